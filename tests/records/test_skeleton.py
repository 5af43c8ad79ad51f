"""The empty record: complete, and refused exactly for what has to be filled in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.reader import Record, Refusal, read
from checker.records.shape import RECORD_TYPES, shape
from checker.records.skeleton import PLACEHOLDER, skeleton


def encoded(record: Any) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode()


def replaced(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: replaced(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [replaced(inner) for inner in value]
    return "x1" if value == PLACEHOLDER else value


@pytest.mark.parametrize("record_type", RECORD_TYPES)
@pytest.mark.parametrize("full", [False, True])
def test_an_empty_record_is_accepted_as_soon_as_its_ids_are_there(
    record_type: str, full: bool
) -> None:
    empty = skeleton(record_type, full=full)
    assert isinstance(read(encoded(replaced(empty)), "x"), Record)
    result = read(encoded(empty), "x")
    assert isinstance(result, Refusal)
    assert {fault.code for fault in result.faults} == {"placeholder"}
    assert len(result.faults) == encoded(empty).decode().count(PLACEHOLDER)


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_the_short_form_has_every_section_and_nothing_in_it(record_type: str) -> None:
    root = shape(record_type)
    empty = skeleton(record_type)
    assert list(empty) == list(root.children)
    assert {key for key, value in empty.items() if value is not None} == {"type", "id"}


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_the_full_form_has_every_place_of_the_model(record_type: str) -> None:
    def patterns(value: Any, at: str = "") -> set[str]:
        if isinstance(value, dict):
            return {at}.union(*(patterns(v, f"{at}/{k}") for k, v in value.items()))
        if isinstance(value, list):
            return {at}.union(*(patterns(v, f"{at}/*") for v in value))
        return {at}

    wanted = {
        pattern
        for pattern, place in shape(record_type).walk()
        # A list of plain values stays null.
        if not (pattern.endswith("*") and place.kind == "leaf")
    }
    assert patterns(skeleton(record_type, full=True)) == wanted
