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
    graph = git("rev-list", "--topo-order", "--format=%x01%H %cs %as %ct %P", "-4", "HEAD")
    commits = b"".join(line[1:41] + b"\n" for line in graph.split(b"\n") if line.startswith(b"\x01"))
    log = graph + b"\0" + git(*"diff-tree --stdin --always --root --raw -r -z --no-renames --no-abbrev".split(), fed=commits)
    answers = [git("status", "--porcelain=v2", "-z"), git("ls-tree", "-r", "-z", "HEAD", "--", "examples/begin")]
    listed = answers + [git("diff-tree", "-r", "-z", "-M", "--name-status", "HEAD")]
    pairs = list(zip(documents, documents[1:]))[:40]
    seeds = [(b"examples/", log, listed[at % len(listed)], *pair) for at, pair in enumerate(pairs)]
    seeds += [(b"", merged(), listed[at % len(listed)], one, one + b"\nx-egen: 1\n") for at, (one, _) in enumerate(pairs)]
    return [BETWEEN_FILES.join(seed) for seed in seeds]


def merged():
    """A short history that moves a file on one side of a merge, as git tells it."""
    ids = {name: name * 40 for name in "abcd"}
    parents = [("d", "b c"), ("c", "a"), ("b", "a"), ("a", "")]
    graph = [f"\x01{ids[one]} 2026-01-04 2026-01-04 17000 {' '.join(ids[name] for name in of.split())}" for one, of in parents]
    changes = [ids["d"], *change("M", "b.yaml"), ids["c"], *change("D", "a.yaml"), *change("A", "b.yaml"), ids["b"], ids["a"]]
    return "\n".join(graph).encode() + b"\0" + "\0".join([*changes, *change("A", "a.yaml"), ""]).encode()


def change(status, path):
    old, new = ("0" if status == "A" else "e") * 40, ("0" if status == "D" else "f") * 40
    mode = {one: "000000" if one[0] == "0" else "100644" for one in (old, new)}
    return f":{mode[old]} {mode[new]} {old} {new} {status}", path


def git(*arguments, fed=b""):
    return subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, input=fed).stdout


main()
