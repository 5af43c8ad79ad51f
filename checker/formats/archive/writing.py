"""
How the outputs of an archive are written: line by line, and whole or not at all.

A writer takes one record's line after the other, in the order of their addresses, and at
the end what the scan came to. It holds counts, never lines, so its memory does not grow with
the archive; and what it writes stands under its name only when it is complete.

Pure but for the files it writes. Imports `report` and `scan.tally`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol

from checker.report.models import NotChecked, Receipt
from checker.scan.tally import Tally

Line = Mapping[str, Any]
#: An `AcrossFinding` of the report, as JSON has it.
Across = Mapping[str, Any]


@dataclass(frozen=True)
class ScanSummary:
    """
    What is known at the end of a scan.

    Attributes:
        tally: the counts over all lines and all findings across records.
        receipt: what the results rest on.
        not_checked: the rules that were not asked.
    """

    tally: Tally
    receipt: Receipt
    not_checked: tuple[NotChecked, ...] = ()


class Writer(Protocol):
    """One output of an archive."""

    def add(self, line: Line, text: str) -> None:
        """
        Take one record's line; they come in the order of (path, member, line).

        Args:
            line: what it says.
            text: the same as JSON, without a line end.
        """

    def add_across(self, finding: Across) -> None:
        """Take what a rule says about several records; after all lines."""

    def close(self, scan: ScanSummary) -> None:
        """Write the end; the files stand under their names afterwards."""

    def discard(self) -> None:
        """Leave nothing behind of an output that will not be complete."""


@dataclass
class Draft:
    """A file that gets its name when it is complete."""

    target: Path
    _part: Path = field(init=False)

    def __post_init__(self) -> None:
        """The file is written beside its place, so that it can take it in one step."""
        self._part = self.target.with_name(f".{self.target.name}.part")

    @property
    def path(self) -> Path:
        """Where to write."""
        return self._part

    def text(self, encoding: str = "utf-8") -> IO[str]:
        """
        The file, opened to write text with the line ends it is given.

        A name that is no text, as old disks hold them, must not end a scan: what cannot be
        written stands as its escape.
        """
        return self._part.open("w", encoding=encoding, errors="backslashreplace", newline="")

    def done(self) -> None:
        """Let it stand under its name."""
        self._part.replace(self.target)

    def discard(self) -> None:
        """Remove it."""
        self._part.unlink(missing_ok=True)
