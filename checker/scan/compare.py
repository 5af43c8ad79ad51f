"""
Two runs, finding by finding: what is new, what is gone, what is told otherwise, and why.

A finding is known by its id, which survives another order of the record and another place of
its file. Beside each stands what may have made the difference: that its record is another
one, and every part in which the receipts of the two runs differ.

Shapes: see `Change`. A finding that is new or gone has the status its rule has on the other
    side: "undetermined", "pending", "fail" (by another finding), "settled" (kept, or not
    applicable: lines only count those), or "no_record".
Memory: both runs are laid into a temporary file, so it does not grow with them.
Imports `report.models` for the order of severities and the parts of a receipt.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self

from checker.report.models import SEVERITIES, Receipt
from checker.scan.lines import failing

Kind = Literal["new", "gone", "changed"]
KINDS: tuple[Kind, ...] = ("new", "gone", "changed")

#: What of a receipt can make a difference; its records are compared one by one.
RECEIPT = tuple(key for key in Receipt.model_fields if key != "records")
#: The status of a rule on the side that lacks its finding.
OTHER = ("undetermined", "pending", "fail", "settled", "no_record")

#: What of a finding is told; ids and places aside.
_OUTCOME = ("severity", "basis", "remedy", "curable")
_INSTANCE = ("values", "arithmetic", "message", "liability", "unattributed", "waiver", "due_on")
TOLD = (*_OUTCOME, *_INSTANCE)

_TABLES = """
CREATE TABLE finding (
    side INTEGER, id TEXT, rule TEXT, record TEXT, severity INTEGER, source TEXT, told TEXT,
    PRIMARY KEY (side, id)
) WITHOUT ROWID;
CREATE TABLE status (
    side INTEGER, record TEXT, rule TEXT, status TEXT, PRIMARY KEY (side, record, rule)
) WITHOUT ROWID;
CREATE TABLE record (
    side INTEGER, record TEXT, sha256 TEXT, PRIMARY KEY (side, record)
) WITHOUT ROWID;
CREATE TABLE refused (side INTEGER, source TEXT);
"""


@dataclass(frozen=True)
class Run:
    """One side: its name, its receipt, its lines (with sources), its findings across records."""

    name: str
    receipt: Mapping[str, Any]
    lines: Callable[[], Iterable[Mapping[str, Any]]]
    across: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class Change:
    """
    One finding that is not the same on both sides.

    Attributes:
        kind: whether only the second run has it, only the first, or both otherwise.
        id: of the finding.
        record: the id of its record; those of all records for a finding across records.
        severity: as the run has it that has the finding; the second one's if both have.
        message: what was found, likewise.
        sources: where the record stood, on the side that is told.
        other: the status of its rule on the side that lacks it; None if both have it.
        differs: the parts that are told otherwise, if both have it.
        because: "record" if the record is another one, then parts of the receipt.
    """

    kind: Kind
    id: str
    rule: str
    record: str
    severity: str
    message: Mapping[str, str]
    sources: Sequence[Mapping[str, Any]]
    other: str | None
    differs: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True)
class Counts:
    """How many findings, records and refusals are new, gone or changed."""

    findings: Mapping[Kind, int]
    same: int
    records: Mapping[Kind, int]
    refused: tuple[int, int]


class Comparison:
    """A context manager over two runs; `changes` and `counts` may be asked within."""

    def __init__(self, first: Run, second: Run) -> None:
        """Lay both runs side by side."""
        self.first, self.second = first, second
        self.receipts = tuple(
            key for key in RECEIPT if first.receipt.get(key) != second.receipt.get(key)
        )
        self._folder = tempfile.TemporaryDirectory(prefix="checker-compare-")
        self._base = sqlite3.connect(f"{self._folder.name}/runs.sqlite", isolation_level=None)
        self._base.executescript(f"PRAGMA journal_mode = OFF; {_TABLES}")
        self._base.execute("BEGIN")
        for side, run in enumerate((first, second)):
            self._lay(side, run)
        self._base.execute("COMMIT")

    def __enter__(self) -> Self:
        """The comparison itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what was laid out."""
        self._base.close()
        self._folder.cleanup()

    def _lay(self, side: int, run: Run) -> None:
        put = self._base.execute
        for line in run.lines():
            record = line["record"]
            if record["id"] is None:
                put("INSERT INTO refused VALUES (?, ?)", (side, _json(record["source"])))
                continue
            put(
                "INSERT OR IGNORE INTO record VALUES (?, ?, ?)",
                (side, record["id"], record["sha256"]),
            )
            for outcome in line["outcomes"]:
                if outcome["status"] in ("pass", "not_applicable"):
                    continue
                put(
                    "INSERT OR IGNORE INTO status VALUES (?, ?, ?, ?)",
                    (side, record["id"], outcome["rule"], outcome["status"]),
                )
            for outcome, instance in failing(line):
                told = {key: outcome[key] for key in _OUTCOME}
                told |= {key: instance[key] for key in _INSTANCE}
                sources = [record["source"]]
                self._finding(side, instance["id"], outcome, record["id"], sources, told)
        for found in run.across:
            records = ", ".join(str(one["id"]) for one in found["records"])
            sources = [one["source"] for one in found["records"]]
            if found["status"] == "fail":
                # A comparison of records leaves nobody unattributed.
                told = {key: found.get(key) for key in TOLD}
                self._finding(side, found["id"], found, records, sources, told)

    def _finding(
        self,
        side: int,
        identity: str,
        outcome: Mapping[str, Any],
        record: str,
        sources: Sequence[Mapping[str, Any]],
        told: Mapping[str, Any],
    ) -> None:
        severity = SEVERITIES.index(outcome["severity"])
        self._base.execute(
            "INSERT OR IGNORE INTO finding VALUES (?, ?, ?, ?, ?, ?, ?)",
            (side, identity, outcome["rule"], record, severity, _json(sources), _json(told)),
        )

    def counts(self) -> Counts:
        """How much differs."""
        counted = dict.fromkeys(KINDS, 0)
        for change in self.changes():
            counted[change.kind] += 1
        both = self._number(
            "SELECT COUNT(*) FROM finding a JOIN finding b USING (id) "
            "WHERE a.side = 0 AND b.side = 1"
        )
        one_sided = (
            "SELECT COUNT(*) FROM record a WHERE side = {0} AND NOT EXISTS "
            "(SELECT 1 FROM record b WHERE b.side = {1} AND b.record = a.record)"
        )
        return Counts(
            findings=counted,
            same=both - counted["changed"],
            records={
                "new": self._number(one_sided.format(1, 0)),
                "gone": self._number(one_sided.format(0, 1)),
                "changed": self._number(
                    "SELECT COUNT(*) FROM record a JOIN record b USING (record) "
                    "WHERE a.side = 0 AND b.side = 1 AND a.sha256 <> b.sha256"
                ),
            },
            refused=(
                self._number("SELECT COUNT(*) FROM refused WHERE side = 0"),
                self._number("SELECT COUNT(*) FROM refused WHERE side = 1"),
            ),
        )

    def _number(self, query: str) -> int:
        (number,) = self._base.execute(query).fetchone()
        return int(number)

    def changes(self) -> Iterator[Change]:
        """New findings, then those that are gone, then changed ones; the gravest first."""
        yield from self._one_sided("new", side=1)
        yield from self._one_sided("gone", side=0)
        yield from self._changed()

    def _one_sided(self, kind: Kind, side: int) -> Iterator[Change]:
        rows = self._base.execute(
            "SELECT id, a.rule, a.record, source, told, here.sha256, there.sha256, status "
            "FROM finding a "
            "LEFT JOIN record here ON here.side = a.side AND here.record = a.record "
            "LEFT JOIN record there ON there.side = 1 - a.side AND there.record = a.record "
            "LEFT JOIN status other ON other.side = 1 - a.side "
            "AND other.record = a.record AND other.rule = a.rule "
            "WHERE a.side = ? "
            "AND NOT EXISTS (SELECT 1 FROM finding b WHERE b.id = a.id AND b.side = 1 - a.side) "
            "ORDER BY severity, a.rule, a.record, id",
            (side,),
        )
        for identity, rule, record, source, told, here, there, status in rows:
            yield _change(
                kind,
                identity,
                rule,
                record,
                source,
                json.loads(told),
                other=status or ("no_record" if there is None and here is not None else "settled"),
                because=(*(() if here == there else ("record",)), *self.receipts),
            )

    def _changed(self) -> Iterator[Change]:
        rows = self._base.execute(
            "SELECT b.id, b.rule, b.record, b.source, a.told, b.told, was.sha256, is_.sha256 "
            "FROM finding b JOIN finding a ON a.id = b.id AND a.side = 0 "
            "LEFT JOIN record was ON was.side = 0 AND was.record = a.record "
            "LEFT JOIN record is_ ON is_.side = 1 AND is_.record = b.record "
            "WHERE b.side = 1 AND a.told <> b.told ORDER BY b.severity, b.rule, b.record, b.id"
        )
        for identity, rule, record, source, was, told, then, now in rows:
            old, new = json.loads(was), json.loads(told)
            yield _change(
                "changed",
                identity,
                rule,
                record,
                source,
                new,
                differs=tuple(key for key in new if old[key] != new[key]),
                because=(*(() if then == now else ("record",)), *self.receipts),
            )


def _change(
    kind: Kind,
    identity: str,
    rule: str,
    record: str,
    source: str,
    told: Mapping[str, Any],
    *,
    because: tuple[str, ...],
    other: str | None = None,
    differs: tuple[str, ...] = (),
) -> Change:
    return Change(
        kind=kind,
        id=identity,
        rule=rule,
        record=record,
        severity=told["severity"],
        message=told["message"],
        sources=json.loads(source),
        other=other,
        differs=differs,
        because=because,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
