"""
The use cases: what a command asks for, from options to a report.

Wires reader, bundle, engine and report together; takes plain arguments, returns
models, prints nothing. What one use case alone needs is imported there: every other one would
wait for it.

Errors: the tree of `errors`. A document that is refused is no error here but a record
    report that says so, so that the others are still checked.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import __version__, catalog, engine, paths
from checker.bundle.cache import Cache
from checker.catalog import Catalog, Rule
from checker.engine import Engine, Located
from checker.errors import (
    PRECEDENCE,
    EngineError,
    ExitCode,
    InputRefused,
    RuleBookError,
    UsageError,
)
from checker.reader import (
    Profile,
    Record,
    Refusal,
    Source,
    Waivers,
    address,
    load_profile,
    load_waivers,
)
from checker.records.shape import shape
from checker.report import assemble, models, verifying, waiving
from checker.report.masking import Mask, mask_of
from checker.report.naming import marks
from checker.report.ranks import at_or_above
from checker.report.wording import Wording
from checker.report.words import Words
from checker.settings import Settings
from checker.sources import STDIN as STDIN
from checker.sources import Document, Sources, Unread, read_document

if TYPE_CHECKING:
    from checker.discretion import proof


@dataclass(frozen=True)
class Selection:
    """Which rules to ask; empty means all."""

    books: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()

    def names(self, rule: Rule) -> bool:
        """Whether the selection holds `rule`."""
        return (
            (not self.books or rule.book in self.books)
            and (not self.rules or rule.id in self.rules)
            and (not self.stages or rule.stage in self.stages)
        )


@dataclass(frozen=True)
class Request:
    """
    One check: the documents, the day, and how to read and select.

    With `reveal` the report shows personal data as the record has them.
    """

    sources: tuple[str, ...]
    as_of: str
    selection: Selection = field(default_factory=Selection)
    profile: Path | None = None
    waivers: Path | None = None
    opa: Path | None = None
    reveal: bool = False


@dataclass(frozen=True)
class Workshop:
    """What every use case needs, loaded once: rules, words, environment."""

    policies: Path
    catalog: Catalog
    words: Words
    settings: Settings
    _cache: Cache
    _ahead: list[Engine] = field(default_factory=list)
    _located: dict[Path | None, Located] = field(default_factory=dict)

    @classmethod
    def open(cls, cache: Cache | None = None, ahead: Engine | None = None) -> Workshop:
        """
        Load the shipped rules.

        Args:
            cache: theirs, if the caller has asked it already.
            ahead: an engine over their bundle that was started meanwhile; the first that is
                asked for is this one.

        Raises:
            RuleBookError: with every fault of the tables.
        """
        policies = paths.policies()
        cache = cache or Cache(policies)
        return cls(
            policies,
            cache.catalog(),
            Words.load(policies),
            Settings.from_environment(),
            cache,
            [ahead] if ahead else [],
        )

    @cached_property
    def bundle(self) -> Path:
        """The built bundle of these rules."""
        return self._cache.bundle(self.catalog)

    def engine(self, opa: Path | None = None) -> Engine:
        """A private engine over the bundle. Raises EngineError if there is no OPA."""
        path = self.located(opa).path
        return self._ahead.pop() if self._ahead else engine.Engine(self.bundle, opa=path)

    def located(self, opa: Path | None = None) -> Located:
        """The OPA that is used, asked for its version once. Raises EngineError if there is none."""
        if opa not in self._located:
            self._located[opa] = engine.locate(self.settings, opa)
        return self._located[opa]


def active_rules(rules: Catalog) -> list[Rule]:
    """The rules in use that a record alone is asked, by id."""
    return [rule for rule in rules_in_use(rules) if not rules.is_across(rule)]


def across_rules(rules: Catalog) -> list[Rule]:
    """The rules in use that compare records with each other, by id; only a scan asks them."""
    return [rule for rule in rules_in_use(rules) if rules.is_across(rule)]


def rules_in_use(rules: Catalog) -> list[Rule]:
    """The rules in use, by id."""
    return [rule for rule in rules.rules.values() if rule.lifecycle == "active"]


def select(rules: Catalog, selection: Selection) -> list[str]:
    """
    The ids of the rules for one record that a selection names, sorted.

    Raises:
        RuleBookError: a name that does not exist, or a selection of nothing.
    """
    single, _ = select_across(rules, selection)
    if not single:
        raise _only_in_a_scan()
    return single


def select_across(rules: Catalog, selection: Selection) -> tuple[list[str], list[str]]:
    """
    The ids of the rules for an archive that a selection names: for one record, across records.

    Raises:
        RuleBookError: a name that does not exist, or a selection of nothing.
    """
    _check_names(rules, selection)
    single = [rule.id for rule in active_rules(rules) if selection.names(rule)]
    across = [rule.id for rule in across_rules(rules) if selection.names(rule)]
    if not single and not across:
        raise _nothing_selected()
    return single, across


def _only_in_a_scan() -> RuleBookError:
    return RuleBookError(
        "所选规则都须比对档案中的多件案卷，只在扫描档案时检查。请改用 checker scan。",
        "The selected rules compare the records of an archive. Use `checker scan`.",
    )


def _nothing_selected() -> RuleBookError:
    return RuleBookError(
        "所选条件下没有任何规则，未作检查。请放宽选择。",
        "The selection holds no rule, so nothing was checked. Widen it.",
    )


def _check_names(rules: Catalog, selection: Selection) -> None:
    for what, wanted, known in (
        ("规则集", selection.books, set(rules.books)),
        ("规则", selection.rules, set(rules.rules)),
        ("环节", selection.stages, {rule.stage for rule in rules.rules.values()}),
    ):
        if unknown := sorted(set(wanted) - known):
            raise RuleBookError(
                f"没有这样的{what}：{'、'.join(unknown)}。可用 checker rules 查看。",
                f"There is no such name: {', '.join(unknown)}. See `checker rules`.",
            )


def documents(names: Sequence[str], stdin: bytes = b"") -> list[Document | Unread]:
    """
    What the names stand for, in the order of the names: see `checker.sources`.

    Args:
        stdin: what stands for the name `-`.

    Raises:
        InputRefused: a name stands for nothing; the message names all such.
    """
    Sources.of(names, io.BytesIO(stdin))
    # A reader expects the report in the order of the command line.
    return [item for name in names for item in Sources.of([name], io.BytesIO(stdin))]


def check(shop: Workshop, request: Request, stdin: bytes = b"") -> models.Report:
    """
    Check every document of a request.

    Args:
        shop: what to check with.
        stdin: what stands for the source `-`.

    Returns:
        One record report a document, in the order of the sources.

    Raises:
        CheckerError: nothing could be checked at all.
    """
    return _check(shop, request, documents(request.sources, stdin))


def _check(shop: Workshop, request: Request, found: Sequence[Document | Unread]) -> models.Report:
    chosen = select(shop.catalog, request.selection)
    profile, waivers = profile_and_waivers(shop, request)
    results = [read_document(item, profile) for item in found]
    asked = None if len(chosen) == len(active_rules(shop.catalog)) else chosen
    if any(isinstance(result, Record) for result in results):
        with shop.engine(request.opa) as running:
            answers = _evaluate(running, results, request.as_of, asked)
    else:
        answers = {}
    records = tuple(
        _report(shop, i, r, answers, chosen, request, waivers) for i, r in enumerate(results)
    )
    return models.Report(
        records=records,
        waivers=tuple(waiving.uses(waivers.entries, waiving.breaches(records), request.as_of)),
        receipt=receipt(shop, request, verifying.records_digest(records), profile, waivers, asked),
    )


def profile_and_waivers(shop: Workshop, request: Request) -> tuple[Profile | None, Waivers]:
    """
    The export profile and the waivers that a request names.

    Raises:
        InputRefused: one of the files is wrong; all its faults are in the message.
    """
    profile = load_profile(request.profile) if request.profile else None
    if request.waivers is None:
        return profile, Waivers(entries=(), sha256="")
    return profile, load_waivers(request.waivers, shop.catalog.rules)


def _evaluate(
    running: engine.Engine,
    results: Sequence[Record | Refusal],
    as_of: str,
    asked: Sequence[str] | None,
) -> Mapping[str, Any]:
    # Two files may hold records with the same id, so the place is the key.
    items = ((str(i), r.raw) for i, r in enumerate(results) if isinstance(r, Record))
    settings = {"select": asked} if asked else {}
    return dict(
        running.evaluate_many(items, as_of=as_of, settings=settings, entry="report", batch_size=8)
    )


def _report(
    shop: Workshop,
    place: int,
    result: Record | Refusal,
    answers: Mapping[str, Any],
    chosen: Collection[str],
    request: Request,
    waivers: Waivers,
) -> models.RecordReport:
    if isinstance(result, Refusal):
        return assemble.refused_report(result)
    answer = answers[str(place)]
    mask = _mask(result, request.reveal)
    result = replace(result, raw=mask.value(result.raw))
    if isinstance(answer, engine.EngineFault):
        return assemble.faulty_report(result, answer.code, mask.value(answer.message))
    answer = {**answer, "outcomes": [mask.outcome(outcome) for outcome in answer["outcomes"]]}
    report = assemble.record_report(
        result, answer, catalog=shop.catalog, glossary=shop.words.glossary, selected=chosen
    )
    return waiving.waive(report, waivers.entries, request.as_of, mask)


def _mask(record: Record, reveal: bool) -> Mask:
    """What hides the people of a record; nothing with `reveal`."""
    return Mask() if reveal else mask_of(record.raw, shape(record.type))


def receipt(
    shop: Workshop,
    request: Request,
    records: str,
    profile: Profile | None,
    waivers: Waivers,
    asked: Sequence[str] | None,
) -> models.Receipt:
    """What a report rests on; `records` is the digest over those of its records."""
    bundle = shop.bundle.read_bytes()
    calendar = (shop.policies / "tables" / "calendar" / "days.yaml").read_bytes()
    schemas = sorted(paths.schemas().rglob("*.json"))
    return models.Receipt(
        tool=__version__,
        opa=shop.located(request.opa).version,
        as_of=request.as_of,
        bundle=hashlib.sha256(bundle).hexdigest(),
        calendar=hashlib.sha256(calendar).hexdigest(),
        schemas=hashlib.sha256(b"".join(p.read_bytes() for p in schemas)).hexdigest(),
        profile=profile.sha256 if profile else None,
        waivers=waivers.sha256 if request.waivers else None,
        selection=tuple(asked) if asked else None,
        records=records,
        masked=not request.reveal,
    )


@dataclass(frozen=True)
class Verification:
    """A report, and what it may rest on: its records, its export profile, its waivers."""

    report: Path
    sources: tuple[str, ...] = ()
    profile: Path | None = None
    waivers: Path | None = None
    opa: Path | None = None


def verify(shop: Workshop, asked: Verification) -> list[verifying.Check]:
    """
    What of a report fits what is here now.

    Raises:
        InputRefused: the file is no report, or one of the others is not there.
        RuleBookError: the report was made by rules that are not there, so it cannot be made anew.
    """
    data, report = verifying.load(asked.report)
    then = report.receipt
    request = Request(
        sources=asked.sources,
        as_of=then.as_of,
        selection=Selection(rules=then.selection or ()),
        profile=asked.profile,
        waivers=asked.waivers,
        opa=asked.opa,
        reveal=not then.masked,
    )
    profile, waivers = profile_and_waivers(shop, request)
    digest = verifying.records_digest(report.records)
    now = receipt(shop, request, digest, profile, waivers, then.selection)
    checks = [verifying.own(report), *verifying.receipt(then, now)]
    found = _documents_of(report, asked.sources)
    for number, record in enumerate(report.records):
        if number in found:
            digest, file = _digest(found[number]), address(_source(found[number]))
            checks.append(verifying.compared("record", record.record.sha256, digest, file))
        else:
            name = address(record.record.source)
            checks.append(verifying.Check("record", "not_compared", file=name))
    given = [check for check in checks if check.what in ("profile", "waivers", "record")]
    if asked.sources and all(check.state == "same" for check in given):
        items = [found[number] for number in range(len(report.records))]
        made = _check(shop, request, items)
        checks.append(verifying.anew(data, _sourced(made, report).to_json() + "\n"))
    else:
        checks.append(verifying.Check("anew", "not_compared"))
    return checks


def _documents_of(report: models.Report, names: Sequence[str]) -> dict[int, Document | Unread]:
    """
    For each record of a report by its number, the document as it is now.

    A document that was given is known by its content, wherever it is, or else by its place;
    without any the report's own paths count.
    """
    places = [_place(record.record.source) for record in report.records]
    if not names:
        names = [path for path in dict.fromkeys(p[0] for p in places) if Path(path).is_file()]
    given = {_place(_source(item)): item for item in documents(names)}
    same = {_digest(item): item for item in given.values() if isinstance(item, Document)}
    found: dict[int, Document | Unread] = {}
    for number, record in enumerate(report.records):
        item = given.get(places[number])
        if item is None or _digest(item) != record.record.sha256:
            item = same.get(record.record.sha256, item)
        if item is not None:
            found[number] = item
    return found


def _digest(item: Document | Unread) -> str:
    return hashlib.sha256(item.data).hexdigest() if isinstance(item, Document) else ""


def _source(item: Document | Unread) -> Source:
    return item.source if isinstance(item, Document) else item.refusal.source


def _place(source: Source | models.Source) -> tuple[str, str | None, int | None]:
    return source.path, source.member, source.line


def _sourced(made: models.Report, report: models.Report) -> models.Report:
    """A report made anew with the places of the files as the first one has them."""
    records = tuple(
        new.model_copy(
            update={"record": new.record.model_copy(update={"source": old.record.source})}
        )
        for new, old in zip(made.records, report.records, strict=True)
    )
    return made.model_copy(update={"records": records})


def exit_code(report: models.Report, fail_on: str | None, undetermined: bool) -> ExitCode:
    """
    What the process tells its caller about a report; a rule whose breaches are all waived is none.

    Args:
        fail_on: the lowest severity that counts as a failure; None for none.
        undetermined: whether an undetermined rule counts.
    """
    outcomes = [o for record in report.records for o in record.outcomes]
    return first_code(
        engine=any(record.engine_error for record in report.records),
        refused=any(record.refused is not None for record in report.records),
        fails=at_or_above(fail_on)
        & {o.severity for o in outcomes if o.status == "fail" and not o.waived},
        undetermined=undetermined and any(o.status == "undetermined" for o in outcomes),
    )


def first_code(*, engine: object, refused: object, fails: object, undetermined: object) -> ExitCode:
    """The code of the first of these that is the case, in the order of `errors.PRECEDENCE`."""
    holds = {
        ExitCode.ENGINE: engine,
        ExitCode.INPUT_REFUSED: refused,
        ExitCode.FAILS: fails,
        ExitCode.UNDETERMINED: undetermined,
    }
    return next((code for code in PRECEDENCE if holds.get(code)), ExitCode.OK)


def write_bundle(target: Path) -> str:
    """Write the bundle as an archive; returns its SHA-256."""
    from checker.bundle import build

    return build.write_archive(paths.policies(), target)


def write_bundle_folder(target: Path) -> None:
    """Write the bundle with its Rego tests as a folder."""
    from checker.bundle import build

    build.write_folder(paths.policies(), target)


def list_rules(
    rules: Catalog, selection: Selection, provisions: Collection[str] = ()
) -> list[models.RuleEntry]:
    """
    The rules a selection names, those out of use too, by id.

    Raises:
        RuleBookError: a name that does not exist, or a selection of nothing.
    """
    _check_names(rules, selection)
    if not any(selection.names(rule) for rule in rules_in_use(rules)):
        raise _nothing_selected()
    return [
        models.RuleEntry(
            rule=rule.id,
            title=models.Text(zh=rule.title.zh, en=rule.title.en),
            provisions=rule.provisions,
            basis=assemble.basis(rules, rule.versions[-1]),
            rulebook=rule.book,
            severity=rule.severity,
            stage=rule.stage,
            lifecycle=rule.lifecycle,
        )
        for rule in rules.rules.values()
        if selection.names(rule) and (not provisions or set(provisions) & set(rule.provisions))
    ]


def prove_tables(shop: Workshop, files: Sequence[Path]) -> dict[str, list[proof.Fault]]:
    """What is wrong with discretion tables, by file; a table without a fault is proved."""
    from checker.discretion import fines, proof

    ranges = fines.compiled(shop.catalog.fine_ranges)
    found: dict[str, list[proof.Fault]] = {}
    for path in files:
        try:
            found[str(path)] = proof.faults(catalog.discretion_table(path), ranges)
        except RuleBookError as error:
            found[str(path)] = [proof.Fault("form", 0, error.zh, error.en)]
    return found


def explain_rule(shop: Workshop, rule: str, lang: str) -> str:
    """
    The page of a rule as text.

    Raises:
        RuleBookError: there is no such rule.
    """
    found = _rule(shop, rule)
    from checker.formats import explanation
    from checker.report import pages

    title = pages.heading(found, shop.catalog, shop.words, lang)
    return explanation.render_page(title, pages.page(found, shop.catalog, shop.words, lang), lang)


def explain_record(shop: Workshop, request: Request, lang: str, stdin: bytes = b"") -> str:
    """
    Why the one rule of the request's selection has its status in its one document.

    Raises:
        InputRefused: the document was refused; all its errors are in the message.
        RuleBookError: there is no such rule, or it says nothing about one record alone.
    """
    (rule,) = request.selection.rules
    if shop.catalog.is_across(_rule(shop, rule)):
        raise _only_in_a_scan()
    result = _document(request, stdin)
    with shop.engine(request.opa) as running:
        settings = {"explain": rule, "select": [rule]}
        answer = running.explain(result.raw, as_of=request.as_of, settings=settings)
    return _reasons(shop, request, result, answer, lang)


def explain_finding(
    shop: Workshop, request: Request, finding: str, lang: str, stdin: bytes = b""
) -> str:
    """
    The rule of a finding, and why the one thing it is about has its status.

    Args:
        finding: the `id` of an instance, as the reports show it.

    Raises:
        InputRefused: the document was refused; all its errors are in the message.
        RuleBookError: the document has no such finding.
    """
    result = _document(request, stdin)
    with shop.engine(request.opa) as running:
        settings = {"finding": finding}
        answer = running.explain(result.raw, as_of=request.as_of, settings=settings)
    instances = answer["outcome"]["instances"] if answer["outcome"] else ()
    wanted = [instance for instance in instances if instance["id"] == finding]
    if not wanted:
        raise RuleBookError(
            f"该案卷没有编号为 {finding} 的检查结果。编号见 checker check 的 JSON 报告"
            "（instances 的 id）。",
            f"This record has no finding {finding}. The JSON report of `checker check` shows "
            "their ids (`id` of the instances).",
        )
    at = wanted[0]["subject"]
    versions = [
        {**version, "subjects": [s for s in version["subjects"] if s["at"] == at]}
        for version in answer["versions"]
    ]
    answer = {
        **answer,
        "outcome": {**answer["outcome"], "instances": wanted},
        "versions": versions,
    }
    page = explain_rule(shop, answer["outcome"]["rule"], lang)
    return page + _reasons(shop, request, result, answer, lang)


def _document(request: Request, stdin: bytes) -> Record:
    profile = load_profile(request.profile) if request.profile else None
    found = documents(request.sources, stdin)
    if len(found) != 1:
        raise UsageError(
            f"这里只能给出一份记录，现有 {len(found)} 份。请直接指明其中一份所在的文件。",
            f"One record is explained at a time, and there are {len(found)}. Name its file.",
        )
    result = read_document(found[0], profile)
    if isinstance(result, Refusal):
        raise InputRefused(
            *("\n".join(str(f.message[lang]) for f in result.faults) for lang in ("zh", "en"))
        )
    return result


def _reasons(
    shop: Workshop, request: Request, result: Record, answer: Mapping[str, Any], lang: str
) -> str:
    """The outcome of a rule and the reasons for it, from what `data.main.explain` gave."""
    from checker.formats import explanation, text

    mask = _mask(result, request.reveal)
    result = replace(result, raw=mask.value(result.raw))
    outcome = mask.outcome(answer["outcome"])
    record = assemble.record_report(
        result,
        {"state": answer["state"], "summary": {outcome["status"]: 1}, "outcomes": [outcome]},
        catalog=shop.catalog,
        glossary=shop.words.glossary,
        selected=[outcome["rule"]],
    )
    shown = text.render_record(record, shop.words, lang)
    found = marks(result.raw, shape(result.type), shop.words.glossary)
    wording = Wording(shop.catalog, shop.words.glossary, result.type, record.people, found)
    reasons = {"outcome": outcome, "versions": answer["versions"]}
    return shown + explanation.render_reasons(reasons, wording, shop.words, lang)


def explain_fines(shop: Workshop, request: Request, stdin: bytes = b"") -> models.Report:
    """
    The report by the rules about fine ranges and bands alone.

    Raises:
        InputRefused: a document was refused; all its errors are in the message.
        EngineError: the engine has no verdict on a record.
    """
    from checker.formats.fines import KINDS

    asked = [rule.id for rule in active_rules(shop.catalog) if rule.kind in KINDS]
    report = check(shop, replace(request, selection=Selection(rules=tuple(asked))), stdin)
    for record in report.records:
        if record.refused is not None:
            raise InputRefused(
                *("\n".join(f.message.text(lang) for f in record.refused) for lang in ("zh", "en"))
            )
        if record.engine_error is not None:
            raise EngineError(record.engine_error.message.zh, record.engine_error.message.en)
    return report


def _rule(shop: Workshop, rule: str) -> Rule:
    if rule not in shop.catalog.rules:
        raise RuleBookError(
            f"没有规则 {rule}。可用 checker rules 查看全部规则。",
            f"There is no rule {rule}. `checker rules` lists them.",
        )
    return shop.catalog.rules[rule]
