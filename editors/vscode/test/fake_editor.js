// A stand-in for VS Code: as much of its interface as the extension and vscode-languageclient use, and what was shown to the user.
"use strict";

const { EventEmitter: NodeEmitter } = require("node:events");
const Module = require("node:module");
const path = require("node:path");
const { URI } = require("vscode-uri");
const shapes = require("./fake_shapes");

const EXTENSION = path.resolve(__dirname, "..");

/**
 * What the editor is like when the extension starts.
 * @typedef {object} Setup
 * @property {string[]} [folders] The open folders.
 * @property {Record<string, {globalValue?: unknown, workspaceValue?: unknown}>} [settings]
 * @property {string[]} [installed] The ids of other extensions.
 * @property {(message: string, choices: any[]) => unknown} [answer] What the user chooses in messages and lists.
 * @property {string} [extensionPath] Where the extension is installed.
 * @property {string} [storage] The folder of the extension's own files.
 */

class FakeEditor {
  /** @type {{kind: string, message: string}[]} */
  messages = [];
  /** @type {string[]} */
  log = [];
  /** @type {Map<string, any[]>} */
  diagnostics = new Map();
  /** @type {Map<string, any>} */
  commands = new Map();
  /** @type {Map<string, any>} */
  providers = new Map();
  /** @type {any[]} */
  documents = [];
  /** @type {any[]} */
  shown = [];
  /** @type {string[]} */
  opened = [];
  events = new NodeEmitter();

  /** @param {Setup} setup */
  constructor(setup) {
    this.setup = setup;
    this.settings = { ...setup.settings };
    this.state = new Map();
    this.folders = (setup.folders ?? []).map((folder, index) => ({ uri: URI.file(folder), name: path.basename(folder), index }));
    this.api = this.#api();
    this.context = {
      subscriptions: [],
      extensionPath: setup.extensionPath ?? EXTENSION,
      storageUri: URI.file(setup.storage ?? EXTENSION),
      globalStorageUri: URI.file(setup.storage ?? EXTENSION),
      workspaceState: {
        get: (/** @type {string} */ key) => this.state.get(key),
        update: async (/** @type {string} */ key, /** @type {unknown} */ value) => void this.state.set(key, value),
      },
    };
  }

  /** Loads the bundled extension anew, with this editor around it, and starts it. */
  async start() {
    const bundle = path.join(EXTENSION, "dist/extension.js");
    delete require.cache[bundle];
    const loading = /** @type {any} */ (Module);
    const load = loading._load;
    loading._load = (/** @type {string} */ name, /** @type {any[]} */ ...rest) => (name === "vscode" ? this.api : load(name, ...rest));
    try {
      this.extension = require(bundle);
    } finally {
      loading._load = load;
    }
    await this.extension.activate(this.context);
  }

  /**
   * Opens a document, as a user does.
   * @param {string} file
   * @param {string} text
   */
  open(file, text) {
    const document = shapes.document(URI.file(file), text, "yaml");
    this.documents.push(document);
    this.api.window.activeTextEditor = { document, selection: new shapes.Range(0, 0, 0, 0) };
    this.events.emit("onDidOpenTextDocument", document);
    return document;
  }

  /** Changes a text, as a user does. */
  change(/** @type {any} */ document, /** @type {string} */ text) {
    document.write(text);
    const range = new shapes.Range(0, 0, 0, 0);
    this.events.emit("onDidChangeTextDocument", { document, contentChanges: [{ range, rangeLength: 0, rangeOffset: 0, text }] });
  }

  /** The findings that are shown of a document. */
  found(/** @type {any} */ document) {
    return this.diagnostics.get(document.uri.toString()) ?? [];
  }

