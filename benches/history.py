"""Measures what history costs: python3 benches/history.py PROGRAM FOLDER [COMMITS]

FOLDER holds documents, as `cargo run --release --example generate` writes them. It is made a git repository of COMMITS commits
(5,000 unless said): the first adds everything, each of the others changes one to three files, now and then moves one. Then the
whole walk of the rules on history is timed against `git log --name-only` over the same repository, side by side, best of five.
"""

import os
import random
import subprocess
import sys
import time

NAME = "Kvalitet <kvalitet@example.org>"


def main():
    program, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    commits = int(sys.argv[3]) if len(sys.argv) > 3 else 5000
    if not os.path.isdir(os.path.join(folder, ".git")):
        build(folder, commits)
    audit = [program, "audit", folder, "--date", "2026-11-15", "--quiet", "--fail-on", "never"]
    with_history, without = best(audit), best([*audit, "--ignore", "historik"])
    git = ["git", "-C", folder]
    log = best([*git, "log", "--name-only"])
    status = best([*git, "status", "--porcelain=v2", "-z", "--untracked-files=all"])
    count = subprocess.run([*git, "rev-list", "--count", "HEAD"], capture_output=True, text=True, check=True)
    print(f"{count.stdout.strip()} commits")
    print(f"git log --name-only        {log:.2f} s")
    print(f"git status                 {status:.2f} s")
    print(f"audit                      {with_history:.2f} s")
    print(f"audit without history      {without:.2f} s")
    print(f"history                    {with_history - without:.2f} s, {(with_history - without) / log:.2f} of git log")


def best(command):
    times = []
    for _ in range(5):
        start = time.monotonic()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append(time.monotonic() - start)
    return min(times)


def build(folder, commits):
    files = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.relpath(os.path.join(at, name), folder)
            with open(os.path.join(at, name), "rb") as file:
                files[path] = file.read()
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", folder], check=True)
    stream = subprocess.Popen(["git", "-C", folder, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    chance = random.Random(1)
    paths = sorted(files)
    for number in range(commits):
        commit(stream.stdin, number)
        if number == 0:
            changed = paths
        else:
            changed = chance.sample(paths, chance.randint(1, 3))
        if number % 50 == 49:
            moved = chance.choice(paths)
            to = f"flyttade/{number}-{os.path.basename(moved)}"
            stream.stdin.write(f"R {quoted(moved)} {quoted(to)}\n".encode())
            files[to] = files.pop(moved)
            paths[paths.index(moved)] = to
            changed = [path for path in changed if path != moved]
        for path in changed:
            if number > 0:
                files[path] += f"# Genomläst {number}.\n".encode()
            stream.stdin.write(f"M 100644 inline {quoted(path)}\ndata {len(files[path])}\n".encode())
            stream.stdin.write(files[path] + b"\n")
    stream.stdin.close()
    if stream.wait() != 0:
        sys.exit("git fast-import failed")
    for command in (["reset", "--quiet", "--hard"], ["clean", "-fdq"], ["gc", "--quiet"]):
        subprocess.run(["git", "-C", folder, *command], check=True)


def commit(stream, number):
    when = 1_600_000_000 + number * 3600
    text = f"Steg {number}".encode()
    stream.write(f"commit refs/heads/main\ncommitter {NAME} {when} +0100\ndata {len(text)}\n".encode() + text + b"\n")


def quoted(path):
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


main()
