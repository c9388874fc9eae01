// The bundled extension with vscode-languageclient and the real server: its start, its settings and its messages.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { afterEach, test } = require("node:test");
const { setTimeout: pause } = require("node:timers/promises");
const { FakeEditor } = require("./fake_editor");
const { exampleCopy, PROGRAM, temporaryFolder } = require("./server_program");

const OWN = { "ledningskoll.program": { globalValue: PROGRAM } };

/** @type {FakeEditor[]} */
const editors = [];
afterEach(async () => {
  for (const editor of editors.splice(0)) await editor.extension?.deactivate();
});

/** @param {import("./fake_editor").Setup} setup */
async function started(setup) {
  const editor = new FakeEditor({ settings: OWN, storage: path.join(temporaryFolder(), "lagring"), ...setup });
  editors.push(editor);
  await editor.start();
  return editor;
}

/**
 * Waits until something is so.
 * @template Value
 * @param {() => Value} wanted
 * @returns {Promise<NonNullable<Value>>}
 */
async function until(wanted) {
  for (let waited = 0; waited < 30_000; waited += 20) {
    const value = wanted();
    if (value) return value;
    await pause(20);
  }
  assert.fail(`it did not come: ${wanted}`);
}

/** An open document of med-brister with the finding that its date is written in another way. */
async function withFinding(/** @type {import("./fake_editor").Setup} */ setup = {}) {
  const folder = exampleCopy("med-brister");
  const editor = await started({ folders: [folder], ...setup });
  const file = path.join(folder, "extern.yaml");
  const document = editor.open(file, fs.readFileSync(file, "utf8"));
  const finding = await until(() => editor.found(document).find((one) => one.code === "form/datum"));
  return { editor, document, finding, folder };
}

test("findings are shown, explained, and gone when the text is right", async () => {
  const { editor, document, finding } = await withFinding();
  assert.equal(finding.source, "ledningskoll");
  const [hover] = editor.providers.get("registerHoverProvider");
  const token = new editor.api.CancellationTokenSource().token;
  const told = await hover.provideHover(document, finding.range.start, token);
  assert.match(told.contents[0].value, /datum/);
  editor.change(document, "typ: extern\n");
  await until(() => editor.found(document).length > 0 && !editor.found(document).some((one) => one.code === "form/datum"));
  assert.deepEqual(editor.messages, []);
  assert.match(editor.log.join("\n"), /^ledningskoll \d+\.\d+/);
});

test("the server that lies in the extension's own folder is started", async () => {
  const extensionPath = temporaryFolder();
  fs.mkdirSync(path.join(extensionPath, "server"));
  fs.copyFileSync(PROGRAM, path.join(extensionPath, "server/ledningskoll"));
  const editor = await started({ folders: [exampleCopy("med-brister")], settings: {}, extensionPath });
  assert.match(editor.log[0], new RegExp(`\\(${extensionPath}/server/ledningskoll\\)$`));
  await until(() => editor.diagnostics.size > 0);
});

test("a program that a folder names is never started", async () => {
  const folder = exampleCopy("med-brister");
  const wicked = path.join(folder, "skadlig");
  fs.writeFileSync(wicked, `#!/bin/sh\ntouch "${folder}/startad"\n`, { mode: 0o755 });
  const settings = { "ledningskoll.program": { globalValue: PROGRAM, workspaceValue: wicked } };
  const editor = await started({ folders: [folder], settings });
  await until(() => editor.diagnostics.size > 0);
  await editor.api.commands.executeCommand("ledningskoll.visaRapporten");
  assert.ok(!fs.existsSync(path.join(folder, "startad")));
});

test("a program that is not there, and one that cannot run, are told in Swedish", async () => {
  const broken = path.join(temporaryFolder(), "trasig");
  fs.writeFileSync(broken, "#!/finns/inte\n", { mode: 0o755 });
  const failing = path.join(temporaryFolder(), "vägrar");
  fs.writeFileSync(failing, "#!/bin/sh\necho 'fel: det går inte' >&2\nexit 2\n", { mode: 0o755 });
  const cases = new Map([["/finns/inte", /finns inte eller går inte att starta/], [broken, /gick inte att starta/], [failing, /fel: det går inte/]]);
  for (const [globalValue, sentence] of cases) {
    const editor = await started({ folders: [temporaryFolder()], settings: { "ledningskoll.program": { globalValue } } });
    assert.deepEqual(editor.messages.map(({ kind }) => kind), ["error"], globalValue);
    assert.match(editor.messages[0].message, sentence);
    await editor.api.commands.executeCommand("ledningskoll.förklara", "form/datum");
  }
});

test("a server that ends again and again is left alone, and it is said once", async () => {
  const folder = temporaryFolder();
  const short = path.join(folder, "kortlivad");
  const greeting = `{"jsonrpc":"2.0","id":0,"result":{"capabilities":{}}}`;
  const answers = `printf 'Content-Length: ${greeting.length}\\r\\n\\r\\n%s' '${greeting}'; sleep 0.3`;
  fs.writeFileSync(short, `#!/bin/sh\n[ "$1" = --version ] && exit 0\necho x >>"${folder}/gånger"\n${answers}\n`, { mode: 0o755 });
  const editor = await started({ folders: [temporaryFolder()], settings: { "ledningskoll.program": { globalValue: short } } });
  await until(() => editor.messages.length > 0);
  await pause(500);
  assert.equal(editor.messages.length, 1, JSON.stringify(editor.messages));
  assert.match(editor.messages[0].message, /slutat 4 gånger på 3 minuter/);
  assert.equal(fs.readFileSync(path.join(folder, "gånger"), "utf8"), "x\n".repeat(4));
});

