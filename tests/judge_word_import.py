#!/usr/bin/env python3
"""Holds what `import` makes of documents of Word against the right answers, and against python-docx: no paragraph is lost.

    python3 tests/judge_word_import.py PROGRAM FOLDER

FOLDER has `given`, documents with the right answer beside each, and `robust`, real documents of which no meaning is asked.
Needs python-docx and PyYAML. Ends with 1 if something is wrong.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from xml.etree import ElementTree

import docx
import yaml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

# Words whose case tells nothing.
CASELESS = {"status", "dokumenttyp", "nivå"}
# Headings that the format has a field for: what stands below them may stand in that field.
OF_FIELD = {"Bilagor": "bilagor", "Länkar": "länkar", "Referenser": "referenser", "Relaterade dokument": "relaterade_dokument"}
# What the right answers name as fine beside them, by document.
FINE = {
    "01": {"fields": {"referenser"}},
    "03": {"fields": set(), "proposed": True, "steps": False},
    "04": {"fields": set(), "proposed": True},
    "06": {"same": {"enhet": "gäller_för"}, "same_key": {"x-senast": "senast"}},
}
# What stands in the field of another, or is left out, where the right answer says that this is fine.
SYNONYMS = {"gällande": "fastställd", "godkänd": "fastställd"}


def plain(text):
    text = unicodedata.normalize("NFC", str(text)).replace("\u00ad", "").replace("\u00a0", " ").replace("\u2011", "-")
    return " ".join(text.split())


def texts(value):
    """The texts of a value, in order; a text and a list of it are the same."""
    if value is None or value == "":
        return []
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    return [plain(value)]


def joined(value):
    return " ".join(texts(value))


def documents(text):
    return [document for document in yaml.load_all(text, Loader=yaml.BaseLoader) if document]


def same(field, expected, actual):
    left, right = joined(expected).rstrip("."), joined(actual).rstrip(".")
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) != len(actual):
        left, right = left.replace(",", ""), right.replace(",", "")
    if field in CASELESS:
        left, right = left.lower(), right.lower()
        left, right = SYNONYMS.get(left, left), SYNONYMS.get(right, right)
    return left == right


def parts(field, expected, actual, fine):
    """The faults of a list of parts."""
    if not isinstance(actual, list) or len(actual) != len(expected):
        yield f"{field}: {len(expected)} parts are right, not {actual!r:.200}"
        return
    for number, (right, found) in enumerate(zip(expected, actual), 1):
        found = {fine.get("same_key", {}).get(key, key): value for key, value in found.items()}
        right = {fine.get("same_key", {}).get(key, key): value for key, value in right.items()}
        for key in right.keys() | found.keys():
            if key == "steg" and fine.get("steps") is False and key not in found:
                continue
            if not same(key, right.get(key), found.get(key)):
                yield f"{field} {number}, {key}: {joined(right.get(key))!r} is right, not {joined(found.get(key))!r}"


def fields(name, expected, actual, fine):
    """The faults of the fields of one document."""
    actual = {fine.get("same", {}).get(field, field): value for field, value in actual.items()}
    expected = {fine.get("same", {}).get(field, field): value for field, value in expected.items()}
    for field, value in expected.items():
        found = actual.get(field)
        if field == "x-övrigt" or field == "id" and fine.get("proposed"):
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield from (f"{name}: {fault}" for fault in parts(field, value, found, fine))
        elif not same(field, value, found):
            yield f"{name}, {field}: {joined(value)!r} is right, not {joined(found)!r}"
    known = expected.keys() | fine.get("fields", set()) | set(OF_FIELD.values()) | {"övrigt"}
    for field in actual.keys() - known:
        yield f"{name}: {field} is not in the right answer: {joined(actual[field])!r}"
    if not joined(actual.get("id")):
        yield f"{name}: no id"


def rest(name, expected, actual):
    """The faults of what has no field: each heading with its paragraphs, in the order of the document."""
    entries = [(plain(entry.get("rubrik", "")), texts(entry.get("text")) + texts(entry.get("tabell")))
               for document in actual for entry in document.get("övrigt", []) if isinstance(entry, dict)]
    at = 0
    for entry in (entry for document in expected for entry in document.get("x-övrigt", [])):
        heading = plain(entry.get("rubrik") or "")
        right = texts(entry.get("text")) + texts(entry.get("tabell"))
        field = OF_FIELD.get(heading)
        if field and all(text in " ".join(joined(document.get(field)) for document in actual) for text in right):
            continue
        place = next((place for place, found in enumerate(entries)
                      if found[0] == heading and " ".join(found[1]) == " ".join(right)), None)
        if place is None:
            yield f"{name}: övrigt lacks {heading!r} with {right}; it has {[found for found in entries if found[0] == heading]}"
        elif place < at:
            yield f"{name}: {heading!r} stands before what comes before it in the document"
        else:
            at = place


def told(name, answer, report):
    """What the right answer asks the report to name: the words in quotation marks, and the headings that are not placed."""
    report = plain(report)
    for line in answer.splitlines():
        if line.startswith("# rapport: "):
            for word in re.findall("«([^»]+)»", line):
                word = plain(word).rstrip(" …")
                if word not in report:
                    yield f"{name}: the report does not say {word!r}"
        if line.startswith("# ej placerat: "):
            for heading in line.removeprefix("# ej placerat: ").split(";"):
                heading = plain(heading.split("(")[0]).removeprefix("kolumnen ")
                is_named = heading in report or heading in OF_FIELD or not heading[0].isupper()
                if not is_named and heading not in ("underrubriken på titelsidan", "inledningen"):
                    yield f"{name}: the report does not say that {heading!r} is not placed"


def imported(program, file, *arguments):
    """The documents that a file came to, the report, and the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder) / "ut"
        command = [program, "import", str(file), "--output", str(output), "--width", "200", *arguments]
        run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        written = sorted(output.glob("*.yaml"), key=lambda path: [int(part) if part.isdigit() else part
                                                                 for part in re.split(r"(\d+)", path.name)])
        found = [document for path in written for document in documents(path.read_text(encoding="utf-8"))]
        return found, run.stdout + run.stderr, run.returncode


