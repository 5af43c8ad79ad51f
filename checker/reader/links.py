"""
What no schema can say about one record: ids that differ, and people who exist.

Shapes: a place is a tuple of keys and indexes from the root.
Pure. Imports `records` only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.records.shape import Shape, shape

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """An id that an earlier element of the same list has."""

    at: Place
    first: Place


@dataclass(frozen=True, slots=True)
class Nobody:
    """A reference to a person who is in no `people` list."""

    at: Place


@dataclass(frozen=True, slots=True)
class _Plan:
    """A shape cut down to the ways to ids in lists and to references."""

    reference: bool
    ids: bool
    children: tuple[tuple[str, _Plan], ...]
    item: _Plan | None


def faulty_links(record_type: str, document: dict[str, Any]) -> Iterator[Repeated | Nobody]:
    """
    Every id that stands twice in its list, and every person who is not in `people`.

    A document may have other faults; places that are not as the model has them are
    passed over. Without `people`, or if a person there has no usable id, nothing can be
    said about references. A null `people` lists nobody.
    """
    people = document.get("people", ...)
    known = _ids(people) if "people" in document else None
    yield from _walk(_plan(record_type), document, (), known)


def _ids(people: Any) -> set[str] | None:
    if people is None:
        return set()
    if not isinstance(people, list):
        return None
    ids = [person.get("id") if isinstance(person, dict) else None for person in people]
    known = {one for one in ids if isinstance(one, str)}
    return known if len(ids) == sum(isinstance(one, str) for one in ids) else None


def _walk(
    plan: _Plan, value: Any, at: Place, known: set[str] | None
) -> Iterator[Repeated | Nobody]:
    if plan.item is not None:
        if not isinstance(value, list):
            return
        if plan.ids:
            yield from _repeated(value, at)
        if plan.item.children or plan.item.reference or plan.item.item is not None:
            for index, element in enumerate(value):
                yield from _walk(plan.item, element, (*at, index), known)
    elif plan.reference:
        if known is not None and isinstance(value, str) and value not in known:
            yield Nobody(at)
    elif isinstance(value, dict):
        for key, child in plan.children:
            if (below := value.get(key)) is not None:
                yield from _walk(child, below, (*at, key), known)


def _repeated(elements: list[Any], at: Place) -> Iterator[Repeated]:
    seen: dict[str, int] = {}
    for index, element in enumerate(elements):
        own = element.get("id") if isinstance(element, dict) else None
        if isinstance(own, str):
            first = seen.setdefault(own, index)
            if first != index:
                yield Repeated((*at, index, "id"), (*at, first, "id"))


@cache
def _plan(record_type: str) -> _Plan:
    return _cut(shape(record_type)) or _Plan(False, False, (), None)


def _cut(place: Shape) -> _Plan | None:
    if place.item is not None:
        ids = "id" in place.item.required
        item = _cut(place.item)
        if item is None and not ids:
            return None
        return _Plan(False, ids, (), item or _Plan(False, False, (), None))
    children = tuple((k, cut) for k, child in place.children.items() if (cut := _cut(child)))
    reference = place.reference == "people"
    return _Plan(reference, False, children, None) if children or reference else None
