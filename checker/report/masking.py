"""
Hide who the people of a record are, before a word is written about it.

Which values identify a natural person is said by the record model (`personal`). They are
masked once, in the record and in the engine's answer about it, after everything was judged
and before anything is put into words; so no output can show what another one hides, and
nothing that was judged can change.

Shapes: a name keeps its family name (李××), and a person of the file is told apart by
    their id (李××〔p1〕); an identity number keeps its first three and last four characters, a
    telephone number of eleven digits its first three and last four, a date of birth its year,
    an address what comes up to the street or town, else the district. What is left is the
    same wherever it stands.
The name of a party that is no natural person is none: it stays.
Pure. Imports `records` only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from checker.records.shape import Shape

#: Family names of two characters that are common enough to be met.
_COMPOUND = frozenset(
    {"欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐"}
    | {"长孙", "宇文", "司徒", "东方", "独孤", "南宫", "端木", "百里", "呼延", "轩辕"}
)
_MARK = "×"
#: Where an instance tells what is unknown.
_NEEDS = ("missing", "unattributed")
#: No more of these than a usual given name has: a number of characters tells who it is.
_MOST = 2
#: The kinds of party whose name is that of a unit.
_UNITS = {"legal_person", "other_organisation"}
#: A single character stands in too many words to be looked for inside a text.
_SHORTEST = 2
_STREET = re.compile(r"^.*?(?:街道|[镇乡])")
_DISTRICT = re.compile(r"^.*?(?:[区县旗]|(?<=省)[^市]*市)")


@dataclass(frozen=True)
class Mask:
    """What to put in place of each personal text of one record."""

    masked: Mapping[str, str] = field(default_factory=dict)

    def value(self, value: Any) -> Any:
        """`value` with every personal text in it masked; keys and ids stay."""
        if not self.masked:
            return value
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, Mapping):
            return {k: v if k == "id" else self.value(v) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(child) for child in value]
        return value

    def outcome(self, outcome: Mapping[str, Any]) -> dict[str, Any]:
        """
        An outcome as the engine gave it, what it quotes of the record masked.

        What the record names as its law is quoted as a need where the tables do not know it.
        Nothing else in an outcome is text of the record, and a code must stay what it is.
        """
        instances = [
            {
                **instance,
                "values": [{**v, "value": self.value(v["value"])} for v in instance["values"]],
                "arithmetic": self.value(instance["arithmetic"]),
                **{key: [self._need(n) for n in instance[key]] for key in _NEEDS},
            }
            for instance in outcome["instances"]
        ]
        return {**outcome, "instances": instances}

    def _need(self, need: Mapping[str, str]) -> Mapping[str, str]:
        """A pointer is no text of the record; any other reference may have been typed into it."""
        return need if need["kind"] == "record" else {**need, "ref": self.value(need["ref"])}

    def _text(self, text: str) -> str:
        if text in self.masked:
            return self.masked[text]
        return self._inside.sub(lambda match: self.masked[match[0]], text)

    @cached_property
    def _inside(self) -> re.Pattern[str]:
        # The longest first: a short name may be the beginning of another.
        wanted = sorted((t for t in self.masked if len(t) >= _SHORTEST), key=lambda t: (-len(t), t))
        return re.compile("|".join(map(re.escape, wanted)) or r"(?!)")


def mask_of(raw: Mapping[str, Any], root: Shape) -> Mask:
    """
    The mask of a record.

    Args:
        raw: the record as it was read.
        root: the shape of its type.
    """
    ids: dict[str, list[str]] = defaultdict(list)
    for person in raw.get("people") or ():
        if name := person.get("name"):
            ids[name].append(person["id"])
    masked: dict[str, str] = {}
    for text, kind in personal(raw, root):
        hidden = _MASKS[kind](text)
        if kind == "name" and text in ids:
            hidden += f"〔{'、'.join(ids[text])}〕"
        # An address may say no more than a district.
        if hidden != text:
            masked.setdefault(text, hidden)
    return Mask(masked)


def personal(value: Any, place: Shape) -> Iterator[tuple[str, str]]:
    """The personal texts of a record with their kinds, in the model's order."""
    if isinstance(value, Mapping):
        for key, child in value.items():
            below = place.children.get(key)
            # Only a party says of itself what it is.
            unit = key == "name" and value.get("kind") in _UNITS
            if below and not unit:
                yield from personal(child, below)
    elif isinstance(value, list) and place.item:
        for child in value:
            yield from personal(child, place.item)
    elif place.personal and isinstance(value, str):
        yield value, "birth" if place.format == "date" else place.personal


def _name(text: str) -> str:
    kept = text[:2] if text[:2] in _COMPOUND and len(text) > len(text[:2]) else text[:1]
    return kept + _MARK * min(max(len(text) - len(kept), 1), _MOST)


def _identity_number(text: str) -> str:
    return f"{text[:3]}{'*' * (len(text) - 7)}{text[-4:]}"


def _telephone(text: str) -> str:
    digits = re.fullmatch(r"[0-9]{11}", text, re.ASCII)
    return f"{text[:3]}****{text[-4:]}" if digits else "*" * max(len(text) - 2, 2) + text[-2:]


def _birth(text: str) -> str:
    return f"{text[:4]}-{_MARK * 2}-{_MARK * 2}"


def _address(text: str) -> str:
    found = _STREET.match(text) or _DISTRICT.match(text)
    kept = found[0] if found else ""
    return text if kept == text else kept + _MARK * 2


_MASKS = {
    "name": _name,
    "identity_number": _identity_number,
    "telephone": _telephone,
    "birth": _birth,
    "address": _address,
}