def given(program, folder):
    for answer in sorted(folder.glob("*.expected.yaml")):
        name = answer.name.removesuffix(".expected.yaml")
        text = answer.read_text(encoding="utf-8")
        expected = documents(text)
        found, report, code = imported(program, folder / f"{name}.docx", "--as", expected[0]["typ"])
        if code != 0 or len(found) != len(expected):
            yield f"{name}: exit code {code} and {len(found)} documents: {report}"
            continue
        fine = FINE.get(name[:2], {})
        for right, document in zip(expected, found):
            yield from fields(name, right, document, fine)
        yield from rest(name, expected, found)
        yield from told(name, text, report)
        yield from lost(folder / f"{name}.docx", found, report)
    for name, words in [("91-lathund.odt", ["OpenDocument", ".docx"]), ("92-rutin.doc", ["äldre format", ".docx"]),
                        ("93-personnummer.docx", ["personnummer", "Exempel"])]:
        found, report, code = imported(program, folder / name)
        if found or code == 0 or any(word not in plain(report) for word in words) or "1212-1212" in report:
            yield f"{name}: {len(found)} documents, exit code {code}: {report}"


def paragraphs(file):
    """The texts of the paragraphs as python-docx lists them, those of tables and text boxes included."""
    try:
        document = docx.Document(str(file))
    except KeyError:
        # NOTE: python-docx does not know the namespaces of the strict form; any reader of XML does.
        with zipfile.ZipFile(file) as archive:
            tree = ElementTree.fromstring(archive.read("word/document.xml"))
        return ["".join(node.text or "" for node in element.iter() if node.tag.endswith("}t"))
                for element in tree.iter() if element.tag.endswith("}p")]
    return [accepted(element) or Paragraph(element, document).text for element in document.element.body.iter(qn("w:p"))]


