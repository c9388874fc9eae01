// The documents by kind and enhet, and what is missing.
const unitName = (id) => (list.enheter.find((unit) => unit.id === id) || { namn: id }).namn;
const kindOf = (name) => list.typer.find((kind) => kind.namn === name) || { titel: name, plural: name };

function table(caption, heads, rows) {
  return node("div", { class: "tabell", tabindex: "0", role: "region", "aria-label": caption }, node("table", {},
    node("caption", { class: "dold" }, caption), node("thead", {}, node("tr", {}, heads.map((head) => node("th", { scope: "col" }, head)))),
    node("tbody", {}, rows.map((cells) => node("tr", {}, cells.map((cell) => node("td", {}, cell)))))));
}

const weights = ({ brist, bör, tips }) => [brist && counted(brist, "brist", "brister"), bör && `${bör} bör`, tips && `${tips} tips`].filter(Boolean).join(", ");

// What is looked for among the documents, and the kind of a new one. It is kept when the list is drawn anew.
const sought = { typ: "", enhet: "", ord: "", ny: "rutin" };
const MOST = 200;

const isSought = (one) => (!sought.typ || one.typ === sought.typ) && (!sought.enhet || one.enheter.includes(sought.enhet))
  && `${one.id} ${one.titel} ${one.väg}`.toLowerCase().includes(sought.ord.toLowerCase());

function documentsPart(place) {
  const labelled = (label, field) => node("p", {}, node("label", { for: field.id }, label), " ", field);
  const seek = (key) => ({ id: `d-${key}`, value: sought[key], oninput: ({ target }) => { sought[key] = target.value; documentsPart(place); } });
  const choice = (key, choices) => node("select", seek(key), choices.map(([value, words]) => node("option", { value }, words)));
  const kinds = [...new Set(list.dokument.map((one) => one.typ))].map((name) => [name, kindOf(name).plural]);
  const units = list.enheter.map(({ id, namn }) => [id, namn]);
  const found = list.dokument.filter(isSought);
  showIn(place, "dokument", node("div", { class: "rad-av-falt" }, labelled("Typ", choice("typ", [["", "Alla"], ...kinds])),
    labelled("Enhet", choice("enhet", [["", "Alla"], ...units])), labelled("Ord", node("input", { type: "search", ...seek("ord") }))),
  node("div", { class: "rad-av-falt" }, labelled("Nytt dokument av typen", choice("ny", list.typer.map(({ namn, titel }) => [namn, titel]))),
    node("p", {}, button("Skriv nytt dokument", () => openNew({ typ: sought.ny, enhet: sought.enhet || null }), { id: "skriv-nytt" }))),
  list.oläsliga.length ? node("p", {}, `Går inte att läsa: ${list.oläsliga.join(", ")}`) : null,
  node("p", { id: "d-antal", role: "status" }, `${counted(found.length, "dokument", "dokument")}${found.length > MOST ? `, de första ${MOST} visas` : ""}`),
  table("Dokument", ["Dokument", "Typ", "Status", "Enheter", "Fynd"], found.slice(0, MOST).map(documentRow)));
}

const documentRow = (one) => [
  button(one.titel || one.id || one.väg, () => openForm(one.väg, one.del), { class: "lank" }),
  kindOf(one.typ).titel, one.status || "", one.enheter.map(unitName).join(", "), weights(one.fynd),
];

// What an enhet lacks, and the document that would close the gap.
function gapsPart(place) {
  const gaps = list.luckor.filter((gap) => gap.går_att_skriva);
  showIn(place, "luckor", node("p", {}, gaps.length ? "Det här saknas, och ett dokument kan skrivas för det. Det nya dokumentet börjar som utkast." : "Ingenting saknas som ett nytt dokument skulle täcka."),
    gaps.length ? table("Det som saknas", ["Krav", "Lagrum", "Enhet", "Skriv"], gaps.map((gap) => [gap.rubrik, gap.lagrum, gap.enhetsnamn,
      button("Skriv den som saknas", () => openNew({ krav: gap.krav, enhet: gap.enhet }), { "aria-label": `Skriv den som saknas: ${gap.rubrik}, ${gap.enhetsnamn}` })])) : null);
}
