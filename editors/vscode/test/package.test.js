// The package that is installed: whole, started by its manifest, and with nothing else of the repository in it.
"use strict";

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { filesIn } = require("./zip_reader");
const { PROGRAM, ROOT, temporaryFolder } = require("./server_program");

const HERE = path.join(ROOT, "editors/vscode");

/** @param {string[]} given */
function packed(...given) {
  return execFileSync(process.execPath, [path.join(HERE, "package.mjs"), ...given], { stdio: "pipe" });
}

/**
 * A program's first bytes, as far as its target is read from them.
 * @param {string} target
 */
function beginning(target) {
  const bytes = Buffer.alloc(256);
  if (target === "win32-x64") {
    bytes.write("MZ");
    bytes.writeUInt32LE(0x80, 0x3c);
    bytes.write("PE\0\0", 0x80);
    bytes.writeUInt16LE(0x8664, 0x84);
  } else {
    bytes.writeUInt32LE(0xfeedfacf, 0);
    bytes.writeUInt32LE(0x0100000c, 4);
  }
  return bytes;
}

test("the package holds the extension, its program and their licences, and nothing else", async () => {
  const vsix = path.join(temporaryFolder(), "mapp", "linux.vsix");
  packed("linux-x64", PROGRAM, vsix);
  const files = await filesIn(vsix);
  assert.deepEqual([...files.keys()].sort(), [
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE.txt",
    "extension/LICENSES-OF-OTHERS.txt",
    "extension/dist/extension.js",
    "extension/package.json",
    "extension/readme.md",
    "extension/server/ledningskoll",
  ]);
  const server = files.get("extension/server/ledningskoll");
  assert.equal(server?.mode, 0o100755, "the program may be executed");
  assert.ok(server?.bytes.equals(fs.readFileSync(PROGRAM)), "the program is the one that was given");
  const text = (/** @type {string} */ name) => String(files.get(name)?.bytes);
  const manifest = JSON.parse(text("extension/package.json"));
  assert.ok(files.has(`extension/${path.posix.normalize(manifest.main)}`));
  assert.deepEqual([manifest.scripts, manifest.dependencies, manifest.devDependencies], [undefined, undefined, undefined]);
  assert.match(text("extension.vsixmanifest"), /Id="ledningskoll" Version="[\d.]+" Publisher="ledningskoll" TargetPlatform="linux-x64"/);
  const bundle = text("extension/dist/extension.js");
  const wanted = new Set([...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name.replace(/^node:/, "")));
  wanted.delete("vscode");
  const { builtinModules } = require("node:module");
  assert.deepEqual([...wanted].filter((name) => !builtinModules.includes(name)), [], "all that it uses is in the bundle");
  for (const name of ["vscode-languageclient", "vscode-languageserver-protocol", "vscode-jsonrpc"]) {
    assert.ok(text("extension/LICENSES-OF-OTHERS.txt").includes(`${name} `), name);
  }
  for (const [name, { bytes }] of files) {
    assert.ok(name.includes("/server/") || !bytes.includes(ROOT), `${name} names no folder of this computer`);
  }
});

test("a program for Windows has its own name, and one for another computer is refused", async () => {
  const folder = temporaryFolder();
  const program = path.join(folder, "program");
  fs.writeFileSync(program, beginning("win32-x64"));
  packed("win32-x64", program, path.join(folder, "windows.vsix"));
  assert.ok((await filesIn(path.join(folder, "windows.vsix"))).has("extension/server/ledningskoll.exe"));
  assert.throws(() => packed("linux-x64", program, path.join(folder, "fel.vsix")), /is a program for win32-x64, not linux-x64/);
  fs.writeFileSync(program, beginning("darwin-arm64"));
  assert.throws(() => packed("darwin-x64", program, path.join(folder, "fel.vsix")), /is a program for darwin-arm64, not darwin-x64/);
  fs.writeFileSync(program, "#!/bin/sh\n");
  assert.throws(() => packed("linux-x64", program, path.join(folder, "fel.vsix")), /is a program for unknown/);
  assert.ok(!fs.existsSync(path.join(folder, "fel.vsix")));
});
