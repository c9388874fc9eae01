// The rows of a list: to fill in, to take away, and one more.

// The lists where one more row is open, and its number.
const added = new Map();
// How many rows were taken away: a second press that was meant for a row that is gone does not take the next.
let removals = 0;

function removeRow(list, row) {
  const at = form;
  const seen = removals;
  return act(async () => {
    if (seen !== removals || !isOpen(at.väg, at.del)) return;
    await answered({ fält: `${list.fält}/${row}` }, null, at);
    removals += 1;
    for (const map of [typed, refusals, added]) renumber(map, list.fält, row);
    if (added.has(list.fält)) added.set(list.fält, added.get(list.fält) - 1);
    say(`Rad ${row + 1} i ${list.namn} är borttagen. Ångra ger den tillbaka.`);
  }).then(() => byId(`${idOf(list.fält)}-namn`)?.focus());
}

function addRow(list) {
  handOverTyped();
  added.set(list.fält, list.rader.length);
  drawForm();
  const row = `${list.fält}/${list.rader.length}`;
  document.querySelector(`[data-nyckel="${CSS.escape(row)}"]`)?.querySelector("input, textarea, select")?.focus();
}

function rowElement(list, level, number, fields) {
  const key = `${list.fält}/${number}`;
  const isText = fields.some((one) => one.fält === key);
  const isNew = number >= list.rader.length;
  // The second click of a double click falls on the row that has moved up.
  const remove = ({ detail }) => { if (detail < 2) removeRow(list, number); };
  return node("fieldset", { "data-nyckel": key }, node("legend", {}, `${list.namn}, rad ${number + 1}`), isText ? null : findingList(key), arranged(fields, level + 1),
    isNew ? null : node("p", {}, button(`Ta bort rad ${number + 1}`, remove, { "aria-label": `Ta bort rad ${number + 1} i ${list.namn}` })));
}

function rowsElement(list, level) {
  const count = list.rader.length;
  const template = () => JSON.parse(JSON.stringify(list.mall).replaceAll(`"${list.fält}/-`, `"${list.fält}/${count}`));
  const isOpen = count === 0 || added.get(list.fält) === count;
  return node("div", { class: "falt", "data-nyckel": list.fält }, node("p", { class: "namn", id: `${idOf(list.fält)}-namn`, tabindex: "-1" }, list.namn),
    about(list), refusalOf(list.fält), findingList(list.fält), list.rader.map(({ inre }, number) => rowElement(list, level, number, inre)),
    isOpen ? rowElement(list, level, count, template()) : node("p", {}, button(`Lägg till en rad i ${list.namn}`, () => addRow(list), { id: `${idOf(list.fält)}-ny` })));
}
