"""
The report as JSON: the product's contract with other programs, unabridged.

Pure. Imports `report` only.
"""

from __future__ import annotations

from checker.report.models import Report
from checker.report.words import Words


def render(
    report: Report, _words: Words, _lang: str, *, everything: bool = False, colour: bool = False
) -> str:
    """The whole report: `everything` and `colour` change nothing, a contract is complete."""
    return report.to_json() + "\n"
