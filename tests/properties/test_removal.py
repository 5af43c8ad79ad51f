"""
A fact taken out of a record may leave a rule undetermined; it never decides otherwise.

Every key of the sample files and of the real cases is taken out, one at a time; of one
example of each rule and status, keys that it is about and others.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from checker.engine import Engine, EngineFault
from tools import examples
from tools.examples import FIXTURES, Example

FILES = sorted([*(FIXTURES / "records").glob("*.json"), *(FIXTURES / "real-cases").glob("*.json")])
EXAMPLES = examples.load()
AS_OF = "2026-11-24"

#: Of these files every n-th key: they have the keys of penalty_2026, under another law.
SAMPLED = {"penalty_2019": 4}

#: How many keys of an example are taken out: of those it is about, and of all.
ABOUT, OTHERS = 2, 1

Statuses = Mapping[str, str]
Case = tuple[str, dict[str, Any]]


def pointers(value: Any, at: str = "") -> Iterator[str]:
    """Every key but those without which a record is refused: its type and id, ids in lists."""
    if isinstance(value, dict):
        element = at == "" or at.rpartition("/")[2].isdigit()
        for key, below in value.items():
            if not (element and key == "id") and f"{at}/{key}" != "/type":
                yield f"{at}/{key}"
            yield from pointers(below, f"{at}/{key}")
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from pointers(below, f"{at}/{number}")


def without(record: Mapping[str, Any], pointer: str) -> dict[str, Any]:
    made = copy.deepcopy(dict(record))
    examples.take(made, pointer)
    return made


def evaluated(engine: Engine, cases: Iterable[Case], as_of: str) -> Iterator[tuple[str, Statuses]]:
    for key, answer in engine.evaluate_many(
        cases, as_of=as_of, settings={}, entry="statuses", batch_size=32
    ):
        assert not isinstance(answer, EngineFault), (key, answer.message["en"])
        yield key, answer


def violations(
    engine: Engine, records: Mapping[str, tuple[dict[str, Any], Iterable[str]]], as_of: str
) -> list[str]:
    """
    Each place whose removal turns a rule into anything but undetermined.

    Args:
        records: record and places by name.
    """
    cases = (
        (f"{name} {place}".rstrip(), without(record, place) if place else record)
        for name, (record, places) in records.items()
        for place in ("", *places)
    )
    found: list[str] = []
    before: Statuses = {}
    for key, after in evaluated(engine, cases, as_of):
        if key in records:
            before = after
        found += [
            f"{key}: {rule} is {before[rule]}, then {status}"
            for rule, status in after.items()
            if status not in (before[rule], "undetermined")
        ]
    return found


def sample(example: Example) -> list[str]:
    """Keys that an example changes or stands in, and others drawn from all."""
    everything = list(pointers(example.record))
    about = [p for p in everything if any(_leads_to(p, c) for c in example.changes)]
    dice = random.Random(f"{example.rule} {example.name}")
    return sorted(
        {
            *dice.sample(about, min(ABOUT, len(about))),
            *dice.sample(everything, min(OTHERS, len(everything))),
        }
    )


def _leads_to(pointer: str, changed: str) -> bool:
    return f"{changed}/".startswith(f"{pointer}/")


def one_of_each(statuses: set[str]) -> list[Example]:
    """The first example of each rule for each of some statuses."""
    first: dict[tuple[str, str], Example] = {}
    for example in EXAMPLES:
        if example.status in statuses:
            first.setdefault((example.rule, example.status), example)
    return list(first.values())


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_key_of_a_file_decides_by_its_absence(engine: Engine, path: Path) -> None:
    record = json.loads(path.read_text("utf-8"))
    places = list(pointers(record))
    assert len(places) > 10
    if path.stem in SAMPLED:
        places = random.Random(path.stem).sample(places, len(places) // SAMPLED[path.stem])
    assert violations(engine, {path.stem: (record, places)}, AS_OF) == []


def test_no_key_of_an_example_decides_by_its_absence(engine: Engine) -> None:
    found: list[str] = []
    chosen = one_of_each({"fail", "pass", "pending"})
    assert len(chosen) > 200
    for day in sorted({example.as_of for example in chosen}):
        records = {e.place: (e.record, sample(e)) for e in chosen if e.as_of == day}
        found += violations(engine, records, day)
    assert found == []
