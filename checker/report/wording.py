"""
Sentences for a reader, from values and templates.

Rego gives values, the kinds give templates, and here they meet, so that every
interface says the same. Nothing is judged here.

Shapes: a template's slots are a parameter of the kind (its value), `<pointer
    parameter>_label` (what the pointer is called), and the keys of the arithmetic. A kind
    may word a status otherwise where a slot has a value (`fail_with_mode`) or has none
    (`pending_without_start`); the first of these that fits is taken.
Units: dates are printed as `2024年2月5日` or `2024-02-05`, money in yuan from fen.
Pure. Imports `catalog`, `records`, `citing`, `naming` and `words` only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.catalog import SLOT, Bilingual, Catalog, Kind, Rule, variant
from checker.records.shape import shape
from checker.records.types import is_date, is_date_time, yuan
from checker.report import citing, naming
from checker.report.words import special

_UNITS = {
    "working_day": ("个工作日", "working days"),
    "calendar_day": ("日", "days"),
    "week": ("周", "weeks"),
    "month": ("个月", "months"),
    "quarter": ("个季度", "quarters"),
    "half_year": ("半年", "half-years"),
    "year": ("年", "years"),
    "hour": ("小时", "hours"),
}
_INDEX = re.compile(r"/\d+(?=/|$)")
#: English says 1 day; Chinese units have no plural.
_ONE = re.compile(r"(?<![\d.,-])1 ((?:working )?(?:day|month|year|hour))s\b")
_YES_NO = {True: ("是", "yes"), False: ("否", "no")}
_NONE = ("无", "none")
#: What is wrong with an opinion. Its own slots: `signed_role`, `signed_stance`, `signed_on`.
_WRONG = {
    "none": ("没有该意见，应由{roles}签署", "there is none; {roles} should have signed one"),
    "role": ("由{signed_role}签署，应由{roles}签署", "signed by {signed_role}, not by {roles}"),
    "stance": ("结论为“{signed_stance}”", "its stance is “{signed_stance}”"),
    "undated": ("未注明日期", "undated"),
    "too_early": (
        "签署日期{signed_on}早于{after_label}（{after}）",
        "dated {signed_on}, before “{after_label}” ({after})",
    ),
    "too_late": (
        "签署日期{signed_on}晚于{before_label}（{before}）",
        "dated {signed_on}, after “{before_label}” ({before})",
    ),
}
_OPERATORS = {
    "eq": ("应为", "must be"),
    "ne": ("不得为", "must not be"),
    "le": ("不得高于", "no more than"),
    "ge": ("不得低于", "no less than"),
    "in": ("应属于", "one of"),
    "not_in": ("不得属于", "none of"),
    "same": ("应一致", "the same"),
    "subset": ("不得超出", "nothing beyond"),
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
    _slot_names: dict[tuple[str, str, str], frozenset[str]] = field(
        default_factory=dict, compare=False, repr=False
    )

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
            return yuan(value, zh) if pointer.endswith("_fen") else f"{value:g}"
        if isinstance(value, Mapping):
            return self._mapping(value, lang, pointer)
        if isinstance(value, Sequence) and not isinstance(value, str):
            parts = [self._element(v, lang, pointer, number) for number, v in enumerate(value)]
            return enumeration(parts, lang) or _NONE[not zh]
        return self._string(str(value), lang, pointer)

    def _element(self, value: Any, lang: str, pointer: str, number: int) -> str:
        """An element of a list; one that has parts of its own stands in brackets."""
        if not isinstance(value, Mapping):
            return self.value(value, lang, pointer)
        parts = self._mapping(value, lang, f"{pointer}/{number}")
        return f"（{parts}）" if lang == "zh" else f"({parts})"

    def _mapping(self, value: Mapping[str, Any], lang: str, pointer: str) -> str:
        """The parts that have a value, by their titles and in the order of the record's model."""
        zh = lang == "zh"
        place = shape(self.record_type).at(pointer)
        known = place.children if place else {}
        parts = []
        for key in sorted(value, key=[*known].index) if value.keys() <= known.keys() else value:
            # Its own id tells a reader nothing.
            if value[key] is None or key == "id":
                continue
            if key in known:
                title = naming.without_unit(known[key].title["zh" if zh else "en"])
            else:
                title = self._string(key, lang)
            told = self.value(value[key], lang, f"{pointer}/{key}")
            parts.append(f"{title}{'：' if zh else ': '}{told}")
        return ("；" if zh else "; ").join(parts)

    def _string(self, value: str, lang: str, pointer: str = "") -> str:
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
        if fine := self.catalog.fine(value):
            article = self._article(*fine, lang)
            return f"{article}〔{value}〕" if zh else f"{article} [{value}]"
        name = self._special(value, pointer) or self.glossary.get(value)
        return name.text(lang) if name else value

    def _law(self, ref: str, lang: str) -> str:
        """A law by a fact's id, a fine-range entry, or a norm's id and an article."""
        if fact := self.catalog.facts.get(ref):
            return self._article(fact.norm, fact.article, lang)
        norm, _, article = ref.partition(" ")
        if norm in self.catalog.norms:
            return self._article(norm, article or "-", lang)
        return self._string(ref, lang)

    def _article(self, norm: str, article: str, lang: str) -> str:
        title = self.catalog.norms[norm].title.text(lang)
        where = citing.locator(article, self.glossary, lang)
        if lang != "zh":
            return ", ".join(part for part in (title, where) if part)
        return citing.titled(title)[0] + where

    def _special(self, value: str, pointer: str) -> Bilingual | None:
        """The name a value has in this field only."""
        pattern = _INDEX.sub("/*", pointer)
        ends = (pattern[i:] for i, char in enumerate(pattern) if char == "/")
        return next((n for end in ends if (n := self.glossary.get(special(end, value)))), None)

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
        own = rule.fail if status == "fail" else None
        wanted = _named([own], lang) if own else self._wanted(rule.kind, status, lang)
        known = self._slots(kind.params, params, instance, subject, lang, wanted)
        template = own or _chosen(kind, status, known)
        return _fill(template.text(lang), known, _NONE[lang != "zh"]) if template else ""

    def asks(self, rule: Rule, params: Mapping[str, Any], lang: str) -> tuple[str, set[str]]:
        """
        What a rule asks in one version, and the parameters that sentence names.

        Args:
            params: the row's parameters in that version.

        Returns:
            A sentence without a full stop, "" if the kind has none.
        """
        kind = self.catalog.kinds[rule.kind]
        nothing = {"values": (), "arithmetic": None}
        subject = self.catalog.scopes[rule.scope].of[self.record_type]
        wanted = self._wanted(rule.kind, "asks", lang)
        known = self._slots(kind.params, params, nothing, subject, lang, wanted)
        template = _chosen(kind, "asks", {*known, *params})
        if template is None:
            return "", set()
        named = {slot.removesuffix("_label") for slot in SLOT.findall(template.text(lang))}
        return _fill(template.text(lang), known, _NONE[lang != "zh"]), named

    def unknown(self, missing: Sequence[Mapping[str, str]], lang: str) -> str:
        """Why something cannot be told: what is missing, kind by kind."""
        zh = lang == "zh"
        parts = []
        for kind, words in _UNKNOWN.items():
            refs = [self.reference(need, lang) for need in missing if need["kind"] == kind]
            if refs:
                parts.append(words[not zh].format(refs=enumeration(refs, lang)))
        return f"无法判断：{'；'.join(parts)}。" if zh else f"Cannot be told: {'; '.join(parts)}."

    def reference(self, need: Mapping[str, str], lang: str) -> str:
        """What a need is called."""
        if need["kind"] == "record":
            return self.label(need["ref"], lang)
        if need["kind"] == "law":
            return enumeration([self._law(ref, lang) for ref in need["ref"].split(" / ")], lang)
        entry = self.glossary.get(need["ref"])
        return entry.text(lang) if entry else need["ref"]

    def _slots(
        self,
        schema: Mapping[str, Any],
        params: Mapping[str, Any],
        instance: Mapping[str, Any],
        subject: str,
        lang: str,
        wanted: frozenset[str],
    ) -> dict[str, str]:
        """The slots of `wanted` that have a value; a label always has one."""
        values = {v["pointer"]: v["value"] for v in instance["values"]}
        left = absolute(subject, params["left"]) if "left" in params else ""
        slots: dict[str, str] = {}
        for name, rule in schema.get("properties", {}).items():
            given = params.get(name)
            # Most parameters are named in no sentence, and to put a value into words takes long.
            if given is None or not {name, f"{name}_label"} & wanted:
                continue
            if rule.get("format") == "pointer":
                pointer = absolute(subject, given)
                slots[f"{name}_label"] = self.label(pointer, lang)
                if name in wanted and values.get(pointer) is not None:
                    slots[name] = self.value(values[pointer], lang, pointer)
            elif rule.get("items", {}).get("format") == "pointer":
                pointers = [absolute(subject, p) for p in given]
                slots[f"{name}_label"] = slots[name] = self.value(pointers, lang)
            elif name == "op":
                slots[name] = _OPERATORS[given][lang != "zh"]
            else:
                # What a place is compared with is told as its own value would be.
                slots[name] = self.value(given, lang, left if name == "to" else "")
        for key, value in (instance["arithmetic"] or {}).items():
            if value is None or key not in wanted:
                continue
            if key == "wrong":
                opinion = values.get(absolute(subject, params["of"]))
                slots[key] = self._wrong(value, opinion, slots, lang)
            elif key != "op":
                slots[key] = self.value(value, lang, left if key in {"left", "right"} else key)
        return slots

    def _wanted(self, kind: str, status: str, lang: str) -> frozenset[str]:
        """The slots of which any sentence of a kind for a status makes use."""
        key = (kind, status, lang)
        if key not in self._slot_names:
            found = {name: variant(name) for name in self.catalog.kinds[kind].messages}
            here = [name for name, (worded, *_) in found.items() if worded == status]
            templates = [self.catalog.kinds[kind].messages[name] for name in here]
            told = {slot for name in here if (slot := found[name][2])}
            self._slot_names[key] = _named(templates, lang) | told
        return self._slot_names[key]

    def _wrong(
        self,
        wrong: Sequence[str],
        opinion: Mapping[str, Any] | None,
        slots: Mapping[str, str],
        lang: str,
    ) -> str:
        signed = {
            f"signed_{key}": self.value(value, lang)
            for key, value in (opinion or {}).items()
            if value is not None
        }
        known = {**slots, **signed}
        none = _NONE[lang != "zh"]
        parts = (_fill(_WRONG[what][lang != "zh"], known, none) for what in wrong)
        return ("；" if lang == "zh" else "; ").join(parts)


def enumeration(parts: Sequence[str], lang: str) -> str:
    """Names in a row; English ones that hold commas themselves are parted by semicolons."""
    if lang == "zh":
        return "、".join(parts)
    return ("; " if any("," in part for part in parts) else ", ").join(parts)


def _named(templates: Collection[Bilingual], lang: str) -> frozenset[str]:
    """The slots of templates, with those of what stands in them."""
    named = {slot for template in templates for slot in SLOT.findall(template.text(lang))}
    if "wrong" in named:
        named |= {slot for both in _WRONG.values() for slot in SLOT.findall(both[lang != "zh"])}
    return frozenset(named)


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
    filled = SLOT.sub(lambda match: slots.get(match[1], none), template)
    return _ONE.sub(r"1 \1", filled)
