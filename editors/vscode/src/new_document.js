// Ledningskoll: Nytt dokument. It is opened without being saved, so that the user decides where it stands.
"use strict";

const vscode = require("vscode");
const { forKinds, forNewDocument } = require("./command_line");
const { kindsIn } = require("./kinds");
const { run } = require("./running");
const { folder, program, telling } = require("./surroundings");

/** @param {vscode.ExtensionContext} context */
function newDocument(context) {
  return telling(async () => {
    const around = await folder();
    if (!around) return;
    const file = await program(context);
    const kinds = kindsIn(await run(file, forKinds()));
    const kind = await vscode.window.showQuickPick(kinds, { placeHolder: "Vad ska dokumentet vara?", matchOnDetail: true });
    if (!kind) return;
    const content = await run(file, forNewDocument(kind.label, around.uri.fsPath));
    const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
    await vscode.window.showTextDocument(document);
  });
}

module.exports = { newDocument };
