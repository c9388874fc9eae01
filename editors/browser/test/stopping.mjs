// The program that stops or does not begin, a large folder, and the page on paper: node stopping.mjs PAGE.html

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { check, judgedBy, printed, say } from "../../../tests/browser/chromium.mjs";
import { UNIT, bare, each, fieldId, idle, isSaid, onDisk, openDocument, routine, settled, textOf, type, valueOf, withHandles } from "./pages.mjs";
import { lacking } from "./stand_in.mjs";

const TWO = [{ path: "enheter/a.yaml", text: UNIT }, { path: "rutiner/ett.yaml", text: routine("ett", "Ett") }];

async function written(name) {
  const opened = await withHandles(name, TWO, { acceptDownloads: true });
  await openDocument(opened.page, "Ett");
  await type(opened.page, "/titel", "Skrivet före");
  await opened.page.keyboard.press("Tab");
  await idle(opened.page);
  return opened;
}

// What was written before the program stopped can be downloaded and saved without it; what was typed stays in its field.
async function nothingIsLostWhenTheProgramStops() {
  for (const how of ["panik", "fel i tråden"]) {
    const { page, context } = await written(how);
    if (how === "panik") await page.evaluate(() => { window.program.stops = '"svara"'; });
    else await page.evaluate(() => { window.program.slow = 600_000; });
    await type(page, "/syfte", "Det sista");
    await page.keyboard.press("Tab");
    if (how !== "panik") {
      await page.waitForTimeout(100);
      await page.evaluate(() => { window.program.worker.dispatchEvent(new ErrorEvent("error", { message: "Out of memory", cancelable: true })); });
    }
    await idle(page);
    await isSaid(page, "#fel", "Programmet stannade.", `${how}: det sägs inte att programmet stannade`);
    await isSaid(page, "#fel", "Hämta det du har skrivit", `${how}: det sägs inte vad man gör`);
    check(await valueOf(page, "/syfte") === "Det sista", `${how}: det som skrevs när programmet stannade är borta`);
    const [fetched] = await Promise.all([page.waitForEvent("download"), page.click("#radda")]);
    check(readFileSync(await fetched.path(), "utf8") === routine("ett", "Skrivet före"), `${how}: det som hämtas är inte det skrivna`);
    await page.click("#spara");
    await idle(page);
    check((await onDisk(page))["rutiner/ett.yaml"] === routine("ett", "Skrivet före"), `${how}: det skrivna går inte att spara`);
    // Everything that is asked for afterwards is refused at once, and nothing hangs.
    await page.click("[data-del=explain]");
    page.once("dialog", (dialog) => dialog.accept());
    await page.waitForTimeout(200);
    check(await page.evaluate(() => !document.body.hasAttribute("aria-busy")), `${how}: sidan väntar på ett program som har stannat`);
    await context.close();
  }
}

// Where the program cannot begin it is said why, and nothing that is asked for hangs.
async function itIsSaidWhyTheProgramDoesNotBegin() {
  const lacks = { "WebAssembly": "self.WebAssembly = undefined;\n", "för gammal": "self.DecompressionStream = undefined;\n", "kör inte programmet": "WebAssembly.instantiate = async () => { throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder'); };\n" };
  for (const [words, script] of Object.entries(lacks)) {
    const { page, context } = await bare(words, [lacking(script)]);
    await page.waitForFunction(() => !document.getElementById("fel").hidden);
    await isSaid(page, "#fel", "Sidan kom inte igång.", "det sägs inte att sidan inte kom igång");
    await isSaid(page, "#fel", words, "det sägs inte varför");
    await isSaid(page, "#fel", "Chrome, Edge, Firefox eller Safari", "det sägs inte vad man gör");
    await context.close();
  }
  const { page, context } = await bare("ingen tråd", ["window.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } };"]);
  await page.waitForFunction(() => !document.getElementById("fel").hidden);
  await isSaid(page, "#fel", "Webbläsaren tillåter inte det här", "det sägs inte att tråden är förbjuden");
  await context.close();
}

// Words are said once, nothing is "null", and an audit that nobody asked for says nothing.
async function theWordsAreSaidOnce() {
  const { page, context } = await written("orden");
  await settled(page);
  await isSaid(page, "#lage", "Ändrat, ännu inte sparat.", "granskningen i bakgrunden skrev över vad som sades");
  const history = await textOf(page, "#historik");
  check((history.match(/istorik/g) ?? []).length === 1 && history.startsWith("Historiken är inte bedömd"), `historiken: ${history}`);
  await page.click("[data-del=explain]");
  await page.fill("#regel", "finns/inte");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.getElementById("fel").hidden);
  check(!/null|undefined/.test(await textOf(page, "#fel")), `felet: ${await textOf(page, "#fel")}`);
  await context.close();
}

// An error stays while what was asked for before it is done, and goes when the person does something new.
async function anErrorStaysUntilSomethingNewIsDone() {
  const { page, context } = await written("felet");
  await page.evaluate(() => { window.program.refuses = '"förklara"'; });
  await page.click("[data-del=explain]");
  await page.fill("#regel", "a/b");
  await page.keyboard.press("Enter");
  await settled(page);
  await isSaid(page, "#fel", "svaret passar inte", "felet försvann av en granskning som ingen bad om");
  await page.click("[data-del=dokument]");
  await idle(page);
  check(await page.isHidden("#fel"), "felet står kvar när något nytt görs");
  await context.close();
}

