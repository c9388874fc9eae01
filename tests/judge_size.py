#!/usr/bin/env python3
"""Holds an audit of a large generated repository to its counts, its exit code and its memory.

    python3 tests/judge_size.py PROGRAM FOLDER DOCUMENTS UNITS

The folder is one that the example `generate` wrote, every twentieth document with a gap. A bound on memory, not on time.
Ends with 1 if something is wrong.
"""

import os
import re
import subprocess
import sys

BYTES_A_DOCUMENT = 10_000
# From the share of documents that have a gap; one gap may break several requirements, or none.
FEWEST, MOST = 0.01, 0.2


def audit(program, folder):
    """What an audit prints last, how it ends, and how many bytes it held at most."""
    arguments = [program, "audit", folder, "--date", "2026-11-15", "--quiet"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        printed = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return printed.replace("\n", " "), process.returncode, used.ru_maxrss * unit


def judge(printed, code, held, documents, units):
    counts = {word: int(re.sub(r"\D", "", number)) for number, word in re.findall(r"([\d\s]+) (dokument|enheter|brister)\b", printed)}
    if code != 1:
        yield f"ended with {code}, not with 1"
    if counts.get("dokument") != documents or counts.get("enheter") != units:
        yield f"not {documents} documents and {units} units: {printed}"
    if not FEWEST * documents < counts.get("brister", 0) < MOST * documents:
        yield f"so many gaps were not planted: {printed}"
    if held >= BYTES_A_DOCUMENT * documents:
        yield f"{held / documents:.0f} bytes a document are too many"


def main(program, folder, documents, units):
    printed, code, held = audit(program, folder)
    faults = list(judge(printed, code, held, int(documents), int(units)))
    print("\n".join([printed.strip(), f"{held / int(documents):.0f} bytes a document", *faults]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
