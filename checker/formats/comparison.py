"""
Two runs beside each other, as text and as JSON.

Text shows the gravest changes of each kind and says how many there are; JSON has them all,
written one by one, so that a comparison of two archives needs no memory of its size.
Pure but for the stream it writes to. Imports `report`, `scan` and `layout`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from typing import IO, Any

from checker.catalog import Catalog
from checker.formats.layout import WIDTH, heading, wrap
from checker.report.words import Words
from checker.scan.compare import KINDS, Change, Comparison

FORMAT = "checker.comparison/1"
#: How many changes of a kind are shown in text.
_SHOWN = 20
#: What one line of text tells of a finding at most.
_LONGEST = 200


def write_json(comparison: Comparison, stream: IO[str]) -> None:
    """The comparison as one JSON object."""
    counts = comparison.counts()
    head: dict[str, Any] = {
        "format": FORMAT,
        "first": {"name": comparison.first.name, "receipt": dict(comparison.first.receipt)},
        "second": {"name": comparison.second.name, "receipt": dict(comparison.second.receipt)},
        "receipt_differs": list(comparison.receipts),
        "findings": {**counts.findings, "same": counts.same},
        "records": dict(counts.records),
        "refused": {"first": counts.refused[0], "second": counts.refused[1]},
    }
    stream.write(json.dumps(head, ensure_ascii=False, indent=2)[:-2] + ',\n  "changes": [')
    for number, change in enumerate(comparison.changes()):
        text = json.dumps(asdict(change), ensure_ascii=False)
        stream.write(("," if number else "") + "\n    " + text)
    stream.write("\n  ]\n}\n")


def as_text(comparison: Comparison, catalog: Catalog, words: Words, lang: str) -> Iterator[str]:
    """The comparison as lines of text, each with its line end."""
    for line in _Text(catalog, words, lang).lines(comparison):
        yield line + "\n"


class _Text:
    def __init__(self, catalog: Catalog, words: Words, lang: str) -> None:
        self._catalog = catalog
        self._words = words
        self._lang = lang

    def _term(self, key: str) -> str:
        return self._words.term("comparison", key, self._lang)

    def _joined(self, parts: list[str]) -> str:
        return ("、" if self._lang == "zh" else ", ").join(parts)

    def lines(self, comparison: Comparison) -> Iterator[str]:
        counts = comparison.counts()
        yield f"{self._term('first')}  {comparison.first.name}"
        yield f"{self._term('second')}  {comparison.second.name}"
        names = [self._words.term("receipt", key, self._lang) for key in comparison.receipts]
        told = self._joined(names) or self._term("nothing")
        yield from wrap(told, f"{self._term('receipt')}  ")
        found = [f"{self._term(kind)} {counts.findings[kind]:,}" for kind in KINDS]
        found.append(f"{self._term('same')} {counts.same:,}")
        yield from wrap("  ".join(found), f"{self._term('findings')}  ")
        records = [f"{self._term(kind)} {counts.records[kind]:,}" for kind in KINDS]
        yield from wrap("  ".join(records), f"{self._term('records')}  ")
        yield f"{self._term('refused')}  {counts.refused[0]:,} → {counts.refused[1]:,}"
        for kind in KINDS:
            changes = (change for change in comparison.changes() if change.kind == kind)
            shown = list(islice(changes, _SHOWN))
            if shown:
                yield "-" * WIDTH
                yield heading(self._term(kind), self._lang)
                for change in shown:
                    yield from self._change(change)
                if (rest := counts.findings[kind] - len(shown)) > 0:
                    yield f"  … +{rest:,}  (--format json)"

    def _change(self, change: Change) -> Iterator[str]:
        severity = self._words.term("severity", change.severity, self._lang)
        title = self._catalog.rules[change.rule].title.text(self._lang)
        yield from wrap(f"{change.record}  {severity}  {title}〔{change.rule}〕", "· ", "  ")
        message = change.message["zh" if self._lang == "zh" else "en"]
        yield from wrap(message[:_LONGEST], "  ")
        if change.other:
            yield from wrap(self._term(f"{change.kind}_{change.other}"), "  ")
        if change.differs:
            parts = [self._term(f"part_{key}") for key in change.differs]
            yield from wrap(self._joined(parts), f"  {self._term('differs')}  ")
        because = [
            self._term("record")
            if key == "record"
            else self._words.term("receipt", key, self._lang)
            for key in change.because
        ]
        told = self._joined(because) or self._term("nothing")
        yield from wrap(told, f"  {self._term('because')}  ")
