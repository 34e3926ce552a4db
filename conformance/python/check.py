#!/usr/bin/env python3
"""Second implementation of tenure, score and index, from conformance/README.md
alone: it shares no code with the library. It reads the kit's JSON, works every case out anew and compares.

    python3 check.py [FOLDER]     # default: the folder above this file

Prints "N passed, N failed" and exits with 1 where anything failed or nothing was
checked. Standard library only; the calendar is its own.
"""

import json
import os
import sys
from fractions import Fraction

# --- Days -----------------------------------------------------------------------

LAST_DAY = (9999, 12, 31)


def day(text):
    if text == "":
        return None
    year, month, day_ = text.split("-")
    return int(year), int(month), int(day_)


def text_of(date):
    return "" if date is None else "%04d-%02d-%02d" % date


def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def length(year, month):
    if month == 2:
        return 29 if leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def next_day(date):
    year, month, d = date
    if date == LAST_DAY:
        return date
    if d < length(year, month):
        return year, month, d + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def ordinal(date):
    """Days since 0001-01-01, counted in whole years and months."""
    year, month, d = date
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + sum(length(year, m) for m in range(1, month)) + d


def anniversary(date, months, roll):
    """The day and whether it was rolled."""
    year, month, d = date
    count = year * 12 + (month - 1) + months
    year, month = count // 12, count % 12 + 1
    if year > 9999:
        return LAST_DAY, False
    if d <= length(year, month):
        return (year, month, d), False
    if roll == "back":
        return (year, month, length(year, month)), True
    return next_day((year, month, length(year, month))), True


