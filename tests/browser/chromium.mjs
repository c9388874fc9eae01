// What the judges of pages share: the browser, what is noted of a page that is opened, axe, the outline, and what is printed.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
/** 640 is what is left of 1280 at 200 %. */
export const WIDTHS = [320, 390, 640, 1280, 2560];

export const faults = [];
export const check = (holds, fault) => { if (!holds) faults.push(fault); };
export const say = (line) => console.log(line);

let browser = null;

/** Runs the judges one after the other, says what is wrong, and ends. */
export async function judgedBy(...judges) {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  try {
    for (const judge of judges) await judge();
  } finally {
    await browser.close();
  }
  faults.forEach((fault) => console.error(`FEL: ${fault}`));
  console.log(faults.length === 0 ? "inget fel" : `${faults.length} fel`);
  process.exit(faults.length === 0 ? 0 : 1);
}

/** A page; every request that it may not make, and every error that is said, is noted under a name. */
export async function opened(address, name, mayFetch, settings = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "sv-SE", ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.on("request", (request) => { if (!mayFetch(request)) faults.push(`${name} hämtar ${request.url()}`); });
  page.on("pageerror", (error) => faults.push(`${name}: skriptet stannar: ${error.message}`));
  page.on("console", (message) => { if (message.type() === "error") faults.push(`${name}: webbläsaren säger: ${message.text()}`); });
  const start = Date.now();
  await page.goto(address, { waitUntil: "load" });
  return { page, context, milliseconds: Date.now() - start };
}

/** Nothing is wider than the window. */
export async function judgeWidth(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `${where}: sidan är ${wide} px för bred`);
}

/** No violation of WCAG 2.1 A and AA; the number of them. */
export async function judgeAxe(page, where) {
  await page.evaluate(AXE);
  const axe = await page.evaluate((tags) => window.axe.run(document, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations"],
  }), WCAG);
  for (const violation of axe.violations) {
    const nodes = violation.nodes.slice(0, 3).map((node) => `${node.target}: ${node.failureSummary}`).join(" | ");
    faults.push(`${where}: axe ${violation.id} (${violation.nodes.length}): ${nodes}`);
  }
  return axe.violations.length;
}

/** One first heading, no level left out, one main, the language, tables with heads, no id twice, no event in an element. */
export async function judgeOutline(page, name) {
  const outline = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    levels: [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((heading) => Number(heading.tagName[1])),
    mains: document.querySelectorAll("main").length,
    bare: [...document.querySelectorAll("table")].filter((table) => !table.tHead).length,
    unscoped: document.querySelectorAll("th:not([scope])").length,
    doubled: [...document.querySelectorAll("[id]")].map((node) => node.id).filter((id, at, ids) => ids.indexOf(id) !== at).slice(0, 3),
    handlers: [...document.querySelectorAll("*")].filter((node) => [...node.attributes].some((one) => one.name.startsWith("on"))).length,
  }));
  check(outline.lang === "sv", `${name}: språket är ${outline.lang}`);
  check(outline.title.length > 3, `${name}: ingen titel`);
  check(outline.levels.filter((level) => level === 1).length === 1, `${name}: det finns inte en enda h1`);
  outline.levels.forEach((level, at) => check(at === 0 || level <= outline.levels[at - 1] + 1, `${name}: rubriknivå ${level} hoppar`));
  check(outline.mains === 1, `${name}: det finns inte ett main`);
  check(outline.bare === 0, `${name}: ${outline.bare} tabeller utan huvud`);
  check(outline.unscoped === 0, `${name}: ${outline.unscoped} th utan scope`);
  check(outline.doubled.length === 0, `${name}: id står två gånger: ${outline.doubled}`);
  check(outline.handlers === 0, `${name}: ${outline.handlers} element har händelser i sig`);
}

/** The text of each page of a print. */
export async function printed(page, file) {
  await page.pdf({ path: file, preferCSSPageSize: true, timeout: 600_000 });
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 1 << 29 });
  return text.split("\f").slice(0, -1);
}
