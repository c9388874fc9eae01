// Opens ledningskoll.html from disk in Chromium and judges it: node page.mjs PAGE.html PROGRAM [LARGE FOLDER]
//
// The report is the command line's, nothing is fetched, axe finds nothing, no width is too wide; a newcomer writes a routine for intyg in
// the form, decides it and saves it, and a file that was changed beside is not overwritten.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { WIDTHS, check, judgeAxe, judgeOutline, judgeWidth, judgedBy, opened, say } from "../../../tests/browser/chromium.mjs";
import { DAY, address, each, examples, isLocal, onDisk, settled, withHandles } from "./pages.mjs";

const [, program, large] = process.argv.slice(2);

const copied = (folder) => {
  const copy = mkdtempSync(path.join(tmpdir(), "ledningskoll-"));
  const inner = path.join(copy, path.basename(folder));
  cpSync(folder, inner, { recursive: true });
  return { inner, forget: () => rmSync(copy, { recursive: true }) };
};
const run = (folder, args) => {
  try {
    return execFileSync(program, args, { cwd: folder, stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 29, env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
};
async function chosen(folder, settings = {}) {
  const { page, context } = await opened(address, path.basename(folder), isLocal, { acceptDownloads: true, ...settings });
  await page.waitForSelector("body[data-klar]");
  await page.fill("#datum", DAY, { force: true }).catch(() => {});
  await page.evaluate((day) => { document.getElementById("datum").value = day; }, DAY);
  const start = Date.now();
  await page.setInputFiles("#valj-enkel", folder);
  await page.waitForSelector("iframe.blad", { timeout: 120_000 });
  await page.waitForFunction(() => !document.body.hasAttribute("aria-busy"));
  return { page, context, start, seconds: (Date.now() - start) / 1000 };
}

async function judgeReport(name) {
  const { inner, forget } = copied(path.join(examples, name));
  const { page, context, seconds } = await chosen(inner);
  const shown = await page.evaluate(() => document.querySelector("iframe.blad").srcdoc);
  const printed = run(inner, ["audit", ".", "--date", DAY, "--format", "html"]).toString("utf8");
  check(shown.trimEnd() === printed.trimEnd(), `${name}: rapporten är inte kommandoradens`);
  const frame = page.frames().find((one) => one !== page.mainFrame());
  check(await frame.evaluate(() => !document.getElementById("urval").hidden), `${name}: rapportens skript går inte`);
  for (const format of ["xlsx", "docx", "ics"]) {
    const [saved] = await Promise.all([page.waitForEvent("download"), page.click(`[data-format=${format}]`)]);
    const out = path.join(inner, `ut.${format}`);
    run(inner, ["audit", ".", "--date", DAY, "--output", `${format}=${out}`]);
    check(readFileSync(await saved.path()).equals(readFileSync(out)), `${name}: ${format} är inte kommandoradens`);
    rmSync(out);
  }
  for (const part of ["gap", "matrix", "due"]) {
    await page.click(`[data-del=${part}]`);
    await page.waitForFunction((title) => document.querySelector("iframe.blad")?.title === title, { gap: "Gap", matrix: "Matris", due: "Datum" }[part]);
    const sheet = await page.evaluate(() => document.querySelector("iframe.blad").srcdoc);
    check(sheet.trimEnd() === run(inner, [part, ".", "--date", DAY, "--format", "html"]).toString("utf8").trimEnd(), `${name}: ${part} är inte kommandoradens`);
  }
  await page.click("[data-del=explain]");
  await page.fill("#regel", "form/datum");
  await page.press("#regel", "Enter");
  await page.waitForFunction(() => document.querySelector(".forklaring").textContent.includes("form/datum"));
  check((await page.textContent("#historik")).startsWith("Historiken är inte bedömd"), `${name}: det står inte att historiken är ej bedömd`);
  say(`${name}: läst, granskad och visad på ${seconds.toFixed(1)} s`);
  await context.close();
  forget();
}

async function judgeLook() {
  const { inner, forget } = copied(path.join(examples, "med-brister"));
  for (const colorScheme of ["light", "dark"]) {
    const { page, context } = await chosen(inner, { colorScheme });
    for (const part of ["audit", "dokument", "formulär", "luckor", "explain"]) {
      if (part === "formulär") {
        await page.click("[data-del=dokument]");
        await page.click("td .lank");
        await page.waitForSelector("#formular");
        await page.evaluate(() => document.querySelectorAll("#formular details").forEach((one) => { one.open = true; }));
      } else await page.click(`[data-del=${part}]`);
      await page.waitForFunction(() => !document.body.hasAttribute("aria-busy"));
      for (const width of colorScheme === "light" ? [...WIDTHS, 390] : [1280]) {
        await page.setViewportSize({ width, height: 900 });
        await judgeWidth(page, `${part} ${width} px`);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      if (part !== "audit") await judgeAxe(page, `${part} ${colorScheme}`);
      await judgeOutline(page, part);
    }
    await context.close();
  }
  forget();
}

async function judgeForm() {
  const unit = "typ: enhet\nid: a\nnamn: Akademi vårdcentral\nvårdform: primärvård\nverksamhetschef: verksamhetschef\n";
  const other = "# behålls\ntyp: rutin\nid: annan   # så här\ntitel: Annan\negen: [1, 2]\n";
  const { page, context } = await withHandles("formuläret", [{ path: "enheter/a.yaml", text: unit }, { path: "rutiner/annan.yaml", text: other }]);
  const gaps = () => page.evaluate(() => document.querySelectorAll("#del-innehall td button").length);
  await page.click("[data-del=luckor]");
  const before = await gaps();
  await page.click("button[aria-label*='intyg' i]");
  await page.waitForSelector("#formular");
  check((await page.textContent("#sparat")).startsWith("Inte sparat"), "ett nytt dokument sägs vara sparat");
  const fields = await page.evaluate(() => [...document.querySelectorAll("#formular textarea, #formular input[type=text]")].map((one) => one.id));
  check(fields.length > 5, `formuläret har bara ${fields.length} fält`);
  await page.fill("[id='f-/titel']", "Rutin för: intyg");
  await page.press("[id='f-/titel']", "Tab");
  await page.fill("[id='f-/syfte']", "Att intyg skrivs i tid.\nOch av rätt person.");
  await page.press("[id='f-/syfte']", "Tab");
  await page.fill("[id='f-/tillvägagångssätt/0/vad']", "Läkaren skriver intyget.");
  await page.press("[id='f-/tillvägagångssätt/0/vad']", "Tab");
  await settled(page);
  await page.click("#besluta");
  await page.fill("#besluta-vem", "verksamhetschef");
  await page.fill("#besluta-dag", "2026-11-01");
  await page.click("dialog button[type=submit]");
  await settled(page);
  await page.click("#spara");
  await page.waitForFunction(() => document.getElementById("sparat").textContent === "Allt är sparat.");
  const saved = await onDisk(page);
  const made = Object.keys(saved).find((name) => !["enheter/a.yaml", "rutiner/annan.yaml"].includes(name));
  check(made !== undefined && saved[made].includes('titel: "Rutin för: intyg"') && saved[made].includes("status: fastställd") && saved[made].includes("fastställd: 2026-11-01"), `det sparade är inte det skrivna:\n${made && saved[made]}`);
  check(saved["rutiner/annan.yaml"] === other && saved["enheter/a.yaml"] === unit, "en fil som ingen ändrade är ändrad");
  await page.click("[data-del=luckor]");
  await settled(page);
  const after = await gaps();
  check(after < before, `luckan täpptes inte till: ${before} före, ${after} efter`);
  say(`formuläret: ${before} luckor före, ${after} efter`);
  // One field of the other changes, and only its line.
  await page.click("[data-del=dokument]");
  await page.click("text=Annan");
  await page.waitForSelector("#formular");
  check((await page.textContent("#del-innehall")).includes("egen: [1, 2]"), "det som formuläret saknar fält för visas inte");
  await page.fill("[id='f-/titel']", "Ändrad");
  await page.press("[id='f-/titel']", "Tab");
  await settled(page);
  await page.evaluate(() => { window.disk.denies = true; });
  await page.click("#spara");
  await page.waitForFunction(() => document.getElementById("fel").textContent.includes("rätt att skriva"));
  check(await page.evaluate(() => !document.getElementById("spara").disabled), "det som inte gick att spara sägs vara sparat");
  await page.evaluate(() => { window.disk.denies = false; document.getElementById("fel").hidden = true; });
  await page.evaluate(() => { window.disk.files.get("rutiner/annan.yaml").text += "# av någon annan\n"; window.disk.files.get("rutiner/annan.yaml").modified = 99; });
  await page.click("#spara");
  await page.waitForFunction(() => !document.getElementById("fel").hidden);
  check((await page.textContent("#fel")).includes("ändrats av någon annan"), "en fil som är ändrad bredvid nämns inte");
  check((await onDisk(page))["rutiner/annan.yaml"].endsWith("# av någon annan\n"), "en fil som är ändrad bredvid är överskriven");
  await page.evaluate(({ other }) => { window.disk.files.set("rutiner/annan.yaml", { text: other, modified: 1 }); }, { other });
  await page.click("#spara");
  await page.waitForFunction(() => document.getElementById("sparat").textContent === "Allt är sparat.");
  check((await onDisk(page))["rutiner/annan.yaml"] === other.replace("titel: Annan", "titel: Ändrad"), "andra rader än fältets är ändrade");
  await page.click("#angra");
  await settled(page);
  check((await page.textContent("#sparat")).includes("rutiner/annan.yaml"), "det som är ångrat sägs vara sparat");
  await page.click("#spara");
  await page.waitForFunction(() => document.getElementById("sparat").textContent === "Allt är sparat.");
  check((await onDisk(page))["rutiner/annan.yaml"] === other, "ångra ger inte tillbaka filen");
  await context.close();
}

// What is in a file that cannot be read is not known, so that nothing is said to be missing.
async function judgeUnreadable() {
  const { page, context } = await withHandles("formuläret", [{ path: "enheter/a.yaml", text: "typ: enhet\nid: a\nnamn: A\n" }, { path: "rutiner/låst.yaml", text: "" }]);
  await page.evaluate(() => { window.disk.fails = { "rutiner/låst.yaml": { at: "read", name: "NotReadableError" } }; });
  await page.click("#las-om");
  await settled(page);
  await page.click("[data-del=dokument]");
  check((await page.textContent("#del-innehall")).includes("Går inte att läsa: rutiner/låst.yaml"), "en fil som inte går att läsa nämns inte");
  await page.click("[data-del=luckor]");
  check(await page.evaluate(() => document.querySelectorAll("#del-innehall td button").length === 0), "något sägs saknas fast en fil inte gick att läsa");
  await context.close();
}

// The memory of the page and its worker, in megabytes: that of the largest process of the browser that draws, as the system counts it.
const megabytes = () => Math.max(...execFileSync("ps", ["-eo", "rss,args"], { encoding: "utf8" }).split("\n")
  .filter((line) => line.includes("--type=renderer")).map((line) => Number.parseInt(line, 10) / 1024));

async function judgeLarge() {
  if (!large) return;
  const { page, context, start, seconds } = await chosen(large);
  const frame = page.frames().find((one) => one !== page.mainFrame());
  const painted = await frame.evaluate(() => performance.timeOrigin + performance.getEntriesByName("first-contentful-paint")[0].startTime);
  const shown = ((painted - start) / 1000).toFixed(1);
  say(`${large}: ${await page.textContent("#lage")} Rapporten syns efter ${shown} s, och allt är klart efter ${seconds.toFixed(1)} s; ${megabytes().toFixed(0)} MB`);
  await context.close();
}

await judgedBy(...each([async function judgeReports() {
  for (const name of ["exempelregionen", "med-brister"]) await judgeReport(name);
}, judgeForm, judgeUnreadable, judgeLook, judgeLarge]));
