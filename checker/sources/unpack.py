"""
Compressed flows: gzip, bzip2, xz and the deflate of ZIP, and how much they may become.

The standard `gzip`, `bz2` and `lzma` files are not used: they tell a broken stream only as
an exception that takes along what was read before, and set no bound to what comes out.
Here no step gives more than was asked for, and what precedes a break is given first.

Imports `flow`, `model`.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

from checker.sources.model import BrokenError, Flow

#: What an archive may become, in bytes, whatever its size.
MAX_EXPANSION = 1 << 30

#: What a larger archive may become, as a multiple of its size. Records of one system
#: resemble each other and shrink to a twentieth or fiftieth.
MAX_RATIO = 200

#: Memory for undoing xz, in bytes; its strongest ordinary setting needs 65 MiB.
_XZ_MEMORY = 128 << 20

#: How much is handed to a decompressor at once, in bytes: of many short streams in one
#: file, each has to copy what follows it.
_STEP = 1 << 14

#: First bytes of a compressed flow, and which it is.
_MARKS = ((b"\x1f\x8b\x08", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\x00", "xz"))

#: Ends of names, and which compression they promise.
_NAMES = (
    ((".gz", ".tgz"), "gzip"),
    ((".bz2", ".tbz2", ".tbz"), "bzip2"),
    ((".xz", ".txz"), "xz"),
)


def begins_json(head: bytes) -> bool:
    """Whether a flow begins like a JSON document, whatever its name promises."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def compression_of(head: bytes, name: str) -> str | None:
    """
    How a flow is compressed: "gzip", "bzip2", "xz" or None.

    Its first bytes say so; where they fit nothing, the name does, so that a broken file is
    told as a broken file.
    """
    for mark, form in _MARKS:
        if head.startswith(mark):
            return form
    if head and not begins_json(head):
        for ends, form in _NAMES:
            if name.lower().endswith(ends):
                return form
    return None


class Budget:
    """How many bytes one archive may still become."""

    def __init__(self, stored: int) -> None:
        """`stored`: the size of the archive as it is."""
        self.limit = max(MAX_EXPANSION, stored * MAX_RATIO)
        self._left = self.limit
        self.spent: BrokenError | None = None

    def take(self, size: int) -> None:
        """
        Count `size` bytes.

        Raises:
            BrokenError: they are too many; the same error at every later call.
        """
        self._left -= size
        if self._left < 0:
            limit = f"{self.limit / 1024 / 1024:g}"
            self.spent = self.spent or BrokenError("archive_too_big.expansion", limit=limit)
            raise self.spent


class Counted:
    """A flow that is given as it is stored, on the budget of its archive."""

    def __init__(self, flow: Flow, budget: Budget) -> None:
        """Every byte of `flow` counts."""
        self._flow = flow
        self._budget = budget

    def read(self, size: int) -> bytes:
        """See `Flow`."""
        data = self._flow.read(size)
        self._budget.take(len(data))
        return data


class _Engine(Protocol):
    """A decompressor of the standard library, seen alike."""

    def step(self, data: bytes, most: int) -> bytes: ...

    @property
    def hungry(self) -> bool: ...

    @property
    def done(self) -> bool: ...

    @property
    def rest(self) -> bytes: ...


class _Zlib:
    def __init__(self, window: int) -> None:
        self._engine = zlib.decompressobj(window)
        self._error: zlib.error | None = None
        self.hungry = True

    def step(self, data: bytes, most: int) -> bytes:
        if self._error:
            raise self._error
        data = self._engine.unconsumed_tail + data
        before = self._engine.copy()
        try:
            given = self._engine.decompress(data, most)
        except zlib.error as error:
            self._error = error
            self.hungry = False
            return _before_damage(before, data, most)
        # With all room used, more may lie inside although nothing is left over.
        self.hungry = len(given) < most and not self._engine.unconsumed_tail
        return given

    @property
    def done(self) -> bool:
        return self._engine.eof

    @property
    def rest(self) -> bytes:
        return self._engine.unused_data


