// What VS Code knows that the commands need: the program, the open folder and the profiles.
"use strict";

const vscode = require("vscode");
const { findProgram, ownSetting } = require("./program");
const { run, Stopped } = require("./running");

/** Why a command cannot be carried out: a sentence for the user. */
class Unable extends Error {}

/**
 * The program to start.
 * @param {vscode.ExtensionContext} context
 */
async function program(context) {
  const named = ownSetting(vscode.workspace.getConfiguration("ledningskoll").inspect("program"));
  const { platform, env: environment } = process;
  const found = await findProgram({ named, extensionFolder: context.extensionPath, platform, environment });
  if ("reason" in found) throw new Unable(found.reason);
  return found.program;
}

/** The profiles that the settings switch on. */
function profiles() {
  return vscode.workspace.getConfiguration("ledningskoll").get("profiler");
}

/**
 * The folder that a command is about: that of the open document, else the only one, else the one that is chosen; none if the
 * user chooses none.
 */
async function folder() {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const document = vscode.window.activeTextEditor?.document.uri;
  const around = document && vscode.workspace.getWorkspaceFolder(document);
  if (around) return around;
  if (folders.length === 0) throw new Unable("Öppna först mappen där ledningssystemet ligger (Arkiv, Öppna mapp).");
  return folders.length === 1
    ? folders[0]
    : vscode.window.showWorkspaceFolderPick({ placeHolder: "Vilket ledningssystem?" });
}

/**
 * Carries out a command and tells what stood in its way.
 * @template Value
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value | undefined>}
 */
async function telling(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    const settings = "Öppna inställningarna";
    // NOTE: not awaited: a message may stand for hours.
    void vscode.window.showErrorMessage(`Ledningskoll: ${reason}`, ...(error instanceof Unable ? [settings] : [])).then((chosen) => {
      if (chosen === settings) void vscode.commands.executeCommand("workbench.action.openSettings", "ledningskoll");
    });
    return undefined;
  }
}

/**
 * Runs the program while its work is shown, until it ends or the user stops it.
 * @param {vscode.ExtensionContext} context
 * @param {string} title
 * @param {string[]} flags
 */
async function runShown(context, title, flags) {
  const file = await program(context);
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (_progress, token) => {
    const stopping = new AbortController();
    const listening = token.onCancellationRequested(() => stopping.abort());
    try {
      return await run(file, flags, stopping.signal);
    } finally {
      listening.dispose();
    }
  });
}

module.exports = { folder, profiles, program, runShown, telling, Unable };
