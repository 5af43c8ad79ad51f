"""
Say everything that is wrong with a text, in words, with places and lines.

Comes in only when a document is not acceptable; then cost does not matter so much as
that nothing is left out. What the text has wrong (`scan`), what the model does not
accept (`values`) and what does not fit together (`links`) end in one list, in the order
of the text. A value that cannot be read as it is written gets no second fault.

Shapes: see `model.Fault`; the codes are the keys of `words.SENTENCES` before the dot.
Imports `records`, `scan`, `links`, `lines`, `trail`, `values`, `words` and `model`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from checker.reader.lines import Lines
from checker.reader.links import Repeated, faulty_links
from checker.reader.model import Fault
from checker.reader.scan import (
    MAX_FLAWS,
    Flaw,
    Place,
    examine,
    places,
    without_lone_surrogates,
)
from checker.reader.trail import pointer_of, trail
from checker.reader.values import Value, anchor_of, describe, nearest
from checker.reader.words import KINDS, kind_of, quoted, sentence, shown
from checker.records.shape import RECORD_TYPES, shape
from checker.records.validate import problems

#: A sentence to be made when it is known to be wanted: its key in `words` and its slots.
Wording = Callable[[], tuple[str, dict[str, Any]]]

_MOST_NAMESAKES = 5
_LONGEST_POINTER = 500

_WORD = re.compile(r'"[^"\n]{0,30}"?|\w{1,30}|.', re.DOTALL)
_TYPE = re.compile(r'"type"\s*:\s*"(\w{1,64})"', re.ASCII)


def faults_of_text(text: str, first_line: int) -> tuple[Fault, ...]:
    """
    What is wrong with a text, its values and its links; empty only if nothing is.

    Args:
        text: what was read.
        first_line: the number of its first line in the file.
    """
    scan = examine(text)
    found = _Faults(Lines(text, first_line))
    _TextFaults(text, found).add(scan.flaws)
    if scan.readable:
        if any(flaw.code == "lone_surrogate" for flaw in scan.flaws):
            # The same length, so offsets stay what they are.
            text = without_lone_surrogates(text)
        _document_faults(text, {f.pointer for f in scan.flaws if f.code != "duplicate_key"}, found)
    faults = found.in_order()
    if len(scan.flaws) < MAX_FLAWS:
        return faults
    return (*faults, Fault("", None, "more_faults", sentence("more_faults.unread")))


def faults_of_links(
    text: str,
    first_line: int,
    document: dict[str, Any],
    filled: Collection[str],
) -> tuple[Fault, ...]:
    """What does not fit together in a document that its model accepts."""
    found = _Faults(Lines(text, first_line))
    _link_faults(document["type"], document, filled, places(text), found)
    return found.in_order()


class _Faults:
    """Faults gathered with their offsets; put into words only if they are to be shown."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._found: list[tuple[int, str, Wording]] = []

    def add(self, offset: int, pointer: str, wording: Wording) -> None:
        self._found.append((offset, pointer, wording))

    def in_order(self) -> tuple[Fault, ...]:
        ordered = sorted(self._found, key=lambda found: found[0])
        faults = [self._fault(*found) for found in ordered[:MAX_FLAWS]]
        if (rest := len(ordered) - MAX_FLAWS) > 0:
            faults.append(Fault("", None, "more_faults", sentence("more_faults", number=rest)))
        return tuple(faults)

    def _fault(self, offset: int, pointer: str, wording: Wording) -> Fault:
        key, slots = wording()
        # A lone surrogate in a key could not be written to any output, and a key may be long.
        seen = pointer[:_LONGEST_POINTER].encode("utf-8", "replace").decode()
        return Fault(seen, self.lines.at(offset), key.partition(".")[0], sentence(key, **slots))


