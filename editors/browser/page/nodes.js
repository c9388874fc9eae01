// Elements by name, and new ones from their parts. Text is always text: nothing of a document becomes markup.
const byId = (id) => document.getElementById(id);
const isPart = (child) => child !== null && child !== undefined && child !== false;

// What an element does is a property of it, so that an element can take over what another does.
const PROPERTIES = new Set(["value", "checked", "selected"]);
function node(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  const given = Object.entries(attributes).filter(([, value]) => isPart(value));
  const isProperty = ([key]) => key.startsWith("on") || PROPERTIES.has(key);
  for (const [key, value] of given.filter((one) => !isProperty(one))) made.setAttribute(key, value === true ? "" : value);
  made.append(...children.flat(Infinity).filter(isPart));
  // The value of a list to choose from is one of its choices, which have to be there first.
  for (const [key, value] of given.filter(isProperty)) made[key] = value;
  return made;
}

const button = (words, onclick, attributes = {}) => node("button", { type: "button", onclick, ...attributes }, words);

// What was said last, and how far the work has come meanwhile.
const say = (words) => { byId("lage").textContent = words; };
function tellProgress(words, done, steps) {
  byId("arbete").hidden = false;
  byId("matare").max = Math.max(1, steps);
  byId("matare").value = done;
  byId("arbete-ord").textContent = `${words[0].toUpperCase()}${words.slice(1)} ${done} av ${steps}`;
}
const endProgress = () => { byId("arbete").hidden = true; };

// An error that stays until the person does something new, with what to do about it.
function fail(words, ...more) {
  byId("fel").replaceChildren(...[words && node("p", {}, node("strong", {}, words)), ...more.filter(isPart)].filter(Boolean)
    .map((one) => (typeof one === "string" ? node("p", {}, one) : one)));
  byId("fel").hidden = !words;
}

const counted = (count, one, several) => `${count} ${count === 1 ? one : several}`;
const isSame = (one, other) => one === other || Boolean(one && other) && one.length === other.length && one.every((byte, at) => byte === other[at]);

// A file to save, where the browser puts what is downloaded.
function download(name, bytes, type) {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = node("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
