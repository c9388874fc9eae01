// The files of a package, with their modes.
"use strict";

const { once } = require("node:events");
const { promisify } = require("node:util");
const yauzl = require("yauzl");

/**
 * @param {string} file
 * @returns {Promise<Map<string, {mode: number, bytes: Buffer}>>}
 */
async function filesIn(file) {
  const open = /** @type {(file: string, options: yauzl.Options) => Promise<yauzl.ZipFile>} */ (promisify(yauzl.open));
  const zip = await open(file, { lazyEntries: true, autoClose: true });
  const streamOf = /** @type {(entry: yauzl.Entry) => Promise<import("node:stream").Readable>} */ (promisify(zip.openReadStream.bind(zip)));
  const files = new Map();
  zip.on("entry", async (/** @type {yauzl.Entry} */ entry) => {
    const parts = await (await streamOf(entry)).toArray();
    files.set(entry.fileName, { mode: entry.externalFileAttributes >>> 16, bytes: Buffer.concat(parts) });
    zip.readEntry();
  });
  zip.readEntry();
  await once(zip, "end");
  return files;
}

module.exports = { filesIn };
