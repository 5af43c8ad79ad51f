"""
The lines of an archive as they are: a record a line in `results.jsonl`, and what a rule says
about several records a line in `across.jsonl`.

Shapes: a record's line is as `scan.lines` describes it, with `source` in its record; the other
    is an `AcrossFinding` of the report.
Pure but for the file it writes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.formats.archive.writing import Across, Draft, Line, ScanSummary

NAME = "results.jsonl"
ACROSS = "across.jsonl"


class Lines:
    """Writes `results.jsonl` and `across.jsonl`."""

    def __init__(self, folder: Path) -> None:
        """Begin in `folder`."""
        self._drafts = [Draft(folder / NAME), Draft(folder / ACROSS)]
        self._lines, self._across = (draft.text() for draft in self._drafts)

    def add(self, _line: Line, text: str) -> None:
        """Write one record's line."""
        self._lines.write(f"{text}\n")

    def add_across(self, finding: Across) -> None:
        """Write the line of what a rule says about several records."""
        self._across.write(f"{compact(finding)}\n")

    def close(self, _scan: ScanSummary) -> None:
        """Let the files stand."""
        self._end()
        for draft in self._drafts:
            draft.done()

    def discard(self) -> None:
        """Remove the files."""
        self._end()
        for draft in self._drafts:
            draft.discard()

    def _end(self) -> None:
        self._lines.close()
        self._across.close()


def compact(value: Mapping[str, Any] | str) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
