// Opens an HTML report in Chromium and judges it: accessibility, keyboard, filters, widths and print.
//
//   node judge.mjs REPORT.html [--pictures FOLDER] [--json REPORT.json]
//
// With the JSON of the same audit, the number of each enhet that is chosen is held against it.
//
// Says what is wrong and ends with 1; ends with 0 if nothing is. Needs /usr/bin/chromium and pdftotext (poppler-utils).

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { WIDTHS, check, judgeAxe, judgeOutline, judgeWidth, judgedBy, opened, printed, say } from "./chromium.mjs";

const [report, ...options] = process.argv.slice(2);
if (!report) {
  console.error("node judge.mjs REPORT.html [--pictures FOLDER] [--json REPORT.json]");
  process.exit(2);
}
const option = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : null);
const pictures = option("--pictures");
const address = pathToFileURL(path.resolve(report)).href;
const json = option("--json") && JSON.parse(readFileSync(option("--json"), "utf8"));
const numbers = json && new Map(json.summary.by_unit.map((row) => [row.unit, row.error]));
if (pictures) mkdirSync(pictures, { recursive: true });

/** A number as Swedish writes it: 5 432. */
const said = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
const seconds = (start) => ((Date.now() - start) / 1000).toFixed(1);

await judgedBy(
  async () => {
    for (const colour of ["light", "dark"]) {
      for (const width of WIDTHS) await judgeAt(width, colour);
    }
  },
  judgeWithoutScript, judgeMotion, judgeFilters, judgeChoices, judgeLinks, judgeSorting, judgeKeyboard, judgePrint, judgePrintOfOne,
);

/** A page with the report, which may fetch nothing but itself. */
async function open(settings = {}) {
  return opened(address, "sidan", (request) => request.url().startsWith("file:"), settings);
}