def elapsed(start, end, roll):
    if end <= start:
        return "P0D"
    months = 0
    while start[0] * 12 + start[1] + months < 10000 * 12 and anniversary(start, months + 1, roll)[0] <= end:
        months += 1
    days = ordinal(end) - ordinal(anniversary(start, months, roll)[0])
    parts = [(months // 12, "Y"), (months % 12, "M"), (days, "D")]
    return "P" + ("".join("%d%s" % part for part in parts if part[0]) or "0D")


def at(spans, date):
    """The value of the span that holds the day, or None."""
    found = None
    for first, value in spans:
        if day(first) <= date:
            found = value
    return found


# --- Tenure ---------------------------------------------------------------------

U = ["PP 11/2017 Pasal 131 ayat (2) huruf c", "PP 11/2017 Pasal 132 ayat (2) huruf b"]
M = U + ["PP 11/2017 Pasal 190 ayat (3)"]
PRODUCT = ["Konvensi asnmerit", "Praktik Kab. Tegal 2022"]
CIRCULAR = ["SE MenPANRB 52/2020"]

# (years, doubtful, basis) by the first day.
DEFAULT = [("2017-04-07", (1, False, PRODUCT))]
STATUTE_LEAST = [("2017-04-07", (2, False, M))]
STATUTE_MOST = [("2017-04-07", (5, False, M))]
TEST_LEAST = [("2017-04-07", (2, False, U))]
TEST_MOST = [("2017-04-07", (5, False, U))]
RELIEF = [
    ("2017-04-07", (2, False, M)),
    ("2020-04-01", (1, True, CIRCULAR)),
    ("2020-04-27", (1, False, CIRCULAR)),
    ("2023-01-01", (1, True, CIRCULAR)),
    ("2024-01-01", (2, False, M)),
]
DUE = [
    ("2014-01-15", (5, False, ["UU 5/2014 Pasal 117 ayat (1)"])),
    ("2017-04-07", (5, False, ["Penjelasan PP 11/2017 Pasal 133 ayat (1)"])),
]

PROFILES = {
    "standard": ((DEFAULT, None), (TEST_LEAST, TEST_MOST)),
    "statute": ((STATUTE_LEAST, STATUTE_MOST), (TEST_LEAST, TEST_MOST)),
    "circular-2020": ((RELIEF, STATUTE_MOST), (RELIEF, TEST_MOST)),
}

IN_FORCE = "2017-04-07"
BEFORE = ("2014-01-15", ["PP 11/2017 Pasal 364"])
BASES = {
    "ELG-TENURE-MUTATION": [BEFORE, ("2017-04-07", PRODUCT), ("2020-04-01", PRODUCT + CIRCULAR), ("2024-01-01", PRODUCT)],
    "ELG-TENURE-MUTATION-STATUTE": [
        BEFORE, ("2017-04-07", M), ("2020-02-28", M + ["PP 17/2020", "Perka BKN 5/2019 Pasal 2 ayat (4)"])],
    "ELG-TENURE-UKOM": [BEFORE, ("2017-04-07", U), ("2020-02-28", U + ["PP 17/2020"])],
    "ELG-TENURE-EVALUATION": [
        ("2014-01-15", ["UU 5/2014 Pasal 117"]),
        ("2017-04-07", ["UU 5/2014 Pasal 117", "PP 11/2017 Pasal 133"]),
        ("2023-10-31", ["PP 11/2017 Pasal 133"])],
}
COUNTED_FROM = "2014-01-15"
FLOOR_ALONE_FROM = "2020-02-28"
JPT = ("jpt-utama", "jpt-madya", "jpt-pratama")


class Finding:
    def __init__(self, rule, law):
        self.rule, self.law = rule, law
        self.reason, self.outcome = "", ""
        self.observed, self.elapsed, self.required = "", "", None
        self.changes, self.missing, self.notes = None, [], set()

    def end(self, reason, outcome, changes=None, missing=()):
        self.reason, self.outcome, self.changes, self.missing = reason, outcome, changes, list(missing)
        return self

    def as_json(self):
        cited = []
        for c in (self.required[2] if self.required else []) + at(BASES[self.rule], self.law):
            if c not in cited:
                cited.append(c)
        return {
            "rule": self.rule, "code": self.rule + "/" + self.reason, "outcome": self.outcome,
            "observed": self.observed, "elapsed": self.elapsed,
            "required": "P%dY" % self.required[0] if self.required else "",
            "changes": text_of(self.changes), "missing": self.missing,
            "notes": [n for n in ("floor-alone", "softer-than-statute", "since-statute", "since-statute-early", "rolled") if n in self.notes],
            "citations": cited,
        }


class Official:
    def __init__(self, case):
        self.start, self.now, self.law = day(case["inaugurated"]), day(case["asOf"]), day(case["law"])
        self.roll, self.level = case["roll"], case["level"]
        self.more_than, self.floor_alone = case["moreThan"], case["floorAlone"]

    def reach(self, number):
        return anniversary(self.start, 12 * number[0], self.roll)

    def begin(self, f, number):
        """Steps 3 and 4. Returns the anniversary, or None where the finding is settled."""
        if self.start is None:
            f.end("missing", "undetermined", missing=["inaugurated"])
            return None
        f.required = number
        f.observed = text_of(self.start) + "/" + text_of(self.now)
        f.elapsed = elapsed(self.start, self.now, self.roll)
        reached, rolled = self.reach(number)
        if rolled:
            f.notes.add("rolled")
        return reached

    def wrong_level(self, f):
        if self.level == "":
            return f.end("missing", "undetermined", missing=["level"])
        if self.level not in JPT:
            f.observed = self.level
            return f.end("not-jpt", "not-applicable")
        return None

    def early(self, f, reason, until):
        return f.end("not-begun" if self.now < self.start else reason, "not-met", until)

    def within(self, rule, least, most, too_long):
        f = Finding(rule, self.law)
        if self.law < day(IN_FORCE):
            return f.end("not-in-force", "not-applicable", day(IN_FORCE) if self.law == self.now else None)
        if rule == "ELG-TENURE-UKOM" and self.wrong_level(f):
            return f
        number = at(least, self.law)
        reached = self.begin(f, number)
        if reached is None:
            return f
        if self.now < reached:
            return self.early(f, "too-short", reached)
        if number[1]:
            certain, rolled = self.reach(at(STATUTE_LEAST, self.law))
            if rolled:
                f.notes.add("rolled")
            if self.now < certain:
                return f.end("missing", "undetermined", certain, ["circular-2020-in-force"])
        f.end("reached", "met")
        if most is not None:
            ceiling = at(most, self.law)
            last, rolled = self.reach(ceiling)
            if self.floor_alone and self.law >= day(FLOOR_ALONE_FROM):
                if self.now > last:
                    f.notes.add("floor-alone")
            elif self.now <= last:
                f.changes = next_day(last)
            else:
                f.end(too_long, "not-met")
                f.required, f.notes = ceiling, {"rolled"} if rolled else set()
        if rule == "ELG-TENURE-MUTATION" and f.outcome == "met":
            if self.now < self.reach(at(STATUTE_LEAST, self.law))[0] or self.now > self.reach(at(STATUTE_MOST, self.law))[0]:
                f.notes.add("softer-than-statute")
        return f

    def evaluation(self):
        f = Finding("ELG-TENURE-EVALUATION", self.law)
        if self.wrong_level(f):
            return f
        inaugurated, as_of = self.start, self.now
        if inaugurated is not None and inaugurated < day(COUNTED_FROM):
            self.start, self.now = day(COUNTED_FROM), max(as_of, day(COUNTED_FROM))
            f.notes.add("since-statute-early" if self.law < day(IN_FORCE) else "since-statute")
        due = self.begin(f, at(DUE, self.law))
        self.start, self.now = inaugurated, as_of
        if due is None:
            return f
        if self.more_than:
            due = next_day(due)
        if self.now < due:
            return self.early(f, "not-due", due)
        return f.end("due", "met")


# The days on which a number or the force of a rule changes.
TURNS = sorted({day(first) for spans in (RELIEF, DUE) for first, _ in spans} | {day(IN_FORCE)})


def turned(case, judge):
    """The finding, with the first day on which its outcome is another."""
    f = judge(Official(case))
    if f.changes is None:
        return f
    now, moving, named = day(case["asOf"]), case["law"] == case["asOf"], f.changes
    while True:
        days = [d for d in (TURNS if moving else []) + ([named] if named else []) if d > now]
        if not days:
            f.changes = None
            return f
        now = min(days)
        later = dict(case, asOf=text_of(now), law=text_of(now) if moving else case["law"])
        g = judge(Official(later))
        if g.outcome != f.outcome:
            f.changes = now
            return f
        named = g.changes


def tenure(case):
    mutation, test = PROFILES[case["profile"]]
    rule = "ELG-TENURE-MUTATION-STATUTE" if case["profile"] == "statute" else "ELG-TENURE-MUTATION"
    findings = [
        turned(case, lambda o: o.within(rule, mutation[0], mutation[1], "too-long")),
        turned(case, lambda o: o.within("ELG-TENURE-UKOM", test[0], test[1], "evaluation-instead")),
        turned(case, lambda o: o.evaluation()),
    ]
    days = [f.changes for f in findings if f.changes is not None]
    return {"findings": [f.as_json() for f in findings], "changes": text_of(min(days) if days else None)}


# --- Exact numbers --------------------------------------------------------------

def exact(text):
    return None if text is None or text == "" else Fraction(text)


def rounded(x):
    """Half up to two decimals, both always shown."""
    n = (2 * 100 * x.numerator + x.denominator) // (2 * x.denominator)
    return "%s%d.%02d" % ("-" if n < 0 else "", abs(n) // 100, abs(n) % 100)


def fraction_text(x):
    return "" if x is None else str(x)


# --- Score ----------------------------------------------------------------------

class Leaf:
    def __init__(self, code, scale, weight):
        self.code, self.low, self.high, self.weight = code, scale[0], scale[1], weight


def scale_of(o):
    if o is None:
        return Fraction(0), Fraction(100)
    return exact(o["low"]), exact(o["high"])


class Scheme:
    def __init__(self, o):
        self.low, self.high = scale_of(o.get("scale"))
        self.missing = o.get("missing", "refuse")
        self.bands = [(exact(b["low"]), b["code"]) for b in o.get("bands", [])]
        self.leaves, self.minimums, self.parts = [], [], {}
        self.add(o["criteria"], Fraction(1))

    def add(self, criteria, share):
        for c in criteria:
            weight = share * exact(c["weight"]) / 100
            begin = len(self.leaves)
            slot = len(self.minimums)
            if "sub" in c:
                low, high = self.low, self.high
                self.add(c["sub"], weight)
            else:
                leaf = Leaf(c["code"], scale_of(c.get("scale")), weight)
                low, high = leaf.low, leaf.high
                self.leaves.append(leaf)
            self.parts[c["code"]] = (self.leaves[begin:], "sub" not in c)
            if c.get("minimum") is not None:
                self.minimums.insert(slot, (c["code"], (exact(c["minimum"]) - low) / (high - low)))

    def value(self, share):
        return self.low + (self.high - self.low) * share

    def band(self, value):
        found = ""
        for low, code in self.bands:
            if value >= low:
                found = code
        return found


class Score:
    def __init__(self, scheme, candidate):
        self.scheme, self.name = scheme, candidate["name"]
        self.marks = {code: exact(mark) for code, mark in candidate["marks"].items()}
        self.without = candidate["notApplicable"]
        self.refused = []
        if scheme.missing == "refuse":
            self.refused = ["marks." + leaf.code for leaf in scheme.leaves if self.state(leaf) == "missing"]
        if self.refused:
            return
        worst, best, whole = self.sum(scheme.leaves, scheme.missing)
        if whole == 0:
            self.refused = ["marks"]
            return
        self.worst, self.best = scheme.value(worst / whole), scheme.value(best / whole)
        self.failed, self.undecided = [], []
        for code, least in scheme.minimums:
            bounds = self.bounds(code, scheme.missing if scheme.missing == "worst" else "provisional")
            if bounds is None or bounds[0] >= least:
                continue
            (self.failed if bounds[1] < least else self.undecided).append(code)

    def state(self, leaf):
        if leaf.code in self.marks:
            return "given"
        return "not-applicable" if leaf.code in self.without else "missing"

    def sum(self, leaves, policy, alone=False):
        worst = best = whole = Fraction(0)
        for leaf in leaves:
            weight, state = Fraction(1) if alone else leaf.weight, self.state(leaf)
            if state == "not-applicable" or state == "missing" and policy == "reweight":
                continue
            whole += weight
            if state == "given":
                place = (self.marks[leaf.code] - leaf.low) / (leaf.high - leaf.low)
                worst += weight * place
                best += weight * place
            elif policy == "provisional":
                best += weight
        return worst, best, whole

    def bounds(self, code, policy):
        leaves, alone = self.scheme.parts[code]
        worst, best, whole = self.sum(leaves, policy, alone)
        return None if whole == 0 else (worst / whole, best / whole)

    def settled(self):
        return self.worst == self.best

    def minimums(self):
        if self.failed:
            return "not-met"
        if self.undecided:
            return "undetermined"
        return "met" if self.scheme.minimums else "not-applicable"

    def part(self, code):
        """The settled place of the candidate on a criterion of the chain, or None."""
        bounds = self.bounds(code, "provisional")
        return bounds[0] if bounds is not None and bounds[0] == bounds[1] else None

    def as_json(self):
        if self.refused:
            return {"name": self.name, "refused": self.refused}
        band = self.scheme.band(self.worst)
        if band != self.scheme.band(self.best):
            band = ""
        display = rounded(self.worst) if self.settled() else rounded(self.worst) + ".." + rounded(self.best)
        return {
            "name": self.name, "worst": fraction_text(self.worst), "best": fraction_text(self.best),
            "display": display, "band": band, "minimums": self.minimums(),
            "knockedOutBy": self.failed, "openMinimums": self.undecided,
        }


def ranking(scores, chain):
    out = [s for s in scores if s.failed]
    knocked = sorted((s.name for s in out), key=lambda n: n.encode())
    inside = [s for s in scores if not s.failed]
    open_ = [s.name for s in inside if not s.settled() or s.undecided or any(s.part(c) is None for c in chain)]
    if open_:
        return None, open_
    key = {s.name: (-s.worst,) + tuple(-s.part(c) for c in chain) for s in inside}
    places = []
    for name in sorted(key, key=lambda n: (key[n], n.encode())):
        mine = key[name]
        place = {
            "name": name, "rank": 1 + sum(k < mine for k in key.values()),
            "dense": 1 + len({k for k in key.values() if k < mine}),
            "exAequo": sum(k == mine for k in key.values()) > 1, "decidedBy": "",
        }
        above = [k for k in key.values() if k < mine]
        if above:
            nearest = max(above)
            first = next(i for i in range(len(mine)) if nearest[i] != mine[i])
            place["decidedBy"] = chain[first - 1] if first else ""
        places.append(place)
    return {"places": places, "knockedOut": knocked}, []


def ranges(scores):
    inside = [s for s in scores if not s.failed]
    out = []
    for s in inside:
        others = [o for o in inside if o is not s]
        out.append({
            "name": s.name,
            "best": 1 + sum(o.worst > s.best for o in others if not o.undecided),
            "worst": 1 + sum(o.best > s.worst for o in others),
            "open": bool(s.undecided),
        })
    return out


def score(case, schemes):
    scheme = Scheme(schemes[case["scheme"]])
    scores = [Score(scheme, c) for c in case["candidates"]]
    counted = [s for s in scores if not s.refused]
    ranked, open_ = ranking(counted, case["chain"])
    return {"results": [s.as_json() for s in scores], "ranking": ranked, "open": open_, "ranges": ranges(counted)}


def printed(case, got):
    """What the source printed must be what is displayed."""
    problems = []
    for c, r in zip(case["candidates"], got["results"]):
        if c["published"] != "" and exact(c["published"]) != exact(r["display"]):
            problems.append("%s: printed %s, displayed %s" % (c["name"], c["published"], r["display"]))
    return problems


# --- Index ----------------------------------------------------------------------

ASPECTS = [
    ("perencanaan", 10), ("pengadaan", 10), ("karier", 30), ("promosi-mutasi", 10),
    ("kinerja", 20), ("penggajian-disiplin", 10), ("perlindungan", 4), ("sistem-informasi", 6),
]
TOP = 400
CATEGORIES = [("I", 0, "Buruk"), ("II", 175, "Kurang"), ("III", 250, "Baik"), ("IV", 325, "Sangat Baik")]
LINES = [(175, 250, Fraction("0.40"), Fraction("0.60")), (250, 325, Fraction("0.60"), Fraction("0.80")), (325, 400, Fraction("0.80"), Fraction(1))]


def category(points):
    found = None
    for i, (_, low, _) in enumerate(CATEGORIES):
        if points >= low:
            found = i
    return found


def index_of(points, formula):
    if formula == "ratio":
        return points / TOP
    if points < 175:
        return None
    low, high, begin, end = [line for line in LINES if points >= line[0]][-1]
    if formula == "stepped" and low == 325:
        begin = Fraction("0.81")
    return begin + (end - begin) * (points - low) / (high - low)


def shown(x):
    return {"exact": fraction_text(x), "display": "" if x is None else rounded(x)}


def between(points):
    i = category(points)
    return i + 1 < len(CATEGORIES) and CATEGORIES[i + 1][1] - points < 1


def halves(case):
    points = exact(case["score"])
    i = category(points)
    last = i + 1 == len(CATEGORIES)
    return {
        "category": CATEGORIES[i][0],
        "next": "" if last else CATEGORIES[i + 1][0],
        "distance": "" if last else fraction_text(CATEGORIES[i + 1][1] - points),
        "betweenBands": between(points),
        "index": {formula: shown(index_of(points, formula)) for formula in ("ratio", "interpolated", "stepped")},
    }


def placed(points):
    return {"score": fraction_text(points), "category": "" if points is None else CATEGORIES[category(points)][0]}


def sheet(case):
    points = [exact(p) for p in case["points"]]
    return placed(None if None in points else sum(points))


def levels(case):
    sum_, whole = Fraction(0), Fraction(0)
    for indicator, level in zip(case["indicators"], case["levels"]):
        if level == "":
            return placed(None)
        if level != "n/a":
            sum_ += exact(indicator["weight"]) * int(level)
            whole += exact(indicator["weight"])
    return placed(TOP * sum_ / (4 * whole))


KASN = ["Peraturan KASN 9/2019 Pasal 23 ayat (2)"]
BANDS_SPANS = [
    ("2014-01-15", ("no", KASN)), ("2019-01-01", ("unproven", KASN)),
    ("2020-01-01", ("yes", KASN)), ("2025-12-31", ("no", ["PermenPANRB 19/2025 Pasal 30"])),
]


def published(case):
    points = exact(case["score"])
    i = category(points)
    law = day(case["law"])
    force, basis = at(BANDS_SPANS, law)
    finding = {"rule": "KSN-BANDS", "observed": "", "elapsed": "", "required": "", "changes": "", "missing": [], "notes": [], "citations": basis}
    if force == "yes":
        finding.update(code="KSN-BANDS/category-" + CATEGORIES[i][0], outcome="met", observed=decimal_text(points), required=str(CATEGORIES[i][1]))
        if between(points):
            finding["notes"] = ["between-bands"]
    else:
        unproven = force == "unproven"
        finding.update(code="KSN-BANDS/" + ("force-unproven" if unproven else "not-in-force"), outcome="undetermined" if unproven else "not-applicable")
        later = [first for first, (f, _) in BANDS_SPANS if day(first) > law and f != force]
        finding["changes"] = later[0] if later else ""
    return {"category": CATEGORIES[i][0], "finding": finding}


def decimal_text(x):
    """A number of finite decimals, without superfluous zeros."""
    text = "%d.%06d" % divmod(x * 10**6, 10**6)
    return text.rstrip("0").rstrip(".")


def name_printed(case, got):
    name = case["publishedCategory"].split(" (")[0]
    if name and name != dict((c, n) for c, _, n in CATEGORIES)[got["category"]]:
        return ["printed %s, category %s" % (name, got["category"])]
    return []


# --- Running --------------------------------------------------------------------

def differences(want, got, path=""):
    if isinstance(want, dict) and isinstance(got, dict):
        out = []
        for key in sorted(set(want) | set(got)):
            if key not in want or key not in got:
                out.append("%s.%s: %s" % (path, key, "not in the kit" if key not in want else "not worked out"))
            else:
                out += differences(want[key], got[key], path + "." + key)
        return out
    if isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        return [d for i, (w, g) in enumerate(zip(want, got)) for d in differences(w, g, "%s[%d]" % (path, i))]
    return [] if want == got else ["%s: kit %r, here %r" % (path, want, got)]


def main(folder):
    def read(name):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            return json.load(f)

    def nothing_printed(case, got):
        return []

    scores, index = read("score.json"), read("index.json")
    schemes = {s["id"]: s["scheme"] for s in scores["schemes"]}
    failed = passed = 0

    def run(area, cases, work_out, also=nothing_printed):
        nonlocal failed, passed
        if not cases:
            print("%s: no cases" % area)
            failed += 1
        for case in cases:
            try:
                got = work_out(case)
                problems = differences({k: case[k] for k in got}, got) + also(case, got)
            except (KeyError, ValueError, TypeError, IndexError, ZeroDivisionError) as e:
                problems = ["%s: %s" % (type(e).__name__, e)]
            if problems:
                failed += 1
                print("%s %s\n  %s" % (area, case.get("id", "?"), "\n  ".join(problems)))
            else:
                passed += 1

    run("tenure", read("tenure.json")["cases"], tenure)
    run("score", scores["cases"], lambda case: score(case, schemes), printed)
    if index["aspects"] != [{"code": c, "weight": str(w), "maximum": str(w * TOP // 100)} for c, w in ASPECTS]:
        failed += 1
        print("index: other aspects")
    else:
        passed += 1
    run("index", index["scores"], halves)
    run("sheet", index["sheets"], sheet)
    run("levels", index["levels"], levels)
    run("published", index["published"], published, name_printed)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")))
