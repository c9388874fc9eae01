// A document that is written: its form, what was found in it, saving, taking back, and deciding.
let form = null;
const unsaved = new Map();
const originals = new Map();
let auditing = 0;

const findingsOf = (field) => form.fynd.filter((found) => found.fält === field);
const mayLeave = () => unsaved.size === 0 || confirm("Det finns ändringar som inte är sparade. Vill du gå vidare utan dem?");
addEventListener("beforeunload", (event) => { if (unsaved.size || typed.size) event.preventDefault(); });

async function openForm(path, number) {
  typed.clear();
  added.clear();
  form = (await desk.ask({ gör: "formulär", väg: path, del: number, omfång: scope() })).value;
  drawForm();
  byId("del").focus();
  byId("del").scrollIntoView();
}

async function openNew(asked) {
  const { value } = await desk.ask({ gör: "ny", ...asked, omfång: scope() });
  originals.set(value.väg, null);
  unsaved.set(value.väg, true);
  form = value.formulär;
  typed.clear();
  drawForm();
  say(`Nytt dokument, ännu inte sparat: ${value.väg}. Det är ett utkast tills det är beslutat.`);
  byId("del").scrollIntoView();
  await auditLater();
}

const bytesOf = async (path) => {
  const { value, bytes } = await desk.ask({ gör: "text", väg: path });
  return value === "borta" ? null : new Uint8Array(bytes);
};
const isSame = (one, other) => (one === null || other === null ? one === other : one.length === other.length && one.every((byte, at) => byte === other[at]));

async function remember(path) {
  if (!originals.has(path)) originals.set(path, await bytesOf(path));
}

// Notes whether a file differs from what was read or saved.
async function note(path) {
  if (isSame(await bytesOf(path), originals.get(path))) unsaved.delete(path);
  else unsaved.set(path, true);
}

// Answers are written one after the other, in the order in which they were given.
let writing = Promise.resolve();
function write(field, answer) {
  writing = writing.then(() => attempt(async () => {
    await remember(form.väg);
    try {
      const { value } = await desk.ask({ gör: "svara", väg: form.väg, del: form.del, fält: field, svar: answer, omfång: scope() });
      if (answer !== null) added.delete(field.replace(/\/\d+\/.*$/, ""));
      form = value.formulär || form;
      say("Ändrat, ännu inte sparat.");
    } catch (error) {
      await note(form.väg);
      drawForm();
      throw error;
    }
    await note(form.väg);
    if (byId("formular")) drawForm();
    await auditLater();
  }));
  return writing;
}

async function undo() {
  const { value } = await desk.ask({ gör: "ångra" });
  await note(value.väg);
  typed.clear();
  say(`Ångrat i ${value.väg}.`);
  try { form = (await desk.ask({ gör: "formulär", väg: form.väg, del: form.del, omfång: scope() })).value; } catch { return show("dokument"); }
  drawForm();
  return auditLater();
}

async function saveAll() {
  await writing;
  for (const path of [...unsaved.keys()]) {
    const bytes = await bytesOf(path);
    if (folder.canWrite()) await folder.write(path, bytes);
    else download(path.split("/").at(-1), bytes, "application/yaml");
    originals.set(path, bytes);
    unsaved.delete(path);
  }
  say(folder.canWrite() ? "Sparat i mappen." : "Filerna är hämtade. Lägg dem på sina platser i mappen.");
  drawForm();
}

// What was found in the whole folder, once a person pauses; a large folder is audited when asked for.
const FEW = 400;
async function auditLater() {
  clearTimeout(auditing);
  if (list.dokumentantal > FEW) return;
  auditing = setTimeout(() => attempt(async () => {
    const words = state.textContent;
    await audit();
    if (byId("formular")) {
      const { value } = await desk.ask({ gör: "formulär", väg: form.väg, del: form.del, omfång: scope() });
      if (byId("formular") && value.väg === form.väg && value.del === form.del) {
        form = value;
        drawForm();
      }
    } else if (part === "dokument" || part === "luckor") await show(part);
    say(words);
  }, false), 900);
}

