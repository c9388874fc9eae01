// What stands in for a disk and for the thread of the program, so that a test decides how they fail.

/** A folder with the handles of the File System Access API, in memory: a browser in a test has no one to choose one.
 *
 * `disk.fails` maps a path to `{ at, name }`: the error `name` at `list`, `read`, `open`, `write` or `close`. `disk.denies` refuses the
 * right to write. What is done is in `disk.log`. */
export const disk = `(tree) => {
  const files = new Map(tree.map(({ path, text }) => [path, { text, modified: 1 }]));
  const folders = new Set(tree.flatMap(({ path }) => path.split("/").slice(0, -1).map((_, at, parts) => parts.slice(0, at + 1).join("/") + "/")));
  const disk = window.disk = { files, folders, fails: {}, denies: false, log: [] };
  const error = (name) => new DOMException("The operation failed in English: " + name, name);
  const step = (path, at) => {
    const fault = disk.fails[path];
    if (fault && fault.at === at) throw error(fault.name);
  };
  const file = (path) => ({ kind: "file", name: path.split("/").at(-1),
    getFile: async () => {
      step(path, "read");
      const one = files.get(path);
      if (!one) throw error("NotFoundError");
      return new File([one.text], path, { lastModified: one.modified });
    },
    createWritable: async () => {
      step(path, "open");
      let text = "";
      return {
        write: async (bytes) => { step(path, "write"); text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes); },
        close: async () => { step(path, "close"); disk.log.push("skrev " + path); files.set(path, { text, modified: (files.get(path)?.modified || 0) + 1 }); },
        abort: async () => { disk.log.push("avbröt " + path); },
      };
    } });
  const folder = (above, name) => ({ kind: "directory", name,
    queryPermission: async () => (disk.denies ? "prompt" : "granted"),
    requestPermission: async () => "denied",
    async *values() {
      step(above, "list");
      const seen = new Set();
      for (const path of [...folders, ...files.keys()]) {
        if (!path.startsWith(above) || path === above) continue;
        const [first, ...rest] = path.slice(above.length).split("/");
        if (seen.has(first)) continue;
        seen.add(first);
        yield rest.length ? folder(above + first + "/", first) : file(path);
      }
    },
    getDirectoryHandle: async (inner, options) => {
      const path = above + inner + "/";
      if (files.has(above + inner)) throw error("TypeMismatchError");
      if (!folders.has(path) && !options?.create) throw error("NotFoundError");
      folders.add(path);
      return folder(path, inner);
    },
    getFileHandle: async (inner, options) => {
      const path = above + inner;
      if (folders.has(path + "/")) throw error("TypeMismatchError");
      if (!files.has(path) && !options?.create) throw error("NotFoundError");
      if (!files.has(path)) files.set(path, { text: "", modified: 1 });
      return file(path);
    },
    removeEntry: async (inner) => { disk.log.push("tog bort " + above + inner); files.delete(above + inner); } });
  disk.root = folder("", "mapp");
  window.showDirectoryPicker = async () => disk.root;
}`;

/** The thread of the program, told by `program.slow` to wait so many milliseconds before each request, by `program.refuses` which
 * requests (by a part of their JSON) are refused, and by `program.stops` which one it stops at. `program.asked` holds the requests. */
export const thread = `(() => {
  const program = window.program = { slow: 0, refuses: null, stops: null, asked: [], worker: null };
  const Thread = window.Worker;
  window.Worker = class extends Thread {
    constructor(...given) { super(...given); program.worker = this; }
    async postMessage(message, transfer) {
      const words = JSON.stringify(message.ask ?? null);
      if (message.ask) program.asked.push(message.ask);
      if (program.slow) await new Promise((settle) => setTimeout(settle, program.slow));
      if (program.stops && words.includes(program.stops)) this.onmessage({ data: { id: message.id, stopped: "panik i provet" } });
      else if (program.refuses && words.includes(program.refuses)) this.onmessage({ data: { id: message.id, told: { fel: "svaret passar inte", gör_så: null } } });
      else super.postMessage(message, transfer);
    }
  };
})()`;

/** The thread of a browser that lacks something: what is put before its script. */
export const lacking = (script) => `(() => {
  const made = URL.createObjectURL;
  URL.createObjectURL = (blob) => made.call(URL, blob.type === "text/javascript" ? new Blob([${JSON.stringify(script)}, blob], { type: blob.type }) : blob);
})()`;
