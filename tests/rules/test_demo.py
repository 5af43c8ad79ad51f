"""
The sample files: the complete ones are clean, and the faulty one is broken where it says.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from checker.engine import Engine
from checker.reader import Record, load_profile, read
from tools.examples import FIXTURES

AS_OF = "2026-11-24"
CLEAN = FIXTURES / "records" / "penalty_2026.json"
FAULTY = FIXTURES / "demo" / "faulty.json"
READMES = sorted((FIXTURES / "demo").glob("README*.md"))

#: On which day a file is read: one before the decision is read while it is under way.
DAYS = {"open_2026": "2026-03-20"}


def found(engine: Engine, path: Path, status: str) -> set[str]:
    record = read(path.read_bytes(), path.name)
    assert isinstance(record, Record), record.faults
    return of_status(engine, record.raw, status, DAYS.get(path.stem, AS_OF))


def of_status(engine: Engine, record: Any, status: str, as_of: str = AS_OF) -> set[str]:
    answer = engine.report(record, as_of=as_of, settings={})
    return {o["rule"] for o in answer["outcomes"] if o["status"] == status}


def listed(readme: Path) -> list[set[str]]:
    """The rules of each numbered row of the table."""
    rows = re.findall(r"^\| *\d+ *\|.*$", readme.read_text("utf-8"), re.MULTILINE)
    return [set(re.findall(r"[A-Z]{3}-\d{4}", row)) for row in rows]


@pytest.mark.parametrize(
    "path", sorted((FIXTURES / "records").glob("*.json")), ids=lambda path: path.stem
)
@pytest.mark.parametrize("status", ["fail", "undetermined"])
def test_a_complete_file_leaves_nothing_broken_or_open(
    engine: Engine, path: Path, status: str
) -> None:
    assert found(engine, path, status) == set()


def test_only_the_open_file_waits(engine: Engine) -> None:
    waiting = {p.stem for p in CLEAN.parent.glob("*.json") if found(engine, p, "pending")}
    assert waiting == {"open_2026"}


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_faulty_file_breaks_what_its_readme_lists(engine: Engine, readme: Path) -> None:
    rows = listed(readme)
    assert len(rows) == 10
    assert all(rows)
    assert set().union(*rows) == found(engine, FAULTY, "fail")


def test_both_languages_list_the_same() -> None:
    assert len(READMES) == 2
    assert listed(READMES[0]) == listed(READMES[1])


def test_the_sparse_file_says_what_to_ask_for_and_the_profile_settles_some(
    engine: Engine,
) -> None:
    data = (FIXTURES / "demo" / "sparse.json").read_bytes()
    plain = read(data, "sparse.json")
    filled = read(
        data,
        "sparse.json",
        profile=load_profile(FIXTURES / "profiles" / "penalty-system.yaml"),
    )
    assert isinstance(plain, Record)
    assert isinstance(filled, Record)
    open_plain = of_status(engine, plain.raw, "undetermined")
    open_filled = of_status(engine, filled.raw, "undetermined")
    assert open_filled < open_plain