class _TextFaults:
    """The flaws of the text, in words."""

    def __init__(self, text: str, found: _Faults) -> None:
        self._text = text
        self._found = found
        # The type as far as it can be guessed, for the names of places.
        guess = _TYPE.search(text)
        self._shape = shape(guess[1]) if guess and guess[1] in RECORD_TYPES else None

    def add(self, flaws: Iterable[Flaw]) -> None:
        for flaw in flaws:
            wording = self._wording(flaw)
            self._found.add(flaw.offset, flaw.pointer, _said(*wording))

    def _wording(self, flaw: Flaw) -> tuple[str, dict[str, Any]]:
        lines, detail = self._found.lines, flaw.detail
        where = trail(self._shape, flaw.pointer, None)
        match flaw.code:
            case "not_json":
                return f"not_json.{detail['why']}", {"found": self._word_at(flaw.offset)}
            case "trailing":
                return "trailing", {"found": self._word_at(flaw.offset)}
            case "truncated" if detail["opened"] is None:
                return "truncated.blank", {}
            case "truncated":
                return "truncated", {"opened": lines.at(detail["opened"])}
            case "duplicate_key":
                return "duplicate_key", {"where": where, "first": lines.at(detail["first"])}
            case "too_deep":
                return "too_deep", {"limit": detail["limit"]}
            case code:
                return code, {"where": where, "found": quoted(detail["text"])}

    def _word_at(self, offset: int) -> tuple[str, str]:
        word = _WORD.match(self._text, offset)
        return quoted(word[0] if word else "")


def _document_faults(text: str, marred: set[str], found: _Faults) -> None:
    document = json.loads(text, parse_int=_small_int)
    where = places(text)
    if not isinstance(document, dict):
        wording = _said("not_an_object", {"found": KINDS[kind_of(document)]})
        found.add(where[""].begin, "", wording)
        return
    record_type = document.get("type")
    if not isinstance(record_type, str) or record_type not in RECORD_TYPES:
        if "/type" not in marred:
            _type_fault(document, where, found)
        return
    root = shape(record_type)
    for problem in problems(record_type, document):
        pointer = pointer_of(problem.at)
        if pointer not in marred:
            place = where[anchor_of(problem)]
            value = Value(root, document, pointer, text[place.start : place.end])
            found.add(place.begin, pointer, partial(describe, problem, value))
    _link_faults(record_type, document, (), where, found)


def _small_int(digits: str) -> int:
    """An integer, or one as much too large: Python refuses to read thousands of digits."""
    return int(digits[:30])


def _type_fault(document: dict[str, Any], where: dict[str, Place], found: _Faults) -> None:
    allowed = ", ".join(RECORD_TYPES)
    if "type" not in document:
        found.add(where[""].begin, "", _said("type_missing", {"allowed": allowed}))
        return
    given = document["type"]
    slots = {"found": shown(given), "nearest": nearest(given, RECORD_TYPES), "allowed": allowed}
    found.add(where["/type"].begin, "/type", _said("type_unknown", slots))


def _link_faults(
    record_type: str,
    document: dict[str, Any],
    filled: Collection[str],
    where: dict[str, Place],
    found: _Faults,
) -> None:
    root = shape(record_type)
    people = _People.of(document.get("people"), "/people" in filled)
    for link in faulty_links(record_type, document):
        pointer = pointer_of(link.at)
        value = Value(root, document, pointer, "")
        if isinstance(link, Repeated):
            first = found.lines.at(where[pointer_of(link.first)].begin)
            wording = partial(_repeated, value, first)
        else:
            wording = partial(_nobody, value, people)
        found.add(where[pointer].begin, pointer, wording)


@dataclass(frozen=True, slots=True)
class _People:
    """Who is in `people`, looked up many times: ids, and ids by name; and why nobody is."""

    ids: tuple[str, ...]
    by_name: dict[str, list[str]]
    null: bool
    filled: bool

    @classmethod
    def of(cls, people: Any, filled: bool) -> _People:
        listed = people if isinstance(people, list) else ()
        known = [p for p in listed if isinstance(p, dict) and isinstance(p.get("id"), str)]
        by_name: dict[str, list[str]] = {}
        for person in known:
            if isinstance(person.get("name"), str):
                by_name.setdefault(person["name"], []).append(person["id"])
        return cls(tuple(p["id"] for p in known), by_name, people is None, filled)


def _said(key: str, slots: dict[str, Any]) -> Wording:
    return lambda: (key, slots)


def _repeated(value: Value, first: int) -> tuple[str, dict[str, Any]]:
    return "duplicate_id", {"where": value.trail, "found": shown(value.value), "first": first}


def _nobody(value: Value, people: _People) -> tuple[str, dict[str, Any]]:
    given = value.value
    slots: dict[str, Any] = {
        "where": value.trail,
        "found": shown(given),
        "people": value.root.children["people"].title,
    }
    if people.null:
        return f"unknown_person.{'filled' if people.filled else 'null'}", slots
    if given in people.by_name:
        ids = ", ".join(people.by_name[given][:_MOST_NAMESAKES])
        return "unknown_person.name", {"where": value.trail, "people_ids": ids}
    return "unknown_person", {**slots, "nearest": nearest(given, people.ids)}