def accepted(paragraph):
    """The text with what is inserted or stands in a control, which python-docx does not list; none where nothing does."""
    if not list(paragraph.iter(qn("w:ins"), qn("w:moveTo"), qn("w:sdt"))):
        return None
    deleted = {text for mark in paragraph.iter(qn("w:del"), qn("w:moveFrom")) for text in mark.iter(qn("w:t"))}
    own = (text for text in paragraph.iter(qn("w:t")) if next(text.iterancestors(qn("w:p"))) is paragraph)
    return "".join(text.text or "" for text in own if text not in deleted)


def lost(file, found, report):
    """Paragraphs that are neither in a document nor in the report, whole or in the pieces that labels part them into."""
    written = " ".join(joined([list(document), list(document.values())]) for document in found)
    duties = [duty for document in found for duty in document.get("ansvar", []) if isinstance(duty, dict)]
    written += " ".join(f" {joined(duty.get('roll'))} {joined(duty.get('uppgift'))}" for duty in duties)
    keys = " ".join(key for document in found for key in all_keys(document))
    known = plain(f"{written} {keys} {report}").lower()
    for text in paragraphs(file):
        text = re.sub(r"^\d+(\.\d+)*[.)]\s+", "", text.strip())
        pieces = [plain(piece).lower() for piece in re.split(r"[\t\n:|,]", text)]
        whole = plain(text).lower()
        if whole and whole not in known and any(not is_kept(piece, known) for piece in pieces):
            yield f"{file.name}: lost {text!r}"


def all_keys(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from all_keys(inner)
    if isinstance(value, list):
        for inner in value:
            yield from all_keys(inner)


def is_kept(piece, known):
    """True for what is found, and for a heading or a label whose field is filled: that need not be kept."""
    return piece in known or len(piece) < 40 and not piece.endswith(".") and is_label(piece)


# Headings and labels of the given documents that became fields.
LABELS = {
    "dokumentnamn", "doknr", "fastställt", "giltigt fr o m", "giltigt t o m", "innehållsansvarig", "granskare", "godkänd av",
    "gäller för", "reviderat", "uppgift", "arbetsbeskrivning", "avvikelse", "handläggning", "beslutad av", "beslutsdatum",
    "12 december 2024", "fastställd av", "giltig från", "giltig till och med", "förändringar sedan föregående version", "ändring", "aktör",
    "dag", "vad ska vara gjort", "vad", "gör så här", "framtagen av", "gäller från", "dokumentid", "hur ofta", "ärendenummer",
    "verksamhet", "analysen avslutad", "uppdrag och metod", "nr", "mot orsak", "klart senast", "mars 2025", "åtgärdsplan",
    "konsekvenser för patienten", "bakomliggande orsaker", "information till patienten", "information till personalen",
    "anmälan enligt lex maria", "liknande händelser", "paragraf", "godkänd", "version 0.3", "tid", "datum", "redovisas",
}


def is_label(piece):
    return piece in LABELS


def robust(program, folder):
    for file in sorted(folder.glob("*.docx")):
        found, report, code = imported(program, file)
        if code not in (0, 2) or "panick" in report or code == 2 and "gör så:" not in report:
            yield f"{file.name}: exit code {code}: {report}"
        if code == 2 and any(plain(text) for text in paragraphs(file)):
            yield f"{file.name}: not read: {report}"
        yield from lost(file, found, report)


def main(program, folder):
    folder = pathlib.Path(folder)
    faults = [*given(program, folder / "given"), *robust(program, folder / "robust")]
    count = sum(1 for part in ("given", "robust") for _ in (folder / part).glob("*.docx"))
    print("\n".join([*faults, f"{count} documents of Word judged, {len(faults)} faults"]))
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
