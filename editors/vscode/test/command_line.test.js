// The arguments of each command, held against the real program; what strangers write never becomes a flag.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const line = require("../src/command_line");
const { kindsIn, rulesIn } = require("../src/kinds");
const { run, Stopped } = require("../src/running");
const { exampleCopy, PROGRAM, temporaryFolder } = require("./server_program");

const WICKED = ["-v", "--catalog=/tmp", "", " form", "form/datum\n", "a b", "$(touch x)", "`x`", "x".repeat(300), 7, null, ["a"]];

test("names are letters, digits and what stands between them", () => {
  for (const name of ["form/datum", "sosfs-2011-9/4-4-ansvar", "inställningar", "region-jonkoping"]) assert.ok(line.isName(name), name);
  for (const name of WICKED) assert.ok(!line.isName(name), String(name));
});

test("only names become profiles", () => {
  assert.deepEqual(line.forServer(["region-jonkoping", ...WICKED]), ["lsp", "--profile=region-jonkoping"]);
  assert.deepEqual(line.forServer("region-jonkoping"), ["lsp"]);
  assert.deepEqual(line.forServer(undefined), ["lsp"]);
});

test("the report is written where it is asked for, and the folder is untouched", async () => {
  const folder = exampleCopy("med-brister");
  const before = fs.readdirSync(folder, { recursive: true }).sort();
  const page = path.join(temporaryFolder(), "rapport=1.html");
  await run(PROGRAM, line.forReport(folder, page, ["region-jonkoping"]));
  assert.match(fs.readFileSync(page, "utf8"), /^<!doctype html>/i);
  assert.deepEqual(fs.readdirSync(folder, { recursive: true }).sort(), before);
});

test("each rule of the list is explained", async () => {
  const rules = rulesIn(await run(PROGRAM, line.forRules()));
  assert.ok(rules.length > 100, `${rules.length} rules`);
  assert.ok(rules.every(({ label, detail }) => line.isName(label) && detail !== ""));
  const told = await run(PROGRAM, line.forExplanation("form/datum"));
  assert.match(told, /form\/datum/);
  assert.ok(!told.includes("\u001b"), "no colours");
});

test("each kind of the list is begun in a folder, and nothing is written there", async () => {
  const folder = exampleCopy("exempelregionen");
  const before = fs.readdirSync(folder, { recursive: true }).sort();
  const kinds = kindsIn(await run(PROGRAM, line.forKinds()));
  assert.ok(kinds.length > 10 && kinds.every(({ detail }) => detail !== ""));
  for (const { label } of kinds) {
    assert.match(await run(PROGRAM, line.forNewDocument(label, folder)), new RegExp(`^typ: ${label}$`, "m"), label);
  }
  assert.deepEqual(fs.readdirSync(folder, { recursive: true }).sort(), before);
});

test("lists of another form are empty", () => {
  for (const text of ["{}", "[]", "null", '{"properties": {"typ": {"anyOf": [7]}}}', '{"rules": [7, {"id": "-v"}]}']) {
    assert.deepEqual([...kindsIn(text), ...rulesIn(text)], [], text);
  }
});

test("what went wrong is said in the program's own words", async () => {
  await assert.rejects(run(PROGRAM, line.forExplanation("finns-inte")), /finns-inte/);
  await assert.rejects(run(path.join(temporaryFolder(), "saknas"), []), /gick inte att starta \(ENOENT\)/);
});

test("a command that the user stops is no failure, and one that takes too long is", async () => {
  const { execPath } = process;
  const sleeping = ["-e", "setTimeout(() => {}, 60000)"];
  const stopping = new AbortController();
  setTimeout(() => stopping.abort(), 100);
  await assert.rejects(run(execPath, sleeping, stopping.signal), Stopped);
  await assert.rejects(run(execPath, sleeping, AbortSignal.timeout(100)), /svarade inte i tid/);
});
