// Packs the module and the page into one file that needs nothing beside it: node pack.mjs MODULE.wasm OUT.html

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { loaded } from "./module.mjs";

const [moduleFile, out] = process.argv.slice(2);
const here = new URL(".", import.meta.url);
const read = (path) => readFileSync(new URL(path, here), "utf8");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The scripts of the page, in the order in which they use each other. */
const SCRIPTS = [
  "nodes", "become", "faults", "desk", "turn", "folder", "disk", "drafts", "sheets", "explain", "lists", "typed", "fields", "rows", "form", "decide", "saving",
  "print", "start",
];
/** The styles: those of the report, and those of the page. */
const STYLES = ["../../src/render/html/look/colours.css", "../../src/render/html/look/frame.css", "../../src/render/html/look/text.css", "page/look.css"];

/** The scripts of the sheets that the program draws: they run in a frame, under the policy of the page. */
async function scriptsOfSheets() {
  const program = await loaded(moduleFile);
  program.put("a.yaml", Buffer.from("typ: rutin\nid: a\n"));
  const scope = { namn: ".", idag: "2026-01-01" };
  const pages = ["audit", "gap", "matrix", "due"].map((sheet) => program.ask({ gör: "rita", omfång: scope, vad: sheet, format: "html" }).bytes.toString());
  return [...new Set(pages.flatMap((page) => [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((found) => found[1])))];
}

const script = `"use strict";(() => {\n${SCRIPTS.map((name) => read(`page/${name}.js`)).join("\n")}})();\n`;
const worker = `"use strict";\n${read("page/worker.js")}`;
for (const text of [script, worker]) if (/<\/script/i.test(text)) throw new Error("a script ends the element that it stands in");
const allowed = [script, ...await scriptsOfSheets()].map(hash);
const policy = [
  "default-src 'none'", `script-src ${allowed.join(" ")} 'wasm-unsafe-eval'`, "style-src 'unsafe-inline'", "worker-src blob:",
  "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
].join("; ");
const version = /^version = "([^"]+)"/m.exec(read("../../Cargo.toml"))[1];
const program = gzipSync(readFileSync(moduleFile), { level: 9 });
// The time and the system stand in the head of what is packed, and would make two packings differ.
program.fill(0, 4, 8);
program[9] = 255;
const parts = {
  POLICY: policy, STYLE: STYLES.map(read).join("\n"), VERSION: `ledningskoll ${version}`, PROGRAM: program.toString("base64"), WORKER: worker, SCRIPT: script,
};
const page = read("page/page.html").replace(/\{\{([A-Z]+)\}\}/g, (_, name) => parts[name]);
writeFileSync(out, page);
const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1);
console.log(`${out}: ${megabytes(Buffer.byteLength(page))} MB, of which the program ${megabytes(program.length)} MB packed`);
