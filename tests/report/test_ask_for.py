"""What to ask for: only what would decide a rule, and apart from it what would tell who answers."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from checker.app import Request, Workshop, check
from checker.report.models import RecordReport
from tools.examples import FIXTURES

SHOP = Workshop.open()
OFFICERS = "/investigation/acts/1/officers"


def _report(folder: Path, *records: Any) -> list[RecordReport]:
    paths = []
    for number, record in enumerate(records):
        path = folder / f"{number}.json"
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        paths.append(str(path))
    request = Request(sources=tuple(paths), as_of="2026-11-24")
    return list(check(SHOP, request).records)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, RecordReport]:
    clean = json.loads((FIXTURES / "records" / "penalty_2026.json").read_text(encoding="utf-8"))
    unknown = copy.deepcopy(clean)
    del unknown["investigation"]["acts"][1]["officers"]
    broken = copy.deepcopy(unknown)
    del broken["investigation"]["acts"][0]["officers"][1:]
    del broken["notice"]["contents"][1:]
    for step in ("proposal", "final_proposal", "review", "approval"):
        broken["handling"][step].pop("points")
    sparse = json.loads((FIXTURES / "demo" / "sparse.json").read_text(encoding="utf-8"))
    folder = tmp_path_factory.mktemp("asked")
    names = ("unknown", "broken", "sparse")
    return dict(zip(names, _report(folder, unknown, broken, sparse), strict=True))


def _statuses(report: RecordReport) -> dict[str, str]:
    return {outcome.rule: outcome.status for outcome in report.outcomes}


def test_what_decides_a_rule_is_asked_for(reports: dict[str, RecordReport]) -> None:
    asked = {entry.ref: entry for entry in reports["unknown"].ask_for}
    assert _statuses(reports["unknown"])["PEN-0004"] == "undetermined"
    assert "PEN-0004" in asked[OFFICERS].rules


def test_a_rule_that_is_broken_already_is_not_decided_by_it(
    reports: dict[str, RecordReport],
) -> None:
    broken = reports["broken"]
    (outcome,) = (outcome for outcome in broken.outcomes if outcome.rule == "PEN-0004")
    assert outcome.status == "fail"
    # Another act is still unknown, and the finding on it says so.
    lacking = [i for i in outcome.instances if i.status == "undetermined"]
    assert [need.ref for i in lacking for need in i.missing] == [OFFICERS]
    decided = {rule for entry in broken.ask_for for rule in entry.rules}
    assert "PEN-0004" not in decided
    assert decided


def test_the_rules_of_an_entry_are_those_it_would_settle(
    reports: dict[str, RecordReport],
) -> None:
    for report in reports.values():
        statuses = _statuses(report)
        for entry in report.ask_for:
            assert entry.rules or entry.liability
            assert {statuses[rule] for rule in entry.rules} <= {"undetermined"}
            assert {statuses[rule] for rule in entry.liability} <= {"fail"}
        decided = {rule for entry in report.ask_for for rule in entry.rules}
        assert decided == {rule for rule, status in statuses.items() if status == "undetermined"}
    assert len(reports["sparse"].ask_for) > 10


def test_whoever_answers_is_asked_for_apart(reports: dict[str, RecordReport]) -> None:
    broken = reports["broken"]
    unattributed = {
        (need.kind, need.ref, outcome.rule)
        for outcome in broken.outcomes
        for instance in outcome.instances
        for need in instance.unattributed
    }
    asked = {(e.kind, e.ref, rule) for e in broken.ask_for for rule in e.liability}
    assert asked == unattributed != set()


def test_the_most_useful_comes_first(reports: dict[str, RecordReport]) -> None:
    for report in reports.values():
        weights = [(len(entry.rules), len(entry.liability)) for entry in report.ask_for]
        assert weights == sorted(weights, reverse=True)
