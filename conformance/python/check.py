#!/usr/bin/env python3
"""A second implementation of tenure, score and index, held against the kit.

Written from the text of the kit's README.md alone; it shares nothing with the
library. It works every case of tenure.json, score.json and index.json out anew,
and of the tables the rows of eligibility-tenure and cases-merit_scores, and
compares everything that the kit expects. The other tables are looked at for
their form alone.

    check.py            judge the kit; exit 1 if a case fails, none was run, a
                        file is missing or has an unknown field
    check.py --mutate   falsify what the kit expects, one place at a time, and
                        see that the check notices each; exit 1 if it does not
"""

import copy
import io
import json
import re
import sys
import tempfile
from datetime import date, timedelta
from fractions import Fraction
from math import floor, gcd
from pathlib import Path

KIT = Path(__file__).resolve().parent.parent


class Malformed(Exception):
    """The kit does not have the form that its text promises."""


# --------------------------------------------------------------------- common

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?")


def number(text):
    """The exact number that a text stands for; None for the empty text."""
    if text == "" or text is None:
        return None
    if not isinstance(text, str) or not NUMBER.fullmatch(text):
        raise Malformed(f"not an exact number: {text!r}")
    if "/" in text:
        over, under = map(int, text.split("/"))
        if gcd(over, under) != 1:
            raise Malformed(f"not in lowest terms: {text!r}")
    return Fraction(text)


def rounded(value):
    """Half up to two decimals, as text, once, from the exact number."""
    cents = floor(value * 100 + Fraction(1, 2))
    sign, cents = ("-", -cents) if cents < 0 else ("", cents)
    return f"{sign}{cents // 100}.{cents % 100:02d}"


def fields(thing, required, optional=""):
    """Holds an object to its fields: none is missing and none is unknown."""
    if not isinstance(thing, dict):
        raise Malformed(f"not an object: {thing!r}")
    need, may = set(required.split()), set(optional.split())
    if need - set(thing):
        raise Malformed(f"missing field {', '.join(sorted(need - set(thing)))}")
    if set(thing) - need - may:
        raise Malformed(f"unknown field {', '.join(sorted(set(thing) - need - may))}")
    return thing


def one_of(value, allowed):
    """Holds a text to the values that it may have."""
    if value not in allowed.split() + [""] * allowed.startswith(" "):
        raise Malformed(f"unknown value {value!r}")
    return value


def flag(value):
    """Holds a value to true and false."""
    if not isinstance(value, bool):
        raise Malformed(f"not true or false: {value!r}")
    return value


def differences(want, got, where=""):
    """Lists (place, expected, got) wherever two results are not the same.

    An exact number is a Fraction in got and a text in want, and compared as a
    number; a number that is not known is None in got.
    """
    if isinstance(got, dict) and isinstance(want, dict):
        out = []
        for key in list(got) + [k for k in want if k not in got]:
            place = f"{where}.{key}" if where else key
            if key in got and key in want:
                out += differences(want[key], got[key], place)
            else:
                out.append((place, want.get(key, "no such field"), got.get(key, "no such field")))
        return out
    if isinstance(got, list) and isinstance(want, list) and len(got) == len(want):
        return [d for i, (w, g) in enumerate(zip(want, got)) for d in differences(w, g, f"{where}[{i}]")]
    if isinstance(got, Fraction):
        same = isinstance(want, str) and number(want) == got
    else:
        same = type(want) is type(got) and want == got
    return [] if same else [(where, want, str(got) if isinstance(got, Fraction) else got)]


# ------------------------------------------------------------------- 1 tenure

END = date.max  # of the calendar: what lies beyond it is put on this day, and never comes

# Every span: its first day, then what holds from it to the day before the next.
# A number is a span of months, whether it is doubtful, and its basis.
M = ["PP 11/2017 Pasal 131 ayat (2) huruf c", "PP 11/2017 Pasal 132 ayat (2) huruf b", "PP 11/2017 Pasal 190 ayat (3)"]
U = M[:2]
CONVENTION = ["Konvensi asnmerit", "Praktik Kab. Tegal 2022"]
CIRCULAR = ["SE MenPANRB 52/2020"]
NUMBERS = {
    "default": [("2017-04-07", 12, False, CONVENTION)],
    "statute-least": [("2017-04-07", 24, False, M)],
    "statute-most": [("2017-04-07", 60, False, M)],
    "test-least": [("2017-04-07", 24, False, U)],
    "test-most": [("2017-04-07", 60, False, U)],
    "relief": [("2017-04-07", 24, False, M),
               ("2020-04-01", 12, True, CIRCULAR),
               ("2020-04-27", 12, False, CIRCULAR),
               ("2023-01-01", 12, True, CIRCULAR),
               ("2024-01-01", 24, False, M)],
    "due": [("2014-01-15", 60, False, ["UU 5/2014 Pasal 117 ayat (1)"]),
            ("2017-04-07", 60, False, ["Penjelasan PP 11/2017 Pasal 133 ayat (1)"])],
}

