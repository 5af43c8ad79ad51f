"""
Flows of bytes: a stored file, a stretch of one, and looking ahead in any of them.

Nothing here holds more than what was looked at ahead.
Imports `model`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO

from checker.sources.model import BrokenError, Flow

#: How much is read at once, in bytes.
CHUNK = 1 << 16

#: The most that is asked for at once, so that no buffer is larger than what it gets.
_MOST = 1 << 20

GONE = ("文件不存在", "there is no such file")
_NO_RIGHT = ("没有读取权限", "no right to read it")


def reason_of(error: OSError | ValueError) -> tuple[str, str]:
    """What the system says about a file that it does not give."""
    if isinstance(error, FileNotFoundError):
        return GONE
    if isinstance(error, PermissionError):
        return _NO_RIGHT
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return reason, reason


class Stored:
    """
    An ordinary file that is open for reading; a context manager that closes it.

    Attributes:
        size: its bytes when it was opened.
        taken: how many bytes were read so far, those that were read twice counted twice.
    """

    def __init__(self, path: str, *, follow: bool) -> None:
        """
        Open `path`; a pipe or a device is not waited for.

        Args:
            follow: whether a symbolic link stands for the file that it points to.

        Raises:
            BrokenError: there is no such file, no right to read it, or it is no file.
        """
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        if not follow:
            flags |= getattr(os, "O_NOFOLLOW", 0)
        try:
            # Asked before it is opened, as opening a device can act on it.
            found = Path(path).stat(follow_symlinks=follow)
            if stat.S_ISLNK(found.st_mode):
                raise BrokenError("unreadable.link")
            if not stat.S_ISREG(found.st_mode):
                raise BrokenError("unreadable.special")
            handle = os.open(path, flags)
        except (OSError, ValueError) as error:
            raise BrokenError("unreadable", reason=reason_of(error)) from error
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            os.close(handle)
            raise BrokenError("unreadable.special")
        self._handle = handle
        self.size = found.st_size
        self.taken = 0

    def __enter__(self) -> Stored:
        """The file itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        os.close(self._handle)

    def read(self, size: int) -> bytes:
        """See `Flow`."""
        try:
            data = os.read(self._handle, size)
        except OSError as error:
            raise BrokenError("unreadable", reason=reason_of(error)) from error
        self.taken += len(data)
        return data

    def at(self, offset: int, size: int) -> bytes:
        """The bytes from `offset`, `size` of them if there are so many."""
        try:
            os.lseek(self._handle, offset, os.SEEK_SET)
        except (OSError, ValueError, OverflowError):
            return b""
        return exactly(self, size)


class Given:
    """Standard input; `taken` counts the bytes that were read."""

    def __init__(self, stream: BinaryIO | RawIOBase) -> None:
        """`stream` is read from where it stands and is not closed."""
        # Not to wait for more than has come.
        read1: Callable[[int], bytes] | None = getattr(stream, "read1", None)
        self._read = read1 or stream.read
        self.taken = 0

    def read(self, size: int) -> bytes:
        """See `Flow`."""
        try:
            data = self._read(size) or b""
        except (OSError, ValueError) as error:
            raise BrokenError("unreadable", reason=reason_of(error)) from error
        self.taken += len(data)
        return data


class Stretch:
    """A part of a stored file; other reading of the file in between does no harm."""

    def __init__(self, file: Stored, begin: int, size: int) -> None:
        """The `size` bytes from `begin`; it is broken where the file ends before."""
        self._file = file
        self.begin = begin
        self.place = begin
        self._end = begin + size

    def read(self, size: int) -> bytes:
        """See `Flow`."""
        wanted = min(size, self._end - self.place)
        if wanted <= 0:
            return b""
        data = self._file.at(self.place, wanted)
        if not data:
            raise BrokenError("archive_broken.truncated")
        self.place += len(data)
        return data


class Ahead:
    """A flow that can be looked at before it is read, and read in small pieces."""

    def __init__(self, flow: Flow) -> None:
        """`flow` is read at most a chunk further than is looked at."""
        self._flow = flow
        self._held = b""
        self._at = 0
        self._broken: BrokenError | None = None
        self._ended = False

    def peek(self, size: int) -> bytes:
        """What comes next: `size` bytes or more, fewer only before the end or a break."""
        missing = size - (len(self._held) - self._at)
        parts = [self._held[self._at :]]
        while missing > 0 and (data := self._more(missing)):
            parts.append(data)
            missing -= len(data)
        self._held, self._at = b"".join(parts), 0
        return self._held

    def read(self, size: int) -> bytes:
        """See `Flow`."""
        if self._at >= len(self._held):
            self._held, self._at = self._more(size), 0
            if not self._held and self._broken:
                raise self._broken
        data = self._held[self._at : self._at + size]
        self._at += len(data)
        return data

    def _more(self, size: int) -> bytes:
        if self._ended or self._broken:
            return b""
        try:
            data = self._flow.read(min(max(size, CHUNK), _MOST))
        except BrokenError as error:
            # What came before the break is good and is given first.
            self._broken = error
            return b""
        self._ended = not data
        return data


def exactly(flow: Flow, size: int) -> bytes:
    """
    `size` bytes; fewer only if the flow ends before.

    Raises:
        BrokenError: the flow breaks before.
    """
    data = flow.read(min(size, _MOST))
    if len(data) == size or not data:
        return data
    parts = [data]
    missing = size - len(data)
    while missing and (data := flow.read(min(missing, _MOST))):
        parts.append(data)
        missing -= len(data)
    return b"".join(parts)


def skip(flow: Flow, size: int) -> int:
    """Read past `size` bytes; returns how many there were. Raises BrokenError."""
    left = size
    while left and (data := flow.read(min(left, CHUNK))):
        left -= len(data)
    return size - left


def drain(flow: Flow) -> None:
    """Read to the end. Raises BrokenError."""
    while flow.read(CHUNK):
        pass
