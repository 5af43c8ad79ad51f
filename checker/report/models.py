"""
The report: the product's contract with other programs, as frozen models.

Every output is a projection of this. The names are fixed; more may be added. The
published schema `schemas/report.json` is generated from these models.
Pure. Imports pydantic and `ranks` only.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from checker.report.ranks import SEVERITIES as SEVERITIES
from checker.report.ranks import STATUSES as STATUSES
from checker.report.ranks import Severity, Status

FORMAT: Literal["checker.report/1"] = "checker.report/1"


class _Part(BaseModel):
    # What is written always has every key, so the published schema asks for each.
    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True
    )


class Text(_Part):
    """One text in both languages."""

    zh: str
    en: str

    def text(self, lang: str) -> str:
        """The text in `lang` ("zh" or "en")."""
        return self.zh if lang == "zh" else self.en


class Source(_Part):
    """Where a record came from; `line` for one line of many."""

    path: str
    member: str | None = None
    line: int | None = None


class RecordInfo(_Part):
    """Which record this is. What a refused record does not tell is null.

    `matter` is what it is about: the violations of a case, the items of a meeting.
    """

    id: str | None
    type: str | None
    source: Source
    sha256: str
    organ: str | None
    party: str | None = None
    matter: tuple[str, ...] = ()
    year: int | None
    case_no: str | None
    decided_on: str | None
    state: Literal["open", "decided", "closed"] | None


class Fault(_Part):
    """One reason why a document was refused."""

    pointer: str
    line: int | None
    code: str
    message: Text


class Summary(_Part):
    """How many rules have which status."""

    fail: int = 0
    undetermined: int = 0
    pending: int = 0
    pass_: int = 0
    not_applicable: int = 0

    model_config = ConfigDict(
        populate_by_name=True,
        alias_generator=lambda name: name.rstrip("_"),
    )


class Need(_Part):
    """Something that is unknown: a pointer of the record, a law, a calendar year, a setting."""

    kind: Literal["record", "law", "calendar", "setting"]
    ref: str


class Value(_Part):
    """A value that was read, with its pointer. `filled` marks a null of the export profile."""

    pointer: str
    value: Any
    filled: bool = False


class Circumstance(_Part):
    """What was found to make liability heavier, or for which it may be lighter."""

    fact: str
    effect: Literal["heavier", "lighter"]
    text: Text


class NoGround(_Part):
    """Why rules on liability hold nobody liable; `model` and `source` are null where none apply.

    `situation` is the provision that the breach comes under, null where none or not asked.
    """

    model: str | None
    source: Text | None
    reason: str
    situation: str | None
    text: Text


class Liable(_Part):
    """One person's part in a breach; `exempt` names the provision that frees them.

    `source` is the title of the rules that say so.
    """

    person: str
    role: str
    grade: str | None
    ground: str | None
    branch: str | None
    model: str
    source: Text
    mode: Literal["liability", "exposure"]
    exempt: str | None
    preliminary: bool
    circumstances: tuple[Circumstance, ...]
    facts: tuple[str, ...]
    text: Text


class Waiver(_Part):
    """Who accepted a breach, why, on what basis, and the last day on which that holds."""

    reason: str
    approver: str
    basis: str
    expires_on: str


class Instance(_Part):
    """The outcome for one thing in the record; `id` survives reordering."""

    id: str
    at: str
    line: int | None
    status: Status
    values: tuple[Value, ...]
    arithmetic: dict[str, Any] | None
    missing: tuple[Need, ...]
    due_on: str | None
    provisional: bool
    attested_by: str | None
    waiver: Waiver | None
    message: Text
    liability: tuple[Liable, ...]
    unattributed: tuple[Need, ...]
    no_ground: tuple[NoGround, ...]


class Basis(_Part):
    """A citation: norm, article, version."""

    norm: str
    title: Text
    article: str
    version: str | None
    authority: str
    fact: str | None


class Governing(_Part):
    """The date that chose the version; a null pointer means the day of evaluation."""

    pointer: str | None
    date: str


class Outcome(_Part):
    """What one rule says about one record; its status is the worst of its instances."""

    rule: str
    title: Text
    status: Status
    severity: Severity
    stage: str
    rulebook: str
    provisions: tuple[str, ...]
    basis: tuple[Basis, ...]
    governed_by: Governing | None
    remedy: Text
    curable: bool
    instances: tuple[Instance, ...]

    @property
    def waived(self) -> bool:
        """Whether every breach of the rule in this record is waived."""
        broken = [instance for instance in self.instances if instance.status == "fail"]
        return bool(broken) and all(instance.waiver for instance in broken)


class Event(_Part):
    """One dated event of the record."""

    date: str
    event: Text
    pointer: str


class AskFor(_Part):
    """
    Something unknown, with the rules it would decide.

    `liability` are the rules that are broken whatever it is, of which it would tell who answers.
    """

    kind: Literal["record", "law", "calendar", "setting"]
    ref: str
    title: Text
    rules: tuple[str, ...]
    liability: tuple[str, ...]


class NotChecked(_Part):
    """A rule that was not asked, and why."""

    rule: str
    reason: Text


class EngineProblem(_Part):
    """Why the engine has no verdict on a record."""

    code: str
    message: Text


class RecordReport(_Part):
    """Everything about one record."""

    record: RecordInfo
    refused: tuple[Fault, ...] | None
    engine_error: EngineProblem | None
    summary: Summary
    outcomes: tuple[Outcome, ...]
    people: dict[str, str | None]
    timeline: tuple[Event, ...]
    ask_for: tuple[AskFor, ...]
    not_checked: tuple[NotChecked, ...]


class Receipt(_Part):
    """
    What the report rests on. The same inputs give the same bytes.

    `masked` says whether personal data were hidden; it changes no status, id or count.
    """

    tool: str
    opa: str
    as_of: str
    bundle: str
    calendar: str
    schemas: str
    profile: str | None
    waivers: str | None
    selection: tuple[str, ...] | None
    records: str
    masked: bool


class WaiverUse(_Part):
    """
    What became of a waiver in this run.

    `expired` is one that the day of evaluation is too late for, whatever it is for; `unused` one
    that is in force and met no breach.
    """

    instance: str | None
    rule: str | None
    record: str | None
    expires_on: str
    state: Literal["applied", "expired", "unused"]


class RuleEntry(_Part):
    """One rule in the list of rules; `basis` is that of its latest version."""

    rule: str
    title: Text
    provisions: tuple[str, ...]
    basis: tuple[Basis, ...]
    rulebook: str
    severity: Severity
    stage: str
    lifecycle: Literal["active", "deprecated"]


class RuleVersion(_Part):
    """The rule as it stood in one period; `known` is false where the text could not be found."""

    since: str | None
    until: str | None
    known: bool
    basis: tuple[Basis, ...]


class RuleInFull(RuleEntry):
    """All of a rule that is the same for every record."""

    remedy: Text
    curable: bool
    versions: tuple[RuleVersion, ...]


class Involved(_Part):
    """One of the records that a finding across records is about."""

    id: str
    type: str
    source: Source
    organ: str | None
    year: int | None
    case_no: str | None


class AcrossValue(_Part):
    """A value that was read in one of the records, by the record's id."""

    record: str
    pointer: str
    value: Any


