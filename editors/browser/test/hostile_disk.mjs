// Saves on a disk that fails, that others write on, or that the page may not write on: node hostile_disk.mjs PAGE.html
//
// Nothing of another is overwritten, nothing written is lost, and what is said is in words that a person can do something about.

import { readFileSync } from "node:fs";
import { check, judgedBy, say } from "../../../tests/browser/chromium.mjs";
import { UNIT, bare, each, idle, isSaid, onDisk, openDocument, routine, save, settled, textOf, type, withHandles, withList } from "./pages.mjs";
import { disk } from "./stand_in.mjs";

const TWO = [{ path: "enheter/a.yaml", text: UNIT }, { path: "rutiner/ett.yaml", text: routine("ett", "Ett") }, { path: "rutiner/tva.yaml", text: routine("tva", "Två") }];

async function retitled(page, title, next) {
  await openDocument(page, title);
  await type(page, "/titel", next);
  await page.keyboard.press("Tab");
  await idle(page);
}
async function bothRetitled(name) {
  const opened = await withHandles(name, TWO);
  await retitled(opened.page, "Ett", "Ett nytt");
  await retitled(opened.page, "Två", "Två nytt");
  await settled(opened.page);
  return opened;
}
const failing = (page, path, at, name) => page.evaluate((fault) => { window.disk.fails = fault ? { [fault.path]: fault } : {}; }, at && { path, at, name });
const isSwedish = async (page, name) => {
  const said = (await Promise.all(["#fel", "#lage", "#osparat"].map((place) => textOf(page, place)))).join(" ");
  check(!said.includes("The operation failed") && !/\bnull\b|undefined|\[object/.test(said), `${name} visas som det är: ${await textOf(page, "#fel")}`);
};

// One file that fails does not hinder the other, is not half-written, and is saved once it can be.
async function aFileThatFailsDoesNotHinderTheOthers() {
  const faults = [["open", "NoModificationAllowedError", "skrivskyddad"], ["write", "QuotaExceededError", "plats på disken"], ["close", "InvalidStateError", "Vänta lite"],
    ["close", "UnheardOfError", "Webbläsaren sa: ”"], ["read", "NotReadableError", "går inte att läsa"], ["open", "NotAllowedError", "Försök igen"], ["open", "SecurityError", "tillåter inte"]];
  for (const [at, name, words] of faults) {
    const { page, context } = await bothRetitled(name);
    await failing(page, "rutiner/ett.yaml", at, name);
    await save(page);
    const saved = await onDisk(page);
    check(saved["rutiner/tva.yaml"].includes("Två nytt"), `${name}: den andra filen är inte sparad`);
    check(saved["rutiner/ett.yaml"] === TWO[1].text, `${name}: filen är halvskriven`);
    await isSaid(page, "#fel", "rutiner/ett.yaml", `${name}: det sägs inte vilken fil`);
    await isSaid(page, "#fel", words, `${name}: det sägs inte vad det är`);
    if (name !== "UnheardOfError") await isSwedish(page, name);
    await isSaid(page, "#osparat summary", "Inte sparat: 1 fil", `${name}: fel antal osparade`);
    await failing(page);
    await save(page);
    check((await onDisk(page))["rutiner/ett.yaml"].includes("Ett nytt"), `${name}: filen går inte att spara när felet är borta`);
    await isSaid(page, "#sparat", "Allt är sparat.", `${name}: det sägs inte att allt är sparat`);
    check(await page.isHidden("#fel"), `${name}: felet står kvar`);
    await context.close();
  }
}

// A new file that did not get there leaves no empty file behind.
async function aNewFileThatFailsLeavesNothing() {
  const { page, context } = await withHandles("ny fil", TWO);
  await page.click("[data-del=dokument]");
  await page.click("#skriv-nytt");
  await page.waitForSelector("#formular");
  await idle(page);
  const made = (await textOf(page, "#sparat")).replace("Inte sparat: ", "").replace(/\.$/, "");
  for (const at of ["write", "close"]) {
    await failing(page, made, at, "QuotaExceededError");
    await save(page);
    check((await onDisk(page))[made] === undefined, `en tom fil ligger kvar: ${made}`);
  }
  await failing(page);
  await save(page);
  check((await onDisk(page))[made]?.startsWith("typ: rutin") || (await onDisk(page))[made]?.includes("typ: rutin"), `den nya filen är inte sparad: ${await textOf(page, "#fel")}`);
  await context.close();
}

// What another tab or person did meanwhile is not overwritten: changed with the same size and time, taken away, or made.
async function whatOthersDidIsNotOverwritten() {
  const others = {
    "ändrats av någon annan": () => { window.disk.files.get("rutiner/ett.yaml").text = window.disk.files.get("rutiner/ett.yaml").text.replace("Ett", "Nej"); },
    "borttagen eller flyttad": () => { window.disk.files.delete("rutiner/ett.yaml"); },
  };
  for (const [words, done] of Object.entries(others)) {
    const { page, context } = await bothRetitled(words);
    await page.evaluate(done);
    const before = await onDisk(page);
    await save(page);
    await isSaid(page, "#fel", words, "det som någon annan gjorde nämns inte");
    check((await onDisk(page))["rutiner/ett.yaml"] === before["rutiner/ett.yaml"], `${words}: det är överskrivet`);
    check((await onDisk(page))["rutiner/tva.yaml"].includes("Två nytt"), `${words}: den andra filen är inte sparad`);
    await context.close();
  }
  const { page, context } = await withHandles("gjord av en annan", TWO);
  await page.click("[data-del=dokument]");
  await page.click("#skriv-nytt");
  await page.waitForSelector("#formular");
  await idle(page);
  const made = (await textOf(page, "#sparat")).replace("Inte sparat: ", "").replace(/\.$/, "");
  await page.evaluate((path) => { window.disk.files.set(path, { text: "av en annan", modified: 1 }); }, made);
  await save(page);
  await isSaid(page, "#fel", "Någon annan har gjort en fil med det namnet", "filen som en annan gjorde nämns inte");
  check((await onDisk(page))[made] === "av en annan", "filen som en annan gjorde är överskriven");
  // A folder with the name of the file.
  await page.evaluate((path) => { window.disk.files.delete(path); window.disk.folders.add(`${path}/`); }, made);
  await save(page);
  await isSaid(page, "#fel", "en mapp där det skulle ligga en fil", "mappen i vägen nämns inte");
  await context.close();
}

// Two tabs on one folder: the one that saves last is told, and its text is kept.
async function twoTabsOnOneFolder() {
  const { page, context } = await bothRetitled("två flikar");
  const other = await withHandles("den andra fliken", TWO);
  await retitled(other.page, "Ett", "Ett från andra fliken");
  await save(other.page);
  const theirs = (await onDisk(other.page))["rutiner/ett.yaml"];
  await page.evaluate((text) => { window.disk.files.set("rutiner/ett.yaml", { text, modified: 1 }); }, theirs);
  await save(page);
  check((await onDisk(page))["rutiner/ett.yaml"] === theirs, "den andra flikens text är överskriven");
  const [fetched] = await Promise.all([page.waitForEvent("download"), page.click("[aria-label='Hämta rutiner/ett.yaml']")]);
  check(readFileSync(await fetched.path(), "utf8").includes("Ett nytt"), "texten går inte att hämta");
  await other.context.close();
  await context.close();
}

// No right to write: nothing is lost, it is said what to do, and the files can be downloaded in its place.
async function noRightToWrite() {
  const { page, context } = await bothRetitled("utan rätt");
  await page.evaluate(() => { window.disk.denies = true; });
  await save(page);
  await isSaid(page, "#fel", "rätt att skriva", "det sägs inte att rätten saknas");
  check(JSON.stringify(await onDisk(page)) === JSON.stringify(Object.fromEntries(TWO.map(({ path, text }) => [path, text]))), "något skrevs utan rätt");
  await isSaid(page, "#osparat summary", "2 filer", "filerna sägs vara sparade");
  await page.evaluate(() => { window.disk.denies = false; });
  await save(page);
  await isSaid(page, "#sparat", "Allt är sparat.", "det gick inte att spara sedan");
  await context.close();
}

// An answer that would make a file larger than what is read is not taken, and does not hinder the others.
async function aFileThatIsTooLargeIsNotWritten() {
  const large = routine("ett", "Ett", `# ${"å".repeat(5 * 1024 * 1024 - 100)}\n`);
  const { page, context } = await withHandles("stor fil", [TWO[0], { path: "rutiner/ett.yaml", text: large }, TWO[2]]);
  await openDocument(page, "Ett");
  await page.fill("[id='f-/titel']", "Ett ".repeat(60).trim());
  await page.keyboard.press("Tab");
  await idle(page);
  await isSaid(page, "[id='f-/titel-svar']", "större än 10 MiB", "det sägs inte att filen är för stor");
  page.on("dialog", (dialog) => dialog.accept());
  await retitled(page, "Två", "Två nytt");
  await save(page);
  check((await onDisk(page))["rutiner/ett.yaml"] === large, "den för stora filen är skriven");
  check((await onDisk(page))["rutiner/tva.yaml"].includes("Två nytt"), "den för stora filen hindrar den andra");
  await context.close();
}

// Where the page may not write, a person is told where each downloaded file goes, and nothing is called saved until she says so.
async function downloadedFilesAreToldTheirPlace() {
  const tree = [TWO[0], { path: "rutiner/x.yaml", text: routine("ett", "Ett") }, { path: "lokalt/rutiner/x.yaml", text: routine("tva", "Två") }];
  const { page, context, forget } = await withList("hämtningen", tree);
  await isSaid(page, "#mapp-namn", "Mappen är öppnad bara för läsning: det du skriver kan hämtas som filer.", "det sägs inte att mappen bara läses");
  await retitled(page, "Ett", "Ett nytt");
  await retitled(page, "Två", "Två nytt");
  const downloads = [];
  page.on("download", (download) => downloads.push(download));
  await page.click("#spara");
  await idle(page);
  await page.waitForTimeout(500);
  const names = downloads.map((download) => download.suggestedFilename()).sort();
  check(String(names) === "lokalt~rutiner~x.yaml,rutiner~x.yaml", `två filer med samma namn går inte att skilja: ${names}`);
  await isSaid(page, "#osparade", "Lägg den i mappen lokalt/rutiner/, med namnet x.yaml", "det sägs inte var filen ska ligga");
  check(!(await textOf(page, "#sparat")).includes("Allt är sparat"), "det hämtade sägs vara sparat");
  const isAsked = () => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  check(await isAsked(), "sidan lämnas utan fråga fast filerna inte är på plats");
  await page.click("[aria-label='rutiner/x.yaml ligger på sin plats nu']");
  await page.click("[aria-label='lokalt/rutiner/x.yaml ligger på sin plats nu']");
  await idle(page);
  await isSaid(page, "#osparat summary", "Allt är sparat.", "det som är på plats sägs inte vara sparat");
  check(!await isAsked(), "sidan frågar fast allt är på plats");
  await context.close();
  forget();
}

// A folder that is dropped on the page, with a handle and without; what is no folder is told, and the text in a field may still be dragged.
async function aDroppedFolderIsRead() {
  const dropped = `(item) => {
    const event = new Event("drop", { cancelable: true, bubbles: true });
    event.dataTransfer = { types: item ? ["Files"] : ["text/plain"], items: item ? [item] : [] };
    document.body.dispatchEvent(event);
    // What was dropped is gone once its event is.
    if (item) for (const key of Object.keys(item)) item[key] = () => null;
    return event.defaultPrevented;
  }`;
  const entry = `(path) => {
    const inner = [...disk.files.keys()].filter((name) => name.startsWith(path)).map((name) => name.slice(path.length));
    const folders = [...new Set(inner.filter((name) => name.includes("/")).map((name) => name.split("/")[0]))];
    let parts = [...folders.map((name) => entry(path + name + "/")), ...inner.filter((name) => !name.includes("/")).map((name) => ({ name, isFile: true, file: (settle) => settle(new File([disk.files.get(path + name).text], name)) }))];
    return { name: path.split("/").at(-2) || "mapp", isDirectory: true, createReader: () => { let given = [...parts]; return { readEntries: (settle) => settle(given.splice(0, 1)) }; } };
  }`;
  const withDrop = async (name, item) => {
    const { page, context } = await bare(name, [`(${disk})(${JSON.stringify(TWO)})`, `window.entry = ${entry}; window.dropIt = ${dropped};`]);
    await page.waitForSelector("body[data-klar]");
    const isTaken = await page.evaluate(`window.dropIt(${item})`);
    await idle(page);
    return { page, context, isTaken };
  };
  const handled = await withDrop("släppt med handtag", "{ kind: 'file', getAsFileSystemHandle: async () => disk.root, webkitGetAsEntry: () => null }");
  await isSaid(handled.page, "#mapp-namn", "3 filer. Det du skriver kan sparas", "den släppta mappen är inte läst");
  await handled.context.close();
  for (const [name, more] of [["släppt utan handtag", ""], ["släppt där handtag vägras", ", getAsFileSystemHandle: async () => { throw new DOMException('no', 'NotAllowedError'); }"]]) {
    const plain = await withDrop(name, `{ kind: 'file', webkitGetAsEntry: () => entry('')${more} }`);
    await isSaid(plain.page, "#mapp-namn", "3 filer. Mappen är öppnad bara för läsning", `${name}: mappen är inte läst`);
    await plain.context.close();
  }
  const file = await withDrop("släppt fil", "{ kind: 'file', webkitGetAsEntry: () => ({ isFile: true }) }");
  await isSaid(file.page, "#lage", "ingen mapp", "det sägs inte att det inte var en mapp");
  check(file.isTaken, "en fil som släpps öppnas i stället för sidan");
  check(!await file.page.evaluate("window.dropIt(null)"), "text kan inte dras mellan fält");
  await file.context.close();
}

// A folder inside that cannot be read is not an empty one; the folder that was open stays.
async function aFolderInsideThatCannotBeRead() {
  const { page, context } = await withHandles("låst mapp", [...TWO, { path: "låst/a.yaml", text: UNIT }, { path: ".gömd/a.yaml", text: UNIT }]);
  await page.evaluate(() => { window.disk.fails = { "låst/": { at: "list", name: "NotAllowedError" }, ".gömd/": { at: "list", name: "NotAllowedError" } }; });
  await page.click("#las-om");
  await idle(page);
  await isSaid(page, "#fel", "Mappen låst/ går inte att läsa", "mappen som inte går att läsa nämns inte");
  await isSwedish(page, "en låst mapp");
  await page.evaluate(() => { delete window.disk.fails["låst/"]; });
  await page.click("#las-om");
  await idle(page);
  check(await page.isHidden("#fel"), "en gömd mapp som ingen läser hindrar");
  await context.close();
}

const judges = [
  aFileThatFailsDoesNotHinderTheOthers, aNewFileThatFailsLeavesNothing, whatOthersDidIsNotOverwritten, twoTabsOnOneFolder, noRightToWrite,
  aFileThatIsTooLargeIsNotWritten, downloadedFilesAreToldTheirPlace, aDroppedFolderIsRead, aFolderInsideThatCannotBeRead,
];
await judgedBy(...each(judges), async () => say(`disken: ${judges.length} prov`));
