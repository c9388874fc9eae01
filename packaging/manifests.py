"""Writes what Homebrew, winget and Scoop install from, out of the files of a release: manifests.py VERSION ADDRESS FOLDER OUT

ADDRESS is that of the project (https://HOST/OWNER/NAME); the files of the release lie at ADDRESS/releases/download/vVERSION/.
"""

import hashlib
import json
import sys
from datetime import date
from pathlib import Path

DESCRIPTION = "Granskar ett ledningssystem för sjukskrivning och rehabilitering och visar vad som saknas"
IDENTIFIER = "Ledningskoll.Ledningskoll"


def homebrew(version: str, address: str, files: dict[str, str]) -> str:
    """The formula: the archive of each system and processor."""

    def block(system: str, processors: dict[str, str]) -> str:
        lines = [f"  on_{system} do"]
        for processor, triple in processors.items():
            name = f"ledningskoll-{version}-{triple}.tar.gz"
            lines += [
                f"    on_{processor} do",
                f'      url "{address}/releases/download/v{version}/{name}"',
                f'      sha256 "{files[name]}"',
                "    end",
            ]
        return "\n".join([*lines, "  end"])

    mac = block("macos", {"arm": "aarch64-apple-darwin", "intel": "x86_64-apple-darwin"})
    linux = block("linux", {"arm": "aarch64-unknown-linux-musl", "intel": "x86_64-unknown-linux-musl"})
    return f'''class Ledningskoll < Formula
  desc "Auditor of a Swedish ledningssystem kept as YAML files"
  homepage "{address}"
  version "{version}"
  license any_of: ["MIT", "Apache-2.0"]

{mac}

{linux}

  def install
    bin.install "ledningskoll"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/ledningskoll.bash" => "ledningskoll"
    zsh_completion.install "completions/_ledningskoll"
    fish_completion.install "completions/ledningskoll.fish"
    doc.install Dir["*.html"]
  end

  test do
    assert_match version.to_s, shell_output("#{{bin}}/ledningskoll --version")
    system bin/"ledningskoll", "init", "--demo", testpath/"demo"
    system bin/"ledningskoll", "audit", "--fail-on", "aldrig", testpath/"demo"
  end
end
'''


def winget(version: str, address: str, files: dict[str, str]) -> dict[str, str]:
    """The three files of a version: which one it is, what it is in Swedish, and its set-up."""
    setup = f"ledningskoll-{version}-x64-windows-setup.exe"
    head = f"PackageIdentifier: {IDENTIFIER}\nPackageVersion: {version}\n"
    foot = "ManifestVersion: 1.6.0\n"
    return {
        f"{IDENTIFIER}.yaml": f"{head}DefaultLocale: sv-SE\nManifestType: version\n{foot}",
        f"{IDENTIFIER}.locale.sv-SE.yaml": (
            f"{head}PackageLocale: sv-SE\nPublisher: Ledningskoll\nPackageName: ledningskoll\nPackageUrl: {address}\n"
            f"License: MIT OR Apache-2.0\nShortDescription: {DESCRIPTION}\nManifestType: defaultLocale\n{foot}"
        ),
        f"{IDENTIFIER}.installer.yaml": (
            f"{head}Platform:\n- Windows.Desktop\nMinimumOSVersion: 10.0.0.0\nInstallerType: nullsoft\nScope: user\n"
            f"ReleaseDate: {date.today():%Y-%m-%d}\nInstallers:\n- Architecture: x64\n"
            f"  InstallerUrl: {address}/releases/download/v{version}/{setup}\n"
            f"  InstallerSha256: {files[setup].upper()}\nManifestType: installer\n{foot}"
        ),
    }


def scoop(version: str, address: str, files: dict[str, str]) -> str:
    """The manifest of the archive for Windows."""
    name = f"ledningskoll-{version}-x64-windows.zip"
    manifest = {
        "version": version,
        "description": DESCRIPTION,
        "homepage": address,
        "license": "MIT|Apache-2.0",
        "architecture": {"64bit": {"url": f"{address}/releases/download/v{version}/{name}", "hash": files[name]}},
        "bin": "ledningskoll.exe",
        "shortcuts": [["Granska ledningssystem.exe", "Granska ledningssystem"]],
        "checkver": {"github": address},
        "autoupdate": {
            "architecture": {
                "64bit": {"url": f"{address}/releases/download/v$version/ledningskoll-$version-x64-windows.zip"}
            }
        },
    }
    return json.dumps(manifest, indent=4, ensure_ascii=False) + "\n"


def main() -> None:
    version, address, folder, out = sys.argv[1], sys.argv[2].rstrip("/"), Path(sys.argv[3]), Path(sys.argv[4])
    files = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir() if file.is_file()}
    written = {
        "ledningskoll.rb": homebrew(version, address, files),
        "ledningskoll.json": scoop(version, address, files),
        **winget(version, address, files),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (out / name).write_text(text, encoding="utf-8")


main()
