// Ledningskoll: Förklara fyndet. What the program says of a rule, in a document that cannot be changed.
"use strict";

const vscode = require("vscode");
const { forExplanation, forRules, isName } = require("./command_line");
const { rulesIn } = require("./kinds");
const { run } = require("./running");
const { program, telling, Unable } = require("./surroundings");

const SCHEME = "ledningskoll";

/**
 * Shows a rule: the one that is given, else that of the finding under the cursor, else one of all rules.
 * @param {vscode.ExtensionContext} context
 * @param {unknown} given
 */
function explain(context, given) {
  return telling(async () => {
    const rule = isName(given) ? given : await chosenRule(context);
    if (rule === undefined) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: SCHEME, path: `/${rule}` }));
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
  });
}

/** @param {vscode.ExtensionContext} context */
async function chosenRule(context) {
  const here = rulesUnderCursor();
  if (here.length === 1) return here[0].label;
  const choices = here.length > 1 ? here : rulesIn(await run(await program(context), forRules()));
  const placeHolder = here.length > 1 ? "Vilket av fynden?" : "Vilket krav eller vilken regel?";
  return (await vscode.window.showQuickPick(choices, { placeHolder, matchOnDetail: true }))?.label;
}

/** The rules of the findings under the cursor, each once, with the first line of what is said. */
function rulesUnderCursor() {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  const found = vscode.languages.getDiagnostics(editor.document.uri);
  const here = found.filter((one) => ruleOf(one) !== undefined && one.range.intersection(editor.selection));
  const rules = new Map(here.map((one) => [String(ruleOf(one)), one.message.split("\n")[0]]));
  return [...rules].map(([label, detail]) => ({ label, detail }));
}

/**
 * The rule of a finding; none if it is another extension's.
 * @param {vscode.Diagnostic} diagnostic
 */
function ruleOf(diagnostic) {
  return diagnostic.source === "ledningskoll" && isName(diagnostic.code) ? diagnostic.code : undefined;
}

/** The text of a document `ledningskoll:/RULE`. */
class Explanations {
  #context;

  /** @param {vscode.ExtensionContext} context */
  constructor(context) {
    this.#context = context;
  }

  /** @param {vscode.Uri} uri */
  async provideTextDocumentContent(uri) {
    const rule = uri.path.slice(1);
    if (!isName(rule)) throw new Unable(`${rule} är ingen regel.`);
    try {
      return await run(await program(this.#context), forExplanation(rule));
    } catch (error) {
      // A repository's own requirement is not known to the program; it says so here.
      return error instanceof Error ? error.message : String(error);
    }
  }
}

/** Offers to explain each finding, where its corrections are offered. */
class ExplainActions {
  static metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

  /**
   * @param {vscode.TextDocument} _document
   * @param {vscode.Range} _range
   * @param {vscode.CodeActionContext} context
   */
  provideCodeActions(_document, _range, context) {
    const rules = new Set(context.diagnostics.map(ruleOf).filter((rule) => rule !== undefined));
    return [...rules].map((rule) => {
      const title = `Förklara ${rule}`;
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.diagnostics = context.diagnostics.filter((one) => ruleOf(one) === rule);
      action.command = { title, command: "ledningskoll.förklara", arguments: [rule] };
      return action;
    });
  }
}

module.exports = { explain, ExplainActions, Explanations, SCHEME };
