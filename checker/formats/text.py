"""
The report as text for a reader at a terminal.

By stage, worst first: what was found, the article, the values and the arithmetic in
one sentence, what to do and until when, who answers for it; at the end what to ask
for. Every line fits 80 columns.
Pure. Imports `report` and `layout` only.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.formats.layout import WIDTH, wrap
from checker.report.models import (
    SEVERITIES,
    STATUSES,
    Basis,
    Instance,
    Liable,
    Outcome,
    RecordReport,
    Report,
    Status,
)
from checker.report.words import Words

_COLOURS = {"fail": "31", "undetermined": "33", "pending": "36", "pass": "32"}
_MARKS = {"fail": "✗", "undetermined": "?", "pending": "…", "pass": "✓", "not_applicable": "-"}


def render(
    report: Report, words: Words, lang: str, *, everything: bool = False, colour: bool = False
) -> str:
    """
    The report as text.

    Args:
        lang: "zh" or "en".
        everything: passes and rules that do not apply, too.
        colour: mark statuses with ANSI colours (for a terminal only).
    """
    writer = _Writer(words, lang, everything, colour)
    lines = [line for record in report.records for line in writer.record(record)]
    lines += writer.receipt(report)
    return "\n".join(lines) + "\n"


def render_record(record: RecordReport, words: Words, lang: str) -> str:
    """One record's outcomes, whatever their status."""
    return "\n".join(_Writer(words, lang, everything=True, colour=False).record(record)) + "\n"


