// The extension, from when VS Code starts it: one language server, and the commands beside it.
"use strict";

const vscode = require("vscode");
const { explain, Explanations, ExplainActions, SCHEME } = require("./explaining");
const { Granskning } = require("./server");
const { newDocument } = require("./new_document");
const { showReport } = require("./report");
const { asker } = require("./yaml_checks");

/** The documents that are audited. */
const DOCUMENTS = [
  { scheme: "file", language: "yaml" },
  { scheme: "untitled", language: "yaml" },
];

/** @type {Granskning | undefined} */
let granskning;

/** @param {vscode.ExtensionContext} context */
async function activate(context) {
  const current = new Granskning(context, DOCUMENTS, asker(context));
  granskning = current;
  const { commands, languages, workspace } = vscode;
  context.subscriptions.push(
    commands.registerCommand("ledningskoll.visaRapporten", () => showReport(context)),
    commands.registerCommand("ledningskoll.förklara", (rule) => explain(context, rule)),
    commands.registerCommand("ledningskoll.nyttDokument", () => newDocument(context)),
    commands.registerCommand("ledningskoll.startaOm", () => current.restart()),
    workspace.registerTextDocumentContentProvider(SCHEME, new Explanations(context)),
    languages.registerCodeActionsProvider(DOCUMENTS, new ExplainActions(), ExplainActions.metadata),
    workspace.onDidChangeConfiguration((change) => {
      const settings = ["ledningskoll.program", "ledningskoll.profiler"];
      if (settings.some((setting) => change.affectsConfiguration(setting))) void current.restart();
    }),
  );
  await current.start();
}

async function deactivate() {
  await granskning?.stop();
}

module.exports = { activate, deactivate };
