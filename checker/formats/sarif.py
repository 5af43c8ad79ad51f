"""
The report as SARIF 2.1.0, for tools that show findings beside the files they are in.

One run. A breach is a result of kind `fail`, what cannot be told or is still to come is
`open`; passes and rules that do not apply come with `everything` only. A document that was
refused, and a record the engine has no verdict on, are notifications of a failed invocation:
nothing of them was checked, so no result may suggest that it was.
Source: SARIF 2.1.0 (OASIS Standard); a kind other than `fail` has the level `none`.
Pure. Imports `report` and `view` only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from checker.formats.view import View
from checker.report.models import AcrossFinding, Instance, Outcome, RecordReport, Report, Source
from checker.report.words import Words

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"invalidating": "error", "major": "error", "minor": "warning", "advisory": "note"}
_KINDS = {
    "fail": "fail",
    "undetermined": "open",
    "pending": "open",
    "pass": "pass",
    "not_applicable": "notApplicable",
}
_ALWAYS = ("fail", "undetermined", "pending")
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
#: Names the algorithm of the fingerprint, so that another one can follow beside it.
_FINGERPRINT = "checkerInstance/v1"
_STDIN = "-"
#: What stands for many records that share a fault; GitHub reads no more locations of a result.
_RELATED = 1000


def render(
    report: Report, words: Words, lang: str, *, everything: bool = False, colour: bool = False
) -> str:
    """The log; `colour` changes nothing."""
    log = Log(View(words, lang), everything).log(report)
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


class Log:
    """A report's entries of the log."""

    def __init__(self, view: View, everything: bool) -> None:
        """Begin, in the language of a view."""
        self._view = view
        self._everything = everything

    def log(self, report: Report) -> dict[str, Any]:
        """The whole log of a report."""
        found = [
            (record, outcome, instance)
            for record in report.records
            for outcome in record.outcomes
            for instance in self._instances(outcome)
        ]
        # The latest outcome would do as well: a rule has one title and one severity.
        rules = {outcome.rule: outcome for _, outcome, _ in reversed(found)}
        places = {rule: number for number, rule in enumerate(sorted(rules))}
        problems = [n for record in report.records for n in self.notifications(record)]
        invocation: dict[str, Any] = {"executionSuccessful": not problems}
        if problems:
            invocation["toolExecutionNotifications"] = problems
        run = {
            "tool": {
                "driver": {
                    "name": "checker",
                    "version": report.receipt.tool,
                    "rules": [self.rule(rules[rule]) for rule in places],
                }
            },
            "language": LANGUAGES[self._view.lang],
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "results": [
                placed(self.result(record, outcome, instance), places[outcome.rule])
                for record, outcome, instance in found
            ],
            "properties": {"receipt": report.receipt.model_dump(mode="json")},
        }
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}

    def _instances(self, outcome: Outcome) -> Iterator[Instance | None]:
        """The instances to be told; None where the rule found nothing to look at."""
        for instance in outcome.instances:
            if self._everything or instance.status in _ALWAYS:
                yield instance
        if not outcome.instances and (self._everything or outcome.status in _ALWAYS):
            yield None

    def rule(self, outcome: Outcome | AcrossFinding) -> dict[str, Any]:
        """The entry of a rule."""
        view = self._view
        remedy, basis = view.say(outcome.remedy), view.cite(outcome.basis)
        lines = (
            (view.term("page", "remedy"), remedy),
            (view.term("page", "basis"), basis),
        )
        return {
            "id": outcome.rule,
            "name": view.say(outcome.title),
            "shortDescription": {"text": view.say(outcome.title)},
            "help": {
                "text": "\n".join(view.colon(label, text) for label, text in lines),
                "markdown": "\n\n".join(f"**{label}** {text}" for label, text in lines),
            },
            "defaultConfiguration": {"level": _LEVELS[outcome.severity]},
            "properties": {
                "title": outcome.title.model_dump(),
                "severity": outcome.severity,
                "stage": outcome.stage,
                "rulebook": outcome.rulebook,
                "basis": [entry.model_dump() for entry in outcome.basis],
                "provisions": list(outcome.provisions),
            },
        }

    def result(
        self, record: RecordReport, outcome: Outcome, instance: Instance | None
    ) -> dict[str, Any]:
        """A result; the place of its rule in the run is still to be put in."""
        status = instance.status if instance else outcome.status
        result: dict[str, Any] = {
            "ruleId": outcome.rule,
            "kind": _KINDS[status],
            "level": _LEVELS[outcome.severity] if status == "fail" else "none",
            "message": {"text": self._message(record, outcome, instance)},
            "locations": [self._location(record.record.source, instance)],
        }
        properties: dict[str, Any] = {
            "status": status,
            "record": record.record.id,
            "basis": self._view.cite(outcome.basis),
        }
        if instance:
            result["partialFingerprints"] = {_FINGERPRINT: instance.id}
            if instance.waiver is not None:
                told = instance.waiver.model_dump()
                result["suppressions"] = [
                    {"kind": "external", "justification": told["reason"], "properties": told}
                ]
            properties |= {
                "due_on": instance.due_on,
                "liability": [entry.model_dump() for entry in instance.liability],
                "missing": [need.model_dump() for need in instance.missing],
            }
        return {**result, "properties": properties}

    def across(self, finding: AcrossFinding) -> dict[str, Any]:
        """The result of a finding over several records: at the first, related to the others."""
        places = [
            {"physicalLocation": _physical(record.source, record.source.line)}
            for record in finding.records
            if record.source.path != _STDIN
        ]
        return {
            "ruleId": finding.rule,
            "kind": _KINDS[finding.status],
            "level": _LEVELS[finding.severity] if finding.status == "fail" else "none",
            "message": {"text": self._view.say(finding.message)},
            "locations": places[:1],
            "relatedLocations": places[1:_RELATED],
            "partialFingerprints": {_FINGERPRINT: finding.id},
            "properties": {
                "status": finding.status,
                "records": [record.id for record in finding.records],
                "basis": self._view.cite(finding.basis),
                "due_on": finding.due_on,
            },
        }

    def _message(self, record: RecordReport, outcome: Outcome, instance: Instance | None) -> str:
        """What was found, then who answers for it; the rule and its status if nothing is said."""
        view = self._view
        said = view.say(instance.message) if instance else ""
        status = instance.status if instance else outcome.status
        parts = [said or view.colon(view.say(outcome.title), view.term("status", status))]
        if instance:
            parts += [view.colon(*line) for line in view.liability(instance, record)]
        return "\n".join(parts)

    def _location(self, source: Source, instance: Instance | None) -> dict[str, Any]:
        location: dict[str, Any] = {}
        line = (instance.line if instance else None) or source.line
        if source.path != _STDIN:
            location["physicalLocation"] = _physical(source, line)
        if instance and instance.at:
            location["logicalLocations"] = [{"fullyQualifiedName": instance.at, "kind": "property"}]
        return location

    def notifications(self, record: RecordReport) -> Iterator[dict[str, Any]]:
        """Why nothing of a document was checked."""
        source = record.record.source
        place = {"locations": [{"physicalLocation": _physical(source, None)}]}
        if source.path == _STDIN:
            place = {}
        if record.engine_error is not None:
            yield {
                "descriptor": {"id": record.engine_error.code},
                "level": "error",
                "message": {"text": self._view.say(record.engine_error.message)},
                **place,
            }
        for fault in record.refused or ():
            location: dict[str, Any] = {}
            if source.path != _STDIN:
                location["physicalLocation"] = _physical(source, fault.line or source.line)
            if fault.pointer:
                location["logicalLocations"] = [
                    {"fullyQualifiedName": fault.pointer, "kind": "property"}
                ]
            notification: dict[str, Any] = {
                "descriptor": {"id": fault.code},
                "level": "error",
                "message": {"text": self._view.say(fault.message)},
            }
            yield {**notification, "locations": [location]} if location else notification


def placed(result: dict[str, Any], place: int) -> dict[str, Any]:
    """A result with the place of its rule in the run's list of rules."""
    return {"ruleId": result["ruleId"], "ruleIndex": place, **result}


def _physical(source: Source, line: int | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(source)}}
    return {**physical, "region": {"startLine": line}} if line else physical


def uri(source: Source) -> str:
    """A file as a reference: relative as it was named, `file:` if it was named in full."""
    path = PurePath(source.path)
    whole = path / source.member if source.member else path
    # A first segment with a colon would read as a scheme; quoted, it cannot.
    text = quote(whole.as_posix(), safe="/")
    return f"file://{text}" if whole.is_absolute() else text
