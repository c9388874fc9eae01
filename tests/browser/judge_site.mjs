// Opens the pages that `publish` writes in Chromium and judges them: accessibility, keyboard, widths, links, search, print.
//
//   node judge_site.mjs FOLDER [--pictures FOLDER]
//
// Says what is wrong and ends with 1; ends with 0 if nothing is. Needs /usr/bin/chromium and pdftotext (poppler-utils).

import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { WIDTHS, check, judgeAxe, judgeOutline, judgeWidth, judgedBy, opened, printed, say } from "./chromium.mjs";

const [folder, ...options] = process.argv.slice(2);
if (!folder) {
  console.error("node judge_site.mjs FOLDER [--pictures FOLDER]");
  process.exit(2);
}
const root = path.resolve(folder);
const pictures = options[0] === "--pictures" ? options[1] : null;
if (pictures) mkdirSync(pictures, { recursive: true });

const address = (page) => pathToFileURL(path.join(root, page)).href;
const inFolder = (name) => (existsSync(path.join(root, name)) ? readdirSync(path.join(root, name)).sort().map((file) => `${name}/${file}`) : []);
/** One page of each sort, and the largest of the documents. */
const sorts = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const largest = (pages) => pages.toSorted((one, other) => size(other) - size(one))[0];
const size = (page) => readFileSync(path.join(root, page)).length;
const chosen = ["index.html", "dokument.html", "roller.html", "sok.html",
  ...sorts.flatMap((sort) => { const pages = inFolder(sort); return [...new Set([pages[0], largest(pages)])]; }).filter(Boolean)];

await judgedBy(
  async () => { for (const page of chosen) await judgePage(page); },
  judgeEveryLink, judgeWithoutScript, judgeSearch, judgeThreeClicks, judgeKeyboard, judgePrint,
);

/** A page of the site, which fetches nothing beside pages. */
async function open(name, settings = {}) {
  return opened(address(name), name, (request) => request.resourceType() === "document" && request.url().startsWith("file:"), settings);
}

