"""The records in a text: which form it has, where each begins, and what is wrong with it."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from checker.reader import MAX_BYTES
from checker.sources import Document, Sources, flow, texts
from tests.sources.packing import code, members, one, read, record, said

A, B, C = record(1), record(2), record(3)
BOM = b"\xef\xbb\xbf"
PRETTY = b'{\n  "type": "meeting",\n  "id": "m-1"\n}\n'


def document(*, code: str = "") -> list[Any]:
    return [(None, None, code)]


def numbered(*lines: int) -> list[Any]:
    return [(None, line, "") for line in lines]


def items(*lines: int) -> list[Any]:
    return [(f"#{number}", line, "") for number, line in enumerate(lines, 1)]


FORMS: dict[str, tuple[str, bytes, list[Any]]] = {
    "one record": ("x.json", A, document()),
    "one record over several lines": ("x.json", PRETTY, document()),
    "one record in a file named for lines": ("x.jsonl", A, numbered(1)),
    "a record over several lines in a file named for lines": ("x.jsonl", PRETTY, document()),
    "lines": ("x.jsonl", A + b"\n" + B + b"\n", numbered(1, 2)),
    "lines under another name": ("x.json", A + b"\n" + B + b"\n", numbered(1, 2)),
    "the last without an end": ("x.ndjson", A + b"\n" + B, numbered(1, 2)),
    "the ends of Windows": ("x.jsonl", A + b"\r\n" + B + b"\r\n", numbered(1, 2)),
    "blank ones": ("x.json", b"\n\n" + A + b"\n \t\r\n\n" + B + b"\n\n", numbered(3, 6)),
    "a mark before lines": ("x.jsonl", BOM + A + b"\n" + B, numbered(1, 2)),
    "a broken first line": ("x.jsonl", A[:9] + b"\n" + B, numbered(1, 2)),
    "a broken second line": ("x.json", A + b"\n" + B[:9] + b"\n" + C, numbered(1, 2, 3)),
    "a text behind a record": ("x.json", A + b"\nend", document()),
    "a list": ("x.json", b"[" + A + b"," + B + b"]", items(1, 1)),
    "a list over lines": ("x.json", b"[\n" + A + b",\n\n" + B + b"\n]\n", items(2, 4)),
    "a list of records over lines": ("x.json", b"[\n" + PRETTY + b"," + PRETTY + b"]", items(2, 6)),
    "a mark before a list": ("x.json", BOM + b" [" + A + b"]", items(1)),
    "a list in a file named for lines": ("x.jsonl", b"[\n" + A + b",\n" + B + b"]\n", items(2, 3)),
    "a list on its line": ("x.jsonl", b"[" + A + b"]\n\n", items(1)),
    "lines that are lists": ("x.jsonl", b"[" + A + b"]\n[" + B + b"]\n", numbered(1, 2)),
    "a list of lists": ("x.json", b"[[" + A + b"]]", document()),
    "a list of numbers": ("x.json", b"[1, 2]", document()),
    "no list at all": ("x.json", b"[]", document()),
    "something else": ("x.json", b'"text"', document()),
    "nothing": ("x.json", b"", document()),
    "no line": ("x.jsonl", b"", document(code="empty")),
    "only blank lines": ("x.jsonl", b"\n \n", document(code="truncated")),
    "UTF-16": ("x.json", '[{"a": 1}]\n{}'.encode("utf-16"), document()),
}


@pytest.mark.parametrize("name", FORMS)
def test_the_form_is_told_by_looking(name: str, tmp_path: Path) -> None:
    path, data, expected = FORMS[name]
    assert members(one(data, path, tmp_path)) == expected


def test_the_bytes_are_those_of_the_record_alone(tmp_path: Path) -> None:
    for name, data in (
        ("x.jsonl", BOM + b" " + A + b" \r\n\t" + B),
        ("x.json", b"[ " + A + b" ,\r\n" + B + b"\n]"),
    ):
        found = one(data, name, tmp_path)
        assert [item.data for item in found if isinstance(item, Document)] == [A, B]


def test_a_single_document_is_given_as_it_is(tmp_path: Path) -> None:
    for data in (BOM + PRETTY, b" \n" + PRETTY, PRETTY + b"x"):
        (found,) = one(data, "x.json", tmp_path)
        assert isinstance(found, Document)
        assert found.data == data


#: What is wrong with a list: (text, (member, line, code) of each item, words of the last).
LISTS: dict[str, tuple[bytes, list[Any], str]] = {
    "no comma": (
        b"[\n" + A + b"\n" + B + b"]",
        [("#1", 2, ""), ("#2", 3, "list_broken")],
        "and not {.",
    ),
    "no end": (b"[" + A + b",\n" + B, [*items(1, 2), ("#3", 2, "list_broken")], "breaks off"),
    "no end after a comma": (
        b"[" + A + b",\n",
        [*items(1), ("#2", 2, "list_broken")],
        "breaks off",
    ),
    "half a record": (
        b"[" + A + b",\n" + B[:9] + b"\n",
        [*items(1), ("#2", 3, "list_broken")],
        "breaks off",
    ),
    "half a text": (
        b"[" + A + b',\n{"a": "\\',
        [*items(1), ("#2", 2, "list_broken")],
        "breaks off",
    ),
    "more behind": (
        b"[" + A + b"]\n[" + B + b"]",
        [*items(1), ("#2", 2, "list_broken")],
        "more follows ([)",
    ),
    "a wrong bracket": (
        b"[" + A + b",}" + B + b"]",
        [*items(1), ("#2", 1, "list_broken")],
        "and not }",
    ),
    "a comma at the end": (
        b"[" + A + b",\n]",
        [*items(1), ("#2", 2, "not_json")],
        "comma too many before ]",
    ),
    "a comma twice": (
        b"[" + A + b",," + B + b"]",
        [*items(1), ("#2", 1, "not_json"), ("#3", 1, "")],
        "",
    ),
    "values that are no records": (
        b"[" + A + b', 12 , null, "a,]\\"", [1,[2]] ]',
        items(1, 1, 1, 1, 1),
        "",
    ),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("chunk", [1, 2, 7, 1 << 16])
def test_a_broken_list_is_read_as_far_as_it_goes(
    name: str, chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "CHUNK", chunk)
    data, expected, words = LISTS[name]
    found = one(data, "x.json", tmp_path)
    assert members(found) == expected
    if words:
        assert words in said(found[-1])


@pytest.mark.parametrize("chunk", [1, 2, 3, 5, 8, 13, 21])
def test_a_record_may_be_read_in_any_pieces(
    chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "CHUNK", chunk)
    odd = [b'{"a":"\\\\"}', b'{"\\"}":"]","b":[{"c":"\\\\\\""}]}', '{"案":"卷\\n"}'.encode()]
    for name, data in (
        ("x.json", b"[" + b", ".join([*odd, A, *odd]) + b"]"),
        ("x.jsonl", b"\r\n".join([*odd, A, *odd])),
    ):
        found = one(data, name, tmp_path)
        assert [item.data for item in found if isinstance(item, Document)] == [*odd, A, *odd]
        assert len(found) == 7


def test_the_values_of_a_list_are_cut_where_they_end(tmp_path: Path) -> None:
    found = one(LISTS["values that are no records"][0], "x.json", tmp_path)
    data = [item.data for item in found if isinstance(item, Document)]
    assert data == [A, b"12", b"null", b'"a,]\\""', b"[1,[2]]"]


# -- too long ----------------------------------------------------------------------------------


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """A limit of 100 bytes for a record."""
    monkeypatch.setattr(texts, "MAX_BYTES", 100)
    return 100


def padded(size: int) -> bytes:
    return record(1, text="")[:-2] + b"x" * (size - len(record(1, text=""))) + b'"}'


@pytest.mark.parametrize("chunk", [1, 64, 1 << 16])
def test_the_longest_record_is_read_and_the_next_is_not(
    small: int, chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "CHUNK", chunk)
    fits, over = padded(small), padded(small + 1)
    assert members(one(fits, "x.json", tmp_path)) == document()
    assert members(one(over, "x.json", tmp_path)) == document(code="too_large")
    assert members(one(b"\n".join([fits, over, A]), "x.jsonl", tmp_path)) == [
        (None, 1, ""),
        (None, 2, "too_large"),
        (None, 3, ""),
    ]
    assert members(one(b"[" + b",\n".join([fits, over, A]) + b"]", "x.json", tmp_path)) == [
        ("#1", 1, ""),
        ("#2", 2, "too_large"),
        ("#3", 3, ""),
    ]


def test_a_first_line_that_is_too_long_does_not_hide_the_others(
    small: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "CHUNK", 64)
    found = one(padded(500) + b"\n" + A + b"\n" + B, "x.json", tmp_path)
    assert members(found) == [(None, 1, "too_large"), (None, 2, ""), (None, 3, "")]
    # Alone, it is the file that is too large.
    assert members(one(padded(500), "x.json", tmp_path)) == document(code="too_large")
    assert "The file is larger" in said(one(padded(500) + b"\n", "x.json", tmp_path)[0])


class Endless:
    """Standard input that gives `size` bytes of filling between a beginning and an end."""

    def __init__(self, begin: bytes, size: int, end: bytes) -> None:
        self._parts = [begin]
        self._left = size
        self._end: bytes | None = end

    def read1(self, size: int) -> bytes:
        if self._parts:
            return self._parts.pop()
        if self._left:
            given = min(size, self._left)
            self._left -= given
            return b"x" * given
        assert self._end is not None, "a terminal would wait for more"
        end, self._end = self._end, b"" if self._end else None
        return end


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        (A + b'\n{"a": "', b'"}\n' + B, [(None, 1, ""), (None, 2, "too_large"), (None, 3, "")]),
        (
            b"[" + A + b',{"a": "',
            b'"},' + B + b"]",
            [*items(1), ("#2", 1, "too_large"), ("#3", 1, "")],
        ),
        (b"[" + A + b',{"a": "', b"", [*items(1), ("#2", 1, "list_broken")]),
    ],
)
def test_what_is_too_long_is_not_held(begin: bytes, end: bytes, expected: list[Any]) -> None:
    size = 4 * MAX_BYTES
    tracemalloc.start()
    stream: Any = Endless(begin, size, end)
    found = list(Sources.of(["-"], stream))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert members(found) == expected
    assert peak < 2.5 * MAX_BYTES
    assert found[-1].consumed == len(begin) + size + len(end)


@pytest.mark.parametrize("data", [A, A + b"\n", A + b"\n" + B, b"[" + A + b"]", b"[]", b""])
def test_nothing_is_read_behind_the_end(data: bytes) -> None:
    stream: Any = Endless(data, 0, b"")
    assert list(Sources.of(["-"], stream))


def test_of_many_lines_only_a_few_are_held(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes((record(1, text="x" * 1000) + b"\n") * 20_000)
    sources = Sources.of([str(path)])
    tracemalloc.start()
    count = sum(1 for _ in sources)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 50 * flow.CHUNK


def test_several_files_named_alike_in_several_forms(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"[" + A + b"]")
    (tmp_path / "b.json").write_bytes(B + b"\n" + C)
    found = read(tmp_path)
    assert [code(item) for item in found] == ["", "", ""]
    assert members(found) == [("#1", 1, ""), (None, 1, ""), (None, 2, "")]
