"""The compiled calendar, and that the policies' library counts with it as Python does."""

from __future__ import annotations

import datetime as dt
import json
import random
import subprocess
from pathlib import Path
from typing import Any

import chinese_calendar  # type: ignore[import-untyped]  # the package ships no types
import pytest

from checker import paths
from checker.calendar import FIRST, LAST, Calendar, Unit, compile_calendar
from checker.engine import locate
from checker.settings import Settings

CALENDAR = Calendar.load(paths.policies() / "tables" / "calendar" / "days.yaml")
DOCUMENT = compile_calendar(CALENDAR)
LIBRARY = paths.policies() / "lib" / "days" / "days.rego"
DAY = dt.timedelta(days=1)

ANSWERS = """package samples

import data.lib.days

terms := [answer |
	some s in input.terms
	answer := {
		"due_on": _first([x | x := days.due_on(s.start, s.n, s.unit, s.roll)]),
		"provisional": _first([x | x := days.provisional_due(s.start, s.n, s.unit, s.roll)]),
	}
]

counts := [answer |
	some s in input.counts
	answer := {
		"used": _first([x | x := days.used(s.start, s.end, s.unit)]),
		"provisional": _first([x | x := days.provisional(s.start, s.end, s.unit)]),
	}
]

before := [_first([x | x := days.before_working(s.date, s.n)]) | some s in input.before]

# Every function on what is no date, number or unit: no answers, and no error.
none contains days.due_on(v, n, u, r) if {
	some v in input.none
	some n in input.numbers
	some u in input.units
	some r in [true, false]
}

none contains days.due_on("2024-02-05", n, u, true) if {
	some n in input.none
	some u in input.units
}

none contains days.provisional_due(v, 1, u, r) if {
	some v in input.none
	some u in input.units
	some r in [true, false]
}

none contains days.used(v, "2024-02-05", u) if {
	some v in input.none
	some u in input.units
}

none contains days.used("2024-02-05", v, u) if {
	some v in input.none
	some u in input.units
}

none contains days.provisional(v, "2024-02-05", u) if {
	some v in input.none
	some u in input.units
}

none contains days.add_calendar(v, 1) if some v in input.none

none contains days.add_calendar("2024-02-05", n) if {
	some n in input.none
	n != -1
}

none contains days.before_working(v, 1) if some v in input.none

none contains days.before_working("2024-02-05", n) if some n in input.none

none contains days.known(v) if some v in input.none

none contains days.next_working(v) if some v in input.none

none contains days.hours_between(v, "2024-02-05T10:00:00+08:00") if some v in input.none

_first(answers) := answers[0]

_first([]) := null
"""


def texts() -> list[str]:
    return [
        dt.date.fromordinal(n).isoformat() for n in range(FIRST.toordinal(), LAST.toordinal() + 1)
    ]


def test_every_known_day_is_as_the_package_says() -> None:
    working = set(DOCUMENT["working"])
    known = [t for t in texts() if DOCUMENT["known_from"] <= t <= DOCUMENT["known_until"]]
    assert len(known) == 23 * 365 + 6
    for text in known:
        assert (text in working) is chinese_calendar.is_workday(dt.date.fromisoformat(text)), text


def test_the_document_spans_its_dates_and_counts_them() -> None:
    assert (DOCUMENT["first"], FIRST, LAST) == (
        "1990-01-01",
        dt.date(1990, 1, 1),
        dt.date(2040, 12, 31),
    )
    assert list(DOCUMENT["ordinal"]) == texts()
    assert DOCUMENT["working"] == sorted(set(DOCUMENT["working"]))
    assert DOCUMENT["ordinal"][LAST.isoformat()] == len(DOCUMENT["working"])
    for place, text in enumerate(DOCUMENT["working"]):
        assert DOCUMENT["ordinal"][text] == place + 1


