#!/usr/bin/env python3
"""Holds output files against the judges of their formats. Called by .ci/run where ../shared/judges exists.

    python3 tests/judges.py JUDGES sarif=FILE junit=FILE gitlab=FILE markdown=FILE comment=FILE json=FILE=SCHEMA …

Needs jsonschema and xmlschema. Ends with 1 if a judge says no.
"""

import json
import pathlib
import sys

import jsonschema
import xmlschema

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def sarif(judges, file):
    schema = json.loads((judges / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(file.read_text(encoding="utf-8"))
    judge = jsonschema.validators.validator_for(schema)
    # Addresses are judged too, where the library that reads them is there.
    yield from said(judge(schema, format_checker=judge.FORMAT_CHECKER), log)
    for number, result in enumerate(log["runs"][0]["results"]):
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            yield f"result {number} points to another rule"


def junit(judges, file):
    schema = xmlschema.XMLSchema(str(judges / "JUnit.xsd"))
    yield from (f"{error.path}: {error.reason}" for error in schema.iter_errors(str(file)))
    root = xmlschema.XMLResource(str(file)).root
    for suite in root:
        cases = suite.findall("testcase")
        counts = {
            "tests": len(cases),
            "failures": sum(case.find("failure") is not None for case in cases),
            "skipped": sum(case.find("skipped") is not None for case in cases),
        }
        for name, count in counts.items():
            if int(suite.get(name)) != count:
                yield f"{suite.get('name')}: {name} is {suite.get(name)}, but there are {count}"
        names = [(case.get("classname"), case.get("name")) for case in cases]
        if len(set(names)) != len(names):
            yield f"{suite.get('name')}: two cases have one name"


def gitlab(_, file):
    issues = json.loads(file.read_text(encoding="utf-8"))
    yield from said(jsonschema.Draft202012Validator(GITLAB), issues)
    if len({issue["fingerprint"] for issue in issues}) != len(issues):
        yield "two issues have one fingerprint"


def comment(judges, file):
    length = len(file.read_text(encoding="utf-8"))
    if length >= 65_536:
        yield f"{length} characters do not fit in a comment"
    yield from markdown(judges, file)


def own_json(_, file):
    file, schema = map(pathlib.Path, str(file).split("=", 1))
    schema = json.loads(schema.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    yield from said(jsonschema.Draft202012Validator(schema), json.loads(file.read_text(encoding="utf-8")))


def markdown(_, file):
    text = file.read_text(encoding="utf-8")
    for tag in ("details", "summary"):
        if text.count(f"<{tag}") != text.count(f"</{tag}>"):
            yield f"{tag} is not closed"


def said(judge, data):
    return (f"{error.json_path}: {error.message}" for error in judge.iter_errors(data))


JUDGES = {
    "sarif": sarif,
    "junit": junit,
    "gitlab": gitlab,
    "markdown": markdown,
    "comment": comment,
    "json": own_json,
}


def main(judges, *files):
    faults = 0
    for argument in files:
        name, file = argument.split("=", 1)
        judge = JUDGES[name]
        for fault in judge(pathlib.Path(judges), pathlib.Path(file)):
            faults += 1
            print(f"{file}: {fault}")
    print(f"{len(files)} files judged, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
