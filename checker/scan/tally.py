"""
What an archive comes to, counted line by line.

A tally is all that the summaries of an archive rest on: it grows with the rules, the kinds
of facts and the organs, never with the number of records.

Shapes: `add` takes one line of a scan (`lines`). A *finding* is an instance that fails. A
    pointer is counted as its pattern, an element of a list as `*`.
Pure. Imports `report.models` for the orders of severities and statuses only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.report.models import SEVERITIES, STATUSES
from checker.scan.sample import WEIGHTS, Sample

Line = Mapping[str, Any]

#: Under this name stand the organs, or the unknowns, beyond the most that are kept apart.
OTHERS = "*"
#: An archive of a province has a few hundred organs; more are misspelt, or made up.
_MOST_ORGANS = 2000
#: The schemas have a few hundred patterns; a law or a setting may be named by a record.
_MOST_UNKNOWN = 5000
_INDEX = re.compile(r"/\d+(?=/|$)")


def pattern(need: Mapping[str, Any]) -> str:
    """What is unknown, whichever element of a list it is about."""
    ref = str(need["ref"])
    return _INDEX.sub("/*", ref) if need["kind"] == "record" else ref


@dataclass
class Group:
    """
    The records that have something in common.

    Attributes:
        records: how many were read, `failing` of them with a rule that is not kept.
        findings: by severity.
    """

    records: int = 0
    failing: int = 0
    undetermined: int = 0
    engine_errors: int = 0
    findings: Counter[str] = field(default_factory=Counter)

    @property
    def risk(self) -> int:
        """The findings by their weight: more for what is graver."""
        return sum(WEIGHTS[severity] * count for severity, count in self.findings.items())

    def merge(self, other: Group) -> None:
        """Add what the other counted."""
        self.records += other.records
        self.failing += other.failing
        self.undetermined += other.undetermined
        self.engine_errors += other.engine_errors
        self.findings.update(other.findings)


@dataclass
class Unknown:
    """
    One kind of fact that is not known.

    Attributes:
        records: how many records lack it.
        decisions: how many outcomes it would help to decide, over all records.
        rules: the rules it would help to decide.
    """

    records: int = 0
    decisions: int = 0
    rules: set[str] = field(default_factory=set)

    def merge(self, other: Unknown) -> None:
        """Add what the other counted."""
        self.records += other.records
        self.decisions += other.decisions
        self.rules |= other.rules


@dataclass
class Tally:
    """
    The counts of a scan.

    Attributes:
        records: all that was read, the refused and the failed ones too.
        outcomes: rules over all records, by status.
        rules: by rule and status; passed and inapplicable ones are not told by rule.
        findings: by rule and severity (which may be lower than the rule's, for what is known
            less surely); `severities`, `stages` (stage, severity) likewise.
        waived: findings that somebody answers for, which are counted above too.
        across: findings over several records, which are counted above too but not by organ,
            year or type. `across_unknown` are those that cannot be told.
        organs: None for records that do not say; `OTHERS` beyond the most kept apart.
        years: of the decision, else of the filing.
        grades: entries about a person who is not exempt, by grade; None where the rules of
            liability have none. `roles`, and `grounds` (model, ground), likewise.
        exempt: entries about a person who is exempt.
        attribution: findings by whether somebody is named (`named`), nobody can be named yet
            (`unattributed`), or nobody answers (`no_ground`).
        faults: reasons of refusals by code; `refused_for` counts documents.
        examples: the first reason of each code, and of each code of an engine's error.
        unknown: by record type, kind of need and pattern; `OTHERS` beyond the most kept apart.
    """

    records: int = 0
    refused: int = 0
    engine_errors: int = 0
    waived: int = 0
    exempt: int = 0
    across: int = 0
    across_unknown: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    stages: Counter[tuple[str, str]] = field(default_factory=Counter)
    organs: dict[str | None, Group] = field(default_factory=dict)
    years: dict[int | None, Group] = field(default_factory=dict)
    types: dict[str, Group] = field(default_factory=dict)
    grades: Counter[str | None] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    grounds: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    attribution: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    refused_for: Counter[str] = field(default_factory=Counter)
    engine_codes: Counter[str] = field(default_factory=Counter)
    examples: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    unknown: dict[tuple[str, str, str], Unknown] = field(default_factory=dict)
    sample: Sample = field(default_factory=Sample)

    @property
    def checked(self) -> int:
        """The records that have a verdict."""
        return self.records - self.refused - self.engine_errors

    @property
    def all_findings(self) -> int:
        """The findings, those across records too."""
        return self.severities.total()

    def add(self, line: Line) -> None:
        """Count one line."""
        self.records += 1
        if line["refused"] is not None:
            codes = Counter(str(fault["code"]) for fault in line["refused"])
            for fault in line["refused"]:
                self.examples.setdefault(fault["code"], fault["message"])
            self.refused += 1
            self.faults.update(codes)
            self.refused_for.update(codes.keys())
            return
        groups = self._groups(line["record"])
        for group in groups:
            group.records += 1
        if line["engine_error"] is not None:
            self.engine_errors += 1
            problem = line["engine_error"]
            self.engine_codes[problem["code"]] += 1
            self.examples.setdefault(problem["code"], problem["message"])
            for group in groups:
                group.engine_errors += 1
            return
        for status in STATUSES:
            self.outcomes[status] += line["summary"][status]
        for group in groups:
            group.failing += line["summary"]["fail"] > 0
            group.undetermined += line["summary"]["undetermined"] > 0
        for outcome in line["outcomes"]:
            self.rules[outcome["rule"], outcome["status"]] += 1
            if outcome["status"] == "fail":
                self._broken(outcome, groups)
        self._unknown(line)
        self.sample.add(line)

    def merge(self, other: Tally) -> None:
        """Add what another tally counted of other lines."""
        for name, value in vars(other).items():
            if isinstance(value, Counter):
                getattr(self, name).update(value)
            elif isinstance(value, int):
                setattr(self, name, getattr(self, name) + value)
        for organ, group in other.organs.items():
            self._organ(organ).merge(group)
        for year, group in other.years.items():
            self.years.setdefault(year, Group()).merge(group)
        for record_type, group in other.types.items():
            self.types.setdefault(record_type, Group()).merge(group)
        for need, unknown in other.unknown.items():
            self._lacking(need).merge(unknown)
        self.examples = {**other.examples, **self.examples}
        self.sample.merge(other.sample)

    def add_across(self, finding: Mapping[str, Any]) -> None:
        """Count what a rule says about several records, if it is not kept."""
        if finding["status"] != "fail":
            self.across_unknown += 1
            return
        self.across += 1
        self.findings[finding["rule"], finding["severity"]] += 1
        self.severities[finding["severity"]] += 1
        self.stages[finding["stage"], finding["severity"]] += 1
        self.waived += finding["waiver"] is not None

    def asked_for(self) -> list[tuple[tuple[str, str, str], Unknown]]:
        """What is not known, what would decide most first."""
        return sorted(self.unknown.items(), key=lambda e: (-e[1].decisions, -e[1].records, e[0]))

    def ranked(self) -> list[tuple[str | None, Group]]:
        """The organs, the one with most risk first."""
        return sorted(
            self.organs.items(), key=lambda e: (-e[1].risk, -e[1].records, e[0] or "", e[0] is None)
        )

    # -- one line ------------------------------------------------------------------------

    def _groups(self, record: Mapping[str, Any]) -> tuple[Group, ...]:
        return (
            self._organ(record["organ"]),
            self.years.setdefault(record["year"], Group()),
            self.types.setdefault(record["type"], Group()),
        )

    def _organ(self, organ: str | None) -> Group:
        if organ not in self.organs and len(self.organs) >= _MOST_ORGANS:
            organ = OTHERS
        return self.organs.setdefault(organ, Group())

    def _broken(self, outcome: Mapping[str, Any], groups: tuple[Group, ...]) -> None:
        failing = [i for i in outcome["instances"] if i["status"] == "fail"]
        severity = outcome["severity"]
        self.findings[outcome["rule"], severity] += len(failing)
        self.severities[severity] += len(failing)
        self.stages[outcome["stage"], severity] += len(failing)
        for group in groups:
            group.findings[severity] += len(failing)
        for instance in failing:
            self.waived += instance["waiver"] is not None
            self.attribution[_attribution(instance)] += 1
            for entry in instance["liability"]:
                self._liable(entry)

    def _liable(self, entry: Mapping[str, Any]) -> None:
        if entry["exempt"]:
            self.exempt += 1
            return
        self.grades[entry["grade"]] += 1
        self.roles[entry["role"]] += 1
        self.grounds[entry["model"], entry["ground"]] += 1

    def _unknown(self, line: Line) -> None:
        decided: dict[tuple[str, str, str], set[str]] = {}
        for need in line["ask_for"]:
            key = (line["record"]["type"], need["kind"], pattern(need))
            decided.setdefault(key, set()).update(need["rules"])
        for key, rules in decided.items():
            unknown = self._lacking(key)
            unknown.records += 1
            unknown.decisions += len(rules)
            unknown.rules |= rules

    def _lacking(self, need: tuple[str, str, str]) -> Unknown:
        if need not in self.unknown and len(self.unknown) >= _MOST_UNKNOWN:
            need = (need[0], need[1], OTHERS)
        return self.unknown.setdefault(need, Unknown())


def _attribution(instance: Mapping[str, Any]) -> str:
    if any(not entry["exempt"] for entry in instance["liability"]):
        return "named"
    return "unattributed" if instance["unattributed"] else "no_ground"


def gravest(severities: Mapping[str, int]) -> str | None:
    """The gravest severity of which there are any."""
    return next((s for s in SEVERITIES if severities.get(s)), None)
