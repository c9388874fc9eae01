"""Holds the catalogue against the table of requirements: python3 judge_catalogue.py KRAV.md RULES.json

Every requirement of the table is there, with its citation to the letter, its strength, its grade, its proof and its level; and the
catalogue has no other.
"""

import json
import re
import sys

GROUPS = {
    "hslf-fs-2017-40": {"styrka": "föreskrift", "belägg": "A", "bevis": "b", "nivå": "dok"},
    "psl-2010-659": {"styrka": "lag", "belägg": "A"},
    "kunskapsstod": {"styrka": "kunskapsstöd", "belägg": "A"},
    "region-jonkoping": {"styrka": "lokal"},
}
# The region's rows have no citation of their own: their grade tells on which of its two pages they stand.
PAGES = {
    "A": "Region Jönköpings län, Ansvarsfördelning i sjukskrivningsprocessen",
    "C": "Region Jönköpings län, Områden att beakta i rutiner för sjukskrivningsprocessen",
}
ROWS = 104


def rows(text):
    """The rows of the tables of requirements, with the id that the catalogue gives them."""
    group, section, head, citation = None, "", None, ""
    for line in text.splitlines():
        if line.startswith("## "):
            found = re.match(r"## ([a-z0-9-]+) —", line)
            group, section, head, citation = found and found.group(1), line, None, ""
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if cells[0] == "id":
                head = cells
            elif head and not cells[0].startswith("---") and (group or "Other acts" in section):
                row = dict(GROUPS.get(group, {}), **dict(zip(head, cells)))
                place = row.get("lagrum") or row.get("rubrik in the source document") or ""
                citation = citation if place == "same" else place
                yield (row["id"] if group is None else f"{group}/{row['id']}"), citation, row


def faults(identifier, citation, row, rule):
    expected = citation.replace("(and ", "(jämte ").replace("(with ", "(jämte ")
    if expected and not f" {rule['provision']}".endswith(f" {expected}"):
        yield f"lagrum {rule['provision']!r}, the table has {citation!r}"
    if row["styrka"] == "lokal" and not rule["provision"].startswith(PAGES[row["belägg"]]):
        yield f"lagrum {rule['provision']!r}, the table has it on the page {PAGES[row['belägg']]!r}"
    for word, key in (("styrka", "strength"), ("belägg", "verified")):
        if row.get(word) and row[word] != rule[key]:
            yield f"{word} {rule[key]}, the table has {row[word]}"
    if row.get("bevis") in ("b", "i") and (row["bevis"] == "i") != rule["indication"]:
        yield f"bevis, the table has {row['bevis']}"
    level = row.get("nivå", "")
    wanted = None if level.startswith(("dok", "same")) else "vårdgivare" if level.startswith("vårdgivare") else "enhet"
    if level and rule["level"] != wanted:
        yield f"nivå {rule['level']}, the table has {level}"


def main():
    table = open(sys.argv[1], encoding="utf-8").read()
    rules = {rule["id"]: rule for rule in json.load(open(sys.argv[2], encoding="utf-8"))["rules"]}
    wrong, seen = [], 0
    for identifier, citation, row in rows(table):
        seen += 1
        if identifier not in rules:
            wrong.append(f"{identifier}: is not there")
        else:
            wrong += [f"{identifier}: {fault}" for fault in faults(identifier, citation, row, rules[identifier])]
    known = {identifier for identifier, _, _ in rows(table)}
    others = [rule["id"] for rule in rules.values() if rule.get("strength") and rule["id"] not in known]
    wrong += [f"{identifier}: is not in the table" for identifier in others]
    if seen < ROWS:
        wrong.append(f"the table has {seen} rows that can be read, not {ROWS}")
    print("\n".join(wrong) or f"{seen} requirements are as the table has them")
    sys.exit(bool(wrong))


main()
