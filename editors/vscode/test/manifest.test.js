// What VS Code is told of the extension, and that it is so.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { FakeEditor } = require("./fake_editor");
const { ROOT } = require("./server_program");

const HERE = path.join(ROOT, "editors/vscode");
const manifest = JSON.parse(fs.readFileSync(path.join(HERE, "package.json"), "utf8"));
const readme = fs.readFileSync(path.join(HERE, "README.md"), "utf8");

test("each command that is shown does something, and each that does something is shown", async () => {
  const editor = new FakeEditor({ settings: { "ledningskoll.program": { globalValue: "/finns/inte" } } });
  await editor.start();
  const shown = manifest.contributes.commands.map((/** @type {any} */ { command }) => command);
  assert.deepEqual([...editor.commands.keys()].sort(), shown.sort());
  for (const { title } of manifest.contributes.commands) assert.ok(readme.includes(`| ${title} |`), title);
});

test("each setting is read, and told in the README", () => {
  const sources = fs.readdirSync(path.join(HERE, "src")).map((file) => fs.readFileSync(path.join(HERE, "src", file), "utf8"));
  for (const name of Object.keys(manifest.contributes.configuration.properties)) {
    assert.ok(readme.includes(`| \`${name}\` |`), name);
    // vscode-languageclient reads trace.server.
    const key = name.replace("ledningskoll.", "");
    assert.ok(key === "trace.server" || sources.some((text) => text.includes(`"${key}"`)), name);
  }
});

test("no folder can name a program, trusted or not", () => {
  const { properties } = manifest.contributes.configuration;
  assert.equal(properties["ledningskoll.program"].scope, "machine");
  assert.equal(manifest.capabilities.untrustedWorkspaces.supported, "limited");
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["ledningskoll.program"]);
});

test("the version and the licence are those of the program", () => {
  const cargo = fs.readFileSync(path.join(ROOT, "Cargo.toml"), "utf8");
  assert.equal(manifest.version, /^version = "(.*)"$/m.exec(cargo)?.[1]);
  assert.equal(manifest.license, /^license = "(.*)"$/m.exec(cargo)?.[1]);
  assert.ok(readme.includes(`-${manifest.version}.vsix`));
});

test("a new ledningssystem recommends the extension by its id", () => {
  const begun = JSON.parse(fs.readFileSync(path.join(ROOT, "examples/begin/extensions.json"), "utf8"));
  assert.ok(begun.recommendations.includes(`${manifest.publisher}.${manifest.name}`));
});
