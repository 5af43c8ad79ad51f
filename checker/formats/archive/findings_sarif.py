"""
The findings of an archive as SARIF 2.1.0, split so that GitHub takes and shows all of them.

What cannot be told or is still to come is not in it: an archive has too much of that for a
list of alerts. Runs are told apart by their `automationDetails`, as GitHub demands of several
runs in one file.
Source: SARIF 2.1.0 (OASIS Standard); GitHub's limits for code scanning: of a run it takes
    25,000 results and shows 5,000, of a file 20 runs, and at most 10 MB as gzip.
Pure but for the files it writes. Imports `formats.sarif` and `report.models`.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker import __version__
from checker.formats.archive.jsonl import compact
from checker.formats.archive.speech import Speech
from checker.formats.archive.writing import Across, Draft, Line, ScanSummary
from checker.formats.sarif import LANGUAGES, SCHEMA, Log, placed
from checker.report.models import AcrossFinding, Outcome, RecordReport

NAME = "findings.sarif"
_PARTS = re.compile(r"findings(-\d+)?\.sarif")


@dataclass(frozen=True)
class Limits:
    """What one file holds; `size` is in bytes of gzip, less what a run needs for its end."""

    results: int = 5_000
    runs: int = 20
    size: int = 9_000_000


class Findings:
    """Writes `findings.sarif`, or `findings-1.sarif` and so on."""

    def __init__(self, folder: Path, speech: Speech, limits: Limits | None = None) -> None:
        """Begin in `folder`."""
        self._folder = folder
        self._speech = speech
        self._limits = limits or Limits()
        self._log = Log(speech.view, everything=False)
        self._drafts: list[Draft] = []
        self._runs = 0
        self._begin_file()

    def add(self, line: Line, _text: str) -> None:
        """Write the findings of a line, or why nothing of it was checked."""
        report = self._report(line)
        for problem in self._log.notifications(report):
            self._room()
            self._problems.append(compact(problem))
        for outcome in report.outcomes:
            for instance in outcome.instances:
                if instance.status == "fail":
                    self._result(outcome, self._log.result(report, outcome, instance))

    def add_across(self, finding: Across) -> None:
        """Write a finding over several records."""
        if finding["status"] == "fail":
            told = AcrossFinding.model_validate(finding)
            self._result(told, self._log.across(told))

    def close(self, scan: ScanSummary) -> None:
        """Write the receipt into every file, and let the files stand."""
        self._end_file()
        tail = f'],"properties":{compact({"receipt": scan.receipt.model_dump(mode="json")})}}}\n'
        for old in self._folder.iterdir():
            if _PARTS.fullmatch(old.name):
                old.unlink()
        for draft in self._drafts:
            with draft.path.open("a", encoding="utf-8") as file:
                file.write(tail)
        if len(self._drafts) == 1:
            self._drafts[0].path.replace(self._folder / NAME)
        else:
            for draft in self._drafts:
                draft.done()

    def discard(self) -> None:
        """Remove what was written."""
        self._file.close()
        for draft in self._drafts:
            draft.discard()

    def _report(self, line: Line) -> RecordReport:
        """The report of a line, with the names of what is needed to tell who answers."""
        failing = [o for o in line["outcomes"] if o["status"] == "fail"]
        needs = {
            (need["kind"], need["ref"])
            for outcome in failing
            for instance in outcome["instances"]
            for need in instance["unattributed"]
        }
        record_type = line["record"]["type"]
        named = [
            {
                **{"kind": kind, "ref": ref, "rules": [], "liability": []},
                "title": dict.fromkeys(("zh", "en"), self._speech.need(record_type, kind, ref)),
            }
            for kind, ref in sorted(needs)
        ]
        told = {**line, "outcomes": failing, "ask_for": named}
        return RecordReport.model_validate({**told, "timeline": [], "not_checked": []})

    # -- files and runs --------------------------------------------------------------------

    def _result(self, outcome: Outcome | AcrossFinding, result: dict[str, Any]) -> None:
        self._room()
        if outcome.rule not in self._rules:
            self._rules[outcome.rule] = (len(self._rules), compact(self._log.rule(outcome)))
        place, _ = self._rules[outcome.rule]
        self._write(("," if self._results else "") + "\n" + compact(placed(result, place)))
        self._results += 1

    def _room(self) -> None:
        """Begin another run or file if this one is full."""
        full = self._size > self._limits.size
        if full or self._results + len(self._problems) >= self._limits.results:
            last = self._runs_here == self._limits.runs
            if full or last:
                self._end_file()
                self._begin_file()
            else:
                self._end_run()
                self._begin_run()

    def _begin_file(self) -> None:
        self._drafts.append(Draft(self._folder / f"findings-{len(self._drafts) + 1}.sarif"))
        self._file = self._drafts[-1].text()
        self._packer = zlib.compressobj()
        self._size = self._runs_here = 0
        self._write(f'{{"$schema":{compact(SCHEMA)},"version":"2.1.0","runs":[')
        self._begin_run()

    def _end_file(self) -> None:
        self._end_run()
        self._file.close()

    def _begin_run(self) -> None:
        self._runs += 1
        self._runs_here += 1
        self._results = 0
        self._rules: dict[str, tuple[int, str]] = {}
        self._problems: list[str] = []
        self._write(("," if self._runs_here > 1 else "") + '{"results":[')

    def _end_run(self) -> None:
        # The list of rules follows the results: only now it is known.
        rules = ",".join(text for _, text in self._rules.values())
        driver = f'{{"name":"checker","version":{compact(__version__)},"rules":[{rules}]}}'
        invocation = '{"executionSuccessful":true}'
        if self._problems:
            told = ",\n".join(self._problems)
            invocation = f'{{"executionSuccessful":false,"toolExecutionNotifications":[{told}]}}'
        self._write(
            f'],"tool":{{"driver":{driver}}},"language":{compact(LANGUAGES[self._speech.lang])},'
            f'"automationDetails":{{"id":"checker/{self._runs}/"}},'
            f'"columnKind":"unicodeCodePoints","invocations":[{invocation}]}}'
        )

    def _write(self, text: str) -> None:
        self._file.write(text)
        self._size += len(self._packer.compress(text.encode("utf-8", "backslashreplace")))
