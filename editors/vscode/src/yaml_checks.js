// The YAML extension checks the same files by the same schema. So that no gap shows twice, it is asked to stop, if the user wants so.
"use strict";

const vscode = require("vscode");
const { telling } = require("./surroundings");

const YAML_EXTENSION = "redhat.vscode-yaml";
const LEFT_ON = "yaml-granskning-kvar";
const QUESTION =
  "YAML-tillägget granskar samma filer, så att en brist kan visas två gånger. Ska det sluta granska i den här mappen? Dess förslag och hjälptexter finns kvar. Valet sparas i mappens inställningar (yaml.validate).";
const YES = "Sluta granska";
const NO = "Låt det vara";

/**
 * What asks the question, at most once while VS Code is open, and never again in a folder where the answer was no.
 * @param {vscode.ExtensionContext} context
 */
function asker(context) {
  let isAsked = false;
  return () => {
    if (isAsked || !shownTwice(context)) return;
    isAsked = true;
    void telling(() => ask(context));
  };
}

/**
 * True if the YAML extension checks what is checked here.
 * @param {vscode.ExtensionContext} context
 */
function shownTwice(context) {
  const { extensions, workspace } = vscode;
  return (
    extensions.getExtension(YAML_EXTENSION) !== undefined &&
    (workspace.workspaceFolders ?? []).length > 0 &&
    workspace.getConfiguration("yaml").get("validate") !== false &&
    context.workspaceState.get(LEFT_ON) !== true
  );
}

/** @param {vscode.ExtensionContext} context */
async function ask(context) {
  const answer = await vscode.window.showInformationMessage(QUESTION, YES, NO);
  if (answer === YES) {
    await vscode.workspace.getConfiguration("yaml").update("validate", false, vscode.ConfigurationTarget.Workspace);
  } else if (answer === NO) {
    await context.workspaceState.update(LEFT_ON, true);
  }
}

module.exports = { asker };
