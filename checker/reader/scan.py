"""
Read JSON text a second time, slowly, to say where everything is and what is wrong with it.

Good input never comes here unless somebody asks for a line. Written here because no
kept-up library does it: the one that maps pointers to positions, json-source-map, takes
only text that is already valid, recurses with its depth, hides repeated keys, leaves `/`
and `~` in pointers unescaped, and takes 2 ms for a record of 8 kB.

Time and memory grow with the text only: one pass over tokens, a stack of its own, and
places kept just for the pointers that are wanted.

Shapes: offsets count characters of the text. A `Flaw` has a code of `words`, the pointer
    and offset where it stands, and what its sentence needs.
Pure. Imports nothing of the project.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

#: How deep objects and lists may stand in each other; a record needs less than ten.
MAX_DEPTH = 64

#: A scan stops after so many flaws: nobody mends them one by one.
MAX_FLAWS = 500

# Quantifiers are possessive: no text can make them go back over what they have read.
_SPACE = re.compile(r"[ \t\n\r]*+")
_TOKEN = re.compile(
    r"""
      (?P<mark>[{}\[\],:])
    | (?P<string>"[^"\\\x00-\x1f]*+(?:\\["\\/bfnrtu][^"\\\x00-\x1f]*+)*+")
    | (?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+)
    | (?P<word>(?:true|false|null)\b)
    | (?P<special>(?:NaN|-?Infinity)\b)
    """,
    re.VERBOSE,
)
# A string as far as it is sound, without its closing quotation mark.
_SOUND_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\["\\/bfnrtu][^"\\\x00-\x1f]*+)*+')
_ANY_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_ESCAPE = re.compile(
    r"""
      \\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}   # a pair: one character
    | (?P<lone>\\u[dD][89a-fA-F][0-9a-fA-F]{2})
    | \\u[0-9a-fA-F]{4}
    | (?P<bad>\\u)
    | \\.
    """,
    re.VERBOSE,
)
_BARE_WORD = re.compile(r"[^\W\d]\w*")
_FULL_WIDTH = "，：；“”‘’｛｝［］【】（）"


class Place(NamedTuple):
    """Where a value stands: `begin` is its key's first character, or its own in a list."""

    begin: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something the text itself has wrong."""

    code: str
    pointer: str
    offset: int
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan found. `readable` is False where the text could not be read to its end."""

    flaws: tuple[Flaw, ...]
    readable: bool


class _StoppedError(Exception):
    """The scan cannot go on from here."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.code)
        self.flaw = flaw


@dataclass(slots=True)
class _Level:
    """An object (with the offsets of its keys) or a list (without) that is still open."""

    pointer: str
    begin: int
    start: int
    keys: dict[str, int] | None
    index: int = 0


def examine(text: str) -> Scan:
    """Everything that is wrong with `text` as JSON, in the order of the text."""
    flaws: list[Flaw] = []
    try:
        for _ in _walk(text, flaws):
            if len(flaws) >= MAX_FLAWS:
                return Scan(tuple(flaws), readable=False)
    except _StoppedError as stop:
        return Scan((*flaws, stop.flaw), readable=False)
    return Scan(tuple(flaws), readable=True)


def places(text: str, wanted: Collection[str] | None = None) -> dict[str, Place]:
    """
    Where the values of a text stand, by pointer.

    Args:
        text: JSON that a scan could read to its end.
        wanted: only these pointers; None for all. Of a repeated key the last one counts.
    """
    return {
        pointer: place for pointer, place in _walk(text, []) if wanted is None or pointer in wanted
    }


def without_lone_surrogates(text: str) -> str:
    """JSON text with every escape of half a character replaced, so that it can be printed."""
    return _ESCAPE.sub(lambda m: r"\ufffd" if m["lone"] else m[0], text)


def count_separators(text: str) -> int:
    """How many commas stand outside of strings: a cheap measure of how much there is to read."""
    return _ANY_STRING.sub("", text).count(",")


def escape(key: str) -> str:
    """A key as a part of a pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def _walk(text: str, flaws: list[Flaw]) -> Iterator[tuple[str, Place]]:
    """Every value with its place, inner ones first; flaws that do not stop it go to `flaws`."""
    stack: list[_Level] = []
    pointer, begin, position = "", -1, 0
    # What may come next: value, value_or_end (of a list), key, key_or_end (of an object), or
    # what comes after a value.
    expects = "value"
    while True:
        position = _past_space(text, position)
        if expects == "after" and not stack:
            if position < len(text):
                raise _StoppedError(Flaw("trailing", "", position, {"found": text[position]}))
            return
        token = _TOKEN.match(text, position)
        if token is None:
            raise _StoppedError(_unreadable(text, position, expects, stack, pointer))
        kind, end = token.lastgroup, token.end()
        mark = token[0] if kind == "mark" else ""

        if expects in ("key", "key_or_end") and kind == "string":
            begin = position
            pointer = _key(text, position, end, stack[-1], flaws)
            position = _past_space(text, end)
            if text[position : position + 1] != ":":
                raise _StoppedError(_unreadable(text, position, "colon", stack, pointer))
            position, expects = position + 1, "value"
        elif expects in ("value", "value_or_end") and kind != "mark":
            _check_scalar(text, position, end, str(kind), pointer, flaws)
            yield pointer, Place(position if begin < 0 else begin, position, end)
            position, expects = end, "after"
        elif expects in ("value", "value_or_end") and mark in ("{", "["):
            if len(stack) == MAX_DEPTH:
                raise _StoppedError(Flaw("too_deep", "", position, {"limit": MAX_DEPTH}))
            keys: dict[str, int] | None = {} if mark == "{" else None
            stack.append(_Level(pointer, position if begin < 0 else begin, position, keys))
            if keys is None:
                pointer, begin, expects = f"{pointer}/0", -1, "value_or_end"
            else:
                expects = "key_or_end"
            position = end
        elif expects == "after" and mark == ",":
            level = stack[-1]
            if level.keys is None:
                level.index += 1
                pointer, begin, expects = f"{level.pointer}/{level.index}", -1, "value"
            else:
                expects = "key"
            position = end
        elif _closes(mark, expects, stack):
            level = stack.pop()
            pointer = level.pointer
            yield pointer, Place(level.begin, level.start, end)
            position, expects = end, "after"
        else:
            raise _StoppedError(_unreadable(text, position, expects, stack, pointer))


