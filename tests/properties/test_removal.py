"""
A fact taken out of a record may leave a rule undetermined; it never decides otherwise.

Every key of the sample files and of the real cases is taken out, one at a time. Of the
demonstration, the scenarios and one example of each rule and status there are too many, so
they are sampled, the examples by a sixth: every change of the rules draws another sample,
so that in time each key has its turn. `python -m tools.removal_sweep` takes them all out.
"""

from __future__ import annotations

import random

import pytest

from checker import paths
from checker.bundle.digest import source_digest
from checker.engine import Engine
from tools import examples, removal_sweep
from tools.examples import Example
from tools.removal_sweep import Whole, pointers, violations

WHOLE = removal_sweep.files(("records", "real-cases"))
SAMPLED = [*removal_sweep.files(("demo", "valid/records")), *removal_sweep.told_cases()]
EXAMPLES = examples.load()

#: The sample that these rules draw.
DRAW = source_digest(paths.policies())

#: Of these files every n-th key: they have the keys of penalty_2026, under another law.
THINNED = {"penalty_2019": 4}

#: How many keys of a sampled record are taken out.
KEYS = 12

#: How many keys of an example are taken out: of those it is about, and of all.
ABOUT, OTHERS = 2, 1


def drawn(name: str, places: list[str], count: int) -> list[str]:
    return sorted(random.Random(f"{DRAW} {name}").sample(places, min(count, len(places))))


def sample(example: Example) -> list[str]:
    """Keys that an example changes or stands in, and others drawn from all."""
    everything = list(pointers(example.record))
    about = [p for p in everything if any(_leads_to(p, c) for c in example.changes)]
    return sorted(
        {
            *drawn(f"{example.place} about", about, ABOUT),
            *drawn(f"{example.place} all", everything, OTHERS),
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


@pytest.mark.parametrize("whole", WHOLE, ids=lambda w: w.name)
def test_no_key_of_a_file_decides_by_its_absence(engine: Engine, whole: Whole) -> None:
    places = whole.places()
    assert len(places) > 10
    places = drawn(whole.name, places, len(places) // THINNED.get(whole.name, 1))
    assert list(violations(engine, [(whole, places)])) == []


def test_no_key_of_a_whole_case_decides_by_its_absence(engine: Engine) -> None:
    chosen = [(whole, drawn(whole.name, whole.places(), KEYS)) for whole in SAMPLED]
    assert sum(len(places) for _, places in chosen) > 500
    assert list(violations(engine, chosen)) == []


def test_no_key_of_an_example_decides_by_its_absence(engine: Engine) -> None:
    everything = one_of_each({"fail", "pass", "pending"})
    assert len(everything) > 400
    chosen = random.Random(DRAW).sample(everything, len(everything) // 6)
    chosen.sort(key=lambda example: example.as_of)
    wholes = [(Whole(e.place, e.record, e.as_of), sample(e)) for e in chosen]
    assert list(violations(engine, wholes)) == []


def test_a_key_that_decides_by_its_absence_is_told() -> None:
    before = {"PEN-0001": "fail", "PEN-0002": "undetermined", "PEN-0003": "pass"}
    after = {"PEN-0001": "undetermined", "PEN-0002": "pass", "PEN-0003": "fail"}
    found = list(removal_sweep.broken(Whole("file", {}), "/decision", before, after))
    assert found == [
        "file /decision: PEN-0002 is undetermined, then pass",
        "file /decision: PEN-0003 is pass, then fail",
    ]
