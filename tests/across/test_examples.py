"""Small archives: what every rule across records must find in them, and no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from checker import catalog, paths
from checker.app import Workshop, across_rules
from checker.engine import Engine
from tests.across import archives
from tools import archive_examples
from tools.archive_examples import ArchiveExample

CATALOG = catalog.load(paths.policies())
RULES = [rule.id for rule in across_rules(CATALOG)]
EXAMPLES = archive_examples.load()

#: Statuses that a rule cannot have, and why.
NEVER: dict[tuple[str, str], str] = {
    ("ARC-0001", "undetermined"): "it compares the number alone, which is the key",
    ("ARC-0002", "undetermined"): "it compares the number alone, which is the key",
    ("ARC-0003", "undetermined"): "it compares the number alone, which is the key",
    ("ARC-0004", "undetermined"): "without the day of the meeting it is in no group",
    ("ARC-0005", "undetermined"): "without the day of the meeting it is in no group",
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}-{e.name}")
def test_example(example: ArchiveExample, engine: Engine, shipped: Workshop) -> None:
    found = archives.judge(engine, example.records, example.as_of, example.rule)
    told = [_told(example, entry) for entry in found]
    wanted = [_wanted(entry) for entry in example.expect]
    assert sorted(map(_plain, told)) == sorted(map(_plain, wanted))
    for finding, expected in zip(_by_records(told), _by_records(example.expect), strict=True):
        arithmetic = finding["arithmetic"] or {}
        expected_ = expected.get("arithmetic") or {}
        assert {key: arithmetic.get(key) for key in expected_} == expected_
    for worded in archives.worded(shipped, example.records, found):
        assert "{" not in worded.message.zh + worded.message.en
        assert all(record.id in worded.message.zh for record in worded.records)


def _told(example: ArchiveExample, found: Mapping[str, Any]) -> dict[str, Any]:
    ids = [record["id"] for record in example.records]
    return {
        "status": found["status"],
        "records": sorted(ids[place] for place in found["places"]),
        "missing": sorted([ids[need["place"]], need["ref"]] for need in found["missing"]),
        "arithmetic": found["arithmetic"],
    }


def _wanted(expected: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "status": expected["status"],
        "records": sorted(expected["records"]),
        "missing": sorted(expected.get("missing") or []),
    }


def _plain(found: Mapping[str, Any]) -> tuple[str, list[str], list[list[str]]]:
    return found["status"], found["records"], found["missing"]


def _by_records(found: Any) -> list[Mapping[str, Any]]:
    return sorted(found, key=lambda entry: (sorted(entry["records"]), str(entry["status"])))


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_shown_in_each_status(rule: str) -> None:
    shown = {status for e in EXAMPLES if e.rule == rule for status in e.statuses}
    owed = {s for s in ("fail", "undetermined", "none") if (rule, s) not in NEVER}
    assert owed - shown == set()


def test_an_exception_holds_only_while_it_is_needed() -> None:
    shown = {(example.rule, status) for example in EXAMPLES for status in example.statuses}
    assert shown & NEVER.keys() == set()


def test_names_are_unique_and_of_rules_that_exist() -> None:
    assert {example.rule for example in EXAMPLES} == set(RULES)
    names = Counter((example.rule, example.name) for example in EXAMPLES)
    assert [name for name, times in names.items() if times > 1] == []
