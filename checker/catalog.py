"""
The rules and the law tables as frozen models, read from `policies/` and checked.

A rule is a row of a table: what a lawyer would cite, with its own id. A kind is the
logic that many rules share; its `kind.yaml` says which parameters a row must have,
what its arithmetic is called, and how its findings are worded.

Shapes: `Catalog` holds everything by id. A rule has versions in order of time; a
    version has the period in which it governs, its basis, and parameters that
    override the rule's.
Errors: RuleBookError with every fault of every table in one message, each with its
    file and rule.
Pure but for reading files. Imports `records`, `errors` and `paths` only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.errors import RuleBookError
from checker.records.blocks import DelayTerm, Stage, Topic

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

Authority = Literal[
    "law",
    "administrative_regulation",
    "departmental_rule",
    "local_regulation",
    "local_rule",
    "judicial_interpretation",
    "normative_document",
    "sample",
    "plan",
    "speech",
    "report",
]
Grade = Literal["full_text", "excerpt", "memory"]
Severity = Literal["invalidating", "major", "minor", "advisory"]
STATUSES = ("fail", "undetermined", "pending", "pass", "not_applicable")

#: A slot of a message.
SLOT = re.compile(r"\{([a-z_]+)\}")

#: What a kind has sentences for: what it asks, and the statuses; what cannot be told is worded
#: alike for all kinds.
WORDED = ("asks", "fail", "pending", "pass")
_NUMBER = re.compile(r"\d+")
_SPAN = re.compile(r"(\d+)(?:-(\d+))?")
_VARIANT = re.compile(rf"({'|'.join(WORDED)})(?:_(with|without)_([a-z_]+))?")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(_Model):
    """One text in both languages."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def text(self, lang: str) -> str:
        """The text in `lang` ("zh" or "en")."""
        return self.zh if lang == "zh" else self.en


class Period(_Model):
    """Days on which something is in force, both included; null is open."""

    from_: str | None = Field(alias="from", pattern=r"^\d{4}-\d{2}-\d{2}$")
    to: str | None = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")


class Norm(_Model):
    """A version of a norm."""

    title: Bilingual
    authority: Authority
    version: str | None
    in_force: Period


class Fact(_Model):
    """What an article of a norm says, by id, and how surely it was read."""

    norm: str
    article: str
    from_: str | None = Field(alias="from")
    to: str | None
    grade: Grade


class Provision(_Model):
    """A checkable proposition of the regulatory texts."""

    title: Bilingual
    kind: str
    severity: Severity
    by: Literal["machine", "attested", "human"]
    record: str
    source: str


class Uncovered(_Model):
    """Why no rule shows a provision: another record would, or none can."""

    status: Literal["other_record", "no_record"]
    record: str | None = None
    why: Bilingual


class Basis(_Model):
    """One citation: a fact of the law tables, or a norm and article."""

    norm: str
    article: str
    fact: str | None = None


class Book(_Model):
    """A rule book: where and when its rules reach."""

    title: Bilingual
    reach: Any = None


class Liability(_Model):
    """
    Which way of attribution a breach of the rule takes.

    `term` names the term whose delay is asked about, for `overdue` and only there; `ground` the
    provision that makes the breach a ground of its own, where it is not the way's usual one.
    """

    branch: Literal[
        "handler",
        "chain",
        "collective_required",
        "meeting",
        "minutes",
        "office",
        "departure",
        "publication",
        "overdue",
        "none",
    ]
    term: DelayTerm | None = None
    ground: str | None = None


class Version(_Model):
    """The rule as it stood in one period."""

    from_: str | None = Field(alias="from", pattern=r"^\d{4}-\d{2}-\d{2}$", default=None)
    to: str | None = Field(pattern=r"^\d{4}-\d{2}-\d{2}$", default=None)
    basis: tuple[str | Basis, ...] = Field(min_length=1)
    when: tuple[str, ...] = ()
    unknown: bool = False
    params: dict[str, Any] = {}


class Example(_Model):
    """How the rule's page shows it: a fixture record and the status expected there."""

    record: str
    status: str


class Rule(_Model):
    """One rule."""

    id: str = Field(pattern=r"^[A-Z]{3}-\d{4}$")
    title: Bilingual
    provisions: tuple[str, ...] = ()
    stage: Stage
    severity: Severity
    topic: Topic
    lifecycle: Literal["active", "deprecated"] = "active"
    curable: bool
    remedy: Bilingual
    scope: str = "case"
    when: tuple[str, ...] = ()
    governed_by: str
    params: dict[str, Any] = {}
    versions: tuple[Version, ...] = Field(min_length=1)
    liability: Liability
    fail: Bilingual | None = None
    book: str = ""
    kind: str = ""
    file: str = ""


class Scope(_Model):
    """Where the subjects of a rule stand, per record type: a list pattern, or "" for the record."""

    title: Bilingual
    parent: str | None = None
    of: dict[str, str]


