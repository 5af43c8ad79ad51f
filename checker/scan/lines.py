"""
One record's result as one line: what fails in full, what is open by its rules.

What fails is told as `checker check` tells it. An undetermined or pending outcome holds what
is its own (rule, status, the thing, what is missing or when it is due); what is the same in
every record stands once beside the lines, by rule. Passed and inapplicable rules are only
counted: an archive of a million files is read for the others, and a single file can be
checked in full at any time.

Shapes: a line is an object `{"record", "refused", "engine_error", "summary", "outcomes",
    "people", "ask_for"}` with the names of the report; `source` is not in it, since the same
    content may stand at several addresses.
Pure. Imports `catalog`, `engine`, `reader`, `records` and `report`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from checker.catalog import Bilingual, Catalog
from checker.engine import EngineFault
from checker.reader import Record, Refusal
from checker.records.shape import shape
from checker.report import assemble, models
from checker.report.masking import Mask, mask_of
from checker.scan.store import Entry, Kind, Verdict

#: Adds to a report what somebody answers for; the mask is that of its record.
Waive = Callable[[models.RecordReport, Mask], models.RecordReport]


@dataclass(frozen=True)
class Lines:
    """
    Makes the lines of a scan.

    Attributes:
        catalog: the rules, for titles and citations.
        glossary: the words for enumerated values.
        reveal: whether personal data stay as the records have them.
        waive: applied to the report on each record that was checked.
    """

    catalog: Catalog
    glossary: Mapping[str, Bilingual]
    reveal: bool
    waive: Waive

    def refused(self, refusal: Refusal) -> Verdict:
        """The verdict on a document that is no acceptable record."""
        return _verdict("refused", refusal, assemble.refused_report(refusal))

    def checked(
        self, record: Record, answer: Mapping[str, Any] | EngineFault, selected: Collection[str]
    ) -> Verdict:
        """
        The verdict on a record.

        Args:
            record: the record as it was read.
            answer: what `data.main.brief` gave for it, or why it gave nothing.
            selected: ids of the rules that were asked.

        Raises:
            EngineError: the answer does not account for every selected rule.
        """
        mask = Mask() if self.reveal else mask_of(record.raw, shape(record.type))
        masked = replace(record, raw=mask.value(record.raw))
        if isinstance(answer, EngineFault):
            report = assemble.faulty_report(masked, answer.code, mask.value(answer.message))
            return _verdict("engine_error", record, report)
        failing = [mask.outcome(outcome) for outcome in answer["outcomes"]]
        report = assemble.brief_report(
            masked,
            {**answer, "outcomes": failing},
            catalog=self.catalog,
            glossary=self.glossary,
            selected=selected,
        )
        report = self.waive(report, mask)
        verdict = _verdict(
            "checked",
            record,
            report,
            [*self._open(answer)],
            _ask_for({**answer, "outcomes": failing}),
        )
        return replace(verdict, entries=tuple(Entry(**entry) for entry in answer["index"]))

    def _open(self, answer: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The outcomes that are not settled, one a rule."""
        for status in ("undetermined", "pending"):
            instances: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for together in answer[status]:
                instance = {
                    "at": together["subject"],
                    "status": status,
                    "missing": together.get("missing", []),
                    "due_on": together.get("due_on"),
                }
                for name in together["rules"]:
                    instances[name].append(instance)
            for name, found in instances.items():
                rule = self.catalog.rules[name]
                yield {
                    "rule": name,
                    "status": status,
                    "stage": rule.stage,
                    "rulebook": rule.book,
                    "instances": sorted(found, key=lambda one: str(one["at"])),
                }


def failing(
    line: Mapping[str, Any],
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The findings of a line: outcome and instance."""
    for outcome in line["outcomes"]:
        if outcome["status"] == "fail":
            for instance in outcome["instances"]:
                if instance["status"] == "fail":
                    yield outcome, instance


def _ask_for(answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is unknown, each with the rules it would decide, most useful first."""
    decides: dict[tuple[str, str], set[str]] = defaultdict(set)
    answers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for together in answer["undetermined"]:
        for need in together["missing"]:
            decides[need["kind"], need["ref"]].update(together["rules"])
    for outcome in answer["outcomes"]:
        for instance in outcome["instances"]:
            for need in instance["unattributed"]:
                answers[need["kind"], need["ref"]].add(outcome["rule"])
    entries = (
        {
            "kind": kind,
            "ref": ref,
            "rules": sorted(decides[kind, ref]),
            "liability": sorted(answers[kind, ref]),
        }
        for kind, ref in {**decides, **answers}
    )
    return sorted(
        entries, key=lambda e: (-len(e["rules"]), -len(e["liability"]), e["kind"], e["ref"])
    )


def _verdict(
    kind: Kind,
    document: Record | Refusal,
    report: models.RecordReport,
    unsettled: Collection[Mapping[str, Any]] = (),
    ask_for: Collection[Mapping[str, Any]] = (),
) -> Verdict:
    told = report.model_dump(mode="json", by_alias=True)
    outcomes = sorted([*told["outcomes"], *unsettled], key=lambda outcome: str(outcome["rule"]))
    del told["record"]["source"]
    line = {
        "record": told["record"],
        "refused": told["refused"],
        "engine_error": told["engine_error"],
        "summary": told["summary"],
        "outcomes": outcomes,
        "people": told["people"],
        "ask_for": ask_for,
    }
    failing = [outcome for outcome in report.outcomes if outcome.status == "fail"]
    counted = [outcome.severity for outcome in failing if not outcome.waived]
    return Verdict(
        sha256=document.sha256,
        line=document.source.line or 0,
        kind=kind,
        record=report.record.id,
        summary=told["summary"] if kind == "checked" else {},
        findings=sum(i.status == "fail" for outcome in failing for i in outcome.instances),
        gravest=min(counted, key=models.SEVERITIES.index, default=None),
        text=json.dumps(line, ensure_ascii=False, separators=(",", ":")),
    )