# A rule: whether it is in force, and its basis.
BEFORE = ("2014-01-15", False, ["PP 11/2017 Pasal 364"])
RULES = {
    "ELG-TENURE-MUTATION": [BEFORE,
                            ("2017-04-07", True, CONVENTION),
                            ("2020-04-01", True, CONVENTION + CIRCULAR),
                            ("2024-01-01", True, CONVENTION)],
    "ELG-TENURE-MUTATION-STATUTE": [BEFORE,
                                    ("2017-04-07", True, M),
                                    ("2020-02-28", True, M + ["PP 17/2020", "Perka BKN 5/2019 Pasal 2 ayat (4)"])],
    "ELG-TENURE-UKOM": [BEFORE,
                        ("2017-04-07", True, U),
                        ("2020-02-28", True, U + ["PP 17/2020"])],
    "ELG-TENURE-EVALUATION": [("2014-01-15", True, ["UU 5/2014 Pasal 117"]),
                              ("2017-04-07", True, ["UU 5/2014 Pasal 117", "PP 11/2017 Pasal 133"]),
                              ("2023-10-31", True, ["PP 11/2017 Pasal 133"])],
}

# The rule of mutation, its least and most, and those of the competence test.
PROFILES = {
    "standard": ("ELG-TENURE-MUTATION", "default", None, "test-least", "test-most"),
    "statute": ("ELG-TENURE-MUTATION-STATUTE", "statute-least", "statute-most", "test-least", "test-most"),
    "circular-2020": ("ELG-TENURE-MUTATION", "relief", "statute-most", "relief", "test-most"),
}
COUNTED_FROM = date(2014, 1, 15)
FLOOR_ALONE_FROM = date(2020, 2, 28)
STATUTE_EARLY_BEFORE = date(2017, 4, 7)
JPT = ("jpt-utama", "jpt-madya", "jpt-pratama")
LEVELS = JPT + ("administrator", "pengawas", "pelaksana", "ahli-utama", "ahli-madya", "ahli-muda", "ahli-pertama",
                "penyelia", "mahir", "terampil", "pemula")
FIRST_DAYS = sorted({date.fromisoformat(span[0]) for table in (NUMBERS, RULES)
                     for spans in table.values() for span in spans})
NOTES = ("floor-alone", "softer-than-statute", "since-statute", "since-statute-early", "rolled")  # in their order


def day(text):
    """The day that a text stands for; None for the empty text."""
    if text == "":
        return None
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise Malformed(f"not a day: {text!r}")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Malformed(f"no such day: {text!r}") from None


def text_of(value):
    """A day as the kit writes it; the empty text for none."""
    return value.isoformat() if value else ""


def after(value):
    """The day after a day; None where no day follows."""
    return None if value == END else value + timedelta(days=1)


def in_span(spans, law):
    """What holds under the law of a day: the span without its first day."""
    found = [span for span in spans if date.fromisoformat(span[0]) <= law]
    if not found:
        raise Malformed(f"no law is known on {law}")
    return found[-1][1:]


def anniversary(start, months, roll):
    """The day so many months after start, and whether it is rolled; (None, False) beyond the calendar."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > END.year:
        return None, False
    try:
        return date(year, month + 1, start.day), False
    except ValueError:  # the month lacks the day; December never does
        first_of_next = date(year, month + 2, 1)
        return (first_of_next if roll == "forward" else first_of_next - timedelta(days=1)), True


def elapsed(start, end, roll):
    """The time from one day to another in years, months and days."""
    if end <= start:
        return "P0D"
    months = (end.year - start.year) * 12 + end.month - start.month
    while True:
        last, _ = anniversary(start, months, roll)
        if last and last <= end:
            break
        months -= 1
    parts = ((months // 12, "Y"), (months % 12, "M"), ((end - last).days, "D"))
    return "P" + ("".join(f"{count}{unit}" for count, unit in parts if count) or "0D")


def span_text(months):
    """A required span of months, all of them whole years."""
    return f"P{months // 12}Y"


def reaches(value, when):
    """Whether a day has come to an anniversary, which is None beyond the calendar."""
    return when is not None and value >= when


class Judgement:
    """One finding on one day, with the day that the steps name."""

    def __init__(self, rule):
        self.rule, self.reason, self.outcome = rule, "", ""
        self.observed = self.elapsed = self.required = ""
        self.basis, self.missing, self.notes = [], [], set()
        self.named = None

    def settle(self, reason, outcome, named=None, missing=()):
        """Ends the steps."""
        self.reason, self.outcome, self.missing = reason, outcome, list(missing)
        self.named = None if named == END else named
        return self

    def finding(self, law, changes):
        """The finding in the kit's form."""
        citations = list(dict.fromkeys(self.basis + in_span(RULES[self.rule], law)[1]))
        return {"rule": self.rule, "code": f"{self.rule}/{self.reason}", "outcome": self.outcome,
                "observed": self.observed, "elapsed": self.elapsed, "required": self.required,
                "changes": text_of(changes), "missing": self.missing,
                "notes": [note for note in NOTES if note in self.notes], "citations": citations}


