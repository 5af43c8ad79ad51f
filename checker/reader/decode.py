"""
From bytes to text: UTF-8 and nothing else, and no more of it than one record can be.

What is refused here was not parsed. A message names what the bytes look like, because
"not UTF-8" does not help somebody who was sent a Word file.

Pure. Imports `scan` only.
"""

from __future__ import annotations

import codecs
from typing import Any

from checker.reader.scan import count_separators

#: The largest file that is read as one record, in bytes, unless a caller says otherwise.
MAX_BYTES = 20 * 1024 * 1024

#: More values than this are no record, and would take memory out of proportion.
MAX_VALUES = 200_000

_FILES = (
    (b"PK\x03\x04", "ZIP / Office"),
    (b"\xd0\xcf\x11\xe0", "Office 97–2003"),
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
)
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf32"),
    (codecs.BOM_UTF32_BE, "utf32"),
    (codecs.BOM_UTF16_LE, "utf16"),
    (codecs.BOM_UTF16_BE, "utf16"),
)


class UndecodableError(ValueError):
    """Bytes that are no text of one record: a key of `words`, its slots, and the offset."""

    def __init__(self, key: str, at: int = 0, **slots: Any) -> None:
        """`at` is the offset of the byte whose line is meant."""
        super().__init__(key)
        self.key = key
        self.at = at
        self.slots = slots


def decode(data: bytes, max_bytes: int = MAX_BYTES) -> str:
    """
    The text of `data`.

    Raises:
        UndecodableError: too large, empty, with a BOM, not UTF-8, or too many values.
    """
    if len(data) > max_bytes:
        raise UndecodableError("too_large", limit=f"{max_bytes / 1024 / 1024:g}")
    if not data:
        raise UndecodableError("empty")
    if data.startswith(codecs.BOM_UTF8):
        raise UndecodableError("bom")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from error
    if text.startswith(("{\0", "[\0", "\0")):
        raise UndecodableError("not_utf8.utf16")
    if text.count(",") > MAX_VALUES and count_separators(text) > MAX_VALUES:
        raise UndecodableError("too_many_values", limit=MAX_VALUES)
    return text


def _not_utf8(data: bytes, offset: int) -> UndecodableError:
    for begin, kind in _FILES:
        if data.startswith(begin):
            return UndecodableError("not_text", kind=kind)
    for mark, name in _WIDE:
        if data.startswith(mark):
            return UndecodableError(f"not_utf8.{name}")
    if data[:2].count(0) == 1:
        return UndecodableError("not_utf8.utf16")
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return UndecodableError("not_utf8", offset, offset=offset + 1)
    return UndecodableError("not_utf8.gbk", offset)