test("a changed setting starts the server again, with the new profiles", async () => {
  const folder = temporaryFolder();
  const seen = path.join(folder, "flaggor");
  const wrapper = path.join(folder, "ledningskoll");
  fs.writeFileSync(wrapper, `#!/bin/sh\necho "$@" >>"${seen}"\nexec "${PROGRAM}" "$@"\n`, { mode: 0o755 });
  const editor = await started({ folders: [exampleCopy("med-brister")], settings: { "ledningskoll.program": { globalValue: wrapper } } });
  editor.settings["ledningskoll.profiler"] = { workspaceValue: ["region-jonkoping", "--date=1999-01-01"] };
  editor.events.emit("onDidChangeConfiguration", { affectsConfiguration: (/** @type {string} */ name) => name === "ledningskoll.profiler" });
  await until(() => fs.readFileSync(seen, "utf8").split("\n").length >= 5);
  assert.equal(fs.readFileSync(seen, "utf8"), "--version\nlsp\n--version\nlsp --profile=region-jonkoping\n");
  assert.deepEqual(editor.messages, []);
});

test("the report is opened from outside the folder", async () => {
  const { editor, folder } = await withFinding();
  const before = fs.readdirSync(folder, { recursive: true }).sort();
  await editor.api.commands.executeCommand("ledningskoll.visaRapporten");
  assert.deepEqual(editor.messages, []);
  const [page] = editor.opened;
  assert.ok(page.startsWith(editor.context.storageUri.fsPath));
  assert.match(fs.readFileSync(page, "utf8"), /^<!doctype html>/i);
  assert.deepEqual(fs.readdirSync(folder, { recursive: true }).sort(), before);
});

test("the finding under the cursor is explained, where its corrections are offered too", async () => {
  const { editor, document, finding } = await withFinding();
  editor.api.window.activeTextEditor.selection = finding.range;
  const offers = editor.providers.get("registerCodeActionsProvider").find((/** @type {any} */ one) => !one.resolveCodeAction && one.constructor.metadata);
  const offered = offers.provideCodeActions(document, finding.range, { diagnostics: [finding, { source: "yaml", code: 7 }] });
  assert.deepEqual(offered.map((/** @type {any} */ one) => one.command.arguments), [["form/datum"]]);
  await editor.api.commands.executeCommand("ledningskoll.förklara", ...offered[0].command.arguments);
  assert.equal(editor.shown[0].uri.toString(), "ledningskoll:/form/datum");
  assert.match(editor.shown[0].getText(), /form\/datum/);
  await editor.api.commands.executeCommand("ledningskoll.förklara");
  assert.equal(editor.shown[1].uri.scheme, "ledningskoll");
});

test("without a finding, one of all rules is chosen", async () => {
  /** @type {any[]} */
  let offered = [];
  const editor = await started({ folders: [exampleCopy("exempelregionen")], answer: (_, choices) => (offered = choices)[3] });
  await editor.api.commands.executeCommand("ledningskoll.förklara");
  assert.ok(offered.length > 100);
  assert.equal(editor.shown[0].uri.path, `/${offered[3].label}`);
});

test("a rule that the program does not know is told in the document", async () => {
  const editor = await started({ folders: [temporaryFolder()] });
  await editor.api.commands.executeCommand("ledningskoll.förklara", "egna/okand");
  assert.match(editor.shown[0].getText(), /egna\/okand/);
});

test("a new document is opened and not saved", async () => {
  const folder = exampleCopy("exempelregionen");
  const before = fs.readdirSync(folder, { recursive: true }).sort();
  const editor = await started({ folders: [folder], answer: (_, choices) => choices.find(({ label }) => label === "rutin") });
  await editor.api.commands.executeCommand("ledningskoll.nyttDokument");
  assert.equal(editor.shown[0].uri.scheme, "untitled");
  assert.match(editor.shown[0].getText(), /^typ: rutin$/m);
  assert.deepEqual(fs.readdirSync(folder, { recursive: true }).sort(), before);
});

test("without a folder it is said what to do", async () => {
  const editor = await started({});
  for (const command of ["ledningskoll.visaRapporten", "ledningskoll.nyttDokument"]) {
    await editor.api.commands.executeCommand(command);
    assert.match(editor.messages.pop()?.message ?? "", /Öppna först mappen/);
  }
});

test("it is asked once whether the YAML extension shall stop, and only the folder's setting is changed", async () => {
  const { editor } = await withFinding({ installed: ["redhat.vscode-yaml"], answer: (_, choices) => choices[0] });
  await until(() => editor.settings["yaml.validate"]);
  assert.deepEqual(editor.settings["yaml.validate"], { workspaceValue: false });
  assert.equal(editor.messages.length, 1);
});

test("who wants to keep the checks of the YAML extension is not asked again", async () => {
  const { editor } = await withFinding({ installed: ["redhat.vscode-yaml"], answer: (_, choices) => choices[1] });
  await until(() => editor.state.size > 0);
  assert.equal(editor.settings["yaml.validate"], undefined);
  const again = new FakeEditor(editor.setup);
  editors.push(again);
  again.state = editor.state;
  again.settings = { ...OWN };
  await again.start();
  await until(() => again.diagnostics.size > 0);
  assert.deepEqual(again.messages, []);
});

test("nothing is asked where nothing shows twice", async () => {
  const off = { ...OWN, "yaml.validate": { workspaceValue: false } };
  const { editor } = await withFinding({ installed: ["redhat.vscode-yaml"], settings: off });
  const alone = await withFinding({});
  assert.deepEqual([...editor.messages, ...alone.editor.messages], []);
});