/** No page scroll sideways, nothing cut, no violation of WCAG 2.1 A and AA, in one width and colour. */
async function judgeAt(width, colour) {
  const where = `${width} px, ${colour}`;
  const start = Date.now();
  const { page, context, milliseconds } = await open({ viewport: { width, height: 900 }, colorScheme: colour });
  await judgeWidth(page, where);
  const cut = await page.evaluate(() => {
    const right = document.documentElement.clientWidth;
    const scrolls = (node) => node.closest(".rulla, .dold, .hoppa, details:not([open]) > :not(summary)");
    const isOut = (node) => node.getClientRects().length > 0 && node.getBoundingClientRect().right > right + 1 && !scrolls(node);
    return [...document.querySelectorAll("main *")].filter(isOut).slice(0, 3).map((node) => node.outerHTML.slice(0, 120));
  });
  check(cut.length === 0, `${where}: går utanför: ${cut.join(" | ")}`);
  if (pictures) await takePictures(page, `${width}-${colour}`);
  // What axe reads differs by width and by colour, not by both at once: two of the four are enough for a large page.
  const isLarge = (await page.locator("body.stor").count()) > 0;
  if (width > 2000 || (isLarge && (width < 1000) === (colour === "light"))) return context.close();
  await thinOut(page);
  const violations = await judgeAxe(page, where);
  say(`${where}: öppnad på ${milliseconds} ms, axe ${violations} fel, ${seconds(start)} s`);
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

/** Nothing moves for those who have asked for that. */
async function judgeMotion() {
  const { page, context } = await open({ reducedMotion: "reduce" });
  const moving = await page.evaluate(() => [...document.querySelectorAll("html, body, main *")].filter((node) => {
    const style = getComputedStyle(node);
    const moves = [style.transitionDuration, style.animationDuration].some((time) => Number.parseFloat(time) > 0);
    return moves || style.scrollBehavior !== "auto";
  }).slice(0, 3).map((node) => node.outerHTML.slice(0, 80)));
  check(moving.length === 0, `mindre rörelse: ${moving.join(" | ")}`);
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
  check((await status.textContent()).includes(said(all)), "antalet rader sägs inte från början");
  for (const id of ["f-lag", "f-vikt"]) {
    const values = await page.locator(`#${id} option`).evaluateAll((options) => options.map((option) => option.value));
    const value = values[values.length - 1];
    if (!value) continue;
    await page.selectOption(`#${id}`, value);
    const shown = await settle();
    check(shown < all, `${id}=${value} döljer ingenting`);
    check((await status.textContent()) === `Visar ${said(shown)} av ${said(all)} rader`, `${id}: antalet stämmer inte`);
    await page.click("#urval button[type=reset]");
    check((await settle()) === all, `${id}: allt kommer inte tillbaka`);
  }
  if ((await page.locator("#f-text").count()) === 0) return context.close();
  await page.fill("#f-text", "ordsominteståråstans");
  const whole = await page.locator(".rad[data-allt]").count();
  check((await settle()) === whole, "ord som inte finns döljer inte allt");
  check((await status.textContent()) === `Visar ${said(whole)} av ${said(all)} rader`, "antalet stämmer inte när inget visas");
  await page.fill("#f-text", "om vård");
  const found = await settle();
  check(found < all, "ord i sökrutan döljer ingenting");
  if (pictures) await page.screenshot({ path: path.join(pictures, "urval.png") });
  say(`filter: ${all} rader, ${found} med "om vård", ${seconds(start)} s`);
  await context.close();
}

/** The numbers on the first card and what they are of. */
function cards(page) {
  return page.evaluate(() => ({
    name: document.querySelector("h1 .namn").textContent,
    errors: Number.parseInt(document.querySelector(".tal strong").textContent.replace(/\s/g, ""), 10),
    hash: decodeURIComponent(location.hash),
  }));
}

/** Each enhet that can be chosen: its name, its number, its address; typed, reloaded, by a mailed link, and back. */
async function judgeChoices() {
  const { page, context } = await open();
  const options = await page.locator("#f-lista [data-id]").evaluateAll((all) => all.map((option) => (
    { id: option.dataset.id, name: option.querySelector("b").textContent })));
  if (options.length === 0 || (await page.locator(".tal").count()) === 0) return context.close();
  const start = Date.now();
  const whole = await cards(page);
  // The number of an enhet above others is that of it with all below, which the JSON does not have.
  const bottom = await page.locator(".t-enheter tbody tr:not(:has(th .lag)) th a").evaluateAll((all) => all.map((link) => link.dataset.val));
  const sorted = [...options].sort((one, other) => one.name.localeCompare(other.name, "sv", { numeric: true }));
  check(sorted.every(({ id }, at) => id === options[at].id), "enheterna står inte i svensk ordning");
  for (const { id, name } of options) {
    await page.evaluate((to) => { location.hash = `enhet=${encodeURIComponent(to)}`; }, id);
    await page.waitForFunction((to) => document.querySelector("h1 .namn").textContent === to, name);
    const { errors } = await cards(page);
    const expected = bottom.includes(id) ? numbers?.get(id) : undefined;
    check(expected === undefined || expected === errors, `${id}: sidan säger ${errors} brister, rapporten ${expected}`);
    check((await page.title()).startsWith(name), `${id}: namnet står inte först i sidans titel`);
  }
  const { id, name } = options.at(-1);
  await page.reload();
  check((await cards(page)).name === name, "valet är borta när sidan läses om");
  await page.click("#urval button[type=reset]");
  await page.waitForTimeout(100);
  check(JSON.stringify(await cards(page)) === JSON.stringify({ ...whole, hash: "" }), "helheten kommer inte tillbaka");
  await page.fill("#f-enhet", name.toUpperCase());
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
  check((await cards(page)).hash === `#enhet=${id}`, `det går inte att välja ${name} genom att skriva`);
  await page.evaluate(() => { location.hash = "enhet=finns-inte"; });
  await page.waitForTimeout(100);
  check((await page.locator("#f-antal").textContent()).includes("finns-inte"), "en okänd enhet i adressen sägs inte");
  say(`val: ${options.length} enheter, ${seconds(start)} s`);
  await context.close();
}

/** Every kind of link lands where it says, also within a choice and when the page is opened by it. */
async function judgeLinks() {
  const { page, context } = await open();
  const start = Date.now();
  const off = (hash) => page.evaluate((to) => {
    const target = document.getElementById(to);
    if (!target) return `${to} finns inte`;
    const { top } = target.getBoundingClientRect();
    const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    return top >= 0 && (top <= 20 || (isAtEnd && top < innerHeight)) ? null : `${to} står på ${Math.round(top)} px`;
  }, hash);
  const place = () => page.evaluate(() => decodeURIComponent(location.hash.slice(1)).split("plats=").at(-1));
  for (const kind of [".innehall a", ".tal a", ".varst a", ".fler a", ".tillbaka a"]) {
    const links = page.locator(`${kind}[href^="#"]`);
    const count = await links.count();
    for (const at of new Set([0, 1, Math.floor(count / 2), count - 1])) {
      if (at < 0 || at >= count) continue;
      await links.nth(at).evaluate((link) => link.click());
      const fault = await off(await place());
      check(!fault, `länken ${kind} ${at} leder fel: ${fault}`);
    }
  }
  const rows = await page.locator("li.rad[id], tr.rad[id]").evaluateAll((all) => all.map((row) => row.id));
  for (const id of [rows[0], rows.at(Math.floor(rows.length / 2)), rows.at(-1)].filter(Boolean)) {
    await page.goto("about:blank");
    await page.goto(`${address}#${id}`, { waitUntil: "load" });
    await page.waitForTimeout(200);
    const fault = await off(id);
    check(!fault, `sidan öppnad vid en rad: ${fault}`);
  }
  const chosen = page.locator(".t-enheter th a");
  if ((await chosen.count()) > 1) {
    await page.goto(address, { waitUntil: "load" });
    const name = await chosen.nth(1).textContent();
    await chosen.nth(1).click();
    check((await cards(page)).name === name, `länken till ${name} väljer inte enheten`);
    await page.locator(".innehall a").last().click();
    const fault = await off(await place());
    check(!fault && (await cards(page)).name === name, `en länk inom ett val: ${fault}`);
  }
  say(`länkar: ${seconds(start)} s`);
  await context.close();
}

/** The headings of the table of enheter sort it and say so. */
async function judgeSorting() {
  const { page, context } = await open();
  const heads = page.locator(".t-enheter thead button");
  if ((await heads.count()) === 0) return context.close();
  const names = () => page.locator(".t-enheter tbody th a").allTextContents();
  const before = await names();
  await heads.first().click();
  const sorted = await names();
  check((await page.locator(".t-enheter th[aria-sort]").count()) === 1, "tabellen säger inte hur den är sorterad");
  const isSwedish = sorted.every((name, at) => at === 0 || sorted[at - 1].localeCompare(name, "sv", { numeric: true }) <= 0);
  check(isSwedish && sorted.length === before.length, "tabellen sorterar inte efter namn");
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
  for (const id of fields) {
    check(stops.some((stop) => stop.name === id), `tangentbord: ${id} nås inte`);
  }
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await page.focus(".hoppa");
  if (pictures) await page.screenshot({ path: path.join(pictures, "fokus.png") });
  await page.keyboard.press("Enter");
  check(await page.evaluate(() => document.activeElement.id === "innehall"), "hopplänken flyttar inte fokus till innehållet");
  say(`tangentbord: ${stops.length} stopp prövade på ${seconds(start)} s`);
  await judgeReport(page);
  await context.close();
}

/** The outline of every page, tables with captions, and links that lead within the page alone. */
async function judgeReport(page) {
  await judgeOutline(page, "sidan");
  const report = await page.evaluate(() => ({
    bare: [...document.querySelectorAll("table")].filter((table) => !table.caption).length,
    dead: [...document.querySelectorAll('a[href^="#"]')].map((link) => decodeURIComponent(link.hash.slice(1))).filter((id) => !id.startsWith("enhet=") && !document.getElementById(id)).slice(0, 3),
    outside: [...document.querySelectorAll("[src],link,a[href]:not([href^='#'])")].length,
  }));
  check(report.bare === 0, `${report.bare} tabeller utan rubrik`);
  check(report.dead.length === 0, `länkar leder ingenstans: ${report.dead}`);
  check(report.outside === 0, "sidan länkar ut ur sig själv");
}

/** Printed: page numbers, date and revision on every page, everything opened, no filters. */
async function judgePrint() {
  const start = Date.now();
  const { page, context } = await open();
  const folder = mkdtempSync(path.join(tmpdir(), "ledningskoll-"));
  const file = pictures ? path.join(pictures, "rapport.pdf") : path.join(folder, "rapport.pdf");
  const pages = await printed(page, file);
  const [date, revision] = await page.evaluate(() => [
    document.querySelector(".fakta dd").textContent, document.querySelector(".fakta .id")?.textContent ?? "",
  ]);
  const bare = pages.map((one, at) => [one, at + 1]);
  const without = (word) => bare.filter(([one]) => !one.includes(word)).map(([, number]) => number).slice(0, 5);
  check(without(date).length === 0, `utskrift: sida ${without(date)} saknar datum`);
  check(without(revision).length === 0, `utskrift: sida ${without(revision)} saknar version`);
  const numbered = bare.filter(([one, number]) => !one.includes(`Sida ${number} av ${pages.length}`)).map(([, number]) => number);
  check(numbered.length === 0, `utskrift: sida ${numbered.slice(0, 5)} saknar sidnummer`);
  check(!pages.join().includes("Sök på hela sidan"), "utskrift: filtren är med");
  const units = await page.locator("body:not(.stor) .enhet[data-id] h3").allTextContents();
  const starts = units.filter((name) => bare.some(([one]) => one.split("\n").slice(0, 8).some((line) => line.includes(name.slice(0, 30)))));
  check(starts.length >= units.length - 1, `utskrift: ${units.length - starts.length} enheter börjar inte på en ny sida`);
  say(`utskrift: ${pages.length} sidor på ${seconds(start)} s`);
  rmSync(folder, { recursive: true, force: true });
  await context.close();
}

/** With an enhet chosen only it is printed, on at most four pages, and each page says which it is. */
async function judgePrintOfOne() {
  const { page, context } = await open();
  const lines = page.locator(".t-enheter tbody tr").filter({ hasNot: page.locator("th .lag") });
  const count = await lines.count();
  if (count < 2) return context.close();
  const folder = mkdtempSync(path.join(tmpdir(), "ledningskoll-"));
  for (const at of new Set([0, count - 1])) {
    const link = lines.nth(at).locator("th a");
    const [id, name] = [await link.getAttribute("data-val"), await link.textContent()];
    await page.evaluate((to) => { location.hash = `enhet=${encodeURIComponent(to)}`; }, id);
    await page.waitForTimeout(300);
    const file = pictures ? path.join(pictures, `enhet-${at}.pdf`) : path.join(folder, "enhet.pdf");
    const pages = await printed(page, file);
    check(pages.length <= 4, `utskrift av ${name}: ${pages.length} sidor`);
    const head = name.slice(0, 30);
    const bare = pages.flatMap((one, number) => (one.split("\n").slice(0, 4).join("\n").includes(head) ? [] : [number + 1]));
    check(bare.length === 0, `utskrift av ${name}: valet står inte överst på sida ${bare}`);
    await page.evaluate(() => { history.pushState(null, "", location.pathname); dispatchEvent(new Event("popstate")); });
    say(`utskrift av ${name}: ${pages.length} sidor`);
  }
  rmSync(folder, { recursive: true, force: true });
  await context.close();
}
