// Writing to the folder, file by file and only over what is known. The page never takes a file away: that cannot be undone where there is
// no git, and a person does it in her own file manager.
const LARGEST = 10 * 1024 * 1024;
const disk = (() => {
  const nameOf = (path) => path.split("/").at(-1);

  async function above(path, create) {
    let handle = folder.known.root;
    for (const part of path.split("/").slice(0, -1)) handle = await handle.getDirectoryHandle(part, { create });
    return handle;
  }

  // What the disk holds at a path now; null if there is no such file.
  async function held(path) {
    try {
      const handle = await (await above(path, false)).getFileHandle(nameOf(path));
      return new Uint8Array(await (await handle.getFile()).arrayBuffer());
    } catch (error) {
      if (error.name === "NotFoundError") return null;
      throw error;
    }
  }

  // Asks for the right to write. It is asked for when the button is pressed: a browser asks nobody later than that.
  async function askToWrite() {
    const { root } = folder.known;
    const asked = { mode: "readwrite" };
    if (!root.queryPermission || await root.queryPermission(asked) === "granted") return;
    if (await root.requestPermission(asked) === "granted") return;
    throw told("Du gav inte sidan rätt att skriva i mappen.", "Spara igen och svara ja när webbläsaren frågar, eller hämta filerna och lägg dem på sina platser.");
  }

  // The disk as it was read, or an error that says how it is not. The bytes are compared: the times of some disks are too coarse.
  function refuseChanged(there, before, bytes) {
    const advice = "Den är inte överskriven. Hämta din text här nedanför, läs mappen på nytt och för in den i den nya texten.";
    const isFree = before === null && there?.length === 0;
    if (isSame(there, before) || isSame(there, bytes) || isFree) return;
    if (there === null) throw told("Filen är borttagen eller flyttad av någon annan sedan den lästes.", "Hämta din text här nedanför, och läs mappen på nytt.");
    if (before === null) throw told("Någon annan har gjort en fil med det namnet.", advice);
    throw told("Filen har ändrats av någon annan sedan den lästes.", advice);
  }

  async function fill(handle, bytes) {
    const stream = await handle.createWritable();
    try {
      await stream.write(bytes);
      await stream.close();
    } catch (error) {
      await Promise.resolve(stream.abort?.()).catch(() => {});
      throw error;
    }
  }

  // Writes a file whole over what it was before (null: there was none).
  async function write(path, bytes, before) {
    if (bytes.length > LARGEST) throw told("Filen är större än 10 MiB, som är det mesta som läses.", "Dela den i flera dokument. Den är inte sparad.");
    const there = await held(path);
    refuseChanged(there, before, bytes);
    if (isSame(there, bytes)) return;
    const inside = await above(path, true);
    const handle = await inside.getFileHandle(nameOf(path), { create: true });
    try {
      await fill(handle, bytes);
    } catch (error) {
      // The empty file that was made for a text that did not get there; it is ours, and holds nothing.
      if (there === null && (await held(path).catch(() => null))?.length === 0) await inside.removeEntry(nameOf(path)).catch(() => {});
      throw error;
    }
    if (!isSame(await held(path), bytes)) throw told("Filen blev inte som den skulle på disken.", "Spara igen, eller hämta din text här nedanför.");
  }

  return { write, askToWrite };
})();
