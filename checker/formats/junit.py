"""
The report as JUnit XML, for build servers: a record is a suite, a rule is a case of it.

A breach is a failure, whose type is its severity; what is waived, cannot be told or is still to
come is skipped, with the reason; a document that was refused, and a record the engine has no
verdict on, are errors. Rules that do not apply are left out unless `everything` is asked for.
Shape: the vocabulary of the Jenkins xUnit plug-in's `junit-10.xsd`.
Pure. Imports `report` and `view` only.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as Tree

from checker.formats.view import View
from checker.report.models import STATUSES, Outcome, RecordReport, Report
from checker.report.words import Words

#: What XML 1.0 cannot hold, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(
    report: Report, words: Words, lang: str, *, everything: bool = False, colour: bool = False
) -> str:
    """The XML document; `colour` changes nothing."""
    writer = _Writer(View(words, lang), everything)
    root = Tree.Element("testsuites", {"name": "checker"})
    for number, record in enumerate(report.records):
        root.append(writer.suite(record, number, report.receipt.as_of))
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    Tree.indent(root)
    body = Tree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


class _Writer:
    def __init__(self, view: View, everything: bool) -> None:
        self._view = view
        self._everything = everything

    def suite(self, record: RecordReport, number: int, as_of: str) -> Tree.Element:
        cases = [*self._problems(record)]
        statuses = [s for s in STATUSES if s != "not_applicable" or self._everything]
        for _, outcomes in self._view.by_stage(record, statuses):
            cases += [self._case(outcome, record) for outcome in outcomes]
        counts = {
            "tests": len(cases),
            "failures": sum(case.find("failure") is not None for case in cases),
            "errors": sum(case.find("error") is not None for case in cases),
            "skipped": sum(case.find("skipped") is not None for case in cases),
        }
        suite = Tree.Element(
            "testsuite",
            {
                "name": _xml(self._view.name(record)),
                "id": str(number),
                "file": _xml(self._view.place_of(record)),
                "timestamp": f"{as_of}T00:00:00",
                **{key: str(count) for key, count in counts.items()},
            },
        )
        suite.extend(cases)
        return suite

    def _problems(self, record: RecordReport) -> list[Tree.Element]:
        view = self._view
        found = [
            (fault.code, view.colon(fault.pointer or "/", view.say(fault.message)))
            for fault in record.refused or ()
        ]
        if record.engine_error is not None:
            found.append((record.engine_error.code, view.say(record.engine_error.message)))
        if not found:
            return []
        _, verdict = view.verdict(record)
        case = Tree.Element("testcase", {"name": _xml(verdict), "classname": "record"})
        error = Tree.SubElement(case, "error", {"type": found[0][0], "message": _xml(found[0][1])})
        error.text = _xml("\n".join(text for _, text in found))
        return [case]

    def _case(self, outcome: Outcome, record: RecordReport) -> Tree.Element:
        view = self._view
        name = _xml(f"{outcome.rule} {view.say(outcome.title)}")
        classname = f"{outcome.rulebook}.{outcome.stage}"
        case = Tree.Element("testcase", {"name": name, "classname": classname})
        if outcome.status == "pass":
            return case
        findings = view.findings(outcome, record)
        texts = [finding.text for finding in findings if finding.text]
        message = " ".join(texts) or view.term("status", outcome.status)
        if outcome.status != "fail" or outcome.waived:
            kind = {
                "type": "waived" if outcome.waived else outcome.status,
                "message": _xml(message),
            }
            Tree.SubElement(case, "skipped", kind)
            return case
        lines: list[str] = []
        for finding in findings:
            lines.append(finding.text)
            lines += [view.colon(view.term("page", "at"), place) for place in finding.places]
            lines += [view.colon(label, text) for label, text in finding.liability]
        lines.append(view.colon(view.term("page", "basis"), view.cite(outcome.basis)))
        lines.append(view.colon(view.term("page", "remedy"), view.say(outcome.remedy)))
        failure = {"type": outcome.severity, "message": _xml(message)}
        Tree.SubElement(case, "failure", failure).text = _xml("\n".join(lines))
        return case


def _xml(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)
