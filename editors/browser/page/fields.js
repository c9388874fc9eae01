// The fields of a form as elements, one sort after the other.
const idOf = (field) => `f-${field}`;
const valueOf = (one) => (Array.isArray(one.värde) ? one.värde.join(", ") : one.värde || "");
const listOf = (one) => (Array.isArray(one?.värde) ? one.värde : one?.värde ? [one.värde] : []);
const known = (one) => (form.listor[one.lista] || []).map(({ värde, namn }) => [värde, namn === värde ? namn : `${namn} (${värde})`]);
const lines = (text) => text.split("\n").filter((line) => line.trim());
const isDay = (text) => /^(\d{4}-\d{2}-\d{2})?$/.test(text);

const SORTS = {
  rad: (one) => input(how(one), { type: "text" }),
  tal: (one) => input(how(one), { type: "text", inputmode: "decimal" }),
  dag: (one) => (isDay(valueOf(one)) ? dayField(how(one, { flaw: flawOfDay })) : input(how(one), { type: "text" })),
  prosa: (one) => area(how(one)),
  lista: (one) => area(how(one, { shown: listOf(one).join("\n"), answer: lines })),
  ja_nej: (one) => select(how(one, { shown: { true: "ja", false: "nej" }[valueOf(one)] ?? valueOf(one) }), [["", "–"], ["ja", "ja"], ["nej", "nej"]]),
  val: (one) => (one.öppen ? ownWords(one) : select(how(one), [["", "–"], ...known(one)])),
  flerval: (one) => several(one),
  bara_text: (one) => [node("pre", { class: "ra", tabindex: "0" }, one.värde || ""), node("p", { class: "om" }, one.varför || "Skrivet så att det bara går att ändra i en textredigerare.")],
};

// What the fields that are typed in share: a text is handed over when the person leaves its field or presses Enter, and not while she types.
function common(manner) {
  const { fält: field, om: about } = manner.one;
  const described = [about && `${idOf(field)}-om`, refusals.has(field) && `${idOf(field)}-svar`, findingsOf(field).length && `${idOf(field)}-fynd`];
  return {
    id: idOf(field), value: typed.get(field)?.text ?? manner.shown,
    "aria-describedby": described.filter(Boolean).join(" ") || null,
    "aria-invalid": refusals.has(field) || findingsOf(field).some((found) => found.räknas) || null,
    oninput: ({ target }) => noteTyped(manner, target.value),
    onblur: () => handOver(field),
    onkeydown: ({ key, target }) => { if (key === "Enter" && target.localName !== "textarea") handOver(field); },
  };
}

const input = (manner, attributes) => node("input", { ...attributes, ...common(manner) });
const area = (manner) => node("textarea", { ...common(manner), rows: Math.min(14, Math.max(3, manner.shown.split("\n").length + Math.floor(manner.shown.length / 90))) });

// A day. While it is typed it is another day at each digit, and none at all where a part of it is left out.
function dayField(manner) {
  const field = input(manner, { type: "date", min: "1900-01-01", max: "9999-12-31" });
  const leaveField = field.onblur;
  field.onblur = ({ target }) => {
    if (target.validity.badInput || refusals.has(manner.one.fält)) typed.set(manner.one.fält, { ...manner, text: target.value, isHandedOver: false });
    leaveField();
  };
  return field;
}
function flawOfDay(text, field) {
  if (field?.validity.badInput) return "Datumet är inte helt ifyllt. Skriv år, månad och dag, eller töm fältet.";
  return text && Number(text.slice(0, 4)) < 1900 ? `Menar du år ${text.slice(0, 4)}? Skriv hela årtalet med fyra siffror, till exempel ${today().slice(0, 4)}.` : "";
}

// One of a few. With the arrows of the keyboard each choice on the way is chosen, so that it counts when the field is left.
function select(manner, choices) {
  const current = typed.get(manner.one.fält)?.text ?? manner.shown;
  const all = choices.some(([choice]) => choice === current) ? choices : [...choices, [current, current]];
  return node("select", { ...common(manner), onchange: ({ target }) => { if (hand.isPointer || document.activeElement !== target) handOver(manner.one.fält); } },
    all.map(([choice, words]) => node("option", { value: choice }, words)));
}

