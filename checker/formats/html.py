"""
The report as one self-contained page that prints on A4 as a legal-review opinion.

Nothing is loaded from elsewhere and nothing runs: a page that is handed on must not
depend on a server, and text from a record must not become code.
Pure but for its own template. Imports `records`, `report` and `view` only.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from markupsafe import Markup

from checker.formats import fine_scale, template
from checker.formats.view import View
from checker.records.types import yuan
from checker.report.citing import numeral
from checker.report.models import Outcome, RecordReport, Report
from checker.report.words import Words

#: The statuses that an opinion always writes out.
_WRITTEN = ("fail", "undetermined", "pending")
#: The breadth of a drawn range, in its own units.
_SCALE_WIDTH = 400
_SCALE_NEAR = 130
_SHARES = {
    "fail": "#b3261e",
    "undetermined": "#d9a300",
    "pending": "#1f5fa8",
    "pass": "#2e7d4f",
    "not_applicable": "#c3c9d1",
}


def render(
    report: Report, words: Words, lang: str, *, everything: bool = False, colour: bool = False
) -> str:
    """The page. What was kept is counted, and listed with `everything` only."""
    page = _Page(View(words, lang), report)
    return template.render(
        "report.html.j2",
        ("report.css",),
        report=report,
        lang=lang,
        view=page.view,
        page=page,
        statuses=(*_WRITTEN, "pass") if everything else _WRITTEN,
    )


class _Page:
    """What the template asks for beyond the view."""

    def __init__(self, view: View, report: Report) -> None:
        self.view = view
        self.report = report
        self._section = 0

    def title(self) -> str:
        """The name of the page: of its one record, or of the kind of paper."""
        names = [self.view.name(record) for record in self.report.records]
        opinion = self.view.term("page", "opinion")
        return f"{names[0]} {opinion}" if len(names) == 1 else opinion

    def begin(self) -> str:
        """Start numbering sections anew; prints nothing."""
        self._section = 0
        return ""

    def number(self) -> str:
        """The number of the next section: 一、二、三 or 1. 2. 3."""
        self._section += 1
        return (
            f"{numeral(str(self._section))}、" if self.view.lang == "zh" else f"{self._section}. "
        )

    def bar(self, record: RecordReport) -> Markup:
        """The five counts as one bar."""
        counts = self.view.counts(record)
        total = sum(count for _, count in counts) or 1
        parts, left = [], 0.0
        for status, count in counts:
            width = 100 * count / total
            parts.append(
                Markup('<rect x="{}%" width="{}%" height="8" fill="{}"/>').format(
                    f"{left:.3f}", f"{width:.3f}", _SHARES[status]
                )
            )
            left += width
        return Markup('<svg class="bar" aria-hidden="true">{}</svg>').format(Markup("").join(parts))

    def scales(self, outcome: Outcome) -> list[dict[str, Any]]:
        """The ranges and bands by which the instances of this status were measured, to be drawn."""
        zh, width = self.view.lang == "zh", _SCALE_WIDTH
        drawn = []
        for instance in outcome.instances:
            scale = fine_scale.measured(instance)
            if scale is None or instance.status != outcome.status:
                continue
            low, high, fine = scale.spots(width)
            entry: dict[str, Any] = {"width": width, "open": high is None}
            entry["label"] = self.view.say(instance.message)
            ends = {
                "low": (low, scale.low),
                "high": (width - 1 if high is None else high, scale.high),
                "fine": (fine, scale.fine),
            }
            for key, (at, fen) in ends.items():
                entry[key] = at
                entry[f"{key}_text"] = "" if fen is None else yuan(fen, zh)
                entry[f"{key}_anchor"] = "start" if (at or 0) * 2 < width else "end"
            if high is not None and high - low < _SCALE_NEAR:
                # Two labels would run into each other.
                texts = dict.fromkeys((entry["low_text"], entry["high_text"]))
                entry |= {"low_text": "", "high_text": "—".join(texts)}
            drawn.append(entry)
        return drawn

    def days(self, record: RecordReport) -> list[tuple[str, list[dict[str, Any]]]]:
        """The timeline by day; an event that a broken rule points at is marked."""
        bad: dict[str, set[str]] = defaultdict(set)
        for outcome in record.outcomes:
            for instance in outcome.instances:
                if instance.status == "fail":
                    bad[instance.at].add(outcome.rule)
        days: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for event in record.timeline:
            entry = {
                "text": self.view.say(event.event),
                "time": event.date[11:16],
                "rules": sorted(bad.get(event.pointer, ())),
            }
            days[event.date[:10]].append(entry)
        return [(self.view.day(date), events) for date, events in sorted(days.items())]