class Anchor(_Model):
    """Which date chooses the version: the first that is known in this order."""

    title: Bilingual
    chain: tuple[str, ...]


class Kind(_Model):
    """The logic that rules share: its parameters, its arithmetic, its sentences.

    `messages` are by status, or by status and a slot that must (not) have a value. Rules of a
    kind with `across` compare records with each other, so only a scan of an archive asks them.
    """

    title: Bilingual
    description: Bilingual
    params: dict[str, Any]
    at: str
    uses: tuple[str, ...] = ()
    across: bool = False
    presence: str | None = None
    arithmetic: tuple[str, ...] = ()
    messages: dict[str, Bilingual]


class Threshold(_Model):
    """What the law sets for some organs in one period: figures and lists that Rego judges by."""

    id: str
    from_: str = Field(alias="from", pattern=r"^\d{4}-\d{2}-\d{2}$")
    to: str | None = Field(pattern=r"^\d{4}-\d{2}-\d{2}$", default=None)
    basis: tuple[str, ...] = Field(min_length=1)
    organs: tuple[str, ...]
    values: dict[str, Any]


class Thresholds(_Model):
    """A table of thresholds: what its `values` hold is said by the JSON Schema `fields`."""

    title: Bilingual
    fields: dict[str, Any]
    rows: tuple[Threshold, ...] = Field(min_length=1)


class FineRange(_Model):
    """A range of fines in fen."""

    fen: tuple[int, int]
    must: bool


class FineCase(_Model):
    """What holds from a value on: a range in fen, or a share of the value in percent."""

    from_fen: int = Field(ge=0)
    fen: tuple[int, int] | None = None
    percent: tuple[int, int] | None = None
    floor_fen: int | None = None
    cap_fen: int | None = None
    must: bool


class FineOfValue(_Model):
    """A range that follows a value of the record, case by case from the lowest value on."""

    of: Literal["gains", "goods_value", "income"]
    cases: tuple[FineCase, ...] = Field(min_length=1)


class FineOfAccident(_Model):
    """A percentage of the income that follows the grade of the accident."""

    of: Literal["income"]
    percent_by_accident: dict[str, int] = Field(min_length=1)
    must: bool


class FineByDay(_Model):
    """The fine imposed before, once for each day of a refusal."""

    days_of_fine: Literal[True]
    must: bool


class FineElsewhere(_Model):
    """The ranges of other entries, of which one applies."""

    see: tuple[str, ...] = Field(min_length=1)


AnyFine = FineRange | FineOfValue | FineOfAccident | FineByDay | FineElsewhere


class FineStep(_Model):
    """The ranges of one step of an entry, for a unit and for a natural person."""

    unit: AnyFine | Literal["none"] | None
    person: AnyFine | Literal["none"] | None


class FineEntry(FineStep):
    """The fine for one kind of act, with its later steps, and what it was before.

    `to` and `grade` are those of the table unless the entry has its own.
    """

    article: str
    title: Bilingual
    grade: Grade | None = None
    to: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    replaces: tuple[str, ...] | None
    steps: dict[str, FineStep] = {}


class FineBounds(_Model):
    """Whether the figures themselves belong to a range, which each norm says for itself."""

    lower: Literal["included"]
    upper: Literal["included", "excluded"]


class FineRanges(_Model):
    """The fine ranges of one text of a norm."""

    norm: str
    from_: str = Field(alias="from", pattern=r"^\d{4}-\d{2}-\d{2}$")
    to: str | None = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    grade: Grade
    bounds: FineBounds
    entries: dict[str, FineEntry] = Field(min_length=1)

    def ends(self, entry: FineEntry) -> str:
        """The last day of an entry; an open end is a day no record reaches."""
        return entry.to or self.to or "9999-12-31"


class Span(_Model):
    """Whole numbers: 以上 is `from`, 超过 is `above`, 以下 is `to`, 不满 is `below`.

    An end that is not given is open.
    """

    from_: int | None = Field(default=None, alias="from")
    above: int | None = None
    to: int | None = None
    below: int | None = None


class NumberFactor(_Model):
    """A circumstance that is counted, in a whole unit, within its own limits."""

    title: Bilingual
    unit: Bilingual
    from_: int = Field(alias="from", ge=0)
    to: int | None = None


class ChoiceFactor(_Model):
    """A circumstance that is one of several cases."""

    title: Bilingual
    cases: dict[str, Bilingual] = Field(min_length=1)


class Band(Span):
    """One band: its fines (or shares), and the circumstances in which it applies."""

    id: str = Field(min_length=1)
    title: Bilingual
    when: dict[str, Span | tuple[str, ...]] = {}


