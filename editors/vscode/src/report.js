// Ledningskoll: Visa rapporten. The page is written in the extension's own storage, never in the open folder.
"use strict";

const fs = require("node:fs/promises");
const path = require("node:path");
const vscode = require("vscode");
const { forReport } = require("./command_line");
const { folder, profiles, runShown, telling } = require("./surroundings");

/** @param {vscode.ExtensionContext} context */
function showReport(context) {
  return telling(async () => {
    const chosen = await folder();
    if (!chosen) return;
    const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
    await fs.mkdir(storage, { recursive: true });
    const page = path.join(storage, `rapport-${chosen.index + 1}.html`);
    await runShown(context, `Granskar ${chosen.name}`, forReport(chosen.uri.fsPath, page, profiles()));
    await show(vscode.Uri.file(page));
  });
}

/**
 * Opens a page in the browser; on a remote computer, tells where it is.
 * @param {vscode.Uri} page
 */
async function show(page) {
  const isOpened = vscode.env.remoteName === undefined && (await vscode.env.openExternal(page));
  if (!isOpened) {
    void vscode.window.showInformationMessage(`Rapporten är skriven till ${page.fsPath}. Öppna den i en webbläsare.`);
  }
}

module.exports = { showReport };
