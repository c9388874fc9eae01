#!/usr/bin/env python3
"""Holds a calendar against the reader icalendar: the events are those of the list in JSON, each a whole day.

    python3 tests/judge_ics.py CALENDAR=LIST …

LIST is what `due --format json` says of the same folder, day and time. Needs icalendar. Ends with 1 if something is wrong.
"""

import datetime
import json
import pathlib
import sys

import icalendar

NEEDED = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "CATEGORIES")
ALLOWED = {*NEEDED, "TRANSP"}


def lines(octets):
    """What RFC 5545 says of every line, before anyone reads it."""
    if octets.replace(b"\r\n", b"").count(b"\n") or octets.replace(b"\r\n", b"").count(b"\r"):
        yield "a line does not end with CRLF"
    for line in octets.split(b"\r\n"):
        if len(line) > 75:
            yield f"a line of {len(line)} octets: {line[:40]!r}"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"folded within a character: {line[-10:]!r}"


def head(calendar):
    if calendar.get("VERSION") != "2.0" or not calendar.get("PRODID"):
        yield "no VERSION 2.0 or no PRODID"
    if calendar.get("METHOD"):
        yield "METHOD makes it a message"
    if calendar.errors:
        yield f"errors: {calendar.errors}"
    if not calendar.subcomponents:
        yield "a calendar has at least one component"


def event(component, day):
    for name in NEEDED:
        if not component.get(name):
            yield f"no {name}"
    for name in set(component) - ALLOWED:
        yield f"{name} does not belong here"
    if component.errors or component.subcomponents:
        yield f"errors: {component.errors}, within it: {component.subcomponents}"
    start = component.decoded("DTSTART")
    if isinstance(start, datetime.datetime) or not isinstance(start, datetime.date):
        yield f"{start} is no whole day"
    if component.decoded("DTSTAMP") != datetime.datetime.combine(day, datetime.time(), datetime.timezone.utc):
        yield f"made {component.decoded('DTSTAMP')}, not on the audit date"
    if component.end - component.start != datetime.timedelta(days=1):
        yield f"it lasts {component.end - component.start}"


def judge(file, listed):
    octets = file.read_bytes()
    yield from lines(octets)
    calendar = icalendar.Calendar.from_ical(octets)
    yield from head(calendar)
    day = datetime.date.fromisoformat(listed["audit"]["date"])
    events = calendar.walk("VEVENT")
    for number, component in enumerate(events):
        yield from (f"event {number}: {fault}" for fault in event(component, day))
    if len({component["UID"] for component in events}) != len(events):
        yield "two events have one UID"
    days = [component.decoded("DTSTART").isoformat() for component in events]
    if days != [row["date"] for row in listed["due"]]:
        yield f"{len(days)} events are not the {len(listed['due'])} dates of the list"
    for component, row in zip(events, listed["due"]):
        if row["what"].lower() not in component["SUMMARY"].lower() and len(row["what"]) < 400:
            yield f"{component['SUMMARY']!r} is not {row['what']!r}"
        if row["document"]["path"] not in component["DESCRIPTION"] and len(row["document"]["path"]) < 300:
            yield f"{component['DESCRIPTION']!r} does not say where it stands"


def main(*pairs):
    faults = []
    for pair in pairs:
        file, listed = map(pathlib.Path, pair.split("=", 1))
        listed = json.loads(listed.read_text(encoding="utf-8"))
        faults += [f"{file}: {fault}" for fault in judge(file, listed)]
    print("\n".join([*faults, f"{len(pairs)} calendars judged, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
