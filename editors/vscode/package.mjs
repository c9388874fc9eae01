// Packs the extension with a program for one kind of computer:
//   node package.mjs TARGET PROGRAM FILE.vsix        (TARGET as vsce names it, for example linux-x64)
// What goes in is put into a folder of its own first, so that nothing else of the repository can.
import { createVSIX } from "@vscode/vsce";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { fileName } from "./src/program.js";
import { targetOf } from "./target.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [target, program, vsix] = process.argv.slice(2);
if (target === undefined || program === undefined || vsix === undefined) {
  throw new Error("usage: node package.mjs TARGET PROGRAM FILE.vsix");
}
const bytes = await readFile(program);
if (targetOf(bytes) !== target) throw new Error(`${program} is a program for ${targetOf(bytes)}, not ${target}`);

const stage = await mkdtemp(join(tmpdir(), "ledningskoll-vsix-"));
try {
  await mkdir(join(stage, "dist"));
  await mkdir(join(stage, "server"));
  await writeFile(join(stage, "package.json"), JSON.stringify(await manifest(), null, 2));
  await copyFile(join(here, "README.md"), join(stage, "README.md"));
  await copyFile(join(here, "dist/extension.js"), join(stage, "dist/extension.js"));
  await copyFile(join(here, "dist/LICENSES-OF-OTHERS.txt"), join(stage, "LICENSES-OF-OTHERS.txt"));
  await writeFile(join(stage, "LICENSE.txt"), await licence());
  const server = join(stage, "server", fileName(target.startsWith("win32-") ? "win32" : "linux"));
  await writeFile(server, bytes);
  // NOTE: the mode is kept in the package, and VS Code gives it to the file that it unpacks.
  await chmod(server, 0o755);
  await mkdir(dirname(resolve(vsix)), { recursive: true });
  // All that is in this folder goes in; vsce wants to be told that nothing is left out.
  await writeFile(join(stage, ".vscodeignore"), "");
  await createVSIX({ cwd: stage, target, packagePath: resolve(vsix), dependencies: false, allowMissingRepository: true });
} finally {
  await rm(stage, { recursive: true, force: true });
}

/** The manifest without what only building needs: all that is used is in the bundle. */
async function manifest() {
  const { scripts, dependencies, devDependencies, ...rest } = JSON.parse(await readFile(join(here, "package.json"), "utf8"));
  if (scripts === undefined || dependencies === undefined || devDependencies === undefined) throw new Error("package.json is not whole");
  return rest;
}

/** Both licences of the project. */
async function licence() {
  const texts = ["LICENSE-MIT", "LICENSE-APACHE"].map((name) => readFile(join(here, "../..", name), "utf8"));
  return `MIT OR Apache-2.0\n\n${(await Promise.all(texts)).join("\n\n")}`;
}
