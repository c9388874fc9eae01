// A document that is written: its form, what was found in it, answers, and taking back.
let form = null;
let auditing = 0;

const findingsOf = (field) => form.fynd.filter((found) => found.fält === field);
const isOpen = (path, number) => form !== null && form.väg === path && form.del === number;

function closeForm() {
  for (const map of [typed, refusals, added]) map.clear();
  form = null;
}

function showForm(next) {
  closeForm();
  form = next;
  drawForm();
  byId("del").focus();
  byId("del").scrollIntoView();
}

const formOf = async (path, number) => (await desk.ask({ gör: "formulär", väg: path, del: number, omfång: scope() })).value;

const openForm = (path, number) => leave(async () => showForm(await formOf(path, number)));

const openNew = (asked) => leave(async () => {
  const { value } = await desk.ask({ gör: "ny", ...asked, omfång: scope() });
  drafts.beginNew(value.väg);
  await drafts.note(value.väg);
  showForm(value.formulär);
  say(`Nytt dokument, ännu inte sparat: ${value.väg}. Det är ett utkast tills det är beslutat.`);
  auditLater();
});

// The field of a form at an address.
function fieldAt(fields, address) {
  for (const one of fields) {
    const found = one.fält === address ? one : fieldAt([...(one.inre ?? []), ...(one.rader ?? [])], address);
    if (found) return found;
  }
  return undefined;
}

// Changes a document by a request that answers with its form; the file is noted, and the whole is audited once the person pauses.
async function change(path, number, request) {
  await drafts.begin(path);
  refuseTooLarge(path, request);
  const { value } = await desk.ask({ ...request, väg: path, del: number, omfång: scope() });
  await drafts.note(path);
  if (isOpen(path, number) && value.formulär) form = value.formulär;
  redraw();
  auditLater();
}

// A file that is larger than what is read would be lost to the program.
function refuseTooLarge(path, request) {
  const size = (drafts.now.get(path)?.length ?? 0) + new Blob([JSON.stringify(request)]).size;
  if (size > LARGEST) throw Object.assign(told("Filen blir större än 10 MiB, som är det mesta som läses. Dela den i flera dokument."), { isRefusal: true });
}

async function answered(one, answer, { väg, del }) {
  await change(väg, del, { gör: "svara", fält: one.fält, svar: answer });
  for (const [list, row] of added) if (rowOf(one.fält, list) === row) added.delete(list);
}

// Writes an answer, in the document that was open when it was given. An answer may be made from what stands in the field when its turn comes.
function write(one, answer, entry) {
  const at = form;
  return attempt(() => inTurn(async () => {
    try {
      const now = isOpen(at.väg, at.del) ? form : at;
      await answered(one, typeof answer === "function" ? answer(fieldAt(now.fält, one.fält)) : answer, at);
      forgetTyped(one.fält, entry);
      say("Ändrat, ännu inte sparat.");
    } catch (error) {
      if (!error.isRefusal || !isOpen(at.väg, at.del)) throw error;
      refuse(one, [error.message, error.advice].filter(Boolean).join(". "));
    }
  }));
}

const undo = () => leave(async () => {
  const { value: { väg } } = await desk.ask({ gör: "ångra" });
  await drafts.note(väg);
  drawUnsaved();
  say(drafts.left().includes(väg) ? `Ångrat. Filen ${väg} finns kvar i mappen; ta bort den själv om den inte ska vara där.` : `Ångrat i ${väg}.`);
  auditLater();
  const next = await formOf(form.väg, form.del).catch((error) => {
    if (error.isRefusal) return null;
    throw error;
  });
  closeForm();
  // The document itself was new.
  if (next === null) return showPart("dokument");
  form = next;
  return redraw();
});

// What was found in the whole folder, once a person pauses; a large folder is audited when she asks for it.
const FEW = 400;
function auditLater() {
  drawUnsaved();
  clearTimeout(auditing);
  if (list.dokumentantal > FEW) {
    byId("inaktuellt").hidden = false;
    return;
  }
  auditing = setTimeout(() => attempt(() => inTurn(async () => {
    await audit();
    if (form) form = await formOf(form.väg, form.del);
    else if (part === "dokument" || part === "luckor") await showPart(part);
    redraw();
  }), false), 900);
}

function savedWords() {
  const names = drafts.unsaved();
  const refused = refusedNames();
  const notTaken = refused.length ? ` Inte skrivet i dokumentet: ${refused.join(", ")}.` : "";
  if (names.length === 0) return refused.length ? notTaken.trim() : "Allt är sparat.";
  if (names.every(drafts.isFetched)) return `Hämtat, men inte på plats i mappen än: ${names.join(", ")}.${notTaken}`;
  return `Inte sparat: ${names.length > 3 ? `${names.length} filer` : names.join(", ")}.${notTaken}`;
}

function toolbar() {
  return node("div", { class: "verktyg", role: "toolbar", "aria-label": "Dokumentet" },
    button(folder.canWrite() ? "Spara i mappen" : "Hämta det som är ändrat", saveAll, { id: "spara", class: "framst", disabled: drafts.unsaved().length === 0 }),
    button("Ångra", undo, { id: "angra" }),
    form.beslut && !form.beslut.är_beslutat ? button("Besluta …", () => act(decide), { id: "besluta" }) : null,
    button("Tillbaka till dokumenten", () => show("dokument"), { id: "tillbaka" }),
    node("span", { id: "sparat" }, savedWords()));
}

function drawForm() {
  const place = byId("del-innehall");
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const home = focused && (focused.id || idOf(focused.closest(".falt")?.dataset.nyckel));
  byId("h-del").textContent = `${form.typtitel}: ${form.titel}`;
  byId("hamta").replaceChildren();
  const others = form.övrigt.length ? node("section", { "aria-label": "Övrigt i filen" }, node("h3", {}, "Övrigt i filen"),
    node("p", { class: "om" }, "Det här har formuläret inget fält för. Det står kvar som det är."), form.övrigt.map((one) => node("pre", { class: "ra", tabindex: "0" }, one.text))) : null;
  const body = node("form", { id: "formular", "aria-label": form.titel, onsubmit: (event) => event.preventDefault() },
    node("p", { class: "om" }, `${form.om} Skriv roller, aldrig namn på personer eller uppgifter om patienter.`),
    findingList(""), arranged(form.fält.filter((one) => one.fält !== "/typ"), 1));
  showIn(place, `${form.väg} ${form.del}`, toolbar(), node("p", { class: "om" }, `Fil: ${form.väg}`), body, others);
  // A field that is filled in may move up from the folded ones, and a box that is not ticked may go.
  if (focused && !focused.isConnected) byId(home)?.focus({ preventScroll: true });
}
