"""
The published schemas and the models accept and refuse exactly the same documents.

Good documents are made from the schema; then one place is damaged. Both must agree on each,
and the reader must have words for every problem the models raise.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.reader import Refusal, read
from checker.records.shape import RECORD_TYPES, json_schema
from checker.records.types import MAX_TEXT
from checker.records.validate import problems

Accepts = Callable[[str, Any], bool]

# The machine may be slow; a record of many parts is what is wanted, however long it takes.
THOROUGH = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

SAMPLES = {
    "date": ["2024-02-29", "0001-01-01", "9999-12-31"],
    "date-time-cn": ["2024-02-05T09:30+08:00", "2024-02-29T23:59:59+08:00"],
    "credit-code": ["91350100M000100Y43"],
    "identity-number": ["11010519491231002X"],
}
TEXTS = st.text(min_size=1, max_size=8).filter(lambda text: text != "")
IDS = st.text(alphabet="abcXYZ019-_.：号", min_size=1, max_size=8)

#: What a damaged place gets. Near misses of every kind of value.
WRONG: list[Any] = [
    None, True, False, 0, 1, -1, 1.0, 0.5, 100, 100.5, 101, 10**6, 10**6 + 1, 10**15, 10**15 + 1,
    2**53 + 1, 10**30, -0.0, 1e300, [], {}, [None], [[]], [""], ["x"], {"id": "a"}, [{"id": "a"}],
    [{}], "", " ", "\n", "a b", "a\n", "\na", "a/b", "~", "\u200b", "\u3000", "\x1c", "\x85",
    "\ufeff", "x" * 64, "x" * 65, "x" * MAX_TEXT, "x" * (MAX_TEXT + 1), "\U0001f600" * 64,
    "\U0001f600" * 65, "true", "1", "null",
    "2024-02-30", "2023-02-29", "2024-2-5", "20240205", "2024-02-05\n", "2024-02-05 ", "0000-01-01",
    "２０２４-02-05", "2024-02-05T09:30", "2024-02-05T09:30Z", "2024-02-05T09:30+08:00",
    "2024-02-05T24:00+08:00", "2024-02-05T09:30:60+08:00", "2024-02-05T09:30:00.5+08:00",
    "2024-02-05T09:30+0800", "2024-02-05 09:30+08:00", "2024-02-30T09:30+08:00",
    "2024-02-05T09:30+08:00\n", "91350100M000100Y44", "91350100m000100y43", "91350100M000100Y4",
    "91350100M000100Y43\n", "110105194912310021", "11010519491231002x", "11010519490230002X",
    "11010519491231002X\n", "penalty_case", "meeting", "other", "none", "fine", "file",
]  # fmt: skip


def good(record_type: str) -> st.SearchStrategy[Any]:
    """Documents that the schema describes, with few of the many keys."""
    schema = json_schema(record_type)
    definitions = schema.get("$defs", {})

    def of(place: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
        if "anyOf" in place:
            return st.one_of(*(of(one, depth) for one in place["anyOf"]))
        if "$ref" in place:
            return of(definitions[place["$ref"].rsplit("/", 1)[1]], depth)
        if "const" in place:
            return st.just(place["const"])
        if "enum" in place:
            return st.sampled_from(place["enum"])
        if place["type"] == "object":
            return objects(place, depth)
        if place["type"] == "array":
            return st.lists(of(place["items"], depth + 1), max_size=2)
        if place["type"] == "string":
            if "format" in place:
                return st.sampled_from(SAMPLES[place["format"]])
            return IDS if "not" in place else TEXTS
        if place["type"] == "integer":
            edges = st.sampled_from([place["minimum"], place["maximum"]])
            return edges | st.integers(place["minimum"], place["maximum"])
        if place["type"] == "number":
            return st.floats(0, 100) | st.integers(0, 100)
        return st.booleans() if place["type"] == "boolean" else st.none()

    def objects(place: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
        needed = place.get("required", [])
        optional = [key for key in place["properties"] if key not in needed]
        most = 4 if depth < 3 else 1
        keys = st.lists(st.sampled_from(optional), max_size=most, unique=True)

        @st.composite
        def made(draw: st.DrawFn) -> dict[str, Any]:
            wanted = [*needed, *draw(keys)]
            return {key: draw(of(place["properties"][key], depth + 1)) for key in wanted}

        return made()

    return of(schema, 0)


def places_of(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [at, *(place for key, one in inner for place in places_of(one, (*at, key)))]


def damaged(document: Any, draw: st.DataObject) -> Any:
    """The document with one place replaced, removed, or given a key too many."""
    at = draw.draw(st.sampled_from(places_of(document)))
    how = draw.draw(st.sampled_from(["replace", "replace", "remove", "add"]))
    wrong = draw.draw(st.sampled_from(WRONG))
    if not at:
        return wrong if how == "replace" else {**document, "unknown": wrong}
    made = copy.deepcopy(document)
    parent = made
    for key in at[:-1]:
        parent = parent[key]
    if how == "remove":
        del parent[at[-1]]
    elif how == "add" and isinstance(parent[at[-1]], dict):
        parent[at[-1]][draw.draw(st.sampled_from(["x", "id", "type", "on", ""]))] = wrong
    else:
        parent[at[-1]] = wrong
    return made


def words_for_all(document: Any) -> bool:
    result = read(json.dumps(document).encode(), "x")
    return not isinstance(result, Refusal) or "not_accepted" not in {f.code for f in result.faults}


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_good_documents_are_accepted_by_both(record_type: str, schema_accepts: Accepts) -> None:
    @THOROUGH
    @given(good(record_type))
    def check(document: Any) -> None:
        assert schema_accepts(record_type, document)
        assert problems(record_type, document) == ()

    check()


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_damaged_documents_get_the_same_verdict(record_type: str, schema_accepts: Accepts) -> None:
    @THOROUGH
    @given(good(record_type), st.data())
    def check(document: Any, draw: st.DataObject) -> None:
        broken = damaged(document, draw)
        found = problems(record_type, broken)
        assert schema_accepts(record_type, broken) == (not found), found
        assert words_for_all(broken)

    check()


def leaves() -> list[tuple[str, str]]:
    """One place for each kind of value that the record types have."""
    seen: dict[str, tuple[str, str]] = {}
    for record_type in RECORD_TYPES:
        definitions = json_schema(record_type).get("$defs", {})
        for name, definition in definitions.items():
            for key, place in definition.get("properties", {}).items():
                kind = {
                    k: v for k, v in place.items() if k not in {"title", "title_zh", "personal"}
                }
                seen.setdefault(json.dumps(kind, sort_keys=True), (name, key))
    return list(seen.values())


def reached(schema: dict[str, Any], name: str, key: str, value: Any) -> dict[str, Any]:
    """A document that holds `value` at `key` of the definition `name`."""
    definitions = schema["$defs"]

    def way(place: Any, trail: tuple[str, ...]) -> Any:
        for inner_key, inner in place["properties"].items():
            for one in inner.get("anyOf", [inner]):
                listed = "items" in one
                ref = (one["items"] if listed else one).get("$ref", "")
                below = ref.rsplit("/", 1)[-1]
                if not ref or below in trail or "properties" not in definitions[below]:
                    continue
                if below == name:
                    made: Any = {key: value}
                else:
                    made = way(definitions[below], (*trail, below))
                if made is not None:
                    needed = {"id": "x"} if "id" in definitions[below].get("required", []) else {}
                    whole = {**needed, **made}
                    return {inner_key: [whole] if listed else whole}
        return None

    found = way(schema, ())
    assert found is not None, name
    return dict(found)


@pytest.mark.parametrize(("name", "key"), leaves())
def test_each_kind_of_value_is_judged_alike(name: str, key: str, schema_accepts: Accepts) -> None:
    record_type = next(t for t in RECORD_TYPES if name in json_schema(t)["$defs"])
    verdicts = set()
    for value in [*WRONG, *(sample for samples in SAMPLES.values() for sample in samples)]:
        document = {
            "type": record_type,
            "id": "r",
            **reached(json_schema(record_type), name, key, value),
        }
        found = problems(record_type, document)
        assert schema_accepts(record_type, document) == (not found), (value, found)
        assert words_for_all(document), value
        verdicts.add(not found)
    assert False in verdicts


@pytest.mark.parametrize("record_type", RECORD_TYPES)
@pytest.mark.parametrize("document", [None, 1, "x", [], {}, {"type": "other", "id": "x"}])
def test_what_is_no_such_record_is_refused_by_both(
    record_type: str, document: Any, schema_accepts: Accepts
) -> None:
    assert not schema_accepts(record_type, document)
    assert problems(record_type, document)
