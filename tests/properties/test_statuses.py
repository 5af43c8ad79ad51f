"""The entry point that gives no more than statuses gives those of the full report."""

from __future__ import annotations

from benchmarks.make_records import records
from checker.engine import Engine

AS_OF = "2026-11-24"


def test_statuses_are_those_of_the_report(engine: Engine) -> None:
    items = [(record["id"], record) for record in records(12, 7)]
    short = dict(engine.evaluate_many(items, as_of=AS_OF, settings={}, entry="statuses"))
    seen: set[str] = set()
    for name, record in items:
        report = engine.report(record, as_of=AS_OF, settings={})
        full = {outcome["rule"]: outcome["status"] for outcome in report["outcomes"]}
        assert short[name] == full
        seen |= set(full.values())
    assert seen >= {"fail", "undetermined", "pass", "not_applicable"}