def _past_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _closes(mark: str, expects: str, stack: list[_Level]) -> bool:
    """Whether `mark` may end the innermost object or list here."""
    if expects == "after":
        return mark == ("]" if stack[-1].keys is None else "}")
    return (mark, expects) in (("]", "value_or_end"), ("}", "key_or_end"))


def _key(text: str, start: int, end: int, level: _Level, flaws: list[Flaw]) -> str:
    """The pointer of the member whose key stands at `start`."""
    key = text[start + 1 : end - 1]
    if "\\" in key:
        # Looked at before it is decoded: a broken escape stops the scan.
        _check_escapes(text, start, end, level.pointer, flaws)
        key = str(json.loads(text[start:end]))
    pointer = f"{level.pointer}/{escape(key)}"
    keys = level.keys if level.keys is not None else {}
    if key in keys:
        flaws.append(Flaw("duplicate_key", pointer, start, {"first": keys[key]}))
    else:
        keys[key] = start
    return pointer


def _check_scalar(
    text: str, start: int, end: int, kind: str, pointer: str, flaws: list[Flaw]
) -> None:
    if kind == "special":
        flaws.append(Flaw("not_a_number", pointer, start, {"text": text[start:end]}))
    elif kind == "string":
        _check_escapes(text, start, end, pointer, flaws)
    elif kind == "number" and (text[end : end + 1].isalnum() or text[end : end + 1] in {".", "_"}):
        # 05, 1., 0x1F, 5e: a number that goes on where JSON has none.
        raise _StoppedError(Flaw("not_json", pointer, start, {"why": "number"}))


def _check_escapes(text: str, start: int, end: int, pointer: str, flaws: list[Flaw]) -> None:
    if text.find("\\u", start, end) < 0:
        return
    lone = None
    for found in _ESCAPE.finditer(text, start, end):
        if found["bad"]:
            raise _StoppedError(Flaw("not_json", pointer, found.start(), {"why": "escape"}))
        lone = lone or (found.start() if found["lone"] else None)
    if lone is not None:
        flaws.append(Flaw("lone_surrogate", pointer, lone, {"text": text[lone : lone + 6]}))


def _check_number(text: str, start: int, end: int, pointer: str) -> None:
    """A number that is not at its end where JSON says it is: 05, 1., 0x1F, 5e."""
    if text[end : end + 1].isalnum() or text[end : end + 1] in (".", "_"):
        raise _StoppedError(Flaw("not_json", pointer, start, {"why": "number"}))


def _unreadable(text: str, position: int, expects: str, stack: list[_Level], pointer: str) -> Flaw:
    """Why the text cannot be read on from `position`, as a person would put it."""
    if position >= len(text):
        opened = stack[-1].start if stack else None
        return Flaw("truncated", "", position, {"opened": opened})
    inside = stack[-1].pointer if stack else ""
    where = pointer if expects == "value" else inside
    why, offset = _reason(text, position, expects, stack)
    return Flaw("not_json", where, offset, {"why": why, "found": text[offset]})


def _reason(text: str, position: int, expects: str, stack: list[_Level]) -> tuple[str, int]:
    """Which sentence of `words` explains what stands at `position`, and where to point."""
    character = text[position]
    if character == '"' and not _TOKEN.match(text, position):
        return _string_reason(text, position)
    simple = {"'": "single_quotes", "/": "comment", "#": "comment"}.get(character)
    if simple or character in _FULL_WIDTH:
        return simple or "full_width", position
    if character in "}]":
        return _closing_reason(expects, stack), position
    if word := _BARE_WORD.match(text, position):
        return _word_reason(word[0], expects), position
    if expects in ("value", "value_or_end") and character in "+-.0123456789":
        return "number", position
    if expects == "after":
        return ("colon_again" if character == ":" else "comma_missing"), position
    if expects == "colon":
        return "colon_missing", position
    if expects in ("key", "key_or_end"):
        return ("comma_twice" if character == "," else "key_expected"), position
    return ("comma_twice" if character == "," else "value_expected"), position


def _string_reason(text: str, opened: int) -> tuple[str, int]:
    sound = _SOUND_STRING.match(text, opened)
    stopped = sound.end() if sound else opened
    if stopped >= len(text):
        return "string_open", opened
    if text[stopped] in "\n\r":
        return "string_broken", opened
    return ("escape" if text[stopped] == "\\" else "control"), stopped


def _closing_reason(expects: str, stack: list[_Level]) -> str:
    if not stack:
        return "value_expected"
    in_list = stack[-1].keys is None
    if expects == "key" or (expects == "value" and in_list):
        return "comma_too_many"
    return "value_missing" if expects in ("value", "colon") else "wrong_closing"


def _word_reason(word: str, expects: str) -> str:
    if expects in ("key", "key_or_end"):
        return "key_unquoted"
    if expects == "after":
        return "comma_missing"
    return "literal" if word.lower() in _LITERALS else "value_unquoted"


_LITERALS = {"true", "false", "null", "none", "nil", "undefined", "yes", "no", "nan", "infinity"}
