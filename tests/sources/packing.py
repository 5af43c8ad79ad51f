"""Archives and files of many records, made by the tests that read them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from checker.reader import Source
from checker.sources import Document, Sources, Unread

Members = Sequence[tuple[str, bytes]]


class _Pipe(io.BytesIO):
    """What cannot be gone back in: a writer puts the sizes of a member behind it."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: Any) -> int:
        raise io.UnsupportedOperation

    tell = seek


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED, *, piped: bool = False) -> bytes:
    made = _Pipe() if piped else io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in members:
            # A fixed day, so that a test always sees the same bytes.
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return made.getvalue()


def entry(name: str, data: bytes = b"", kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.size = len(data)
    made.type = kind
    return made


def tarred(members: Members, form: int = tarfile.PAX_FORMAT) -> bytes:
    return tar_of([(entry(name, data), data) for name, data in members], form)


def tar_of(
    members: Sequence[tuple[tarfile.TarInfo, bytes]], form: int = tarfile.PAX_FORMAT
) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        for info, data in members:
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def listed(documents: Sequence[bytes]) -> bytes:
    return b"[" + b",\n".join(documents) + b"]"


def lines(documents: Sequence[bytes]) -> bytes:
    return b"".join(document + b"\n" for document in documents)


def named(documents: Sequence[bytes]) -> Members:
    return [(f"a/{number:03}.json", document) for number, document in enumerate(documents)]


Pack = Callable[[Sequence[bytes]], bytes]

#: Every form a file of records may have, by a name for it.
FORMS: dict[str, Pack] = {
    "lines.jsonl": lines,
    "lines.json": lambda d: lines([*d, *d[:1]]),
    "list.json": listed,
    "lines.ndjson.gz": lambda d: gzip.compress(lines(d)),
    "list.json.gz": lambda d: gzip.compress(listed(d)),
    "parts.jsonl.gz": lambda d: b"".join(gzip.compress(lines([x])) for x in d),
    "plain.zip": lambda d: zipped(named(d)),
    "stored.zip": lambda d: zipped(named(d), zipfile.ZIP_STORED),
    "bzip2.zip": lambda d: zipped(named(d), zipfile.ZIP_BZIP2),
    "piped.zip": lambda d: zipped(named(d), piped=True),
    "lines.zip": lambda d: zipped([("a.jsonl", lines(d))]),
    "packed.zip": lambda d: zipped([("a.json.gz", gzip.compress(listed(d)))]),
    "plain.tar": lambda d: tarred(named(d)),
    "gnu.tar": lambda d: tarred([("n" * 120 + n, x) for n, x in named(d)], tarfile.GNU_FORMAT),
    "pax.tar": lambda d: tarred([("年" * 120 + n, x) for n, x in named(d)]),
    "ustar.tar": lambda d: tarred([("n" * 90 + "/" + n, x) for n, x in named(d)], 0),
    "a.tgz": lambda d: gzip.compress(tarred(named(d))),
    "a.tar.gz": lambda d: gzip.compress(tarred([("a.json", listed(d))])),
    "a.tar.bz2": lambda d: bz2.compress(tarred(named(d))),
    "a.tar.xz": lambda d: lzma.compress(tarred(named(d))),
}


def record(number: int = 1, **more: Any) -> bytes:
    return json.dumps({"type": "meeting", "id": f"m-{number}", **more}, ensure_ascii=False).encode()


def read(*names: str | Path, stdin: bytes = b"") -> list[Document | Unread]:
    return list(Sources.of([str(name) for name in names], io.BytesIO(stdin)))


def place(item: Document | Unread) -> Source:
    return item.source if isinstance(item, Document) else item.refusal.source


def code(item: Document | Unread) -> str:
    """What an item is: "" for a document, else the code of its refusal."""
    if isinstance(item, Document):
        return ""
    (fault,) = item.refusal.faults
    assert fault.message["zh"] and fault.message["en"]
    return fault.code


def said(item: Document | Unread) -> str:
    assert isinstance(item, Unread)
    return item.refusal.faults[0].message["en"]


def one(data: bytes, name: str, folder: Path) -> list[Document | Unread]:
    """What is in one file of this content."""
    path = folder / name
    path.write_bytes(data)
    return read(path)


def members(items: Sequence[Document | Unread]) -> list[tuple[str | None, int | None, str]]:
    """Member, line and code of every item."""
    found = []
    for item in items:
        source = place(item)
        found.append((source.member, source.line, code(item)))
    return found