class BandSection(_Model):
    """How a table divides one statutory range.

    Attributes:
        case_from_fen: which case of the range, where it follows a value of the record.
        unit: whether the bands are in fen, or in percent of that value.
        divides: the factors by which the range is divided; it is divided anew in each
            combination of the other ones.
        shared_ends: whether neighbouring bands both hold the figure between them, so that
            the circumstances alone tell which one applies.
    """

    range_: str = Field(alias="range")
    party: Literal["unit", "person"]
    case_from_fen: int | None = None
    unit: Literal["fen", "percent"] = "fen"
    divides: tuple[str, ...] = ()
    shared_ends: bool = False
    bands: tuple[Band, ...] = Field(min_length=1)


class DiscretionTable(_Model):
    """
    A discretion table.

    Attributes:
        regions: the divisions (GB/T 2260) whose organs it governs; without any, it governs
            the records that cite it.
    """

    title: Bilingual
    regions: tuple[Annotated[str, Field(pattern=r"^\d{6}$")], ...] = ()
    basis: tuple[str | Basis, ...] = ()
    from_: str | None = Field(default=None, alias="from", pattern=r"^\d{4}-\d{2}-\d{2}$")
    to: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    factors: dict[str, NumberFactor | ChoiceFactor] = {}
    sections: tuple[BandSection, ...] = Field(min_length=1)


class Derived(_Model):
    """A fact that Rego works out and conditions refer to, with the pointers it reads."""

    title: Bilingual
    uses: tuple[str, ...]


class Branch(_Model):
    """One way of dividing liability: who, in which grade, on which ground."""

    ground: str
    role: str
    grade: str
    text: Bilingual


class Chain(_Model):
    """The opinions that make a step, as pointers; `signer` stands for a missing approver."""

    handler: tuple[str, ...] = Field(min_length=1)
    reviewer: str
    approver: str
    signer: str | None = None
    done: str


class LiabilityModel(_Model):
    """Rules on fault liability: their reach, and why they name nobody."""

    title: Bilingual
    norm: str
    article: str
    reach: str
    from_: str = Field(alias="from")
    uses: tuple[str, ...]
    no_ground: dict[str, Bilingual]


class DivisionModel(LiabilityModel):
    """Rules that divide a breach among those who took part, by the way it came about."""

    form: Literal["division"]
    collective_topics: tuple[Topic, ...]
    departure_topics: tuple[Topic, ...]
    compared: tuple[str, ...]
    chains: dict[str, Chain]
    forms: tuple[str, ...]
    offices: dict[Stage, str]
    free_branches: tuple[str, ...]
    free_grounds: tuple[str, ...]
    branches: dict[str, Branch]
    exemptions: dict[str, Bilingual]

    def roles(self) -> set[str]:
        """The roles in which people answer."""
        return {branch.role for branch in self.branches.values()}

    def degrees_of_liability(self) -> set[str]:
        """The grades people answer in."""
        return {branch.grade for branch in self.branches.values()}

    def provisions(self) -> set[str]:
        """The provisions that the rules apply: branches, exemptions and grounds."""
        grounds = {branch.ground for branch in self.branches.values() if branch.ground}
        return {*self.branches, *self.exemptions, *grounds, *self.free_grounds}


class Match(_Model):
    """Which breaches are a situation for liability: those that fit all that is given here."""

    rules: tuple[str, ...] = ()
    books: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    terms: tuple[DelayTerm, ...] = ()
    kinds: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()

    def fits(self, rule: Rule) -> bool:
        """Whether a breach of the rule is meant; `basis` by any fact that a version cites."""
        cited = {b if isinstance(b, str) else b.fact for v in rule.versions for b in v.basis}
        return all(
            not wanted or found & set(wanted)
            for wanted, found in (
                (self.rules, {rule.id}),
                (self.books, {rule.book}),
                (self.topics, {rule.topic}),
                (self.terms, {rule.liability.term}),
                (self.kinds, {rule.kind}),
                (self.basis, cited),
            )
        )


class Situation(_Model):
    """A situation in which liability is pursued; see the head of the list in `model.yaml`."""

    name: str
    text: Bilingual
    match: tuple[Match, ...]
    attested: bool = False
    conditions: tuple[str, ...] = ()
    norm: bool = False


class ExemptionGround(_Model):
    """A situation in which liability is not pursued, and the facts it rests on."""

    name: str
    text: Bilingual
    requires: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    not_if: tuple[str, ...] = ()
    not_wilful: bool = False
    norm: bool = False


class Weight(_Model):
    """A circumstance that makes liability heavier, or for which it may be lighter."""

    name: str
    text: Bilingual
    effect: Literal["heavier", "lighter"]
    norm: bool = False


class Grades(_Model):
    """The grade without circumstances, with those of one effect, and with those of both."""

    plain: str
    heavier: str
    lighter: str
    both: str


