"""When collective discussion is owed, day by day, as the table of conditions says it."""

from __future__ import annotations

from typing import Any

import pytest

from checker import catalog, paths
from checker.bundle import conditions

TABLE: dict[str, Any] = catalog.load(paths.policies()).conditions

NOTHING: dict[str, Any] = {
    "/organ/kind": "emergency_management",
    "/assessment/complex": False,
    "/assessment/major_violation": False,
    "/assessment/heavier_penalty": False,
    "/assessment/major_public_interest": False,
    "/assessment/multiple_legal_relations": False,
    "hearing_owed": False,
}


def _test(atom: dict[str, Any], day: str, known: dict[str, Any]) -> bool | None:
    """One test of a condition: true, false, or not known."""
    if "day" in atom:
        return bool(day >= atom["value"] if atom["op"] == "from" else day <= atom["value"])
    value = known.get(str(atom.get("derived") or atom["at"]))
    if value is None:
        return None
    match atom.get("op"):
        case None:
            return bool(value)
        case "is":
            return bool(value == atom["value"])
        case "in":
            return value in atom["value"]
    raise AssertionError(atom)


def _owed(day: str, **changes: Any) -> bool | None:
    """Whether discussion is owed on a day; a change of None takes the fact out."""
    known = {**NOTHING, **{_pointer(name): value for name, value in changes.items()}}
    atoms = conditions.Atoms()
    answers: list[bool | None] = []
    for clause in conditions.clauses("collective_owed", TABLE, atoms):
        tests = [(_test(atoms.by_id[a], day, known), sign) for a, sign in clause]
        if any(answer is not None and answer != sign for answer, sign in tests):
            answers.append(False)
        else:
            answers.append(None if any(answer is None for answer, _ in tests) else True)
    return True if True in answers else None if None in answers else False


def _pointer(name: str) -> str:
    if name == "organ":
        return "/organ/kind"
    return name if name == "hearing_owed" else f"/assessment/{name}"


@pytest.mark.parametrize("day", ["1996-10-01", "2021-07-14", "2021-07-15", "2026-02-01"])
def test_nothing_calls_for_it(day: str) -> None:
    assert _owed(day) is False


@pytest.mark.parametrize("flag", ["complex", "major_violation"])
def test_until_2021_the_penalty_must_be_a_heavier_one(flag: str) -> None:
    assert _owed("2021-07-14", **{flag: True}) is False
    assert _owed("2021-07-14", **{flag: True}, heavier_penalty=True) is True
    assert _owed("2021-07-15", **{flag: True}) is True
    assert _owed("1996-09-30", **{flag: True}, heavier_penalty=True) is False


def test_a_heavier_penalty_alone_never_called_for_it() -> None:
    assert _owed("2021-07-14", heavier_penalty=True) is False
    assert _owed("2021-07-15", heavier_penalty=True) is False


@pytest.mark.parametrize(
    "flag", ["hearing_owed", "major_public_interest", "multiple_legal_relations"]
)
def test_work_safety_organs_have_more_cases_since_2026(flag: str) -> None:
    assert _owed("2026-01-31", **{flag: True}) is False
    assert _owed("2026-02-01", **{flag: True}) is True
    assert _owed("2026-02-01", **{flag: True}, organ="work_safety") is True
    assert _owed("2026-02-01", **{flag: True}, organ="environment") is False


def test_what_is_not_exported_leaves_it_open_unless_the_rest_settles_it() -> None:
    assert _owed("2021-07-15", complex=None) is None
    assert _owed("2021-07-15", complex=None, major_violation=True) is True
    assert _owed("2021-07-14", complex=None) is False
    assert _owed("2021-07-14", complex=True, heavier_penalty=None) is None
    assert _owed("2026-02-01", hearing_owed=None) is None
    assert _owed("2026-02-01", hearing_owed=True, organ=None) is None
    assert _owed("2026-02-01", hearing_owed=None, organ="environment") is False
