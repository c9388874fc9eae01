// Saving: in the folder where the page may write in it, else as downloaded files that the person puts in their places herself.

// Saves each file by itself: one that fails does not hinder the others.
function saveAll() {
  if (!folder.canWrite()) return act(async () => (drafts.unsaved().length ? fetchAll() : say("Det finns inget att hämta.")));
  const right = disk.askToWrite();
  right.catch(() => {});
  return act(async () => {
    await right;
    const failed = [];
    const paths = drafts.unsaved();
    if (paths.length === 0) return say("Det finns inget att spara.");
    for (const path of paths) {
      try {
        const bytes = drafts.now.get(path);
        await disk.write(path, bytes, drafts.before.get(path));
        noteSaved(path, bytes);
      } catch (error) {
        const { words, advice } = inWords(error);
        drafts.faults.set(path, words);
        failed.push([path, words, advice]);
      }
    }
    say(failed.length < paths.length ? `Sparat i mappen: ${counted(paths.length - failed.length, "fil", "filer")}.` : "Ingenting är sparat.");
    if (failed.length) tellFailed(failed);
    return drawSaved();
  });
}

// The keys that save in other programs save the documents, and not the page.
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || list === null) return;
  event.preventDefault();
  saveAll();
});

function noteSaved(path, bytes) {
  drafts.saved(path, bytes);
  folder.known.folders.add(folderOf(path));
}

function tellFailed(failed) {
  fail(`${counted(failed.length, "fil", "filer")} kunde inte sparas.`, ...failed.map(([path, words, advice]) => `${path}: ${words} ${advice ?? ""}`.trim()));
  byId("osparat").open = true;
}

function drawSaved() {
  drawUnsaved();
  redraw();
  drawIfCalm();
}

const nameOf = (path) => path.split("/").at(-1);
const folderOf = (path) => path.split("/").slice(0, -1).join("/");

// The name that a file is downloaded under: its own, and with its folders where another has the same.
function nameToFetch(path) {
  const others = [...drafts.unsaved(), ...drafts.fetched.keys()].filter((other) => other !== path);
  return others.some((other) => nameOf(other) === nameOf(path)) ? path.replaceAll("/", "~") : nameOf(path);
}

// Downloads files as they are kept here, also when the program has stopped.
function fetchAll(paths = drafts.unsaved()) {
  for (const path of paths) {
    const bytes = drafts.now.get(path);
    const name = nameToFetch(path);
    download(name, bytes, "application/yaml");
    drafts.fetched.set(path, { name, bytes });
  }
  say(`Hämtat: ${counted(paths.length, "fil", "filer")}. Var de ska ligga står under Inte sparat.`);
  byId("osparat").open = true;
  drawSaved();
}

// Where a downloaded file is put, and under which name.
function placeOf(path) {
  const above = folderOf(path);
  const isThere = above === "" || folder.known.folders.has(above);
  const place = `Lägg den i mappen ${above ? `${above}/` : folder.known.name}${isThere ? "" : ", som du först gör"}`;
  const { name } = drafts.fetched.get(path);
  return `Hämtad som ${name}. ${place}${name === nameOf(path) ? "" : `, med namnet ${nameOf(path)}`}.`;
}

function stateOf(path) {
  if (drafts.isFetched(path)) return placeOf(path);
  if (drafts.faults.has(path)) return `Inte sparad: ${drafts.faults.get(path)}`;
  return drafts.fetched.has(path) ? "Ändrad sedan den hämtades: hämta den igen." : "Inte sparad.";
}

function markPlaced(path) {
  noteSaved(path, drafts.now.get(path));
  say(`${path} är på plats.`);
  drawSaved();
}

function unsavedItem(path) {
  const fetchOne = button(drafts.fetched.has(path) ? "Hämta igen" : "Hämta", () => fetchAll([path]), { "aria-label": `Hämta ${path}` });
  const placed = button("Den ligger där nu", () => markPlaced(path), { "aria-label": `${path} ligger på sin plats nu` });
  return node("li", { "data-nyckel": path }, node("strong", {}, path), " ", stateOf(path), " ", fetchOne, drafts.isFetched(path) ? [" ", placed] : null);
}

// What is not saved, on a line of its own that can be unfolded.
function drawUnsaved() {
  const paths = drafts.unsaved();
  const left = drafts.left();
  const words = paths.length ? `Inte sparat: ${counted(paths.length, "fil", "filer")}` : "Allt är sparat.";
  showIn(byId("osparat"), "osparat", node("summary", {}, left.length ? `${words} · ${counted(left.length, "ångrad fil", "ångrade filer")} finns kvar i mappen` : words),
    paths.length ? node("ul", { id: "osparade" }, paths.map(unsavedItem)) : node("p", { class: "om" }, "Det du skriver och inte har sparat står här."),
    left.length ? node("ul", { id: "kvar" }, left.map(leftItem)) : null);
}

const leftItem = (path) => node("li", { "data-nyckel": path }, node("strong", {}, path),
  " är ångrad här men finns kvar i mappen. Ta bort filen själv om den inte ska vara där, eller läs mappen på nytt.");

// True if the person may go on, as nothing would be lost, or as she says so.
function mayLeave() {
  const paths = drafts.unsaved();
  const words = `${counted(paths.length, "fil är inte sparad", "filer är inte sparade")} i mappen: ${paths.slice(0, 5).join(", ")}`;
  return mayForgetTyped() && (paths.length === 0 || confirm(`${words}${paths.length > 5 ? " …" : "."} Vill du gå vidare utan dem?`));
}
addEventListener("beforeunload", (event) => { if (drafts.unsaved().length || typed.size) event.preventDefault(); });
