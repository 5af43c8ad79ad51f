"""
What the sources give, and what passes between the modules that read them.

Shapes: a `Piece` is a record inside of one file, a `Flaw` what could not be read of it;
    their `member` and `line` are those of `checker.reader.Source`.
Pure. Imports `reader` only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from checker.reader import Fault, Refusal, Source
from checker.reader.words import sentence


@dataclass(frozen=True, slots=True)
class Document:
    """
    One record, unread.

    Attributes:
        source: where it stands; no other document has the same place.
        data: the bytes of the record, all of them.
        consumed: how many bytes of the named sources were read so far, as they are stored.
    """

    source: Source
    data: bytes
    consumed: int


@dataclass(frozen=True, slots=True)
class Unread:
    """
    Something of which no document could be made; counts as a refused record.

    Attributes:
        refusal: where and why; its `sha256` is empty, as nothing was read.
        consumed: as in `Document`.
    """

    refusal: Refusal
    consumed: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one record and their place in the file."""

    member: str | None
    line: int | None
    data: bytes


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why something in a file was not read: a key of `reader.words` and its slots."""

    member: str | None
    line: int | None
    key: str
    slots: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Tally:
    """What is counted on the way: files and members that are no records by their name."""

    passed_over: int = 0


Pieces = Iterator[Piece | Flaw]


class BrokenError(Exception):
    """
    A flow that cannot be read any further: a key of `reader.words` and its slots.

    One break is one error object, however many readers meet it; whoever tells the user
    sets `told`, so that nobody tells it again.
    """

    def __init__(self, key: str, **slots: Any) -> None:
        """`key` and `slots` as `reader.words.sentence` takes them."""
        super().__init__(key)
        self.key = key
        self.slots = slots
        self.told = False

    def flaw(self, member: str | None, line: int | None = None) -> Flaw:
        """The break as it is told to the user."""
        self.told = True
        return Flaw(member, line, self.key, self.slots)


class Flow(Protocol):
    """Bytes that come one after the other."""

    def read(self, size: int) -> bytes:
        """
        At most `size` bytes, perhaps fewer; none only at the end.

        Raises:
            BrokenError: what follows cannot be read. So does every later call.
        """
        ...


def refusal(path: str, flaw: Flaw) -> Refusal:
    """A flaw as the refusal of what stands there."""
    fault = Fault("", flaw.line, flaw.key.partition(".")[0], sentence(flaw.key, **flaw.slots))
    return Refusal(Source(path, flaw.member, flaw.line), "", (fault,))
