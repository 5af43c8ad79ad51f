"""
The fine ranges in the shape in which Rego reads them.

Shapes: by the id that records cite (an entry, or `entry:step`), the days it is in force, how
    surely it was read, what came before and after it, and for a unit and a natural person one
    of: a range in fen (`fixed`), one that follows a value of the record (`value`), the grade of
    an accident (`accident`) or days (`days`), one of several other entries (`one_of`), or null.
Units: fen and percent, whole numbers; from `least` to `most` lies every fine that could be
    right whatever the record says, `most` null where nothing bounds it.
Pure. Imports `catalog` only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from checker.catalog import (
    AnyFine,
    FineByDay,
    FineCase,
    FineElsewhere,
    FineEntry,
    FineOfAccident,
    FineOfValue,
    FineRange,
    FineRanges,
    FineStep,
)

#: Where a violation of a record holds the value that a range follows.
VALUES = {"gains": "./gains_fen", "goods_value": "./goods_value_fen", "income": "./income_fen"}
GRADE = "./accident_grade"
DAYS = ("./original_fine_fen", "./daily_fine_days")

_Column = Literal["unit", "person"]
#: More than any fine, where a share has no upper limit of its own.
_NO_CAP = 10**18


@dataclass(frozen=True)
class _Step:
    table: FineRanges
    entry: FineEntry
    name: str
    step: FineStep


def compiled(tables: Mapping[str, FineRanges]) -> dict[str, dict[str, Any]]:
    """Every entry and step by the id that records cite, with what came before and after it.

    A step follows on the same step of the entry before; where that had none, what came
    before is not known.
    """
    steps = dict(_steps(tables))
    before = {step_id: _replaced(step, steps) for step_id, step in steps.items()}
    after: dict[str, list[str]] = defaultdict(list)
    for step_id, earlier in before.items():
        for old in earlier or ():
            after[old].append(step_id)
    return {
        step_id: {
            "from": max([step.table.from_, *(t.table.from_ for t in _seen(step, steps))]),
            "to": min(s.table.ends(s.entry) for s in (step, *_seen(step, steps))),
            "grade": step.entry.grade or step.table.grade,
            "unit": _column(step, "unit", steps),
            "person": _column(step, "person", steps),
            "before": before[step_id],
            "after": after[step_id],
        }
        for step_id, step in steps.items()
    }


def _steps(tables: Mapping[str, FineRanges]) -> Iterator[tuple[str, _Step]]:
    for table in tables.values():
        for entry_id, entry in table.entries.items():
            yield entry_id, _Step(table, entry, "", entry)
            for name, step in entry.steps.items():
                yield f"{entry_id}:{name}", _Step(table, entry, name, step)
            # Of several entries to see, the record names the one that applies.
            for name in sorted({*_targets(entry.unit), *_targets(entry.person)}):
                only = FineStep(unit=_only(entry.unit, name), person=_only(entry.person, name))
                yield f"{entry_id}:{name}", _Step(table, entry, name, only)


def _targets(found: AnyFine | Literal["none"] | None) -> tuple[str, ...]:
    return found.see if isinstance(found, FineElsewhere) else ()


def _only(found: AnyFine | Literal["none"] | None, name: str) -> AnyFine | Literal["none"] | None:
    return FineElsewhere(see=(name,)) if name in _targets(found) else found


def _seen(step: _Step, steps: Mapping[str, _Step]) -> list[_Step]:
    """The one entry that a step sends on to, and so on; none where there are several."""
    targets = {*_targets(step.step.unit), *_targets(step.step.person)}
    if len(targets) != 1:
        return []
    target = steps[targets.pop()]
    return [target, *_seen(target, steps)]


def _replaced(step: _Step, known: Mapping[str, _Step]) -> list[str] | None:
    entries = step.entry.replaces
    earlier = [f"{entry}:{step.name}" if step.name else entry for entry in entries or ()]
    complete = entries is not None and all(entry in known for entry in earlier)
    return earlier if complete else None


def _column(step: _Step, column: _Column, steps: Mapping[str, _Step]) -> dict[str, Any] | None:
    found: AnyFine | Literal["none"] | None = getattr(step.step, column)
    upper = {"upper_included": step.table.bounds.upper == "included"}
    if found is None:
        return None
    if isinstance(found, str):
        none = {"kind": "fixed", "reads": [], "min": 0, "max": 0, "must": False}
        return none | {"upper_included": True}
    if isinstance(found, FineElsewhere):
        if len(found.see) > 1:
            return {"kind": "one_of", "reads": [], "least": 0, "most": None, "must": False} | upper
        return _column(steps[found.see[0]], column, steps)
    return _figures(found) | upper


def _figures(found: FineRange | FineOfValue | FineOfAccident | FineByDay) -> dict[str, Any]:
    if isinstance(found, FineRange):
        lower, higher = found.fen
        return {"kind": "fixed", "reads": [], "min": lower, "max": higher, "must": found.must}
    if isinstance(found, FineOfValue):
        mosts = [_most(case) for case in found.cases]
        return {
            "kind": "value",
            "reads": [VALUES[found.of]],
            # A file that holds no gains says that there were none; of goods and income it says
            # that nobody worked them out.
            "zero_if_null": found.of == "gains",
            "cases": [_case(case) for case in reversed(found.cases)],
            "least": min(_least(case) for case in found.cases),
            "most": None if None in mosts else max(m for m in mosts if m is not None),
            "must": all(case.must for case in found.cases),
        }
    reads = list(DAYS) if isinstance(found, FineByDay) else [VALUES[found.of], GRADE]
    open_ = {"reads": reads, "zero_if_null": False, "least": 0, "most": None, "must": found.must}
    if isinstance(found, FineByDay):
        return {"kind": "days"} | open_
    return {"kind": "accident", "grades": dict(found.percent_by_accident)} | open_


def _case(case: FineCase) -> dict[str, Any]:
    start = {"from": case.from_fen, "must": case.must}
    if case.fen:
        return start | {"min": case.fen[0], "max": case.fen[1]}
    low, high = case.percent or (0, 0)
    cap = _NO_CAP if case.cap_fen is None else case.cap_fen
    return start | {"low": low, "high": high, "floor": case.floor_fen or 0, "cap": cap}


def _least(case: FineCase) -> int:
    if case.fen:
        return case.fen[0]
    low = (case.percent or (0, 0))[0]
    least = max(-(-case.from_fen * low // 100), case.floor_fen or 0)
    return least if case.cap_fen is None else min(least, case.cap_fen)


def _most(case: FineCase) -> int | None:
    return case.fen[1] if case.fen else case.cap_fen
