// Judges what is handed over to an authority, unpacked in a folder and opened from the disk:
//
//     node tests/browser/judge_bundle.mjs FOLDER

import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { WIDTHS, check, judgeAxe, judgeOutline, judgeWidth, judgedBy, opened, say } from "./chromium.mjs";

const root = path.resolve(process.argv[2]);
const address = (page) => pathToFileURL(path.join(root, page)).href;
const entries = readdirSync(root, { withFileTypes: true });
const isPage = (name) => name.endsWith(".html");
/** Every page at the top but the gap analysis, which the judge of reports judges, and one page of each sort of document. */
const top = entries.map((entry) => entry.name).filter((name) => isPage(name) && name !== "gapanalys.html").sort();
const sorts = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
const first = sorts.map((sort) => `${sort}/${readdirSync(path.join(root, sort)).filter(isPage).sort()[0]}`);

await judgedBy(async () => { for (const page of [...top, ...first]) await judgePage(page); }, judgeWithoutScript);

/** A page that fetches nothing but itself. */
async function open(name, settings = {}) {
  return opened(address(name), name, (request) => request.resourceType() === "document" && request.url().startsWith("file:"), settings);
}

/** Nothing wider than the window, an outline without holes, no violation of WCAG 2.1 A and AA. */
async function judgePage(name) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context } = await open(name, { colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await judgeWidth(page, `${name} ${width} px ${colorScheme}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await judgeOutline(page, name);
    await page.evaluate(() => {
      document.querySelectorAll("tbody, ul").forEach((list) => [...list.children].slice(15).forEach((row) => row.remove()));
    });
    await judgeAxe(page, `${name} ${colorScheme}`);
    await context.close();
  }
  say(`${name}: prövad`);
}

/** Each page at the top, and a document, is reached from the first page by clicks, without script. */
async function judgeWithoutScript() {
  const { page, context } = await open("index.html", { javaScriptEnabled: false });
  const links = await page.locator("main a[href$='.html']").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("href"))).catch(() => []);
  for (const name of top.filter((one) => !["index.html", "roller.html"].includes(one))) {
    await page.goto(address("index.html"));
    await page.locator(`main a[href='${name}']`).first().click();
    await page.waitForLoadState();
    check(page.url() === address(name), `${name} nås inte från första sidan (${links.length} länkar)`);
  }
  await page.goto(address("dokument.html"));
  await page.locator("main td a[href$='.html']").first().click();
  await page.waitForLoadState();
  check(await page.locator("h1").count() === 1, "ett dokument öppnas inte från listan");
  await context.close();
}
