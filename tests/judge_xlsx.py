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

SHEETS = [
    "Sammanfattning",
    "Enheter",
    "Brister",
    "Åtgärdsplan",
    "Matris",
    "Förfaller",
    "Ej bedömt",
    "Egenkontroller",
    "Avvikelser i tal",
    "Avvikelser",
    "Tillsyn",
    "Ansvar",
    "Dokument",
    "Underlag",
]
# Their headings are names from documents, which Excel may write otherwise in the description of a table.
RANGES = ("Matris", "Avvikelser i tal")
BY_NAME_AND_ID = {
    "Enheter": ["Enhet", "Ansvarig"],
    "Brister": ["Enhet", "Ansvarig"],
    "Åtgärdsplan": ["Enhet", "Ansvarig"],
    "Förfaller": ["Enhet", "Ansvarig"],
    "Egenkontroller": ["Enhet", "Ansvarig"],
    "Tillsyn": ["Enhet", "Handläggare"],
    "Dokument": ["Enhet", "Ansvarig"],
    "Underlag": ["Enhet", "Ansvarig"],
}
IDS = {"Enhet": "Enhets-id", "Ansvarig": "Ansvarig-id", "Handläggare": "Handläggare-id"}
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
            if cell.hyperlink and not leads_inside(sheet.parent, cell.hyperlink):
                yield f"{cell.coordinate} leads nowhere: {cell.hyperlink.location}"
            if cell.data_type == "s" and cell.value[:1] in ("=", "+", "-", "@") and not cell.quotePrefix:
                yield f"{cell.coordinate} becomes a formula when it is edited"


def leads_inside(workbook, link):
    """True for a link to the head of a sheet: rows may be sorted, and a link to one would then lead to another."""
    sheet, _, cell = (link.location or "").rpartition("!")
    return not link.target and sheet.strip("'") in workbook.sheetnames and cell == "A1"


def as_a_table(sheet, rows):
    """Excel knows it as a table, with the headings of its cells, or it has a filter where there is none."""
    last = openpyxl.utils.get_column_letter(sheet.max_column)
    if sheet.title in RANGES or is_empty(sheet):
        if sheet.tables or sheet.auto_filter.ref != f"A1:{last}{rows + 1}":
            yield f"the filter spans {sheet.auto_filter.ref}"
        return
    tables = list(sheet.tables.values())
    if len(tables) != 1 or tables[0].displayName != sheet.title.replace(" ", "_"):
        yield f"its tables are {[one.displayName for one in tables]}"
        return
    found = [column.name for column in tables[0].tableColumns]
    if found != [cell.value for cell in sheet[1]] or len({name.lower() for name in found}) != len(found):
        yield f"the columns of its table are {found}"
    if tables[0].ref != f"A1:{last}{rows + 1}" or tables[0].autoFilter.ref != tables[0].ref or sheet.auto_filter.ref:
        yield f"its table spans {tables[0].ref}"


def rows_of(sheet):
    """The number of rows with data: below them may stand a sentence."""
    last = sheet.max_row
    if last > 2 and sheet.cell(last, 1).value and all(cell.value is None for cell in sheet[last][1:]):
        last -= 1
    return max(last - 1, 1)


def joined(sheet):
    """Who is meant stands by name, and by id in a column of its own."""
    for heading in BY_NAME_AND_ID.get(sheet.title, []):
        for name, key in zip(column(sheet, heading), column(sheet, IDS[heading])):
            if key.value and not name.value:
                yield f"{name.coordinate} has the id {key.value} and no name"
    headings = [cell.value for cell in sheet[1]]
    if "Nyckel" in headings:
        keys = [cell.value for cell in column(sheet, "Nyckel")]
        if any(not key or len(key) != 32 for key in keys):
            yield "a row lacks its key"


def printed(sheet):
    """The columns to join by are not printed; nor are the rows of the evidence, which stands last."""
    area = sheet.print_area or ""
    if sheet.title == "Underlag":
        if not area.endswith("$1"):
            yield f"{area} is printed"
        if sheet.parent.sheetnames[-1] != sheet.title:
            yield "it is not the last sheet"
        return
    hidden = [cell.column_letter for cell in sheet[1] if str(cell.value).endswith("-id") or cell.value == "Nyckel"]
    last = area.split("$")[-2] if area else ""
    if hidden and (not last or any(openpyxl.utils.column_index_from_string(one) <= openpyxl.utils.column_index_from_string(last) for one in hidden)):
        yield f"{area} is printed, with ids"


def table(sheet):
    """What holds for every sheet but the summary."""
    yield from as_a_table(sheet, rows_of(sheet))
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
    yield from joined(sheet)
    yield from printed(sheet)
    for heading, kind in [(name, datetime.datetime) for name in DATES.get(sheet.title, [])] + [
        (name, int) for name in NUMBERS.get(sheet.title, [])
    ]:
        for cell in column(sheet, heading):
            if cell.value is not None and not isinstance(cell.value, kind):
                yield f"{cell.coordinate} under {heading} is {cell.value!r}"
    for row in sheet.iter_rows(min_row=2, max_row=rows_of(sheet) + 1):
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
    for heading, proposal in (("Åtgärd", "Föreslagen åtgärd"), ("Ansvarig", "Ansvarig enligt dokumenten")):
        pairs = zip(column(sheet, heading), column(sheet, proposal))
        if any(one.value != other.value for one, other in pairs):
            yield f"{heading} is not what is proposed"
    if not any(cell.value for cell in column(sheet, "Åtgärd")):
        yield "no measure is proposed"
    for heading in ("Senast", "Följs upp av", "Status", "Kommentar"):
        if any(cell.value is not None for cell in column(sheet, heading)):
            yield f"{heading} is not empty"
    if any(cell.number_format != "yyyy-mm-dd" for cell in column(sheet, "Senast")):
        yield "Senast does not show days"


def first(sheet):
    """The first page says whose system it is, and leads to each sheet."""
    if not sheet["A1"].value.partition(": granskning av ledningssystemet per ")[1] or sheet["A1"].value.startswith("Ledningssystemet"):
        yield f"the title is {sheet['A1'].value}"
    led = {cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    missing = [name for name in sheet.parent.sheetnames[1:] if f"'{name}'!A1" not in led]
    if missing:
        yield f"no link leads to {missing}"


def judge(file):
    yield from parts(file)
    workbook = openpyxl.load_workbook(file)
    yield from book(workbook)
    for sheet in workbook:
        faults = list(every_sheet(sheet))
        if sheet.title == "Sammanfattning":
            faults += first(sheet)
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
