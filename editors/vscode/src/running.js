// Runs the program to its end, without a shell, and never in the open folder.
"use strict";

const { execFile } = require("node:child_process");
const path = require("node:path");

/** The most that is read of what the program prints. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The program was stopped by the user. */
class Stopped extends Error {}

/**
 * What the program prints; an error with its own sentence if it did not do what it was asked.
 * @param {string} program
 * @param {string[]} flags
 * @param {AbortSignal} [signal] Stops the program.
 * @returns {Promise<string>}
 */
function run(program, flags, signal) {
  return new Promise((resolve, reject) => {
    // NOTE: Windows looks for libraries where a program is started, so it is not started in a folder of strangers.
    const options = { cwd: path.dirname(program), maxBuffer: MOST_BYTES, windowsHide: true, signal };
    const child = execFile(program, flags, options, (error, printed, complaint) => {
      if (error === null) resolve(printed);
      else if (signal?.aborted) reject(isOverdue(signal) ? new Error("Programmet svarade inte i tid.") : new Stopped());
      else reject(new Error(told(error, complaint)));
    });
    child.stdin?.end();
  });
}

/**
 * True if it was time that stopped it, and not the user.
 * @param {AbortSignal} signal
 */
function isOverdue(signal) {
  return signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
}

/**
 * Why it failed: in the program's own words if it has any.
 * @param {import("node:child_process").ExecFileException} error
 * @param {string} complaint
 */
function told(error, complaint) {
  const words = complaint.trim();
  if (words !== "") return words;
  if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return "Programmet skrev mer än vad som kan visas.";
  return typeof error.code === "number"
    ? `Programmet slutade med kod ${error.code} utan att säga varför.`
    : `Programmet gick inte att starta (${error.code ?? error.signal ?? "okänt fel"}).`;
}

module.exports = { run, Stopped };
