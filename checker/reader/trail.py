"""
What a place in a record is called by a person: 立案 › 负责人审批 › 签署日期.

Pure. Imports `records` and `words`.
"""

from __future__ import annotations

from typing import Any

from checker.reader.words import printable
from checker.records.shape import Shape
from checker.records.skeleton import PLACEHOLDER

_ROOT = {"zh": "记录", "en": "The record"}
_ITEM = {"zh": "第 {number} 项", "en": "item {number}"}
_ITEM_ID = {"zh": "第 {number} 项（{id}）", "en": "item {number} ({id})"}
_BETWEEN = " › "


def keys_of(pointer: str) -> list[str]:
    """The keys and indexes of a pointer, unescaped."""
    parts = pointer.split("/")[1:]
    return [part.replace("~1", "/").replace("~0", "~") for part in parts]


def pointer_of(at: tuple[str | int, ...]) -> str:
    """The pointer of a place given by keys and indexes."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in at)


def pattern_of(pointer: str) -> str:
    """The pattern a pointer belongs to; the model has no key of digits only."""
    return "/".join("*" if part.isdigit() else part for part in pointer.split("/"))


def trail(root: Shape | None, pointer: str, document: Any) -> dict[str, str]:
    """
    The names on the way to a place, in both languages.

    A key the model does not know is given as it is written; an element of a list by its
    number and, if it has one, its id.
    """
    steps: dict[str, list[str]] = {"zh": [], "en": []}
    place, value = root, document
    for key in keys_of(pointer):
        listed = isinstance(value, list) or (place is not None and place.kind == "list")
        value = _below(value, key)
        if place is not None:
            place = place.item if listed else place.children.get(key)
        for lang, words in steps.items():
            if listed:
                words.append(_item(key, value, lang))
            else:
                words.append(place.title[lang] if place is not None else printable(key))
    return {lang: _BETWEEN.join(words) or _ROOT[lang] for lang, words in steps.items()}


def _below(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return value.get(key)
    if isinstance(value, list) and key.isascii() and key.isdigit() and int(key) < len(value):
        return value[int(key)]
    return None


def _item(key: str, value: Any, lang: str) -> str:
    number = int(key) + 1 if key.isascii() and key.isdigit() else printable(key)
    own = value.get("id") if isinstance(value, dict) else None
    if isinstance(own, str) and own not in ("", PLACEHOLDER):
        return _ITEM_ID[lang].format(number=number, id=printable(own))
    return _ITEM[lang].format(number=number)
