// Writes in documents as a person does, with the keyboard and the mouse, and judges that nothing she writes goes astray: node writing.mjs PAGE.html

import { check, judgeAxe, judgeWidth, judgedBy, say } from "../../../tests/browser/chromium.mjs";
import { UNIT, answers, each, fieldId, idle, isSaid, keysOf, onDisk, openDocument, routine, save, settled, textOf, type, valueOf, withHandles } from "./pages.mjs";

const TWO = [{ path: "enheter/a.yaml", text: UNIT }, { path: "rutiner/ett.yaml", text: routine("ett", "Ett") }, { path: "rutiner/tva.yaml", text: routine("tva", "Två") }];
const STEPS = "tillvägagångssätt:\n  - vad: Först\n  - vad: Sedan\n  - vad: Sist\n";
const WITH_STEPS = [{ path: "enheter/a.yaml", text: UNIT }, { path: "rutiner/ett.yaml", text: routine("ett", "Ett", STEPS) }];
const SYFTE = "Att det blir rätt.";

// An answer goes into the document that was open when it was given, also where the person has gone on to another.
async function anAnswerGoesWhereItWasGiven() {
  const { page, context } = await withHandles("svaret", TWO);
  await openDocument(page, "Ett");
  await page.evaluate(() => { window.program.slow = 150; });
  await type(page, "/syfte", SYFTE);
  await page.click("text=Tillbaka till dokumenten");
  await page.click('#del-innehall td .lank:text-is("Två")');
  await page.waitForFunction(() => document.getElementById("h-del").textContent === "Rutin: Två");
  await page.evaluate(() => { window.program.slow = 0; });
  await type(page, "/titel", "Två och en halv");
  await page.keyboard.press("Tab");
  await settled(page);
  await save(page);
  const saved = await onDisk(page);
  check(saved["rutiner/ett.yaml"].includes(SYFTE), `svaret kom inte i dokumentet som det skrevs i:\n${saved["rutiner/ett.yaml"]}`);
  check(saved["rutiner/tva.yaml"] === routine("tva", "Två och en halv"), `svaret kom i ett annat dokument:\n${saved["rutiner/tva.yaml"]}`);
  await context.close();
}

// What is typed and not handed over is written before the folder is read again, and the person is asked before it is lost.
async function typedTextIsNotLostWhenTheFolderIsReadAgain() {
  const { page, context } = await withHandles("läs på nytt", TWO);
  await openDocument(page, "Ett");
  await type(page, "/titel", "Skrivet");
  const asked = [];
  page.on("dialog", (dialog) => { asked.push(dialog.message()); return dialog.dismiss(); });
  await page.evaluate(() => document.getElementById("las-om").click());
  await idle(page);
  check(asked.length === 1 && asked[0].includes("rutiner/ett.yaml"), `det frågas inte om det som är skrivet: ${asked}`);
  check(await page.isVisible("#formular") && await valueOf(page, "/titel") === "Skrivet", "det skrivna är borta fast personen ville stanna");
  page.removeAllListeners("dialog");
  page.on("dialog", (dialog) => dialog.accept());
  await page.click("#las-om");
  await idle(page);
  // What was unsaved before is forgotten with it: the file that was read is the saved one.
  await openDocument(page, "Ett");
  await isSaid(page, "#sparat", "Allt är sparat.", "det som nyss lästes sägs inte vara sparat");
  await type(page, "/titel", "Skrivet");
  await page.keyboard.press("Tab");
  await idle(page);
  await isSaid(page, "#sparat", "Inte sparat: rutiner/ett.yaml", "det ändrade sägs vara sparat");
  await context.close();
}

// The keys that save elsewhere save what is typed, also before its field is left.
async function theKeysSaveTheDocument() {
  const { page, context } = await withHandles("tangenterna", TWO);
  await openDocument(page, "Ett");
  await type(page, "/titel", "Sparat med tangenter");
  await page.keyboard.press("Control+s");
  await idle(page);
  check((await onDisk(page))["rutiner/ett.yaml"] === routine("ett", "Sparat med tangenter"), "tangenterna sparar inte det som är skrivet");
  check(await page.evaluate(() => document.activeElement.id) === "f-/titel", "tangentbordet lämnade fältet");
  await context.close();
}

