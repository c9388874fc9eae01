#!/usr/bin/env python3
"""Holds the files of Word that `publish --format docx` writes against python-docx and the pages of the same folder.

    python3 tests/judge_site_word.py FILES=PAGES …

FILES and PAGES are the folders that `publish --format docx` and `publish` wrote of one ledningssystem on one day. Needs python-docx.
Ends with 1 if something is wrong.
"""

import html.parser
import json
import pathlib
import sys
import zipfile
from xml.etree import ElementTree

import docx

from judge_word import pages, parts

CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
FACTS = ["id", "typ", "status", "område", "gäller_för", "roller", "hänvisningar", "ord"]


class Page(html.parser.HTMLParser):
    """The title of a page."""

    def __init__(self, text):
        super().__init__()
        self.title, self.is_title = "", False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.is_title |= tag == "h1"

    def handle_endtag(self, tag):
        self.is_title &= tag != "h1"

    def handle_data(self, data):
        self.title += data if self.is_title else ""


def properties(file):
    with zipfile.ZipFile(file) as archive:
        root = ElementTree.fromstring(archive.read("docProps/custom.xml"))
    return {one.get("name"): "".join(one.itertext()) for one in root.iter(CUSTOM)}


def judge(file, page):
    yield from parts(file)
    document = docx.Document(file)
    yield from pages(document)
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    if styles[0] != "Title" or styles.count("Title") != 1:
        yield "no title first"
    levels = [int(name[-1]) for name in styles if name.startswith("Heading")]
    if any(after > before + 1 for before, after in zip([0, *levels], levels)):
        yield f"a level is left out: {levels}"
    facts = properties(file)
    unknown = [name for name in facts if name.removeprefix("ledningskoll ") not in FACTS]
    if unknown or not facts.get("ledningskoll typ"):
        yield f"the properties are {sorted(facts)}"
    lists = [json.loads(facts[f"ledningskoll {name}"]) for name in ("område", "gäller_för", "roller", "hänvisningar")]
    if [type(one) for one in lists] != [list, list, dict, dict]:
        yield "a property has another form"
    # Only where words of the document cannot be told from its text.
    if not isinstance(json.loads(facts.get("ledningskoll ord", "{}")), dict):
        yield "the words have another form"
    head = document.tables[0]
    told = {row.cells[0].text: row.cells[1].text for row in head.rows}
    # A document without an id is a gap, and is published nevertheless.
    if told.get("Id") != facts.get("ledningskoll id", ""):
        yield f"the head says {told.get('Id')}, the properties {facts.get('ledningskoll id')}"
    whole = "\n".join([*(one.text for one in document.paragraphs), *(cell.text for table in document.tables for row in table.rows for cell in row.cells)])
    absent = [name for name in lists[2] if name not in whole]
    if absent:
        yield f"{absent} have ids and are not in the text"
    for number, table in enumerate(document.tables):
        if any(len(row.cells) != len(table.columns) for row in table.rows):
            yield f"table {number} is ragged"
    if Page(page.read_text(encoding="utf-8")).title.strip() != document.paragraphs[0].text.strip():
        yield "the page has another title"


def main(*pairs):
    faults, count = [], 0
    for pair in pairs:
        files, site = map(pathlib.Path, pair.split("=", 1))
        for file in sorted(files.rglob("*.docx")):
            count += 1
            page = (site / file.relative_to(files)).with_suffix(".html")
            if not page.exists():
                faults.append(f"{file} has no page")
                continue
            faults += [f"{file}: {fault}" for fault in judge(file, page)]
    print("\n".join([*faults, f"{count} files of Word judged, {len(faults)} faults"]))
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
