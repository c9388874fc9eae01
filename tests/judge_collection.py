#!/usr/bin/env python3
"""Holds the workbook of reports side by side against openpyxl and the JSON of the same reports.

    python3 tests/judge_collection.py FILE.xlsx=FILE.json …

Needs openpyxl. Ends with 1 if something is wrong.
"""

import json
import pathlib
import sys

import openpyxl
from judge_xlsx import as_a_table, every_sheet, is_empty, parts, rows_of

SHEETS = ["Sammanfattning", "Vårdgivare", "Enheter", "Författningar", "Brister per författning"]


def rows(sheet):
    """The rows of a sheet by its headings."""
    headings = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2, max_row=rows_of(sheet) + 1, values_only=True):
        yield dict(zip(headings, row))


def known(report):
    sums = report["sums"]
    return [sums["error"], sums["warning"], sums["note"], sums["undetermined"], sums["asked"]]


def carers(sheet, collection):
    found = {row["Fil"]: row for row in rows(sheet)}
    for report in collection["reports"]:
        row = found.pop(report["file"], None)
        if row is None:
            yield f"{report['file']} has no row"
            continue
        if [row[name] for name in ("Brister", "Bör", "Tips", "Ej bedömt", "Prövat")] != known(report):
            yield f"{report['file']} has other numbers"
        if row["Granskat per"].date().isoformat() != report["date"]:
            yield f"{report['file']} has the day {row['Granskat per']}"
        if ("räknas inte" in (row["Att notera"] or "")) != (report["group"] is None):
            yield f"{report['file']} does not say whether it counts"
    if found:
        yield f"rows of nothing: {sorted(found)}"


def counted(collection):
    return [report for report in collection["reports"] if report["group"] is not None]


def units(sheet, collection):
    found = sorted((row["Fil"], row["Enhets-id"], row["Brister"]) for row in rows(sheet))
    asked = sorted((one["file"], unit["unit"], unit["error"]) for one in counted(collection) for unit in one["units"])
    if found != asked:
        yield "not the enheter of the JSON"


def acts(sheet, collection):
    found = sorted((row["Fil"], row["Brister"], row["Prövat"]) for row in rows(sheet))
    asked = sorted((one["file"], act["error"], act["asked"]) for one in counted(collection) for act in one["acts"] or [])
    if found != asked:
        yield "not the acts of the JSON"


def judge(file, collection):
    yield from parts(file)
    workbook = openpyxl.load_workbook(file)
    if workbook.sheetnames != SHEETS:
        yield f"the sheets are {workbook.sheetnames}"
        return
    for sheet in workbook:
        yield from (f"{sheet.title}: {fault}" for fault in every_sheet(sheet))
    for sheet in workbook.worksheets[1:4]:
        if not is_empty(sheet):
            yield from (f"{sheet.title}: {fault}" for fault in as_a_table(sheet, rows_of(sheet)))
    for held, sheet in zip((carers, units, acts), workbook.worksheets[1:4]):
        yield from (f"{sheet.title}: {fault}" for fault in held(sheet, collection))


def main(*pairs):
    faults = []
    for pair in pairs:
        file, _, of = pair.partition("=")
        collection = json.loads(pathlib.Path(of).read_text(encoding="utf-8"))
        faults += [f"{file}: {fault}" for fault in judge(pathlib.Path(file), collection)]
    print("\n".join([*faults, f"{len(pairs)} workbooks judged, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
