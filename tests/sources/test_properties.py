"""
What holds for every tree of records and every string of bytes.

The same records give the same documents however they are packed, each under a place of its
own; and nothing that a file may hold ends the reading.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.errors import InputRefused
from checker.sources import Document, Sources, Unread, read_document
from tests.sources.packing import FORMS, place, read, record

_TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | _TEXTS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(_TEXTS, below, max_size=3),
    max_leaves=8,
)
_RECORDS = st.builds(
    lambda more: json.dumps({"type": "meeting", **more}, ensure_ascii=False).encode(),
    st.dictionaries(_TEXTS, _VALUES, max_size=4),
)
UNTIMED = settings(deadline=None, max_examples=60)


def content(items: Sequence[Document | Unread]) -> Counter[bytes]:
    found = [item.data for item in items if isinstance(item, Document)]
    assert len(found) == len(items), items
    return Counter(found)


def in_order(items: Sequence[Document | Unread]) -> None:
    """No place twice, files sorted, and the bytes read never fewer than before."""
    places = [place(item) for item in items]
    assert len(set(places)) == len(places)
    paths = [found.path for found in places]
    assert paths == sorted(paths)
    counted = [item.consumed for item in items]
    assert counted == sorted(counted)


@UNTIMED
@given(st.lists(_RECORDS, min_size=1, max_size=6), st.sampled_from(sorted(FORMS)))
@example([b'{"type":"meeting","a":"\\\\\\"}{]["}'] * 3, "list.json")
def test_however_records_are_packed_they_are_the_same(documents: list[bytes], form: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, form)
        path.write_bytes(FORMS[form](documents))
        items = read(path)
        expected = Counter(documents)
        if form == "lines.json":
            expected[documents[0]] += 1
        assert content(items) == expected
        in_order(items)
        assert items[-1].consumed <= path.stat().st_size == Sources.of([str(path)]).total
        for item in items:
            assert json.loads(item.data) in [json.loads(d) for d in documents]  # type: ignore[union-attr]
            assert read_document(item).source == place(item)


_FILE_NAMES = st.sampled_from(
    ["x.json", "x.jsonl", "x.gz", "x.jsonl.gz", "x.zip", "x.tar", "x.tgz", "x.tar.xz", "x.pdf", "x"]
)
_STARTS = [
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"PK\x05\x06" + b"\0" * 18,
    b"\x1f\x8b\x08\0\0\0\0\0\0\xff",
    b"BZh9",
    b"\xfd7zXZ\x00",
    b"[",
    b"[{",
    b'[{"a":1},',
    b'{"a":1}\n{',
    b"\xef\xbb\xbf",
    b"\xff\xfe{\0",
]


def unharmed(data: bytes, name: str) -> list[Document | Unread]:
    """What a file gives: never nothing, each with a place of its own and a reason."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        items = read(path)
    assert items
    in_order(items)
    for item in items:
        if isinstance(item, Unread):
            (fault,) = item.refusal.faults
            assert fault.code and fault.message["zh"] and fault.message["en"]
            assert item.refusal.sha256 == ""
        read_document(item)
    return items


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(_STARTS), st.binary(max_size=300), _FILE_NAMES)
@example(b"", b"", "x.zip")
@example(b"", b"", "x.jsonl")
@example(b"", b"\n \r\n", "x.jsonl")
@example(b"", b"\0" * 1024, "x.tar")
@example(b"[{", b'"a":1}}', "x.json")
def test_no_string_of_bytes_ends_the_reading(start: bytes, rest: bytes, name: str) -> None:
    unharmed(start + rest, name)


_WHOLE = {
    name: pack([record(n, text="案卷" * n) for n in range(5)]) for name, pack in FORMS.items()
}


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(FORMS)), st.data())
def test_no_damage_ends_the_reading(form: str, data: st.DataObject) -> None:
    made = bytearray(_WHOLE[form])
    for _ in range(data.draw(st.integers(1, 4))):
        made[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    unharmed(bytes(made), data.draw(st.sampled_from([form, "x.json", "x.zip", "x.tar.gz"])))


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(set(FORMS) - {"lines.jsonl", "lines.json"})), st.data())
def test_of_half_a_file_the_good_part_is_read_and_the_rest_told_once(
    form: str, data: st.DataObject
) -> None:
    whole = _WHOLE[form]
    part = whole[: data.draw(st.integers(0, len(whole) - 1))]
    items = unharmed(part, form)
    told = [item for item in items if isinstance(item, Unread)]
    read_before = Counter(item.data for item in items if isinstance(item, Document))
    expected = content(unharmed(whole, form))
    if told:
        assert len(told) == 1
        assert read_before <= expected
    else:
        # What was lost left no trace, as where one of several gzip streams ends; or so little
        # is left that it has no form, and goes to the reader as it is.
        assert read_before <= expected or list(read_before) == [part]


_TREE = ["a/b/1.json", "a/b/2.json", "a/3.jsonl", "a-b/4.json", "a.json", "c/d/e/5.json"]
_GIVEN = [
    "a",
    "./a/",
    "a/b",
    "a/b/../b/1.json",
    "**/*.json",
    "a*",
    "a/**",
    ".",
    "c",
    "c/*/e",
    "a.json",
]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(_GIVEN), min_size=1, max_size=4), st.randoms())
def test_names_may_overlap_and_come_in_any_order(names: list[str], order: Any) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in _TREE:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(record(1, name=name))
        absolute = [str(Path(folder, name)) if order.random() < 0.3 else name for name in names]
        items = read(*absolute)
        in_order(items)
        content_once = content(items)
        assert set(content_once.values()) == {1}
        alone = Counter[bytes]()
        for name in absolute:
            alone |= content(read(name))
        assert content_once == alone
        order.shuffle(absolute)
        assert read(*absolute) == items


def test_the_tree_is_as_large_as_the_folders_say() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in _TREE:
            Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, name).write_bytes(record(1))
        sources = Sources.of([folder])
        sizes = [len(record(1))] * len(_TREE)
        assert sources.total == sum(sizes)
        assert [item.consumed for item in sources][-1] == sum(sizes)


@pytest.mark.parametrize(
    "name", ["", "\0", "a\0b", "*\0", "a" * 5000, os.sep + "no/such", "[", "**"]
)
def test_no_name_is_more_than_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputRefused):
        Sources.of([name])
