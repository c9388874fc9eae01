// The language server: started with the program, started again when the settings change, and given up after repeated failures.
"use strict";

const { spawn } = require("node:child_process");
const path = require("node:path");
const vscode = require("vscode");
const { CloseAction, ErrorAction, LanguageClient } = require("vscode-languageclient/node");
const { forServer } = require("./command_line");
const { run } = require("./running");
const { profiles, program, telling } = require("./surroundings");

/** How many times the server may end by itself within MINUTES before it is left alone. */
const MOST_ENDS = 4;
const MINUTES = 3;

class Granskning {
  /** @type {LanguageClient | undefined} */
  #client;
  /** The starts and stops that are under way, one after the other. */
  #turn = Promise.resolve();
  #context;
  #documents;
  #onFindings;
  #log = vscode.window.createOutputChannel("Ledningskoll");

  /**
   * @param {vscode.ExtensionContext} context
   * @param {{scheme: string, language: string}[]} documents
   * @param {() => void} onFindings Called when findings are shown.
   */
  constructor(context, documents, onFindings) {
    this.#context = context;
    this.#documents = documents;
    this.#onFindings = onFindings;
    context.subscriptions.push(this.#log);
  }

  start() {
    return this.#next(() => this.#begin());
  }

  stop() {
    return this.#next(() => this.#end());
  }

  restart() {
    return this.#next(async () => {
      await this.#end();
      await this.#begin();
    });
  }

  /** @param {() => Promise<void>} work */
  #next(work) {
    this.#turn = this.#turn.then(async () => {
      await telling(work);
    });
    return this.#turn;
  }

  async #begin() {
    const file = await program(this.#context);
    // A program that cannot run on this computer says so here, once, and not as a server that ends again and again.
    const version = await run(file, ["--version"], AbortSignal.timeout(60_000));
    this.#log.appendLine(`${version.trim()} (${file})`);
    const client = new LanguageClient("ledningskoll", "Ledningskoll", async () => this.#server(file), {
      documentSelector: this.#documents,
      diagnosticCollectionName: "ledningskoll",
      outputChannel: this.#log,
      errorHandler: new Failures(),
      initializationFailedHandler: () => false,
      middleware: {
        handleDiagnostics: (uri, diagnostics, next) => {
          next(uri, diagnostics);
          if (diagnostics.length > 0) this.#onFindings();
        },
      },
    });
    this.#client = client;
    await client.start();
  }

  /**
   * A server that speaks over its streams.
   * @param {string} file
   */
  #server(file) {
    const child = spawn(file, forServer(profiles()), { cwd: path.dirname(file), windowsHide: true });
    // NOTE: an error that nobody listens to would end every extension.
    child.on("error", (error) => this.#log.appendLine(error.message));
    return child;
  }

  async #end() {
    const client = this.#client;
    this.#client = undefined;
    // A client whose start failed cannot be stopped; there is nothing to stop.
    if (client?.isRunning()) await client.stop();
    await client?.dispose().catch(() => undefined);
  }
}

/** What is done when the server ends by itself. */
class Failures {
  /** @type {number[]} */
  #ends = [];

  error() {
    const message = "Ett meddelande till eller från språkservern gick inte att läsa.";
    return { action: ErrorAction.Continue, message, handled: true };
  }

  closed() {
    const now = Date.now();
    this.#ends = [...this.#ends.filter((end) => now - end < MINUTES * 60_000), now];
    return this.#ends.length < MOST_ENDS
      ? { action: CloseAction.Restart, message: "Språkservern slutade och startas igen." }
      : {
          action: CloseAction.DoNotRestart,
          message: `Ledningskoll har slutat ${MOST_ENDS} gånger på ${MINUTES} minuter och startas inte igen av sig självt. Kommandot Ledningskoll: Starta om granskningen försöker på nytt.`,
        };
  }
}

module.exports = { Failures, Granskning };
