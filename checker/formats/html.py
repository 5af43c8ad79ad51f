"""
The report as one self-contained page that prints on A4 as a legal-review opinion.

Nothing is loaded from elsewhere and nothing runs: a page that is handed on must not
depend on a server, and text from a record must not become code.
Pure but for its own template. Imports `report` only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from checker.report.models import (
    SEVERITIES,
    STATUSES,
    Basis,
    Liable,
    Outcome,
    RecordReport,
    Report,
    Text,
)
from checker.report.words import Words

_COLOURS = {
    "fail": "#b3261e",
    "undetermined": "#d9a300",
    "pending": "#1f5fa8",
    "pass": "#2e7d4f",
    "not_applicable": "#c3c9d1",
}


def render(
    report: Report, words: Words, lang: str, *, everything: bool = False, colour: bool = False
) -> str:
    """The page. What passed is counted, not listed: an opinion is about what is open."""
    view = _View(words, lang)
    environment = Environment(
        loader=PackageLoader("checker.formats", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(say=view.say, day=view.day, cite=view.cite)
    style = (files("checker.formats") / "templates" / "report.css").read_text("utf-8")
    return environment.get_template("report.html.j2").render(
        report=report,
        lang=lang,
        style=Markup(style),  # noqa: S704 (our own file)
        t=view.terms(),
        facts=view.facts,
        verdict=view.verdict,
        counts=view.counts,
        count_of=view.count_of,
        bar=view.bar,
        days=view.days,
        by_stage=view.by_stage,
        liable=view.liable,
        people=view.people,
        receipt=view.receipt(report),
    )


@dataclass(frozen=True)
class _View:
    """What the template asks for, in one language."""

    words: Words
    lang: str

    def terms(self) -> SimpleNamespace:
        """The product's words, by group."""
        groups = {
            group: {key: entry.text(self.lang) for key, entry in entries.items()}
            for group, entries in self.words.terms.items()
        }
        return SimpleNamespace(**groups)

    def term(self, group: str, key: str) -> str:
        """One word."""
        return self.words.term(group, key, self.lang)

    def say(self, text: Text) -> str:
        """A bilingual text."""
        return text.text(self.lang)

    def day(self, date: str) -> str:
        """A date as it is read."""
        if self.lang != "zh":
            return date
        year, month, day = date[:10].split("-")
        return f"{year}年{int(month)}月{int(day)}日"

    def cite(self, basis: Basis) -> str:
        """A citation: norm, rank and version, article."""
        title = basis.title.text(self.lang)
        if self.lang != "zh":
            return f"{title} ({basis.version}), {basis.article}"
        article = f"第{basis.article}条" if basis.article[:1].isdigit() else basis.article
        version = f"，{basis.version}" if basis.version else ""
        return f"《{title}》（{self.term('authority', basis.authority)}{version}）{article}"

    def facts(self, record: RecordReport) -> list[tuple[str, str]]:
        """The head of the opinion: which case, whose, as it stands."""
        info = record.record
        rows = [
            (self.term("page", "organ"), info.organ),
            (self.term("page", "case_no"), info.case_no or info.id),
            (
                self.term("page", "decided_on"),
                self.day(info.decided_on) if info.decided_on else None,
            ),
            (self.term("page", "state"), self.term("state", info.state) if info.state else None),
            (self.term("page", "source"), info.source.path),
        ]
        return [(label, value) for label, value in rows if value]

    def verdict(self, record: RecordReport) -> tuple[str, str]:
        """The one sentence a hurried reader reads."""
        fails = [o for o in record.outcomes if o.status == "fail"]
        grave = sum(1 for o in fails if o.severity == "invalidating")
        unknown = record.summary.undetermined
        if fails:
            return "bad", self.term("page", "verdict_fail").format(fails=len(fails), grave=grave)
        if unknown:
            return "open", self.term("page", "verdict_open").format(unknown=unknown)
        return "good", self.term("page", "verdict_pass")

    def counts(self, record: RecordReport) -> list[tuple[str, int]]:
        """The five counts."""
        counts: dict[str, int] = record.summary.model_dump(by_alias=True)
        return [(status, counts[status]) for status in STATUSES]

    def count_of(self, record: RecordReport, status: str) -> int:
        """One count."""
        return dict(self.counts(record))[status]

    def bar(self, record: RecordReport) -> Markup:
        """The counts as one bar."""
        total = sum(count for _, count in self.counts(record)) or 1
        parts, left = [], 0.0
        for status, count in self.counts(record):
            width = 100 * count / total
            parts.append(
                Markup('<rect x="{}%" width="{}%" height="10" fill="{}"/>').format(
                    f"{left:.3f}", f"{width:.3f}", _COLOURS[status]
                )
            )
            left += width
        return Markup('<svg class="bar" role="img">{}</svg>').format(Markup("").join(parts))

    def days(self, record: RecordReport) -> list[tuple[str, list[dict[str, Any]]]]:
        """The timeline by day; an event that a failed rule points at is marked."""
        bad: dict[str, set[str]] = defaultdict(set)
        for outcome in record.outcomes:
            for instance in outcome.instances:
                if instance.status == "fail":
                    bad[instance.at].add(outcome.rule)
        days: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for event in record.timeline:
            rules = sorted(bad.get(event.pointer, ()))
            days[event.date[:10]].append(
                {"text": self.say(event.event), "bad": bool(rules), "rules": " ".join(rules)}
            )
        return [(self.day(date), events) for date, events in sorted(days.items())]

    def by_stage(self, record: RecordReport, status: str) -> list[tuple[str, Sequence[Outcome]]]:
        """The outcomes of one status, stage by stage, gravest first."""
        found = sorted(
            (o for o in record.outcomes if o.status == status),
            key=lambda o: (SEVERITIES.index(o.severity), o.rule),
        )
        stages = self.words.terms["stage"]
        grouped = ((stage, [o for o in found if o.stage == stage]) for stage in stages)
        return [(stage, outcomes) for stage, outcomes in grouped if outcomes]

    def liable(self, entry: Liable, record: RecordReport) -> str:
        """Who, in which grade, on which ground."""
        name = record.people.get(entry.person) or entry.person
        return f"{name}（{self.term('role', entry.role)}）{self._part(entry)}"

    def _part(self, entry: Liable) -> str:
        if entry.exempt:
            return f"{self.term('page', 'exempt')}：{self.say(entry.text)}（{entry.exempt}）"
        grade = self.term("grade", entry.grade) if entry.grade else ""
        mark = f"〔{self.term('page', 'preliminary')}〕" if entry.preliminary else ""
        return f"{grade}：{self.say(entry.text)}（{entry.branch}）{mark}"

    def people(self, record: RecordReport) -> list[tuple[str, list[str]]]:
        """Each person's parts over all breaches."""
        found: dict[str, list[str]] = defaultdict(list)
        for outcome in record.outcomes:
            for instance in outcome.instances:
                for entry in instance.liability:
                    line = f"{outcome.rule} {self.say(outcome.title)} — {self._part(entry)}"
                    name = record.people.get(entry.person) or entry.person
                    if line not in found[name]:
                        found[name].append(line)
        return sorted(found.items())

    def receipt(self, report: Report) -> list[tuple[str, str]]:
        """What the report rests on."""
        values = report.receipt.model_dump()
        return [
            (key, ", ".join(value) if isinstance(value, tuple) else str(value))
            for key, value in values.items()
            if value is not None
        ]
