// Opens the page of `collect` in Chromium and judges it: accessibility, widths, sorting, without script, print.
//
//   node judge_collection.mjs PAGE.html JSON [--pictures FOLDER]
//
// Says what is wrong and ends with 1; ends with 0 if nothing is. Needs /usr/bin/chromium and pdftotext (poppler-utils).

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { WIDTHS, check, judgeAxe, judgeOutline, judgeWidth, judgedBy, opened, printed, say } from "./chromium.mjs";

const [file, json, ...options] = process.argv.slice(2);
if (!json) {
  console.error("node judge_collection.mjs PAGE.html JSON [--pictures FOLDER]");
  process.exit(2);
}
const collection = JSON.parse(readFileSync(json, "utf8"));
const address = pathToFileURL(path.resolve(file)).href;
const pictures = options[0] === "--pictures" ? options[1] : null;
if (pictures) mkdirSync(pictures, { recursive: true });

await judgedBy(judgeWidths, judgeNumbers, judgeSorting, judgeWithoutScript, judgeKeyboard, judgePrint);

async function open(settings = {}) {
  return opened(address, "sidan", (request) => request.url().startsWith("file:"), settings);
}

/** Nothing wider than the window, an outline without holes, no violation of WCAG 2.1 A and AA, in each width and colour. */
async function judgeWidths() {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context, milliseconds } = await open({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await judgeWidth(page, `${width} px ${colorScheme}`);
      if (pictures) await page.screenshot({ path: path.join(pictures, `${width}-${colorScheme}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: colorScheme === "light" ? 390 : 1280, height: 900 });
    await judgeOutline(page, "sidan");
    await page.evaluate(() => {
      document.querySelectorAll("details").forEach((details) => { details.open = true; });
      document.querySelectorAll("tbody, ul").forEach((list) => [...list.children].slice(30).forEach((row) => row.remove()));
    });
    const violations = await judgeAxe(page, colorScheme);
    say(`${colorScheme}: öppnad på ${milliseconds} ms, axe ${violations} fel`);
    await context.close();
  }
}

/** Each vårdgivare that counts has its line in the section of its group, with the number of the JSON. */
async function judgeNumbers() {
  const { page, context } = await open();
  const shown = await page.evaluate(() => [...document.querySelectorAll("section.bred")].map((section) =>
    [...section.querySelectorAll("table.sorterbar tbody tr")].map((row) => [row.cells[0].textContent, Number(row.cells[1].textContent.replace(/\s/g, ""))])));
  collection.groups.forEach((_, group) => {
    const known = collection.reports.filter((one) => one.group === group).map((one) => one.sums.error).sort();
    check(JSON.stringify((shown[group] ?? []).map(([, number]) => number).sort()) === JSON.stringify(known), `grupp ${group + 1}: ${JSON.stringify(shown[group])}`);
  });
  check(shown.length === collection.groups.length, `${shown.length} grupper, inte ${collection.groups.length}`);
  const links = await page.evaluate(() => [...document.querySelectorAll("a[href^='#']")].filter((link) => !document.querySelector(link.getAttribute("href"))).length);
  check(links === 0, `${links} länkar leder ingenstans`);
  await context.close();
}

/** The heading of names sorts by name, and a second press turns the order. */
async function judgeSorting() {
  const { page, context } = await open();
  const table = page.locator("table.sorterbar").first();
  const names = () => table.locator("tbody th").allTextContents();
  await table.locator("thead button").first().click();
  const upward = await names();
  await table.locator("thead button").first().click();
  check(JSON.stringify(await names()) === JSON.stringify(upward.toReversed()), "namnen vänds inte");
  check((await table.locator("th[aria-sort=descending]").count()) === 1, "ordningen sägs inte");
  await context.close();
}

/** Without script every line is there. */
async function judgeWithoutScript() {
  const { page, context } = await open({ javaScriptEnabled: false });
  const counted = collection.reports.filter((one) => one.group !== null).length;
  check((await page.locator("table.sorterbar tbody tr").count()) === counted, "utan skript saknas rader");
  check((await page.locator("thead button").count()) === 0, "utan skript finns knappar");
  await context.close();
}

/** The skip link comes first, and every table that scrolls is reached. */
async function judgeKeyboard() {
  const { page, context } = await open();
  await page.keyboard.press("Tab");
  check(await page.evaluate(() => document.activeElement.className === "hoppa"), "hopplänken kommer inte först");
  check((await page.locator(".rulla:not([tabindex='0'])").count()) === 0, "en tabell som rullar nås inte");
  await context.close();
}

/** On paper each page says its day and number, and no column is cut. */
async function judgePrint() {
  const { page, context } = await open();
  const folder = mkdtempSync(path.join(tmpdir(), "ledningskoll-"));
  await page.emulateMedia({ media: "print" });
  const pages = await printed(page, pictures ? path.join(pictures, "sida.pdf") : path.join(folder, "sida.pdf"));
  pages.forEach((text, at) => {
    check(text.includes(`Sida ${at + 1} av ${pages.length}`), `utskrift: sida ${at + 1} saknar sidnummer`);
    check(text.includes(`Sammanställt ${collection.date}`), `utskrift: sida ${at + 1} saknar dag`);
  });
  check(pages.join().includes("Granskat"), "utskrift: kolumnerna är inte med");
  say(`utskrift: ${pages.length} sidor`);
  rmSync(folder, { recursive: true });
  await context.close();
}
