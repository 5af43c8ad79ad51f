"""
Named conditions, from the form a lawyer writes to the form Rego evaluates.

A condition is written as `all`, `any`, `not` over tests and other conditions. It is
evaluated with three values: holds, does not hold, cannot be known. Written as a
disjunction of conjunctions of single tests, that needs no recursion (Rego has none),
and what is unknown is known by construction: a test on an absent key is unknown, and
a clause with an unknown test and no false one is unknown. So no condition can forget
to say what it needs.

Shapes: a test is `{"at": pointer, <operator>: value}`, `{"day": anchor, "from" or
    "until": date}` or `{"derived": name}`; a *literal* is an atom id with
    a sign; the compiled form is `{"clauses": [{"t": [atom], "f": [atom]}]}`.
Errors: ValueError saying what is wrong with the condition.
Pure. Imports nothing of the project.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

#: What a test may ask. `given` asks whether the file holds the thing at all.
OPERATORS = ("is", "in", "has_any", "given", "min", "max", "from", "until", "min_count")
#: What a test of a day may ask; the day is the one that an anchor chooses.
DAY_OPERATORS = ("from", "until")
#: A Rego rule under `data.derived` that answers with three values itself.
DERIVED = "derived"

Literals = frozenset[tuple[str, bool]]


class Atoms:
    """The single tests met so far, each with an id."""

    def __init__(self) -> None:
        """No tests yet."""
        self.by_id: dict[str, dict[str, Any]] = {}
        self._ids: dict[str, str] = {}

    def add(self, test: Mapping[str, Any]) -> str:
        """The id of a test; the same test has the same id."""
        key = json.dumps(test, sort_keys=True, ensure_ascii=False)
        if key not in self._ids:
            self._ids[key] = f"a{len(self._ids)}"
            self.by_id[self._ids[key]] = dict(test)
        return self._ids[key]


def atom_of(test: Mapping[str, Any]) -> dict[str, Any]:
    """A written test as `{"at", "op", "value"}`, `{"day", "op", "value"}` or `{"derived"}`."""
    if set(test) == {DERIVED}:
        return {"derived": test[DERIVED]}
    if "day" in test:
        (operator,) = set(test) - {"day"} if len(test) == 2 else ("",)
        if operator not in DAY_OPERATORS:
            raise ValueError(f"a day is asked {' or '.join(DAY_OPERATORS)}: {dict(test)}")
        return {"day": test["day"], "op": operator, "value": test[operator]}
    operators = [key for key in test if key in OPERATORS]
    if "at" not in test or len(operators) != 1 or len(test) != 2:
        raise ValueError(f"a test is `at` and one of {', '.join(OPERATORS)}: {dict(test)}")
    return {"at": test["at"], "op": operators[0], "value": test[operators[0]]}


def clauses(
    expression: Any, named: Mapping[str, Any], atoms: Atoms, positive: bool = True
) -> frozenset[Literals]:
    """The disjunction of conjunctions that `expression` (or its negation) means.

    Raises:
        ValueError: an unknown name or operator, a circle of names, or too many clauses.
    """
    return _minimal(_clauses(expression, named, atoms, positive, ()))


def _clauses(
    expression: Any,
    named: Mapping[str, Any],
    atoms: Atoms,
    positive: bool,
    path: tuple[str, ...],
) -> frozenset[Literals]:
    if isinstance(expression, str):
        if expression not in named:
            raise ValueError(f"there is no condition `{expression}`")
        if expression in path:
            raise ValueError(f"condition `{expression}` refers to itself")
        return _clauses(named[expression]["if"], named, atoms, positive, (*path, expression))
    if not isinstance(expression, Mapping):
        raise ValueError(f"not a condition: {expression!r}")
    if set(expression) == {"not"}:
        return _clauses(expression["not"], named, atoms, not positive, path)
    if set(expression) == {"all"} or set(expression) == {"any"}:
        (word,) = expression
        parts = [_clauses(e, named, atoms, positive, path) for e in expression[word]]
        # De Morgan: under a negation, all and any change places.
        return _conjunction(parts) if (word == "all") == positive else frozenset().union(*parts)
    return frozenset({frozenset({(atoms.add(atom_of(expression)), positive)})})


def _conjunction(parts: list[frozenset[Literals]]) -> frozenset[Literals]:
    product: frozenset[Literals] = frozenset({frozenset()})
    for part in parts:
        product = frozenset(left | right for left in product for right in part)
        if len(product) > 64:
            raise ValueError("the condition has more than 64 clauses; split the rule")
    return product


def _minimal(found: frozenset[Literals]) -> frozenset[Literals]:
    """Without clauses that another one already covers, and without contradictions."""
    possible = {c for c in found if not any((a, not sign) in c for a, sign in c)}
    return frozenset(c for c in possible if not any(other < c for other in possible))


def compiled(found: frozenset[Literals]) -> list[dict[str, list[str]]]:
    """The clauses as JSON, in a fixed order."""
    rows = (
        {
            "t": sorted(a for a, sign in clause if sign),
            "f": sorted(a for a, sign in clause if not sign),
        }
        for clause in found
    )
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))
