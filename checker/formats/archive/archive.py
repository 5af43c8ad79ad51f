"""
The outputs of an archive, written together in one pass over its lines.

Pure but for the files it writes. Imports the writers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from checker.formats.archive import rules
from checker.formats.archive.findings_sarif import Findings
from checker.formats.archive.jsonl import Lines, compact
from checker.formats.archive.page import Page
from checker.formats.archive.speech import Speech
from checker.formats.archive.tables import Tables
from checker.formats.archive.workbook import Workbook
from checker.formats.archive.writing import Line, ScanSummary, Writer
from checker.report.models import AcrossFinding, NotChecked, Receipt
from checker.scan.tally import Tally

#: Every output by its name: what makes its writer for a folder.
OUTPUTS: Mapping[str, Callable[[Path, Speech], Writer]] = {
    "jsonl": lambda folder, _speech: Lines(folder),
    "csv": Tables,
    "xlsx": Workbook,
    "html": Page,
    "sarif": Findings,
}


class Archive:
    """
    The outputs that were asked for, and the counts they rest on.

    A context manager: what is not closed by then leaves no file behind.

        with Archive(folder, OUTPUTS, speech) as archive:
            for line in lines:
                archive.add(line)
            archive.close(receipt)
    """

    def __init__(self, folder: Path, outputs: Collection[str], speech: Speech) -> None:
        """
        Begin every output.

        Args:
            folder: where the files go; it exists.
            outputs: names of `OUTPUTS`.
            speech: the words, in the language of the outputs.
        """
        self.tally = Tally()
        self._writers = [OUTPUTS[name](folder, speech) for name in outputs]
        self._open = True
        rules.write(folder, speech)

    def add(self, line: Line, text: str | None = None) -> None:
        """
        Take one line; they come in the order of (path, member, line).

        Args:
            line: what it says.
            text: the same as JSON, where it is at hand.
        """
        self.tally.add(line)
        told = compact(line) if text is None else text
        for writer in self._writers:
            writer.add(line, told)

    def add_across(self, finding: AcrossFinding) -> None:
        """Take what a rule says about several records; after all lines."""
        told = finding.model_dump(mode="json")
        self.tally.add_across(told)
        for writer in self._writers:
            writer.add_across(told)

    def close(self, receipt: Receipt, not_checked: Collection[NotChecked] = ()) -> None:
        """
        Write the ends; the files stand under their names afterwards.

        Args:
            receipt: what the results rest on.
            not_checked: the rules that were not asked.
        """
        scan = ScanSummary(self.tally, receipt, tuple(not_checked))
        for writer in self._writers:
            writer.close(scan)
        self._open = False

    def __enter__(self) -> Self:
        """The outputs, begun."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave nothing half-written behind."""
        if self._open:
            for writer in self._writers:
                writer.discard()
