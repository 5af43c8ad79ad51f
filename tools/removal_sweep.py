"""
The law of the whole product by brute force: what is taken out of a record may leave a rule
undetermined; it never decides otherwise.

    python -m tools.removal_sweep files         every key of every whole record in fixtures/
    python -m tools.removal_sweep scenarios     every key in the sections that a scenario changes
    python -m tools.removal_sweep examples      the keys on which the rule of an example rests
    python -m tools.removal_sweep files penalty_2026 PEN-0041    only these, by part of the name

It takes minutes (files), or more than an hour (examples): a change of the rules' logic calls
for it, a test takes a sample of the same places. What breaks the law is printed, one a line.
"""

from __future__ import annotations

import argparse
import copy
import itertools
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.app import Workshop
from checker.engine import Engine, EngineFault
from tools import examples, scenarios
from tools.examples import FIXTURES

AS_OF = "2026-11-24"

#: Records a call; measured: larger batches gain nothing.
_BATCH = 48

Statuses = Mapping[str, str]


@dataclass(frozen=True)
class Whole:
    """
    A record with nothing taken out, under a name, on a day of evaluation.

    `sections` are the top keys that are swept; all of them if there are none.
    """

    name: str
    record: Mapping[str, Any]
    as_of: str = AS_OF
    sections: frozenset[str] = frozenset()

    def places(self) -> list[str]:
        """The keys to take out."""
        return [p for p in pointers(self.record) if not self.sections or _top(p) in self.sections]


#: Where whole records stand in fixtures/: bases, real cases, demonstration.
FOLDERS = ("records", "real-cases", "demo", "valid/records")


def files(folders: Iterable[str] = FOLDERS) -> list[Whole]:
    """Every whole record of some folders of the fixtures."""
    paths: list[Path] = []
    for folder in folders:
        paths += sorted((FIXTURES / folder).glob("*.json"))
    return [Whole(path.stem, json.loads(path.read_text("utf-8"))) for path in paths]


def told_cases() -> list[Whole]:
    """Every scenario, by the sections in which it differs from its base."""
    return [
        Whole(told.name, told.record, told.as_of, frozenset(_top(p) for p in told.changes if p))
        for told in scenarios.load()
    ]


def _top(pointer: str) -> str:
    return pointer.split("/")[1]


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
    """The record without what stands at a place."""
    made = copy.deepcopy(dict(record))
    examples.take(made, pointer)
    return made


def evaluated(
    engine: Engine, cases: Iterable[tuple[Whole, str]]
) -> Iterator[tuple[Whole, str, Statuses]]:
    """The statuses of each record without what stands at a place ("" takes nothing out)."""
    for day, group in itertools.groupby(cases, key=lambda case: case[0].as_of):
        # Read twice, the second time as the answers come.
        first, second = itertools.tee(group)
        items = (
            (f"{whole.name} {place}", without(whole.record, place) if place else whole.record)
            for whole, place in first
        )
        answers = engine.evaluate_many(
            items, as_of=day, settings={}, entry="statuses", batch_size=_BATCH
        )
        for (whole, place), (key, answer) in zip(second, answers, strict=True):
            if isinstance(answer, EngineFault):
                raise RuntimeError(f"{key}: {answer.message['en']}")
            yield whole, place, answer


def violations(engine: Engine, places: Iterable[tuple[Whole, Iterable[str]]]) -> Iterator[str]:
    """Each place whose removal turns a rule into anything but undetermined, in words."""
    before: Statuses = {}
    cases = ((whole, place) for whole, taken in places for place in itertools.chain([""], taken))
    for whole, place, after in evaluated(engine, cases):
        if not place:
            before = after
        yield from broken(whole, place, before, after)


def broken(whole: Whole, place: str, before: Statuses, after: Statuses) -> Iterator[str]:
    """What one removal turned into anything but undetermined, in words."""
    for rule, status in after.items():
        if status not in (before[rule], "undetermined"):
            yield f"{whole.name} {place}: {rule} is {before[rule]}, then {status}"


def descend(engine: Engine, chosen: list[examples.Example]) -> Iterator[str]:
    """
    Violations among the keys on which the rules of examples rest.

    A container is opened where taking it out changes the status of the example's own rule, or
    where the example sets something in it; all rules are watched.
    """
    owners = {e.place: e for e in chosen}
    wholes = [Whole(e.place, e.record, e.as_of) for e in chosen]
    before = {whole.name: found for whole, _, found in evaluated(engine, [(w, "") for w in wholes])}
    level = [(whole, place) for whole in wholes for place in _below(whole.record)]
    while level:
        following: list[tuple[Whole, str]] = []
        for whole, place, after in evaluated(engine, level):
            yield from broken(whole, place, before[whole.name], after)
            owner = owners[whole.name]
            about = any(f"{changed}/".startswith(f"{place}/") for changed in owner.changes)
            if about or after[owner.rule] != before[whole.name][owner.rule]:
                found = examples.find(whole.record, place)
                following += [(whole, inner) for inner in _below(found, place)]
        level = following


def _below(value: Any, at: str = "") -> list[str]:
    """The keys of an object, or of the elements of a list, not those further down."""
    if isinstance(value, list):
        return [p for n, inner in enumerate(value) for p in _below(inner, f"{at}/{n}")]
    if not isinstance(value, dict):
        return []
    allowed = set(pointers(value, at))
    return [f"{at}/{key}" for key in value if f"{at}/{key}" in allowed]


def _wanted(name: str, parts: list[str]) -> bool:
    return not parts or any(part in name for part in parts)


def _found(engine: Engine, part: str, names: list[str]) -> Iterator[str]:
    if part == "examples":
        chosen = [e for e in examples.load() if _wanted(e.place, names)]
        chosen.sort(key=lambda e: e.as_of)
        for start in range(0, len(chosen), 200):
            print(f"... {start} of {len(chosen)} examples", file=sys.stderr, flush=True)
            yield from descend(engine, chosen[start : start + 200])
        return
    for whole in files() if part == "files" else told_cases():
        if not _wanted(whole.name, names):
            continue
        places = whole.places()
        started = time.monotonic()
        yield from violations(engine, [(whole, places)])
        rate = len(places) / (time.monotonic() - started)
        print(f"... {whole.name}: {len(places)} keys, {rate:.0f}/s", file=sys.stderr, flush=True)


def main() -> int:
    """Sweep a part; 1 if anything breaks the law."""
    parser = argparse.ArgumentParser(description="Take out every key, one at a time.")
    parser.add_argument("part", choices=["files", "scenarios", "examples"])
    parser.add_argument("names", nargs="*", help="only what has one of these in its name")
    options = parser.parse_args()
    count = 0
    with Workshop.open().engine() as engine:
        for line in _found(engine, options.part, options.names):
            count += 1
            print(line, flush=True)
    print(f"{count} violations", file=sys.stderr)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
