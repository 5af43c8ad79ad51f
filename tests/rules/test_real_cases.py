"""
Cases that courts decided come out as the courts decided them, by the law of their own time.

A record holds what its judgment published and no more, so whatever the court did not have to
look at must stay open: only what is known may be kept or broken.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from checker.app import Workshop
from checker.engine import Engine
from checker.reader import Record, read
from tools.examples import FIXTURES

FOLDER = FIXTURES / "real-cases"
AS_OF = "2026-11-24"


@dataclass(frozen=True)
class Ruling:
    """
    What a court's ruling means for the rules.

    Attributes:
        broken: each rule that must fail, with the facts of law that it has to rest on.
        kept: what the published facts show to be in order.
        upheld: what the court looked at and found no breach in.
    """

    broken: Mapping[str, tuple[str, ...]]
    kept: frozenset[str]
    upheld: frozenset[str]


RULINGS = {
    "RC-01": Ruling({"PEN-0031": ("APL1996-42-1",)}, frozenset(), frozenset()),
    "RC-02": Ruling(
        {
            "PEN-0400": ("APL1996-31", "APL1996-41"),
            "PEN-0401": ("APL1996-31", "APL1996-41"),
        },
        kept=frozenset({"PEN-0006", "PEN-0418"}),
        upheld=frozenset(),
    ),
    "RC-03": Ruling({}, frozenset({"PEN-0210"}), frozenset({"PEN-0210"})),
    "RC-04": Ruling(
        {"PEN-0223": ("SPC2007-29",)}, frozenset({"PEN-0110"}), frozenset({"PEN-0110"})
    ),
    "RC-05": Ruling({}, frozenset({"PEN-0004", "PEN-0006"}), frozenset({"PEN-0004"})),
    "RC-06": Ruling(
        {
            "PEN-0001": ("APL1996-40",),
            "PEN-0005": ("APL1996-42-6",),
            "PEN-0050": ("APL1996-42-6",),
        },
        kept=frozenset({"PEN-0006", "PEN-0008", "PEN-0056", "PEN-0200", "PEN-0401"}),
        upheld=frozenset({"PEN-0200", "PEN-0201", "PEN-0203"}),
    ),
    # The day of the decision was not published: see the test of what that day would show.
    "RC-07": Ruling({}, frozenset(), frozenset()),
    # As with the one before, but for the handling term.
    "RC-08": Ruling({}, frozenset(), frozenset()),
}


@pytest.fixture(params=sorted(RULINGS))
def case(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def outcomes(case: str, engine: Engine) -> Mapping[str, Any]:
    record = read((FOLDER / f"{case}.json").read_bytes(), case)
    assert isinstance(record, Record), record.faults
    answer = engine.report(record.raw, as_of=AS_OF, settings={})
    return {outcome["rule"]: outcome for outcome in answer["outcomes"]}


def of_status(outcomes: Mapping[str, Any], status: str) -> set[str]:
    return {rule for rule, outcome in outcomes.items() if outcome["status"] == status}


def test_every_file_has_a_ruling() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == RULINGS.keys()


def test_exactly_what_the_court_found_is_broken(case: str, outcomes: Mapping[str, Any]) -> None:
    assert of_status(outcomes, "fail") == RULINGS[case].broken.keys()


def test_nothing_is_kept_but_what_was_published(case: str, outcomes: Mapping[str, Any]) -> None:
    assert of_status(outcomes, "pass") == RULINGS[case].kept


def test_what_the_court_upheld_is_settled(case: str, outcomes: Mapping[str, Any]) -> None:
    settled = of_status(outcomes, "pass") | of_status(outcomes, "not_applicable")
    assert RULINGS[case].upheld <= settled


def test_what_stays_open_lacks_only_what_was_not_published(
    case: str, outcomes: Mapping[str, Any]
) -> None:
    assert of_status(outcomes, "pending") == set()
    record = json.loads((FOLDER / f"{case}.json").read_text("utf-8"))
    needs = [
        need
        for rule in of_status(outcomes, "undetermined")
        for instance in outcomes[rule]["instances"]
        for need in instance["missing"]
    ]
    assert needs
    assert {need["kind"] for need in needs} == {"record"}
    assert [need["ref"] for need in needs if _stands(record, need["ref"])] == []


def test_breaches_rest_on_the_law_of_the_day(
    case: str, outcomes: Mapping[str, Any], shipped: Workshop
) -> None:
    for rule, facts in RULINGS[case].broken.items():
        version = shipped.catalog.rules[rule].versions[outcomes[rule]["version"] - 1]
        assert version.basis == facts


@pytest.mark.parametrize(
    ("case", "rule", "day", "facts"),
    [
        ("RC-07", "PEN-0066", "2021-07-14", ("APL1996-38",)),
        ("RC-08", "PEN-0402", "2006-03-01", ("PSAP2005-99",)),
        ("RC-08", "PEN-0402", "2020-12-31", ("PSAP2005-99",)),
    ],
)
def test_an_undated_case_is_settled_by_the_day_of_the_decision(
    case: str,
    rule: str,
    day: str,
    facts: tuple[str, ...],
    engine: Engine,
    shipped: Workshop,
) -> None:
    record = json.loads((FOLDER / f"{case}.json").read_text("utf-8"))
    settings = {"select": [rule]}
    (undated,) = engine.report(record, as_of=AS_OF, settings=settings)["outcomes"]
    assert undated["status"] == "undetermined"
    needs = {need["ref"] for instance in undated["instances"] for need in instance["missing"]}
    assert "/decision/made_on" in needs
    record["decision"]["made_on"] = day
    (dated,) = engine.report(record, as_of=AS_OF, settings=settings)["outcomes"]
    assert (dated["status"], dated["version"]) == ("fail", 1)
    assert shipped.catalog.rules[rule].versions[0].basis == facts


def _stands(record: Any, pointer: str) -> bool:
    for key in pointer.split("/")[1:]:
        if isinstance(record, list):
            record = record[int(key)]
        elif isinstance(record, dict) and key in record:
            record = record[key]
        else:
            return False
    return True
