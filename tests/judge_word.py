#!/usr/bin/env python3
"""Holds a document of Word against python-docx: headings, tables that repeat their heads, A4, Swedish, nothing from outside.

    python3 tests/judge_word.py DOCUMENT=GAPS …

GAPS is what `gap --format json` says of the same folder and day. Needs python-docx. Ends with 1 if something is wrong.
"""

import datetime
import json
import pathlib
import sys
import zipfile
from xml.etree import ElementTree

import docx
from docx.oxml.ns import qn
from docx.shared import Mm

# The order that the schema of WordprocessingML asks for; Word refuses or mends a file with another.
ORDER = {
    "pPr": ["pStyle", "keepNext", "keepLines", "spacing", "outlineLvl", "rPr", "sectPr"],
    "rPr": ["rFonts", "b", "color", "sz", "szCs", "lang"],
    "tblPr": ["tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"],
    "tcPr": ["tcW", "shd"],
    "sectPr": ["headerReference", "footerReference", "pgSz", "pgMar"],
    "tc": ["tcPr", "p"],
    "tr": ["trPr", "tc"],
    "tbl": ["tblPr", "tblGrid", "tr"],
    "style": ["name", "basedOn", "next", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr"],
}


def parts(file):
    """Each part is XML with its elements in order, and none leads out or runs anything."""
    with zipfile.ZipFile(file) as archive:
        if archive.namelist()[0] != "[Content_Types].xml":
            yield "the types are not first"
        if any(entry.date_time != (1980, 1, 1, 0, 0, 0) for entry in archive.infolist()):
            yield "a part has the time it was written"
        for name in archive.namelist():
            text = archive.read(name)
            for element in ElementTree.fromstring(text).iter():
                yield from out_of_order(name, element)
            if "vba" in name.lower() or b'TargetMode="External"' in text or b"<w:hyperlink" in text:
                yield f"{name} leads out of the document"


def out_of_order(name, element):
    order = ORDER.get(local(element))
    if order is None:
        return
    children = [local(child) for child in element]
    unknown = [child for child in children if child not in order]
    if unknown:
        yield f"{name}: {unknown} in {local(element)}"
    elif children != sorted(children, key=order.index):
        yield f"{name}: {local(element)} holds {children}"


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def properties(document, gaps):
    about = document.core_properties
    for field in ("title", "subject", "author", "comments", "language"):
        if not getattr(about, field):
            yield f"the property {field} is empty"
    day = datetime.datetime.fromisoformat(gaps["audit"]["date"])
    for made in (about.created, about.modified):
        if made.replace(tzinfo=None) != day:
            yield f"{made} is not the audit date"


def pages(document):
    short, long = Mm(210), Mm(297)
    for number, section in enumerate(document.sections):
        sides = sorted([section.page_width, section.page_height])
        if abs(sides[0] - short) > Mm(1) or abs(sides[1] - long) > Mm(1):
            yield f"section {number} is not A4"
        if not section.header.paragraphs[0].text or "sida" not in section.footer.paragraphs[0].text:
            yield f"section {number} has no head or no foot"
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if language is None or language.get(qn("w:val")) != "sv-SE":
        yield "the language is not Swedish"


def headings(document, gaps):
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    if styles[0] != "Title" or styles.count("Title") != 1:
        yield "no title first"
    if styles.count("Heading 2") != len(gaps["units"]):
        yield f"{styles.count('Heading 2')} headings for {len(gaps['units'])} enheter"
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    if any(after > before + 1 for before, after in zip([0, *levels], levels)):
        yield f"a level is left out: {levels}"


def tables(document, gaps):
    for number, table in enumerate(document.tables):
        head, *rows = table.rows
        if head._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            yield f"the head of table {number} is not repeated"
        if any(len(row.cells) != len(head.cells) for row in rows):
            yield f"table {number} is ragged"
        if not all(cell.text for cell in head.cells) or not rows:
            yield f"table {number} has no headings or no rows"
    planned = len(gaps["plan"])
    plan = document.tables[-1]
    if planned and (plan.rows[0].cells[5].text != "Åtgärd" or len(plan.rows) != planned + 1):
        yield f"the plan has {len(plan.rows) - 1} rows of {planned}"
    numbers = document.tables[0]
    told = {row.cells[0].text: row.cells[1].text for row in numbers.rows[1:]}
    for unit in gaps["units"]:
        name = next((text for text in told if text.endswith(f"({unit['id']})") or text == unit["id"]), None)
        if name is None or told[name] != str(unit["findings"]["error"]):
            yield f"{unit['id']} has {told.get(name)} brister, not {unit['findings']['error']}"


def judge(file, gaps):
    yield from parts(file)
    document = docx.Document(file)
    for what in (properties(document, gaps), pages(document), headings(document, gaps), tables(document, gaps)):
        yield from what


def main(*pairs):
    faults = []
    for pair in pairs:
        file, gaps = pair.split("=", 1)
        gaps = json.loads(pathlib.Path(gaps).read_text(encoding="utf-8"))
        faults += [f"{file}: {fault}" for fault in judge(file, gaps)]
    print("\n".join([*faults, f"{len(pairs)} documents judged, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