class FindingsModel(LiabilityModel):
    """Rules by which whoever was found to be at fault answers; they divide nothing."""

    form: Literal["findings"]
    role: str
    degrees: tuple[str, ...]
    wilful: tuple[str, ...]
    grades: Grades
    text: Bilingual
    situations: dict[str, Situation]
    exemptions: dict[str, ExemptionGround]
    circumstances: dict[str, Weight]

    def situation(self, rule: Rule) -> str | None:
        """The first situation that a breach of the rule is, by its fact id."""
        for fact, situation in self.situations.items():
            if any(match.fits(rule) for match in situation.match):
                return fact
        return None

    def roles(self) -> set[str]:
        """The roles in which people answer."""
        return {self.role}

    def degrees_of_liability(self) -> set[str]:
        """The grades people answer in."""
        return set(self.grades.model_dump().values())

    def provisions(self) -> set[str]:
        """The provisions that the rules apply: situations, exemptions and circumstances."""
        return {*self.situations, *self.exemptions, *self.circumstances}


class _LiabilityFile(_Model):
    """A `model.yaml`; `form` says which of the two it is."""

    model: DivisionModel | FindingsModel = Field(discriminator="form")


class Catalog(_Model):
    """Everything the tables say, by id."""

    norms: dict[str, Norm]
    facts: dict[str, Fact]
    provisions: dict[str, Provision]
    uncovered: dict[str, Uncovered]
    books: dict[str, Book]
    scopes: dict[str, Scope]
    anchors: dict[str, Anchor]
    conditions: dict[str, Any]
    derived: dict[str, Derived]
    thresholds: dict[str, Thresholds]
    fine_ranges: dict[str, FineRanges]
    discretion: dict[str, DiscretionTable]
    liability: dict[str, DivisionModel | FindingsModel]
    no_ground: dict[str, Bilingual]
    kinds: dict[str, Kind]
    rules: dict[str, Rule]

    def is_across(self, rule: Rule) -> bool:
        """Whether the rule compares records with each other and says nothing about one alone."""
        return self.kinds[rule.kind].across

    def fine(self, entry: str) -> tuple[str, str] | None:
        """Norm and article of a fine-range entry as records cite it; None if it is none."""
        name, _, _ = entry.partition(":")
        for ranges in self.fine_ranges.values():
            if name in ranges.entries:
                return ranges.norm, ranges.entries[name].article
        return None

    def basis(self, version: Version) -> list[dict[str, Any]]:
        """The citations of a version as the report prints them."""
        return [self._cite(b) for b in version.basis]

    def _cite(self, basis: str | Basis) -> dict[str, Any]:
        if isinstance(basis, Basis):
            norm = self.norms[basis.norm]
            cited = {"norm": basis.norm, "article": basis.article, "fact": basis.fact}
            grade = "full_text"
        else:
            fact = self.facts[basis]
            norm = self.norms[fact.norm]
            cited = {"norm": fact.norm, "article": fact.article, "fact": basis}
            grade = fact.grade
        return {**cited, "version": norm.version, "authority": norm.authority, "grade": grade}


def read_yaml(path: Path) -> Any:
    """The content of a YAML table. Raises RuleBookError naming the file and line."""
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise RuleBookError(
            f"规则表无法读取：{path}：{error}", f"Table {path} cannot be read: {error}"
        ) from error


def rule_files(policies: Path) -> Iterator[tuple[str, str, Path]]:
    """Every rule table as (book, kind, path), in a fixed order."""
    for path in sorted((policies / "tables" / "rules").glob("*/*.yaml")):
        yield path.parent.name, path.stem, path


def kind_files(policies: Path) -> Iterator[tuple[str, Path]]:
    """Every kind.yaml as (kind, path); a rule with a logic of its own is a kind of one."""
    for path in sorted((policies / "kinds").glob("*/kind.yaml")):
        yield path.parent.name, path
    for path in sorted((policies / "rules").glob("*/*/kind.yaml")):
        yield f"{path.parent.parent.name}.{path.parent.name}", path
    for path in sorted((policies / "across").glob("*/kind.yaml")):
        yield f"across.{path.parent.name}", path


