"""Every rule's examples get the status, and the findings, that their files say."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from typing import Any

import pytest

from checker.engine import Engine, EngineFault
from checker.reader import Record, read
from tools import examples
from tools.examples import Example

EXAMPLES = examples.load()

Outcome = Mapping[str, Any]


@pytest.fixture(scope="session")
def outcomes(engine: Engine) -> dict[tuple[str, str], Outcome | EngineFault]:
    """What each example's rule says, by rule and name."""
    found: dict[tuple[str, str], Outcome | EngineFault] = {}
    # One rule is asked at a time: liability and reasons of all others are not compared here.
    for (as_of, rule), group in itertools.groupby(EXAMPLES, key=lambda e: (e.as_of, e.rule)):
        items = ((example.name, example.record) for example in group)
        settings = {"select": [rule]}
        for name, answer in engine.evaluate_many(
            items, as_of=as_of, settings=settings, entry="report"
        ):
            if isinstance(answer, EngineFault):
                found[rule, name] = answer
            else:
                (found[rule, name],) = answer["outcomes"]
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}-{e.name}")
def test_the_reader_accepts(example: Example) -> None:
    result = read(json.dumps(example.record).encode(), example.place)
    assert isinstance(result, Record), [fault.message["en"] for fault in result.faults]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}-{e.name}")
def test_example(example: Example, outcomes: dict[tuple[str, str], Outcome | EngineFault]) -> None:
    outcome = outcomes[example.rule, example.name]
    assert not isinstance(outcome, EngineFault), outcome.message["en"]
    assert outcome["status"] == example.status, outcome["instances"]
    instances = [i for i in outcome["instances"] if i["status"] == example.status]
    for name, expected in example.expect.items():
        assert _said(name, instances, expected) == _wanted(name, expected)


def _said(name: str, instances: list[dict[str, Any]], expected: Any) -> Any:
    """What the instances say about one thing, in the form in which `expect` has it."""
    match name:
        case "at":
            return sorted(i["at"] for i in instances)
        case "missing":
            return sorted({(need["kind"], need["ref"]) for i in instances for need in i["missing"]})
        case "due_on":
            return {i["due_on"] for i in instances}
        case "arithmetic":
            worked = [i["arithmetic"] or {} for i in instances]
            kept = [{key: a.get(key) for key in expected} for a in worked]
            return expected if expected in kept else kept
    raise AssertionError(name)


def _wanted(name: str, expected: Any) -> Any:
    match name:
        case "at":
            return sorted(expected)
        case "missing":
            return sorted((need["kind"], need["ref"]) for need in expected)
        case "due_on":
            return {expected}
    return expected
