"""
The members of a ZIP file, sorted by name.

Written here because the standard `zipfile` builds an object of half a kilobyte for each
member before the first can be read, and reads nothing at all of a file whose end is missing.
Of each member its name and 33 bytes are kept. Where the directory at the end of the file is
missing, the members are read one after the other in the order of the file, as far as they go.

Source: the ZIP application note (APPNOTE.TXT) of PKWARE, sections 4.3 to 4.5.
Imports `flow`, `members`, `model`, `unpack`.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from checker.sources import members
from checker.sources.flow import Ahead, Stored, Stretch, drain
from checker.sources.model import BrokenError, Flaw, Flow, Pieces, Tally
from checker.sources.unpack import Budget, Counted, Unpacked

LOCAL = b"PK\x03\x04"
_CENTRAL = b"PK\x01\x02"
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_FIND_64 = b"PK\x06\x07"
#: First bytes of a ZIP file, the last of one without members.
MARKS = (LOCAL, _END)

_LOCAL_HEAD = struct.Struct("<4s5H3I2H")
_CENTRAL_HEAD = struct.Struct("<4s6H3I5H2I")
_END_HEAD = struct.Struct("<4s4H2IH")
_LAST = 0xFFFF + _END_HEAD.size
_FULL = 0xFFFFFFFF

#: What is kept of a member after its name: offset, stored and true size, check sum, flags,
#: method. The offset is first, so that members of one name sort as they stand in the file.
_KEPT = struct.Struct(">QQQIHH")

_ENCRYPTED = 0x1
_SIZES_FOLLOW = 0x8

#: How members are compressed; the others are told by name.
_METHODS = {0: "stored", 8: "deflate", 12: "bzip2", 95: "xz"}
_OTHERS = {1: "shrink", 6: "implode", 9: "deflate64", 14: "LZMA", 93: "Zstandard", 98: "PPMd"}


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    offset: int
    stored: int
    size: int
    check: int
    flags: int
    method: int


class Zip:
    """A ZIP file, read by its directory, or from front to back where it has none."""

    def __init__(self, file: Stored, budget: Budget, read: members.Open, tally: Tally) -> None:
        """`read` says what is in a member; `tally` counts those that are no records."""
        self._file = file
        self._budget = budget
        self._read = read
        self._tally = tally

    def pieces(self) -> Pieces:
        """
        What is in the members, and at the end why some were not reached.

        A member that is broken or refused does not keep the others from being read.
        """
        try:
            found = directory_of(self._file)
            if found is None:
                yield from self._unlisted()
            else:
                yield from self._listed(*found)
        except BrokenError as error:
            if not error.told:
                yield error.flaw(None)

    def _listed(self, begin: int, size: int, shift: int) -> Pieces:
        kept: list[bytes] = []
        flaw: Flaw | None = None
        try:
            for member in self._entries(begin, size, shift):
                if self._is_record(member.name):
                    if len(kept) >= members.MAX_MEMBERS:
                        flaw = members.too_many()
                        break
                    kept.append(_packed(member))
        except BrokenError as error:
            flaw = error.flaw(None)
        kept.sort()
        _part(kept)
        for entry in kept:
            yield from self._member(_unpacked(entry))
            if self._budget.spent:
                return
        if flaw:
            yield flaw
        elif not kept:
            yield Flaw(None, None, "archive_empty")

    def _is_record(self, name: str) -> bool:
        if name.endswith("/"):
            return False
        if members.is_taken(name) and not members.is_hidden(name):
            return True
        self._tally.passed_over += 1
        return False

    def _entries(self, begin: int, size: int, shift: int) -> Iterator[_Member]:
        flow = Ahead(Stretch(self._file, begin, size))
        while head := flow.peek(_CENTRAL_HEAD.size):
            if len(head) < _CENTRAL_HEAD.size or not head.startswith(_CENTRAL):
                raise BrokenError("archive_broken.directory")
            fields = _CENTRAL_HEAD.unpack_from(head)
            flags, method, check, stored, true = fields[3], fields[4], *fields[7:10]
            name, extra, comment = fields[10:13]
            whole = _CENTRAL_HEAD.size + name + extra + comment
            head = flow.peek(whole)
            if len(head) < whole:
                raise BrokenError("archive_broken.directory")
            name_end = _CENTRAL_HEAD.size + name
            sizes = _large(head[name_end : name_end + extra], true, stored, fields[16])
            shown = members.tidied(members.text_of(head[_CENTRAL_HEAD.size : name_end]))
            if head[name_end - 1 : name_end] == b"/" and name:
                shown += "/"
            offset = sizes[2] + shift
            if not 0 <= offset < 1 << 63:
                raise BrokenError("archive_broken.directory")
            yield _Member(shown, offset, sizes[1], sizes[0], check, flags, method)
            while whole:
                whole -= len(flow.read(whole))

    def _member(self, member: _Member) -> Pieces:
        flaw = members.unsafe(member.name) or _refused(member)
        if flaw:
            yield flaw
            return
        head = self._file.at(member.offset, _LOCAL_HEAD.size)
        if len(head) < _LOCAL_HEAD.size or not head.startswith(LOCAL):
            yield Flaw(member.name, None, "archive_broken.corrupt")
            return
        fields = _LOCAL_HEAD.unpack(head)
        begin = member.offset + _LOCAL_HEAD.size + fields[9] + fields[10]
        yield from self._read(Ahead(self._flow(begin, member)), member.name)

    def _flow(self, begin: int, member: _Member) -> Flow:
        flow: Flow = Stretch(self._file, begin, member.stored)
        form = _METHODS[member.method]
        # A bomb may name the same stretch a million times, so what is stored counts too.
        flow = (
            Counted(flow, self._budget) if form == "stored" else Unpacked(flow, form, self._budget)
        )
        return _Checked(flow, member)

    def _unlisted(self) -> Pieces:
        """The members one after the other, without the directory."""
        offset, found = 0, 0
        names = members.Names()
        while True:
            head = self._file.at(offset, _LOCAL_HEAD.size)
            if len(head) < _LOCAL_HEAD.size or not head.startswith(LOCAL):
                break
            fields = _LOCAL_HEAD.unpack(head)
            begin = offset + _LOCAL_HEAD.size
            rest = self._file.at(begin, fields[9] + fields[10])
            if len(rest) < fields[9] + fields[10]:
                break
            shown = members.tidied(members.text_of(rest[: fields[9]]))
            true, stored, _ = _large(rest[fields[9] :], fields[8], fields[7], 0)
            flags, method, check = fields[2], fields[3], fields[6]
            begin += len(rest)
            folder = rest[: fields[9]].endswith(b"/")
            taken = not folder and self._is_record(shown)
            name = names.free(shown) if taken else shown
            member = _Member(name, offset, stored, true, check, flags, method)
            found += taken
            if found > members.MAX_MEMBERS:
                yield members.too_many()
                return
            if flags & _SIZES_FOLLOW and not stored:
                # Only what says where it ends can be gone past.
                if method != 8 or flags & _ENCRYPTED:
                    break
                stretch = Stretch(self._file, begin, max(self._file.size - begin, 0))
                flow = Unpacked(stretch, "deflate", self._budget)
                if taken:
                    yield from self._open(Ahead(flow), member)
                drain(flow)
                offset = self._after(begin + flow.used)
                continue
            if taken:
                flaw = _refused(member)
                if flaw:
                    yield flaw
                else:
                    yield from self._open(Ahead(self._flow(begin, member)), member)
            if self._budget.spent:
                return
            offset = begin + stored
            if offset > self._file.size:
                # A member that was read has told it.
                if not taken:
                    yield Flaw(None, None, "archive_broken.truncated")
                return
        yield Flaw(None, None, "archive_broken.directory")

    def _open(self, flow: Ahead, member: _Member) -> Pieces:
        flaw = members.unsafe(member.name)
        if flaw:
            yield flaw
        else:
            yield from self._read(flow, member.name)

    def _after(self, offset: int) -> int:
        """Where the next header is, behind the sizes that follow a member."""
        head = self._file.at(offset, 28)
        for size in (16, 12, 24, 20, 0):
            if head[size : size + 2] == b"PK":
                return offset + size
        return offset


class _Checked:
    """What a member holds, compared at its end with what the archive says of it."""

    def __init__(self, flow: Flow, member: _Member) -> None:
        self._flow = flow
        self._wanted = member.size, member.check
        self._size = 0
        self._check = 0
        self._broken: BrokenError | None = None

    def read(self, size: int) -> bytes:
        """See `Flow`."""
        if self._broken:
            raise self._broken
        data = self._flow.read(size)
        self._size += len(data)
        self._check = zlib.crc32(data, self._check)
        if not data and (self._size, self._check) != self._wanted:
            self._broken = BrokenError("archive_broken.checksum")
            raise self._broken
        return data


def directory_of(file: Stored) -> tuple[int, int, int] | None:
    """
    Where the directory begins, its size, and by how much all offsets are too small.

    None if the file does not end in one.
    """
    begin = max(file.size - _LAST, 0)
    tail = file.at(begin, _LAST)
    place = len(tail)
    while (place := tail.rfind(_END, 0, place)) >= 0:
        if len(tail) - place < _END_HEAD.size:
            continue
        fields = _END_HEAD.unpack_from(tail, place)
        if place + _END_HEAD.size + fields[7] == len(tail):
            break
    else:
        return None
    size, offset = fields[5], fields[6]
    end = begin + place
    found = file.at(end - 20, 20) if end >= 20 else b""
    if found.startswith(_FIND_64) and len(found) == 20:
        (place,) = struct.unpack_from("<Q", found, 8)
        head = file.at(place, 56) if place <= file.size else b""
        if head.startswith(_END_64) and len(head) == 56:
            size, offset = struct.unpack_from("<2Q", head, 40)
            end = place
    start = end - size
    if start < 0 or start < offset:
        return None
    if start > offset and file.at(0, 4) == LOCAL:
        # The directory of an archive inside, behind which this one breaks off.
        return None
    if size and not file.at(start, 4).startswith(_CENTRAL):
        return None
    return start, size, start - offset


def _large(extra: bytes, true: int, stored: int, offset: int) -> tuple[int, int, int]:
    """Sizes and offset, from the field for large files where they have no room."""
    found = [true, stored, offset]
    at = 0
    while at + 4 <= len(extra):
        tag, size = struct.unpack_from("<2H", extra, at)
        if tag == 1:
            values = extra[at + 4 : at + 4 + size]
            for place, value in enumerate(found):
                if value == _FULL and len(values) >= 8:
                    (found[place],) = struct.unpack_from("<Q", values)
                    values = values[8:]
        at += 4 + size
    return found[0], found[1], found[2]


def _refused(member: _Member) -> Flaw | None:
    if member.flags & _ENCRYPTED:
        return Flaw(member.name, None, "archive_encrypted")
    if member.method not in _METHODS:
        found = _OTHERS.get(member.method, str(member.method))
        return Flaw(member.name, None, "archive_unsupported", {"found": found})
    return None


def _packed(member: _Member) -> bytes:
    numbers = _KEPT.pack(
        member.offset, member.stored, member.size, member.check, member.flags, member.method
    )
    return member.name.encode("utf-8", "backslashreplace") + b"\0" + numbers


def _unpacked(entry: bytes) -> _Member:
    return _Member(entry[: -_KEPT.size - 1].decode(), *_KEPT.unpack(entry[-_KEPT.size :]))


def _part(kept: list[bytes]) -> None:
    """Give members of one name, which stand side by side, names of their own."""
    names = [entry[: -_KEPT.size - 1] for entry in kept]
    doubles = [place for place in range(1, len(names)) if names[place] == names[place - 1]]
    taken = set(names) if doubles else set[bytes]()
    for place in doubles:
        number = 2
        while (free := names[place] + b"#%d" % number) in taken:
            number += 1
        taken.add(free)
        kept[place] = free + kept[place][-_KEPT.size - 1 :]
    kept.sort()
