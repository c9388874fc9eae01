// An element made like another, part by part, so that what is pressed, open or typed in is not replaced under the hand.
const HANDLERS = ["onclick", "onblur", "oninput", "onchange", "onkeydown", "onsubmit"];

// Parts are the same thing if they have the same name, id, key and sort.
const markOf = (part) => (part.nodeType === Node.ELEMENT_NODE ? [part.id, part.dataset.nyckel].filter(Boolean).join(" ") : "");
const isAlike = (one, other) => one.nodeName === other.nodeName && markOf(one) === markOf(other) && one.type === other.type;

function become(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  // What the person has unfolded stays so.
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const name of HANDLERS) old[name] = fresh[name];
  becomeInner(old, fresh);
  for (const name of ["value", "checked"]) if (name in fresh && old[name] !== fresh[name]) old[name] = fresh[name];
}

function becomeInner(old, fresh) {
  const left = [...old.childNodes];
  for (const part of [...fresh.childNodes]) {
    const at = markOf(part) ? left.findIndex((one) => isAlike(one, part)) : left.length > 0 && isAlike(left[0], part) ? 0 : -1;
    if (at === -1) old.insertBefore(part, left[0] ?? null);
    else {
      left.splice(0, at).forEach((gone) => gone.remove());
      become(left.shift(), part);
    }
  }
  left.forEach((gone) => gone.remove());
}

// Shows parts in a place; where the same thing is shown already, it becomes like them.
function showIn(place, thing, ...parts) {
  const fresh = node("div", {}, ...parts);
  if (place.dataset.visar === thing) becomeInner(place, fresh);
  else place.replaceChildren(...fresh.childNodes);
  place.dataset.visar = thing;
}