class AcrossNeed(Need):
    """Something that one of the records does not tell, by the record's id."""

    record: str


class AcrossFinding(_Part):
    """
    What one rule says about several records, which only an archive shows.

    An outcome and its one instance in one: what is kept is not listed. `id` stays when the
    archive grows.
    """

    id: str
    rule: str
    title: Text
    status: Literal["fail", "undetermined"]
    severity: Severity
    stage: str
    rulebook: str
    provisions: tuple[str, ...]
    basis: tuple[Basis, ...]
    governed_by: Governing | None
    remedy: Text
    curable: bool
    records: tuple[Involved, ...]
    values: tuple[AcrossValue, ...]
    arithmetic: dict[str, Any] | None
    missing: tuple[AcrossNeed, ...]
    due_on: str | None
    waiver: dict[str, Any] | None
    message: Text
    liability: tuple[Liable, ...]


class Report(_Part):
    """The report on one or more records."""

    format: Literal["checker.report/1"] = FORMAT
    records: tuple[RecordReport, ...]
    across: tuple[AcrossFinding, ...] = ()
    waivers: tuple[WaiverUse, ...] = ()
    receipt: Receipt

    def to_json(self) -> str:
        """The report as JSON text, with the names of the contract."""
        return self.model_dump_json(by_alias=True, indent=2)
