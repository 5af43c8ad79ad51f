"""
Whole cases, as an examination or a judgment tells them, come out as the law says.

All rules are asked of each, the local ones too where they reach, and what is broken is compared
as a whole: a rule that cries foul of its own accord is as wrong as one that keeps silent.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pytest

from checker.engine import Engine
from checker.reader import Record, read
from tools import scenarios
from tools.scenarios import Scenario

SCENARIOS = scenarios.load()
_SETTLED = {"pass", "not_applicable"}


@pytest.fixture(params=SCENARIOS, ids=lambda s: s.name)
def told(request: pytest.FixtureRequest) -> Scenario:
    scenario: Scenario = request.param
    return scenario


@pytest.fixture
def outcomes(told: Scenario, engine: Engine) -> Mapping[str, Any]:
    answer = engine.report(told.record, as_of=told.as_of, settings={})
    return {outcome["rule"]: outcome for outcome in answer["outcomes"]}


def test_there_are_enough_to_examine_with() -> None:
    assert len(SCENARIOS) >= 25
    assert sum(not told.fails for told in SCENARIOS) >= 10


def test_the_reader_accepts(told: Scenario) -> None:
    result = read(json.dumps(told.record).encode(), told.name)
    assert isinstance(result, Record), [fault.message["en"] for fault in result.faults]


def test_the_law_decides(told: Scenario, outcomes: Mapping[str, Any]) -> None:
    found = {rule: outcome["status"] for rule, outcome in outcomes.items()}
    assert {rule for rule, status in found.items() if status == "fail"} == told.fails
    assert {rule for rule in told.kept if found[rule] not in _SETTLED} == set()
    assert {rule for rule in told.open if found[rule] != "undetermined"} == set()
    assert {rule for rule in told.waiting if found[rule] != "pending"} == set()
    for rule, expected in told.answers.items():
        assert _answering(outcomes[rule]) == expected


def _answering(outcome: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """By model, who answers for a breach."""
    people: dict[str, set[str]] = defaultdict(set)
    for instance in outcome["instances"]:
        for entry in instance["liability"]:
            if entry["exempt"] is None:
                people[entry["model"]].add(entry["person"])
    return {model: frozenset(ids) for model, ids in people.items()}
