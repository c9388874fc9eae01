// What is written and not yet saved: each file as the folder has it and as it is now. It is kept here too, and not by the program alone, so
// that nothing written is lost if the program stops.
const drafts = (() => {
  const before = new Map();
  const now = new Map();
  // The files that were downloaded, with the name they got; they are saved when the person says that they are in their place.
  const fetched = new Map();
  // Why a file could not be saved.
  const faults = new Map();

  async function bytesOf(path) {
    const { value, bytes } = await desk.ask({ gör: "text", väg: path });
    return value === "borta" ? null : new Uint8Array(bytes);
  }

  // A file that is about to be written to, as it was read.
  async function begin(path) {
    if (before.has(path)) return;
    const bytes = await bytesOf(path);
    before.set(path, bytes);
    now.set(path, bytes);
  }

  // A new file. One that was saved, taken back and made anew is still in the folder.
  function beginNew(path) {
    if (!before.has(path)) before.set(path, null);
  }

  async function note(path) {
    now.set(path, await bytesOf(path));
  }

  function saved(path, bytes) {
    before.set(path, bytes);
    fetched.delete(path);
    faults.delete(path);
  }

  const paths = () => [...now.keys()].sort();
  const unsaved = () => paths().filter((path) => now.get(path) !== null && !isSame(now.get(path), before.get(path)));
  // The files that are taken back here and still in the folder.
  const left = () => paths().filter((path) => now.get(path) === null && before.get(path));
  // True if what was downloaded is the file as it is now.
  const isFetched = (path) => isSame(fetched.get(path)?.bytes, now.get(path));
  const clear = () => [before, now, fetched, faults].forEach((map) => map.clear());

  return { before, now, fetched, faults, begin, beginNew, note, saved, unsaved, left, isFetched, clear };
})();
