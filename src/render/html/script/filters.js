// Rows that are not of the choice, or that a filter excludes, are hidden, and what is then empty with them.
const has = (node) => !!node.querySelector(".rad:not([hidden])");
const notes = all("main > .del").filter((part) => part.querySelector(".rad")).map((part) => {
  const note = document.createElement("p");
  note.textContent = "Inget här svarar mot urvalet.";
  note.hidden = true;
  part.querySelector("h2").after(note);
  return { part, note };
});
const holders = all(".tabell, .rader, main .kropp details").filter((node) => node.querySelector(".rad"));
const numbers = all(".antal").map((node) => ({
  node, words: node.textContent, list: node.closest("details, table") || node.parentElement.nextElementSibling,
}));
let openedByFilter = [];

const says = (entry, words) => {
  if (entry.text === null) entry.text = entry.row.textContent.toLowerCase();
  return words.every((word) => entry.text.includes(word));
};

const apply = () => {
  const act = value("lag"), weight = value("vikt");
  const words = value("text").toLowerCase().split(/\s+/).filter(Boolean);
  const isFiltered = !!(act || weight || words.length);
  let shown = 0;
  rows.forEach((entry) => {
    const data = entry.row.dataset;
    const isChosen = counts(entry.part ? entry.part.dataset.m : data.m);
    const fits = isChosen && ("allt" in data || ((!act || data.lag === act) && (!weight || entry.weight === weight) &&
      (!words.length || says(entry, words))));
    entry.row.hidden = !fits;
    if (fits) shown += 1;
  });
  holders.forEach((node) => {
    node.hidden = !has(node);
    const head = node.previousElementSibling;
    if (head && head.tagName === "H4") head.hidden = node.hidden;
  });
  parts.forEach((part) => { part.hidden = !counts(part.dataset.m) || (isFiltered && !has(part)); });
  notes.forEach(({ part, note }) => {
    note.hidden = has(part);
    part.classList.toggle("tom-del", !note.hidden);
  });
  numbers.forEach(({ node, words: text, list }) => {
    if (list) node.textContent = text.replace(/\d+(\u00a0\d+)*/, inWords(all(".rad:not([hidden])", list).length));
  });
  openedByFilter.forEach((details) => { details.open = false; });
  openedByFilter = isFiltered ? all("main details:not([open])").filter(has) : [];
  openedByFilter.forEach((details) => { details.open = true; });
  field("antal").textContent = shown < rows.length ? "Visar " + inWords(shown) + " av " + inWords(rows.length) + " rader" : "Visar alla " + inWords(shown) + " rader";
  fitOnPaper();
};

let waiting;
form.addEventListener("input", (event) => {
  if (event.target.id === "f-enhet") return;
  clearTimeout(waiting);
  waiting = setTimeout(apply, 150);
});
