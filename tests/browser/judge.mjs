// Opens an HTML report in Chromium and judges it: accessibility, keyboard, filters, widths and print.
//
//   node judge.mjs REPORT.html [--pictures FOLDER]
//
// Says what is wrong and ends with 1; ends with 0 if nothing is. Needs /usr/bin/chromium and pdftotext (poppler-utils).

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [390, 1280, 2560];
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

const [report, ...options] = process.argv.slice(2);
if (!report) {
  console.error("node judge.mjs REPORT.html [--pictures FOLDER]");
  process.exit(2);
}
const pictures = options[0] === "--pictures" ? options[1] : null;
if (pictures) mkdirSync(pictures, { recursive: true });

const faults = [];
const check = (holds, fault) => { if (!holds) faults.push(fault); };
const say = (line) => console.log(line);
const seconds = (start) => ((Date.now() - start) / 1000).toFixed(1);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  for (const colour of ["light", "dark"]) {
    for (const width of WIDTHS) await judgeAt(width, colour);
  }
  await judgeWithoutScript();
  await judgeFilters();
  await judgeLinks();
  await judgeKeyboard();
  await judgePrint();
  await judgePrintOfOne();
} finally {
  await browser.close();
}
faults.forEach((fault) => console.error(`FEL: ${fault}`));
console.log(faults.length === 0 ? "inget fel" : `${faults.length} fel`);
process.exit(faults.length === 0 ? 0 : 1);

/** A page with the report, which notes every request that is made and every error that is said. */
async function open(settings = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "sv-SE", ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) faults.push(`sidan hämtar ${request.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`skriptet stannar: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`webbläsaren säger: ${message.text()}`);
  });
  const start = Date.now();
  await page.goto(pathToFileURL(path.resolve(report)).href, { waitUntil: "load" });
  return { page, context, milliseconds: Date.now() - start };
}

/** No page scroll sideways, nothing cut, no violation of WCAG 2.1 A and AA, in one width and colour. */
async function judgeAt(width, colour) {
  const where = `${width} px, ${colour}`;
  const start = Date.now();
  const { page, context, milliseconds } = await open({ viewport: { width, height: 900 }, colorScheme: colour });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `${where}: sidan är ${wide} px för bred`);
  const cut = await page.evaluate(() => {
    // What is drawn only when it comes into view would else be laid out anew for each thing that is measured.
    document.querySelectorAll(".enhet").forEach((unit) => { unit.style.contentVisibility = "visible"; });
    const right = document.documentElement.clientWidth;
    const scrolls = (node) => node.closest(".rulla, .hog, .dold, .hoppa, details:not([open]) > :not(summary)");
    const isOut = (node) => node.getClientRects().length > 0 && node.getBoundingClientRect().right > right + 1 && !scrolls(node);
    return [...document.querySelectorAll("main *")].filter(isOut).slice(0, 3).map((node) => node.outerHTML.slice(0, 120));
  });
  check(cut.length === 0, `${where}: går utanför: ${cut.join(" | ")}`);
  if (pictures) await takePictures(page, `${width}-${colour}`);
  // What axe reads differs by width and by colour, not by both at once: two of the four are enough for a large page.
  const isLarge = (await page.locator("body.stor").count()) > 0;
  if (width > 2000 || (isLarge && (width < 1000) === (colour === "light"))) return context.close();
  await thinOut(page);
  await page.evaluate(AXE);
  const axe = await page.evaluate((tags) => window.axe.run(document, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations"],
  }), WCAG);
  for (const violation of axe.violations) {
    const nodes = violation.nodes.slice(0, 3).map((node) => `${node.target}: ${node.failureSummary}`).join(" | ");
    faults.push(`${where}: axe ${violation.id} (${violation.nodes.length}): ${nodes}`);
  }
  say(`${where}: öppnad på ${milliseconds} ms, axe ${axe.violations.length} fel, ${seconds(start)} s`);
  await context.close();
}

