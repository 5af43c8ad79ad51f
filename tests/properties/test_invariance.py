"""
What must not matter: the order of keys, the order of lists, white space, other records.

The outcome of a rule is compared whole, except for what is a place in the file (pointers
and lines), which moves with the order.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker import app, engine, paths
from checker.reader import Record, read

FIXTURES = Path(__file__).parents[2] / "fixtures" / "records"
AS_OF = "2026-11-24"

#: Where the last entry is the one that counts: a later meeting takes the place of an earlier.
ORDERED = {"meetings"}


@pytest.fixture(scope="module")
def running() -> Iterator[engine.Engine]:
    shop = app.Workshop.open()
    with shop.engine() as started:
        yield started


def bases() -> list[Path]:
    return sorted(FIXTURES.glob("*.json"))


def outcomes(running: engine.Engine, record: dict[str, Any]) -> dict[str, Any]:
    answer = running.report(record, as_of=AS_OF, settings={})
    return {
        o["rule"]: (
            o["status"],
            o["severity"],
            o["version"],
            sorted(
                (i["id"], i["status"], i["due_on"], sorted(p["person"] for p in i["liability"]))
                for i in o["instances"]
            ),
        )
        for o in answer["outcomes"]
    }


def shuffled(value: Any, dice: random.Random, key: str = "") -> Any:
    """The same document with keys, and entries of unordered lists, in another order."""
    if isinstance(value, dict):
        items = [(k, shuffled(v, dice, k)) for k, v in value.items()]
        dice.shuffle(items)
        return dict(items)
    if isinstance(value, list):
        entries = [shuffled(v, dice) for v in value]
        if key not in ORDERED:
            dice.shuffle(entries)
        return entries
    return value


@pytest.mark.parametrize("path", bases(), ids=lambda p: p.stem)
@pytest.mark.parametrize("seed", range(3))
def test_order_of_keys_and_lists_changes_nothing(
    running: engine.Engine, path: Path, seed: int
) -> None:
    record = json.loads(path.read_text("utf-8"))
    other = shuffled(record, random.Random(seed))
    assert outcomes(running, other) == outcomes(running, record)


@pytest.mark.parametrize("path", bases(), ids=lambda p: p.stem)
def test_white_space_changes_nothing_but_lines(running: engine.Engine, path: Path) -> None:
    record = json.loads(path.read_text("utf-8"))
    tight = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    wide = json.dumps(record, ensure_ascii=True, indent=7).encode()
    results = [read(data, "x.json") for data in (tight, wide)]
    assert all(isinstance(result, Record) for result in results)
    first, second = (r.raw for r in results if isinstance(r, Record))
    assert first == second == record


@pytest.mark.parametrize("size", [1, 3, 64])
def test_a_batch_gives_what_each_record_gives_alone(running: engine.Engine, size: int) -> None:
    records = [(p.stem, json.loads(p.read_text("utf-8"))) for p in bases()]
    together = dict(running.evaluate_many(records, as_of=AS_OF, settings={}, batch_size=size))
    for name, record in records:
        assert together[name] == running.brief(record, as_of=AS_OF, settings={})


def test_there_is_something_to_compare() -> None:
    assert len(bases()) >= 4
    assert (paths.policies() / "main" / "main.rego").is_file()
