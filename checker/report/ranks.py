"""
The five statuses and the four severities, gravest first.

Apart from the result model, so that a command can name them before anything heavy is imported.
Pure. Imports nothing of the project.
"""

from __future__ import annotations

from typing import Literal

Status = Literal["fail", "undetermined", "pending", "pass", "not_applicable"]
Severity = Literal["invalidating", "major", "minor", "advisory"]

SEVERITIES: tuple[Severity, ...] = ("invalidating", "major", "minor", "advisory")
STATUSES: tuple[Status, ...] = ("fail", "undetermined", "pending", "pass", "not_applicable")


def at_or_above(severity: str | None) -> frozenset[str]:
    """The severities that are at least as grave as `severity`; none for None."""
    ranks: list[str | None] = [None, *SEVERITIES]
    return frozenset(SEVERITIES[: ranks.index(severity)])
