// Which kind of computer a program is for, read from its first bytes.

/** The processors in the header of each kind of program. */
const ELF = new Map([[0x3e, "linux-x64"], [0xb7, "linux-arm64"]]);
const PE = new Map([[0x8664, "win32-x64"], [0xaa64, "win32-arm64"]]);
const MACH_O = new Map([[0x01000007, "darwin-x64"], [0x0100000c, "darwin-arm64"]]);

/**
 * The target, as VS Code names it; "unknown" for what is no program.
 * @param {Buffer} bytes
 * @returns {string}
 */
export function targetOf(bytes) {
  if (bytes.length < 64) return "unknown";
  if (bytes.readUInt32BE(0) === 0x7f454c46) return ELF.get(bytes.readUInt16LE(18)) ?? "unknown";
  if (bytes.readUInt32LE(0) === 0xfeedfacf) return MACH_O.get(bytes.readUInt32LE(4)) ?? "unknown";
  const header = bytes.readUInt32LE(0x3c);
  const isWindows = bytes.readUInt16BE(0) === 0x4d5a && header + 6 <= bytes.length && bytes.readUInt32BE(header) === 0x50450000;
  return (isWindows && PE.get(bytes.readUInt16LE(header + 4))) || "unknown";
}
