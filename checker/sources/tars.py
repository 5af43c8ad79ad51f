"""
The members of a tar archive, in the order of the archive.

That order, because a compressed archive can only be read once from front to back. Written
here because the standard `tarfile` keeps every member it has seen and reads names of any
length into memory.

Source: the ustar and pax formats of POSIX.1-2017 (pax, "EXTENDED DESCRIPTION"), and the GNU
tar manual ("Basic Tar Format") for long names, large numbers and sparse files.
Imports `flow`, `members`, `model`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.sources import members
from checker.sources.flow import CHUNK, Ahead, exactly, skip
from checker.sources.model import BrokenError, Flaw, Flow, Pieces, Tally

BLOCK = 512

#: The longest name or pax header that is read, in bytes.
_MAX_HEADER = 1 << 20

_GNU_NAME, _GNU_LINK, _PAX, _PAX_GLOBAL = b"L", b"K", b"x", b"g"
_FOLDER, _GNU_FOLDER, _SPARSE = b"5", b"D", b"S"
_LINKS = (b"1", b"2")
_SPECIAL = (b"3", b"4", b"6")
_VOLUME = (b"V", b"M")


@dataclass(frozen=True, slots=True)
class _Head:
    name: bytes
    kind: bytes
    size: int


def is_tar(head: bytes) -> bool:
    """Whether a flow that begins with `head` is a tar archive."""
    return len(head) >= BLOCK and any(head[:BLOCK]) and _head(head[:BLOCK]) is not None


class Tar:
    """A tar archive that is read once, from front to back."""

    def __init__(self, flow: Flow, read: members.Open, tally: Tally) -> None:
        """`read` says what is in a member; `tally` counts those that are no records."""
        self._flow = flow
        self._read = read
        self._tally = tally
        self._names = members.Names()

    def pieces(self) -> Pieces:
        """What is in the members, and at the end why the rest was not read."""
        found = 0
        try:
            while head := self._next():
                taken = self._is_record(head)
                found += taken
                if found > members.MAX_MEMBERS:
                    yield members.too_many()
                    return
                stored = _Stored(self._flow, head.size)
                if taken:
                    yield from self._member(head, stored)
                stored.finish()
            self._finish()
        except BrokenError as error:
            if not error.told:
                yield error.flaw(None)
            return
        if not found:
            yield Flaw(None, None, "archive_empty")

    def _finish(self) -> None:
        """Read on behind the end: nothing but zeros stands there, and check sums follow."""
        while data := self._flow.read(CHUNK):
            if data.strip(b"\0"):
                raise BrokenError("archive_broken.trailing")

    def _member(self, head: _Head, stored: _Stored) -> Pieces:
        name = self._names.free(_shown(head.name))
        if head.kind in _LINKS:
            yield Flaw(name, None, "archive_unsafe.link")
        elif head.kind in _SPECIAL:
            yield Flaw(name, None, "archive_unsafe.special")
        elif head.kind == _SPARSE:
            yield Flaw(name, None, "archive_unsupported", {"found": "sparse"})
        else:
            flaw = members.unsafe(name)
            if flaw:
                yield flaw
            else:
                yield from self._read(Ahead(stored), name)

    def _is_record(self, head: _Head) -> bool:
        if head.kind in (_FOLDER, _GNU_FOLDER, *_VOLUME) or head.name.endswith(b"/"):
            return False
        name = _shown(head.name)
        if members.is_taken(name) and not members.is_hidden(name):
            return True
        self._tally.passed_over += 1
        return False

    def _next(self) -> _Head | None:
        """
        The header of the next member, None after the last.

        Raises:
            BrokenError: the archive is damaged here, or ends without its end.
        """
        name: bytes | None = None
        pax: dict[bytes, bytes] = {}
        while True:
            block = exactly(self._flow, BLOCK)
            if len(block) < BLOCK:
                raise BrokenError("archive_broken.truncated")
            if not any(block):
                return None
            head = _head(block)
            if head is None:
                raise BrokenError("archive_broken.corrupt")
            if head.kind not in (_GNU_NAME, _GNU_LINK, _PAX, _PAX_GLOBAL):
                break
            if head.size > _MAX_HEADER:
                raise BrokenError("archive_broken.corrupt")
            stored = _Stored(self._flow, head.size)
            data = exactly(stored, head.size) if head.size else b""
            stored.finish()
            if head.kind == _GNU_NAME:
                name = data.partition(b"\0")[0]
            elif head.kind == _PAX:
                pax = _pax(data)
        # A sparse file of the old form has more of its header in blocks of their own.
        mark = block[482:483] if head.kind == _SPARSE else b""
        while mark.strip(b"\0"):
            mark = exactly(self._flow, BLOCK)[504:505]
        if name is not None:
            head = replace(head, name=name)
        if b"path" in pax:
            head = replace(head, name=pax[b"path"])
        if b"size" in pax:
            head = replace(head, size=_decimal(pax[b"size"]))
        if any(key.startswith(b"GNU.sparse.") for key in pax):
            head = replace(head, kind=_SPARSE, name=pax.get(b"GNU.sparse.name", head.name))
        if head.kind in (*_LINKS, *_SPECIAL, _FOLDER):
            head = replace(head, size=0)
        return head


class _Stored:
    """The bytes of one member."""

    def __init__(self, flow: Flow, size: int) -> None:
        self._flow = flow
        self._left = size
        self._padding = -size % BLOCK
        self._broken: BrokenError | None = None

    def read(self, size: int) -> bytes:
        """See `Flow`."""
        wanted = min(size, self._left)
        if wanted <= 0:
            return b""
        data = self._flow.read(wanted)
        if not data:
            self._broken = self._broken or BrokenError("archive_broken.truncated")
            raise self._broken
        self._left -= len(data)
        return data

    def finish(self) -> None:
        """Go past what was not read, and what fills the last block."""
        if self._broken:
            raise self._broken
        rest = self._left + self._padding
        if skip(self._flow, rest) < rest:
            raise BrokenError("archive_broken.truncated")


def _shown(name: bytes) -> str:
    return members.tidied(members.text_of(name))


def _head(block: bytes) -> _Head | None:
    """A header; None if its check sum or a number in it is wrong."""
    check = _number(block[148:156])
    if check is None:
        return None
    plain = block[:148] + b" " * 8 + block[156:]
    # Some old programs took the bytes as signed.
    signed = sum(byte - 256 if byte > 127 else byte for byte in plain)
    if check not in (sum(plain), signed):
        return None
    size = _number(block[124:136])
    if size is None or size < 0:
        return None
    name = block[:100].partition(b"\0")[0]
    prefix = block[345:500].partition(b"\0")[0]
    if block[257:263] == b"ustar\0" and prefix:
        name = prefix + b"/" + name
    return _Head(name, block[156:157], size)


def _number(field: bytes) -> int | None:
    """A number: octal digits, or for a large one the bytes themselves behind a mark."""
    if field[0] in (0x80, 0xFF):
        return int.from_bytes(field[1:], "big", signed=field[0] == 0xFF)
    digits = field.partition(b"\0")[0].strip(b" ")
    if not digits:
        return 0
    if digits.translate(None, b"01234567"):
        return None
    return int(digits, 8)


def _decimal(text: bytes) -> int:
    if not text.isdigit() or len(text) > 18:
        raise BrokenError("archive_broken.corrupt")
    return int(text)


def _pax(data: bytes) -> dict[bytes, bytes]:
    """The keys and values of a pax header, which stand there as `LENGTH KEY=VALUE`."""
    found = {}
    at = 0
    while at < len(data):
        length = _decimal(data[at : at + 20].partition(b" ")[0])
        entry = data[at : at + length]
        if len(entry) < length or not entry.endswith(b"\n"):
            raise BrokenError("archive_broken.corrupt")
        key, mark, value = entry[:-1].partition(b" ")[2].partition(b"=")
        if not mark:
            raise BrokenError("archive_broken.corrupt")
        found[key] = value
        at += length
    return found
