// What is typed in the open document and does not stand in its file yet: by field, the text and how it becomes an answer.
const typed = new Map();
// Why an answer in a field was not taken: by field, its name and the words. The text stays in the field until it is mended.
const refusals = new Map();

// How a field is typed in: what it shows when nothing is typed, what the text answers, and what is wrong with a text that is no answer yet.
const how = (one, more) => ({ one, shown: valueOf(one), answer: (text) => text, flaw: () => "", ...more });

function noteTyped(manner, text) {
  const { fält } = manner.one;
  const entry = typed.get(fält);
  // What is typed back to what it was waits for nothing, unless something else is on its way.
  if (text === manner.shown && !entry?.isHandedOver && !refusals.has(fält)) typed.delete(fält);
  else typed.set(fält, { ...manner, text, isHandedOver: false });
}

// Hands over what is typed in a field, once.
function handOver(field) {
  const entry = typed.get(field);
  if (!entry || entry.isHandedOver) return;
  entry.isHandedOver = true;
  const flaw = entry.flaw(entry.text, byId(idOf(field)));
  if (flaw) refuse(entry.one, flaw);
  else write(entry.one, entry.answer(entry.text), entry);
}
const handOverTyped = () => [...typed.keys()].forEach(handOver);

function refuse(one, words) {
  refusals.set(one.fält, { name: one.namn, words });
  say(`Svaret i ${one.namn} är inte skrivet. Se fältet.`);
  redraw();
  drawIfCalm();
}

// What was typed in a field is in the file; what has been typed since then is not.
function forgetTyped(field, entry) {
  if (entry && typed.get(field) === entry) typed.delete(field);
  if (entry || !typed.has(field)) refusals.delete(field);
}

const refusedNames = () => [...typed.keys()].filter((field) => refusals.has(field)).map((field) => refusals.get(field).name);
// Asked when everything that was typed is handed over, so that what is left was not taken.
function mayForgetTyped() {
  const names = [...typed.values()].map(({ one }) => one.namn);
  return names.length === 0 || confirm(`Det du skrev i ${names.join(", ")} är inte skrivet i dokumentet, och försvinner. Vill du gå vidare?`);
}

// The row of a list that a field stands in; NaN if in none.
const rowOf = (field, list) => (field.startsWith(`${list}/`) ? Number(field.slice(list.length + 1).split("/")[0]) : NaN);

// Follows the rows of a list where one is taken away: what belongs to it goes, and the rows after it move up.
function renumber(map, list, gone) {
  for (const [field, value] of [...map]) {
    const row = rowOf(field, list);
    if (Number.isNaN(row) || row < gone) continue;
    map.delete(field);
    if (row > gone) map.set(field.replace(`${list}/${row}`, `${list}/${row - 1}`), value);
  }
}