/** Nothing wider than the window, an outline without holes, no violation of WCAG 2.1 A and AA, in each width and colour. */
async function judgePage(name) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context } = await open(name, { colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const where = `${name} ${width} px ${colorScheme}`;
      await judgeWidth(page, where);
      const size = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector("main p, main li, main dd") ?? document.body).fontSize));
      check(size >= 16, `${where}: texten är ${size} px`);
      if (pictures && [390, 1280].includes(width)) {
        await page.screenshot({ path: path.join(pictures, `${name.replaceAll("/", "-")}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
    await page.setViewportSize({ width: colorScheme === "light" ? 390 : 1280, height: 900 });
    await judgeOutline(page, name);
    await thinOut(page);
    await judgeAxe(page, `${name} ${colorScheme}`);
    await context.close();
  }
  say(`${name}: prövad i ${WIDTHS.length} bredder och två färger`);
}

/** Of long lists only the first, which the same code draws: axe takes hours otherwise. */
async function thinOut(page) {
  await page.evaluate(() => {
    document.querySelectorAll("tbody, ul, ol").forEach((list) => [...list.children].slice(15).forEach((row) => row.remove()));
  });
}

/** Each link of each page leads to a page that is there and to a place on it, or is an address on the web. */
async function judgeEveryLink() {
  const pages = ["index.html", "dokument.html", "roller.html", "sok.html", ...sorts.flatMap(inFolder)];
  const { page, context } = await open("index.html");
  const known = new Map();
  const links = new Map();
  for (const name of pages) {
    await page.goto(address(name), { waitUntil: "domcontentloaded" });
    const found = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map((node) => node.id),
      hrefs: [...document.querySelectorAll("a[href], form[action]")].map((node) => node.href?.baseVal ?? node.href ?? node.action),
    }));
    known.set(path.join(root, name), new Set(found.ids));
    links.set(name, found.hrefs.map((href) => new URL(href, address(name)).href));
  }
  let count = 0;
  for (const [name, hrefs] of links) {
    for (const href of hrefs) {
      count += 1;
      const url = new URL(href);
      if (["http:", "https:", "mailto:"].includes(url.protocol)) continue;
      check(url.protocol === "file:", `${name}: länken ${href} är ingen adress`);
      const ids = known.get(fileURLToPath(new URL(url.pathname, "file://")));
      check(ids !== undefined, `${name}: länken ${href} leder till en sida som inte finns`);
      const place = decodeURIComponent(url.hash.slice(1));
      check(!ids || place === "" || ids.has(place), `${name}: länken ${href} leder till ett ställe som inte finns`);
    }
  }
  say(`länkar: ${count} på ${pages.length} sidor`);
  await context.close();
}

/** Without the script everything but search is there, and search says where to look instead. */
async function judgeWithoutScript() {
  const { page, context } = await open("sok.html", { javaScriptEnabled: false });
  check(await page.locator("noscript a, a[href='dokument.html']").first().isVisible(), "utan skript: ingen väg från sökningen");
  await page.goto(address("index.html"));
  check(await page.locator("h1").isVisible(), "utan skript: startsidan syns inte");
  await context.close();
}

/** From the field on each page: the title of a document finds it first, half a word finds it too, nonsense finds nothing. */
async function judgeSearch() {
  const document = inFolder("rutin")[0] ?? inFolder("process")[0];
  if (!document) return;
  const { page, context } = await open(document);
  const title = await page.locator("h1").textContent();
  await page.fill("header input[name=q]", title);
  await page.keyboard.press("Enter");
  await page.waitForURL(/sok\.html\?q=/);
  const first = () => page.locator("#traffar a").first();
  check((await first().textContent()) === title, `sökning på ”${title}” hittar inte dokumentet först`);
  const word = title.split(/\s+/).toSorted((one, other) => other.length - one.length)[0];
  await page.fill("#q", word.slice(0, Math.ceil(word.length / 2)).toUpperCase());
  await page.waitForTimeout(300);
  const found = await page.locator("#traffar a").allTextContents();
  check(found.includes(title), `en halv ordstam av ”${word}” hittar inte dokumentet`);
  check((await page.locator("#antal").getAttribute("role")) === "status", "antalet träffar läses inte upp");
  await page.fill("#q", "ordsominteståråstans");
  await page.waitForTimeout(300);
  check((await page.locator("#traffar a").count()) === 0, "ett ord som inte finns ger träffar");
  check((await page.locator("#antal").textContent()).includes("Inget hittades"), "ingen träff sägs inte");
  await page.fill("#q", title);
  await page.keyboard.press("Enter");
  await first().click();
  check((await page.locator("h1").textContent()) === title, "träffen leder fel");
  say(`sökning: ${found.length} träffar på en halv ordstam`);
  await context.close();
}

/** From the front page of an enhet to a step of a routine: the routine, its steps, and who does one. */
async function judgeThreeClicks() {
  const unit = inFolder("enhet").find((name) => /href="\.\.\/rutin\//.test(readFileSync(path.join(root, name), "utf8")));
  if (!unit) return;
  const { page, context } = await open(unit);
  await page.locator("main .lista a[href^='../rutin/']").first().click();
  const steps = page.locator(".innehall a[href='#del-tillvagagangssatt']");
  if ((await steps.count()) > 0) await steps.click();
  check(await page.locator("main h1").isVisible(), "rutinen öppnas inte från enhetens sida");
  const step = page.locator("ol.steg > li").first();
  if ((await step.count()) > 0) {
    const { y } = await step.boundingBox();
    check(y < 900, `första steget står ${Math.round(y)} px ned efter två klick`);
  }
  await context.close();
}

/** By keyboard: the skip link first, each stop shows where it is. */
async function judgeKeyboard() {
  for (const name of ["index.html", inFolder("process")[0], inFolder("rutin")[0]].filter(Boolean)) {
    const { page, context } = await open(name);
    const stops = [];
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const node = document.activeElement;
        if (node === document.body) return null;
        const style = getComputedStyle(node);
        const box = node.getBoundingClientRect();
        const hasRing = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
        const isSeen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        return { name: node.getAttribute("class") || node.textContent.slice(0, 30) || node.id, hasRing, isSeen };
      });
      if (!stop) break;
      stops.push(stop);
      check(stop.hasRing, `${name}: ${stop.name} visar inte fokus`);
      check(stop.isSeen, `${name}: ${stop.name} syns inte när den har fokus`);
    }
    check(stops[0]?.name === "hoppa", `${name}: först kommer ${stops[0]?.name}, inte hopplänken`);
    await page.focus(".hoppa");
    await page.keyboard.press("Enter");
    check(await page.evaluate(() => document.activeElement.id === "innehall"), `${name}: hopplänken flyttar inte fokus`);
    await context.close();
  }
}

/** A routine on paper: A4, at most two pages, its title and the number on each, nothing of the screen. */
async function judgePrint() {
  const routine = largest(inFolder("rutin"));
  if (!routine) return;
  const { page, context } = await open(routine);
  const title = await page.locator("h1").textContent();
  const own = mkdtempSync(path.join(tmpdir(), "ledningskoll-"));
  const file = pictures ? path.join(pictures, "rutin.pdf") : path.join(own, "rutin.pdf");
  const pages = await printed(page, file);
  check(pages.length <= 2, `utskrift av ${routine}: ${pages.length} sidor`);
  pages.forEach((one, at) => {
    check(one.split("\n").slice(0, 6).join(" ").includes(title.slice(0, 25)), `utskrift: titeln står inte överst på sida ${at + 1}`);
    check(one.includes(`Sida ${at + 1} av ${pages.length}`), `utskrift: sida ${at + 1} saknar sidnummer`);
  });
  check(!pages.join().includes("Alla dokument") && !pages.join().includes("Hoppa till"), "utskrift: menyn är med");
  say(`utskrift av ${routine}: ${pages.length} sidor`);
  rmSync(own, { recursive: true, force: true });
  await context.close();
}
