// The program that the tests run against, and copies of the examples.
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const ROOT = path.resolve(__dirname, "../../..");

/** The program that was built last; LEDNINGSKOLL names another. */
const PROGRAM = process.env.LEDNINGSKOLL ?? path.join(ROOT, "target/debug/ledningskoll");

/** @type {string[]} */
const temporary = [];
process.on("exit", () => temporary.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** A new folder that is gone after the tests. */
function temporaryFolder() {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "ledningskoll-vscode-")));
  temporary.push(folder);
  return folder;
}

/**
 * A copy of an example of the project.
 * @param {string} name
 */
function exampleCopy(name) {
  const folder = path.join(temporaryFolder(), "öppen mapp");
  fs.cpSync(path.join(ROOT, "examples", name), folder, { recursive: true });
  return folder;
}

module.exports = { exampleCopy, PROGRAM, ROOT, temporaryFolder };
