// The page: a folder is chosen, audited, and shown in parts.
let list = null;
let part = "audit";

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0")).join("-");
};

function scope() {
  const chosen = (id) => (byId(id).value ? [byId(id).value] : []);
  return { namn: folder.known.name || ".", idag: today(), datum: byId("datum").value || today(), profiler: chosen("profil"), enheter: chosen("enhet") };
}

// Does something that may fail, and says how it went; what nobody asked for does not take away what was said before.
async function attempt(work, isAsked = true) {
  if (isAsked) fail("");
  document.body.setAttribute("aria-busy", "true");
  try {
    return await work();
  } catch (error) {
    if (error.name === "AbortError") say("Ingen mapp valdes.");
    else {
      say("Det gick inte.");
      fail(error.message, error.advice);
    }
    return undefined;
  } finally {
    document.body.removeAttribute("aria-busy");
    byId("matare").hidden = true;
  }
}

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
  byId("historik").textContent = `Historik: ej bedömd. ${list.historik || ""}`.trim();
  const notes = list.anmärkningar;
  byId("anmarkningar").replaceChildren(notes.length ? node("details", {}, node("summary", {}, counted(notes.length, "anmärkning", "anmärkningar")),
    node("ul", {}, notes.map((note) => node("li", {}, note)))) : "");
}

async function audit() {
  const start = performance.now();
  const { value } = await desk.ask({ gör: "granska", omfång: scope() });
  if (byId("enhet").value === "") options("enhet", "Alla enheter", value.enheter.map(({ id, namn }) => [id, namn]));
  options("profil", "Ingen", value.profiler.map((name) => [name, name]));
  list = value;
  byId("granskning").hidden = false;
  summarise();
  say(`Granskat ${counted(list.dokumentantal, "dokument", "dokument")} på ${((performance.now() - start) / 1000).toFixed(1).replace(".", ",")} sekunder.`);
}

async function show(next) {
  part = next;
  for (const button of document.querySelectorAll("#flikar button")) button.setAttribute("aria-pressed", String(button.dataset.del === part));
  const titles = { dokument: "Dokument", luckor: "Skriv det som saknas", explain: "Förklara en regel" };
  byId("h-del").textContent = SHEETS[part] ? SHEETS[part].title : titles[part];
  byId("hamta").replaceChildren(...(SHEETS[part] ? buttons(part) : []));
  const place = byId("del-innehall");
  if (SHEETS[part]) await showSheet(part, place);
  else if (part === "explain") explainPart(place);
  else if (part === "dokument") documentsPart(place);
  else gapsPart(place);
}

async function opened(reading) {
  const count = await reading;
  if (count === null) return say("Det var ingen mapp.");
  const name = byId("mapp-namn");
  name.hidden = false;
  const rights = folder.canWrite() ? "Det du skriver kan sparas i mappen." : "Mappen är bara läst: det du skriver kan hämtas som filer.";
  name.textContent = `Mapp: ${folder.known.name} · ${counted(count, "fil", "filer")}. ${rights}`;
  byId("las-om").hidden = !folder.canWrite();
  byId("enhet").value = "";
  unsaved.clear();
  await audit();
  return show(part);
}

byId("datum").value = today();
byId("valj").hidden = !("showDirectoryPicker" in window);
if (!byId("valj").hidden) byId("valj").addEventListener("click", () => attempt(async () => {
  if (!mayLeave()) return;
  await opened(folder.fromHandle(await showDirectoryPicker({ id: "ledningskoll", mode: "read" })));
}));
byId("valj-enkel").addEventListener("change", ({ target }) => attempt(async () => {
  if (target.files.length && mayLeave()) await opened(folder.fromList(target.files));
  target.value = "";
}));
byId("las-om").addEventListener("click", () => attempt(async () => { if (mayLeave()) await opened(folder.fromHandle(folder.known.root)); }));
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  attempt(async () => { if (mayLeave()) await opened(folder.fromDrop(event.dataTransfer)); });
});
byId("omfang").addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(async () => { await audit(); await show(part); });
});
byId("flikar").addEventListener("click", ({ target }) => { if (target.dataset.del) attempt(() => show(target.dataset.del)); });
attempt(async () => { await desk.begun; say("Klar att börja. Välj en mapp."); document.body.dataset.klar = ""; });
