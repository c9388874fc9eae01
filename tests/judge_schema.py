#!/usr/bin/env python3
"""Holds the schema for editors against the audit, by a validator that is not ours. Called by .ci/run.

    python3 tests/judge_schema.py PROGRAM FOLDER=DATE …

Every document of the folders, and every example of every requirement in schema/krav, is asked of both. The schema itself
says, under x-krav, how much of each requirement it can tell: helt (the two must agree), delvis (what the schema calls
wrong, the audit calls wrong), inte (the schema says nothing). What remains in a draft is wrong in an editor too, where it
stands at its field. A schema knows neither placeholders, nor doubt, nor the day and the carer that a requirement is for;
where the audit says so the two are not compared. Needs jsonschema and PyYAML. Ends with 1 where they differ.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml


class Core(yaml.SafeLoader):
    """YAML 1.2 core, as the plug-ins of editors read it."""

    yaml_implicit_resolvers = {}


NUMBER = re.compile(r"[-+]?[0-9]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def plain(loader, node):
    text = node.value
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if NUMBER.fullmatch(text):
        return int(text) if re.fullmatch(r"[-+]?[0-9]+", text) else float(text)
    return text


Core.add_constructor("tag:yaml.org,2002:str", lambda loader, node: node.value if node.style else plain(loader, node))


def documents(text):
    """The documents of a file; none where it cannot be read."""
    try:
        return [one for one in yaml.load_all(text, Loader=Core) if isinstance(one, dict)]
    except yaml.YAMLError:
        return []


def blamed(schema, error, ids):
    """The requirement that an error belongs to; none if it is about the form."""
    here = schema
    for step in error.absolute_schema_path:
        while isinstance(here, dict) and step not in here and "$ref" in here:
            here = schema["$defs"][here["$ref"].rsplit("/", 1)[1]]
        here = here[step]
        if isinstance(here, dict) and here.get("$comment") in ids:
            return here["$comment"]
    return None


# What the audit says of the form that a schema can say too. A key twice is for the reader of the file.
FORM = {"form/okand-nyckel", "form/typ", "form/ord", "form/datum", "form/saknar-id"}


def is_stray(error):
    """A comma in a text between braces makes an empty key of what follows; the audit passes over it, an editor shows it."""
    strays = [value for key, value in error.instance.items() if key not in error.schema["properties"]] if error.validator == "additionalProperties" else [1]
    return all(value in (None, "", []) for value in strays)


PLACEHOLDERS = {"-", "–", "—", "?", "...", "…", "xx", "tbd", "n/a", "ej ifyllt", "saknas", "kompletteras", "under arbete"}


def says_less(value):
    """True if a placeholder stands in a document, which a schema takes for a text."""
    if isinstance(value, dict):
        return any(says_less(inner) for inner in value.values())
    if isinstance(value, list):
        return any(says_less(inner) for inner in value)
    return isinstance(value, str) and value.strip().lower() in PLACEHOLDERS


class Judge:
    """The schema for editors, asked by the library jsonschema."""

    def __init__(self, program, profiles):
        run = [program, "schema", *(word for name in profiles for word in ("--profile", name))]
        self.schema = json.loads(subprocess.check_output(run))
        jsonschema.Draft202012Validator.check_schema(self.schema)
        self.validator = jsonschema.Draft202012Validator(self.schema)
        self.extents = self.schema["x-krav"]
        self.ids = {row["krav"] for row in self.extents}

    def judge(self, document):
        wrong, form = set(), []
        for error in self.validator.iter_errors(document):
            requirement = blamed(self.schema, error, self.ids)
            if requirement:
                wrong.add(requirement)
            elif not is_stray(error):
                form.append(f"{error.json_path}: {error.message[:90]}")
        return wrong, form


def audited(program, folder, date, profiles):
    """What the audit calls wrong, for each document."""
    run = [program, "audit", str(folder), "--date", date, "--format", "json", "--fail-on", "never"]
    run += [word for name in profiles for word in ("--profile", name)]
    done = subprocess.run(run, capture_output=True, text=True)
    if done.returncode == 2:
        return None
    return json.loads(done.stdout)


def compare(judge, report, path, document, faults):
    """Asks both of one document; counts what was compared."""
    kind, identity = str(document.get("typ", "")).strip().lower(), document.get("id") or ""
    rows = [row for row in judge.extents if row["typ"] == kind]
    same = lambda found: found and found["kind"] == kind and found["id"] == str(identity) and found.get("path", path) == path
    outcomes, elsewhere = {}, set()
    for row in report["assessments"]:
        if same(row.get("document")):
            outcomes.setdefault(row["requirement"], set()).add(row["outcome"])
            if row["outcome"] == "not_applicable" and row["reason"]:
                elsewhere.add(row["requirement"])
    ours = [one for one in report["findings"] if one["path"] == path and same(one.get("document"))]
    pending = {one["rule"] for one in ours if one["pending"]}
    form = [one["rule"] for one in ours if one["rule"] in FORM and one["severity"] != "note"]
    is_odd = any(one["rule"] == "form/skrivning" or one["rule"] in FORM and one["severity"] == "note" for one in ours)
    unknown = [one for one in report["findings"] if one["rule"] == "form/okand-typ" and one["path"] == path]
    form += ["form/okand-typ" for _ in unknown if not rows]
    wrong, complaints = judge.judge(document)
    for row in rows:
        found = outcomes.get(row["krav"], set())
        in_audit = bool(found & {"violated", "waived"}) or row["krav"] in pending
        in_schema = row["krav"] in wrong
        is_doubted = "undetermined" in found or row["krav"] in elsewhere - pending
        # A fault in the form goes first, and a profile holds only for the enheter it is switched on for.
        if (form and "undetermined" in found) or (row["profil"] and not found):
            continue
        if in_audit != in_schema and (is_doubted or says_less(document)):
            continue
        if row["bedöms"] == "helt" and in_audit != in_schema:
            faults.append(f"{path} {identity}: {row['krav']}: audit {in_audit}, schema {in_schema}")
        if row["bedöms"] == "delvis" and in_schema and not in_audit:
            faults.append(f"{path} {identity}: {row['krav']}: only the schema calls it wrong")
        if row["bedöms"] == "inte" and in_schema:
            faults.append(f"{path} {identity}: {row['krav']}: the schema says it cannot tell, and tells")
    # Of a word outside a list of ours the audit has a tip, and of a slip of writing a rule of its own.
    if bool(form) != bool(complaints) and not is_odd and not says_less(document):
        faults.append(f"{path} {identity}: form: audit {form}, schema {complaints}")
    return len(rows)


def folder(program, judge, root, date, profiles, faults):
    report = audited(program, root, date, profiles)
    if report is None:
        return 0
    count, before = 0, len(faults)
    for file in sorted(pathlib.Path(root).rglob("*.y*ml")):
        try:
            found = documents(file.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError:
            continue
        identities = [(one.get("typ"), one.get("id")) for one in found]
        for document in found:
            if identities.count((document.get("typ"), document.get("id"))) == 1 and document.get("typ"):
                count += compare(judge, report, file.relative_to(root).as_posix(), document, faults)
                for at in range(before, len(faults)):
                    faults[at] += f"\n    {json.dumps(document, ensure_ascii=False)}"
                before = len(faults)
    return count


def spoilt(value):
    """What people do to a field: leave it open, write one thing or several, say no, put a number."""
    yield from (None, "", " ", [], [None], ["", None], "nej", "Ja", 7, True)
    if isinstance(value, list):
        yield from value[:1]
        yield [*value, ""]
    else:
        yield [value]
    if isinstance(value, str):
        yield f" {value.upper()} "
    if isinstance(value, dict):
        yield {key: None for key in value}


def variants(document):
    """A document with one field spoilt, or without it, at its top and one step down."""
    for key, value in document.items():
        if key in ("typ", "id"):
            continue
        yield {other: kept for other, kept in document.items() if other != key}
        for instead in spoilt(value):
            yield {**document, key: instead}
        first = value[0] if isinstance(value, list) and value else value
        for inner in first if isinstance(first, dict) else ():
            for instead in (None, "", [], "nej", False, [first[inner]]):
                changed = {**first, inner: instead}
                yield {**document, key: [changed, *value[1:]] if isinstance(value, list) else changed}


def spoil(program, judge, found, profiles, faults, every=23):
    """Asks both of every variant; the texts are without reference to each other, so one folder holds them all."""
    seen, count = set(), 0
    for date in sorted({date for date, _ in found}):
        with tempfile.TemporaryDirectory() as place:
            texts = []
            for document in (one for day, one in found if day == date):
                for variant in variants(document):
                    key = json.dumps(variant, ensure_ascii=False)
                    if key in seen:
                        continue
                    seen.add(key)
                    # One in so many is enough for the gate, and always the same ones.
                    if len(seen) % every == 0:
                        texts.append(json.dumps({**variant, "id": f"v{len(seen)}"}, ensure_ascii=False))
            (pathlib.Path(place) / "varianter.yaml").write_text("\n---\n".join(texts), encoding="utf-8")
            count += folder(program, judge, place, date, profiles, faults)
    return count, len(seen) // every


def main():
    program, folders = str(pathlib.Path(sys.argv[1]).resolve()), [argument.rsplit("=", 1) for argument in sys.argv[2:]]
    faults, count, found = [], 0, []
    requirements = [yaml.load(file.read_text(), Loader=Core) for file in sorted(pathlib.Path("schema/krav").rglob("*.yaml"))]
    profiles = sorted({one["profil"] for one in requirements if one.get("profil")})
    judge = Judge(program, profiles)
    for root, date in folders:
        count += folder(program, judge, root, date, profiles, faults)
    for requirement in requirements:
        examples = requirement["exempel"]
        for name in ("uppfyller", "brister", "berörs_inte", "ovisst"):
            for number, example in enumerate(examples.get(name) or []):
                several = example if isinstance(example, list) else [example]
                found += [(examples["datum"], one) for one in several]
                with tempfile.TemporaryDirectory() as place:
                    text = "\n---\n".join(json.dumps(one, ensure_ascii=False) for one in several)
                    (pathlib.Path(place) / "exempel.yaml").write_text(text, encoding="utf-8")
                    before = len(faults)
                    count += folder(program, judge, place, examples["datum"], profiles, faults)
                    for at in range(before, len(faults)):
                        faults[at] = f"{requirement['id']} {name} {number + 1}: {faults[at]}"
    more, spoilt_documents = spoil(program, judge, found, profiles, faults)
    for fault in faults:
        print(fault)
    told = {word: sum(row["bedöms"] == word for row in judge.extents) for word in ("helt", "delvis", "inte")}
    print(f"{count} questions of documents and {more} of {spoilt_documents} spoilt variants, {len(faults)} differences; requirements by kind: {told}")
    sys.exit(1 if faults or count < 500 or more < 500 else 0)


if __name__ == "__main__":
    main()
