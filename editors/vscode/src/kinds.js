// The kinds of document and the rules that there are, as the program tells them.
"use strict";

const { isName } = require("./command_line");

/**
 * A choice in a list: what is chosen, and what it is.
 * @typedef {{label: string, detail: string}} Choice
 */

/**
 * The kinds of document in the schema that the program prints.
 * @param {string} schema
 * @returns {Choice[]}
 */
function kindsIn(schema) {
  const forms = JSON.parse(schema)?.properties?.typ?.anyOf;
  const listed = (Array.isArray(forms) ? forms : []).find((form) => Array.isArray(form?.enum));
  const names = (listed?.enum ?? []).filter(isName);
  return names.map((/** @type {string} */ label, /** @type {number} */ at) => ({
    label,
    detail: String(listed.enumDescriptions?.[at] ?? ""),
  }));
}

/**
 * The rules in the list that the program prints.
 * @param {string} list
 * @returns {Choice[]}
 */
function rulesIn(list) {
  const rules = JSON.parse(list)?.rules;
  return (Array.isArray(rules) ? rules : [])
    .filter((rule) => isName(rule?.id))
    .map((rule) => ({ label: rule.id, detail: String(rule.title ?? "") }));
}

module.exports = { kindsIn, rulesIn };
