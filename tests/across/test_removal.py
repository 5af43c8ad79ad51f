"""
A fact taken out of a record never makes a breach across records, of anybody.

What is a breach after it was one before, among the same records or more. Everything else a
removal may do: a breach may become undetermined or vanish, and what was nothing undetermined,
for a difference that is not exported tells no two things apart.

The one exception is of the rules that ask for a record in each period. A record that no longer
tells whose it is belongs to nobody's series, as if it were not in the archive; then a gap may
open, which is why such a rule can only warn. The second test says what these keys are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from checker import catalog, paths
from checker.engine import Engine
from tests.across import archives
from tools import archive_examples, removal_sweep
from tools.archive_examples import ArchiveExample

CATALOG = catalog.load(paths.policies())

#: What the rules read, by the logic they share: places, of which all below is taken out too.
READ: dict[str, tuple[str, ...]] = {
    "across.same_number": (
        *("/organ", "/case_no", "/procedure", "/decision/made_on", "/decision/outcome"),
        *("/decision/document/number", "/held_on", "/body", "/major_matters", "/summary_number"),
        "/minutes/number",
    ),
    "across.two_places": ("/organ/name", "/people/9", "/investigation/acts"),
    "across.fined_twice": (
        *("/party", "/violations", "/decision/outcome", "/publication/decision_changed_on"),
    ),
    "across.like_fines": (
        *("/organ/name", "/organ/kind", "/party/kind", "/violations", "/decision/made_on"),
        "/decision/outcome",
    ),
    "across.repeated_fault": ("/organ/name", "/organ/kind", "/people/9", "/accountability"),
    "across.periods": ("/organ/name", "/held_on", "/body"),
}

#: Where a record tells whose it is.
WHOSE = ("/organ", "/organ/name")


def _chosen() -> list[ArchiveExample]:
    """Of each rule an example with a finding, and one without."""
    found: list[ArchiveExample] = []
    for rule in CATALOG.rules:
        of_rule = archive_examples.of_rule(rule)
        for nothing in (True, False):
            found += [e for e in of_rule if (e.statuses == {"none"}) is nothing][:1]
    return found


def _read(example: ArchiveExample, pointer: str) -> bool:
    """Whether the rule reads here, below, or above."""
    places = READ[CATALOG.rules[example.rule].kind]
    return any(f"{pointer}/".startswith(f"{p}/") or p.startswith(f"{pointer}/") for p in places)


def _without(example: ArchiveExample, number: int, pointer: str) -> list[dict[str, Any]]:
    records = list(example.records)
    records[number] = removal_sweep.without(records[number], pointer)
    return records


def _variants(example: ArchiveExample) -> dict[str, list[dict[str, Any]]]:
    return {
        f"{number} {pointer}": _without(example, number, pointer)
        for number, record in enumerate(example.records)
        for pointer in removal_sweep.pointers(record)
        if _read(example, pointer)
    }


def _broken(found: list[Mapping[str, Any]]) -> list[set[int]]:
    return [set(entry["places"]) for entry in found if entry["status"] == "fail"]


def _made(engine: Engine, example: ArchiveExample) -> list[str]:
    """The removals that make a breach, among records that broke nothing together before."""
    variants = _variants(example)
    before = _broken(archives.judge(engine, example.records, example.as_of, example.rule))
    after = archives.judge_many(engine, variants, example.as_of, example.rule)
    assert len(variants) > 6
    return [
        name
        for name, found in after.items()
        if any(not any(places <= old for old in before) for places in _broken(found))
    ]


@pytest.mark.parametrize("example", _chosen(), ids=lambda e: f"{e.rule}-{e.name}")
def test_a_removal_makes_no_breach(engine: Engine, example: ArchiveExample) -> None:
    periodic = CATALOG.rules[example.rule].kind == "across.periods"
    made = [name for name in _made(engine, example) if not (periodic and name[2:] in WHOSE)]
    assert made == []


def test_a_record_that_does_not_say_whose_it_is_leaves_a_gap(engine: Engine) -> None:
    (example,) = (
        e
        for e in archive_examples.of_rule("ARC-0010")
        if e.name.startswith("none-a-meeting-of-another-kind")
    )
    assert {name[2:] for name in _made(engine, example)} == set(WHOSE)