// What is being chosen and not yet granted is not audited.
async function theScopeIsThatOfTheLastAudit() {
  const { page, context } = await withHandles("omfånget", TWO);
  await page.fill("#datum", "1999-01-01");
  await openDocument(page, "Ett");
  const dates = await page.evaluate(() => [...new Set(window.program.asked.filter((one) => one.omfång).map((one) => one.omfång.datum))]);
  check(String(dates) === "2026-11-15", `ett datum som inte är valt granskas: ${dates}`);
  await page.click("#omfang button");
  await idle(page);
  check(await page.evaluate(() => window.program.asked.at(-1).omfång.datum) === "1999-01-01", "det valda datumet granskas inte");
  await context.close();
}

// A folder of 3,000 documents: read, listed, written in and saved; that the numbers are old is said.
async function aFolderOfThreeThousand() {
  const tree = [TWO[0], ...Array.from({ length: 3000 }, (_, number) => ({ path: `rutiner/${number % 30}/r${number}.yaml`, text: routine(`r${number}`, `Rutin ${number}`, `gäller_för: a\nsyfte: Att ${number} görs.\n`) }))];
  const start = Date.now();
  const { page, context } = await withHandles("3000", tree);
  const opened = (Date.now() - start) / 1000;
  await page.click("[data-del=dokument]");
  await idle(page);
  await isSaid(page, "#d-antal", "3001 dokument, de första 200 visas", "listan säger inte hur många");
  await page.click("#d-ord");
  await page.keyboard.type("Rutin 2999");
  await isSaid(page, "#d-antal", "1 dokument", "sökningen hittar inte");
  check(await page.evaluate(() => document.activeElement.id) === "d-ord", "sökfältet tappade tangentbordet");
  await page.click('#del-innehall td .lank:text-is("Rutin 2999")');
  await page.waitForSelector("#formular");
  const before = Date.now();
  await type(page, "/titel", "Den sista");
  await page.keyboard.press("Tab");
  await settled(page);
  const answered = (Date.now() - before) / 1000;
  await isSaid(page, "#inaktuellt", "före dina ändringar", "det sägs inte att siffrorna är gamla");
  check(await page.isVisible("#inaktuellt"), "det visas inte att siffrorna är gamla");
  await page.click("#spara");
  await idle(page);
  check((await onDisk(page))["rutiner/29/r2999.yaml"].includes("titel: Den sista"), "svaret är inte sparat");
  say(`3000 dokument: öppnade på ${opened.toFixed(1)} s, ett svar på ${answered.toFixed(1)} s`);
  await context.close();
}

// On paper a form has its texts whole, and no buttons; the lists are tables.
async function aFormIsReadableOnPaper() {
  const long = `Rad ett.\n${"En lång text som inte får plats i sitt fält. ".repeat(60)}Sista ordet.`;
  const { page, context } = await withHandles("papperet", [TWO[0], { path: "rutiner/ett.yaml", text: routine("ett", "Ett", `syfte: |\n  ${long.replaceAll("\n", "\n  ")}\nversion: ${"lång ".repeat(60)}slut\ngranskad: 2026-01-02\nstatus: utkast\n`) }]);
  const file = path.join(tmpdir(), `ledningskoll-papper-${process.pid}.pdf`);
  await openDocument(page, "Ett");
  const text = (await printed(page, file)).join("\n").replace(/\s+/g, " ");
  for (const words of ["Sista ordet.", "lång slut", "2026-01-02", "utkast", "Titel", "Ett"]) check(text.includes(words), `på papper saknas ”${words}”`);
  for (const words of ["Spara i mappen", "Ta bort rad", "Lägg till", "Fler fält"]) check(!text.includes(words), `på papper står knappen ”${words}”`);
  check((await page.locator(".pa-papper").count()) === 0, "det som är för papper står kvar på skärmen");
  check((await page.inputValue(fieldId("/syfte"))).startsWith("Rad ett."), "fältet är ändrat av utskriften");
  await page.click("[data-del=dokument]");
  await idle(page);
  const listed = (await printed(page, file)).join("\n");
  check(listed.includes("Akademi vårdcentral") && /Dokument\s+Typ\s+Status/.test(listed), "listan över dokument är inte läsbar på papper");
  check(!listed.includes("Skriv nytt dokument"), "på papper står knappar");
  await page.click("[data-del=luckor]");
  await idle(page);
  check(/Krav\s+Lagrum\s+Enhet/.test((await printed(page, file)).join("\n")), "listan över det som saknas är inte läsbar på papper");
  await page.click("[data-del=audit]");
  await idle(page);
  check((await printed(page, file)).join("\n").replace(/\s+/g, " ").includes("Bladet skrivs ut helt med knappen Skriv ut"), "på papper sägs inte hur hela rapporten skrivs ut");
  rmSync(file);
  await context.close();
}

execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
const judges = [
  nothingIsLostWhenTheProgramStops, itIsSaidWhyTheProgramDoesNotBegin, theWordsAreSaidOnce, anErrorStaysUntilSomethingNewIsDone, theScopeIsThatOfTheLastAudit,
  aFolderOfThreeThousand, aFormIsReadableOnPaper,
];
await judgedBy(...each(judges), async () => say(`programmet och papperet: ${judges.length} prov`));
