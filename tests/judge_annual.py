#!/usr/bin/env python3
"""Counts again, from the YAML alone, every number in the draft of a patientsäkerhetsberättelse, and the ids that it stands on.

    python3 tests/judge_annual.py PROGRAM FOLDER=DAY …

For the year of the day and the one before it. Needs PyYAML. Ends with 1 if a number or an id differs, or if a statement has a
number that is not counted again here.
"""

import datetime
import pathlib
import re
import statistics
import subprocess
import sys
from collections import Counter, defaultdict

import yaml

TIMES = {"dag": 365, "vecka": 52, "månad": 12, "kvartal": 4, "tertial": 3, "halvår": 2, "år": 1}


class FirstLoader(yaml.BaseLoader):
    """Reads every value as a text, and of a key that stands twice the first, as the program says that it does."""

    def construct_mapping(self, node, deep=False):
        return super().construct_mapping(yaml.MappingNode(node.tag, node.value[::-1]), deep)


def documents(folder):
    """Each document of a folder; every value is a text, a list or a map. What cannot be read is left out, as the draft says."""
    for path in sorted(pathlib.Path(folder).rglob("*.yaml")):
        text = path.read_bytes().decode("utf-8", errors="replace")
        for part in re.split(r"^---\s*$", text, flags=re.MULTILINE):
            try:
                document = yaml.load(part, FirstLoader)
            except yaml.YAMLError:
                continue
            if isinstance(document, dict) and "typ" in document:
                document.setdefault("id", path.relative_to(folder).as_posix())
                yield document


def days(value):
    """The first and the last day of a date, a month, a year, a part of a year, or a map with both ends."""
    if isinstance(value, dict):
        ends = [days(value[key]) for key in ("från", "till") if value.get(key)]
        return (ends[0][0], ends[-1][1]) if ends and all(ends) else None
    if not isinstance(value, str):
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return (value, value)
    if re.fullmatch(r"\d{4}-\d\d", value):
        return (value + "-01", value + "-31")
    if re.fullmatch(r"\d{4}", value):
        return (value + "-01-01", value + "-12-31")
    part = re.fullmatch(r"(\d{4})-([TKH])(\d)", value)
    if part:
        length = {"T": 4, "K": 3, "H": 6}[part[2]]
        last = int(part[3]) * length
        return (f"{part[1]}-{last - length + 1:02}-01", f"{part[1]}-{last:02}-31")
    return None


def listed(value):
    return value if isinstance(value, list) else [value] if value else []


def mapped(value):
    return value if isinstance(value, dict) else {}


def first_word(text):
    return re.split(r"\W", str(text or "").strip().lower())[0]


def is_yes(text):
    return first_word(text) in ("ja", "true")


