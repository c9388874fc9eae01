"""Writes what the fuzzer begins with: python3 tests/fuzz/seeds.py

The examples and the requirements as they are, the cases of the YAML test suite, and what git answers of this repository. One
folder for each target, under tests/fuzz/corpus; what the fuzzer has found before stays there.
"""

import hashlib
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = pathlib.Path(__file__).resolve().parent / "corpus"
BETWEEN_FILES = b"\x1e"
NUMBERS = ["19890201-3286", "198902013286", "890201-3286", "890201+3286", "19890201 3286", "701063-2391", "tfn 8902013286"]


def main():
    documents = [file.read_bytes() for file in sorted((ROOT / "examples").rglob("*.yaml"))]
    cases = [file.read_bytes() for file in sorted((ROOT / "tests/yaml-test-suite").rglob("in.yaml"))]
    requirements = [file.read_bytes() for file in sorted((ROOT / "schema/krav").rglob("*.yaml"))]
    write("documents", documents + cases + [BETWEEN_FILES.join(documents[at : at + 6]) for at in range(0, len(documents), 6)])
    write("formats", documents)
    write("requirements", requirements)
    write("citations", documents + requirements + [(ROOT / "schema/författningar.yaml").read_bytes()])
    write("personal_numbers", [f"pat: {number}, vc".encode() for number in NUMBERS] + documents)
    write("history", history(documents))


def write(target, seeds):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    print(f"{target}: {len(seeds)}")


def history(documents):
    log = ["log", "--first-parent", "-m", "--raw", "-z", "-M", "--no-abbrev", "--format=%x01%H %cs %as", "-4"]
    answers = [git(*log), git("status", "--porcelain=v2", "-z"), git("ls-tree", "-r", "-z", "HEAD", "--", "examples/begin")]
    changed = git("diff-tree", "-r", "-z", "-M", "--name-status", "HEAD")
    # A short log that moves a file, as git prints it.
    short = b"".join(f"\x01{'c' * 40} 2026-01-0{day} 2026-01-0{day}\0".encode() + passage for day, passage in MOVES)
    pairs = list(zip(documents, documents[1:]))[:40]
    listed = answers[1:] + [changed]
    seeds = [(b"examples/", answers[0], listed[at % len(listed)], *pair) for at, pair in enumerate(pairs)]
    seeds += [(b"", short, listed[at % len(listed)], one, one + b"\nx-egen: 1\n") for at, (one, _) in enumerate(pairs)]
    return [BETWEEN_FILES.join(seed) for seed in seeds]


def passage(status, *paths):
    one, other = ("0" * 40 if status == "A" else "a" * 40), "b" * 40
    mode = "000000" if status == "A" else "100644"
    return f"\n:{mode} 100644 {one} {other} {status}\0".encode() + b"".join(f"{path}\0".encode() for path in paths)


MOVES = [(3, passage("M", "b.yaml")), (2, passage("R100", "a.yaml", "b.yaml")), (1, passage("A", "a.yaml"))]


def git(*arguments):
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True).stdout


main()
