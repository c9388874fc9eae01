// The folder: read by a handle where the browser has them, so that it can be written to; else as a list of files.
const folder = (() => {
  const AT_A_TIME = 64;
  const isYaml = (name) => /[^/]\.ya?ml$/i.test(name);
  const known = { name: "", root: null, folders: new Set(), count: 0 };

  // The entries of a folder. A hidden one, which no audit reads, may refuse; another must not be taken for an empty one.
  async function entriesOf(handle, path) {
    const entries = [];
    try {
      for await (const entry of handle.values()) entries.push(entry);
    } catch (error) {
      if (path.split("/").some((part) => part.startsWith("."))) return [];
      const { words, advice } = inWords(error);
      throw told(`Mappen ${path || handle.name} går inte att läsa, och då går det inte att säga vad som saknas. ${words}`, advice);
    }
    return entries;
  }

  // Every file and folder below a handle. What git keeps for itself is not looked at.
  async function* walk(handle, path = "") {
    for (const entry of await entriesOf(handle, path)) {
      const here = path + entry.name;
      if (entry.kind === "file") {
        if (isYaml(entry.name)) yield { path: here, getFile: () => entry.getFile() };
      } else if (entry.name !== ".git") {
        yield { path: here, isFolder: true };
        yield* walk(entry, here + "/");
      }
    }
  }

  async function fromHandle(handle) {
    const entries = [];
    for await (const entry of walk(handle)) entries.push(entry);
    return { name: handle.name, root: handle, entries };
  }

  function fromList(list) {
    const files = [...list].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
    const name = files.length ? files[0].path.split("/")[0] : "";
    const inner = files.map(({ file, path }) => ({ getFile: async () => file, path: path.split("/").slice(1).join("/") }))
      .filter(({ path }) => !path.split("/").includes(".git"));
    const folders = new Set(inner.flatMap(({ path }) => path.split("/").slice(0, -1).map((_, at, parts) => parts.slice(0, at + 1).join("/"))));
    return { name, root: null, entries: [...[...folders].map((path) => ({ path, isFolder: true })), ...inner.filter(({ path }) => isYaml(path))] };
  }

  // A handle made of a dropped folder's entry, where the browser has no handle for it: enough to walk it, and nothing to write with.
  const ofEntry = (entry) => ({
    name: entry.name,
    kind: entry.isFile ? "file" : "directory",
    getFile: () => new Promise((settle, refuse) => entry.file(settle, refuse)),
    async *values() {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((settle, refuse) => reader.readEntries(settle, refuse));
        if (some.length === 0) return;
        yield* some.map(ofEntry);
      }
    },
  });

  // The folder in what was dropped, null if it is none. What was dropped is gone once its event is, so that it is taken at once.
  function fromDrop(transfer) {
    const item = [...transfer.items].find((one) => one.kind === "file");
    const entry = item?.webkitGetAsEntry?.();
    const handle = item?.getAsFileSystemHandle?.();
    return (async () => {
      const dropped = await Promise.resolve(handle).catch(() => null);
      if (dropped) return dropped.kind === "directory" ? fromHandle(dropped) : null;
      return entry?.isDirectory ? { ...await fromHandle(ofEntry(entry)), root: null } : null;
    })();
  }

  async function read({ path, getFile }) {
    try {
      const file = await getFile();
      if (file.size > LARGEST) return { path, kind: 2, size: file.size };
      return { path, kind: 0, bytes: await file.arrayBuffer(), size: file.size };
    } catch {
      return { path, kind: 1, size: 0 };
    }
  }

  // Reads the files of a folder and hands them over to the program; what was there before is forgotten.
  async function handOver({ name, root, entries }) {
    const files = entries.filter((entry) => !entry.isFolder);
    const folders = entries.filter((entry) => entry.isFolder).map(({ path }) => path);
    Object.assign(known, { name, root, folders: new Set(folders), count: files.length });
    await desk.ask({ gör: "töm" });
    await Promise.all(folders.map((path) => desk.ask({ gör: "mapp", väg: path })));
    // Some are read while those before them are handed over.
    const some = (at) => Promise.all(files.slice(at, at + AT_A_TIME).map(read));
    let reading = some(0);
    for (let at = 0; at < files.length; at += AT_A_TIME) {
      const next = some(at + AT_A_TIME);
      await desk.put(await reading);
      reading = next;
      tellProgress("läser mappen: fil", Math.min(at + AT_A_TIME, files.length), files.length);
    }
    endProgress();
  }

  const canWrite = () => known.root !== null;
  return { known, fromHandle, fromList, fromDrop, handOver, canWrite };
})();
