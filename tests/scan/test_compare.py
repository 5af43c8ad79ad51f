from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from checker.scan.compare import Change, Comparison, Counts, Run

RECEIPT = {"tool": "1", "opa": "1", "as_of": "2026-01-01", "bundle": "b", "masked": True}


def _instance(name: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": name,
        "status": "fail",
        "values": [],
        "arithmetic": None,
        "message": {"zh": "错", "en": "wrong"},
        "liability": [],
        "unattributed": [],
        "waiver": None,
        "due_on": None,
        **changes,
    }


def _outcome(rule: str, *instances: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "rule": rule,
        "status": "fail",
        "severity": "major",
        "basis": [],
        "remedy": {"zh": "改", "en": "mend"},
        "curable": True,
        "instances": list(instances),
        **changes,
    }


def _line(record: str | None, *outcomes: dict[str, Any], sha256: str = "s") -> dict[str, Any]:
    source = {"path": f"{record}.json", "member": None, "line": None}
    return {
        "record": {"id": record, "sha256": sha256, "source": source},
        "outcomes": list(outcomes),
    }


def _run(*lines: dict[str, Any], across: tuple[Any, ...] = (), **receipt: Any) -> Run:
    return Run("run", {**RECEIPT, **receipt}, lambda: lines, across)


def _changes(first: Run, second: Run) -> list[Change]:
    with Comparison(first, second) as comparison:
        return list(comparison.changes())


def test_equal_runs_have_no_changes() -> None:
    run = _run(_line("a", _outcome("R1", _instance("i"))), _line(None))
    with Comparison(run, run) as comparison:
        assert list(comparison.changes()) == []
        assert comparison.receipts == ()
        assert comparison.counts() == Counts(
            findings={"new": 0, "gone": 0, "changed": 0},
            same=1,
            records={"new": 0, "gone": 0, "changed": 0},
            refused=(1, 1),
        )


Lines = Callable[[], dict[str, Any]]


@pytest.mark.parametrize(
    ("before", "other"),
    [
        (lambda: _line("a"), "settled"),
        (lambda: _line("b"), "no_record"),
        (lambda: _line("a", _outcome("R1", status="undetermined")), "undetermined"),
        (lambda: _line("a", _outcome("R1", status="pending")), "pending"),
        (lambda: _line("a", _outcome("R1", _instance("j"))), "fail"),
        (lambda: _line("a", _outcome("R1", status="pass")), "settled"),
    ],
)
def test_a_new_finding_says_what_its_rule_was_before(before: Lines, other: str) -> None:
    after = _line("a", _outcome("R1", _instance("i")))
    new = [c for c in _changes(_run(before()), _run(after)) if c.kind == "new"]
    assert [(c.id, c.rule, c.record, c.severity, c.other) for c in new] == [
        ("i", "R1", "a", "major", other)
    ]
    gone = [c for c in _changes(_run(after), _run(before())) if c.id == "i"]
    assert [(c.kind, c.other) for c in gone] == [("gone", other)]


def test_a_finding_told_otherwise_names_the_parts() -> None:
    first = _line("a", _outcome("R1", _instance("i")))
    second = _line(
        "a", _outcome("R1", _instance("i", arithmetic={"over": 1}), severity="invalidating")
    )
    (change,) = _changes(_run(first), _run(second))
    assert (change.kind, change.severity) == ("changed", "invalidating")
    assert change.differs == ("arithmetic", "severity")


@pytest.mark.parametrize(
    ("sha256", "receipt", "because"),
    [
        ("s", {}, ()),
        ("t", {}, ("record",)),
        ("s", {"bundle": "c", "as_of": "2026-01-02"}, ("as_of", "bundle")),
        ("t", {"calendar": "d"}, ("record", "calendar")),
        ("s", {"selection": ["R1"]}, ("selection",)),
    ],
)
def test_a_change_says_what_may_have_made_it(
    sha256: str, receipt: dict[str, Any], because: tuple[str, ...]
) -> None:
    second = _run(_line("a", _outcome("R1", _instance("i")), sha256=sha256), **receipt)
    (change,) = _changes(_run(_line("a")), second)
    assert change.because == because


def test_the_gravest_come_first_and_new_before_gone() -> None:
    first = _run(_line("a", _outcome("R9", _instance("old"))))
    second = _run(
        _line(
            "a",
            _outcome("R1", _instance("minor"), severity="minor"),
            _outcome("R2", _instance("grave"), severity="invalidating"),
        )
    )
    assert [(c.kind, c.id) for c in _changes(first, second)] == [
        ("new", "grave"),
        ("new", "minor"),
        ("gone", "old"),
    ]


def test_records_and_refusals_are_counted() -> None:
    first = _run(_line("a"), _line("b"), _line(None))
    second = _run(_line("a", sha256="t"), _line("c"))
    with Comparison(first, second) as comparison:
        counts = comparison.counts()
    assert counts.records == {"new": 1, "gone": 1, "changed": 1}
    assert counts.refused == (1, 0)


def test_findings_across_records_are_compared_too() -> None:
    found = {
        **_outcome("R1"),
        **_instance("x"),
        "records": [{"id": "a", "source": {"path": "a"}}, {"id": "b", "source": {"path": "b"}}],
    }
    open_ = {**found, "id": "y", "status": "undetermined"}
    (change,) = _changes(_run(_line("a")), _run(_line("a"), across=(found, open_)))
    assert (change.kind, change.record, change.sources) == (
        "new",
        "a, b",
        [{"path": "a"}, {"path": "b"}],
    )
