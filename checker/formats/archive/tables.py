"""
The tables of an archive as CSV files that Excel opens as they are.

Shapes: UTF-8 with a byte order mark, lines end in CR LF, no field is cut. What a
    spreadsheet would run as a formula has an apostrophe before it (OWASP, CSV injection).
Pure but for the files it writes.
"""

from __future__ import annotations

import csv
from pathlib import Path

from checker.formats.archive.columns import TABLES, Cell, Row, Table, across_rows
from checker.formats.archive.speech import Speech
from checker.formats.archive.writing import Across, Draft, Line, ScanSummary

_RUN = ("=", "+", "-", "@", "\t", "\r")


class Tables:
    """Writes `findings.csv` and the others."""

    def __init__(self, folder: Path, speech: Speech) -> None:
        """Begin in `folder`."""
        self._speech = speech
        self._files = {table.name: _File(folder, table, speech) for table in TABLES}

    def add(self, line: Line, _text: str) -> None:
        """Write the rows of one line into every table."""
        for table in TABLES:
            for row in table.rows(self._speech, line):
                self._files[table.name].write(row)

    def add_across(self, finding: Across) -> None:
        """Write the rows of what a rule says about several records."""
        for table, row in across_rows(self._speech, finding):
            self._files[table.name].write(row)

    def close(self, _scan: ScanSummary) -> None:
        """Let the files stand."""
        for file in self._files.values():
            file.close()

    def discard(self) -> None:
        """Remove the files."""
        for file in self._files.values():
            file.discard()


class _File:
    def __init__(self, folder: Path, table: Table, speech: Speech) -> None:
        self._columns = table.columns
        self._draft = Draft(folder / f"{table.name}.csv")
        self._file = self._draft.text("utf-8-sig")
        self._writer = csv.writer(self._file)
        self._writer.writerow(table.headers(speech))

    def write(self, row: Row) -> None:
        self._writer.writerow([guarded(row.get(column)) for column in self._columns])

    def close(self) -> None:
        self._file.close()
        self._draft.done()

    def discard(self) -> None:
        self._file.close()
        self._draft.discard()


def guarded(cell: Cell) -> Cell:
    """The cell as text that no spreadsheet runs."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUN) else cell
