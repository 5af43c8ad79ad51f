"""
The report as text for a reader at a terminal.

What is broken stands in full, by stage and the gravest first: what was found, where,
the article, what to do, who answers for it. What is still to come has a line with its
day, and what cannot be told stands with what to ask for, so that a file in good order
fits a screen. With `everything`, every outcome stands in full. Every line fits 80 columns.
Pure. Imports `report`, `layout` and `view` only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.formats.layout import WIDTH, columns, heading, wrap
from checker.formats.view import Finding, View
from checker.report.models import STATUSES, AskFor, Outcome, RecordReport, Report
from checker.report.words import Words

_COLOURS = {"fail": "31", "undetermined": "33", "pending": "36", "pass": "32"}
_TONES = {"bad": "fail", "open": "undetermined", "good": "pass"}
_MARKS = {"fail": "✗", "undetermined": "?", "pending": "…", "pass": "✓", "not_applicable": "-"}
_INDENT = " " * 5
#: How many unknowns, and how many rules of one, are listed unless everything is asked for.
_ASKED, _DECIDED = 8, 2


def render(
    report: Report, words: Words, lang: str, *, everything: bool = False, colour: bool = False
) -> str:
    """
    The report as text.

    Args:
        lang: "zh" or "en".
        everything: every outcome in full, passes and rules that do not apply too.
        colour: mark statuses with ANSI colours (for a terminal only).
    """
    writer = _Writer(View(words, lang), everything, colour)
    lines = [line for record in report.records for line in writer.record(record)]
    lines += writer.waivers(report)
    lines += writer.receipt(report)
    return "\n".join(lines) + "\n"


def render_record(record: RecordReport, words: Words, lang: str) -> str:
    """One record with the outcomes that were asked, in full."""
    asked = record.model_copy(update={"not_checked": ()})
    writer = _Writer(View(words, lang), everything=True, colour=False)
    return "\n".join(writer.record(asked)) + "\n"


class _Writer:
    def __init__(self, view: View, everything: bool, colour: bool) -> None:
        self._view = view
        self._everything = everything
        self._colour = colour

    def record(self, record: RecordReport) -> Iterator[str]:
        yield "=" * WIDTH
        yield from self._head(record)
        if record.refused is not None:
            yield from self._refused(record)
        elif record.engine_error is not None:
            yield from wrap(self._view.say(record.engine_error.message), _INDENT)
        elif self._everything:
            yield from self._stages(record, STATUSES)
            yield from self._asked(record)
        else:
            yield from self._stages(record, ("fail", "pending"))
            yield from self._asked(record)
        yield from self._skipped(record)
        yield ""

    def waivers(self, report: Report) -> Iterator[str]:
        """The waivers that were put on nothing."""
        told = list(self._view.waivers(report))
        if told:
            yield "=" * WIDTH
            yield heading(self._view.term("waiver", "title"), self._view.lang)
            for line in told:
                yield from wrap(line, " · ", " " * 3)

    def receipt(self, report: Report) -> Iterator[str]:
        """What the report rests on."""
        yield "-" * WIDTH
        parts = (
            f"{label} {value[:12]}"
            for label, value in self._view.receipt(report)
            if "," not in value
        )
        title = self._view.term("page", "receipt")
        yield from wrap("  ".join(parts), f"{title}  ", " " * (columns(title) + 2))

    def _paint(self, text: str, status: str) -> str:
        if not self._colour or status not in _COLOURS:
            return text
        return f"\033[{_COLOURS[status]}m{text}\033[0m"

    def _painted(self, lines: list[str], status: str) -> list[str]:
        return [self._paint(line, status) for line in lines]

    # -- the head --------------------------------------------------------------------

    def _head(self, record: RecordReport) -> Iterator[str]:
        info, view = record.record, self._view
        kind = view.term("record_type", info.type) if info.type else ""
        state = view.term("state", info.state) if info.state else ""
        yield from wrap("  ".join(p for p in (view.name(record), info.organ, kind, state) if p))
        for key, value in (("party", info.party), (view.matter(record), view.joined(info.matter))):
            if value:
                yield from wrap(view.colon(view.term("page", key), value), "  ", "    ")
        if view.place_of(record) != view.name(record):
            yield from wrap(view.place_of(record), "  ")
        tone, sentence = view.verdict(record)
        yield from self._painted(wrap(sentence, "  "), _TONES[tone])
        if record.refused is None and record.engine_error is None:
            counts = (
                self._paint(f"{view.term('status', status)} {count}", status if count else "")
                for status, count in view.counts(record)
            )
            yield "  " + "   ".join(counts)

    def _refused(self, record: RecordReport) -> Iterator[str]:
        for fault in record.refused or ():
            line = self._view.term("page", "line").format(line=fault.line) if fault.line else ""
            yield from wrap((fault.pointer or "/") + self._view.bracketed([line]), "  ✗ ")
            yield from wrap(self._view.say(fault.message), _INDENT)

    # -- the outcomes ------------------------------------------------------------------

    def _stages(self, record: RecordReport, statuses: Sequence[str]) -> Iterator[str]:
        for stage, outcomes in self._view.by_stage(record, statuses):
            yield ""
            yield heading(stage, self._view.lang)
            for outcome in outcomes:
                yield from self._title(outcome)
                if outcome.status != "not_applicable" and (
                    self._everything or outcome.status == "fail"
                ):
                    yield from self._body(outcome, record)

    def _title(self, outcome: Outcome) -> Iterator[str]:
        view, status = self._view, outcome.status
        severity = view.term("severity", outcome.severity)
        remark = severity if status == "fail" else view.term("status", status)
        if status == "pending" and not self._everything:
            days = sorted(i.due_on for i in outcome.instances if i.due_on)
            remark = view.colon(view.term("page", "until"), view.day(days[0])) if days else remark
        text = f"{outcome.rule}  {view.say(outcome.title)}{view.bracketed([remark])}"
        first, *rest = wrap(text, f" {_MARKS[status]} ", " " * 3)
        yield f" {self._paint(_MARKS[status], status)} {first[3:]}"
        yield from rest

    def _body(self, outcome: Outcome, record: RecordReport) -> Iterator[str]:
        view = self._view
        for finding in view.findings(outcome, record, everything=self._everything):
            yield from self._finding(finding)
        yield from self._field(view.term("page", "basis"), view.cite(outcome.basis))
        if outcome.status == "fail":
            curable = view.term("page", "curable" if outcome.curable else "incurable")
            remedy = view.say(outcome.remedy) + view.bracketed([curable])
            yield from self._field(view.term("page", "remedy"), remedy)

    def _finding(self, finding: Finding) -> Iterator[str]:
        view = self._view
        first = f"   {_MARKS[finding.status]} " if self._everything else _INDENT
        yield from wrap(finding.text, first, _INDENT)
        for place in finding.places:
            yield from self._field(view.term("page", "at"), place)
        if finding.due_on:
            yield from self._field(view.term("page", "due"), finding.due_on)
        for label, text in finding.liability:
            yield from self._field(label, text)

    def _field(self, label: str, text: str) -> list[str]:
        width = 8 if self._view.lang == "zh" else 12
        head = _INDENT + label + " " * max(1, width - columns(label))
        return wrap(text, head, " " * columns(head))

    # -- the rest ----------------------------------------------------------------------

    def _asked(self, record: RecordReport) -> Iterator[str]:
        for title, entries in self._view.asked(record):
            yield ""
            yield heading(title, self._view.lang)
            shown = entries if self._everything else entries[:_ASKED]
            for entry in shown:
                yield from self._ask(entry, record)
            if more := len(entries) - len(shown):
                yield from wrap(self._view.term("page", "more").format(count=more), "   ")

    def _ask(self, entry: AskFor, record: RecordReport) -> Iterator[str]:
        view = self._view
        where = f"  {entry.ref}" if entry.kind == "record" else ""
        yield from wrap(view.say(entry.title) + where, " · ", " " * 3)
        for label, text in view.uses(entry, record, None if self._everything else _DECIDED):
            yield from self._field(label, text)

    def _skipped(self, record: RecordReport) -> Iterator[str]:
        view = self._view
        for number, (reason, rules) in enumerate(view.skipped(record)):
            if not number:
                yield ""
                yield heading(view.term("page", "not_checked"), view.lang)
            count = view.term("page", "more_rules").format(count=len(rules))
            told = " ".join(rules) if self._everything else count
            yield from wrap(view.colon(reason, told), " · ", " " * 3)
