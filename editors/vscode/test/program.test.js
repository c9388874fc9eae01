// Which program is started, and that no repository has a say in it.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { findProgram, ownSetting, places } = require("../src/program");
const { temporaryFolder } = require("./server_program");

/**
 * @param {string} file
 * @param {number} mode
 */
function written(file, mode) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, "");
  fs.chmodSync(file, mode);
  return file;
}

test("the program of the extension comes before that on the path", () => {
  const surroundings = { named: "", extensionFolder: "/tillägg", environment: { PATH: "/usr/bin:/bin" } };
  assert.deepEqual(places({ ...surroundings, platform: "linux" }), [
    "/tillägg/server/ledningskoll",
    "/usr/bin/ledningskoll",
    "/bin/ledningskoll",
  ]);
  const windows = { named: "", extensionFolder: "C:\\tillägg", environment: { Path: "C:\\Program;D:\\verktyg" } };
  assert.deepEqual(places({ ...windows, platform: "win32" }), [
    "C:\\tillägg\\server\\ledningskoll.exe",
    "C:\\Program\\ledningskoll.exe",
    "D:\\verktyg\\ledningskoll.exe",
  ]);
});

test("a program that the user names is the only one", () => {
  const surroundings = { extensionFolder: "/tillägg", environment: { PATH: "/usr/bin" }, platform: /** @type {const} */ ("linux") };
  assert.deepEqual(places({ ...surroundings, named: "/opt/ledningskoll" }), ["/opt/ledningskoll"]);
});

test("nothing that lies in the open folder is looked for", () => {
  const surroundings = { extensionFolder: "/tillägg", platform: /** @type {const} */ ("linux") };
  for (const named of ["ledningskoll", "./ledningskoll", "bin/ledningskoll", "~/ledningskoll"]) {
    assert.deepEqual(places({ ...surroundings, named, environment: {} }), [], named);
  }
  const environment = { PATH: ".:bin::./verktyg:/usr/bin" };
  assert.deepEqual(places({ ...surroundings, named: "", environment }).slice(1), ["/usr/bin/ledningskoll"]);
});

test("only the user's own settings name a program", () => {
  const folders = { workspaceValue: "/mapp/skadlig", workspaceFolderValue: "/mapp/skadlig", defaultValue: "" };
  assert.equal(ownSetting(/** @type {any} */ (folders)), "");
  assert.equal(ownSetting(/** @type {any} */ ({ ...folders, globalValue: " /opt/ledningskoll " })), "/opt/ledningskoll");
  assert.equal(ownSetting({ globalValue: 7 }), "");
  assert.equal(ownSetting(undefined), "");
});

test("what cannot be started is passed over, and said when there is nothing else", async () => {
  const folder = temporaryFolder();
  const extensionFolder = path.join(folder, "tillägg");
  const platform = process.platform;
  written(path.join(extensionFolder, "server/ledningskoll"), 0o644);
  const surroundings = { named: "", extensionFolder, platform, environment: { PATH: path.join(folder, "bin") } };
  const none = await findProgram(surroundings);
  assert.match("reason" in none ? none.reason : "", /varken i tillägget eller på sökvägen/);
  const onPath = written(path.join(folder, "bin/ledningskoll"), 0o755);
  assert.deepEqual(await findProgram(surroundings), { program: onPath });
  const named = await findProgram({ ...surroundings, named: path.join(folder, "finns inte") });
  assert.match("reason" in named ? named.reason : "", /finns inte eller går inte att starta/);
  const isFolder = await findProgram({ ...surroundings, named: folder });
  assert.ok("reason" in isFolder, "a folder is no program");
});
