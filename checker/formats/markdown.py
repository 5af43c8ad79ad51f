"""
The report as Markdown with tables, for a comment on a change or an e-mail.

What a reader has to act upon stands first: what is broken, the gravest on top, with the
article, what to do and until when, and who answers for it; then what is still to come, and
what to ask for.
Text from a record can neither break a table nor become markup, and calls nobody by `@`.
Pure. Imports `report` and `view` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.formats.view import Finding, View
from checker.report.models import SEVERITIES, STATUSES, Outcome, RecordReport, Report
from checker.report.words import Words

_MARKUP = re.compile(r"([\\`*_{}\[\]|~#!])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
_BREAK = "<br>"


def render(
    report: Report, words: Words, lang: str, *, everything: bool = False, colour: bool = False
) -> str:
    """The document; `everything` lists passes and rules that do not apply too."""
    view = View(words, lang)
    writer = _Writer(view, everything)
    lines = [line for record in report.records for line in writer.record(record)]
    if told := list(view.waivers(report)):
        lines += [f"## {escape(view.term('waiver', 'title'))}", ""]
        lines += [*(f"- {escape(line)}" for line in told), ""]
    day = view.colon(view.term("page", "as_of"), view.day(report.receipt.as_of))
    return "\n".join([*lines, escape(day)]) + "\n"


def escape(text: str) -> str:
    """`text` as it reads, on one line, in a table or outside of one."""
    plain = "".join(_HTML.get(char, char) for char in _MARKUP.sub(r"\\\1", text))
    return _BREAK.join(plain.splitlines())


class _Writer:
    def __init__(self, view: View, everything: bool) -> None:
        self._view = view
        self._everything = everything

    def record(self, record: RecordReport) -> Iterator[str]:
        view = self._view
        yield f"## {escape(view.name(record))}"
        yield ""
        yield f"**{escape(view.verdict(record)[1])}**"
        yield ""
        if record.refused is not None:
            heads = [view.term("page", "at"), view.term("page", "reason")]
            rows = [[fault.pointer or "/", view.say(fault.message)] for fault in record.refused]
            yield from _table(heads, rows)
        elif record.engine_error is not None:
            yield escape(view.say(record.engine_error.message))
            yield ""
        else:
            yield from self._judged(record)

    def _judged(self, record: RecordReport) -> Iterator[str]:
        view = self._view
        counts = view.counts(record)
        yield from _table(
            [view.term("status", status) for status, _ in counts],
            [[str(count) for _, count in counts]],
        )
        for status in STATUSES if self._everything else ("fail", "pending"):
            found = sorted(
                (o for o in record.outcomes if o.status == status),
                key=lambda o: (SEVERITIES.index(o.severity), o.rule),
            )
            if found:
                yield f"### {escape(view.term('status', status))}"
                yield ""
                yield from self._outcomes(found, record)
        heads = [view.term("page", key) for key in ("decides", "attributes")]
        for title, entries in view.asked(record):
            yield f"### {escape(title)}"
            yield ""
            rows = [
                [view.say(entry.title), *(dict(view.uses(entry, record)).get(h, "") for h in heads)]
                for entry in entries
            ]
            yield from _table([title, *heads], rows)

    def _outcomes(self, outcomes: Sequence[Outcome], record: RecordReport) -> Iterator[str]:
        view = self._view
        heads = ("severity", "rule", "finding", "basis", "remedy", "due", "answers")
        rows = []
        for outcome in outcomes:
            findings = view.findings(outcome, record)
            due = sorted({finding.due_on for finding in findings if finding.due_on})
            answers = dict.fromkeys(
                view.colon(label, text) for f in findings for label, text in f.liability
            )
            rows.append(
                [
                    view.term("severity", outcome.severity),
                    f"{outcome.rule} {view.say(outcome.title)}",
                    "\n".join(self._finding(finding) for finding in findings),
                    view.cite(outcome.basis),
                    view.say(outcome.remedy) if outcome.status == "fail" else "",
                    "\n".join(due),
                    "\n".join(answers),
                ]
            )
        yield from _table([view.term("page", head) for head in heads], rows)

    def _finding(self, finding: Finding) -> str:
        return finding.text + self._view.bracketed([self._view.joined(finding.places)])


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in (heads, None, *rows):
        cells = ["---"] * len(heads) if row is None else [escape(cell) for cell in row]
        yield f"| {' | '.join(cells)} |"
    yield ""
