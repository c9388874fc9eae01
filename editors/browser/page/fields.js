// The fields of a form as elements, one sort after the other. What is typed and not yet handed over stands in `typed`.
const typed = new Map();
const idOf = (field) => `f-${field}`;

const SORTS = {
  rad: (one, write) => input(one, write, { type: "text" }),
  tal: (one, write) => input(one, write, { type: "text", inputmode: "decimal" }),
  dag: (one, write) => input(one, write, /^(\d{4}-\d{2}-\d{2})?$/.test(valueOf(one)) ? { type: "date" } : { type: "text" }),
  prosa: (one, write) => area(one, write, (text) => text, valueOf(one)),
  lista: (one, write) => area(one, write, (text) => text.split("\n").filter((line) => line.trim()), listOf(one).join("\n")),
  ja_nej: (one, write) => select(one, write, [["", "–"], ["ja", "ja"], ["nej", "nej"]], { true: "ja", false: "nej" }[valueOf(one)] ?? valueOf(one)),
  val: (one, write) => (one.öppen ? ownWords(one, write) : select(one, write, [["", "–"], ...known(one)], valueOf(one))),
  flerval: (one, write) => several(one, write),
  bara_text: (one) => [node("pre", { class: "ra", tabindex: "0" }, one.värde || ""), node("p", { class: "om" }, "Skrivet så att det bara går att ändra i en textredigerare.")],
};

const valueOf = (one) => (Array.isArray(one.värde) ? one.värde.join(", ") : one.värde || "");
const listOf = (one) => (Array.isArray(one.värde) ? one.värde : one.värde ? [one.värde] : []);
const known = (one) => (form.listor[one.lista] || []).map(({ värde, namn }) => [värde, namn === värde ? namn : `${namn} (${värde})`]);

function common(one, write, ofText) {
  const described = [one.om && `${idOf(one.fält)}-om`, findingsOf(one.fält).length && `${idOf(one.fält)}-fynd`].filter(Boolean).join(" ");
  return {
    id: idOf(one.fält), "aria-describedby": described || null, "aria-invalid": findingsOf(one.fält).some((found) => found.räknas) || null,
    oninput: ({ target }) => { typed.set(one.fält, target.value); },
    onchange: ({ target }) => { typed.delete(one.fält); write(one.fält, ofText(target.value)); },
  };
}

const input = (one, write, attributes) => node("input", { ...attributes, ...common(one, write, (text) => text), value: typed.get(one.fält) ?? valueOf(one) });
const area = (one, write, ofText, value) => node("textarea", { ...common(one, write, ofText), value: typed.get(one.fält) ?? value, rows: Math.min(14, Math.max(3, value.split("\n").length + Math.floor(value.length / 90))) });

function select(one, write, choices, value) {
  const has = choices.some(([choice]) => choice === value);
  const all = has ? choices : [...choices, [value, value]];
  return node("select", { id: idOf(one.fält), "aria-describedby": one.om ? `${idOf(one.fält)}-om` : null, onchange: ({ target }) => write(one.fält, target.value) },
    all.map(([choice, words]) => node("option", { value: choice, selected: choice === value }, words)));
}

// One of a list, or something else in own words.
function ownWords(one, write) {
  const list = node("datalist", { id: `${idOf(one.fält)}-lista` }, known(one).map(([value, words]) => node("option", { value }, words)));
  const field = input(one, write, { type: "text", autocomplete: "off" });
  field.setAttribute("list", list.id);
  return [field, list];
}