// A decision is one request; where it is refused nothing is written, and the person sees why until she does something new.
async function aRefusedDecisionWritesNothing() {
  const { page, context } = await withHandles("beslutet", TWO);
  await openDocument(page, "Ett");
  await page.evaluate(() => { window.program.refuses = '"besluta"'; });
  await page.click("#besluta");
  await page.keyboard.type("verksamhetschef");
  await page.fill("#besluta-dag", "2026-11-01");
  await page.keyboard.press("Enter");
  await idle(page);
  await isSaid(page, "dialog", "svaret passar inte", "det sägs inte varför det inte är beslutat");
  check(await page.inputValue("#besluta-vem") === "verksamhetschef", "den som beslutar är borta efter ett nej");
  const asked = await page.evaluate(() => window.program.asked.filter((one) => ["besluta", "svara"].includes(one.gör)));
  check(asked.length === 1 && asked[0].gör === "besluta" && asked[0].dag === "2026-11-01", `beslutet är inte en fråga: ${JSON.stringify(asked)}`);
  await page.keyboard.press("Escape");
  check((await page.locator("dialog").count()) === 0, "rutan om beslut finns kvar");
  await isSaid(page, "#sparat", "Allt är sparat.", "ett beslut som inte togs emot sägs ha ändrat något");
  await context.close();
}

// A decision is written whole, and taken back in one step.
async function aDecisionIsOneStep() {
  const { page, context } = await withHandles("beslutet", TWO);
  await openDocument(page, "Ett");
  await page.click("#besluta");
  await page.keyboard.type("verksamhetschef");
  await page.fill("#besluta-dag", "2026-11-01");
  await page.keyboard.press("Enter");
  await settled(page);
  await save(page);
  const decided = (await onDisk(page))["rutiner/ett.yaml"];
  check(["fastställd_av: [verksamhetschef]", "fastställd: 2026-11-01", "status: fastställd"].every((line) => decided.includes(line)), `beslutet är inte helt:\n${decided}`);
  await page.click("#angra");
  await idle(page);
  await save(page);
  check((await onDisk(page))["rutiner/ett.yaml"] === routine("ett", "Ett"), "beslutet ångras inte i ett steg");
  await context.close();
}

