// The program in a thread of its own: unpacks the module, hands over files, and answers requests one after the other.
const encoder = new TextEncoder();
const decoder = new TextDecoder();
let program = null;
let why = "";

const memory = () => new Uint8Array(program.memory.buffer);
const text = (place, length) => decoder.decode(memory().slice(place, place + length));

// Room in the module's memory with these bytes in it; the call that it is handed to takes it back.
function room(bytes) {
  const place = program.room(bytes.length);
  memory().set(bytes, place);
  return place;
}

// The hash tables of some libraries ask for random numbers, by the names that wasm-bindgen gives; nothing else of it is called.
const bindgen = new Proxy({}, {
  get: (_, name) => (String(name).startsWith("__wbg_getRandomValues")
    ? (place, length) => { crypto.getRandomValues(new Uint8Array(program.memory.buffer, place, length)); }
    : () => 0),
});
const imports = {
  __wbindgen_placeholder__: bindgen,
  __wbindgen_externref_xform__: bindgen,
  sida: {
    progress: (place, length, done, steps) => postMessage({ progress: { words: text(place, length), done, steps } }),
    stopped: (place, length) => { why = text(place, length); },
  },
};

// What the program needs and the browser does not have.
function lack() {
  if (typeof WebAssembly !== "object") return "Webbläsaren tillåter inte WebAssembly.";
  if (typeof DecompressionStream !== "function") return "Webbläsaren är för gammal: den kan inte packa upp programmet.";
  return "";
}

async function begin(packed) {
  if (lack()) throw lack();
  const letters = atob(packed);
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const module = await WebAssembly.instantiate(await new Response(unpacked).arrayBuffer(), imports).catch((error) => {
    throw `Webbläsaren kör inte programmet; WebAssembly kan vara avstängt. (${error.message})`;
  });
  program = module.instance.exports;
  if (program.begin() !== 1) throw "Programmet hittar inte sin lagtext.";
  return {};
}

function put(files) {
  for (const { path, bytes, kind, size } of files) {
    const name = encoder.encode(path);
    const content = new Uint8Array(bytes || 0);
    program.put(room(name), name.length, room(content), content.length, kind, size || 0);
  }
  return {};
}

function ask(request) {
  const words = encoder.encode(JSON.stringify(request));
  program.ask(room(words), words.length);
  const told = JSON.parse(text(program.told(), program.told_length()));
  const drawn = program.drawn();
  return { told, bytes: memory().slice(drawn, drawn + program.drawn_length()).buffer };
}

onmessage = async ({ data }) => {
  try {
    const { id, begin: packed, put: files, ask: request } = data;
    const answer = packed ? await begin(packed) : files ? put(files) : ask(request);
    postMessage({ id, ...answer, memory: program.memory.buffer.byteLength }, answer.bytes ? [answer.bytes] : []);
  } catch (error) {
    postMessage({ id: data.id, stopped: why || String(error) });
  }
};