function decide() {
  const { av, dag, ord } = form.beslut;
  const roles = form.fält.find((one) => one.fält === av);
  const who = node("input", { id: "besluta-vem", type: "text", required: Boolean(av), list: "besluta-roller", autocomplete: "off" });
  const when = node("input", { id: "besluta-dag", type: "date", required: true, value: today() });
  const close = () => { dialog.close(); dialog.remove(); };
  const dialog = node("dialog", { "aria-labelledby": "besluta-rubrik" }, node("form", { method: "dialog", onsubmit: async (event) => {
    event.preventDefault();
    close();
    if (av) await write(av, roles && roles.slag === "flerval" ? [who.value] : who.value);
    await write(dag, when.value);
    await write("/status", ord);
  } }, node("h3", { id: "besluta-rubrik" }, "Besluta dokumentet"),
    node("p", {}, node("label", { for: who.id }, "Vem beslutar (roll, inte namn)"), " ", who, node("datalist", { id: "besluta-roller" }, roles && roles.lista ? known(roles).map(([value, words]) => node("option", { value }, words)) : [])),
    node("p", {}, node("label", { for: when.id }, "Dag för beslutet"), " ", when),
    node("p", { class: "knappar" }, node("button", { type: "submit", class: "framst" }, "Besluta"), node("button", { type: "button", onclick: close }, "Avbryt"))));
  document.body.append(dialog);
  dialog.showModal();
}

function drawForm() {
  const place = byId("del-innehall");
  const focused = document.activeElement && place.contains(document.activeElement) ? document.activeElement : null;
  const at = focused && { id: focused.id, value: focused.dataset.val, start: focused.selectionStart, end: focused.selectionEnd };
  const open = new Set([...place.querySelectorAll("details[open]")].map((one) => one.dataset.id));
  byId("h-del").textContent = `${form.typtitel}: ${form.titel}`;
  byId("hamta").replaceChildren();
  const names = [...unsaved.keys()];
  const tools = node("div", { class: "verktyg", role: "toolbar", "aria-label": "Dokumentet" },
    node("button", { type: "button", id: "spara", class: "framst", disabled: names.length === 0, onclick: () => attempt(saveAll) }, folder.canWrite() ? "Spara i mappen" : "Hämta det som är ändrat"),
    node("button", { type: "button", id: "angra", onclick: () => attempt(undo) }, "Ångra"),
    form.beslut && !form.beslut.är_beslutat ? node("button", { type: "button", id: "besluta", onclick: decide }, "Besluta …") : null,
    node("button", { type: "button", onclick: () => attempt(() => show("dokument")) }, "Tillbaka till dokumenten"),
    node("span", { id: "sparat" }, names.length ? `Inte sparat: ${names.join(", ")}` : "Allt är sparat."));
  const others = form.övrigt.length ? node("section", { "aria-label": "Övrigt i filen" }, node("h3", {}, "Övrigt i filen"),
    node("p", { class: "om" }, "Det här har formuläret inget fält för. Det står kvar som det är."), form.övrigt.map((one) => node("pre", { class: "ra", tabindex: "0" }, one.text))) : null;
  const body = node("form", { id: "formular", "aria-label": form.titel, onsubmit: (event) => event.preventDefault() },
    node("p", { class: "om" }, `${form.om} Skriv roller, aldrig namn på personer eller uppgifter om patienter.`),
    findingList(""), arranged(form.fält.filter((one) => one.fält !== "/typ"), write, 1));
  place.replaceChildren(tools, node("p", { class: "om" }, `Fil: ${form.väg}`), body, ...(others ? [others] : []));
  for (const one of place.querySelectorAll("details[data-id]")) one.open = open.has(one.dataset.id);
  if (at) {
    const again = at.value === undefined ? (at.id && byId(at.id)) : place.querySelector(`[data-val="${CSS.escape(at.value)}"]`);
    if (again) {
      again.focus({ preventScroll: true });
      if (at.start !== null && at.start !== undefined && again.setSelectionRange && /^(text|textarea|search)$/.test(again.type)) again.setSelectionRange(at.start, at.end);
    }
  }
}
