"""
The archive as one self-contained page that prints on A4: figures, charts, what to read first.

Nothing is loaded from elsewhere and nothing runs, as in the page of a single record. The
page rests on the counts alone; of findings across records it holds the first ones.
Pure but for the file it writes and its own template.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from checker.formats import template
from checker.formats.archive import charts
from checker.formats.archive.figures import Count, Figures
from checker.formats.archive.look import FILLS
from checker.formats.archive.speech import Speech
from checker.formats.archive.writing import Across, Draft, Line, ScanSummary
from checker.report.citing import numeral
from checker.report.models import SEVERITIES
from checker.scan.sample import SIZE, WEIGHTS, Drawn
from checker.scan.tally import Group, gravest

NAME = "report.html"
#: How many entries a list of the page has; the tables beside it have all.
_SHOWN = 25
#: What is not kept is told before what cannot be told.
_ACROSS = {"fail": 50, "undetermined": 10}
_YEARS = 30
_MEMBERS = 5
#: Rules of a record that is to be read by hand.
_RULES = 3


class Page:
    """Writes `report.html`."""

    def __init__(self, folder: Path, speech: Speech) -> None:
        """Begin in `folder`."""
        self._speech = speech
        self._draft = Draft(folder / NAME)
        self._across: dict[str, list[Across]] = {status: [] for status in _ACROSS}

    def add(self, _line: Line, _text: str) -> None:
        """A line is counted, and that is all the page needs of it."""

    def add_across(self, finding: Across) -> None:
        """Keep what a rule says about several records, if it is one of the first."""
        kept = self._across[finding["status"]]
        if len(kept) < _ACROSS[finding["status"]]:
            kept.append(finding)

    def close(self, scan: ScanSummary) -> None:
        """Write the page."""
        with self._draft.text() as file:
            across = [finding for kept in self._across.values() for finding in kept]
            file.write(_render(Figures(self._speech, scan), across))
        self._draft.done()

    def discard(self) -> None:
        """Remove what was written."""
        self._draft.discard()


def _render(figures: Figures, across: list[Across]) -> str:
    return template.render(
        "archive.html.j2",
        ("report.css", "archive.css"),
        page=_Page(figures, across),
        figures=figures,
        scan=figures.scan,
        view=figures.speech.view,
        term=figures.speech.term,
        charts=charts,
        lang=figures.speech.lang,
    )


class _Page:
    """What the template asks for beyond the figures."""

    def __init__(self, figures: Figures, across: list[Across]) -> None:
        self.figures = figures
        self.across = across
        self.shown = _SHOWN
        self.years_shown = _YEARS
        self.members = _MEMBERS
        self._section = 0
        self._speech = figures.speech

    def number(self) -> str:
        """The number of the next section: 一、二、三 or 1. 2. 3."""
        self._section += 1
        number = str(self._section)
        return f"{numeral(number)}、" if self._speech.lang == "zh" else f"{number}. "

    def told(self) -> list[str]:
        """What a hurried reader reads."""
        tally = self.figures.scan.tally
        counts = {count.key: f"{count.number:,}" for count in self.figures.counts()}
        grave = tally.severities["invalidating"]
        told = [self._term("told").format(**counts)]
        if tally.all_findings:
            told.append(self._term("told_findings").format(**counts, grave=f"{grave:,}"))
        else:
            told.append(self._term("told_none"))
        if any(group.undetermined for group in tally.types.values()):
            told.append(self._term("told_undetermined").format(**counts))
        if tally.refused or tally.engine_errors:
            told.append(self._term("told_missing").format(**counts))
        return told

    def tone(self) -> str:
        """How it looks."""
        tally = self.figures.scan.tally
        if tally.all_findings or tally.refused or tally.engine_errors:
            return "bad"
        return "good" if tally.checked and not tally.outcomes["undetermined"] else "open"

    def tiles(self) -> list[Count]:
        """The counts that stand large."""
        wanted = ("records", "checked", "failing", "findings", "refused", "engine_errors")
        counts = {count.key: count for count in self.figures.counts()}
        return [counts[key] for key in wanted]

    def most(self, groups: list[tuple[str, Mapping[str, int]]]) -> int:
        """The largest sum of a list of counts, for bars to be measured by."""
        return max((sum(counts.values()) for _, counts in groups), default=0)

    def most_findings(self, groups: list[tuple[str, Group]]) -> int:
        """The most findings that a group has."""
        return max((group.findings.total() for _, group in groups), default=0)

    def columns(self, groups: list[tuple[str, Group]], title: str) -> Markup:
        """The findings of the last years as columns."""
        return charts.columns([(name, g.findings) for name, g in groups[-_YEARS:]], title)

    def fill(self, severity: str) -> str:
        """The colour of a severity."""
        return FILLS[severity]

    @property
    def severities(self) -> tuple[str, ...]:
        """The severities, gravest first."""
        return SEVERITIES

    def rest(self, shown: int, count: int, file: str) -> str:
        """Where to find what a list leaves out; "" if it leaves nothing out."""
        if count <= shown:
            return ""
        return self._term("rest").format(shown=shown, count=f"{count:,}", file=file)

    def percent(self, part: int, whole: int) -> str:
        """A share in words."""
        return f"{part / whole:.1%}" if whole else "—"

    def sample(self) -> list[dict[str, Any]]:
        """The records to read by hand."""
        return [self._drawn(drawn) for drawn in self.figures.scan.tally.sample.drawn()]

    def _drawn(self, drawn: Drawn) -> dict[str, Any]:
        source = drawn.record["source"]
        member = f" › {source['member']}" if source["member"] else ""
        rules = [f"{rule} {self._speech.title(rule)}" for rule in drawn.rules[:_RULES]]
        if len(drawn.rules) > _RULES:
            more = self._speech.term("page", "more_rules").format(count=len(drawn.rules))
            rules[-1] += self._speech.view.bracketed([more])
        return {
            "name": drawn.record["case_no"] or drawn.record["id"],
            "organ": drawn.record["organ"] or "",
            "place": f"{source['path']}{member}" + (f":{source['line']}" if source["line"] else ""),
            "severity": gravest(drawn.severities),
            "severities": drawn.severities,
            "findings": sum(drawn.severities.values()),
            "rules": rules,
        }

    def sample_how(self) -> str:
        """How the sample was drawn."""
        weights = self._speech.view.joined(
            f"{self._speech.term('severity', name)} {weight}" for name, weight in WEIGHTS.items()
        )
        return self._term("sample_how").format(weights=weights, size=SIZE)

    def risk_how(self) -> str:
        """By what the organs are ranked."""
        weights = self._speech.view.joined(
            f"{self._speech.term('severity', name)} {weight}" for name, weight in WEIGHTS.items()
        )
        return self._term("risk_how").format(weights=weights)

    def _term(self, key: str) -> str:
        return self._speech.term("archive", key)
