"""
Sentences for a reader, from values and templates.

Rego gives values, the kinds give templates, and here they meet, so that every
interface says the same. Nothing is judged here.

Shapes: a template's slots are a parameter of the kind (its value), `<pointer
    parameter>_label` (what the pointer is called), and the keys of the arithmetic. A kind
    may word a status otherwise where a slot has a value (`fail_with_mode`) or has none
    (`pending_without_start`); the first of these that fits is taken.
Units: dates are printed as `2024年2月5日` or `2024-02-05`, money in yuan from fen.
Pure. Imports `catalog`, `records` and `naming` only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.catalog import SLOT, Bilingual, Catalog, Kind, Rule, variant
from checker.records.shape import shape
from checker.records.types import is_date, is_date_time
from checker.report import naming

_UNITS = {
    "working_day": ("个工作日", "working days"),
    "calendar_day": ("日", "days"),
    "month": ("个月", "months"),
    "year": ("年", "years"),
    "hour": ("小时", "hours"),
}
_YES_NO = {True: ("是", "yes"), False: ("否", "no")}
_NONE = ("无", "none")
_WRONG = {
    "none": ("没有该意见", "there is none"),
    "role": ("签署人角色不符", "signed in the wrong role"),
    "stance": ("意见不符", "wrong stance"),
    "undated": ("未注明日期", "undated"),
    "too_early": ("早于前一步骤", "before the step it follows"),
    "too_late": ("晚于后一步骤", "after the step it precedes"),
}
_UNKNOWN = {
    "record": ("缺少数据项：{refs}", "not in the record: {refs}"),
    "law": ("当时的规定文本未能查得：{refs}", "the law of that time is not known here: {refs}"),
    "calendar": ("尚无该年度的工作日安排：{refs}", "no calendar for: {refs}"),
    "setting": ("未作设定：{refs}", "not set: {refs}"),
}


@dataclass(frozen=True)
class Wording:
    """The words of one record: its type's titles, its people's names, the glossary.

    `marks` says what tells the elements of its lists apart (`naming.marks`).
    """

    catalog: Catalog
    glossary: Mapping[str, Bilingual]
    record_type: str
    people: Mapping[str, str | None]
    marks: Mapping[str, naming.Mark] = field(default_factory=dict)

    def label(self, pointer: str, lang: str) -> str:
        """What a pointer is called: 处罚告知的送达日期."""
        return naming.label(shape(self.record_type), pointer, lang, self.marks)

    def event(self, pointer: str, lang: str) -> str:
        """What happened on the day that stands at a pointer: 处罚告知送达."""
        return naming.event(shape(self.record_type), pointer, lang, self.marks)

    def value(self, value: Any, lang: str, pointer: str = "") -> str:
        """A value as a reader expects it."""
        zh = lang == "zh"
        if value is None:
            return _NONE[not zh]
        if isinstance(value, bool):
            return _YES_NO[value][not zh]
        if isinstance(value, int | float):
            return _yuan(value, zh) if pointer.endswith("_fen") else f"{value:g}"
        if isinstance(value, Mapping):
            return self._mapping(value, lang)
        if isinstance(value, Sequence) and not isinstance(value, str):
            parts = [self.value(v, lang, pointer) for v in value]
            return ("、" if zh else ", ").join(parts) or _NONE[not zh]
        return self._string(str(value), lang)

    def _mapping(self, value: Mapping[str, Any], lang: str) -> str:
        parts = (
            f"{self._string(k, lang)}: {self.value(v, lang, k)}"
            for k, v in value.items()
            if v is not None
        )
        return ("；" if lang == "zh" else "; ").join(parts)

    def _string(self, value: str, lang: str) -> str:
        zh = lang == "zh"
        if value.startswith("/"):
            return self.label(value, lang)
        if is_date(value):
            return naming.chinese_date(value) if zh else value
        if is_date_time(value):
            return (
                f"{naming.chinese_date(value)}{value[11:16]}"
                if zh
                else f"{value[:10]} {value[11:16]}"
            )
        if value in self.people:
            return self.people[value] or value
        if value in _UNITS:
            return _UNITS[value][not zh]
        if value in self.glossary:
            return self.glossary[value].text(lang)
        return value

    def message(
        self,
        rule: Rule,
        params: Mapping[str, Any],
        instance: Mapping[str, Any],
        subject: str,
        lang: str,
    ) -> str:
        """The sentence of one instance.

        Args:
            params: the row's parameters in the version that governed.
            instance: the engine's instance.
            subject: the pointer of the thing the instance is about, "" for the record.
        """
        status = instance["status"]
        if status == "undetermined":
            return self.unknown(instance["missing"], lang)
        kind = self.catalog.kinds[rule.kind]
        known = self._slots(kind.params, params, instance, subject, lang)
        template = rule.fail if status == "fail" and rule.fail else _chosen(kind, status, known)
        return _fill(template.text(lang), known, _NONE[lang != "zh"]) if template else ""

    def unknown(self, missing: Sequence[Mapping[str, str]], lang: str) -> str:
        """Why something cannot be told: what is missing, kind by kind."""
        zh = lang == "zh"
        parts = []
        for kind, words in _UNKNOWN.items():
            refs = [self.reference(need, lang) for need in missing if need["kind"] == kind]
            if refs:
                parts.append(words[not zh].format(refs=("、" if zh else ", ").join(refs)))
        return f"无法判断：{'；'.join(parts)}。" if zh else f"Cannot be told: {'; '.join(parts)}."

    def reference(self, need: Mapping[str, str], lang: str) -> str:
        """What a need is called."""
        if need["kind"] == "record":
            return self.label(need["ref"], lang)
        fact = self.catalog.facts.get(need["ref"])
        if need["kind"] == "law" and fact:
            title = self.catalog.norms[fact.norm].title.text(lang)
            return f"《{title}》第{fact.article}条" if lang == "zh" else f"{title}, {fact.article}"
        entry = self.glossary.get(need["ref"])
        return entry.text(lang) if entry else need["ref"]

    def _slots(
        self,
        schema: Mapping[str, Any],
        params: Mapping[str, Any],
        instance: Mapping[str, Any],
        subject: str,
        lang: str,
    ) -> dict[str, str]:
        """The slots that have a value; a label always has one."""
        values = {v["pointer"]: v["value"] for v in instance["values"]}
        slots: dict[str, str] = {}
        for name, rule in schema.get("properties", {}).items():
            given = params.get(name)
            if given is None:
                continue
            if rule.get("format") == "pointer":
                pointer = absolute(subject, given)
                slots[f"{name}_label"] = self.label(pointer, lang)
                if values.get(pointer) is not None:
                    slots[name] = self.value(values[pointer], lang, pointer)
            elif rule.get("items", {}).get("format") == "pointer":
                pointers = [absolute(subject, p) for p in given]
                slots[f"{name}_label"] = slots[name] = self.value(pointers, lang)
            else:
                slots[name] = self.value(given, lang)
        left = absolute(subject, params["left"]) if "left" in params else ""
        for key, value in (instance["arithmetic"] or {}).items():
            if value is None:
                continue
            if key == "wrong":
                parts = [_WRONG[w][lang != "zh"] for w in value]
                slots[key] = ("、" if lang == "zh" else ", ").join(parts)
            else:
                slots[key] = self.value(value, lang, left if key in {"left", "right"} else key)
        return slots


def _chosen(kind: Kind, status: str, known: Collection[str]) -> Bilingual | None:
    for name, template in kind.messages.items():
        worded, wanted, slot = variant(name)
        if worded == status and slot and (slot in known) == wanted:
            return template
    return kind.messages.get(status)


def absolute(subject: str, pointer: str) -> str:
    """A row's pointer as a pointer of the record."""
    return subject + pointer[1:] if pointer.startswith("./") else pointer


def _fill(template: str, slots: Mapping[str, str], none: str) -> str:
    return SLOT.sub(lambda match: slots.get(match[1], none), template)


def _yuan(fen: float, zh: bool) -> str:
    yuan = f"{fen / 100:,.2f}".removesuffix(".00")
    return f"{yuan}元" if zh else f"CNY {yuan}"
