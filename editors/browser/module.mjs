// The module of WebAssembly in Node, for packing and for tests: the same calls as the worker of the page makes.

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The bytes of a module: those of the file, or those that are packed in a page. */
function unpacked(file) {
  if (!file.endsWith(".html")) return readFileSync(file);
  const packed = /<script type="text\/plain" id="program">([^<]*)</.exec(readFileSync(file, "utf8"))[1];
  return gunzipSync(Buffer.from(packed, "base64"));
}

/** The module in a file: files are handed over, and requests answered. */
export async function loaded(file) {
  let why = "";
  const text = (place, length) => Buffer.from(program.memory.buffer, place, length).toString("utf8");
  // The hash tables of some libraries ask for random numbers, by the names that wasm-bindgen gives; nothing else of it is called.
  const named = (_, name) => (String(name).startsWith("__wbg_getRandomValues")
    ? (place, length) => { crypto.getRandomValues(new Uint8Array(program.memory.buffer, place, length)); }
    : () => 0);
  const bindgen = new Proxy({}, { get: named });
  const imports = { __wbindgen_placeholder__: bindgen, __wbindgen_externref_xform__: bindgen, sida: { progress: () => {}, stopped: (place, length) => { why = text(place, length); } } };
  const { instance } = await WebAssembly.instantiate(unpacked(file), imports);
  const program = instance.exports;
  const room = (bytes) => {
    const place = program.room(bytes.length);
    new Uint8Array(program.memory.buffer).set(bytes, place);
    return place;
  };
  const called = (call) => { try { return call(); } catch (error) { throw new Error(why || String(error)); } };
  if (called(() => program.begin()) !== 1) throw new Error("the module does not begin");
  return {
    put(path, bytes, kind = 0, size = 0) {
      const name = Buffer.from(path);
      called(() => program.put(room(name), name.length, room(bytes), bytes.length, kind, size));
    },
    ask(request) {
      const words = Buffer.from(JSON.stringify(request));
      called(() => program.ask(room(words), words.length));
      const told = JSON.parse(text(program.told(), program.told_length()));
      const drawn = program.drawn();
      return { told, bytes: Buffer.from(program.memory.buffer.slice(drawn, drawn + program.drawn_length())) };
    },
    megabytes: () => program.memory.buffer.byteLength / 1024 / 1024,
  };
}