// One of a list, or something else in own words.
function ownWords(one) {
  const list = node("datalist", { id: `${idOf(one.fält)}-lista` }, known(one).map(([value, words]) => node("option", { value }, words)));
  return [input(how(one), { type: "text", autocomplete: "off", list: list.id }), list];
}

// Several of a list: what is chosen as boxes to tick off, and a field for one more. The new list is made from what is chosen when its turn
// comes, so that two quick ticks are both kept.
function several(one) {
  const FEW = 12;
  const chosen = listOf(one);
  const choices = known(one);
  const words = (value) => (choices.find(([choice]) => choice === value) || [value, value])[1];
  const tick = (value, isOn) => write(one, (now) => [...listOf(now).filter((other) => other !== value), ...(isOn ? [value] : [])]);
  const shown = choices.length <= FEW ? [...new Set([...choices.map(([value]) => value), ...chosen])] : chosen;
  const box = (value) => node("li", { "data-nyckel": value }, node("label", {}, node("input", {
    type: "checkbox", checked: chosen.includes(value), "data-val": value, onchange: ({ target }) => tick(value, target.checked),
  }), words(value)));
  return node("div", { role: "group", "aria-label": one.namn }, node("ul", { class: "val" }, shown.map(box)), choices.length > FEW || one.öppen ? oneMore(one, choices) : null);
}

function oneMore(one, choices) {
  const list = node("datalist", { id: `${idOf(one.fält)}-lista` }, choices.map(([value, text]) => node("option", { value }, text)));
  const more = (text) => (now) => [...new Set([...listOf(now), text.trim()])].filter(Boolean);
  return [input(how(one, { shown: "", answer: more }), { type: "text", list: list.id, autocomplete: "off", "aria-label": `Lägg till: ${one.namn}`, placeholder: "Lägg till …" }), list];
}

// Why an answer in a field was not taken.
const refusalOf = (field) => (refusals.has(field) ? node("p", { class: "inte-skrivet", id: `${idOf(field)}-svar`, role: "alert" },
  node("strong", {}, "Inte skrivet: "), refusals.get(field).words) : null);

function findingList(field) {
  const found = findingsOf(field);
  if (found.length === 0) return null;
  return node("ul", { class: "fynd", id: `${idOf(field)}-fynd` }, found.map((one) => node("li", { class: one.vikt },
    node("strong", {}, one.vikt), `: ${one.text}`, one.gör_så ? node("div", { class: "om" }, `Gör så: ${one.gör_så}`) : null, one.lagrum ? node("div", { class: "om" }, one.lagrum) : null)));
}

const about = (one) => (one.om ? node("p", { class: "om", id: `${idOf(one.fält)}-om` }, one.om) : null);

function fieldElement(one, level) {
  const key = { "data-nyckel": one.fält };
  if (one.slag === "grupp") {
    return node("fieldset", key, node("legend", {}, one.namn), about(one), findingList(one.fält), arranged(one.inre, level + 1));
  }
  if (one.slag === "rader") return rowsElement(one, level);
  const isMany = one.slag === "flerval" || one.slag === "bara_text";
  return node("div", { class: "falt", ...key }, isMany ? node("p", { class: "namn" }, one.namn) : node("label", { for: idOf(one.fält) }, one.namn),
    about(one), SORTS[one.slag](one), refusalOf(one.fält), findingList(one.fält));
}

// The fields that the law asks for and those that are filled in; the others are folded.
function arranged(fields, level) {
  const first = level > 1 && !fields.some((one) => one.frågas || one.ifyllt) ? fields : fields.filter((one) => one.frågas || one.ifyllt);
  const rest = fields.filter((one) => !first.includes(one));
  return [...first.map((one) => fieldElement(one, level)), rest.length ? node("details", { class: "fler-falt", "data-nyckel": `fler-${rest[0].fält}` },
    node("summary", {}, `Fler fält (${rest.length})`), rest.map((one) => fieldElement(one, level))) : null];
}