class _Faults:
    """Collects every fault, so that a table's keeper sees them all at once."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, where: str, what: str) -> None:
        self.lines.append(f"{where}: {what}")

    def model(self, where: str, model: type[_Model], raw: Any) -> Any:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            for e in error.errors():
                place = ".".join(str(part) for part in e["loc"])
                self.add(where, f"{place}: {e['msg']}")
            return None

    def raise_if_any(self) -> None:
        if self.lines:
            text = "\n".join(f"  {line}" for line in self.lines)
            raise RuleBookError(
                f"规则表有 {len(self.lines)} 处错误，请更正后重试：\n{text}",
                f"The rule tables have {len(self.lines)} faults; mend them and try again:\n{text}",
            )


def _table(faults: _Faults, path: Path, key: str, model: type[_Model]) -> dict[str, Any]:
    raw = read_yaml(path)
    rows = raw.get(key) if isinstance(raw, Mapping) else None
    if not isinstance(rows, Mapping):
        faults.add(path.name, f"no mapping `{key}`")
        return {}
    checked = {name: faults.model(f"{path.name} {name}", model, row) for name, row in rows.items()}
    return {name: row for name, row in checked.items() if row is not None}


def load(policies: Path) -> Catalog:
    """Read and check every table below `policies`.

    Raises:
        RuleBookError: a table is missing, unreadable or wrong; all faults are listed.
    """
    faults = _Faults()
    tables = policies / "tables"
    norms = _table(faults, tables / "law" / "norms.yaml", "norms", Norm)
    facts = _table(faults, tables / "law" / "facts.yaml", "facts", Fact)
    provisions = _table(faults, tables / "catalogue" / "provisions.yaml", "provisions", Provision)
    books = _table(faults, tables / "books.yaml", "books", Book)
    scopes = _table(faults, tables / "scopes.yaml", "scopes", Scope)
    anchors = _table(faults, tables / "anchors.yaml", "anchors", Anchor)
    conditions = dict(read_yaml(tables / "conditions.yaml")["conditions"])
    kinds = {
        name: kind
        for name, path in kind_files(policies)
        if (kind := faults.model(f"{name}/kind.yaml", Kind, read_yaml(path)))
    }
    for name, kind in kinds.items():
        _check_messages(faults, f"{name}/kind.yaml", kind)
    derived = {
        path.parent.name: fact
        for path in sorted((policies / "derived").glob("*/derived.yaml"))
        if (fact := faults.model(f"derived/{path.parent.name}", Derived, read_yaml(path)))
    }
    thresholds = {
        path.stem: table
        for path in sorted((tables / "thresholds").glob("*.yaml"))
        if (table := faults.model(f"thresholds/{path.name}", Thresholds, read_yaml(path)))
    }
    for name, table in thresholds.items():
        _check_thresholds(faults, name, table, facts)
    fine_ranges = {
        path.stem: ranges
        for path in sorted((tables / "fine_ranges").glob("*.yaml"))
        if (ranges := faults.model(f"fine_ranges/{path.name}", FineRanges, read_yaml(path)))
    }
    _check_fine_ranges(faults, fine_ranges, norms)
    discretion = {
        path.stem: table
        for path in sorted((tables / "discretion").glob("*.yaml"))
        if (table := faults.model(f"discretion/{path.name}", DiscretionTable, read_yaml(path)))
    }
    liability = {
        path.parent.name: model.model
        for path in sorted((policies / "liability").glob("*/model.yaml"))
        if (
            model := faults.model(
                f"{path.parent.name}/model.yaml", _LiabilityFile, {"model": read_yaml(path)}
            )
        )
    }
    articles = _articles(tables, facts, fine_ranges)
    for name, model in liability.items():
        _check_liability(faults, f"{name}/model.yaml", model, norms, articles, provisions)
    for name, discretion_table_ in discretion.items():
        for basis in discretion_table_.basis:
            _check_basis(faults, f"discretion/{name}.yaml", basis, norms, facts, articles)
    rules: dict[str, Rule] = {}
    for book, kind_name, path in rule_files(policies):
        for raw in read_yaml(path)["rules"]:
            where = f"{book}/{path.name} {raw.get('id', '?')}"
            rule = faults.model(
                where, Rule, {**raw, "book": book, "kind": kind_name, "file": path.name}
            )
            if rule is None:
                continue
            if rule.id in rules:
                faults.add(where, "this id is taken; ids never change and never return")
            rules[rule.id] = rule
            _check_rule(faults, where, rule, books, kinds, scopes, anchors, conditions)
            if rule.fail and kind_name in kinds:
                _check_slots(faults, f"{where} fail", kinds[kind_name], rule.fail)
            _check_citations(faults, where, rule, norms, facts, provisions, articles)
            if kind_name in kinds:
                _check_tables(faults, where, rule, kinds[kind_name], discretion)
    uncovered = _uncovered(faults, tables / "catalogue" / "coverage", provisions, rules)
    reasons = {
        key: faults.model(f"reasons.yaml {key}", Bilingual, raw)
        for key, raw in read_yaml(policies / "liability" / "reasons.yaml").items()
    }
    for name, model in liability.items():
        if isinstance(model, FindingsModel):
            _check_findings(faults, f"{name}/model.yaml", model, facts, rules, books, kinds)
    faults.raise_if_any()
    return Catalog(
        norms=norms,
        facts=facts,
        provisions=provisions,
        uncovered=uncovered,
        books=books,
        scopes=scopes,
        anchors=anchors,
        conditions=conditions,
        derived=derived,
        thresholds=thresholds,
        fine_ranges=fine_ranges,
        discretion=discretion,
        liability=liability,
        no_ground=reasons,
        kinds=kinds,
        rules=dict(sorted(rules.items())),
    )


def _uncovered(
    faults: _Faults,
    folder: Path,
    provisions: Mapping[str, Provision],
    rules: Mapping[str, Rule],
) -> dict[str, Uncovered]:
    """The provisions that no rule shows, each once, and none that a rule does show."""
    covered = {provision for rule in rules.values() for provision in rule.provisions}
    found: dict[str, Uncovered] = {}
    for path in sorted(folder.glob("*.yaml")):
        for name, raw in read_yaml(path).items():
            where = f"coverage/{path.name} {name}"
            if name not in provisions:
                faults.add(where, "there is no such provision")
            if name in covered:
                faults.add(where, "a rule covers it, so nothing is left to explain")
            if name in found:
                faults.add(where, "it is explained twice")
            entry = faults.model(where, Uncovered, raw)
            if entry is not None:
                found[name] = entry
    return found


def discretion_table(path: Path) -> DiscretionTable:
    """One discretion table. Raises RuleBookError with every fault of its form."""
    faults = _Faults()
    table: DiscretionTable | None = faults.model(path.name, DiscretionTable, read_yaml(path))
    faults.raise_if_any()
    if table is None:
        raise AssertionError(path)
    return table


def variant(name: str) -> tuple[str, bool, str | None]:
    """A message's name as (status, whether the slot must have a value, slot or None).

    >>> variant("pending_without_start")
    ('pending', False, 'start')

    Raises:
        ValueError: no message may be called so.
    """
    parts = _VARIANT.fullmatch(name)
    if parts is None:
        raise ValueError(name)
    return parts[1], parts[2] == "with", parts[3]


def slots(kind: Kind) -> set[str]:
    """What the messages of a kind may name."""
    params: Mapping[str, Any] = kind.params.get("properties", {})
    pointers = {
        name
        for name, schema in params.items()
        if "pointer" in (schema.get("format"), schema.get("items", {}).get("format"))
    }
    records = {"records"} if kind.across else set()
    return {*params, *(f"{name}_label" for name in pointers), *kind.arithmetic, *records}


def _check_messages(faults: _Faults, where: str, kind: Kind) -> None:
    for name, template in kind.messages.items():
        try:
            _, _, slot = variant(name)
        except ValueError:
            faults.add(where, f"messages: there is no status or variant `{name}`")
            continue
        if slot and slot not in slots(kind):
            faults.add(where, f"messages: `{name}` asks for `{slot}`, which is no slot")
        _check_slots(faults, f"{where} {name}", kind, template)


def _check_slots(faults: _Faults, where: str, kind: Kind, template: Bilingual) -> None:
    for lang in ("zh", "en"):
        for slot in sorted(set(SLOT.findall(template.text(lang))) - slots(kind)):
            faults.add(where, f"{lang}: there is no slot {{{slot}}}")


def _check_rule(
    faults: _Faults,
    where: str,
    rule: Rule,
    books: Mapping[str, Book],
    kinds: Mapping[str, Kind],
    scopes: Mapping[str, Scope],
    anchors: Mapping[str, Anchor],
    conditions: Mapping[str, Any],
) -> None:
    for name, known, what in (
        (rule.book, books, "rule book"),
        (rule.kind, kinds, "kind"),
        (rule.scope, scopes, "scope"),
        (rule.governed_by, anchors, "anchor"),
    ):
        if name not in known:
            faults.add(where, f"there is no {what} `{name}`")
    for name in (*rule.when, *(n for v in rule.versions for n in v.when)):
        if name not in conditions:
            faults.add(where, f"there is no condition `{name}`")
    if kind := kinds.get(rule.kind):
        validator = _validator(kind.params)
        for number, version in enumerate(rule.versions, 1):
            if version.unknown:
                continue
            for error in validator.iter_errors({**rule.params, **version.params}):
                place = "/".join(str(part) for part in error.absolute_path)
                faults.add(where, f"version {number}: {place or 'params'}: {error.message}")
        # What these say is laid to several records, and to nobody's opinion in one of them.
        if kind.across and rule.liability.branch != "none":
            faults.add(where, "a rule across records names no liability: its branch is `none`")
        if kind.across and any(version.unknown for version in rule.versions):
            faults.add(where, "a rule across records has no version with an unknown text")
    if (rule.liability.branch == "overdue") != bool(rule.liability.term):
        faults.add(where, "liability names a `term` if its branch is `overdue`, and only then")
    for earlier, later in zip(rule.versions, rule.versions[1:], strict=False):
        if not (earlier.to and later.from_ and earlier.to < later.from_):
            faults.add(where, "versions overlap or are not in order of time")


class _Articles:
    """
    Which articles of a norm the tables know: by their number, or by the words for a part.

    Of a norm that no fact and no fine range was read from, any number may be cited.
    """

    def __init__(self, numbers: Mapping[str, set[str]], parts: Collection[str]) -> None:
        self._numbers = numbers
        self._parts = parts

    def __contains__(self, cited: tuple[str, str]) -> bool:
        norm, article = cited
        if number := _NUMBER.match(article):
            return number[0] in self._numbers.get(norm, {number[0]})
        return all(part in self._parts for part in article.split("·"))


def _articles(
    tables: Path, facts: Mapping[str, Fact], fine_ranges: Mapping[str, FineRanges]
) -> _Articles:
    numbers: dict[str, set[str]] = {}
    cited = [(fact.norm, fact.article) for fact in facts.values()]
    cited += [(t.norm, e.article) for t in fine_ranges.values() for e in t.entries.values()]
    for norm, article in cited:
        # A fact may be read in several articles: 57-58.
        if found := _SPAN.match(article):
            first, last = int(found[1]), int(found[2] or found[1])
            numbers.setdefault(norm, set()).update(str(n) for n in range(first, last + 1))
    parts = read_yaml(tables / "vocabulary" / "terms.yaml")["terms"]["locator"]
    return _Articles(numbers, frozenset(parts))


def _check_tables(
    faults: _Faults,
    where: str,
    rule: Rule,
    kind: Kind,
    discretion: Mapping[str, DiscretionTable],
) -> None:
    """The discretion tables that a rule is about are there."""
    for name, schema in kind.params.get("properties", {}).items():
        if schema.get("items", {}).get("format") == "discretion_table":
            named = {t for v in rule.versions for t in {**rule.params, **v.params}.get(name, ())}
            for table in sorted(named - set(discretion)):
                faults.add(where, f"there is no discretion table `{table}`")


def _check_citations(
    faults: _Faults,
    where: str,
    rule: Rule,
    norms: Mapping[str, Norm],
    facts: Mapping[str, Fact],
    provisions: Mapping[str, Provision],
    articles: _Articles,
) -> None:
    ground = rule.liability.ground
    _check_provisions(faults, where, (*rule.provisions, *((ground,) if ground else ())), provisions)
    for version in rule.versions:
        for basis in version.basis:
            _check_basis(faults, where, basis, norms, facts, articles)
            if isinstance(basis, str) and basis in facts:
                _check_force(faults, where, version, basis, facts[basis])


def _check_findings(
    faults: _Faults,
    where: str,
    model: FindingsModel,
    facts: Mapping[str, Fact],
    rules: Mapping[str, Rule],
    books: Mapping[str, Book],
    kinds: Mapping[str, Kind],
) -> None:
    """All that a model refers to is there."""
    matches = [match for s in model.situations.values() for match in s.match]
    for known, what, named in (
        (facts, "fact", {*model.situations, *model.exemptions, *model.circumstances}),
        (facts, "fact", {fact for match in matches for fact in match.basis}),
        (rules, "rule", {rule for match in matches for rule in match.rules}),
        (books, "rule book", {book for match in matches for book in match.books}),
        (kinds, "kind", {kind for match in matches for kind in match.kinds}),
    ):
        for name in sorted(named - set(known)):
            faults.add(where, f"there is no {what} `{name}`")


def _check_basis(
    faults: _Faults,
    where: str,
    basis: str | Basis,
    norms: Mapping[str, Norm],
    facts: Mapping[str, Fact],
    articles: _Articles,
) -> None:
    """A citation names a fact, or an article of a norm that the tables know."""
    fact = basis.fact if isinstance(basis, Basis) else basis
    if fact is not None and fact not in facts:
        faults.add(where, f"there is no fact `{fact}`")
    if isinstance(basis, Basis):
        _check_article(faults, where, basis.norm, basis.article, norms, articles)


def _check_article(
    faults: _Faults,
    where: str,
    norm: str,
    article: str,
    norms: Mapping[str, Norm],
    articles: _Articles,
) -> None:
    if norm not in norms:
        faults.add(where, f"there is no norm `{norm}`")
    elif (norm, article) not in articles:
        faults.add(where, f"the law tables know no article `{article}` of {norm}")


def _validator(schema: Mapping[str, Any]) -> Draft202012Validator:
    # Not above: a catalog that was kept has been checked, and most calls find one.
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema)


def _check_provisions(
    faults: _Faults, where: str, named: Iterable[str], provisions: Mapping[str, Provision]
) -> None:
    for provision in named:
        if provision not in provisions:
            faults.add(where, f"there is no provision `{provision}`")


def _check_liability(
    faults: _Faults,
    where: str,
    model: LiabilityModel,
    norms: Mapping[str, Norm],
    articles: _Articles,
    provisions: Mapping[str, Provision],
) -> None:
    """A model cites the rules it comes from, and what divides a breach is a provision."""
    _check_article(faults, where, model.norm, model.article, norms, articles)
    if isinstance(model, DivisionModel):
        _check_provisions(faults, where, sorted(model.provisions()), provisions)


def _check_thresholds(
    faults: _Faults, name: str, table: Thresholds, facts: Mapping[str, Fact]
) -> None:
    """Every figure cites facts in force in its whole period, and is named once."""
    validator = _validator(table.fields)
    ids: set[str] = set()
    for row in table.rows:
        where = f"thresholds/{name}.yaml {row.id}"
        if row.id in ids:
            faults.add(where, "this id is taken")
        ids.add(row.id)
        for error in validator.iter_errors(row.values):
            place = "/".join(str(part) for part in error.absolute_path)
            faults.add(where, f"{place or 'values'}: {error.message}")
        for basis in row.basis:
            if basis not in facts:
                faults.add(where, f"there is no fact `{basis}`")
            else:
                _check_force(faults, where, row, basis, facts[basis])
    _check_disjoint(faults, name, table)


def _check_disjoint(faults: _Faults, name: str, table: Thresholds) -> None:
    """For one kind of organ on one day there is one row."""
    for number, row in enumerate(table.rows):
        for other in table.rows[number + 1 :]:
            shared = set(row.organs) & set(other.organs)
            meet = row.from_ <= (other.to or "9999") and other.from_ <= (row.to or "9999")
            if shared and meet:
                faults.add(
                    f"thresholds/{name}.yaml {other.id}",
                    f"overlaps {row.id} for {', '.join(sorted(shared))}",
                )


def _check_fine_ranges(
    faults: _Faults, tables: Mapping[str, FineRanges], norms: Mapping[str, Norm]
) -> None:
    """Each range is one, in a norm in force, and follows on the entry it replaces."""
    home = {entry: table for table in tables.values() for entry in table.entries}
    for name, table in tables.items():
        where = f"fine_ranges/{name}.yaml"
        if table.norm not in norms:
            faults.add(where, f"there is no norm `{table.norm}`")
            continue
        force = norms[table.norm].in_force
        if (force.from_ or "") > table.from_ or (table.to or "9999") > (force.to or "9999"):
            faults.add(where, "the period is longer than the norm was in force")
        for entry_id, entry in table.entries.items():
            place = f"{where} {entry_id}"
            if not entry_id.startswith(f"{table.norm}-"):
                faults.add(place, "the id does not begin with the norm's")
            elif _leading(entry_id.removeprefix(f"{table.norm}-")) != _leading(entry.article):
                faults.add(place, f"the id is not that of article {entry.article}")
            for step in (entry, *entry.steps.values()):
                _check_bounds(faults, place, step)
            for earlier in entry.replaces or ():
                if earlier not in home:
                    faults.add(place, f"there is no entry `{earlier}` to replace")
                elif not home[earlier].ends(home[earlier].entries[earlier]) < table.from_:
                    faults.add(place, f"{earlier} does not end before this entry begins")
            if table.ends(entry) > (table.to or "9999-12-31"):
                faults.add(place, "the entry ends after its table")
            for other in _elsewhere(entry):
                if other not in home:
                    faults.add(place, f"there is no entry `{other}` to see")
                elif entry_id in _reached(other, home):
                    faults.add(place, "the entry sends on to itself")


def _leading(text: str) -> str | None:
    number = _NUMBER.match(text)
    return number[0] if number else None


def _reached(start: str, home: Mapping[str, FineRanges]) -> set[str]:
    """Every entry that `start` sends on to, itself included."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        entry_id = waiting.pop()
        if entry_id in home and entry_id not in reached:
            reached.add(entry_id)
            waiting.extend(_elsewhere(home[entry_id].entries[entry_id]))
    return reached


