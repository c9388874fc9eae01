// The field in which an enhet is chosen: what is typed narrows the list, arrows walk in it, Enter takes.
const input = field("enhet");
const list = byId("f-lista");
const options = [...units.values()].map((unit) => ({ ...unit, start: folded(unit.name), words: folded(unit.option.textContent) }));
let active = null;

const mark = (option) => {
  if (active) active.setAttribute("aria-selected", "false");
  active = option || null;
  if (!active) return input.removeAttribute("aria-activedescendant");
  active.setAttribute("aria-selected", "true");
  input.setAttribute("aria-activedescendant", active.id);
  active.scrollIntoView({ block: "nearest" });
};
const show = (isShown) => {
  list.hidden = !isShown;
  input.setAttribute("aria-expanded", String(isShown));
  if (!isShown) mark(null);
};
const narrow = (text) => {
  const typed = folded(text).split(/\s+/).filter(Boolean);
  options.forEach(({ option, words }) => { option.hidden = !typed.every((word) => words.includes(word)); });
};
const visible = () => options.filter(({ option }) => !option.hidden).map(({ option }) => option);
// What is typed is best the whole name, else its beginning, else any part of it or of what stands above.
const best = (typed) => {
  const text = folded(typed).trim();
  const shown = options.filter(({ option }) => !option.hidden);
  const found = text && (shown.find(({ start }) => start === text) || shown.find(({ start }) => start.startsWith(text)) || shown[0]);
  return found ? found.option : null;
};
const take = (option) => {
  show(false);
  navigate("#enhet=" + encodeURIComponent(option.dataset.id));
};
const restore = () => {
  if (!input) return;
  input.value = chosen ? chosen.name : "";
  show(false);
};

if (input) {
  const open = () => { narrow(""); show(true); input.select(); };
  input.addEventListener("focus", open);
  input.addEventListener("click", open);
  input.addEventListener("input", () => { narrow(input.value); show(true); mark(best(input.value)); });
  input.addEventListener("blur", () => setTimeout(restore, 150));
  input.addEventListener("keydown", (event) => {
    const shown = visible();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) return open();
      mark(shown[(shown.indexOf(active) + step + shown.length + (active || step > 0 ? 0 : 1)) % shown.length]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = active || (shown.length === 1 ? shown[0] : null);
      if (option) take(option);
    } else if (event.key === "Escape") restore();
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) take(option);
  });
}