/** Everything opened, and of what is drawn many times over by the same code only the first: axe takes hours otherwise. */
async function thinOut(page) {
  await page.evaluate(() => {
    document.querySelectorAll(".enhet").forEach((unit, at) => { if (at >= 3) unit.remove(); });
    document.querySelectorAll("tbody, ul, ol, select").forEach((list) => [...list.children].slice(12).forEach((row) => row.remove()));
    document.querySelectorAll("section.utredning").forEach((event, at) => { if (at >= 2) event.remove(); });
    document.querySelectorAll("#processer > .kropp > *").forEach((node, at) => { if (at >= 4) node.remove(); });
    const left = new Set([...document.querySelectorAll("[id]")].map((node) => node.id));
    document.querySelectorAll('a[href^="#"]').forEach((link) => { if (!left.has(link.hash.slice(1))) link.removeAttribute("href"); });
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
  });
}

async function takePictures(page, name) {
  await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => { details.open = false; }));
  const stops = { topp: "body", enhet: ".enhet:nth-of-type(2)", matris: "#matris", tabell: ".matris", processer: "#processer",
    utredningar: "#utredningar", datum: "#datum", plan: "#plan", underlag: "#underlag" };
  for (const [stop, selector] of Object.entries(stops)) {
    await page.evaluate((at) => {
      document.documentElement.style.scrollBehavior = "auto";
      document.querySelector(at)?.scrollIntoView();
    }, selector);
    await page.screenshot({ path: path.join(pictures, `${name}-${stop}.png`) });
  }
}

/** Without the script the whole report is there to read, and no filter that does nothing. */
async function judgeWithoutScript() {
  const { page, context } = await open({ javaScriptEnabled: false });
  check(!(await page.locator("#urval").isVisible()), "utan skript: filtren syns fast de inte gör något");
  check(await page.locator("h1").isVisible(), "utan skript: rubriken syns inte");
  check((await page.locator(".rad[hidden]").count()) === 0, "utan skript: rader är dolda");
  await context.close();
}

/** Each filter hides rows, says how many are shown, and gives all back. */
async function judgeFilters() {
  const { page, context } = await open();
  const start = Date.now();
  const count = () => page.evaluate(() => document.querySelectorAll(".rad:not([hidden])").length);
  const status = page.locator("#f-antal");
  const settle = async () => { await page.waitForTimeout(250); return count(); };
  const all = await count();
  check((await status.getAttribute("aria-live")) === "polite", "antalet läses inte upp");
  check((await status.textContent()).includes(String(all)), "antalet rader sägs inte från början");
  for (const id of ["f-enhet", "f-lag", "f-vikt"]) {
    const values = await page.locator(`#${id} option`).evaluateAll((options) => options.map((option) => option.value));
    const drawn = id === "f-enhet" ? await page.locator(".enhet[data-del]").evaluateAll((parts) => parts.at(-1)?.dataset.del) : null;
    const value = drawn ?? values[values.length - 1];
    if (!value) continue;
    await page.selectOption(`#${id}`, value);
    const shown = await settle();
    const isAll = id === "f-enhet" && (await page.locator(".enhet[data-del]").count()) < 2;
    check(shown < all || isAll, `${id}=${value} döljer ingenting`);
    check((await status.textContent()) === `Visar ${shown} av ${all} rader`, `${id}: antalet stämmer inte`);
    await page.click("#urval button");
    check((await settle()) === all, `${id}: allt kommer inte tillbaka`);
  }
  const units = await page.locator(".enhet[data-del]").count();
  if (units > 1) {
    const part = page.locator(".enhet[data-del]").last();
    await page.selectOption("#f-enhet", await part.getAttribute("data-del"));
    await settle();
    check(await part.isVisible(), "den valda enheten syns inte");
    check((await page.locator(".enhet[data-del]:visible").count()) === 1, "andra enheter syns fast en är vald");
    await page.click("#urval button");
    await settle();
  }
  if ((await page.locator("#f-text").count()) === 0) return context.close();
  await page.fill("#f-text", "ordsominteståråstans");
  const whole = await page.locator(".rad[data-allt]").count();
  check((await settle()) === whole, "ord som inte finns döljer inte allt");
  check((await status.textContent()) === `Visar ${whole} av ${all} rader`, "antalet stämmer inte när inget visas");
  await page.fill("#f-text", "om vård");
  const found = await settle();
  check(found < all, "ord i sökrutan döljer ingenting");
  if (pictures) await page.screenshot({ path: path.join(pictures, "urval.png") });
  say(`filter: ${all} rader, ${found} med "om vård", ${seconds(start)} s`);
  await context.close();
}

