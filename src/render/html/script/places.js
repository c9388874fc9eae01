// The address says what is chosen and which place is shown: #enhet=ID, #PLACE or #enhet=ID&plats=PLACE.
const address = () => {
  const hash = location.hash.slice(1);
  const plain = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  if (!hash.startsWith("enhet=")) return { unit: null, place: plain(hash) };
  const [unit, place] = hash.split("&plats=");
  return { unit: plain(unit.slice("enhet=".length)), place: plain(place || "") };
};
const addressOf = (place) => "#" + (chosen ? "enhet=" + encodeURIComponent(chosen.id) + "&plats=" : "") + place;

const reveal = (id) => {
  const target = id && byId(id);
  if (!target) return false;
  for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
  all(":scope > details, :scope > .kropp > details", target).forEach((details) => { details.open = true; });
  if (!target.matches("a, button, input, [tabindex]")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
  return true;
};

const go = () => {
  const { unit, place } = address();
  choose(unit);
  apply();
  restore();
  if (unit && !chosen) field("antal").textContent = "Sidan har ingen enhet med id " + unit + ". Allt visas.";
  if (!reveal(place) && (unit || !place)) scrollTo(0, 0);
};

// A page that is shown in a frame of another has no address to note, but a hash.
const note = (hash) => {
  try { history.pushState(null, "", hash || location.href.split("#")[0]); } catch { location.hash = hash; }
};
const navigate = (hash) => {
  if (hash !== location.hash) note(hash);
  go();
};

all("a[data-val]").forEach((link) => {
  if (units.has(link.dataset.val)) link.href = "#enhet=" + encodeURIComponent(link.dataset.val);
});
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const isChoice = link.hash.startsWith("#enhet=");
  navigate(link.matches("[data-hel]") ? "" : isChoice ? link.hash : addressOf(link.hash.slice(1)));
});
form.addEventListener("reset", () => setTimeout(() => navigate("")));
form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
addEventListener("hashchange", go);
addEventListener("popstate", go);

// On paper the enheter are unfolded, unless they are so many that one has to be chosen.
let openedForPaper = [];
addEventListener("beforeprint", () => {
  if (document.body.matches(".stor:not(.vald)")) return;
  openedForPaper = all("section.enhet > .kropp > details:not([open]), #ratta details:not([open])");
  openedForPaper.forEach((details) => { details.open = true; });
});
addEventListener("afterprint", () => { openedForPaper.forEach((details) => { details.open = false; }); });

box.hidden = false;
if (location.hash) { go(); addEventListener("load", () => reveal(address().place)); } else { apply(); }
