#!/usr/bin/env python3
"""Holds the file that `bundle` writes against Python's zipfile: its order and times, the sums of its list, and its links.

    python3 tests/judge_bundle.py PROGRAM FILE.zip …

PROGRAM is asked with `--verify` too, of each FILE and of some in which a byte is changed. With LibreOffice, `soffice` among the programs,
two files of Word are opened. Ends with 1 if something is wrong.
"""

import hashlib
import html.parser
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import zipfile

FIRST = (1980, 1, 1, 0, 0, 0)
PARTS = ["index", "dokument", "paragrafer", "egenkontroller", "avvikelser", "utredningar", "atgarder", "ansvar", "historik", "tidigare-krav"]
CHANGED = 40


class Page(html.parser.HTMLParser):
    """The links, the places and the scripts of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.places, self.scripts = [], set(), 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.scripts += tag == "script"
        self.links += [named["href"]] if "href" in named else []
        self.places |= {named["id"]} if "id" in named else set()


def of_container(archive):
    names = [entry.filename for entry in archive.infolist()]
    if names != sorted(names) or len(names) != len(set(names)):
        yield "the files are not in order"
    for entry in archive.infolist():
        if entry.date_time != FIRST or entry.compress_type != zipfile.ZIP_STORED or entry.extra or entry.comment:
            yield f"{entry.filename} has a time, a compression or a comment of its own"
        path = pathlib.PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or not entry.filename.isascii():
            yield f"{entry.filename} is no plain path"
    if archive.testzip():
        yield f"{archive.testzip()} has another checksum"


def of_list(archive):
    listed = json.loads(archive.read("manifest.json"))
    names = {one["path"] for one in listed["files"]}
    if names | {"manifest.json"} != set(archive.namelist()):
        yield "the list has other files"
    for one in listed["files"]:
        content = archive.read(one["path"])
        if len(content) != one["size"] or hashlib.sha256(content).hexdigest() != one["sha256"]:
            yield f"{one['path']} is not as the list says"
    shown = [one["document"] for one in listed["files"] if one["document"]]
    if not shown or any(not document["kind"] or not document["source"] for document in shown):
        yield "the documents are not told"


def of_pages(archive):
    pages = {name: Page(archive.read(name).decode("utf-8")) for name in archive.namelist() if name.endswith(".html")}
    yield from (f"{part}.html is missing" for part in PARTS if f"{part}.html" not in pages)
    files = set(archive.namelist())
    for name, page in pages.items():
        if page.scripts and name != "gapanalys.html":
            yield f"{name} has a script"
        for link in page.links:
            address = urllib.parse.urlsplit(link)
            if address.scheme in ("http", "https", "mailto"):
                continue
            target = str(pathlib.PurePosixPath(name).parent / address.path) if address.path else name
            parts = []
            for part in target.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            target = "/".join(part for part in parts if part != ".")
            if address.scheme or target not in files:
                yield f"{name} leads to {link}, which is not there"
            elif address.fragment and address.fragment not in pages[target].places:
                yield f"{name} leads to {link}, which has no such place"


def verified(program, content):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "fil.zip"
        file.write_bytes(content)
        return subprocess.run([program, "bundle", "--verify", file], capture_output=True, check=False).returncode


def of_verify(program, file):
    content = file.read_bytes()
    if verified(program, content) != 0:
        yield "the program does not find it whole"
    for at in range(0, len(content), len(content) // CHANGED):
        changed = bytearray(content)
        changed[at] ^= 0x20
        if verified(program, bytes(changed)) == 0:
            yield f"byte {at} is changed, and the program does not see it"


def of_office(archive):
    if not shutil.which("soffice"):
        return
    words = [name for name in archive.namelist() if name.endswith(".docx")]
    with tempfile.TemporaryDirectory() as folder:
        for name in [words[0], "gapanalys.docx"]:
            file = pathlib.Path(archive.extract(name, folder))
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, file]
            subprocess.run(command, capture_output=True, check=False)
            if not (pathlib.Path(folder) / file.with_suffix(".pdf").name).exists():
                yield f"LibreOffice does not open {name}"


def judge(program, file):
    with zipfile.ZipFile(file) as archive:
        for found in (of_container, of_list, of_pages, of_office):
            yield from found(archive)
    yield from of_verify(program, file)


def main(program, *files):
    faults = [f"{file}: {fault}" for file in files for fault in judge(program, pathlib.Path(file))]
    print("\n".join([*faults, f"{len(files)} files judged, {len(faults)} faults"]))
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