// Several of a list: what is chosen as boxes to tick off, and a field for one more.
function several(one, write) {
  const chosen = listOf(one);
  const choices = known(one);
  const words = (value) => (choices.find(([choice]) => choice === value) || [value, value])[1];
  const FEW = 12;
  const shown = choices.length <= FEW ? [...new Set([...choices.map(([value]) => value), ...chosen])] : chosen;
  const box = (value) => node("li", {}, node("label", {}, node("input", {
    type: "checkbox", checked: chosen.includes(value), "data-val": value,
    onchange: ({ target }) => write(one.fält, target.checked ? [...chosen, value] : chosen.filter((other) => other !== value)),
  }), words(value)));
  const more = choices.length > FEW || one.öppen;
  const list = node("datalist", { id: `${idOf(one.fält)}-lista` }, choices.map(([value, text]) => node("option", { value }, text)));
  const adding = node("input", { id: idOf(one.fält), type: "text", list: list.id, autocomplete: "off", "aria-label": `Lägg till: ${one.namn}`, placeholder: "Lägg till …",
    onchange: ({ target }) => { if (target.value.trim()) write(one.fält, [...chosen, target.value.trim()]); } });
  return node("div", { role: "group", "aria-label": one.namn }, node("ul", { class: "val" }, shown.map(box)), more ? [adding, list] : null);
}

function findingList(field) {
  const found = findingsOf(field);
  if (found.length === 0) return null;
  return node("ul", { class: "fynd", id: `${idOf(field)}-fynd` }, found.map((one) => node("li", { class: one.vikt },
    node("strong", {}, one.vikt), `: ${one.text}`, one.gör_så ? node("div", { class: "om" }, `Gör så: ${one.gör_så}`) : null, one.lagrum ? node("div", { class: "om" }, one.lagrum) : null)));
}

function fieldElement(one, write, level) {
  if (one.slag === "grupp") {
    return node("fieldset", {}, node("legend", {}, one.namn), about(one), findingList(one.fält), arranged(one.inre, write, level + 1));
  }
  if (one.slag === "rader") return rowsElement(one, write, level);
  const isMany = one.slag === "flerval" || one.slag === "bara_text";
  return node("div", { class: "falt" }, isMany ? node("p", { class: "namn" }, one.namn) : node("label", { for: idOf(one.fält) }, one.namn),
    about(one), SORTS[one.slag](one, write), findingList(one.fält));
}

const about = (one) => (one.om ? node("p", { class: "om", id: `${idOf(one.fält)}-om` }, one.om) : null);

// The fields that the law asks for and those that are filled in; the others are folded.
function arranged(fields, write, level) {
  const first = level > 1 && !fields.some((one) => one.frågas || one.ifyllt) ? fields : fields.filter((one) => one.frågas || one.ifyllt);
  const rest = fields.filter((one) => !first.includes(one));
  return [first.map((one) => fieldElement(one, write, level)), rest.length ? node("details", { class: "fler-falt", "data-id": `fler-${rest[0].fält}` },
    node("summary", {}, `Fler fält (${rest.length})`), rest.map((one) => fieldElement(one, write, level))) : null].flat();
}

// Rows to fill in, to take away, and one more.
const added = new Set();
function rowsElement(one, write, level) {
  const count = one.rader.length;
  const placed = (fields, number) => JSON.parse(JSON.stringify(fields).replaceAll(`"${one.fält}/-`, `"${one.fält}/${number}`));
  const row = (fields, number, isNew) => node("fieldset", {}, node("legend", {}, `${one.namn}, rad ${number + 1}`), arranged(fields, write, level + 1),
    isNew ? null : node("p", {}, node("button", { type: "button", "aria-label": `Ta bort rad ${number + 1} i ${one.namn}`, onclick: () => write(`${one.fält}/${number}`, null) }, `Ta bort rad ${number + 1}`)));
  const isOpen = count === 0 || added.has(one.fält);
  return node("div", { class: "falt" }, node("p", { class: "namn" }, one.namn), about(one), findingList(one.fält),
    one.rader.map(({ inre }, number) => row(inre, number, false)), isOpen ? row(placed(one.mall, count), count, true) : null,
    isOpen ? null : node("p", {}, node("button", { type: "button", id: `${idOf(one.fält)}-ny`, onclick: () => { added.add(one.fält); drawForm(); byId(idOf(one.fält))?.focus(); } }, `Lägg till en rad i ${one.namn}`)));
}
