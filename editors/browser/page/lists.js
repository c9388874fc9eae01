// The documents by kind and enhet, and what is missing.
const unitName = (id) => (list.enheter.find((unit) => unit.id === id) || { namn: id }).namn;
const kindOf = (name) => list.typer.find((kind) => kind.namn === name) || { titel: name, plural: name };

function table(caption, heads, rows) {
  return node("div", { class: "tabell", tabindex: "0", role: "region", "aria-label": caption }, node("table", {},
    node("caption", { class: "dold" }, caption), node("thead", {}, node("tr", {}, heads.map((head) => node("th", { scope: "col" }, head)))),
    node("tbody", {}, rows.map((cells) => node("tr", {}, cells.map((cell) => node("td", {}, cell)))))));
}

const weights = ({ brist, bör, tips }) => [brist && counted(brist, "brist", "brister"), bör && `${bör} bör`, tips && `${tips} tips`].filter(Boolean).join(", ");

// The documents that have some words in their id, title or enhet.
function documentsPart(place) {
  const kinds = [...new Set(list.dokument.map((one) => one.typ))];
  const kind = node("select", { id: "d-typ" }, node("option", { value: "" }, "Alla"), kinds.map((name) => node("option", { value: name }, kindOf(name).plural)));
  const unit = node("select", { id: "d-enhet" }, node("option", { value: "" }, "Alla"), list.enheter.map(({ id, namn }) => node("option", { value: id }, namn)));
  const words = node("input", { id: "d-ord", type: "search" });
  const result = node("div", {});
  const MOST = 200;
  const fill = () => {
    const sought = words.value.toLowerCase();
    const fits = (one) => (!kind.value || one.typ === kind.value) && (!unit.value || one.enheter.includes(unit.value))
      && `${one.id} ${one.titel} ${one.väg}`.toLowerCase().includes(sought);
    const found = list.dokument.filter(fits);
    result.replaceChildren(node("p", { role: "status" }, `${counted(found.length, "dokument", "dokument")}${found.length > MOST ? `, de första ${MOST} visas` : ""}`),
      table("Dokument", ["Dokument", "Typ", "Status", "Enheter", "Fynd"], found.slice(0, MOST).map((one) => [
        node("button", { type: "button", class: "lank", onclick: () => attempt(() => openForm(one.väg, one.del)) }, one.titel || one.id || one.väg),
        kindOf(one.typ).titel, one.status || "", one.enheter.map(unitName).join(", "), weights(one.fynd),
      ])));
  };
  [kind, unit].forEach((field) => field.addEventListener("change", fill));
  words.addEventListener("input", fill);
  const labelled = (label, field) => node("p", {}, node("label", { for: field.id }, label), " ", field);
  const made = node("select", { id: "d-ny" }, list.typer.map(({ namn, titel }) => node("option", { value: namn }, titel)));
  made.value = "rutin";
  place.replaceChildren(node("div", { class: "rad-av-falt" }, labelled("Typ", kind), labelled("Enhet", unit), labelled("Ord", words)),
    node("div", { class: "rad-av-falt" }, labelled("Nytt dokument av typen", made),
      node("p", {}, node("button", { type: "button", onclick: () => attempt(() => openNew({ typ: made.value, enhet: unit.value || null })) }, "Skriv nytt dokument"))),
    list.oläsliga.length ? node("p", {}, `Går inte att läsa: ${list.oläsliga.join(", ")}`) : "", result);
  fill();
}

// What an enhet lacks, and the document that would close the gap.
function gapsPart(place) {
  const gaps = list.luckor.filter((gap) => gap.går_att_skriva);
  place.replaceChildren(node("p", {}, gaps.length ? "Det här saknas, och ett dokument kan skrivas för det. Det nya dokumentet börjar som utkast." : "Ingenting saknas som ett nytt dokument skulle täcka."),
    gaps.length ? table("Det som saknas", ["Krav", "Lagrum", "Enhet", "Skriv"], gaps.map((gap) => [gap.rubrik, gap.lagrum, gap.enhetsnamn,
      node("button", { type: "button", onclick: () => attempt(() => openNew({ krav: gap.krav, enhet: gap.enhet })),
        "aria-label": `Skriv den som saknas: ${gap.rubrik}, ${gap.enhetsnamn}` }, "Skriv den som saknas")])) : "");
}
