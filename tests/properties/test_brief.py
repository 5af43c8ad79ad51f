"""The short answer is the part of the full one that is not settled."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.engine import Engine
from tools import examples
from tools.examples import FIXTURES

FILES = sorted((FIXTURES / "records").glob("*.json"))
AS_OF = "2026-11-24"


def records() -> list[tuple[str, dict[str, Any]]]:
    """The sample files, and the first failing example of each rule."""
    files = [(path.stem, json.loads(path.read_text("utf-8"))) for path in FILES]
    failing: dict[str, dict[str, Any]] = {}
    for example in examples.load():
        if example.status == "fail" and example.as_of == AS_OF:
            failing.setdefault(example.rule, example.record)
    return [*files, *failing.items()]


@pytest.mark.parametrize("half", [0, 1])
def test_brief_is_contained_in_report(engine: Engine, half: int) -> None:
    items = records()[half::2]
    assert len(items) > 60
    briefs = dict(engine.evaluate_many(items, as_of=AS_OF, settings={}))
    reports = engine.evaluate_many(items, as_of=AS_OF, settings={}, entry="report")
    for name, report in reports:
        brief = briefs[name]
        assert isinstance(report, dict), report
        assert isinstance(brief, dict), brief
        unsettled = [
            outcome
            for outcome in report["outcomes"]
            if outcome["status"] in ("fail", "undetermined", "pending")
        ]
        assert {**brief, "outcomes": None} == {**report, "outcomes": None}, name
        assert brief["outcomes"] == unsettled, name