def test_equal_calendars_give_equal_documents() -> None:
    again = Calendar.load(paths.policies() / "tables" / "calendar" / "days.yaml")
    assert json.dumps(compile_calendar(again)) == json.dumps(DOCUMENT)


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """The samples, and what one evaluation says about all of them, errors being errors."""
    samples = make_samples()
    folder = tmp_path_factory.mktemp("days")
    (folder / "samples.rego").write_text(ANSWERS, encoding="utf-8")
    (folder / "input.json").write_text(json.dumps(samples), encoding="utf-8")
    (folder / "calendar.json").write_text(json.dumps({"calendar": DOCUMENT}), encoding="utf-8")
    return samples, opa_eval(folder)


def opa_eval(folder: Path) -> dict[str, Any]:
    opa = locate(Settings.from_environment()).path
    command = [str(opa), "eval", "--strict-builtin-errors", "--format", "raw"]
    for data in (LIBRARY, folder / "samples.rego", folder / "calendar.json"):
        command += ["--data", str(data)]
    command += ["--input", str(folder / "input.json"), "data.samples"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr or answer.stdout
    result: dict[str, Any] = json.loads(answer.stdout)
    return result


def make_samples() -> dict[str, Any]:
    chance = random.Random(20240205)
    units = [unit.value for unit in Unit]
    span = (LAST - FIRST).days

    def date() -> dt.date:
        # Half of them near a Spring Festival or a National Day, where days move.
        if chance.random() < 0.5:
            year, month = chance.randint(2004, 2026), chance.choice([1, 2, 9, 10])
            return dt.date(year, month, chance.randint(1, 28))
        return FIRST + chance.randint(0, span) * DAY

    terms = [
        {
            "start": date().isoformat(),
            "n": chance.choice([0, 1, 2, 3, 5, 7, 10, 15, 30, 60, 90, 180]),
            "unit": chance.choice(units),
            "roll": chance.random() < 0.5,
        }
        for _ in range(600)
    ]
    counts = [
        {"start": date().isoformat(), "end": date().isoformat(), "unit": chance.choice(units)}
        for _ in range(300)
    ]
    before = [{"date": date().isoformat(), "n": chance.randint(1, 30)} for _ in range(200)]
    none: list[object] = [None, True, "", "x", "2024-02-30", "2024-02-05x", "2024-02-05T10:00:00Z"]
    none += [
        [],
        {},
        1.5,
        -1,
        10**6,
        10**15,
        "1989-12-31",
        "九日九日九日九日九日T+08:00",
        "2024-02-05T+08:00Z",
    ]
    return {
        "terms": terms,
        "counts": counts,
        "before": before,
        "none": none,
        "numbers": [1, 0, *none],
        "units": [*units, "hour", None],
    }


def in_span(date: dt.date) -> bool:
    return FIRST <= date <= LAST


def test_last_days_agree(evaluated: tuple[dict[str, Any], dict[str, Any]]) -> None:
    samples, answers = evaluated
    expected = []
    for sample in samples["terms"]:
        start, unit = dt.date.fromisoformat(sample["start"]), Unit(sample["unit"])
        due = CALENDAR.due_on(start, sample["n"], unit, roll=sample["roll"])
        known = in_span(due.due_on)
        expected.append(
            {
                "due_on": due.due_on.isoformat() if known else None,
                "provisional": due.provisional if known else None,
            }
        )
    assert answers["terms"] == expected
    assert {answer["provisional"] for answer in expected} == {True, False, None}


def test_counts_agree(evaluated: tuple[dict[str, Any], dict[str, Any]]) -> None:
    samples, answers = evaluated
    expected = []
    for sample in samples["counts"]:
        start, end = (dt.date.fromisoformat(sample[key]) for key in ("start", "end"))
        count = CALENDAR.count(start, end, Unit(sample["unit"]))
        expected.append({"used": count.used, "provisional": count.provisional})
    assert answers["counts"] == expected
    assert {answer["provisional"] for answer in expected} == {True, False}


def test_last_days_before_agree(evaluated: tuple[dict[str, Any], dict[str, Any]]) -> None:
    samples, answers = evaluated
    expected = []
    for sample in samples["before"]:
        last = CALENDAR.before_working(dt.date.fromisoformat(sample["date"]), sample["n"]).due_on
        expected.append(last.isoformat() if in_span(last) else None)
    assert answers["before"] == expected


def test_what_is_no_date_has_no_answer_and_no_error(
    evaluated: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    assert evaluated[1]["none"] == []
