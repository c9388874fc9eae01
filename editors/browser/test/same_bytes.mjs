// The module draws what the program draws, byte for byte, for the same files without git:
// node same_bytes.mjs MODULE.wasm PROGRAM FOLDER…

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { loaded } from "../module.mjs";

const DAY = "2026-11-15";
const SHEETS = { audit: ["html", "json", "xlsx", "docx", "ics"], gap: ["html", "xlsx", "docx"], matrix: ["html", "xlsx"], due: ["html", "xlsx", "ics"] };
const [moduleFile, program, ...folders] = process.argv.slice(2);
const files = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? files(path) : [path];
});

let wrong = 0;
for (const folder of folders) {
  const copy = mkdtempSync(join(tmpdir(), "ledningskoll-"));
  cpSync(folder, copy, { recursive: true });
  const start = performance.now();
  const module = await loaded(moduleFile);
  for (const file of files(copy)) module.put(relative(copy, file), readFileSync(file));
  const scope = { namn: ".", idag: DAY, datum: DAY };
  let count = 0;
  for (const [sheet, formats] of Object.entries(SHEETS)) {
    const outputs = formats.flatMap((format) => ["--output", `${format}=${join(copy, `ut.${sheet}.${format}`)}`]);
    try {
      execFileSync(program, [sheet, ".", "--date", DAY, ...outputs], { cwd: copy, stdio: "ignore", env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
    } catch (error) { if (error.status !== 1) throw error; }
    for (const format of formats) {
      const { told, bytes } = module.ask({ gör: "rita", omfång: scope, vad: sheet, format });
      const same = bytes.equals(readFileSync(join(copy, `ut.${sheet}.${format}`)));
      if (!same) { wrong += 1; console.error(`FEL: ${folder}: ${sheet} som ${format}: ${JSON.stringify(told)}`); }
      count += 1;
    }
  }
  console.log(`${folder}: ${count} blad, ${((performance.now() - start) / 1000).toFixed(1)} s, ${module.megabytes().toFixed(0)} MB`);
  rmSync(copy, { recursive: true });
}
process.exit(wrong === 0 ? 0 : 1);
