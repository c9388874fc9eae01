// Which program is started: the one that the user has named, the one that comes with the extension, or the one on the path.
// Nothing that a repository holds takes part in the choice.
"use strict";

const fs = require("node:fs/promises");
const path = require("node:path");

/**
 * Where the program may be.
 * @typedef {object} Surroundings
 * @property {string} named The path in the user's own settings; empty if there is none.
 * @property {string} extensionFolder The folder that the extension is installed in.
 * @property {NodeJS.Platform} platform
 * @property {Record<string, string | undefined>} environment
 */

/**
 * The value of a setting that only the user's own settings decide, whatever a folder says.
 * @param {{globalValue?: unknown} | undefined} inspected What VS Code tells of the setting and where it is set.
 * @returns {string}
 */
function ownSetting(inspected) {
  const value = inspected?.globalValue;
  return typeof value === "string" ? value.trim() : "";
}

/**
 * The name of the program's file.
 * @param {NodeJS.Platform} platform
 */
function fileName(platform) {
  return platform === "win32" ? "ledningskoll.exe" : "ledningskoll";
}

/**
 * The places where the program is looked for, in order. A path that the user has named is the only one.
 * @param {Surroundings} surroundings
 * @returns {string[]}
 */
function places({ named, extensionFolder, platform, environment }) {
  const paths = platform === "win32" ? path.win32 : path.posix;
  if (named !== "") return paths.isAbsolute(named) ? [named] : [];
  const name = fileName(platform);
  // NOTE: a part of the path that is not absolute would be looked up in the open folder, which strangers write.
  const folders = onPath(environment).split(paths.delimiter).filter((folder) => paths.isAbsolute(folder));
  return [paths.join(extensionFolder, "server", name), ...folders.map((folder) => paths.join(folder, name))];
}

/**
 * The path; Windows writes its name in any case.
 * @param {Record<string, string | undefined>} environment
 */
function onPath(environment) {
  const name = Object.keys(environment).find((key) => key.toUpperCase() === "PATH");
  return (name && environment[name]) || "";
}

/**
 * The program to start, or the sentence that says why there is none.
 * @param {Surroundings} surroundings
 * @returns {Promise<{program: string} | {reason: string}>}
 */
async function findProgram(surroundings) {
  for (const place of places(surroundings)) {
    if (await canStart(place)) return { program: place };
  }
  const { named } = surroundings;
  return {
    reason:
      named === ""
        ? "Programmet ledningskoll finns varken i tillägget eller på sökvägen. Installera tillägget för din dator, eller ange hela sökvägen till programmet."
        : `Programmet ${named} finns inte eller går inte att starta. Ange hela sökvägen till det, eller lämna inställningen tom.`,
  };
}

/**
 * True for an ordinary file that may be executed.
 * @param {string} file
 */
async function canStart(file) {
  try {
    await fs.access(file, fs.constants.X_OK);
    return (await fs.stat(file)).isFile();
  } catch {
    return false;
  }
}

module.exports = { fileName, findProgram, ownSetting, places };
