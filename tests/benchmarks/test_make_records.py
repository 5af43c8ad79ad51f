"""What is measured with: the same records for the same seed, all of them acceptable."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker.reader import Record, read

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "make_records.py"
COUNT = 200


def made(out: Path, count: int, seed: int) -> list[bytes]:
    command = [sys.executable, str(SCRIPT), str(count), str(out), "--seed", str(seed)]
    subprocess.run(command, check=True, capture_output=True)
    return out.read_bytes().splitlines()


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    return made(tmp_path_factory.mktemp("records") / "first.jsonl", COUNT, 1)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path, lines: list[bytes]) -> None:
    assert made(tmp_path / "again.jsonl", COUNT, 1) == lines


def test_more_records_begin_with_the_same(tmp_path: Path, lines: list[bytes]) -> None:
    assert made(tmp_path / "fewer.jsonl", 20, 1) == lines[:20]


def test_another_seed_gives_other_records(tmp_path: Path, lines: list[bytes]) -> None:
    assert set(made(tmp_path / "other.jsonl", 20, 2)).isdisjoint(lines)


def test_every_record_is_accepted_and_has_an_id_of_its_own(lines: list[bytes]) -> None:
    results = [read(line, "records.jsonl", line_offset=n) for n, line in enumerate(lines)]
    refused = [r.faults[0].message["en"] for r in results if not isinstance(r, Record)]
    assert refused == []
    assert len({r.id for r in results if isinstance(r, Record)}) == len(lines) == COUNT


def test_the_records_are_of_the_size_that_is_promised(lines: list[bytes]) -> None:
    assert 7_000 < sum(map(len, lines)) / len(lines) < 9_000


def test_the_records_differ_in_kind(lines: list[bytes]) -> None:
    types = {r.type for r in (read(line, "x") for line in lines) if isinstance(r, Record)}
    assert types == {"penalty_case", "meeting"}
    assert len({b'"closure"' in line for line in lines}) == 2