  #message(/** @type {string} */ kind) {
    return async (/** @type {string} */ message, /** @type {any[]} */ ...choices) => {
      this.messages.push({ kind, message });
      return this.setup.answer?.(message, choices);
    };
  }

  #on(/** @type {string} */ event) {
    return (/** @type {any} */ listener, /** @type {any} */ self) => {
      const bound = listener.bind(self);
      this.events.on(event, bound);
      return new shapes.Disposable(() => this.events.off(event, bound));
    };
  }

  #configuration(/** @type {string | undefined} */ section) {
    const name = (/** @type {string} */ key) => (section ? `${section}.${key}` : key);
    const value = (/** @type {any} */ set) => set?.workspaceValue ?? set?.globalValue;
    return {
      get: (/** @type {string} */ key, /** @type {unknown} */ otherwise) => value(this.settings[name(key)]) ?? otherwise,
      inspect: (/** @type {string} */ key) => this.settings[name(key)],
      update: async (/** @type {string} */ key, /** @type {unknown} */ workspaceValue, /** @type {number} */ target) => {
        if (target !== 2) throw new Error("only the settings of the folder are expected to change");
        this.settings[name(key)] = { ...this.settings[name(key)], workspaceValue };
      },
    };
  }

  #api() {
    const events = (/** @type {string[]} */ names) => Object.fromEntries(names.map((name) => [name, this.#on(name)]));
    const channel = {
      append: (/** @type {string} */ text) => void this.log.push(text),
      appendLine: (/** @type {string} */ text) => void this.log.push(text),
      show() {},
      dispose() {},
    };
    const uriOf = (/** @type {any} */ uri) => uri.toString();
    const collection = {
      set: (/** @type {any} */ uri, /** @type {any[]} */ found) => void this.diagnostics.set(uriOf(uri), found),
      delete: (/** @type {any} */ uri) => void this.diagnostics.delete(uriOf(uri)),
      clear: () => this.diagnostics.clear(),
      dispose: () => this.diagnostics.clear(),
    };
    const known = {
      createDiagnosticCollection: () => collection,
      getDiagnostics: (/** @type {any} */ uri) => this.diagnostics.get(uriOf(uri)) ?? [],
      match: (/** @type {any[]} */ selector, /** @type {any} */ document) =>
        selector.some((one) => one.language === document.languageId && one.scheme === document.uri.scheme) ? 10 : 0,
    };
    return {
      ...shapes,
      Uri: URI,
      version: "1.96.0",
      env: {
        language: "sv",
        appName: "Stand-in",
        remoteName: undefined,
        openExternal: async (/** @type {any} */ uri) => this.opened.push(uri.fsPath) > 0,
      },
      extensions: { getExtension: (/** @type {string} */ id) => ((this.setup.installed ?? []).includes(id) ? { id } : undefined) },
      commands: {
        registerCommand: (/** @type {string} */ name, /** @type {any} */ work) => {
          this.commands.set(name, work);
          return new shapes.Disposable(() => this.commands.delete(name));
        },
        executeCommand: async (/** @type {string} */ name, /** @type {any[]} */ ...rest) => this.commands.get(name)?.(...rest),
      },
      // Each kind of provider is kept under the name by which it is registered.
      languages: new Proxy(known, {
        get: (target, /** @type {string} */ name) =>
          Reflect.get(target, name) ??
          ((/** @type {any[]} */ ...given) => {
            const provider = given.find((one) => Object.keys(one).concat(Object.getOwnPropertyNames(Object.getPrototypeOf(one))).some((key) => /^(provide|prepare)/.test(key)));
            this.providers.set(name, [...(this.providers.get(name) ?? []), provider]);
            return new shapes.Disposable(() => this.providers.delete(name));
          }),
      }),
      window: {
        ...events(["onDidChangeActiveTextEditor", "onDidChangeVisibleTextEditors"]),
        activeTextEditor: /** @type {any} */ (undefined),
        tabGroups: { all: [], ...events(["onDidChangeTabs"]) },
        createOutputChannel: () => channel,
        showErrorMessage: this.#message("error"),
        showWarningMessage: this.#message("warning"),
        showInformationMessage: this.#message("information"),
        showQuickPick: async (/** @type {any[]} */ choices, /** @type {any} */ { placeHolder }) => this.setup.answer?.(placeHolder, choices),
        showWorkspaceFolderPick: async (/** @type {any} */ { placeHolder }) => this.setup.answer?.(placeHolder, this.folders),
        showTextDocument: async (/** @type {any} */ document) => void this.shown.push(document),
        withProgress: async (/** @type {any} */ _options, /** @type {any} */ work) => work({ report() {} }, new shapes.CancellationTokenSource().token),
      },
      workspace: {
        ...events(["onDidOpenTextDocument", "onDidCloseTextDocument", "onDidChangeTextDocument", "onDidSaveTextDocument", "onWillSaveTextDocument"]),
        ...events(["onDidChangeConfiguration", "onDidChangeWorkspaceFolders", "onDidCreateFiles", "onDidDeleteFiles", "onDidRenameFiles"]),
        ...events(["onWillCreateFiles", "onWillDeleteFiles", "onWillRenameFiles"]),
        ...events(["onDidOpenNotebookDocument", "onDidCloseNotebookDocument", "onDidChangeNotebookDocument", "onDidSaveNotebookDocument"]),
        workspaceFolders: this.folders.length > 0 ? this.folders : undefined,
        textDocuments: this.documents,
        notebookDocuments: [],
        getConfiguration: (/** @type {string} */ section) => this.#configuration(section),
        getWorkspaceFolder: (/** @type {any} */ uri) => this.folders.find((folder) => uri.fsPath.startsWith(folder.uri.fsPath + path.sep)),
        createFileSystemWatcher: () => ({
          onDidCreate: this.#on("created"),
          onDidChange: this.#on("changed"),
          onDidDelete: this.#on("deleted"),
          dispose() {},
        }),
        registerTextDocumentContentProvider: (/** @type {string} */ scheme, /** @type {any} */ provider) => {
          this.providers.set(scheme, [provider]);
          return new shapes.Disposable(() => this.providers.delete(scheme));
        },
        openTextDocument: async (/** @type {any} */ wanted) => {
          if (!URI.isUri(wanted)) return shapes.document(URI.parse("untitled:Untitled-1"), wanted.content, wanted.language);
          const text = await this.providers.get(wanted.scheme)[0].provideTextDocumentContent(wanted);
          return shapes.document(wanted, text, "plaintext");
        },
      },
    };
  }
}

module.exports = { FakeEditor };