def _elsewhere(entry: FineEntry) -> Iterator[str]:
    for step in (entry, *entry.steps.values()):
        for found in (step.unit, step.person):
            if isinstance(found, FineElsewhere):
                yield from found.see


def _check_bounds(faults: _Faults, where: str, step: FineStep) -> None:
    for found in (step.unit, step.person):
        if isinstance(found, FineRange):
            _check_ends(faults, where, found.fen)
        elif isinstance(found, FineOfValue):
            starts = [case.from_fen for case in found.cases]
            if starts[0] or starts != sorted(set(starts)):
                faults.add(where, "the cases do not begin at 0 and rise")
            for case in found.cases:
                if (case.fen is None) == (case.percent is None):
                    faults.add(where, "a case has either `fen` or `percent`")
                _check_ends(faults, where, case.fen or case.percent or (0, 1))


def _check_ends(faults: _Faults, where: str, ends: tuple[int, int]) -> None:
    lower, upper = ends
    if lower < 0 or upper <= lower:
        faults.add(where, f"{lower} to {upper} is no range")


def _check_force(
    faults: _Faults, where: str, version: Version | Threshold, basis: str, fact: Fact
) -> None:
    """A version may not govern before the article it cites was in force, nor after."""
    starts_early = fact.from_ and (version.from_ or "") < fact.from_
    ends_late = fact.to and (version.to or "9999") > fact.to
    if starts_early or ends_late:
        faults.add(
            where,
            f"governs {version.from_ or '…'} to {version.to or '…'}, "
            f"but {basis} is in force {fact.from_ or '…'} to {fact.to or '…'}",
        )
