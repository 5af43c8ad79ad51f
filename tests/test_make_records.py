"""Records to measure with are good records, varied, and the same for the same seed."""

from __future__ import annotations

import json

from benchmarks.make_records import records
from checker.reader import Record, read


def made(count: int, seed: int = 1) -> list[bytes]:
    return [json.dumps(record).encode() for record in records(count, seed)]


def test_the_reader_accepts_them() -> None:
    results = [read(line, "x.json") for line in made(60)]
    assert [r for r in results if not isinstance(r, Record)] == []


def test_the_same_seed_gives_the_same_bytes_and_more_only_add() -> None:
    assert made(20) == made(40)[:20]
    assert made(20) != made(20, seed=2)


def test_they_differ_in_type_stage_and_id() -> None:
    some = list(records(60, 1))
    assert len({record["id"] for record in some}) == 60
    assert {record["type"] for record in some} == {"penalty_case", "meeting"}
    assert {bool(record.get("closure")) for record in some} == {True, False}