// A refused answer stays in its field with the reason beside it, whatever else is written meanwhile, until it is mended.
async function aRefusedAnswerStaysInItsField() {
  const { page, context } = await withHandles("ett nej", TWO);
  await openDocument(page, "Ett");
  await page.evaluate(() => { Object.assign(window.program, { refuses: '"/syfte"', slow: 40 }); });
  await type(page, "/syfte", "Det som inte går");
  await page.keyboard.press("Tab");
  await type(page, "/titel", "Nytt namn");
  await page.keyboard.press("Tab");
  await settled(page);
  check(await valueOf(page, "/syfte") === "Det som inte går", "det skrivna är borta efter ett nej");
  check(await valueOf(page, "/titel") === "Nytt namn", "nästa svar skrevs inte");
  const described = await page.evaluate(() => document.getElementById("f-/syfte").getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id)?.textContent).join(" "));
  check(described.includes("svaret passar inte"), `varför det inte är skrivet står inte vid fältet: ${described}`);
  check(await page.getAttribute(fieldId("/syfte"), "aria-invalid") !== null, "fältet är inte märkt som fel");
  await isSaid(page, "#sparat", "Inte skrivet i dokumentet: Syfte", "det sägs inte att ett svar inte är skrivet");
  await page.click("#osparat summary");
  await judgeAxe(page, "ett svar som inte är skrivet");
  for (const width of [320, 640]) {
    await page.setViewportSize({ width, height: 900 });
    await judgeWidth(page, `ett svar som inte är skrivet, ${width} px`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  const asked = [];
  page.on("dialog", (dialog) => { asked.push(dialog.message()); return dialog.dismiss(); });
  await page.click("#tillbaka");
  await idle(page);
  check(asked.length === 1 && asked[0].includes("Syfte") && await page.isVisible("#formular"), "sidan lämnar ett svar som inte är skrivet utan att fråga");
  await page.evaluate(() => { window.program.refuses = null; });
  await type(page, "/syfte", SYFTE);
  await page.keyboard.press("Tab");
  await idle(page);
  check(!(await textOf(page, "#del-innehall")).includes("Inte skrivet"), "felet står kvar fast det är rättat");
  await save(page);
  check((await onDisk(page))["rutiner/ett.yaml"].includes(SYFTE), "det rättade svaret är inte skrivet");
  await context.close();
}

// A day is handed over when it is whole: not at each digit, not with the year 2, not half.
async function aDayIsHandedOverWhole() {
  const { page, context } = await withHandles("dagen", [{ path: "rutiner/ett.yaml", text: routine("ett", "Ett", "granskad: 2025-01-01\n") }]);
  await openDocument(page, "Ett");
  const days = async () => (await answers(page)).filter(({ fält }) => fält === "/granskad").map(({ svar }) => svar);
  const [first, second, early] = [await keysOf(page, "2026", "11", "01"), await keysOf(page, "2026", "12", "24"), await keysOf(page, "0002", "11", "01")];
  const beginning = async () => {
    await page.focus(fieldId("/titel"));
    await page.focus(fieldId("/granskad"));
  };
  await beginning();
  await page.keyboard.type(first);
  check((await days()).length === 0, `dagen skrivs medan den skrivs in: ${await days()}`);
  await page.keyboard.press("Enter");
  await idle(page);
  check(String(await days()) === "2026-11-01", `dagen blev inte den som skrevs: ${await days()}`);
  await page.focus(fieldId("/titel"));
  await idle(page);
  await beginning();
  await page.keyboard.type(early);
  await page.focus(fieldId("/titel"));
  await idle(page);
  check((await days()).length === 1, `år 2 skrevs: ${await days()}`);
  await isSaid(page, "#formular", "Menar du år 0002?", "det frågas inte om år 2");
  await beginning();
  await page.keyboard.press("Delete");
  await page.focus(fieldId("/titel"));
  await idle(page);
  check((await days()).length === 1, `en halv dag skrevs: ${await days()}`);
  await isSaid(page, "#formular", "inte helt ifyllt", "det sägs inte att dagen är halv");
  await beginning();
  await page.keyboard.type(second);
  // The first Tab goes to the calendar of the field.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await idle(page);
  check(String(await days()) === "2026-11-01,2026-12-24", `den rättade dagen skrevs inte: ${await days()}`);
  check(!(await textOf(page, "#formular")).includes("Inte skrivet"), "felet står kvar fast dagen är rättad");
  await context.close();
}

// The arrows of the keyboard pass each choice on the way; only the last one is the answer.
async function arrowsInAListAreOneAnswer() {
  const { page, context } = await withHandles("valet", [{ path: "rutiner/ett.yaml", text: routine("ett", "Ett", "nivå: kommun\n") }]);
  await openDocument(page, "Ett");
  await page.focus(fieldId("/nivå"));
  for (let times = 0; times < 2; times += 1) await page.keyboard.press("ArrowDown");
  await idle(page);
  const chosen = await valueOf(page, "/nivå");
  check((await answers(page)).length === 0, `valen på vägen skrivs: ${JSON.stringify(await answers(page))}`);
  await page.keyboard.press("Tab");
  await idle(page);
  const written = await answers(page);
  check(written.length === 1 && written[0].svar === chosen && chosen !== "kommun", `valet skrevs inte en gång: ${JSON.stringify(written)}`);
  await context.close();
}

async function twoQuickTicksAreBothKept() {
  const { page, context } = await withHandles("kryssen", [
    { path: "enheter/a.yaml", text: UNIT }, { path: "enheter/b.yaml", text: "typ: enhet\nid: b\nnamn: B\n" }, { path: "rutiner/ett.yaml", text: routine("ett", "Ett", "gäller_för: []\n") },
  ]);
  await openDocument(page, "Ett");
  await page.evaluate(() => document.querySelectorAll("#formular details").forEach((one) => { one.open = true; }));
  await page.evaluate(() => { window.program.slow = 100; });
  const box = (unit) => page.locator(`.falt[data-nyckel="/gäller_för"] [data-val="${unit}"], .falt:has(> p.namn:text-is("Gäller för")) [data-val="${unit}"]`).first();
  await box("a").click();
  await box("b").click();
  await idle(page);
  await save(page);
  const saved = (await onDisk(page))["rutiner/ett.yaml"];
  check(/gäller_för:\s*(\[a, b\]|\n?\s*- a\n\s*- b)/.test(saved), `båda kryssen är inte kvar:\n${saved}`);
  check(await box("a").isChecked() && await box("b").isChecked(), "kryssen visas inte");
  await context.close();
}

async function aDoubleClickTakesOneRow() {
  const { page, context } = await withHandles("raderna", WITH_STEPS);
  await openDocument(page, "Ett");
  await page.dblclick("[aria-label='Ta bort rad 1 i Tillvägagångssätt']", { delay: 40 });
  await settled(page);
  check(await valueOf(page, "/tillvägagångssätt/0/vad") === "Sedan" && await valueOf(page, "/tillvägagångssätt/1/vad") === "Sist", "ett dubbelklick tog bort två rader");
  // Also where the program is slow, and both presses come before its answer.
  await page.click("#angra");
  await idle(page);
  await page.evaluate(() => { window.program.slow = 200; });
  await page.click("[aria-label='Ta bort rad 1 i Tillvägagångssätt']");
  await page.click("[aria-label='Ta bort rad 1 i Tillvägagångssätt']");
  await idle(page);
  check((await page.locator("[aria-label^='Ta bort rad']").count()) === 2, "två tryck före svaret tog bort två rader");
  check(await page.evaluate(() => document.activeElement.id) === "f-/tillvägagångssätt-namn", "tangentbordet är ingenstans när raden är borta");
  await context.close();
}

// What was refused in a row follows its row when one above it is taken away.
async function typedTextFollowsItsRow() {
  const { page, context } = await withHandles("raden", WITH_STEPS);
  await openDocument(page, "Ett");
  await page.evaluate(() => { window.program.refuses = '"/tillvägagångssätt/2/vad"'; });
  await type(page, "/tillvägagångssätt/2/vad", "Sist av allt");
  await page.keyboard.press("Tab");
  await idle(page);
  await page.evaluate(() => { window.program.refuses = null; });
  await page.click("[aria-label='Ta bort rad 1 i Tillvägagångssätt']");
  await idle(page);
  check(await valueOf(page, "/tillvägagångssätt/0/vad") === "Sedan", "det skrivna kom i en annan rad");
  check(await valueOf(page, "/tillvägagångssätt/1/vad") === "Sist av allt", "det skrivna följde inte sin rad");
  await context.close();
}

// A press that leaves a field ends on the button it began on, though the answer is written meanwhile.
async function aPressIsNotEaten() {
  const { page, context } = await withHandles("trycket", TWO);
  await openDocument(page, "Ett");
  await type(page, "/titel", "Ett och ett halvt");
  const place = await page.locator("#tillbaka").boundingBox();
  await page.mouse.move(place.x + 20, place.y + 10);
  await page.mouse.down();
  await page.waitForTimeout(700);
  await page.mouse.up();
  await idle(page);
  check(await page.isVisible("#d-ord"), "trycket gick förlorat när fältet lämnades");
  await settled(page);
  await isSaid(page, "#del-innehall table", "Ett och ett halvt", "svaret skrevs inte");
  await context.close();
}

// What is typed on while an answer is written stays, with the cursor.
async function typingGoesOnWhileAnAnswerIsWritten() {
  const { page, context } = await withHandles("fortsättningen", TWO);
  await openDocument(page, "Ett");
  await page.evaluate(() => { window.program.slow = 60; });
  await type(page, "/titel", "Ny");
  await page.keyboard.press("Enter");
  await page.keyboard.type(" titel som fortsätter", { delay: 30 });
  await settled(page);
  await page.keyboard.press("Home");
  await page.keyboard.type("En n");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Tab");
  await settled(page);
  check(await valueOf(page, "/titel") === "En ny titel som fortsätter", `det skrivna blev ”${await valueOf(page, "/titel")}”`);
  check((await answers(page)).at(-1).svar === "En ny titel som fortsätter", "det sist skrivna är inte handlagt");
  await context.close();
}

// A new document that was saved and is taken back is still in the folder: that is said, and nothing else is hindered.
async function aSavedNewDocumentTakenBackIsTold() {
  const { page, context } = await withHandles("det ångrade", TWO);
  await page.click("[data-del=dokument]");
  await page.click("#skriv-nytt");
  await page.waitForSelector("#formular");
  await idle(page);
  await save(page);
  const made = Object.keys(await onDisk(page)).find((name) => !TWO.some(({ path }) => path === name));
  await page.click("#angra");
  await settled(page);
  await isSaid(page, "#osparat", made, "det sägs inte att filen finns kvar");
  await isSaid(page, "#osparat", "Ta bort filen själv", "det sägs inte vad man gör med filen som finns kvar");
  await openDocument(page, "Ett");
  await type(page, "/titel", "Ett till");
  await page.keyboard.press("Tab");
  await idle(page);
  await save(page);
  const saved = await onDisk(page);
  check(saved["rutiner/ett.yaml"] === routine("ett", "Ett till"), "ett ångrat dokument hindrar de andra från att sparas");
  check(saved[made] !== undefined && !saved[made].includes("null"), "den ångrade filen är förstörd");
  await isSaid(page, "#sparat", "Allt är sparat.", "det sägs inte att allt är sparat");
  // Made anew it is the same file, and may be saved again.
  await page.click("[data-del=dokument]");
  await page.click("#skriv-nytt");
  await page.waitForSelector("#formular");
  await type(page, "/titel", "På nytt");
  await page.keyboard.press("Tab");
  await idle(page);
  await save(page);
  check((await onDisk(page))[made]?.includes("På nytt"), `det nygjorda gick inte att spara: ${await textOf(page, "#fel")}`);
  await context.close();
}

// A row more, and the cursor in it; the folded fields that are filled in keep the cursor too.
async function aRowMoreIsWrittenWithTheKeyboard() {
  const { page, context } = await withHandles("en rad till", WITH_STEPS);
  await openDocument(page, "Ett");
  await page.focus("[id='f-/tillvägagångssätt-ny']");
  await page.keyboard.press("Enter");
  await idle(page);
  const focused = await page.evaluate(() => document.activeElement.id);
  check(focused.startsWith("f-/tillvägagångssätt/3/"), `den nya raden har inte tangentbordet: ${focused}`);
  await type(page, "/tillvägagångssätt/3/vad", "Allra sist");
  await page.keyboard.press("Tab");
  await idle(page);
  check(await page.evaluate(() => document.activeElement.id.startsWith("f-/tillvägagångssätt/3/")), "tangentbordet lämnade raden när den skrevs");
  await save(page);
  check((await onDisk(page))["rutiner/ett.yaml"] === routine("ett", "Ett", `${STEPS}  - vad: Allra sist\n`), "raden är inte skriven som de andra");
  await context.close();
}

const judges = [
  anAnswerGoesWhereItWasGiven, typedTextIsNotLostWhenTheFolderIsReadAgain, theKeysSaveTheDocument, aRefusedDecisionWritesNothing, aDecisionIsOneStep, aRefusedAnswerStaysInItsField, aDayIsHandedOverWhole,
  arrowsInAListAreOneAnswer, twoQuickTicksAreBothKept, aDoubleClickTakesOneRow, typedTextFollowsItsRow, aPressIsNotEaten,
  typingGoesOnWhileAnAnswerIsWritten, aSavedNewDocumentTakenBackIsTold, aRowMoreIsWrittenWithTheKeyboard,
];
await judgedBy(...each(judges), async () => say(`skrivandet: ${judges.length} prov`));