/** From the table of enheter to an enhet: its heading is seen, though what lies between is not drawn yet. */
async function judgeLinks() {
  const { page, context } = await open();
  const links = page.locator(".t-enheter th a");
  const count = await links.count();
  for (const at of new Set([1, Math.floor(count / 2), count - 1])) {
    if (at < 0 || at >= count) continue;
    const target = await links.nth(at).getAttribute("href");
    await page.evaluate(() => { document.documentElement.style.scrollBehavior = "auto"; });
    await links.nth(at).click();
    await page.waitForTimeout(300);
    const top = await page.locator(`${target} h3`).evaluate((heading) => heading.getBoundingClientRect().top);
    check(top >= 0 && top < 450, `länken till ${target} leder fel: rubriken står på ${Math.round(top)} px`);
  }
  await context.close();
}

/** By keyboard: the skip link first, then every filter; each stop shows where it is. */
async function judgeKeyboard() {
  const { page, context } = await open();
  await page.evaluate(() => { document.documentElement.style.scrollBehavior = "auto"; });
  const start = Date.now();
  const stops = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const node = document.activeElement;
      if (node === document.body) return null;
      const style = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      const name = node.id || node.className || node.getAttribute("href") || node.tagName;
      const hasRing = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
      const isSeen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      const scroll = { x: box.left + Math.min(box.width / 2, 20), y: box.top + Math.min(box.height / 2, 10) };
      return { name, tag: node.tagName, hasRing, isSeen, scroll };
    });
    if (!stop) break;
    stops.push(stop);
    check(stop.hasRing, `tangentbord: ${stop.name} visar inte fokus`);
    check(stop.isSeen, `tangentbord: ${stop.name} syns inte när den har fokus`);
  }
  check(stops[0]?.name === "hoppa", `tangentbord: först kommer ${stops[0]?.name}, inte hopplänken`);
  const fields = await page.locator("#urval select, #urval input").evaluateAll((nodes) => nodes.map((node) => node.id));
  check(fields.includes("f-enhet"), "urvalet saknar enhet");
  for (const id of fields) {
    check(stops.some((stop) => stop.name === id), `tangentbord: ${id} nås inte`);
  }
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await page.focus(".hoppa");
  if (pictures) await page.screenshot({ path: path.join(pictures, "fokus.png") });
  await page.keyboard.press("Enter");
  check(await page.evaluate(() => document.activeElement.id === "innehall"), "hopplänken flyttar inte fokus till innehållet");
  say(`tangentbord: ${stops.length} stopp prövade på ${seconds(start)} s`);
  await judgeOutline(page);
  await context.close();
}

/** One first heading, no level left out, one main, language, tables with caption and head. */
async function judgeOutline(page) {
  const outline = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    levels: [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((heading) => Number(heading.tagName[1])),
    mains: document.querySelectorAll("main").length,
    bare: [...document.querySelectorAll("table")].filter((table) => !table.caption || !table.tHead).length,
    unscoped: document.querySelectorAll("th:not([scope])").length,
    doubled: [...document.querySelectorAll("[id]")].map((node) => node.id).filter((id, at, ids) => ids.indexOf(id) !== at).slice(0, 3),
    dead: [...document.querySelectorAll('a[href^="#"]')].map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(id)).slice(0, 3),
    outside: [...document.querySelectorAll("[src],link,a[href]:not([href^='#'])")].length,
  }));
  check(outline.lang === "sv", `språket är ${outline.lang}`);
  check(outline.levels.filter((level) => level === 1).length === 1, "det finns inte en enda h1");
  outline.levels.forEach((level, at) => check(at === 0 || level <= outline.levels[at - 1] + 1, `rubriknivå ${level} hoppar`));
  check(outline.mains === 1, "det finns inte ett main");
  check(outline.bare === 0, `${outline.bare} tabeller utan rubrik eller huvud`);
  check(outline.unscoped === 0, `${outline.unscoped} th utan scope`);
  check(outline.doubled.length === 0, `id står två gånger: ${outline.doubled}`);
  check(outline.dead.length === 0, `länkar leder ingenstans: ${outline.dead}`);
  check(outline.outside === 0, "sidan länkar ut ur sig själv");
}

