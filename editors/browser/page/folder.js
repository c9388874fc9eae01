// The folder: read by a handle where the browser has them, so that it can be written to; else as a list of files.
const folder = (() => {
  const LARGEST = 10 * 1024 * 1024;
  const AT_A_TIME = 64;
  const isYaml = (name) => /[^/]\.ya?ml$/i.test(name);
  const known = { name: "", root: null, files: new Map() };

  // Every file and folder below a handle. What git keeps for itself is not looked at.
  async function* walk(handle, path = "") {
    const entries = [];
    for await (const entry of handle.values()) entries.push(entry);
    for (const entry of entries) {
      const here = path + entry.name;
      if (entry.kind === "file") {
        if (isYaml(entry.name)) yield { path: here, handle: entry };
      } else if (entry.name !== ".git") {
        yield { path: here, isFolder: true };
        yield* walk(entry, here + "/");
      }
    }
  }

  async function read({ path, file, handle }) {
    try {
      const found = file || await handle.getFile();
      if (found.size > LARGEST) return { path, kind: 2, size: found.size, modified: found.lastModified };
      return { path, kind: 0, bytes: await found.arrayBuffer(), size: found.size, modified: found.lastModified };
    } catch {
      return { path, kind: 1, size: 0, modified: 0 };
    }
  }

  // Reads files and hands them over; what was there before is forgotten.
  async function handOver(name, root, entries) {
    Object.assign(known, { name, root, files: new Map() });
    await desk.ask({ gör: "töm" });
    for (const { path } of entries.filter((entry) => entry.isFolder)) await desk.ask({ gör: "mapp", väg: path });
    const files = entries.filter((entry) => !entry.isFolder);
    for (let at = 0; at < files.length; at += AT_A_TIME) {
      const some = await Promise.all(files.slice(at, at + AT_A_TIME).map(read));
      some.forEach((file, number) => known.files.set(file.path, {
        modified: file.modified, size: file.size, handle: files[at + number].handle,
      }));
      await desk.put(some);
      say(`Läser mappen: ${Math.min(at + AT_A_TIME, files.length)} av ${files.length} filer`);
    }
    return files.length;
  }

  async function fromHandle(handle) {
    const entries = [];
    for await (const entry of walk(handle)) entries.push(entry);
    return handOver(handle.name, handle, entries);
  }

  function fromList(list) {
    const files = [...list].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
    const name = files.length ? files[0].path.split("/")[0] : "";
    const inner = files.map(({ file, path }) => ({ file, path: path.split("/").slice(1).join("/") }));
    const folders = new Set(inner.flatMap(({ path }) => path.split("/").slice(0, -1).map((_, at, parts) => parts.slice(0, at + 1).join("/"))));
    const entries = [...folders].map((path) => ({ path, isFolder: true }));
    return handOver(name, null, [...entries, ...inner.filter(({ path }) => isYaml(path))]);
  }

  // A dropped folder, where the browser has no handle for it.
  async function fromEntry(root) {
    const entries = [];
    const gather = async (entry, path) => {
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((settle, refuse) => reader.readEntries(settle, refuse));
        if (some.length === 0) return;
        for (const inner of some) {
          const here = path + inner.name;
          if (inner.isFile && isYaml(inner.name)) {
            entries.push({ path: here, handle: { getFile: () => new Promise((settle, refuse) => inner.file(settle, refuse)) } });
          } else if (inner.isDirectory && inner.name !== ".git") {
            entries.push({ path: here, isFolder: true });
            await gather(inner, here + "/");
          }
        }
      }
    };
    await gather(root, "");
    return handOver(root.name, null, entries.map((entry) => entry));
  }

  async function fromDrop(transfer) {
    const item = [...transfer.items].find((one) => one.kind === "file");
    if (!item) return null;
    if (item.getAsFileSystemHandle) {
      const handle = await item.getAsFileSystemHandle();
      return handle && handle.kind === "directory" ? fromHandle(handle) : null;
    }
    const entry = item.webkitGetAsEntry && item.webkitGetAsEntry();
    return entry && entry.isDirectory ? fromEntry(entry) : null;
  }

  const canWrite = () => known.root !== null;

  // The handle of a file and those of the folders above it, made where they are not there.
  async function handleOf(path) {
    const parts = path.split("/");
    let above = known.root;
    for (const part of parts.slice(0, -1)) above = await above.getDirectoryHandle(part, { create: true });
    return { above, name: parts.at(-1) };
  }

  // True if a file is as it was when it was read.
  async function isAsRead(path) {
    const { above, name } = await handleOf(path);
    const before = known.files.get(path);
    try {
      const file = await (await above.getFileHandle(name)).getFile();
      return before !== undefined && file.lastModified === before.modified && file.size === before.size;
    } catch (error) {
      if (error.name === "NotFoundError") return before === undefined;
      throw error;
    }
  }

  // Writes a file whole; refuses one that someone else has changed.
  async function write(path, bytes) {
    const asked = { mode: "readwrite" };
    if (known.root.queryPermission && await known.root.queryPermission(asked) !== "granted") {
      if (await known.root.requestPermission(asked) !== "granted") throw new Error("Du gav inte sidan rätt att skriva i mappen.");
    }
    if (!await isAsRead(path)) {
      throw new Error(`${path} har ändrats av någon annan sedan den lästes, och är inte överskriven. Läs mappen på nytt, eller hämta din text.`);
    }
    const { above, name } = await handleOf(path);
    const handle = await above.getFileHandle(name, { create: true });
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    const file = await handle.getFile();
    known.files.set(path, { modified: file.lastModified, size: file.size, handle });
  }

  return { known, fromHandle, fromList, fromDrop, canWrite, write, read };
})();
