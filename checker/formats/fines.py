"""
Which range applies to each violation and where its fine stands, as text and as JSON.

All figures, statuses and reasons are those of the report; from the tables comes only what an
entry is called.
Shapes: the JSON is `{"format": "checker.fines/1", "records": [{"name", "path", "violations": [
    {"at", "entry": {"id", "norm", "title", "article", "version"} | null, "text": Finding | null,
    "range": Finding | null, "bands": [Finding]}]}]}`, a Finding being `{"rule", "status",
    "fine", "minimum", "maximum", "place", "message", "missing"}`; an amount is
    `{"fen", "yuan"}` or null.
Pure. Imports `catalog`, `records`, `report` and its neighbours only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.catalog import Catalog
from checker.formats import fine_scale, layout
from checker.formats.fine_scale import Scale
from checker.formats.view import View
from checker.records.types import yuan
from checker.report.models import AskFor, Basis, Instance, RecordReport, Report, Text

_RANGE = "discretion.band"
_TEXT = "discretion.applicable_law"
_TABLE = "discretion.table"
_BENCHMARK = "discretion.benchmark"
#: The kinds of the rules that are asked.
KINDS = (_RANGE, _TEXT, _TABLE, _BENCHMARK)

_VIOLATION = re.compile(r"/violations/\d+(?=/)")
_INDENT = "  "
_WIDTH = layout.WIDTH - 2 * len(_INDENT)


@dataclass(frozen=True)
class Finding:
    """What one rule found of a fine; amounts in fen, None where the answer holds none."""

    rule: str
    kind: str
    instance: Instance
    fine: int | None = None
    low: int | None = None
    high: int | None = None


@dataclass
class Violation:
    """One violation: the entry that was applied, and what was found."""

    at: str
    entry: str | None = None
    text: Finding | None = None
    range: Finding | None = None
    bands: list[Finding] = field(default_factory=list)


def violations(record: RecordReport, rules: Catalog) -> list[Violation]:
    """The violations about which a rule of these kinds says something, in their order."""
    found: dict[str, Violation] = {}
    for outcome in record.outcomes:
        rule = rules.rules[outcome.rule]
        for instance in outcome.instances:
            match = _VIOLATION.match(instance.at)
            if rule.kind not in KINDS or match is None or instance.status == "not_applicable":
                continue
            one = found.setdefault(match[0], Violation(match[0]))
            finding = _finding(rule.id, rule.kind, rule.params, instance, match[0])
            if rule.kind == _TEXT:
                one.text = finding
            elif rule.kind == _RANGE:
                # Where the entry is not known, the rule on entries that were not read asks too.
                one.range = one.range or finding
            elif not any(_same(finding, band) for band in one.bands):
                one.bands.append(finding)
            if isinstance(entry := _value(instance, match[0], rule.params.get("entry")), str):
                one.entry = entry
    return sorted(found.values(), key=lambda one: int(one.at.rpartition("/")[2]))


def _same(a: Finding, b: Finding) -> bool:
    """A benchmark may be asked by a rule of the bureau and by one of the country."""
    first, second = a.instance, b.instance
    return (a.kind, first.status, first.missing) == (b.kind, second.status, second.missing)


def _finding(
    rule: str, kind: str, params: Mapping[str, Any], instance: Instance, at: str
) -> Finding:
    figures = instance.arithmetic or {}
    if kind == _BENCHMARK:
        amounts = (_value(instance, at, params[key]) for key in ("fine", "lower", "upper"))
        fine, low, high = (v if isinstance(v, int) else None for v in amounts)
        return Finding(rule, kind, instance, fine, low, high)
    ends = ("band_min_fen", "band_max_fen") if kind == _TABLE else ("min_fen", "max_fen")
    fine, low, high = (figures.get(key) for key in ("fine_fen", *ends))
    return Finding(rule, kind, instance, fine, low, high)


def _value(instance: Instance, at: str, pointer: str | None) -> Any:
    wanted = at + pointer[1:] if pointer else None
    return next((v.value for v in instance.values if v.pointer == wanted), None)


# -- text ------------------------------------------------------------------------------


def as_text(report: Report, rules: Catalog, view: View) -> str:
    """Every violation of every record, with its scale drawn, in lines of 80 columns."""
    lines: list[str] = []
    for record in report.records:
        lines += layout.wrap(layout.heading(view.name(record), view.lang))
        found = violations(record, rules)
        if not found:
            zh, en = (
                "案卷中没有需要核对幅度的罚款。",
                "No fine of this record has a range to check.",
            )
            lines += layout.wrap(zh if view.lang == "zh" else en, _INDENT)
        for one in found:
            lines += [*_violation(one, record, rules, view), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _violation(one: Violation, record: RecordReport, rules: Catalog, view: View) -> list[str]:
    zh = view.lang == "zh"
    number = int(one.at.rpartition("/")[2]) + 1
    lines = [f"违法行为（第{number}项）  {one.at}" if zh else f"Violation {number}  {one.at}"]
    if one.entry is not None:
        basis = _basis(one.entry, rules)
        cited = f"{view.cite([basis])}〔{one.entry}〕" if basis and zh else one.entry
        if basis and not zh:
            cited = f"{view.cite([basis])} [{one.entry}]"
        lines += _line("适用条文" if zh else "entry applied", cited, view)
    if one.text is not None:
        lines += _line("适用理由" if zh else "why this text", _said(one.text, view), view)
        lines += _lacking(one.text, record, view)
    for finding in [*([one.range] if one.range else []), *one.bands]:
        lines += _line(_label(finding, zh), _said(finding, view), view)
        lines += _lacking(finding, record, view)
    if one.range and (drawn := _drawn(one)):
        lines += ["", *(f"{_INDENT * 2}{line}".rstrip() for line in draw(drawn, zh))]
        if drawn.place is None:
            note = (
                "幅度尚待所缺事项确定，图示为可能的范围。",
                "What is lacking decides the range; drawn is all that it could be.",
            )
            lines += layout.wrap(note[0 if zh else 1], _INDENT * 2)
    return lines


def _label(finding: Finding, zh: bool) -> str:
    labels = {
        _RANGE: ("法定幅度", "statutory range"),
        _TABLE: ("情形对应档次", "band of the circumstances"),
        _BENCHMARK: ("裁量基准档", "benchmark band"),
    }
    return labels[finding.kind][0 if zh else 1]


def _line(label: str, text: str, view: View) -> list[str]:
    return layout.wrap(view.colon(label, text), _INDENT, _INDENT * 2)


def _said(finding: Finding, view: View) -> str:
    status = view.bracketed([view.term("status", finding.instance.status), finding.rule])
    return view.say(finding.instance.message) + status


def _lacking(finding: Finding, record: RecordReport, view: View) -> Iterator[str]:
    titles = _titles(record.ask_for)
    for need in finding.instance.missing:
        title = titles.get((need.kind, need.ref))
        name = f"{view.say(title)} " if title and view.say(title) != need.ref else ""
        label = "所缺" if view.lang == "zh" else "lacking"
        yield from layout.wrap(view.colon(label, f"{name}{need.ref}"), _INDENT * 2)


def _titles(asked: Sequence[AskFor]) -> dict[tuple[str, str], Text]:
    return {(a.kind, a.ref): a.title for a in asked}


def _drawn(one: Violation) -> Scale | None:
    scale = fine_scale.measured(one.range.instance) if one.range else None
    if scale is None:
        return None
    # The band that was worked out of the circumstances goes before the one that is cited.
    found = sorted(one.bands, key=lambda finding: finding.kind != _TABLE)
    ends = ((b.low, b.high) for b in found)
    band = next(((low, high) for low, high in ends if low is not None and high is not None), None)
    return Scale(scale.low, scale.high, scale.fine, scale.place, band)


def draw(scale: Scale, zh: bool, width: int = _WIDTH) -> list[str]:
    """
    A scale as lines of at most `width` columns, in plain characters.

    `[==]` is the statutory range, `[==>` one whose upper end is not known, `(##)` the band,
    `^` the fine.
    """
    low, high, fine = scale.spots(width)
    end = width - 1 if high is None else high
    axis = ["."] * width
    axis[low : end + 1] = ["="] * (end + 1 - low)
    axis[end] = ">" if high is None else "]"
    axis[low] = "|" if high == low else "["
    lines = [_ends(scale, low, high, zh, width), "".join(axis)]
    if scale.band is not None:
        first, last = (scale.spot(fen, width) for fen in scale.band)
        band = [" "] * first + ["#"] * (last + 1 - first)
        band[last] = ")"
        band[first] = "("
        lines.append("".join(band))
    if fine is not None and scale.fine is not None:
        label = yuan(scale.fine, zh)
        if fine + 2 + layout.columns(label) <= width:
            lines.append(" " * fine + f"^ {label}")
        else:
            lines.append(" " * (fine - 1 - layout.columns(label)) + f"{label} ^")
    legend = "[=] 法定幅度   (#) 裁量档   ^ 罚款" if zh else "[=] range   (#) band   ^ fine"
    return [*lines, legend]


def _ends(scale: Scale, low: int, high: int | None, zh: bool, width: int) -> str:
    left = yuan(scale.low, zh)
    if scale.high is None or high is None:
        right, at = ("上限尚不能确定" if zh else "upper end not known"), width
    else:
        right, at = yuan(scale.high, zh), high + 1
    # The upper figure ends below its mark; the lower one gives way to it.
    begin = max(at - layout.columns(right), layout.columns(left) + 2)
    start = max(0, min(low, begin - 2 - layout.columns(left)))
    gap = begin - start - layout.columns(left)
    return " " * start + left + " " * gap + right


# -- JSON ------------------------------------------------------------------------------


def as_json(report: Report, rules: Catalog, view: View) -> str:
    """The same for programs; messages in both languages."""
    records = [
        {
            "name": view.name(record),
            "path": record.record.source.path,
            "violations": [_entry(one, record, rules) for one in violations(record, rules)],
        }
        for record in report.records
    ]
    shown = {"format": "checker.fines/1", "records": records}
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _entry(one: Violation, record: RecordReport, rules: Catalog) -> dict[str, Any]:
    basis = _basis(one.entry, rules) if one.entry else None
    cited = basis.model_dump(include={"norm", "title", "article", "version"}) if basis else {}
    return {
        "at": one.at,
        "entry": {"id": one.entry, **cited} if one.entry else None,
        "text": _as_dict(one.text, record) if one.text else None,
        "range": _as_dict(one.range, record) if one.range else None,
        "bands": [_as_dict(band, record) for band in one.bands],
    }


def _as_dict(finding: Finding, record: RecordReport) -> dict[str, Any]:
    titles = _titles(record.ask_for)
    found = finding.instance
    place = fine_scale.place_of(found.status, found.arithmetic or {})
    return {
        "rule": finding.rule,
        "status": found.status,
        "fine": _amount(finding.fine),
        "minimum": _amount(finding.low),
        "maximum": _amount(finding.high),
        "place": place if finding.kind in (_RANGE, _TABLE) and finding.low is not None else None,
        "message": found.message.model_dump(),
        "missing": [
            {
                **need.model_dump(),
                "title": title.model_dump()
                if (title := titles.get((need.kind, need.ref)))
                else None,
            }
            for need in found.missing
        ],
    }


def _amount(fen: int | None) -> dict[str, Any] | None:
    return None if fen is None else {"fen": fen, "yuan": f"{fen // 100}.{fen % 100:02}"}


def _basis(entry: str, rules: Catalog) -> Basis | None:
    """What an entry is called; None if no table holds it."""
    named = rules.fine(entry)
    if named is None:
        return None
    norm = rules.norms[named[0]]
    title = Text(zh=norm.title.zh, en=norm.title.en)
    return Basis(
        norm=named[0],
        title=title,
        article=named[1],
        version=norm.version,
        authority=norm.authority,
        fact=None,
    )