def wrong_level(out, level):
    """Step 2: ends the judgement where the level is not known or not a JPT."""
    if not level:
        return out.settle("missing", "undetermined", missing=["level"])
    if level not in JPT:
        out.observed = level
        return out.settle("not-jpt", "not-applicable")
    return None


def judge_least_and_most(rule, least, most, case, as_of, law):
    """Mutation and competence test: the steps 1 to 9 and the note."""
    out = Judgement(rule)
    start, roll = case["inaugurated"], case["roll"]
    # 1
    if not in_span(RULES[rule], law)[0]:
        begins = next(date.fromisoformat(first) for first, in_force, _ in RULES[rule]
                      if in_force and date.fromisoformat(first) > law)
        return out.settle("not-in-force", "not-applicable", begins if law == as_of else None)
    # 2
    if rule == "ELG-TENURE-UKOM" and wrong_level(out, case["level"]):
        return out
    # 3
    if start is None:
        return out.settle("missing", "undetermined", missing=["inaugurated"])
    months, doubtful, out.basis = in_span(NUMBERS[least], law)
    out.required = span_text(months)
    # 4
    out.observed, out.elapsed = f"{start}/{as_of}", elapsed(start, as_of, roll)
    begins, rolled = anniversary(start, months, roll)
    if rolled:
        out.notes.add("rolled")
    # 5
    if not reaches(as_of, begins):
        return out.settle("not-begun" if as_of < start else "too-short", "not-met", begins)
    # 6
    statute_least, rolled = anniversary(start, in_span(NUMBERS["statute-least"], law)[0], roll)
    if doubtful:
        if rolled:
            out.notes.add("rolled")
        if not reaches(as_of, statute_least):
            return out.settle("missing", "undetermined", statute_least, ["circular-2020-in-force"])
    # 7
    out.settle("reached", "met")
    if most:
        months, _, basis = in_span(NUMBERS[most], law)
        last, rolled = anniversary(start, months, roll)
        over = last is not None and as_of > last
        if case["floorAlone"] and law >= FLOOR_ALONE_FROM:  # 8
            if over:
                out.notes.add("floor-alone")
        elif over:  # 9
            out.required, out.basis = span_text(months), basis
            out.notes = {"rolled"} if rolled else set()
            return out.settle("too-long" if rule != "ELG-TENURE-UKOM" else "evaluation-instead", "not-met")
        else:
            out.settle("reached", "met", after(last) if last else None)
    if rule == "ELG-TENURE-MUTATION":
        statute_last, _ = anniversary(start, in_span(NUMBERS["statute-most"], law)[0], roll)
        if not reaches(as_of, statute_least) or statute_last is not None and as_of > statute_last:
            out.notes.add("softer-than-statute")
    return out


def judge_evaluation(case, as_of, law):
    """Evaluation: the steps 1 to 4."""
    out = Judgement("ELG-TENURE-EVALUATION")
    # 1
    if wrong_level(out, case["level"]):
        return out
    if case["inaugurated"] is None:
        return out.settle("missing", "undetermined", missing=["inaugurated"])
    # 2
    start, until = case["inaugurated"], as_of
    if start < COUNTED_FROM:
        start, until = COUNTED_FROM, max(as_of, COUNTED_FROM)
        out.notes.add("since-statute-early" if law < STATUTE_EARLY_BEFORE else "since-statute")
    # 3
    months, _, out.basis = in_span(NUMBERS["due"], law)
    out.required = span_text(months)
    out.observed, out.elapsed = f"{start}/{until}", elapsed(start, as_of, case["roll"])
    falls_due, rolled = anniversary(start, months, case["roll"])
    if rolled:
        out.notes.add("rolled")
    if case["moreThan"] and falls_due:
        falls_due = after(falls_due)
    # 4
    if not reaches(as_of, falls_due):
        return out.settle("not-begun" if as_of < case["inaugurated"] else "not-due", "not-met", falls_due)
    return out.settle("due", "met")


def day_of_change(judge, as_of, law):
    """The first day after as_of on which judge(as_of, law) has another outcome; None for never.

    The law moves along if it is that of as_of, and its spans then come into
    question beside the day that each judgement names.
    """
    moves = law == as_of
    at = judge(as_of, law)
    outcome, now = at.outcome, as_of
    while True:
        days = [first for first in FIRST_DAYS if moves and first > now]
        if at.named:
            assert at.named > now, f"the steps name {at.named}, which is not after {now}"
            days.append(at.named)
        if not days:
            return None
        now = min(days)
        at = judge(now, now if moves else law)
        if at.outcome != outcome:
            return now


def tenure(case):
    """The three findings of a case and the earliest of their days of change."""
    as_of, law = case["asOf"], case["law"]
    if as_of == END:
        raise Malformed("no case is judged on the last day of the calendar")
    rule, least, most, test_least, test_most = PROFILES[case["profile"]]
    judges = (lambda on, by: judge_least_and_most(rule, least, most, case, on, by),
              lambda on, by: judge_least_and_most("ELG-TENURE-UKOM", test_least, test_most, case, on, by),
              lambda on, by: judge_evaluation(case, on, by))
    changes = [day_of_change(judge, as_of, law) for judge in judges]
    return {"findings": [judge(as_of, law).finding(law, change) for judge, change in zip(judges, changes)],
            "changes": text_of(min(filter(None, changes), default=None))}


