// Elements by name, and new ones from their parts. Text is always text: nothing of a document becomes markup.
const byId = (id) => document.getElementById(id);

function node(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked" || key === "selected") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const state = byId("lage");
const say = (words) => { state.textContent = words; };

function fail(words, advice) {
  const box = byId("fel");
  box.replaceChildren();
  box.hidden = !words;
  if (words) box.append(node("p", {}, node("strong", {}, words)), advice ? node("p", {}, advice) : null);
}

const counted = (count, one, several) => `${count} ${count === 1 ? one : several}`;

// A file to save, where the browser puts what is downloaded.
function download(name, bytes, type) {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = node("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
