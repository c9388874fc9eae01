// The page: a folder is chosen, audited, and shown in parts.
let list = null;
let part = "audit";

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0")).join("-");
};

// What is audited: as it was when the person pressed Granska, and not what she is choosing meanwhile.
let chosen = { datum: today(), profiler: [], enheter: [] };
function choose() {
  const ofList = (id) => (byId(id).value ? [byId(id).value] : []);
  if (!byId("datum").value) byId("datum").value = today();
  chosen = { datum: byId("datum").value, profiler: ofList("profil"), enheter: ofList("enhet") };
}
const scope = () => ({ namn: folder.known.name || ".", idag: today(), ...chosen });

function options(id, first, choices) {
  const field = byId(id);
  const before = field.value;
  field.replaceChildren(node("option", { value: "" }, first), ...choices.map(([value, words]) => node("option", { value }, words)));
  field.value = before;
  if (field.selectedIndex < 0) field.value = "";
}

// What the numbers say, and what the audit could not tell.
function summarise() {
  const { fynd, dokumentantal } = list;
  byId("siffror").replaceChildren(...[
    [dokumentantal, "dokument", ""], [fynd.brist, fynd.brist === 1 ? "brist" : "brister", "brist"], [fynd.bör, "bör", "bor"], [fynd.tips, "tips", "tips"],
  ].map(([count, words, style]) => node("li", { class: style }, node("strong", {}, String(count)), ` ${words}`)));
  byId("inaktuellt").hidden = true;
  byId("historik").textContent = list.historik ? `${list.historik}.` : "";
  const notes = list.anmärkningar;
  byId("anmarkningar").replaceChildren(notes.length ? node("details", {}, node("summary", {}, counted(notes.length, "anmärkning", "anmärkningar")),
    node("ul", {}, notes.map((note) => node("li", {}, note)))) : "");
}

// Audits, without a word of it: that is said where a person has asked for it.
async function audit() {
  const { value } = await desk.ask({ gör: "granska", omfång: scope() });
  if (chosen.enheter.length === 0) options("enhet", "Alla enheter", value.enheter.map(({ id, namn }) => [id, namn]));
  options("profil", "Ingen", value.profiler.map((name) => [name, name]));
  list = value;
  byId("granskning").hidden = false;
  summarise();
}

async function auditAsked() {
  const start = performance.now();
  say("Granskar …");
  choose();
  await audit();
  say(`Granskat ${counted(list.dokumentantal, "dokument", "dokument")} på ${((performance.now() - start) / 1000).toFixed(1).replace(".", ",")} sekunder.`);
}

const show = (next) => leave(() => showPart(next));
async function showPart(next) {
  closeForm();
  part = next;
  for (const tab of document.querySelectorAll("#flikar button")) tab.setAttribute("aria-pressed", String(tab.dataset.del === part));
  const titles = { dokument: "Dokument", luckor: "Skriv det som saknas", explain: "Förklara en regel" };
  byId("h-del").textContent = SHEETS[part] ? SHEETS[part].title : titles[part];
  byId("hamta").replaceChildren(...(SHEETS[part] ? buttons(part) : []));
  const place = byId("del-innehall");
  if (SHEETS[part]) await showSheet(part, place);
  else if (part === "explain") explainPart(place);
  else if (part === "dokument") documentsPart(place);
  else gapsPart(place);
  // What was pressed may be gone with the form it stood in.
  if (document.activeElement === document.body) byId("del").focus({ preventScroll: true });
}

// Takes a folder in the place of the one that is open. Until it is found, and the person will leave the other, nothing is forgotten.
const take = (find, otherwise) => act(async () => {
  const found = await find();
  if (found === null) return say(otherwise);
  if (!mayLeave()) return undefined;
  clearTimeout(auditing);
  closeForm();
  drafts.clear();
  // What was chosen in another folder may not be there in this one.
  if (found.root === null || found.root !== folder.known.root) byId("profil").value = "";
  say("Läser mappen …");
  await folder.handOver(found);
  byId("mapp-namn").hidden = false;
  byId("mapp-namn").textContent = `Mapp: ${found.name} · ${counted(folder.known.count, "fil", "filer")}. ${folder.canWrite()
    ? "Det du skriver kan sparas i mappen." : "Mappen är öppnad bara för läsning: det du skriver kan hämtas som filer."}`;
  byId("las-om").hidden = !folder.canWrite();
  byId("enhet").value = "";
  drawUnsaved();
  await auditAsked();
  return showPart(part);
});

// The folder that a person picks; null if she changes her mind.
async function picked() {
  try {
    return await folder.fromHandle(await showDirectoryPicker({ id: "ledningskoll", mode: "read" }));
  } catch (error) {
    if (error.name === "AbortError") return null;
    throw error;
  }
}

// What a browser allows only while the event lasts is begun at once, and awaited when its turn comes.
function begun(finding) {
  finding.catch(() => {});
  return () => finding;
}

const holdsFiles = ({ dataTransfer }) => dataTransfer.types.includes("Files");
byId("datum").value = today();
byId("valj").hidden = !("showDirectoryPicker" in window);
byId("valj").addEventListener("click", () => take(begun(picked()), "Ingen mapp valdes."));
byId("valj-enkel").addEventListener("change", ({ target }) => {
  const found = folder.fromList(target.files);
  if (found.name) take(() => found);
  target.value = "";
});
byId("las-om").addEventListener("click", () => take(() => folder.fromHandle(folder.known.root)));
addEventListener("dragover", (event) => { if (holdsFiles(event)) event.preventDefault(); });
addEventListener("drop", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  take(begun(folder.fromDrop(event.dataTransfer)), "Det du släppte är ingen mapp. Släpp mappen som ledningssystemet ligger i.");
});
byId("omfang").addEventListener("submit", (event) => {
  event.preventDefault();
  leave(async () => { await auditAsked(); await showPart(part); });
});
byId("flikar").addEventListener("click", ({ target }) => { if (target.dataset.del) show(target.dataset.del); });
attempt(async () => { await desk.begun; say("Klar att börja. Välj en mapp."); document.body.dataset.klar = ""; });
