// The values of VS Code's interface: positions, ranges, findings, documents and what else has a shape of its own.
"use strict";

class Disposable {
  #undo;
  constructor(/** @type {() => void} */ undo) {
    this.#undo = undo;
  }
  dispose() {
    this.#undo();
  }
  static from(/** @type {{dispose(): void}[]} */ ...all) {
    return new Disposable(() => all.forEach((one) => one.dispose()));
  }
}

class Position {
  constructor(/** @type {number} */ line, /** @type {number} */ character) {
    this.line = line;
    this.character = character;
  }
  isAfter(/** @type {Position} */ other) {
    return this.line > other.line || (this.line === other.line && this.character > other.character);
  }
}

class Range {
  /** @type {Position} */ start;
  /** @type {Position} */ end;
  constructor(/** @type {any[]} */ ...given) {
    const [from, to] = given.length === 4 ? [new Position(given[0], given[1]), new Position(given[2], given[3])] : given;
    this.start = from;
    this.end = to;
  }
  intersection(/** @type {Range} */ other) {
    const start = this.start.isAfter(other.start) ? this.start : other.start;
    const end = this.end.isAfter(other.end) ? other.end : this.end;
    return start.isAfter(end) ? undefined : new Range(start, end);
  }
}

class Diagnostic {
  constructor(/** @type {Range} */ range, /** @type {string} */ message, /** @type {number} */ severity) {
    Object.assign(this, { range, message, severity });
  }
}

class CodeAction {
  constructor(/** @type {string} */ title, /** @type {unknown} */ kind) {
    Object.assign(this, { title, kind });
  }
}

class CodeActionKind {
  constructor(/** @type {string} */ value) {
    this.value = value;
  }
  append(/** @type {string} */ part) {
    return new CodeActionKind(this.value === "" ? part : `${this.value}.${part}`);
  }
  static Empty = new CodeActionKind("");
  static QuickFix = new CodeActionKind("quickfix");
}

class EventEmitter {
  /** @type {Set<(value: any) => void>} */
  #listeners = new Set();
  event = (/** @type {(value: any) => void} */ listener) => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };
  fire(/** @type {any} */ value) {
    this.#listeners.forEach((listener) => listener(value));
  }
  dispose() {
    this.#listeners.clear();
  }
}

class CancellationTokenSource {
  #emitter = new EventEmitter();
  token = { isCancellationRequested: false, onCancellationRequested: this.#emitter.event };
  cancel() {
    this.token.isCancellationRequested = true;
    this.#emitter.fire(undefined);
  }
  dispose() {}
}

class MarkdownString {
  constructor(/** @type {string} */ value = "") {
    this.value = value;
  }
  appendMarkdown(/** @type {string} */ text) {
    this.value += text;
    return this;
  }
  appendCodeblock(/** @type {string} */ text) {
    this.value += text;
    return this;
  }
}

class Hover {
  constructor(/** @type {unknown} */ contents, /** @type {unknown} */ range) {
    this.contents = [contents].flat();
    this.range = range;
  }
}

class Given {
  constructor(/** @type {unknown[]} */ ...given) {
    Object.assign(this, { given });
  }
}

/**
 * A text document.
 * @param {any} uri
 * @param {string} first
 * @param {string} languageId
 */
function document(uri, first, languageId) {
  let text = first;
  return {
    uri,
    languageId,
    fileName: uri.fsPath,
    version: 1,
    isClosed: false,
    getText: () => text,
    /** @param {string} next */
    write(next) {
      text = next;
      this.version += 1;
    },
  };
}

module.exports = {
  CallHierarchyItem: class extends Given {},
  CancellationError: class extends Error {},
  CancellationTokenSource,
  CodeAction,
  CodeActionKind,
  CodeLens: class extends Given {},
  CompletionItem: class extends Given {},
  CompletionItemKind: { Text: 0, Method: 1, Property: 9 },
  CompletionItemTag: { Deprecated: 1 },
  ConfigurationTarget: { Global: 1, Workspace: 2, WorkspaceFolder: 3 },
  Diagnostic,
  DiagnosticRelatedInformation: class extends Given {},
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  Disposable,
  document,
  DocumentLink: class extends Given {},
  EventEmitter,
  Hover,
  InlayHint: class extends Given {},
  Location: class extends Given {},
  MarkdownString,
  Position,
  ProgressLocation: { Window: 10, Notification: 15 },
  Range,
  RelativePattern: class extends Given {},
  SymbolInformation: class extends Given {},
  SymbolKind: { File: 0 },
  SymbolTag: { Deprecated: 1 },
  TabInputCustom: class extends Given {},
  TabInputText: class extends Given {},
  TabInputTextDiff: class extends Given {},
  TextDocumentChangeReason: { Undo: 1, Redo: 2 },
  TextDocumentSaveReason: { Manual: 1, AfterDelay: 2, FocusOut: 3 },
  TypeHierarchyItem: class extends Given {},
  ViewColumn: { Active: -1, Beside: -2 },
};
