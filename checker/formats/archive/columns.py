"""
The tables of an archive, the same in every form: which columns, and which rows a line gives.

Shapes: a cell is text, a whole number, or None for an empty one. Text is as it was found;
    each form guards against what its readers might run.
Pure. Imports `speech` and `writing`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.formats.archive.speech import Speech
from checker.formats.archive.writing import Across, Line
from checker.report.models import SEVERITIES, STATUSES
from checker.scan.lines import failing

Cell = str | int | None
Row = dict[str, Cell]


@dataclass(frozen=True)
class Table:
    """
    One table.

    Attributes:
        name: of its file, without ending, and of its term.
        columns: keys of the rows, in order; each has a term.
        rows: the rows of one line.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Speech, Line], Iterator[Row]]

    def headers(self, speech: Speech) -> list[str]:
        """The names of the columns."""
        return [speech.term("column", column) for column in self.columns]


_CASE = ("organ", "year", "case_no", "record", "type")
_PLACE = ("file", "member", "line")


def _case(speech: Speech, record: Mapping[str, Any]) -> Row:
    return {
        "organ": record["organ"],
        "year": record["year"],
        "case_no": record["case_no"],
        "record": record["id"],
        "type": speech.term("record_type", record["type"]) if record["type"] else None,
    }


def _place(record: Mapping[str, Any], line: int | None = None) -> Row:
    source = record["source"]
    return {
        "file": source["path"],
        "member": source["member"],
        "line": line or source["line"],
    }


def _findings(speech: Speech, line: Line) -> Iterator[Row]:
    record = line["record"]
    case = _case(speech, record) | {
        "party": record["party"],
        "state": speech.term("state", record["state"]) if record["state"] else None,
    }
    for outcome, instance in failing(line):
        yield {
            **case,
            **_broken(speech, outcome),
            "found": speech.found(instance),
            "due": instance["due_on"],
            "liable": speech.answers(instance, line),
            "at": instance["at"],
            **_place(record, instance["line"]),
            "finding": instance["id"],
            "waiver": speech.waiver(instance["waiver"]),
        }


def _broken(speech: Speech, outcome: Mapping[str, Any]) -> Row:
    versions = dict.fromkeys(b["version"] for b in outcome["basis"] if b["version"])
    return {
        "stage": speech.term("stage", outcome["stage"]),
        "rule": outcome["rule"],
        "title": speech.say(outcome["title"]),
        "severity": speech.term("severity", outcome["severity"]),
        "basis": speech.cite(outcome["basis"]),
        "version": speech.view.joined(versions) or None,
        "remedy": speech.say(outcome["remedy"]),
        "curable": speech.term("page", "curable" if outcome["curable"] else "incurable"),
        "rulebook": outcome["rulebook"],
    }


def across_rows(speech: Speech, finding: Across) -> Iterator[tuple[Table, Row]]:
    """The rows of what a rule says about several records: a finding, or what it lacks."""
    if finding["status"] == "fail":
        yield FINDINGS, _across(speech, finding)
        return
    involved = {record["id"]: record for record in finding["records"]}
    for need in finding["missing"]:
        record = involved[need["record"]]
        yield (
            UNDETERMINED,
            {
                **_case(speech, record),
                **_place(record),
                "need": speech.term("need", need["kind"]),
                "lacking": speech.need(record["type"], need["kind"], need["ref"]),
                "at": need["ref"],
                "decisions": 1,
                "rules": finding["rule"],
            },
        )


def _across(speech: Speech, finding: Across) -> Row:
    records = finding["records"]

    def shared(values: Iterable[Any]) -> str | None:
        """What the records share stands once."""
        return speech.view.joined(dict.fromkeys(str(v) for v in values if v is not None)) or None

    return {
        "organ": shared(r["organ"] for r in records),
        "year": shared(r["year"] for r in records),
        "case_no": shared(r["case_no"] for r in records),
        "record": shared(r["id"] for r in records),
        "type": shared(speech.term("record_type", r["type"]) for r in records),
        **_broken(speech, finding),
        "found": speech.say(finding["message"]),
        "due": finding["due_on"],
        "file": shared(r["source"]["path"] for r in records),
        "member": shared(r["source"]["member"] for r in records),
        "finding": finding["id"],
        "waiver": speech.waiver(finding["waiver"]),
    }


