// A choice puts the numbers and the lists that the program made for an enhet in the place of those of the whole.
const templates = new Map(all("template[data-id]").map((template) => [template.dataset.id, template.content]));
const places = all("main [data-plats]").map((place) => ({ place, name: place.dataset.plats, whole: [...place.childNodes] }));
const names = all(".papper .vem");
const title = document.querySelector("h1 .namn");
const whole = { name: title.textContent, page: document.title, isOne: document.body.classList.contains("vald") };
let openedByChoice = [];

const choose = (id) => {
  const before = chosen;
  chosen = units.get(id) || null;
  if (chosen === before) return;
  document.body.classList.toggle("vald", !!chosen || whole.isOne);
  title.textContent = chosen ? chosen.name : whole.name;
  document.title = chosen ? chosen.name + " – " + whole.page : whole.page;
  names.forEach((name) => { name.textContent = chosen ? chosen.name + " · " + whole.name : whole.name; });
  const content = chosen && templates.get(chosen.id);
  places.forEach(({ place, name, whole: nodes }) => {
    const found = content && content.querySelector('[data-plats="' + name + '"]');
    if (name !== "enheter") place.replaceChildren(...(found ? found.cloneNode(true).childNodes : nodes));
  });
  all("[data-hela]").forEach((node) => { node.hidden = !!chosen; });
  all("[data-vald]").forEach((node) => { node.hidden = !chosen; });
  all(".enhetslista").forEach((list) => {
    const lines = all("tbody tr", list);
    lines.forEach((line) => { line.hidden = !counts(line.dataset.m); });
    list.hidden = !!chosen && lines.filter((line) => !line.hidden).length < 2;
  });
  openedByChoice.forEach((details) => { details.open = false; });
  const shown = parts.filter((part) => counts(part.dataset.m));
  openedByChoice = chosen && shown.length === 1 ? all(":scope > .kropp > details:not([open])", shown[0]) : [];
  openedByChoice.forEach((details) => { details.open = true; });
};