def measures(node):
    """Every measure of a document, at any depth."""
    if isinstance(node, list):
        for item in node:
            yield from measures(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "åtgärder":
                yield from (item for item in listed(value) if isinstance(item, dict))
            yield from measures(value)


def apart(one, other):
    return (datetime.date.fromisoformat(other) - datetime.date.fromisoformat(one)).days


class Recount:
    """The numbers of a folder and a year on a day: for each statement its pattern, its numbers and its ids."""

    def __init__(self, folder, day, year):
        self.year, self.day, self.until = year, day, min(day, f"{year}-12-31")
        self.is_over = day >= f"{year}-12-31"
        everything = list(documents(folder))
        self.names = {one["id"]: one.get("namn", one["id"]) for one in everything if one["typ"] == "enhet"}
        left = ("utkast", "på granskning", "upphävd")
        self.all = [one for one in everything if one.get("status") not in left]
        self.expected = []
        for part in (self.events, self.investigations, self.checks, self.risks, self.measured, self.goals, self.others):
            part()

    def of(self, kind):
        return [one for one in self.all if one["typ"] == kind]

    def which(self, span):
        """1 for the year, -1 for the year before, 0 for others."""
        if span is None:
            return 0
        year = int(span[1][:4])
        return 1 if year == self.year and span[0] <= self.until else -1 if year == self.year - 1 else 0

    def split(self, pairs):
        """The ids of the year, counted, and the number of the year before, of pairs of an id and days."""
        pairs = [(name, self.which(span)) for name, span in pairs]
        return Counter(name for name, which in pairs if which == 1), sum(which == -1 for _, which in pairs)

    def expect(self, pattern, now, before=None, *more):
        numbers = [sum(now.values()), *more] + ([] if before is None else [before])
        self.expected.append((re.compile(pattern.replace("YEAR", str(self.year)).replace("DAY", self.until)), numbers, now))

    def compare(self, pattern, pairs, *more):
        now, before = self.split(pairs)
        before_pattern = r" \(året före (\d+)\)"
        self.expect(f"{pattern.replace('BEFORE', before_pattern)}", now, before, *more)

    def event_days(self, one):
        times = mapped(one.get("tidpunkter")) or one
        found = next((times[key] for key in ("inträffade", "upptäcktes", "uppmärksammades", "rapporterades") if times.get(key)), None)
        return days(found)

    def began(self, one):
        """The first day of the report, or else of the discovery, or else of the event; after a year that is over if none is known."""
        times = mapped(one.get("tidpunkter")) or one
        named = [days(times.get(key)) for key in ("rapporterades", "upptäcktes", "uppmärksammades", "inträffade")]
        return next((span[0] for span in named if span), "~" if self.is_over else "")

    def known(self, one):
        """The day of the report, or where there is none that of the discovery; and whether it is of the discovery."""
        times = mapped(one.get("tidpunkter")) or one
        reported = times.get("rapporterades")
        day = reported or times.get("upptäcktes") or times.get("uppmärksammades") or ""
        return (day if len(day) == 10 else "", not reported)

    def closing(self, records, noun):
        """Those that were closed in the year with the median of their days, and those that are open."""
        closed = [(one["id"], days(one.get("avslutad"))) for one in records]
        now, before = self.split(closed)
        known = {one["id"]: self.known(one) for one in records}
        took = [(apart(known[name][0], span[1]), known[name][1]) for name, span in closed
                if self.which(span) == 1 and span[0] == span[1] and known[name][0]]
        # Halves are rounded up.
        median = int(statistics.median(one for one, _ in took) + 0.5) if took else 0
        start = "rapport, eller upptäckt," if any(is_found for _, is_found in took) else "rapport"
        some = r" för (?:de (\d+)|den enda) där tiden går att räkna" if len(took) < sum(now.values()) else ""
        told = rf"; mediantiden från {start} till avslut var (\d+) dag(?:ar)?{some}" if took else ""
        self.expected.append((
            re.compile(rf"(\d+|inga) {noun}(?:er|ar)? avslutades under {self.year} \(året före (\d+)\){told}"),
            [sum(now.values()), before] + ([median] if took else []) + ([len(took)] if took and some else []), now))
        def is_open(one):
            span = days(one.get("avslutad"))
            return span[0] > self.until if span else not one.get("avslutad") and one.get("status") != "avslutad"
        still = Counter(one["id"] for one in records if is_open(one) and self.began(one) <= self.until)
        self.expect(rf"(\d+) {noun}(?:er|ar)? var inte avslutade? DAY", still)

    def events(self):
        records = self.of("avvikelse")
        dated = [(one, self.event_days(one)) for one in records]
        pairs = lambda holds: [(one["id"], span) for one, span in dated if holds(one)]
        self.compare(r"(\d+|inga) avvikelser? inträffade under YEARBEFORE", pairs(lambda one: True))
        for category in {one.get("kategori", "ej angivet") for one in records}:
            name = re.escape(category)
            self.compare(rf"kategori ”{name}”: (\d+|inga) avvikelser?BEFORE",
                         pairs(lambda one: one.get("kategori", "ej angivet") == category))
        for unit in {unit for one in records for unit in listed(one.get("enhet"))}:
            name = re.escape(self.names.get(unit, unit).lower())
            self.compare(rf"(?i:{name}): (\d+|inga) avvikelser?BEFORE", pairs(lambda one: unit in listed(one.get("enhet"))))
        source = lambda one: str(one.get("källa", "")).lower()
        is_patient = lambda one: re.fullmatch(r"(patient|närstående|anhörig)\w{0,3}", source(one)) is not None
        self.compare(r"(\d+|inga) avvikelser? under YEAR kom från patienter eller närståendeBEFORE", pairs(is_patient))
        self.compare(r"(\d+|inga) avvikelser? under YEAR kom från personalenBEFORE",
                     pairs(lambda one: "personal" in source(one) and not is_patient(one)))
        judged = lambda one: mapped(one.get("bedömning"))
        is_harmed = lambda one: is_yes(judged(one).get("vårdskada"))
        could = lambda one: not is_harmed(one) and (
            is_yes(judged(one).get("hade_kunnat_medföra")) or "vårdskad" in str(judged(one).get("hade_kunnat_medföra")))
        self.compare(r"(\d+|inga) avvikelser? under YEAR medförde vårdskadaBEFORE", pairs(is_harmed))
        self.compare(r"(\d+|inga) avvikelser? under YEAR medförde allvarlig vårdskadaBEFORE",
                     pairs(lambda one: is_harmed(one) and is_yes(judged(one).get("allvarlig"))))
        self.compare(r"(\d+|inga) avvikelser? under YEAR hade kunnat medföra vårdskadaBEFORE", pairs(could))
        self.compare(r"i (\d+|inga) avvikelser? under året har den? som rapporterade fått återkopplingBEFORE"
                     .replace("den?", "de[n]?"), pairs(
                         lambda one: is_yes(one.get("återkoppling_till_rapportör"))
                         or (days(one.get("återkoppling_till_rapportör")) or ("9999",))[0] <= self.until))
        self.closing(records, "avvikelse[r]?")

    def investigations(self):
        records = self.of("utredning")
        dated = [(one, self.event_days(one)) for one in records]
        pairs = lambda holds: [(one["id"], span) for one, span in dated if holds(one)]
        self.compare(r"(\d+|inga) utredning(?:ar)? gäller händelser under YEARBEFORE", pairs(lambda one: True))
        self.closing(records, "utredning")
        reported = [(one, days(mapped(one.get("lex_maria")).get("anmäld"))) for one in records]
        self.compare(r"(\d+|inga) händelser? anmäldes enligt lex Maria under YEARBEFORE",
                     [(one["id"], span) for one, span in reported])
        for one, span in reported:
            if self.which(span) == 1:
                event = days(mapped(one.get("tidpunkter")).get("inträffade"))
                assert event[0] == event[1] and span[0] == span[1], "the examples have whole days"
                took = apart(event[0], span[1])
                self.expected.append((re.compile(r"anmälan enligt lex Maria gjordes (\d+) dag(?:ar)? efter händelsen"),
                                      [took], Counter([one["id"]])))
        self.compare(r"i (\d+|inga) utredning(?:ar)? av händelser under YEAR erbjöds patienten att medverkaBEFORE",
                     pairs(lambda one: is_yes(mapped(one.get("information_till_patient")).get("erbjuden_medverka"))))
        causes = defaultdict(Counter)
        for one, span in dated:
            for cause in listed(one.get("orsaker")) if self.which(span) == 1 else []:
                causes[mapped(cause).get("område", "utan område")][one["id"]] += 1
        for area, ids in causes.items():
            self.expect(rf"orsaker i utredningarna, {re.escape(area)}: (\d+) orsak(?:er)?", ids)

    def checks(self):
        found = []
        for one in self.of("egenkontroll"):
            occasions = [(item, days(item.get("datum")) or days(item.get("period"))) for item in listed(one.get("tillfällen"))]
            done = [item for item, span in occasions if self.which(span) == 1]
            own = [days(one[key])[0] for key in ("upprättad", "fastställd", "giltig_från") if days(one.get(key))]
            spans = [span[0] for _, span in occasions if span] + own
            began = min(spans, default=f"{self.day[:4]}-01-01")
            # The examples have none that begins or ends in the year by its own dates: each is held against its whole plan.
            assert not own or min(own)[:4] < str(self.year), one["id"]
            assert not one.get("giltig_till"), one["id"]
            if done or began <= self.until and (spans or str(self.year) == self.day[:4]):
                found.append((one, occasions, done, TIMES.get(one.get("frekvens"))))
        every = [(one, item, span) for one, occasions, _, _ in found for item, span in occasions]
        # Occasions of self-checks that are not of the year are still those of the year before.
        others = [(one["id"], days(item.get("datum")) or days(item.get("period"))) for one in self.of("egenkontroll")
                  for item in listed(one.get("tillfällen"))]
        self.compare(r"egenkontroller gjordes vid (\d+|inga) tillfällen? under YEARBEFORE", others)
        self.expect(r"(\d+) egenkontroll(?:er)? har varit i bruk under YEAR", Counter(one["id"] for one, *_ in found))
        planned = [(one["id"], len(done), times) for one, _, done, times in found if times]
        ids = Counter(name for name, _, _ in planned)
        total, held = sum(times for _, _, times in planned), sum(min(done, times) for _, done, times in planned)
        self.expected.append((re.compile(rf"av (\d+) planerade? tillfällen? {self.year} är (\d+|inget) gjorda?t?"),
                              [total, held], ids))
        # Before the year is over, none is said to be done too seldom; and neither example has a year that is over with one.
        assert not (self.is_over and found), "the parts of the year in which each is known to be in use have to be counted"
        self.expect(r"(\d+) egenkontroll(?:er)? säger inte hur många gånger den? ska göras på ett år".replace("den?", "de[n]?"),
                    Counter(one["id"] for one, _, _, times in found if not times))
        of_year = [(one["id"], item) for one, item, span in every if self.which(span) == 1]
        is_fault = lambda fault: not re.fullmatch(r"(|-|inga( brister( hittades)?)?)\.?", str(fault).strip().lower())
        self.expect(r"(\d+) tillfällen? visade brister",
                    Counter(name for name, item in of_year if any(map(is_fault, listed(item.get("brister"))))))
        self.expect(r"(\d+) tillfällen? saknar resultat eller bedömning",
                    Counter(name for name, item in of_year if not item.get("resultat") or not item.get("bedömning")))
        for one, occasions, done, times in found:
            of_plan = r" av (\d+) planerade? gång(?:er)?" if times else r" gång(?:er)?"
            latest = max((span[1] for _, span in occasions if self.which(span) == 1), default="")
            when = f", senast {latest}.*" if latest else ""
            begun = "gjord " if self.is_over else "hittills gjord "
            self.expected.append((re.compile(rf"(?i:{re.escape(one['titel'])}): {begun}(\d+){of_plan}{when}"),
                                  [len(done), times] if times else [len(done)], Counter([one["id"]])))

    def risks(self):
        dated = [(one, days(one.get("datum"))) for one in self.of("riskanalys")]
        self.compare(r"(\d+|inga) riskanalys(?:er)? gjordes under YEARBEFORE", [(one["id"], span) for one, span in dated])
        risks = [(one["id"], risk, span) for one, span in dated for risk in listed(one.get("risker"))]
        self.compare(r"(\d+|inga) risk(?:er)? beskrivs i de[mn]BEFORE", [(name, span) for name, _, span in risks])
        of_year = [(name, risk) for name, risk, span in risks if self.which(span) == 1]
        handled = defaultdict(Counter)
        for name, risk in of_year:
            handled[risk.get("hantering", "ej angivet")][name] += 1
        for word, ids in handled.items():
            self.expect(rf"hantering ”{re.escape(word)}”: (\d+) risk(?:er)?", ids)
        self.expect(r"(\d+) risk(?:er)? som inte accepteras saknar åtgärd", Counter(
            name for name, risk in of_year if risk.get("hantering") != "acceptera" and not risk.get("åtgärder")))
        value = lambda risk: float(risk.get("riskvärde") or float(risk["sannolikhet"]) * float(risk["allvarlighetsgrad"]))
        valued = [(value(risk), name, risk) for name, risk in of_year
                  if risk.get("riskvärde") or risk.get("sannolikhet") and risk.get("allvarlighetsgrad")]
        least = sorted((number for number, _, _ in valued), reverse=True)[:3][-1:]
        for number, name, risk in valued:
            if number >= least[0]:
                self.expected.append((re.compile(rf"bland de största, riskvärde (\d+): {re.escape(risk['händelse'])}"),
                                      [int(number)], Counter([f"{name} {risk['id']}"])))
        took_part = lambda one: any(re.search(r"\b(patient|närstående)(\b|f[öo]retr[äa]dare)", role)
                                   for role in listed(one.get("deltagare")))
        self.compare(r"i (\d+|inga) riskanalys(?:er)? under YEAR deltog patienter, närstående eller företrädare för demBEFORE",
                     [(one["id"], span) for one, span in dated if took_part(one)])

    def measured(self):
        every = [(one["id"], measure) for one in self.all for measure in measures(one)]
        self.compare(r"(\d+|inga) åtgärd(?:er)? beslutades under YEARBEFORE",
                     [(name, days(measure.get("beslutad"))) for name, measure in every])
        self.compare(r"(\d+|inga) åtgärd(?:er)? genomfördes under YEARBEFORE",
                     [(name, days(measure.get("genomförd"))) for name, measure in every])
        def is_shown(measure):
            follow_up = measure.get("uppföljning")
            return bool(follow_up.get("resultat") if isinstance(follow_up, dict) else follow_up)
        self.expect(r"(\d+) av dem saknar uppföljning som visar effekten", Counter(
            name for name, measure in every if self.which(days(measure.get("genomförd"))) == 1 and not is_shown(measure)))
        def is_late(measure):
            done, last = measure.get("genomförd"), days(measure.get("senast"))
            is_done = done <= self.until if done else measure.get("status") in ("genomförd", "avbruten")
            return last and last[1] < self.until and not is_done
        self.expect(r"(\d+) åtgärd(?:er)? var försenade? DAY", Counter(name for name, measure in every if is_late(measure)))
        self.expected.append((re.compile(rf"ingen åtgärd var försenad {self.until}"), [], Counter()))

    def goals(self):
        year, following = str(self.year), str(self.year + 1)
        meets = lambda one, year: (span := days(one.get("period"))) and span[0][:4] <= year <= span[1][:4]
        of_year = [one for one in self.of("mål") if meets(one, year)]
        self.expect(r"(\d+) mål (?:gällde under|gäller för) YEAR", Counter(one["id"] for one in of_year))
        self.expect(rf"(\d+) mål gäller för {following}", Counter(one["id"] for one in self.of("mål") if meets(one, following)))
        outcomes = {one["id"]: self.latest(one, self.year) for one in self.of("mål")}
        self.expect(r"(\d+) mål saknar (?:ännu )?utfall för YEAR", Counter(one["id"] for one in of_year if not outcomes[one["id"]]))
        reached, judged = 0, Counter()
        for one in self.of("mål"):
            outcome = outcomes[one["id"]]
            start = mapped(one.get("utgångsvärde"))
            title = f"(?i:{re.escape(one['titel'])})"
            unit = re.escape(mapped(one.get("mått")).get("enhet", ""))
            if not outcome:
                if (days(start.get("period")) or ("", ""))[1][:4] == year:
                    self.tell(rf"{title}, utgångsvärde {start['period']}: {self.values(start, unit)}", one, start)
                continue
            judged[one["id"]] += 1
            target, total = float(one["målvärde"]), float(outcome["totalt"])
            is_reached = total >= target if one["riktning"] == "minst" else total <= target
            reached += is_reached
            word = "nått" if is_reached else "inte nått" if self.is_over else "inte nått än"
            before = self.latest(one, self.year - 1) or (start if days(start.get("period"))[1][:4] == str(self.year - 1) else {})
            told = rf"; målvärde {one['riktning']} {one['målvärde']}, {word}" + (rf"; året före {self.values(before)}" if before else "")
            self.tell(rf"{title}, utfall {outcome['period']}: {self.values(outcome, unit)}{told}", one, outcome, before)
        if judged:
            self.expected.append((
                re.compile(rf"av (\d+) mål med målvärde och utfall för {year} är (\d+|inget) nådda?t? vid det senaste utfallet"
                           .replace("nådda?t?", "(?:nådda|nått)")), [sum(judged.values()), reached], judged))

    def latest(self, one, year):
        """The latest outcome of a year that has begun."""
        spans = [(days(item.get("period")), item) for item in listed(one.get("utfall"))]
        of_year = [(span[1], item) for span, item in spans if span and int(span[1][:4]) == year and span[0] <= self.until]
        return max(of_year, key=lambda pair: pair[0])[1] if of_year else {}

    def values(self, outcome, unit=""):
        number = r"(-?\d+(?:,\d+)?)"
        parts = [f"{part} {number}" for part in ("kvinnor", "män") if part in outcome]
        return f"{number}{' ' + unit if unit else ''}" + (rf" \({', '.join(parts)}\)" if parts else "")

    def tell(self, pattern, one, *outcomes):
        numbers = [float(outcome[key]) for outcome in outcomes if outcome for key in ("totalt", "kvinnor", "män")
                   if key in outcome]
        self.expected.append((re.compile(pattern), numbers, Counter([one["id"]])))

    def others(self):
        words = {"ansvar": "ansvarsbeskrivning(?:ar)?|ansvar(?:sbeskrivningar)?", "mål": "mål", "rutin": "rutin(?:er)?",
                 "process": "process(?:er)?", "kompetensplan": "kompetensplan(?:er)?", "ledningssystem": "ledningssystem"}
        def is_in_force(one):
            from_, till = one.get("giltig_från", ""), one.get("giltig_till", "9999")
            return (one.get("status") in ("fastställd", "under revidering") and max(from_, one["fastställd"]) <= self.day
                    and (till == "tills vidare" or till >= self.day))
        for kind, word in words.items():
            self.compare(rf"(\d+) (?:{word}) som gäller nu fastställdes under YEARBEFORE", [
                (one["id"], days(one["fastställd"])) for one in self.of(kind) if one.get("fastställd") and is_in_force(one)])
        self.expect(r"(\d+) dokument om samverkan är i bruk", Counter(one["id"] for one in self.of("samverkan")))
        follow_ups = self.of("uppföljning")
        of_form = lambda form, key: Counter(one["id"] for one in follow_ups if one.get("form") == form
                                            and self.which(days(one.get(key))) == 1)
        self.expect(r"ledningens genomgång gjordes (\d+) gång(?:er)? under YEAR", of_form("ledningens genomgång", "upprättad"))
        compiled = [one for one in follow_ups if self.which(days(one.get("period"))) == 1 and (
            one.get("form") == "sammanställning av avvikelser" or
            one.get("form") != "patientsäkerhetsberättelse" and one.get("sammanställning"))]
        self.expect(r"(\d+) sammanställning(?:ar)? av avvikelser har gjorts för (?:en period|perioder) som slutade YEAR",
                    Counter(one["id"] for one in compiled))
        for one in follow_ups:
            if one.get("form") == "patientsäkerhetsberättelse" or self.which(days(one.get("period"))) != 1:
                continue
            sums = mapped(one.get("sammanställning"))
            number, complaints = mapped(sums.get("avvikelser")).get("antal"), mapped(sums.get("klagomål"))
            title = re.escape(one.get("titel", ""))
            if number:
                self.expected.append((re.compile(rf"enligt ”{title}” är antalet avvikelser (\d+)"), [int(number)], Counter([one["id"]])))
            if complaints.get("antal"):
                self.expected.append((
                    re.compile(rf"enligt ”{title}” är antalet klagomål (\d+) \(kvinnor (\d+), män (\d+)\)"),
                    [int(complaints[key]) for key in ("antal", "kvinnor", "män")], Counter([one["id"]])))


def parted(statement):
    """A statement in lower case at its beginning, without its full stop, and the ids that it stands on, counted."""
    text, bracket, names = statement.removesuffix(".").rpartition(" [")
    if not bracket:
        return lowered(names), Counter()
    ids = Counter()
    for name in names.removesuffix("]").split(", "):
        more = re.fullmatch(r"(.*) \((\d+)\)", name)
        ids[more[1] if more else name] += int(more[2]) if more else 1
    return lowered(text), ids


def lowered(text):
    return text[:1].lower() + text[1:]


def number(text):
    return 0.0 if text in ("inga", "inget") else float(text.replace(",", "."))


def judge(program, folder, day, year):
    command = [program, "annual-report", folder, "--date", day, "--year", str(year)]
    draft = yaml.safe_load(subprocess.run(command, capture_output=True, check=False, text=True).stdout)
    recount = Recount(folder, day, year)
    written = " ".join(" ".join(part.read_bytes().decode("utf-8", "replace").split())
                       for part in sorted(pathlib.Path(folder).rglob("*.yaml"))).replace('"', "")
    statements = [line for key, text in draft["innehåll"].items() for line in text.splitlines() if text != "Underlag saknas."]
    told, quoted = set(), 0
    for statement in statements:
        text, ids = parted(statement)
        found = [(at, match, numbers, basis) for at, (pattern, numbers, basis) in enumerate(recount.expected)
                 if (match := pattern.fullmatch(text))]
        right = [at for at, match, numbers, basis in found
                 if [number(group) for group in match.groups() if group is not None] == numbers and basis == ids]
        if right:
            told.update(right)
        elif found:
            yield f"{statement}: counted again it is {[(numbers, dict(basis)) for _, _, numbers, basis in found]}"
        elif text.partition(": ")[2] in written and len(ids) == 1:
            quoted += 1
        else:
            yield f"{statement}: not counted again"
    for at, (pattern, numbers, basis) in enumerate(recount.expected):
        if basis and at not in told and not any(pattern.fullmatch(parted(one)[0]) for one in statements):
            yield f"{pattern.pattern} {numbers} {dict(basis)}: not told"
    yield from sums(draft, recount)
    print(f"{folder} {year}: {len(told)} statements counted again, {quoted} quoted from the documents")


def sums(draft, recount):
    """The numbers under sammanställning are those of the statements."""
    events = [(one, recount.which(recount.event_days(one))) for one in recount.of("avvikelse")]
    now = [one for one, which in events if which == 1]
    told = draft.get("sammanställning", {"avvikelser": {"antal": 0, "per_kategori": {}}})["avvikelser"]
    if told["antal"] != len(now) or told["per_kategori"] != dict(Counter(one.get("kategori") for one in now)):
        yield f"sammanställning: {told}"


def main(program, *pairs):
    faults = []
    for pair in pairs:
        folder, day = pair.split("=", 1)
        for year in (int(day[:4]) - 1, int(day[:4])):
            faults += [f"{folder} {year}: {fault}" for fault in judge(program, folder, day, year)]
    print("\n".join([*faults, f"{len(pairs)} folders judged, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
