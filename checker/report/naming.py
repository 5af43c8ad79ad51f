"""
What a place in a record is called, in words short enough to stand in a sentence.

`/notice/service/served_on` is 处罚告知的送达日期; a word that the next one repeats is said
once. An element of a list has its number and what marks it out (a name, the day and kind
of an act), so that a reader finds it in the paper file.

Shapes: marks are by the pointer of a list's element.
Pure. Imports `catalog` and `records` only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.catalog import Bilingual
from checker.records.shape import Shape
from checker.records.types import is_date, is_date_time

#: Keys whose values tell the elements of one list apart.
_DAYS = ("on", "held_on", "approved_on")
_KINDS = ("kind", "term", "norm")
_UNIT = re.compile(r" ?[(（](?:分|%|fen|percent|null: [a-z ]+)[)）]$")
#: What a title says beyond the event that took place on the day.
_ZH_DAY = re.compile(r"(?:日期|时间|(?<=[^休工])日)$")
_EN_DAY = re.compile(r"(?: (?:on|at)|^(?:date|time))$", re.IGNORECASE)
#: One character that two titles share is chance.
_OVERLAP = 2


@dataclass(frozen=True)
class Mark:
    """What tells one element of a list from the others: a person, or a day and a kind."""

    person: str | None = None
    day: str | None = None
    kind: Bilingual | None = None

    def text(self, lang: str, with_day: bool) -> str:
        """The mark in words, "" if there is none."""
        if self.person:
            return self.person
        kind = self.kind.text(lang) if self.kind else ""
        day = self.day if self.day and with_day else ""
        if lang == "zh":
            return (chinese_date(day) if day else "") + kind
        return " ".join(part for part in (day[:10], kind) if part)


@dataclass(frozen=True)
class _Word:
    """One title on the way to a place; a test (是 or 否) is no property of what is above."""

    title: str
    number: str = ""
    is_test: bool = False


def label(root: Shape, pointer: str, lang: str, found: Mapping[str, Mark]) -> str:
    """What `pointer` is called; the pointer itself where the record has no such place."""
    words = list(_words(root, pointer, lang, found, with_day=True))
    if not words:
        return pointer
    return _chinese(words, "的") if lang == "zh" else _english(words)


def event(root: Shape, pointer: str, lang: str, found: Mapping[str, Mark]) -> str:
    """A dated place as the event of that day: 决定书送达 for 决定书送达日期."""
    *above, last = _words(root, pointer, lang, found, with_day=False)
    title = (_ZH_DAY if lang == "zh" else _EN_DAY).sub("", last.title)
    words = [*above, _Word(title)] if title else above
    return _chinese(words, "") if lang == "zh" else _english(words)


def marks(
    raw: Mapping[str, Any], root: Shape, glossary: Mapping[str, Bilingual]
) -> dict[str, Mark]:
    """The mark of every element that has one."""
    people = {p["id"]: p["name"] for p in raw.get("people") or () if p.get("name")}
    return dict(_marks(raw, root, "", people, glossary))


def _marks(
    value: Any,
    place: Shape | None,
    pointer: str,
    people: Mapping[str, str],
    glossary: Mapping[str, Bilingual],
) -> Iterator[tuple[str, Mark]]:
    if place is None:
        return
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _marks(child, place.children.get(key), f"{pointer}/{key}", people, glossary)
    elif isinstance(value, list):
        for number, element in enumerate(value):
            at = f"{pointer}/{number}"
            if isinstance(element, dict):
                yield at, _mark(element, people, glossary)
            yield from _marks(element, place.item, at, people, glossary)


def _mark(
    element: Mapping[str, Any], people: Mapping[str, str], glossary: Mapping[str, Bilingual]
) -> Mark:
    kind = next((k for key in _KINDS if isinstance(k := element.get(key), str)), None)
    return Mark(
        person=element.get("name") or people.get(element.get("person") or ""),
        day=next((d for key in _DAYS if isinstance(d := element.get(key), str)), None),
        kind=glossary.get(kind, Bilingual(zh=kind, en=kind)) if kind else None,
    )


def _words(
    root: Shape, pointer: str, lang: str, found: Mapping[str, Mark], with_day: bool
) -> Iterator[_Word]:
    place: Shape | None = root
    held, at = "", ""
    for key in pointer.split("/")[1:]:
        at += f"/{key}"
        if place is not None and place.kind == "list":
            place = place.item
            mark = found.get(at, Mark()).text(lang, with_day)
            yield _Word(held, _number(key, mark, lang, place) if key.isdecimal() else "")
            held = ""
            continue
        if held:
            yield _Word(held)
        place = place.children.get(key) if place else None
        if place is None:
            return
        held = without_unit(place.title["zh" if lang == "zh" else "en"])
    if held:
        yield _Word(held, is_test=place is not None and place.type == "boolean")


def _number(key: str, mark: str, lang: str, place: Shape | None) -> str:
    # A person is called by name, as everybody does.
    if mark and place and "name" in place.children:
        return f"（{mark}）" if lang == "zh" else f" ({mark})"
    number = int(key) + 1
    if lang == "zh":
        return f"（第{number}项{'，' + mark if mark else ''}）"
    return f" (no. {number}{': ' + mark if mark else ''})"


def _chinese(words: list[_Word], joint: str) -> str:
    parts: list[str] = []
    whole = True
    for word in words:
        title, last = word.title, parts[-1] if parts and whole else ""
        if last and last in title:
            parts[-1] = title
        elif last and (shared := _shared(last, title)):
            parts[-1] = last + title[shared:]
        else:
            parts.append(title)
        # An element keeps its number: nothing may be merged into it.
        whole = not word.number
        parts[-1] += word.number
    joint = "·" if words[-1].is_test else joint
    return (joint if len(parts) > 1 else "").join(("·".join(parts[:-1]), parts[-1]))


def _shared(first: str, second: str) -> int:
    """How many characters the end of `first` has in common with the beginning of `second`."""
    for length in range(min(len(first), len(second)), _OVERLAP - 1, -1):
        if first.endswith(second[:length]):
            return length
    return 0


def _english(words: list[_Word]) -> str:
    first, *rest = words
    # An abbreviation keeps its capitals.
    lowered = (
        w.title if w.title[1:2].isupper() else w.title[:1].lower() + w.title[1:] for w in rest
    )
    return ", ".join(
        (first.title + first.number, *(t + w.number for t, w in zip(lowered, rest, strict=True)))
    )


def without_unit(title: str) -> str:
    """A title without the unit in which the record states the value: 罚款 for 罚款（分）."""
    return _UNIT.sub("", title)


def chinese_date(text: str) -> str:
    """`2024年2月5日` for a date or a time; anything else as it is."""
    if not (is_date(text) or is_date_time(text)):
        return text
    year, month, day = text[:10].split("-")
    return f"{year}年{int(month)}月{int(day)}日"
