// What the judges of the page share: the page with a folder in it, and what a person does there.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { check, opened } from "../../../tests/browser/chromium.mjs";
import { disk, thread } from "./stand_in.mjs";

export const DAY = "2026-11-15";
export const address = pathToFileURL(path.resolve(process.argv[2])).href;
export const examples = fileURLToPath(new URL("../../../examples/", import.meta.url));
export const isLocal = (request) => request.url() === address || request.url().startsWith("blob:") || request.url().startsWith("about:");

export const UNIT = "typ: enhet\nid: a\nnamn: Akademi vårdcentral\nvårdform: primärvård\nverksamhetschef: verksamhetschef\n";
export const routine = (id, title, more = "") => `typ: rutin\nid: ${id}\ntitel: ${title}\n${more}`;

/** The page before a folder is chosen; `scripts` are run before its own. */
export async function bare(name, scripts = [], settings = {}) {
  const { page, context } = await opened(address, name, isLocal, settings);
  page.setDefaultTimeout(30_000);
  for (const script of [thread, ...scripts]) await page.addInitScript(script);
  await page.reload({ waitUntil: "load" });
  return { page, context };
}

/** Nothing is being done; what waits for a pause (the audit of the whole) is not waited for. */
export async function idle(page) {
  await page.waitForTimeout(60);
  await page.waitForFunction(() => !document.body.hasAttribute("aria-busy"));
}

/** Nothing is being done, and the whole is audited. */
export async function settled(page) {
  await page.waitForTimeout(1100);
  await idle(page);
}

/** The page with a folder that may be written to: `[{ path, text }]`. */
export async function withHandles(name, tree, settings = {}) {
  const { page, context } = await bare(name, [`(${disk})(${JSON.stringify(tree)})`], settings);
  await page.waitForSelector("body[data-klar]");
  await page.evaluate((day) => { document.getElementById("datum").value = day; }, DAY);
  await page.click("#valj");
  await page.waitForSelector("iframe.blad");
  await idle(page);
  return { page, context };
}

/** A folder on disk with these files, and what forgets it. */
export function folderOf(tree) {
  const above = mkdtempSync(path.join(tmpdir(), "ledningskoll-"));
  for (const { path: name, text } of tree) {
    mkdirSync(path.join(above, "mapp", path.dirname(name)), { recursive: true });
    writeFileSync(path.join(above, "mapp", name), text);
  }
  return { inner: path.join(above, "mapp"), forget: () => rmSync(above, { recursive: true }) };
}

/** The page with files that are only read, as in browsers without handles: `[{ path, text }]`. */
export async function withList(name, tree) {
  const { inner, forget } = folderOf(tree);
  const { page, context } = await bare(name, [], { acceptDownloads: true });
  await page.waitForSelector("body[data-klar]");
  await page.evaluate((day) => { document.getElementById("datum").value = day; }, DAY);
  await page.setInputFiles("#valj-enkel", inner);
  await page.waitForSelector("iframe.blad");
  await idle(page);
  return { page, context, forget };
}

export const onDisk = (page) => page.evaluate(() => Object.fromEntries([...window.disk.files].map(([name, { text }]) => [name, text])));
export const textOf = async (page, selector) => (await page.textContent(selector)).replace(/\s+/g, " ").trim();
export const fieldId = (field) => `[id='f-${field}']`;
export const valueOf = (page, field) => page.inputValue(fieldId(field));
/** The answers that the page has handed over. */
export const answers = (page) => page.evaluate(() => window.program.asked.filter((one) => one.gör === "svara").map(({ väg, fält, svar }) => ({ väg, fält, svar })));

export async function openDocument(page, title) {
  await page.click("[data-del=dokument]");
  await page.click(`#del-innehall td .lank:text-is("${title}")`);
  await page.waitForSelector("#formular");
  await idle(page);
}

/** Types with the keyboard in a field, in the place of what stands there. */
export async function type(page, field, text) {
  await page.click(fieldId(field));
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** The digits of a day in the order of the browser's own language, in which its fields of days are. */
export async function keysOf(page, year, month, day) {
  const isMonthFirst = await page.evaluate(() => {
    window.probe = document.createElement("input");
    window.probe.type = "date";
    window.probe.max = "9999-12-31";
    document.body.append(window.probe);
    window.probe.focus();
  }).then(() => page.keyboard.type("12312024")).then(() => page.evaluate(() => {
    window.probe.remove();
    return window.probe.value === "2024-12-31";
  }));
  return isMonthFirst ? `${month}${day}${year}` : `${year}${month}${day}`;
}

export async function save(page) {
  await page.click("#spara");
  await idle(page);
}

export async function isSaid(page, selector, words, fault) {
  const said = await textOf(page, selector);
  check(said.includes(words), `${fault}: ”${said.slice(0, 300)}”`);
}

/** The judges, each by itself: one that stops does not hinder the others. `ONLY` names one of them. */
export const each = (judges) => judges.filter((judge) => !process.env.ONLY || judge.name === process.env.ONLY).map((judge) => async () => {
  try {
    await judge();
  } catch (error) {
    check(false, `${judge.name}: ${error.message.split("\n").slice(0, 4).join(" ")}`);
  }
});
