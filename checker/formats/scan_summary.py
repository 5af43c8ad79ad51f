"""
What a scan came to, as a few lines for whoever started it.

Pure. Imports `report`, `scan` and `layout` only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.formats.layout import columns, wrap
from checker.report.models import STATUSES, WaiverUse
from checker.report.words import Words
from checker.scan.store import Totals


@dataclass(frozen=True)
class Told:
    """
    What there is to tell.

    Attributes:
        totals: the counts of the results.
        across: findings over several records.
        uncompared: groups of records that could not be compared.
        reused: documents that were not evaluated again.
        passed_over: files that hold no records.
        seconds: the whole run.
        waivers: what became of each.
        files: what was written.
    """

    totals: Totals
    across: int
    uncompared: int
    reused: int
    passed_over: int
    seconds: float
    waivers: Sequence[WaiverUse]
    files: Sequence[Path]


def render(told: Told, words: Words, lang: str) -> str:
    """The summary as text."""
    return "\n".join(_lines(told, words, lang)) + "\n"


def _lines(told: Told, words: Words, lang: str) -> Iterator[str]:
    def term(key: str) -> str:
        return words.term("scan", key, lang)

    totals = told.totals
    rows = [
        (term("records"), f"{totals.records:,}"),
        (term("reused"), f"{told.reused:,}"),
        (words.term("status", "refused", lang), f"{totals.refused:,}"),
        (words.term("status", "engine_error", lang), f"{totals.engine_errors:,}"),
        (term("findings"), f"{totals.findings:,}"),
        (term("across"), f"{told.across:,}"),
        (term("passed_over"), f"{told.passed_over:,}"),
        (term("seconds"), f"{told.seconds:,.1f}"),
    ]
    width = max(columns(label) for label, _ in rows)
    for label, value in rows:
        yield f"{label}{' ' * (width - columns(label))}  {value:>12}"
    counts = (f"{words.term('status', s, lang)} {totals.outcomes[s]:,}" for s in STATUSES)
    yield from wrap("  ".join(counts), f"{term('outcomes')}  ")
    if told.uncompared:
        yield f"{term('uncompared')}  {told.uncompared:,}"
    for state in ("expired", "unused"):
        if number := sum(use.state == state for use in told.waivers):
            yield f"{term(state)}  {number}"
    yield term("files")
    for file in told.files:
        yield f"  {file}"
