"""In the demonstration file the head signed another penalty than the meeting resolved."""

from __future__ import annotations

import json

import pytest

from checker.engine import Engine
from tests.liability import files
from tests.liability.files import Document, Part

DEMO = files.BASES.parent / "demo" / "faulty.json"
RULES = {"PEN-0033", "PEN-0210", "PEN-0360"}
RESOLVED = "/meetings/0/items/0/resolution/penalty/fine_fen"


@pytest.fixture(scope="module")
def demo() -> Document:
    """The demonstration file."""
    document: Document = json.loads(DEMO.read_text("utf-8"))
    return document


def _judged(engine: Engine, document: Document) -> dict[str, set[tuple[str, str, str]]]:
    (found,) = files.judge(engine, [document], RULES)
    return {v.rule: {_words(part) for part in v.liable} for v in found.values()}


def _words(part: Part) -> tuple[str, str, str]:
    return part.person, part.role, part.branch


def test_the_signer_answers_for_the_amount_alone(engine: Engine, demo: Document) -> None:
    assert _judged(engine, demo) == {rule: {("p01", "approver", "LW-LIA-042")} for rule in RULES}


def test_the_meeting_answers_for_the_amount_it_resolved(engine: Engine, demo: Document) -> None:
    signed = files.at(demo, ("decision", "penalty", "fine_fen"))
    parts = _judged(engine, files.put(demo, {RESOLVED: signed}))
    assert parts.keys() == RULES - {"PEN-0360"}
    for found in parts.values():
        assert ("p01", "presider", "LW-LIA-036") in found
        assert "LW-LIA-042" not in {branch for _, _, branch in found}


def test_without_the_resolved_amount_nobody_is_named(engine: Engine, demo: Document) -> None:
    less = files.without(demo, files.steps(RESOLVED))
    (found,) = files.judge(engine, [less], RULES)
    assert {v.rule for v in found.values()} == RULES - {"PEN-0360"}
    for verdict in found.values():
        assert not verdict.parts
        assert verdict.needs == {files.named(less, RESOLVED)}