class _Writer:
    def __init__(self, words: Words, lang: str, everything: bool, colour: bool) -> None:
        self._words = words
        self._lang = lang
        self._everything = everything
        self._colour = colour

    def _term(self, group: str, key: str) -> str:
        return self._words.term(group, key, self._lang)

    def _paint(self, text: str, status: str) -> str:
        if not self._colour or status not in _COLOURS:
            return text
        return f"\033[{_COLOURS[status]}m{text}\033[0m"

    def record(self, report: RecordReport) -> Iterator[str]:
        """One record."""
        yield "=" * WIDTH
        yield from self._heading(report)
        if report.refused is not None:
            yield from self._refused(report)
            return
        if report.engine_error is not None:
            yield from wrap(report.engine_error.message.text(self._lang))
            return
        yield from self._counts(report)
        shown = [o for o in report.outcomes if self._everything or o.status in _COLOURS]
        if not self._everything:
            shown = [o for o in shown if o.status != "pass"]
        for stage in dict.fromkeys(self._words.terms["stage"]):
            here = sorted((o for o in shown if o.stage == stage), key=_gravity)
            if here:
                yield ""
                yield f"【{self._term('stage', stage)}】"
                for outcome in here:
                    yield from self._outcome(outcome, report.people)
        if not any(o.status == "fail" for o in report.outcomes):
            yield ""
            yield self._term("page", "no_findings")
        yield from self._ask_for(report)
        yield ""

    def _heading(self, report: RecordReport) -> Iterator[str]:
        info = report.record
        parts = [info.case_no or info.id or "", info.organ or ""]
        if info.type:
            parts.insert(1, self._term("record_type", info.type))
        if info.state:
            parts.append(self._term("state", info.state))
        yield from wrap("  ".join(part for part in parts if part))
        place = info.source.path
        place += f" › {info.source.member}" if info.source.member else ""
        place += f":{info.source.line}" if info.source.line else ""
        yield from wrap(place, f"{self._term('page', 'source')}  ")

    def _counts(self, report: RecordReport) -> Iterator[str]:
        counts = report.summary.model_dump(by_alias=True)
        parts = [
            self._paint(f"{self._term('status', s)} {counts[s]}", s if counts[s] else "")
            for s in STATUSES
        ]
        yield "   ".join(parts)

    def _refused(self, report: RecordReport) -> Iterator[str]:
        yield self._paint(self._term("page", "refused"), "fail")
        for fault in report.refused or ():
            where = f"{fault.pointer or '/'}" + (f" ({fault.line})" if fault.line else "")
            yield from wrap(f"{where}: {fault.message.text(self._lang)}", "  ✗ ")
        yield ""

    def _outcome(self, outcome: Outcome, people: dict[str, str | None]) -> Iterator[str]:
        mark = self._paint(f" {_MARKS[outcome.status]} ", outcome.status)
        title = outcome.title.text(self._lang)
        status = self._term("status", outcome.status)
        severity = self._term("severity", outcome.severity)
        label = f"{status}·{severity}" if outcome.status == "fail" else status
        first, *rest = wrap(f"{outcome.rule}  {title}  〔{label}〕", "   ")
        yield mark + first.removeprefix("   ")
        yield from rest
        for instance in self._instances(outcome):
            yield from self._instance(instance, people)
        if outcome.status == "not_applicable":
            return
        yield from self._field("basis", self._sep().join(self._basis(b) for b in outcome.basis))
        if outcome.status == "fail":
            curable = self._term("page", "curable" if outcome.curable else "incurable")
            remedy = outcome.remedy.text(self._lang)
            yield from self._field("remedy", f"{remedy}〔{curable}〕")

    def _instances(self, outcome: Outcome) -> list[Instance]:
        if self._everything:
            return list(outcome.instances)
        return [i for i in outcome.instances if i.status == outcome.status]

    def _instance(self, instance: Instance, people: dict[str, str | None]) -> Iterator[str]:
        message = instance.message.text(self._lang)
        if instance.provisional:
            message += f"〔{self._term('page', 'provisional')}〕"
        if any(value.filled for value in instance.values):
            message += f"〔{self._term('page', 'filled')}〕"
        line = f"（{instance.line}）" if instance.line else ""
        yield from self._field("reason", f"{message} {instance.at}{line}")
        if instance.due_on:
            yield from self._field("until", instance.due_on)
        yield from self._liability(instance, people)

    def _liability(self, instance: Instance, people: dict[str, str | None]) -> Iterator[str]:
        for entry in instance.liability:
            key = "exempt" if entry.exempt else entry.mode
            yield from self._field(key, self._liable(entry, people))
        if instance.unattributed and instance.status == "fail" and not instance.liability:
            refs = "、".join(need.ref for need in instance.unattributed)
            yield from self._field("unattributed", refs)
        if instance.no_ground:
            yield from self._field("no_ground", instance.no_ground.text(self._lang))

    def _liable(self, entry: Liable, people: dict[str, str | None]) -> str:
        name = people.get(entry.person) or entry.person
        role = self._term("role", entry.role)
        grade = self._term("grade", entry.grade) if entry.grade else ""
        cited = entry.exempt or entry.branch or ""
        mark = f"〔{self._term('page', 'preliminary')}〕" if entry.preliminary else ""
        return f"{name}（{role}）{grade}：{entry.text.text(self._lang)}（{cited}）{mark}"

    def _basis(self, basis: Basis) -> str:
        title, version = basis.title.text(self._lang), f"，{basis.version}" if basis.version else ""
        if self._lang == "zh":
            article = f"第{basis.article}条" if basis.article[:1].isdigit() else basis.article
            return f"《{title}》（{self._term('authority', basis.authority)}{version}）{article}"
        return f"{title} ({basis.version}), {basis.article}"

    def _field(self, key: str, text: str) -> list[str]:
        return wrap(f"{self._term('page', key)}  {text}", "     ", "         ")

    def _sep(self) -> str:
        return "；" if self._lang == "zh" else "; "

    def _ask_for(self, report: RecordReport) -> Iterator[str]:
        if not report.ask_for:
            return
        yield ""
        yield f"【{self._term('page', 'ask_for')}】"
        for entry in report.ask_for:
            rules = self._term("page", "decides")
            text = f"{entry.title.text(self._lang)}  {entry.ref}  （{rules} {len(entry.rules)}）"
            yield from wrap(text, "  · ")

    def receipt(self, report: Report) -> Iterator[str]:
        """What the report rests on, in three lines."""
        receipt = report.receipt
        yield "-" * WIDTH
        as_of, title = self._term("page", "as_of"), self._term("page", "receipt")
        yield from wrap(
            f"{title}  checker {receipt.tool}  OPA {receipt.opa}  {as_of} {receipt.as_of}  "
            f"bundle {receipt.bundle[:12]}  calendar {receipt.calendar[:12]}"
        )


def _gravity(outcome: Outcome) -> tuple[int, int, str]:
    order: dict[Status, int] = {status: i for i, status in enumerate(STATUSES)}
    return order[outcome.status], SEVERITIES.index(outcome.severity), outcome.rule
