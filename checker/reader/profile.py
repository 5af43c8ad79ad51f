"""
Export profiles: where a source system exports everything, absent means that there is none.

A key that is absent was not exported, so nothing can be said about it. Many systems
export a section in full or not at all, and a profile is how somebody who knows the
system says so, once, in a file. For every pattern it declares complete:

- the place itself becomes null if it is absent from an object that is there;
- every known key that is absent from an object at or below the place becomes null,
  in the elements of lists as well;
- what is absent together with its parent is left alone, unless the parent is declared
  complete too: nobody said anything about it.

`type` and `id` are never filled, and nothing that is there is changed.

Shapes: `schemas/profile.json`. Patterns are pointers in which an element of a list is `*`.
Errors: InputRefused with every fault of the profile.
Imports `records`, `paths` and `errors`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker import paths
from checker.reader.document import read_document, refuse
from checker.reader.values import nearest
from checker.reader.words import KINDS
from checker.records.shape import RECORD_TYPES, Shape, shape

_WHAT = ("导出约定", "export profile")
_NEVER = frozenset({"type", "id"})


@dataclass(slots=True)
class _Node:
    """The patterns of a profile as a tree over the shape."""

    complete: bool = False
    below: dict[str, _Node] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    """
    A profile that was accepted.

    Attributes:
        complete: its patterns, as written.
        sha256: of the file's bytes, for the receipt of a report.
    """

    id: str
    title: Mapping[str, str]
    source_system: str
    record_type: str
    complete: tuple[str, ...]
    sha256: str
    _tree: _Node = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Turn the patterns into a tree, once."""
        tree = _Node()
        for pattern in self.complete:
            node = tree
            for key in pattern.split("/")[1:]:
                node = node.below.setdefault(key, _Node())
            node.complete = True
        object.__setattr__(self, "_tree", tree)

    def apply(self, raw: dict[str, Any]) -> frozenset[str]:
        """
        Put nulls into an accepted record, in place; returns the pointers that got one.

        A record of another type is left as it is.
        """
        if raw.get("type") != self.record_type:
            return frozenset()
        return frozenset(_fill(shape(self.record_type), self._tree, False, raw, ""))


_NOWHERE = _Node()


def _fill(place: Shape, node: _Node, complete: bool, value: Any, pointer: str) -> Iterator[str]:
    complete = complete or node.complete
    if not (complete or node.below):
        return
    if isinstance(value, list) and place.item is not None:
        for index, element in enumerate(value):
            below = node.below.get("*", _NOWHERE)
            yield from _fill(place.item, below, complete, element, f"{pointer}/{index}")
    elif isinstance(value, dict):
        for key, child in place.children.items():
            below = node.below.get(key, _NOWHERE)
            if key in value:
                yield from _fill(child, below, complete, value[key], f"{pointer}/{key}")
            elif (complete or below.complete) and key not in _NEVER:
                value[key] = None
                yield f"{pointer}/{key}"


def load_profile(path: Path) -> Profile:
    """
    Read a profile from a YAML or JSON file.

    Raises:
        InputRefused: it cannot be read, or is wrong; all its faults are in the message.
    """
    data, content = read_document(path, _WHAT)
    faults = list(dict.fromkeys(_faults(content)))
    refuse(path, _WHAT, faults)
    return Profile(
        id=content["id"],
        title=content["title"],
        source_system=content["source_system"],
        record_type=content["record_type"],
        complete=tuple(content["complete"]),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _faults(content: Any) -> Iterator[tuple[str, str]]:
    """Every fault of a profile, in both languages."""
    # Not above: most calls have no profile, and all would wait for this import.
    from jsonschema import Draft202012Validator

    schema = json.loads((paths.schemas() / "profile.json").read_text(encoding="utf-8"))
    errors = sorted(Draft202012Validator(schema).iter_errors(content), key=lambda e: e.json_path)
    for error in errors:
        # What begins like a pattern is explained below, against the record.
        if not (error.validator == "pattern" and str(error.instance).startswith("/")):
            yield _schema_fault(error)
    if not isinstance(content, dict):
        return
    record_type = content.get("record_type")
    if not isinstance(record_type, str) or not record_type:
        return
    if record_type not in RECORD_TYPES:
        allowed = ", ".join(RECORD_TYPES)
        yield (
            f"record_type：没有 {record_type} 这种记录类型。可用的有：{allowed}。",
            f"record_type: there is no record type {record_type}. There are: {allowed}.",
        )
        return
    patterns = content.get("complete")
    for number, pattern in enumerate(patterns if isinstance(patterns, list) else []):
        if isinstance(pattern, str) and pattern.startswith("/"):
            yield from _pattern_faults(shape(record_type), pattern, f"complete/{number}")


def _pattern_faults(root: Shape, pattern: str, where: str) -> Iterator[tuple[str, str]]:
    place: Shape = root
    for key in pattern.split("/")[1:]:
        below = place.item if key == "*" else place.children.get(key)
        if below is None:
            hint_zh, hint_en = nearest(key, ["*"] if place.item else place.children)
            if place.item is not None:
                hint_zh, hint_en = "列表的元素写作 *。", "An element of a list is written *. "
            yield (
                f"{where}：{pattern} 中的 {key} 不存在。{hint_zh}请对照字段说明更正。",
                f"{where}: there is no {key} in {pattern}. {hint_en}See the field guide.",
            )
            return
        place = below
    if pattern.rsplit("/", 1)[1] in _NEVER:
        yield (
            f"{where}：{pattern} 是记录类型或编号，不得声明，请删去。",
            f"{where}: {pattern} is a type or an id and cannot be declared. Remove it.",
        )


def _schema_fault(error: Any) -> tuple[str, str]:
    where = "/".join(str(part) for part in error.absolute_path)
    zh, en = (f"{where}：", f"{where}: ") if where else ("", "")
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        names = ", ".join(missing)
        return f"{zh}缺少 {names}，请补上。", f"{en}missing: {names}. Add it."
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        unknown = [str(key) for key in error.instance if key not in known]
        names, allowed = ", ".join(unknown), ", ".join(known)
        return (
            f"{zh}没有 {names} 这一项，可用的有：{allowed}。",
            f"{en}there is no key {names}; there are: {allowed}.",
        )
    value = error.validator_value
    if error.validator == "type":
        kind = KINDS["list" if value == "array" else value]
        return f"{zh}应为{kind[0]}。请更正。", f"{en}this should be {kind[1]}. Correct it."
    wanted = {
        "minLength": ("不能是空的文字", "it cannot be empty"),
        "minItems": ("至少要有一项", "it needs an item at least"),
        "uniqueItems": ("有重复的项", "an item stands twice"),
        "pattern": (
            ("位置以 / 开头，如 /filing", "a place begins with /, like /filing")
            if where.startswith("complete")
            else ("只能用小写字母、数字和连字符", "it has small letters, digits and hyphens only")
        ),
    }[error.validator]
    return f"{zh}{wanted[0]}。请更正。", f"{en}{wanted[1]}. Correct it."
