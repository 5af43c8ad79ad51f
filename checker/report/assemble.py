"""
Turn the engine's answer about a record into its report.

The engine answers with ids, pointers and values; here they meet titles, citations,
lines and sentences. Statuses, liability and arithmetic pass through unchanged.

Errors: EngineError if a selected rule was left unanswered or answered twice: a rule
    that is absent from the answer was not asked, it has not passed.
Pure. Imports `catalog`, `reader`, `records`, `wording`, `models`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from checker.catalog import Bilingual, Catalog, DivisionModel, FindingsModel, Rule, Version
from checker.errors import EngineError
from checker.reader import Record, Refusal, Source
from checker.records.shape import Shape, shape
from checker.records.types import is_date, is_date_time
from checker.report import models
from checker.report.naming import marks
from checker.report.wording import Wording

#: Sections whose dates are data about people or norms, not events of the case.
_NO_EVENTS = ("people", "party", "local_standards")

#: Why a rule was not asked, by its lifecycle, and of rules that one record cannot answer.
_NOT_CHECKED = {
    "deprecated": models.Text(zh="规则已停用", en="the rule is no longer in use"),
    "active": models.Text(zh="未选择该规则", en="the rule was not selected"),
    "across": models.Text(
        zh="该规则比对档案中的多件案卷，只在扫描档案时检查",
        en="the rule compares records of an archive, so only a scan checks it",
    ),
}


def record_report(
    record: Record,
    answer: Mapping[str, Any],
    *,
    catalog: Catalog,
    glossary: Mapping[str, Bilingual],
    selected: Collection[str],
) -> models.RecordReport:
    """
    The report on one record.

    Args:
        record: the record as it was read.
        answer: what `data.main.report` gave for it.
        catalog: the rules, for titles and citations.
        glossary: the words for enumerated values.
        selected: ids of the rules that were asked.

    Raises:
        EngineError: a selected rule is missing in the answer, or there more than once.
    """
    _complete(answer["outcomes"], selected)
    found = marks(record.raw, shape(record.type), glossary)
    wording = Wording(catalog, glossary, record.type, _people(record.raw), found)
    report = _found(record, answer, wording)
    return report.model_copy(
        update={
            "timeline": tuple(timeline(record.raw, wording)),
            "ask_for": _ask_for(report.outcomes, wording),
            "not_checked": not_checked(catalog, selected),
        }
    )


def brief_report(
    record: Record,
    answer: Mapping[str, Any],
    *,
    catalog: Catalog,
    glossary: Mapping[str, Bilingual],
    selected: Collection[str],
) -> models.RecordReport:
    """
    The report on what fails in one record; timeline and what is open are not in it.

    Args:
        record: the record as it was read.
        answer: what `data.main.brief` gave for it.
        catalog: the rules, for titles and citations.
        glossary: the words for enumerated values.
        selected: ids of the rules that were asked.

    Raises:
        EngineError: the answer does not account for each selected rule.
    """
    if sum(answer["summary"].values()) != len(selected):
        raise _incomplete(f"{sum(answer['summary'].values())} / {len(selected)}")
    # Marks cost more than all the rest, and most records of an archive need none.
    found = marks(record.raw, shape(record.type), glossary) if answer["outcomes"] else {}
    return _found(
        record, answer, Wording(catalog, glossary, record.type, _people(record.raw), found)
    )


def _found(record: Record, answer: Mapping[str, Any], wording: Wording) -> models.RecordReport:
    """The report with the outcomes of an answer, in the order of their rules, and no more."""
    answered = sorted(answer["outcomes"], key=lambda o: str(o["rule"]))
    return models.RecordReport(
        record=_info(record, answer["state"]),
        refused=None,
        engine_error=None,
        summary=models.Summary.model_validate(answer["summary"]),
        outcomes=tuple(_outcome(record, o, wording.catalog, wording) for o in answered),
        people=dict(wording.people),
        timeline=(),
        ask_for=(),
        not_checked=(),
    )


def refused_report(refusal: Refusal) -> models.RecordReport:
    """The report on a document that was refused; nothing of it was evaluated."""
    return _without_outcomes(
        models.RecordInfo(
            id=None,
            type=None,
            source=_source(refusal.source),
            sha256=refusal.sha256,
            organ=None,
            year=None,
            case_no=None,
            decided_on=None,
            state=None,
        ),
        refused=tuple(
            models.Fault(
                pointer=fault.pointer,
                line=fault.line,
                code=fault.code,
                message=models.Text.model_validate(fault.message),
            )
            for fault in refusal.faults
        ),
    )


def faulty_report(record: Record, code: str, message: Mapping[str, str]) -> models.RecordReport:
    """The report on a record the engine has no verdict on."""
    problem = models.EngineProblem(
        code=code,
        message=models.Text(
            zh=f"引擎未能检查该案卷，不得视为符合：{message['zh']}",
            en=f"The engine has no verdict on this record, which is no pass: {message['en']}",
        ),
    )
    return _without_outcomes(_info(record, None), engine_error=problem)


def _without_outcomes(
    info: models.RecordInfo,
    refused: tuple[models.Fault, ...] | None = None,
    engine_error: models.EngineProblem | None = None,
) -> models.RecordReport:
    return models.RecordReport(
        record=info,
        refused=refused,
        engine_error=engine_error,
        summary=models.Summary(),
        outcomes=(),
        people={},
        timeline=(),
        ask_for=(),
        not_checked=(),
    )


def _source(source: Source) -> models.Source:
    return models.Source(path=source.path, member=source.member, line=source.line)


def _complete(outcomes: Sequence[Mapping[str, Any]], selected: Collection[str]) -> None:
    answered = [o["rule"] for o in outcomes]
    wrong = sorted(set(selected) ^ set(answered)) + sorted(
        {rule for rule in answered if answered.count(rule) > 1}
    )
    if wrong:
        raise _incomplete(", ".join(wrong))


def _incomplete(which: str) -> EngineError:
    return EngineError(
        f"引擎对下列规则没有给出唯一结论：{which}。规则包与程序不一致，请重新生成规则包。",
        f"The engine has no single answer for: {which}. "
        "The bundle does not fit the tool; build it again.",
    )


def _people(raw: Mapping[str, Any]) -> dict[str, str | None]:
    return {p["id"]: p.get("name") for p in raw.get("people") or ()}


def _info(record: Record, state: Any) -> models.RecordInfo:
    raw = record.raw
    decided = (raw.get("decision") or {}).get("made_on") or raw.get("held_on")
    filed = (raw.get("filing") or {}).get("decided_on")
    year = (decided or filed or "")[:4]
    return models.RecordInfo(
        id=record.id,
        type=record.type,
        source=_source(record.source),
        sha256=record.sha256,
        organ=(raw.get("organ") or {}).get("name"),
        party=(raw.get("party") or {}).get("name"),
        matter=tuple(_matter(raw)),
        year=int(year) if year else None,
        case_no=raw.get("case_no"),
        decided_on=(raw.get("decision") or {}).get("made_on"),
        state=state,
    )


def _matter(raw: Mapping[str, Any]) -> Iterator[str]:
    """What the record is about, as its file says."""
    for violation in raw.get("violations") or ():
        if text := violation.get("description"):
            yield text
    for item in raw.get("items") or ():
        if text := item.get("title"):
            yield text


def _version(rule: Rule, number: int | None) -> Version:
    """The version that governed; where none did, the latest, for its citation."""
    return rule.versions[(number or len(rule.versions)) - 1]


def _outcome(
    record: Record, found: Mapping[str, Any], catalog: Catalog, wording: Wording
) -> models.Outcome:
    rule = catalog.rules[found["rule"]]
    version = _version(rule, found["version"])
    params = {**rule.params, **version.params}
    return models.Outcome(
        rule=rule.id,
        title=_text(rule.title),
        status=found["status"],
        severity=found["severity"],
        stage=rule.stage,
        rulebook=rule.book,
        provisions=rule.provisions,
        basis=basis(catalog, version),
        governed_by=found["governed_by"],
        remedy=_text(rule.remedy),
        curable=rule.curable,
        instances=tuple(
            _instance(record, rule, params, instance, wording) for instance in found["instances"]
        ),
    )


def basis(catalog: Catalog, version: Version) -> tuple[models.Basis, ...]:
    """The citations of a version."""
    return tuple(
        models.Basis(
            title=_text(catalog.norms[cited["norm"]].title),
            **{key: value for key, value in cited.items() if key != "grade"},
        )
        for cited in catalog.basis(version)
    )


def rule_in_full(catalog: Catalog, rule: Rule) -> models.RuleInFull:
    """All of a rule that is the same for every record."""
    return models.RuleInFull(
        rule=rule.id,
        title=_text(rule.title),
        provisions=rule.provisions,
        basis=basis(catalog, rule.versions[-1]),
        rulebook=rule.book,
        severity=rule.severity,
        stage=rule.stage,
        lifecycle=rule.lifecycle,
        remedy=_text(rule.remedy),
        curable=rule.curable,
        versions=tuple(
            models.RuleVersion(
                since=version.from_,
                until=version.to,
                known=not version.unknown,
                basis=basis(catalog, version),
            )
            for version in rule.versions
        ),
    )


def _instance(
    record: Record,
    rule: Rule,
    params: Mapping[str, Any],
    found: Mapping[str, Any],
    wording: Wording,
) -> models.Instance:
    subject = found["subject"]
    message = models.Text(
        zh=wording.message(rule, params, found, subject, "zh"),
        en=wording.message(rule, params, found, subject, "en"),
    )
    return models.Instance(
        id=found["id"],
        at=found["at"],
        line=record.line_of(found["at"]),
        status=found["status"],
        values=tuple(
            models.Value(
                pointer=v["pointer"], value=v["value"], filled=_filled(record, v["pointer"])
            )
            for v in found["values"]
        ),
        arithmetic=found["arithmetic"],
        missing=found["missing"],
        due_on=found["due_on"],
        provisional=found["provisional"],
        attested_by=_attested_by(found["values"]),
        waiver=None,
        message=message,
        liability=tuple(_liable(entry, wording) for entry in found["liability"]),
        unattributed=found["unattributed"],
        no_ground=tuple(_no_ground(entry, wording.catalog) for entry in found["no_ground"] or ()),
    )


def _filled(record: Record, pointer: str) -> bool:
    return any(pointer == f or pointer.startswith(f + "/") for f in record.filled)


def _attested_by(values: Sequence[Mapping[str, Any]]) -> str | None:
    """Who vouched for what no machine can see, where the rule reads an attestation."""
    for value in values:
        if value["pointer"].endswith("attested_by") and isinstance(value["value"], str):
            return value["value"]
    return None


def _liable(entry: Mapping[str, Any], wording: Wording) -> models.Liable:
    model = wording.catalog.liability[entry["model"]]
    found = () if isinstance(model, DivisionModel) else entry["circumstances"]
    return models.Liable(
        **{"preliminary": False, **entry, "circumstances": tuple(_weights(model, found))},
        source=_text(model.title),
        text=_part(model, entry),
    )


def _part(model: DivisionModel | FindingsModel, entry: Mapping[str, Any]) -> models.Text:
    """What the rules say of one person: why they are free, or in what way they answer."""
    if isinstance(model, DivisionModel):
        if entry["exempt"]:
            return _text(model.exemptions[entry["exempt"]])
        return _text(model.branches[entry["branch"]].text)
    if entry["exempt"]:
        return _text(model.exemptions[entry["exempt"]].text)
    situation = model.situations[entry["ground"]].text
    return models.Text(zh=f"{situation.zh}，{model.text.zh}", en=f"{situation.en}; {model.text.en}")


def _weights(
    model: DivisionModel | FindingsModel, found: Sequence[str]
) -> Iterator[models.Circumstance]:
    if isinstance(model, FindingsModel):
        for fact in found:
            weight = model.circumstances[fact]
            yield models.Circumstance(fact=fact, effect=weight.effect, text=_text(weight.text))


def _no_ground(found: Mapping[str, Any], catalog: Catalog) -> models.NoGround:
    model = catalog.liability[found["model"]] if found["model"] else None
    words = model.no_ground if model else catalog.no_ground
    return models.NoGround(
        **found,
        source=_text(model.title) if model else None,
        text=_text(words[found["reason"]]),
    )


def _text(words: Bilingual) -> models.Text:
    return models.Text(zh=words.zh, en=words.en)


def timeline(raw: Mapping[str, Any], wording: Wording) -> Iterator[models.Event]:
    """The dated events of a record, earliest first."""
    for date, pointer in sorted(_dated(raw, shape(wording.record_type), "")):
        event = models.Text(zh=wording.event(pointer, "zh"), en=wording.event(pointer, "en"))
        yield models.Event(date=date, event=event, pointer=pointer)


def _dated(value: Any, place: Shape, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, child in value.items():
            below = place.children.get(key)
            if below and not (pointer == "" and key in _NO_EVENTS):
                yield from _dated(child, below, f"{pointer}/{key}")
    elif isinstance(value, list) and place.item:
        for i, child in enumerate(value):
            yield from _dated(child, place.item, f"{pointer}/{i}")
    elif (
        isinstance(value, str)
        and place.format in {"date", "date-time-cn"}
        and (is_date(value) or is_date_time(value))
    ):
        yield value, pointer


def _ask_for(outcomes: Sequence[models.Outcome], wording: Wording) -> tuple[models.AskFor, ...]:
    """
    What is unknown, each with the rules it would decide, most useful first.

    A rule that is broken by one thing stays broken whatever another one turns out to be, so only
    what an undetermined rule lacks decides anything; of a broken one it may tell who answers.
    """
    decides: dict[tuple[Any, str], set[str]] = defaultdict(set)
    answers: dict[tuple[Any, str], set[str]] = defaultdict(set)
    for outcome in outcomes:
        for instance in outcome.instances:
            if outcome.status == instance.status == "undetermined":
                for need in instance.missing:
                    decides[need.kind, need.ref].add(outcome.rule)
            for need in instance.unattributed:
                answers[need.kind, need.ref].add(outcome.rule)
    entries = (
        models.AskFor(
            kind=kind,
            ref=ref,
            title=models.Text(
                zh=wording.reference({"kind": kind, "ref": ref}, "zh"),
                en=wording.reference({"kind": kind, "ref": ref}, "en"),
            ),
            rules=tuple(sorted(decides[kind, ref])),
            liability=tuple(sorted(answers[kind, ref])),
        )
        for kind, ref in {**decides, **answers}
    )
    return tuple(sorted(entries, key=lambda e: (-len(e.rules), -len(e.liability), e.kind, e.ref)))


def not_checked(catalog: Catalog, selected: Collection[str]) -> tuple[models.NotChecked, ...]:
    """The rules that were not asked, and why."""
    return tuple(
        models.NotChecked(rule=rule.id, reason=_NOT_CHECKED[_why_not(catalog, rule)])
        for rule in catalog.rules.values()
        if rule.id not in selected
    )


def _why_not(catalog: Catalog, rule: Rule) -> str:
    if rule.lifecycle == "active" and catalog.is_across(rule):
        return "across"
    return rule.lifecycle
