"""
The lines of an archive as they are, one record a line: `results.jsonl`.

Shapes: design of a line in `scan.lines`, with `source` in its record.
Pure but for the file it writes.
"""

from __future__ import annotations

import json
from pathlib import Path

from checker.formats.archive.writing import Draft, Line, ScanSummary

NAME = "results.jsonl"


class Lines:
    """Writes `results.jsonl`."""

    def __init__(self, folder: Path) -> None:
        """Begin in `folder`."""
        self._draft = Draft(folder / NAME)
        self._file = self._draft.text()

    def add(self, line: Line) -> None:
        """Write one line."""
        self._file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")

    def close(self, _scan: ScanSummary) -> None:
        """Let the file stand."""
        self._file.close()
        self._draft.done()

    def discard(self) -> None:
        """Remove the file."""
        self._file.close()
        self._draft.discard()
