"""
The figures of an archive in full, as tables: what its summaries show the beginning of.

Pure. Imports `figures`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.formats.archive.columns import Cell
from checker.formats.archive.figures import Figures
from checker.report.models import SEVERITIES


@dataclass(frozen=True)
class Statistics:
    """One table; `name` is that of its sheet, `headers` are words, `severity` a column's place."""

    name: str
    headers: list[str]
    rows: list[list[Cell]]
    severity: int | None = None


def tables(figures: Figures) -> Iterator[Statistics]:
    """By rule, by organ, and what is not known."""
    yield _rules(figures)
    yield _organs(figures)
    yield _asked(figures)


def _rules(figures: Figures) -> Statistics:
    speech, tally = figures.speech, figures.scan.tally
    broken = {entry.rule: entry for entry in figures.rules()}
    asked = {rule for rule, _ in tally.rules} - set(broken)
    rows: list[list[Cell]] = []
    for rule in [*broken, *sorted(asked)]:
        entry = speech.rules[rule]
        severity = broken[rule].severity if rule in broken else entry.severity
        rows.append(
            [
                rule,
                speech.title(rule),
                speech.term("stage", entry.stage),
                speech.term("severity", severity),
                *(tally.rules[rule, status] for status in ("fail", "undetermined", "pending")),
                *_findings(broken[rule].severities if rule in broken else {}),
            ]
        )
    heads = [speech.term("column", key) for key in ("rule", "title", "stage", "severity")]
    heads += [speech.term("status", key) for key in ("fail", "undetermined", "pending")]
    return Statistics("rules", [*heads, *_heads(figures)], rows, severity=3)


def _organs(figures: Figures) -> Statistics:
    speech = figures.speech
    rows: list[list[Cell]] = [
        [
            organ,
            group.records,
            group.failing,
            group.undetermined,
            group.engine_errors,
            *_findings(group.findings),
            group.risk,
        ]
        for organ, group in figures.organs()
    ]
    keys = ("cases", "failing", "undetermined", "engine_errors")
    heads = [speech.term("column", "organ"), *(speech.term("archive", key) for key in keys)]
    return Statistics("organs", [*heads, *_heads(figures), speech.term("archive", "risk")], rows)


def _asked(figures: Figures) -> Statistics:
    speech = figures.speech
    rows: list[list[Cell]] = [
        [entry.name, entry.ref, entry.type, entry.records, entry.rules, entry.decisions]
        for entry in figures.asked()
    ]
    heads = [speech.term("column", key) for key in ("lacking", "at", "type")]
    heads += [
        speech.term("archive", "concerned"),
        speech.term("column", "decisions"),
        speech.term("archive", "decisions"),
    ]
    return Statistics("asked", heads, rows)


def _heads(figures: Figures) -> list[str]:
    term = figures.speech.term
    names = [term("severity", name) for name in SEVERITIES]
    return [*names, term("archive", "total")]


def _findings(counts: Mapping[str, int]) -> list[int]:
    return [*(counts.get(name, 0) for name in SEVERITIES), sum(counts.values())]
