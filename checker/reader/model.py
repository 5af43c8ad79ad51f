"""
What reading gives: a record, or a refusal with every fault that was found.

Shapes: pointers are RFC 6901; lines count from 1 in the file the document stands in.
Imports `lines` and `scan` only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from checker.reader.lines import Lines
from checker.reader.scan import places


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from: a file, a member of an archive, one line of many."""

    path: str
    member: str | None = None
    line: int | None = None


class _Place(Protocol):
    @property
    def path(self) -> str: ...
    @property
    def member(self) -> str | None: ...
    @property
    def line(self) -> int | None: ...


def address(source: _Place) -> str:
    """
    Where a document came from, as it is shown.

    >>> address(Source("2024.zip", "a/b.jsonl", 7))
    '2024.zip › a/b.jsonl:7'
    """
    member = f" › {source.member}" if source.member else ""
    return f"{source.path}{member}" + (f":{source.line}" if source.line else "")


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One reason for a refusal.

    Attributes:
        pointer: the place in the document; "" for the document as a whole.
        line: its line in the file, None where the text could not be read at all.
        code: what kind of fault it is; docs/records/faults.en.md lists them.
        message: a sentence each under "zh" and "en": what, where, what to do.
    """

    pointer: str
    line: int | None
    code: str
    message: dict[str, str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that is no acceptable record. Nothing of it may be evaluated."""

    source: Source
    sha256: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Record:
    """
    A record that was accepted.

    Attributes:
        raw: the JSON as it was read, with the nulls of the export profile put in.
        sha256: of the bytes that were read, before the profile.
        filled: pointers at which the profile put a null; nothing is below them.
        text: what was read, for finding lines.
    """

    raw: dict[str, Any]
    type: str
    id: str
    sha256: str
    source: Source
    filled: frozenset[str]
    text: str = field(repr=False, compare=False)

    def line_of(self, pointer: str) -> int | None:
        """
        The line of a place, or of the nearest place above it that is in the text.

        What a profile filled or a file lacks has no line of its own. None if
        `pointer` is no pointer.
        """
        if pointer and not pointer.startswith("/"):
            return None
        while pointer not in self._offsets:
            pointer = pointer.rpartition("/")[0]
        return self._lines.at(self._offsets[pointer])

    @cached_property
    def _offsets(self) -> dict[str, int]:
        return {pointer: place.begin for pointer, place in places(self.text).items()}

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text, self.source.line or 1)
