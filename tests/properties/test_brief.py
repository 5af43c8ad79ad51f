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
        failing = [outcome for outcome in report["outcomes"] if outcome["status"] == "fail"]
        frame = {key: report[key] for key in ("record", "state", "summary")}
        assert {key: brief[key] for key in frame} == frame, name
        assert brief["outcomes"] == failing, name
        assert _lacking(brief) == _unsettled(report, "undetermined", "missing"), name
        assert _awaited(brief) == _unsettled(report, "pending", "due_on"), name


def _lacking(brief: dict[str, Any]) -> dict[tuple[str, str], Any]:
    """What is missing by rule and subject, which the short answer gives by what is missing."""
    found: dict[tuple[str, str], list[Any]] = {}
    for entry in brief["undetermined"]:
        for rule in entry["rules"]:
            needs = found.setdefault((rule, entry["subject"]), [])
            needs += [need for need in entry["missing"] if need not in needs]
    return {key: sorted(needs, key=_by_ref) for key, needs in found.items()}


def _awaited(brief: dict[str, Any]) -> dict[tuple[str, str], Any]:
    return {
        (rule, entry["subject"]): entry["due_on"]
        for entry in brief["pending"]
        for rule in entry["rules"]
    }


def _unsettled(report: dict[str, Any], status: str, key: str) -> dict[tuple[str, str], Any]:
    """The instances of a status, of the rules that have it, with one of their values."""
    return {
        (outcome["rule"], instance["subject"]): instance[key]
        for outcome in report["outcomes"]
        if outcome["status"] == status
        for instance in outcome["instances"]
        if instance["status"] == status
    }


def _by_ref(need: dict[str, str]) -> tuple[str, str]:
    return need["kind"], need["ref"]