/** Printed: page numbers, date and revision on every page, everything opened, no filters. */
async function judgePrint() {
  const start = Date.now();
  const { page, context } = await open();
  const folder = mkdtempSync(path.join(tmpdir(), "ledningskoll-"));
  const file = pictures ? path.join(pictures, "rapport.pdf") : path.join(folder, "rapport.pdf");
  await page.pdf({ path: file, preferCSSPageSize: true, timeout: 600_000 });
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 29 });
  const pages = text.split("\f").slice(0, -1);
  const [date, revision] = await page.evaluate(() => [
    document.querySelector(".fakta dd").textContent, document.querySelector(".fakta .id")?.textContent ?? "",
  ]);
  const bare = pages.map((one, at) => [one, at + 1]);
  const without = (word) => bare.filter(([one]) => !one.includes(word)).map(([, number]) => number).slice(0, 5);
  check(without(date).length === 0, `utskrift: sida ${without(date)} saknar datum`);
  check(without(revision).length === 0, `utskrift: sida ${without(revision)} saknar version`);
  const numbered = bare.filter(([one, number]) => !one.includes(`Sida ${number} av ${pages.length}`)).map(([, number]) => number);
  check(numbered.length === 0, `utskrift: sida ${numbered.slice(0, 5)} saknar sidnummer`);
  check(!text.includes("Innehåller orden"), "utskrift: filtren är med");
  const units = await page.locator(".enhet[data-del] h3").allTextContents();
  const starts = units.filter((name) => bare.some(([one]) => one.split("\n").slice(0, 8).some((line) => line.includes(name.slice(0, 30)))));
  check(starts.length >= units.length - 1, `utskrift: ${units.length - starts.length} enheter börjar inte på en ny sida`);
  const folded = await page.locator("body:not(.stor) .enhet details .t-utan caption").count();
  if (folded > 0) check(text.includes("Krav utan funna brister"), "utskrift: det hopfällda är inte utfällt");
  say(`utskrift: ${pages.length} sidor på ${seconds(start)} s`);
  rmSync(folder, { recursive: true, force: true });
  await context.close();
}

/** With one enhet chosen only it is printed, unfolded, with its own rows in the other parts. */
async function judgePrintOfOne() {
  const { page, context } = await open();
  const parts = page.locator(".enhet[data-del]");
  if ((await parts.count()) < 2) return context.close();
  const part = parts.last();
  const [name, other] = [await part.locator("h3").textContent(), await parts.nth(1).locator("h3").textContent()];
  await page.selectOption("#f-enhet", await part.getAttribute("data-del"));
  await page.waitForTimeout(500);
  const folder = mkdtempSync(path.join(tmpdir(), "ledningskoll-"));
  const file = pictures ? path.join(pictures, "enhet.pdf") : path.join(folder, "enhet.pdf");
  await page.pdf({ path: file, preferCSSPageSize: true, timeout: 600_000 });
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 29 });
  const pages = text.split("\f").length - 1;
  const isFolded = (await part.locator("details .t-utan").count()) > 0;
  check(!isFolded || text.includes(`Krav utan funna brister: ${name}`.slice(0, 60)), "utskrift av en enhet: det hopfällda är inte utfällt");
  check(!text.includes(`Krav utan funna brister: ${other}`), "utskrift av en enhet: en annan enhet är med");
  say(`utskrift av en enhet: ${pages} sidor`);
  rmSync(folder, { recursive: true, force: true });
  await context.close();
}
