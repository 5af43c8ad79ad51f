"""The scanner against the standard parser: what it accepts, and where it says things are."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.reader.lines import Lines
from checker.reader.scan import (
    count_separators,
    escape,
    examine,
    places,
    without_lone_surrogates,
)

UNTIMED = settings(deadline=None)

TEXTS = st.text(max_size=6)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)
JSON_TEXTS = st.builds(
    lambda value, indent, ascii_only: json.dumps(value, indent=indent, ensure_ascii=ascii_only),
    VALUES,
    st.sampled_from([None, 0, 2]),
    st.booleans(),
)


def strictly(text: str) -> bool:
    """Whether the standard parser reads `text`, with what it is lax about forbidden."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            raise ValueError("repeated")
        return made

    def constant(name: str) -> Any:
        raise ValueError(name)

    try:
        value = json.loads(text, object_pairs_hook=unique, parse_constant=constant)
        json.dumps(value, ensure_ascii=False).encode()
    except ValueError:
        return False
    return True


def at(document: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        document = document[int(key)] if isinstance(document, list) else document[key]
    return document


def pointers(value: Any, pointer: str = "") -> set[str]:
    if isinstance(value, dict):
        below = [(f"{pointer}/{escape(key)}", inner) for key, inner in value.items()]
    else:
        listed = value if isinstance(value, list) else []
        below = [(f"{pointer}/{index}", inner) for index, inner in enumerate(listed)]
    return {pointer}.union(*(pointers(inner, name) for name, inner in below))


@UNTIMED
@given(JSON_TEXTS)
def test_every_value_is_found_where_it_stands(text: str) -> None:
    document = json.loads(text)
    found = places(text)
    assert set(found) == pointers(document)
    for pointer, place in found.items():
        assert json.loads(text[place.start : place.end]) == at(document, pointer)
        assert place.begin <= place.start
    assert places(text, [""]) == {"": found[""]}


@UNTIMED
@given(JSON_TEXTS, st.data())
@example("[1e5, -0.5E-3, 0, -0, 1E+2]", None)
@example("[01]", None)
@example("[1.]", None)
@example('["\\ud83d\\ude00", "\\ud83d"]', None)
@example('["\\\\ud83d"]', None)
@example('["\\u12G4"]', None)
@example("[truefalse]", None)
@example("[NaNs]", None)
@example('{"a": 1, "\\u0061": 2}', None)
@example("\ufeff[]", None)
@example("[\u00a01]", None)
@example("[\u0661]", None)
def test_a_text_is_sound_exactly_if_a_strict_parser_reads_it(
    text: str, data: st.DataObject | None
) -> None:
    if data is not None:
        position = data.draw(st.integers(0, len(text)))
        put = data.draw(st.sampled_from(['"', "\\", ",", ":", "]", "}", "{", "[", "1", "-", "N"]))
        removed = data.draw(st.integers(0, 2))
        text = text[:position] + put + text[position + removed :]
    scan = examine(text)
    assert (scan.flaws == ()) == strictly(text)
    assert scan.readable or scan.flaws


@given(st.text(alphabet='\\ud8dc0"a/', max_size=24))
@example('"\\ud83d\\ude00"')
@example('"\\\\ud83d"')
def test_only_halves_of_characters_are_replaced(inside: str) -> None:
    text = f'"{inside}"'
    whole = without_lone_surrogates(text)
    assert len(whole) == len(text)
    try:
        before, after = json.loads(text), json.loads(whole)
    except ValueError:
        return
    assert after == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in before)


@given(VALUES)
def test_commas_are_counted_outside_of_texts(value: Any) -> None:
    def separators(value: Any) -> int:
        inner = value.values() if isinstance(value, dict) else value
        if not isinstance(value, dict | list) or not value:
            return 0
        return len(value) - 1 + sum(separators(one) for one in inner)

    assert count_separators(json.dumps(value, ensure_ascii=False)) == separators(value)


@given(st.lists(st.sampled_from(["\n", "x", "y" * 70_000]), max_size=8), st.integers(1, 9))
def test_lines_are_counted_across_stretches(parts: list[str], first: int) -> None:
    text = "".join(parts)
    lines = Lines(text, first)
    for offset in {0, len(text) // 2, len(text)}:
        assert lines.at(offset) == first + text[:offset].count("\n")
