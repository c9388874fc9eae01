// Bundles the extension and what it is built of into dist/extension.js, with the licences of the latter beside it.
import { build } from "esbuild";
import { readdir, readFile, writeFile } from "node:fs/promises";

const { metafile } = await build({
  entryPoints: ["src/extension.js"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node18",
  external: ["vscode"],
  minify: true,
  charset: "utf8",
  metafile: true,
  logLevel: "warning",
});

const folders = Object.keys(metafile.inputs).map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
const texts = [...new Set(folders)].filter((folder) => folder !== undefined).sort().map(licence);
await writeFile("dist/LICENSES-OF-OTHERS.txt", (await Promise.all(texts)).join("\n"));

/** The licence of a package, under its name. */
async function licence(/** @type {string} */ folder) {
  const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file));
  if (file === undefined) throw new Error(`${name} has no licence text`);
  return `${name} ${version}\n\n${await readFile(`${folder}/${file}`, "utf8")}`;
}