def _liability(speech: Speech, line: Line) -> Iterator[Row]:
    record = line["record"]
    case = _case(speech, record)
    for outcome, instance in failing(line):
        for entry in instance["liability"]:
            circumstances = [speech.say(c["text"]) for c in entry["circumstances"]]
            yield {
                "person": speech.person(entry, line),
                "role": speech.term("role", entry["role"]),
                "grade": speech.term("grade", entry["grade"]) if entry["grade"] else None,
                "ground": entry["ground"],
                "division": entry["branch"],
                "text": speech.listed([speech.say(entry["text"]), *circumstances]),
                "source": speech.source(entry["source"]),
                "mode": speech.term("page", entry["mode"]),
                "preliminary": speech.term("page", "yes" if entry["preliminary"] else "no"),
                "exempt": entry["exempt"],
                "rule": outcome["rule"],
                "title": speech.say(outcome["title"]),
                "severity": speech.term("severity", outcome["severity"]),
                **case,
                **_place(record, instance["line"]),
                "finding": instance["id"],
            }


def _undetermined(speech: Speech, line: Line) -> Iterator[Row]:
    record = line["record"]
    case = _case(speech, record) | _place(record)
    for need in line["ask_for"]:
        yield {
            **case,
            "need": speech.term("need", need["kind"]),
            "lacking": speech.need(record["type"], need["kind"], need["ref"]),
            "at": need["ref"],
            "decisions": len(need["rules"]),
            "rules": " ".join(need["rules"]),
        }


def _refused(speech: Speech, line: Line) -> Iterator[Row]:
    for fault in line["refused"] or ():
        yield {
            **_place(line["record"], fault["line"]),
            "at": fault["pointer"] or "/",
            "code": fault["code"],
            "reason": speech.say(fault["message"]),
        }


def _records(speech: Speech, line: Line) -> Iterator[Row]:
    record, problem = line["record"], line["engine_error"]
    how = "refused" if line["refused"] is not None else "engine_error" if problem else None
    severities = Counter(outcome["severity"] for outcome, _ in failing(line))
    counts: dict[str, Cell] = {}
    if how is None:
        counts |= {status: line["summary"][status] for status in STATUSES}
        counts |= {"findings": severities.total()}
        counts |= {severity: severities[severity] for severity in SEVERITIES}
    yield {
        **_case(speech, record),
        "party": record["party"],
        "matter": speech.listed(record["matter"]) or None,
        "state": speech.term("state", record["state"]) if record["state"] else None,
        "decided_on": record["decided_on"],
        "outcome": speech.term("status", how) if how else speech.term("archive", "checked"),
        **counts,
        "problem": speech.say(problem["message"]) if problem else None,
        **_place(record),
        "fingerprint": record["sha256"],
    }


FINDINGS = Table(
    "findings",
    (
        *_CASE,
        *("party", "state", "stage", "rule", "title", "severity", "found", "basis", "version"),
        *("remedy", "curable", "due", "liable", "rulebook", "at", *_PLACE, "finding", "waiver"),
    ),
    _findings,
)
LIABILITY = Table(
    "liability",
    (
        *("person", "role", "grade", "ground", "division", "text", "source", "mode"),
        *("preliminary", "exempt", "rule", "title", "severity", *_CASE, *_PLACE, "finding"),
    ),
    _liability,
)
UNDETERMINED = Table(
    "undetermined",
    (*_CASE, "need", "lacking", "at", "decisions", "rules", *_PLACE),
    _undetermined,
)
REFUSED = Table("refused", (*_PLACE, "at", "code", "reason"), _refused)
RECORDS = Table(
    "records",
    (
        *_CASE,
        *("party", "matter", "state", "decided_on", "outcome", *STATUSES, "findings"),
        *(*SEVERITIES, "problem", *_PLACE, "fingerprint"),
    ),
    _records,
)
TABLES = (FINDINGS, LIABILITY, UNDETERMINED, REFUSED, RECORDS)
