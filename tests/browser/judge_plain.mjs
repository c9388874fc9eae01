// Opens pages that are headings and lists in Chromium and judges them: accessibility, widths, outline, print.
//
//   node judge_plain.mjs PAGE.html …
//
// Says what is wrong and ends with 1; ends with 0 if nothing is. Needs /usr/bin/chromium and pdftotext (poppler-utils).

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { WIDTHS, check, judgeAxe, judgeOutline, judgeWidth, judgedBy, opened, printed, say } from "./chromium.mjs";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("node judge_plain.mjs PAGE.html …");
  process.exit(2);
}

await judgedBy(async () => { for (const file of files) await judge(file); });

async function judge(file) {
  for (const colorScheme of ["light", "dark"]) {
    const settings = { colorScheme };
    const { page, context } = await opened(pathToFileURL(path.resolve(file)).href, file, (request) => request.url().startsWith("file:"), settings);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await judgeWidth(page, `${file} ${width} px ${colorScheme}`);
    }
    const [sections, middle] = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll("main section")].map((section) => section.getBoundingClientRect());
      return [boxes.length, boxes.filter((box) => box.left > boxes[0].left + 1).length];
    });
    check(middle === 0, `${file}: ${middle} av ${sections} delar står bredvid varandra`);
    await judgeOutline(page, file);
    await judgeAxe(page, `${file} ${colorScheme}`);
    if (colorScheme === "light") await judgePrint(page, file);
    await context.close();
  }
}

async function judgePrint(page, file) {
  const folder = mkdtempSync(path.join(tmpdir(), "ledningskoll-"));
  const pages = await printed(page, path.join(folder, "sida.pdf"));
  pages.forEach((text, at) => {
    check(text.includes(`Sida ${at + 1} av ${pages.length}`), `${file}: sida ${at + 1} saknar sidnummer`);
    check(text.includes("Granskat per"), `${file}: sida ${at + 1} saknar dag`);
  });
  say(`${file}: ${pages.length} sidor på papper`);
  rmSync(folder, { recursive: true });
}
