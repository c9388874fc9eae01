// The arguments that the program is started with. What comes from documents and settings can never become a flag.
"use strict";

/** What the id of a rule and the name of a kind or a profile may look like. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_./-]{0,199}$/u;

/**
 * True for what may be the id of a rule, the name of a kind or of a profile.
 * @param {unknown} value
 * @returns {value is string}
 */
function isName(value) {
  return typeof value === "string" && NAME.test(value);
}

/**
 * The profiles of a setting, as flags; what is no name is left out.
 * @param {unknown} profiles
 */
function profileFlags(profiles) {
  const names = Array.isArray(profiles) ? profiles.filter(isName) : [];
  return names.map((name) => `--profile=${name}`);
}

/**
 * The language server.
 * @param {unknown} profiles
 */
function forServer(profiles) {
  return ["lsp", ...profileFlags(profiles)];
}

/**
 * The report on a folder as a page in a file.
 * @param {string} folder
 * @param {string} page
 * @param {unknown} profiles
 */
function forReport(folder, page, profiles) {
  return ["audit", "--quiet", "--fail-on=never", `--output=html=${page}`, ...profileFlags(profiles), "--", folder];
}

/**
 * What a rule asks for, and why.
 * @param {string} rule
 */
function forExplanation(rule) {
  return ["explain", "--color=never", "--width=100", "--", rule];
}

/** The schema of all kinds, which names and describes them. */
function forKinds() {
  return ["schema"];
}

/** All rules, with their titles. */
function forRules() {
  return ["rules", "--format=json"];
}

/**
 * A new document of a kind, printed and not written.
 * @param {string} kind
 * @param {string} folder
 */
function forNewDocument(kind, folder) {
  return ["new", "--yes", `--in=${folder}`, "--output=-", "--", kind];
}

module.exports = { forExplanation, forKinds, forNewDocument, forReport, forRules, forServer, isName };