def read_tenure(case):
    """The facts of a case of tenure, from the kit's form."""
    facts = {"profile": one_of(case["profile"], " ".join(PROFILES)), "roll": one_of(case["roll"], "forward back"),
             "moreThan": flag(case["moreThan"]), "floorAlone": flag(case["floorAlone"]),
             "level": one_of(case["level"], " " + " ".join(LEVELS)), "inaugurated": day(case["inaugurated"]),
             "asOf": day(case["asOf"]), "law": day(case["law"])}
    if not facts["asOf"] or not facts["law"]:
        raise Malformed("asOf and law must be known")
    return facts


def check_tenure(case):
    """What of a case of tenure.json is not as expected."""
    fields(case, "id case profile roll moreThan floorAlone level inaugurated asOf law findings changes")
    return differences({k: case[k] for k in ("findings", "changes")}, tenure(read_tenure(case)))


# -------------------------------------------------------------------- 2 score

class Criterion:
    """A criterion of a scheme; a leaf has no parts."""

    def __init__(self, source, share):
        fields(source, "code weight", "minimum scale sub")
        self.code, self.weight = source["code"], number(source["weight"])
        self.share = share * self.weight / 100  # of the whole
        self.minimum = number(source.get("minimum"))
        self.parts = [Criterion(part, self.share) for part in source.get("sub", [])]
        if self.parts and "scale" in source:
            raise Malformed(f"{self.code} has parts and a scale")
        hundred(self.parts)
        self.scale = Scale(source.get("scale"))

    def walk(self):
        """The criterion and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def leaves(self, share=Fraction(1)):
        """(leaf, its share of this criterion) for each leaf; a leaf is the whole of itself."""
        if not self.parts:
            yield self, share
        for part in self.parts:
            yield from part.leaves(share * part.weight / 100)


class Scale:
    """A scale, from its worst to its best mark; 0 to 100 in hundredths if none is given."""

    def __init__(self, source):
        source = fields(source or {"low": "0", "high": "100", "steps": 100}, "low high steps")
        self.low, self.high, self.steps = number(source["low"]), number(source["high"]), source["steps"]

    def place(self, mark):
        """Where a mark stands on the scale, from 0 to 1."""
        return (mark - self.low) / (self.high - self.low)

    def at(self, place):
        """The value that stands at a place."""
        return self.low + (self.high - self.low) * place


def hundred(criteria):
    """Holds the weights of a group to 100 together."""
    if criteria and sum(c.weight for c in criteria) != 100:
        raise Malformed("weights are not 100 together")


class Scheme:
    """A scheme of criteria."""

    def __init__(self, source):
        fields(source, "criteria", "scale missing bands")
        self.scale = Scale(source.get("scale"))
        self.missing = one_of(source.get("missing", "refuse"), "refuse provisional reweight worst")
        self.bands = [(fields(b, "code low")["code"], number(b["low"])) for b in source.get("bands", [])]
        self.top = [Criterion(c, Fraction(1)) for c in source["criteria"]]
        hundred(self.top)
        self.all = [c for top in self.top for c in top.walk()]
        self.codes = {c.code: c for c in self.all}
        if len(self.codes) != len(self.all):
            raise Malformed("two criteria of one code")
        self.leaves = [c for c in self.all if not c.parts]

    def band(self, value):
        """Code of the band in which an exact score lies."""
        return next((code for code, low in reversed(self.bands) if low <= value), "")


class Candidate:
    """A candidate under a scheme, with what the marks come to."""

    def __init__(self, scheme, source):
        fields(source, "name marks notApplicable published")
        self.scheme, self.name = scheme, source["name"]
        self.marks = {code: number(mark) for code, mark in source["marks"].items()}
        for code, mark in self.marks.items():
            leaf = scheme.codes.get(code)
            if leaf is None or leaf.parts:
                raise Malformed(f"{self.name}: mark of no leaf, {code}")
            if not leaf.scale.low <= mark <= leaf.scale.high or (mark * leaf.scale.steps).denominator != 1:
                raise Malformed(f"{self.name}: no mark of the scale of {code}: {mark}")
        if [code for code in source["notApplicable"] if code not in scheme.codes]:
            raise Malformed(f"{self.name}: notApplicable names no criterion")
        self.away = {leaf.code for code in source["notApplicable"] for leaf, _ in scheme.codes[code].leaves()}
        self.score()

    def sums(self, shares, missing):
        """Worst, best and whole (step 3) of leaves with their shares, under a policy."""
        worst = best = whole = Fraction(0)
        for leaf, share in shares:
            if leaf.code in self.away:
                continue
            if leaf.code in self.marks:
                value = share * leaf.scale.place(self.marks[leaf.code])
                worst, best, whole = worst + value, best + value, whole + share
            elif missing != "reweight":
                best, whole = best + (0 if missing == "worst" else share), whole + share
        return worst, best, whole

    def value(self, criterion, policy="provisional"):
        """(worst, best) place of a criterion; None if nothing in it counts."""
        worst, best, whole = self.sums(criterion.leaves(), policy)
        return (worst / whole, best / whole) if whole else None

    def score(self):
        """Steps 2 to 9."""
        scheme, self.refused = self.scheme, []
        if scheme.missing == "refuse":
            self.refused = [f"marks.{leaf.code}" for leaf in scheme.leaves
                            if leaf.code not in self.away and leaf.code not in self.marks]
        worst, best, whole = self.sums([(leaf, leaf.share) for leaf in scheme.leaves], scheme.missing)
        if not self.refused and whole == 0:
            self.refused = ["marks"]
        if self.refused:
            return
        self.worst, self.best = scheme.scale.at(worst / whole), scheme.scale.at(best / whole)
        self.settled = self.worst == self.best
        self.display = rounded(self.worst) if self.settled else f"{rounded(self.worst)}..{rounded(self.best)}"
        low, high = scheme.band(self.worst), scheme.band(self.best)
        self.band = low if low == high else ""
        self.missed, self.open = [], []
        with_minimum = [c for c in scheme.all if c.minimum is not None]
        for criterion in with_minimum:
            value = self.value(criterion, "worst" if scheme.missing == "worst" else "provisional")
            least = (scheme.scale if criterion.parts else criterion.scale).place(criterion.minimum)
            if value and value[1] < least:
                self.missed.append(criterion.code)
            elif value and value[0] < least:
                self.open.append(criterion.code)
        self.minimums = ("not-met" if self.missed else "undetermined" if self.open
                         else "met" if with_minimum else "not-applicable")

    def result(self):
        """The result in the form of the kit."""
        if self.refused:
            return {"name": self.name, "refused": self.refused}
        return {"name": self.name, "worst": self.worst, "best": self.best, "display": self.display, "band": self.band,
                "minimums": self.minimums, "knockedOutBy": self.missed, "openMinimums": self.open}


def ranking(scheme, candidates, chain):
    """(ranking, open) of candidates who are not refused."""
    out = sorted((c.name for c in candidates if c.minimums == "not-met"), key=str.encode)
    stay = [c for c in candidates if c.minimums != "not-met"]
    criteria = [scheme.codes[code] for code in chain]
    standing, unsettled = {}, []
    for candidate in stay:
        values = [candidate.value(criterion) for criterion in criteria]
        if not candidate.settled or candidate.open or any(v is None or v[0] != v[1] for v in values):
            unsettled.append(candidate.name)
        else:
            standing.setdefault((candidate.worst, *(v[0] for v in values)), []).append(candidate.name)
    if unsettled:
        return None, unsettled
    places, before = [], None
    for dense, key in enumerate(sorted(standing, reverse=True), 1):
        decided = ""
        if before and before[0] == key[0]:
            decided = next(code for code, a, b in zip(chain, before[1:], key[1:]) if a != b)
        rank, names = len(places) + 1, sorted(standing[key], key=str.encode)
        places += [{"name": name, "rank": rank, "dense": dense, "exAequo": len(names) > 1, "decidedBy": decided}
                   for name in names]
        before = key
    return {"places": places, "knockedOut": out}, []


def ranges(candidates):
    """The ranks still possible, without the chain, of candidates who are not refused."""
    stay = [c for c in candidates if c.minimums != "not-met"]
    return [{"name": c.name,
             "best": 1 + sum(not o.open and o.worst > c.best for o in stay if o is not c),
             "worst": 1 + sum(o.best > c.worst for o in stay if o is not c),
             "open": bool(c.open)} for c in stay]


def check_score(case, schemes):
    """What of a case of score.json is not as expected."""
    fields(case, "id case source scheme chain candidates results ranking open ranges")
    scheme = schemes[case["scheme"]]
    candidates = [Candidate(scheme, source) for source in case["candidates"]]
    scored = [c for c in candidates if not c.refused]
    ranked, open_names = ranking(scheme, scored, case["chain"])
    got = {"results": [c.result() for c in candidates], "ranking": ranked, "open": open_names, "ranges": ranges(scored)}
    out = differences({k: case[k] for k in got}, got)
    for candidate, source in zip(candidates, case["candidates"]):
        printed = number(source["published"])
        if printed is not None and (candidate.refused or not candidate.settled or number(candidate.display) != printed):
            out.append((f"published of {candidate.name}", source["published"], candidate.result().get("display", "refused")))
    return out


# -------------------------------------------------------------------- 3 index

ASPECTS = [("perencanaan", 10, 40), ("pengadaan", 10, 40), ("karier", 30, 120), ("promosi-mutasi", 10, 40),
           ("kinerja", 20, 80), ("penggajian-disiplin", 10, 40), ("perlindungan", 4, 16), ("sistem-informasi", 6, 24)]
CATEGORIES = [("I", "Buruk", 0), ("II", "Kurang", 175), ("III", "Baik", 250), ("IV", "Sangat Baik", 325)]
MOST = 400
LINE = [(175, Fraction(40, 100)), (250, Fraction(60, 100)), (325, Fraction(80, 100)), (MOST, Fraction(1))]
STEPPED_FROM, STEPPED_LINE = 325, [(325, Fraction(81, 100)), (MOST, Fraction(1))]
KASN, PANRB = "Peraturan KASN 9/2019 Pasal 23 ayat (2)", "PermenPANRB 19/2025 Pasal 30"
BANDS = [("2014-01-15", "no", KASN), ("2019-01-01", "not established", KASN), ("2020-01-01", "yes", KASN),
         ("2025-12-31", "no", PANRB)]


def category(score):
    """The place in CATEGORIES of a score from 0 to 400."""
    if not 0 <= score <= MOST:
        raise Malformed(f"no score: {score}")
    return max(i for i, (_, _, low) in enumerate(CATEGORIES) if low <= score)


def category_code(score):
    """The category of a score; the empty text if the score is not known."""
    return "" if score is None else CATEGORIES[category(score)][0]


def on_line(points, score):
    """The value on straight lines through points; None before the first."""
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x0 <= score <= x1:
            return y0 + (y1 - y0) * (score - x0) / (x1 - x0)
    return None


def half_point(score):
    """Category, distance to the next, and index of a score."""
    here = category(score)
    above = CATEGORIES[here + 1] if here + 1 < len(CATEGORIES) else None
    distance = above[2] - score if above else None
    values = {"ratio": score / MOST, "interpolated": on_line(LINE, score),
              "stepped": on_line(STEPPED_LINE if score >= STEPPED_FROM else LINE, score)}
    return {"category": CATEGORIES[here][0], "next": above[0] if above else "",
            "distance": "" if distance is None else distance,
            "betweenBands": distance is not None and distance < 1,
            "index": {name: {"exact": "" if v is None else v, "display": "" if v is None else rounded(v)}
                      for name, v in values.items()}}


def scored(case, score):
    """What of score and category of a case is not as expected."""
    got = {"score": "" if score is None else score, "category": category_code(score)}
    return differences({k: case[k] for k in got}, got)


def check_aspect(case, place):
    """What of an aspect is not as in the table of aspects."""
    code, weight, most = ASPECTS[place]
    return differences(case, {"code": code, "weight": Fraction(weight), "maximum": Fraction(most)})


def check_half_point(case):
    """What of a score of index.json is not as expected."""
    fields(case, "id score category next distance betweenBands index")
    got = half_point(number(case["score"]))
    return differences({k: case[k] for k in got}, got)


def check_sheet(case):
    """What of a case of points of aspects is not as expected."""
    fields(case, "id points score category")
    points = [number(p) for p in case["points"]]
    if len(points) != len(ASPECTS):
        raise Malformed("not one number for each aspect")
    for p, (code, _, most) in zip(points, ASPECTS):
        if p is not None and not 0 <= p <= most:
            raise Malformed(f"points of {code} out of bounds: {p}")
    return scored(case, None if None in points else sum(points, Fraction(0)))


def check_levels(case):
    """What of a case of levels of indicators is not as expected."""
    fields(case, "id indicators levels score category")
    weights = [number(fields(i, "aspect weight gate")["weight"]) for i in case["indicators"]]
    if sum(weights) != 100 or len(weights) != len(case["levels"]):
        raise Malformed("weights are not 100 together, or not one level for each indicator")
    over = under = Fraction(0)
    for indicator, weight, level in zip(case["indicators"], weights, case["levels"]):
        one_of(indicator["aspect"], " ".join(code for code, _, _ in ASPECTS))
        if one_of(level, " n/a 0 1 2 3 4") == "n/a":
            if not flag(indicator["gate"]):
                raise Malformed("n/a where it may not be")
        elif level:
            over, under = over + weight * int(level), under + weight
    known = "" not in case["levels"] and under != 0
    return scored(case, MOST * over / (4 * under) if known else None)


def bands_finding(score, law):
    """The finding of KSN-BANDS for a score under the law of a day."""
    in_force, basis = in_span(BANDS, law)
    observed = required = changes = ""
    notes = []
    if in_force == "yes":
        code, _, begins = CATEGORIES[category(score)]
        reason, outcome, observed, required = f"category-{code}", "met", score, Fraction(begins)
        if half_point(score)["betweenBands"]:
            notes = ["between-bands"]
    else:
        reason, outcome = (("not-in-force", "not-applicable") if in_force == "no"
                           else ("force-unproven", "undetermined"))
        changes = next((first for first, kind, _ in BANDS if day(first) > law and kind != in_force), "")
    return {"rule": "KSN-BANDS", "code": f"KSN-BANDS/{reason}", "outcome": outcome, "observed": observed,
            "elapsed": "", "required": required, "changes": changes, "missing": [], "notes": notes,
            "citations": [basis]}


def printed_category(score, printed):
    """What of a printed category, without the remark in brackets, is not that of the score."""
    name = re.sub(r"\s*\(.*\)\s*$", "", printed)
    return differences(name, CATEGORIES[category(score)][1], "printed category") if name else []


def check_published(case):
    """What of a published score is not as expected."""
    fields(case, "id agency assessor status source score publishedCategory asOf law category finding")
    score, law = number(case["score"]), day(case["law"])
    if case["asOf"] != case["law"] or not case["law"].endswith("-12-31"):
        raise Malformed("asOf and law are not both 31 December")
    got = {"category": category_code(score), "finding": bands_finding(score, law)}
    return differences({k: case[k] for k in got}, got) + printed_category(score, case["publishedCategory"])


# ------------------------------------------------------------------- 4 tables

def rows_of(table):
    """The rows of a table as objects, held to its columns."""
    fields(table, "$schema description header columns rows")
    if not table["rows"]:
        raise Malformed("no rows")
    for row in table["rows"]:
        if len(row) != len(table["columns"]) or not all(isinstance(cell, str) for cell in row):
            raise Malformed(f"not as many texts as columns: {row}")
    return [dict(zip(table["columns"], row)) for row in table["rows"]]


def check_tenure_row(row):
    """What of a row of the table of tenure is not as expected."""
    fields(row, "case profile level inaugurated asof law mutation ukom evaluation changes article")
    facts = read_tenure({"profile": row["profile"], "roll": "forward", "moreThan": False, "floorAlone": False,
                         "level": row["level"], "inaugurated": row["inaugurated"], "asOf": row["asof"],
                         "law": row["law"] or row["asof"]})
    result = tenure(facts)
    got = {name: finding["code"].partition("/")[2]
           for name, finding in zip(("mutation", "ukom", "evaluation"), result["findings"])}
    got["changes"] = result["changes"]
    return differences({k: row[k] for k in got}, got)


def check_merit_row(row):
    """What of a row of the table of published scores is not as expected."""
    fields(row, "agency year score published_category assessor status source")
    return printed_category(number(row["score"]), row["published_category"])


# ------------------------------------------------------------------- the check

FILES = ("tenure.json", "score.json", "index.json", "tables/eligibility-tenure.json", "tables/cases-merit_scores.json")
# what of a case is expected, for --mutate
EXPECTED = {"tenure": "findings changes", "score": "results ranking open ranges", "aspect": "code weight maximum",
            "half-point": "category next distance betweenBands index", "sheet": "score category",
            "levels": "score category", "published": "category finding",
            "tenure-row": "mutation ukom evaluation changes", "merit-row": "published_category"}


def unique(pairs):
    """An object of JSON, in which no field stands twice."""
    if len(dict(pairs)) != len(pairs):
        raise Malformed("a field stands twice")
    return dict(pairs)


def load(kit, failures):
    """The files of the kit by name; what cannot be read is a failure."""
    documents = {}
    tables = sorted(p.relative_to(kit).as_posix() for p in kit.glob("tables/*.json"))
    for name in list(FILES) + [t for t in tables if t not in FILES]:
        try:
            documents[name] = json.loads((kit / name).read_text(encoding="utf-8"), object_pairs_hook=unique)
        except (OSError, ValueError, Malformed) as error:
            failures.append(f"{name}: {error}")
    return documents


def collect(documents, failures):
    """(kind, ID, case, check) of every case; what has not the promised form is a failure."""
    cases = []

    def tenure_file(document):
        fields(document, "$schema description cases")
        cases.extend(("tenure", c["id"], c, check_tenure) for c in document["cases"])

    def score_file(document):
        fields(document, "$schema description schemes cases")
        schemes = {fields(s, "id scheme")["id"]: Scheme(s["scheme"]) for s in document["schemes"]}
        if len(schemes) != len(document["schemes"]):
            raise Malformed("two schemes of one ID")
        cases.extend(("score", c["id"], c, lambda c: check_score(c, schemes)) for c in document["cases"])

    def index_file(document):
        fields(document, "$schema description aspects scores sheets levels published")
        if [number(s["score"]) for s in document["scores"]] != [Fraction(n, 2) for n in range(801)]:
            raise Malformed("not all 801 half-point scores")
        if len(document["aspects"]) != len(ASPECTS):
            raise Malformed("not eight aspects")
        cases.extend(("aspect", f"aspect-{i + 1}", c, lambda c, i=i: check_aspect(c, i))
                     for i, c in enumerate(document["aspects"]))
        for kind, name, check in (("half-point", "scores", check_half_point), ("sheet", "sheets", check_sheet),
                                  ("levels", "levels", check_levels), ("published", "published", check_published)):
            cases.extend((kind, c["id"], c, check) for c in document[name])

    def table(kind, prefix, check):
        def read(document):
            cases.extend((kind, f"{prefix}-{i}", row, check) for i, row in enumerate(rows_of(document), 1))
        return read

    readers = dict(zip(FILES, (tenure_file, score_file, index_file,
                               table("tenure-row", "eligibility-tenure", check_tenure_row),
                               table("merit-row", "cases-merit_scores", check_merit_row))))
    for name, document in documents.items():
        before = len(cases)
        try:
            readers.get(name, rows_of)(document)
            if name in readers and len(cases) == before:
                raise Malformed("no cases")
        except (Malformed, ArithmeticError, AttributeError, KeyError, TypeError) as error:
            failures.append(f"{name}: {type(error).__name__}: {error}")
    seen = set()
    for kind, name, _, _ in cases:
        if (kind, name) in seen:
            failures.append(f"{kind} {name}: the ID stands twice")
        seen.add((kind, name))
    return cases


def shown(value):
    """A value as it stands in the kit."""
    return json.dumps(value, ensure_ascii=False, default=str)


def run(case, check):
    """The disagreements of one case, as texts."""
    try:
        return [f"{where}: expected {shown(want)}, got {shown(got)}" for where, want, got in check(case)]
    except Malformed as error:
        return [f"malformed: {error}"]
    except (ArithmeticError, AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        return [f"{type(error).__name__}: {error}"]


def main(kit=KIT, out=sys.stdout):
    """Judges the kit; gives the exit code."""
    failures, passed = [], 0
    cases = collect(load(kit, failures), failures)
    for _, name, case, check in cases:
        found = run(case, check)
        if found:
            failures.append("\n".join(f"{name}: {line}" for line in found))
        else:
            passed += 1
    if not cases:
        failures.append("no case was run")
    for failure in failures:
        print(failure, file=out)
    print(f"{passed} passed, {len(failures)} failed", file=out)
    return 1 if failures else 0


# ---------------------------------------------------------------- the self-test

OUTCOMES = ["met", "not-met", "undetermined", "not-applicable"]


def falsified(value):
    """Every falsification of an expected value in one place."""
    if isinstance(value, dict):
        yield {**value, "unknown": ""}
        for key, inner in value.items():
            yield {k: v for k, v in value.items() if k != key}
            for wrong in falsified(inner):
                yield {**value, key: wrong}
    elif isinstance(value, list):
        yield value + ["x"]
        if value:
            yield value[:-1]
        if value and value != value[::-1]:
            yield value[::-1]
        for i, inner in enumerate(value):
            for wrong in falsified(inner):
                yield value[:i] + [wrong] + value[i + 1:]
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif value is None:
        yield {"places": [], "knockedOut": []}
    elif value in OUTCOMES:
        yield from (other for other in OUTCOMES if other != value)
    elif NUMBER.fullmatch(value):
        yield str(Fraction(value) + Fraction(1, 1000))
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield from ("", text_of(after(date.fromisoformat(value))))
    else:
        yield value + "x"


def mutate(kit=KIT):
    """Falsifies what is expected, place by place, and whole kits; gives the exit code."""
    failures, counts, unnoticed = [], {}, []
    documents = load(kit, failures)
    for kind, name, case, check in collect(documents, failures):
        number_of = counts.setdefault(kind, [0, 0, 0])
        number_of[0] += 1
        if number_of[0] % 5 != 1 or run(case, check):
            continue  # every fifth case, if it passes as it is
        for field in EXPECTED[kind].split():
            if kind == "merit-row" and not case[field]:
                continue  # nothing was printed, nothing is expected
            for wrong in falsified(case[field]):
                number_of[1] += 1
                if run({**case, field: wrong}, check):
                    number_of[2] += 1
                else:
                    unnoticed.append(f"{kind} {name}: {field} falsified, not noticed")
    for kind, (_, made, noticed) in counts.items():
        print(f"{kind}: {made} falsified, {noticed} noticed")

    def faults():
        for name in [*FILES, *(t for t in documents if t not in FILES)][:len(FILES) + 1]:
            if name in FILES:
                yield f"{name} missing", {k: v for k, v in documents.items() if k != name}
            wrong = copy.deepcopy(documents)
            wrong[name]["unknown"] = ""
            yield f"unknown field in {name}", wrong
        for name, key in (("tenure.json", "cases"), ("score.json", "cases"), ("index.json", "levels")):
            wrong = copy.deepcopy(documents)
            wrong[name][key][-1]["unknown"] = ""
            yield f"unknown field in a case of {name}", wrong
            if key == "cases":
                wrong = copy.deepcopy(documents)
                wrong[name][key] = []
                yield f"no cases in {name}", wrong
        wrong = copy.deepcopy(documents)
        wrong["tenure.json"]["cases"][0]["findings"][0]["outcome"] = "undetermined"
        yield "one outcome flipped", wrong
        yield "an empty folder", {}

    def outcome_of(documents):
        """The exit code for a kit with these files, and what is said to fail."""
        with tempfile.TemporaryDirectory() as folder:
            for name, document in documents.items():
                path = Path(folder) / name
                path.parent.mkdir(exist_ok=True)
                path.write_text(json.dumps(document), encoding="utf-8")
            out = io.StringIO()
            return main(Path(folder), out), set(out.getvalue().splitlines()[:-1])

    _, before = outcome_of(documents)
    made = noticed = 0
    for what, wrong in faults():
        made += 1
        code, failing = outcome_of(wrong)
        if code == 1 and failing - before:
            noticed += 1
        else:
            unnoticed.append(f"{what}: not noticed")
    print(f"whole kits: {made} falsified, {noticed} noticed, with exit code 1")
    unnoticed += failures
    print("\n".join(unnoticed) or "everything falsified was noticed")
    return 1 if unnoticed or not made or not all(c[1] for c in counts.values()) else 0


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--mutate"]):
        sys.exit("usage: check.py [--mutate]")
    sys.exit(mutate() if sys.argv[1:] else main())
