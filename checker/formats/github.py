"""
The report as workflow commands, by which GitHub marks a finding at its line of the file.

A command for each breach and for each reason why a document was refused; with `everything`
also for what cannot be told and what is still to come.
Pure. Imports `report` and `view` only.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.formats.view import View
from checker.report.models import RecordReport, Report
from checker.report.words import Words

_COMMANDS = {"invalidating": "error", "major": "error", "minor": "warning", "advisory": "notice"}
_STDIN = "-"


def render(
    report: Report, words: Words, lang: str, *, everything: bool = False, colour: bool = False
) -> str:
    """One command a line, "" if there is nothing to say."""
    view = View(words, lang)
    lines = [line for record in report.records for line in _record(record, view, everything)]
    lines += [
        f"::warning title={_property(view.term('waiver', 'title'))}::{_data(line)}"
        for line in view.waivers(report)
    ]
    return "".join(f"{line}\n" for line in lines)


def _record(record: RecordReport, view: View, everything: bool) -> Iterator[str]:
    title = view.verdict(record)[1]
    for fault in record.refused or ():
        text = view.colon(fault.pointer or "/", view.say(fault.message))
        yield _command("error", record, fault.line, title, text)
    if record.engine_error is not None:
        yield _command("error", record, None, title, view.say(record.engine_error.message))
    wanted = ("fail", "undetermined", "pending") if everything else ("fail",)
    for _, outcomes in view.by_stage(record, wanted):
        for outcome in outcomes:
            for instance in outcome.instances:
                if instance.status not in wanted:
                    continue
                counts = instance.status == "fail" and not instance.waiver
                name = _COMMANDS[outcome.severity] if counts else "notice"
                title = f"{outcome.rule} {view.say(outcome.title)}"
                told = view.bracketed(view.remarks(instance))
                lines = [view.say(instance.message) + told]
                lines += [view.colon(*entry) for entry in view.liability(instance, record)]
                lines.append(view.colon(view.term("page", "basis"), view.cite(outcome.basis)))
                if instance.status == "fail":
                    remedy = view.say(outcome.remedy)
                    lines.append(view.colon(view.term("page", "remedy"), remedy))
                yield _command(name, record, instance.line, title, "\n".join(lines))


def _command(name: str, record: RecordReport, line: int | None, title: str, text: str) -> str:
    source = record.record.source
    places: dict[str, str] = {}
    if source.path != _STDIN:
        places["file"] = source.path
        if at := line or source.line:
            places["line"] = str(at)
    places["title"] = title
    properties = ",".join(f"{key}={_property(value)}" for key, value in places.items())
    return f"::{name} {properties}::{_data(text)}"


def _data(text: str) -> str:
    """A message: per cent first, or what the others become would be escaped again."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
