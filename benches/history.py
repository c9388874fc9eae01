"""Measures what history costs: python3 benches/history.py PROGRAM FOLDER

FOLDER is a git repository of documents, as `cargo run --release --example generate -- --commits 5000` writes them. The whole walk of the
rules on history is timed against `git log --name-only` over the same repository, side by side, best of five.
"""

import os
import subprocess
import sys
import time


def main():
    program, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
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


main()
