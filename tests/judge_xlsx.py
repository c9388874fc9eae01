#!/usr/bin/env python3
"""Holds the workbook against openpyxl: what Excel would see beside the text of the cells.

    python3 tests/judge_xlsx.py FILE …

Needs openpyxl. Ends with 1 if something is wrong.
"""

import datetime
import pathlib
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl

SHEETS = ["Sammanfattning", "Brister", "Matris", "Åtgärdsplan", "Underlag", "Förfaller"]
A4 = 9
DATES = {"Förfaller": ["Datum"], "Brister": ["Undantag: gäller till"]}
NUMBERS = {"Brister": ["Rad"], "Åtgärdsplan": ["Nr"], "Förfaller": ["Dagar kvar", "Rad"]}


def parts(file):
    """Each part of the file is XML, and none carries a program or a link to elsewhere."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            text = archive.read(name)
            ElementTree.fromstring(text)
            if "vba" in name.lower() or "externalLink" in name:
                yield f"{name} does not belong here"
            if name.endswith(".rels") and b'TargetMode="External"' in text:
                yield f"{name} leads out of the workbook"


def book(workbook):
    if workbook.sheetnames != SHEETS:
        yield f"the sheets are {workbook.sheetnames}"
    about = workbook.properties
    for field in ("title", "subject", "creator", "description", "keywords", "category"):
        if not getattr(about, field):
            yield f"the property {field} is empty"
    if about.created != about.modified or about.created.time() != datetime.time():
        yield f"made {about.created}, changed {about.modified}: not the audit date"


def every_sheet(sheet):
    """What holds for every sheet."""
    page = sheet.page_setup
    if page.orientation != "landscape" or int(page.paperSize) != A4 or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        yield "not A4 on its side, fitted to the page"
    if not sheet.freeze_panes:
        yield "no fixed heading"
    if sheet.print_title_rows not in ("$1:$1", "1:1"):
        yield f"the rows {sheet.print_title_rows} are repeated in print"
    footer = sheet.oddFooter
    if "Granskning per" not in (footer.left.text or "") or "&P" not in (footer.right.text or "").replace("&[Page]", "&P"):
        yield "the footer lacks date or page"
    if sheet.merged_cells.ranges:
        yield "merged cells"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield f"{cell.coordinate} is a formula"
            if cell.hyperlink:
                yield f"{cell.coordinate} is a link"
            if cell.data_type == "s" and cell.value[:1] in ("=", "+", "-", "@") and not cell.quotePrefix:
                yield f"{cell.coordinate} becomes a formula when it is edited"


def table(sheet):
    """What holds for every sheet but the summary."""
    last = openpyxl.utils.get_column_letter(sheet.max_column)
    rows = 1 if is_empty(sheet) else sheet.max_row - 1
    if sheet.auto_filter.ref != f"A1:{last}{rows + 1}":
        yield f"the filter spans {sheet.auto_filter.ref}"
    if openpyxl.utils.cell.coordinate_from_string(sheet.freeze_panes)[1] != 2:
        yield f"fixed at {sheet.freeze_panes}"
    for cell in sheet[1]:
        if not cell.value or not cell.font.bold or cell.font.color.rgb == cell.fill.fgColor.rgb:
            yield f"the heading {cell.coordinate} is weak"
        width = sheet.column_dimensions[cell.column_letter].width
        if not 5 <= width <= 60:
            yield f"{cell.value} is {width} characters wide"
    if is_empty(sheet):
        return
    for heading, kind in [(name, datetime.datetime) for name in DATES.get(sheet.title, [])] + [
        (name, int) for name in NUMBERS.get(sheet.title, [])
    ]:
        for cell in column(sheet, heading):
            if cell.value is not None and not isinstance(cell.value, kind):
                yield f"{cell.coordinate} under {heading} is {cell.value!r}"
    for row in sheet.iter_rows(min_row=2):
        if not all(cell.alignment.wrap_text for cell in row):
            yield f"row {row[0].row} is not wrapped"
        high = sheet.row_dimensions[row[0].row].height
        if high is not None and not 15 <= high <= 409:
            yield f"row {row[0].row} is {high} high"


def is_empty(sheet):
    return sheet.max_row == 2 and all(cell.value is None for cell in sheet[2][1:])


def column(sheet, heading):
    at = next(cell.column for cell in sheet[1] if cell.value == heading)
    return [row[0] for row in sheet.iter_rows(min_row=2, min_col=at, max_col=at)]


def plan(sheet):
    kinds = {str(one.sqref).rstrip("0123456789"): one for one in sheet.data_validations.dataValidation}
    found = sorted(one.type for one in kinds.values())
    if found != ["date", "list"]:
        yield f"validations: {found}"
    for heading in ("Åtgärd", "Senast", "Följs upp av", "Status"):
        if any(cell.value is not None for cell in column(sheet, heading)):
            yield f"{heading} is not empty"
    if any(cell.number_format != "yyyy-mm-dd" for cell in column(sheet, "Senast")):
        yield "Senast does not show days"


def judge(file):
    yield from parts(file)
    workbook = openpyxl.load_workbook(file)
    yield from book(workbook)
    for sheet in workbook:
        faults = list(every_sheet(sheet))
        if sheet.title != "Sammanfattning":
            faults += table(sheet)
        if sheet.title == "Åtgärdsplan" and not is_empty(sheet):
            faults += plan(sheet)
        if sheet.title in ("Matris", "Brister") and not is_empty(sheet) and not len(sheet.conditional_formatting):
            faults.append("no colours")
        yield from (f"{sheet.title}: {fault}" for fault in faults)


def main(*files):
    faults = [f"{file}: {fault}" for file in files for fault in judge(pathlib.Path(file))]
    print("\n".join([*faults, f"{len(files)} workbooks judged, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
