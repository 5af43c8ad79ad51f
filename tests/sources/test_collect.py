"""What names on a command line stand for: which documents, in which order, under which names."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from checker.errors import InputRefused
from checker.reader import Source
from checker.sources import Document, Sources, Unread

RECORD = b'{"type":"meeting","id":"m-1"}'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str, data: bytes = RECORD) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(data)


def place(item: Document | Unread) -> Source:
    return item.source if isinstance(item, Document) else item.refusal.source


def paths(*names: str, stdin: bytes = b"") -> list[str]:
    return [place(item).path for item in Sources.of(names, io.BytesIO(stdin))]


def test_files_are_sorted_whatever_the_order_of_the_names() -> None:
    put("b.json", "a/c.json", "a-b.json", "a/b/z.json")
    expected = ["a-b.json", "a/b/z.json", "a/c.json", "b.json"]
    assert paths("b.json", "a-b.json", "a") == expected
    assert paths("a", "b.json", "a-b.json") == expected
    assert paths(".") == expected


def test_every_fault_of_the_names_is_told_at_once() -> None:
    Path("empty").mkdir()
    with pytest.raises(InputRefused) as caught:
        Sources.of(["nothing.json", "empty", "no/*.json", "nul\0.json"])
    for name in ("nothing.json", "empty", "no/*.json", "nul\\x00.json"):
        assert name in caught.value.zh
        assert name in caught.value.en
    assert caught.value.zh.count("\n") == 3
