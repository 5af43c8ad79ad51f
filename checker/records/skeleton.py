"""
An empty record to fill in by hand.

Whoever fills in a record from the paper file has the whole file, so what is left over
is null: the file holds none. The ids are the exception. They hold a placeholder that is
no acceptable id, so that a record nobody filled in, or a sample of a list that nobody
took out, is refused and not judged.

Pure. Imports `shape` only.
"""

from __future__ import annotations

from typing import Any

from checker.records.shape import Shape, shape

#: Stands where an id has to be filled in. The white space makes it unacceptable.
PLACEHOLDER = "请填写编号 / fill in"


def skeleton(record_type: str, *, full: bool = False) -> dict[str, Any]:
    """
    A record of `record_type` with every section null, KeyError if there is no such type.

    Args:
        full: write every key of every section, and one sample in every list of things.
            A list of plain values stays null.
    """
    root = shape(record_type)
    empty = _object(root) if full else dict.fromkeys(root.children)
    return {**empty, "type": record_type, "id": PLACEHOLDER}


def _object(place: Shape) -> dict[str, Any]:
    return {
        key: PLACEHOLDER if key in place.required else _value(child)
        for key, child in place.children.items()
    }


def _value(place: Shape) -> Any:
    if place.kind == "object":
        return _object(place)
    if place.item and place.item.kind == "object":
        return [_object(place.item)]
    return None