def _before_damage(engine: zlib._Decompress, data: bytes, most: int) -> bytes:
    """What precedes the place at which `data` is damaged; zlib itself keeps it back."""
    found = b""
    for place in range(len(data)):
        try:
            found += engine.decompress(data[place : place + 1], most - len(found))
        except zlib.error:
            break
        if len(found) >= most:
            break
    return found


class _Standard:
    def __init__(self, engine: bz2.BZ2Decompressor | lzma.LZMADecompressor) -> None:
        self._engine = engine

    def step(self, data: bytes, most: int) -> bytes:
        return self._engine.decompress(data, most)

    @property
    def hungry(self) -> bool:
        return self._engine.needs_input

    @property
    def done(self) -> bool:
        return self._engine.eof

    @property
    def rest(self) -> bytes:
        return self._engine.unused_data


_ENGINES: dict[str, Callable[[], _Engine]] = {
    "gzip": lambda: _Zlib(zlib.MAX_WBITS | 16),
    "deflate": lambda: _Zlib(-zlib.MAX_WBITS),
    "bzip2": lambda: _Standard(bz2.BZ2Decompressor()),
    "xz": lambda: _Standard(
        lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_XZ_MEMORY),
    ),
}

#: Those of which several may stand one after the other in a file.
_REPEATED = ("gzip", "bzip2", "xz")


class Unpacked:
    """
    What a compressed flow holds.

    Attributes:
        used: bytes of the compressed flow up to the end of what it holds; true once `read`
            has given nothing.
    """

    def __init__(self, flow: Flow, form: str, budget: Budget) -> None:
        """`form`: "gzip", "bzip2", "xz", or "deflate", which has no frame of its own."""
        self._flow = flow
        self._form = form
        self._budget = budget
        self._engine = _ENGINES[form]()
        self._broken: BrokenError | None = None
        self._ended = False
        self.used = 0

    def read(self, size: int) -> bytes:
        """See `Flow`."""
        if self._broken:
            raise self._broken
        if size < 1:
            return b""
        try:
            data = self._next(size)
            self._budget.take(len(data))
        except BrokenError as error:
            self._broken = error
            raise
        return data

    def _next(self, size: int) -> bytes:
        while not self._ended:
            if self._engine.done:
                self._follow()
                continue
            given = b""
            if self._engine.hungry:
                given = self._flow.read(_STEP)
                self.used += len(given)
                if not given:
                    raise BrokenError("archive_broken.truncated")
            try:
                data = self._engine.step(given, size)
            except lzma.LZMAError as error:
                if "limit" in str(error).lower():
                    raise BrokenError("archive_unsupported", found="xz") from error
                raise BrokenError("archive_broken.corrupt") from error
            except (zlib.error, OSError, EOFError, ValueError) as error:
                raise BrokenError("archive_broken.corrupt") from error
            if data:
                return data
        return b""

    def _follow(self) -> None:
        """Go on to the stream that follows the one that ended, or end."""
        rest = self._engine.rest
        if self._form not in _REPEATED:
            self.used -= len(rest)
            self._ended = True
            return
        while True:
            # Some programs fill the last block with zeros.
            rest = rest.lstrip(b"\0")
            if len(rest) >= 6:
                break
            more = self._flow.read(_STEP)
            if not more:
                break
            self.used += len(more)
            rest += more
        if not rest:
            self._ended = True
        elif compression_of(rest, "") == self._form:
            self._engine = _Fed(_ENGINES[self._form](), rest)
        else:
            raise BrokenError("archive_broken.corrupt")


class _Fed:
    """An engine whose first bytes were read already."""

    def __init__(self, engine: _Engine, first: bytes) -> None:
        self._engine = engine
        self._first = first

    def step(self, data: bytes, most: int) -> bytes:
        first, self._first = self._first, b""
        return self._engine.step(first + data, most)

    @property
    def hungry(self) -> bool:
        return not self._first and self._engine.hungry

    @property
    def done(self) -> bool:
        return self._engine.done

    @property
    def rest(self) -> bytes:
        return self._engine.rest
