"""Ids in lists and references to people, in documents that may have other faults."""

from __future__ import annotations

from typing import Any

import pytest

from checker.reader.links import Nobody, Repeated, faulty_links
from checker.records.shape import RECORD_TYPES, shape


def links(**sections: Any) -> list[Repeated | Nobody]:
    return list(faulty_links("penalty_case", {"type": "penalty_case", "id": "x", **sections}))


def test_an_id_may_stand_in_two_lists_but_not_twice_in_one() -> None:
    one, two = {"id": "a"}, {"id": "b"}
    assert links(people=[one, two], violations=[one, two], recordings=[two]) == []
    assert links(violations=[one, two, one, one]) == [
        Repeated(("violations", 2, "id"), ("violations", 0, "id")),
        Repeated(("violations", 3, "id"), ("violations", 0, "id")),
    ]


def test_ids_of_lists_within_lists_are_compared_within_each() -> None:
    norms = [{"id": "n"}, {"id": "n"}]
    assert links(violations=[{"id": "v", "norms": norms}, {"id": "w", "norms": norms[:1]}]) == [
        Repeated(("violations", 0, "norms", 1, "id"), ("violations", 0, "norms", 0, "id"))
    ]


def test_people_must_be_listed_wherever_they_are_named() -> None:
    meeting = {"id": "m", "entitled": ["p1", "p2"], "notice": {"delivered_to": ["p3"]}}
    assert links(people=[{"id": "p1"}], meetings=[meeting], decision={"signed_by": "p4"}) == [
        Nobody(("meetings", 0, "entitled", 1)),
        Nobody(("meetings", 0, "notice", "delivered_to", 0)),
        Nobody(("decision", "signed_by")),
    ]


def test_without_people_nothing_is_known_about_references() -> None:
    assert links(decision={"signed_by": "p1"}) == []


def test_null_people_are_nobody() -> None:
    nobody = [Nobody(("decision", "signed_by"))]
    assert links(people=None, decision={"signed_by": "p1"}) == nobody
    assert links(people=[], decision={"signed_by": "p1"}) == nobody
    assert links(people=None, decision={"signed_by": None}) == []


@pytest.mark.parametrize("people", [{}, "p1", [1], [{"name": "x"}], [{"id": None}]])
def test_people_that_are_wrong_themselves_accuse_no_reference(people: Any) -> None:
    assert links(people=people, decision={"signed_by": "p1"}) == []


@pytest.mark.parametrize("wrong", [1, "x", [], [1], {"a": 1}, [{"id": {}}], [[{"id": "a"}]]])
def test_places_that_are_not_as_the_model_has_them_are_passed_over(wrong: Any) -> None:
    assert links(people=[], meetings=wrong, filing=wrong, violations=wrong, decision=wrong) == []


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_every_reference_of_the_model_is_looked_at(record_type: str) -> None:
    patterns = [p for p, place in shape(record_type).walk() if place.reference == "people"]
    assert patterns
    for pattern in patterns:
        document: dict[str, Any] = {"type": record_type, "id": "x", "people": []}
        inner: Any = "ghost"
        at: tuple[str | int, ...] = ()
        for key in reversed(pattern.split("/")[1:]):
            at = (0 if key == "*" else key, *at)
            inner = [inner] if key == "*" else {key: inner}
        assert list(faulty_links(record_type, {**document, **inner})) == [Nobody(at)]
