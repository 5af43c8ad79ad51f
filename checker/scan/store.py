"""
The results of an archive, in one SQLite file: what a scan knows survives it.

Two tables carry what documents say. A *verdict* is what was found in a document, under the
content of the document and the line it begins on (its lines are part of what it says);
a *place* is an address (file, member, line) at which that content stood in a run. So a
file that moved, or lies there twice, is judged once, and an address that is gone leaves
no trace in the next run's results.

A verdict holds for one *context*: everything else that a result rests on, as one hash.
Verdicts of other contexts are kept until a run under the new one is complete, so that a
run that was stopped has destroyed nothing.

Every batch is one transaction (write-ahead log), and what a batch holds is complete:
killed at any moment, the file holds whole batches.

Shapes: a line is the JSON text of one record's result without its source, as `lines`
    makes it; texts are kept compressed.
Errors: UsageError if the file cannot be used, or another scan is writing it.
Imports `reader` (for addresses), `report.ranks` and `errors`.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from checker.errors import UsageError
from checker.reader import Source
from checker.report.ranks import STATUSES

FILE = "results.sqlite"
#: Of the tables below. A file with another one is not understood.
_FORMAT = "checker.store/1"

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE verdict (
    id INTEGER PRIMARY KEY,
    context TEXT NOT NULL, sha256 TEXT NOT NULL, line INTEGER NOT NULL,
    kind TEXT NOT NULL, record TEXT,
    fail INTEGER NOT NULL, undetermined INTEGER NOT NULL, pending INTEGER NOT NULL,
    pass INTEGER NOT NULL, not_applicable INTEGER NOT NULL, findings INTEGER NOT NULL,
    gravest TEXT,
    text BLOB NOT NULL,
    UNIQUE (context, sha256, line)
);
CREATE TABLE place (
    path TEXT NOT NULL, member TEXT NOT NULL, line INTEGER NOT NULL,
    run INTEGER NOT NULL, context TEXT NOT NULL, sha256 TEXT NOT NULL,
    PRIMARY KEY (path, member, line)
) WITHOUT ROWID;
CREATE TABLE entry (
    verdict INTEGER NOT NULL REFERENCES verdict (id) ON DELETE CASCADE,
    register TEXT NOT NULL, key TEXT NOT NULL, facts TEXT NOT NULL
);
CREATE INDEX entry_by_key ON entry (register, key);
CREATE INDEX entry_by_verdict ON entry (verdict);
CREATE TABLE across (id TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
"""

Kind = Literal["checked", "refused", "engine_error"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one record contributes to a comparison across records: under a key of an index."""

    index: str
    key: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    What was found in one document.

    Attributes:
        sha256: of the document.
        line: the line it begins on; 0 for a document that is a file or member of its own.
        kind: whether it was checked, refused, or left without a verdict by the engine.
        record: the record's id; None if the document does not tell.
        summary: how many rules have which status; empty unless checked.
        findings: how many instances fail.
        gravest: the severity of the gravest failing rule that nobody answers for by a waiver.
        text: the record's line without its source.
        entries: what it contributes to comparisons across records.
    """

    sha256: str
    line: int
    kind: Kind
    record: str | None
    summary: Mapping[str, int]
    findings: int
    gravest: str | None
    text: str
    entries: Sequence[Entry] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """The counts of a run; `outcomes` counts rules over all records, by status."""

    records: int
    refused: int
    engine_errors: int
    outcomes: Mapping[str, int]
    findings: int
    gravest: frozenset[str]


@dataclass(frozen=True, slots=True)
class Member:
    """One record of a group across records."""

    record: str | None
    source: Source
    facts: Mapping[str, Any]


class Store:
    """The store of one folder. A context manager; one process at a time."""

    def __init__(self, folder: Path, *, write: bool = True) -> None:
        """
        Open the store of `folder`, which is made if it is not there.

        Args:
            folder: the folder of the results.
            write: False to read the results of a complete run only.

        Raises:
            UsageError: the folder cannot be used, is being written by another scan, or holds
                a store that this version does not understand or (to read) none that is complete.
        """
        self.folder = folder
        self._lock: Any = None
        path = folder / FILE
        try:
            if write:
                folder.mkdir(parents=True, exist_ok=True)
                self._seize(folder / f"{FILE}.lock")
            elif not path.is_file():
                raise UsageError(
                    f"{folder} 中没有扫描结果（{FILE}）。请先运行 checker scan。",
                    f"There are no results in {folder} ({FILE}). Run checker scan first.",
                )
            how = "rw" if path.is_file() else "rwc"
            uri = f"{path.absolute().as_uri()}?mode={how if write else 'ro'}"
            self._base = sqlite3.connect(uri, uri=True, isolation_level=None)
            self._prepare(path, write)
        except (OSError, sqlite3.Error) as error:
            self._release()
            raise self._unusable(error) from error
        except UsageError:
            self._release()
            raise

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file; what was not committed is not in it."""
        self.close()

    def close(self) -> None:
        """Close the file; it then is one file, which can be copied and read anywhere."""
        if self._lock is not None:
            with contextlib.suppress(sqlite3.Error):
                self._base.execute("PRAGMA journal_mode = DELETE")
        self._base.close()
        self._release()

    def _seize(self, path: Path) -> None:
        self._lock = path.open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(
                f"另一个扫描正在写入 {self.folder}。请等它结束，或另选一个结果文件夹。",
                f"Another scan is writing to {self.folder}. Wait for its end, or take another "
                "results folder.",
            ) from error

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _prepare(self, path: Path, write: bool) -> None:
        run = self._base.execute
        if write:
            run("PRAGMA journal_mode = WAL")
            # Whole batches survive a kill; after a power cut the last may be missing, not torn.
            run("PRAGMA synchronous = NORMAL")
            run("PRAGMA foreign_keys = ON")
        if write and not run("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
            # One transaction: a store half made would never be usable again.
            format_ = f"INSERT INTO meta VALUES ('format', '{_FORMAT}')"  # noqa: S608 - a constant
            self._base.executescript(f"BEGIN; {_TABLES} {format_}; COMMIT;")
        if self.recall("format") != _FORMAT:
            raise UsageError(
                f"{path} 不是本版本能够识别的扫描结果。请另选一个结果文件夹重新扫描。",
                f"{path} holds no results that this version understands. Scan into another folder.",
            )
        if not write and not self.is_complete:
            raise UsageError(
                f"{self.folder} 中的扫描尚未完成。请再次运行相同的 checker scan 命令，把它做完。",
                f"The scan in {self.folder} is not complete. Finish it first: run the same "
                "checker scan command again.",
            )

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """
        What is put within is there as a whole or not at all.

        Raises:
            UsageError: it cannot be written.
        """
        try:
            self._base.execute("BEGIN IMMEDIATE")
            yield
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            self._undo()
            raise self._unusable(error) from error
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        if self._base.in_transaction:
            self._base.execute("ROLLBACK")

    def _unusable(self, error: Exception) -> UsageError:
        return UsageError(
            f"无法使用结果文件夹 {self.folder}：{error}。请检查权限和磁盘空间，或另选一个文件夹。",
            f"The results folder {self.folder} cannot be used: {error}. Check permissions and "
            "disk space, or take another folder.",
        )

    def recall(self, key: str) -> Any:
        """What was remembered under `key`, as JSON gives it; None if nothing was."""
        row = self._base.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        return row[0] if key == "format" else json.loads(row[0])

    def remember(self, key: str, value: Any) -> None:
        """Keep a JSON value under `key`."""
        self._base.execute(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, json.dumps(value, sort_keys=True))
        )

    def begin(self, context: str) -> int:
        """Begin a run under a context, or go on with the one that was stopped; its number."""
        run = (self.recall("run") or 0) + 1
        with self.batch():
            self.remember("run", run)
            self.remember("context", context)
            self.remember("complete", False)
        return run

    def has(self, context: str, sha256: str, line: int) -> bool:
        """Whether there is a verdict on this content under this context."""
        found = self._base.execute(
            "SELECT 1 FROM verdict WHERE context = ? AND sha256 = ? AND line = ?",
            (context, sha256, line),
        ).fetchone()
        return found is not None

    def put_place(self, run: int, context: str, source: Source, sha256: str) -> None:
        """Note that this content stood at this address in this run."""
        self._base.execute(
            "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?)",
            (source.path, source.member or "", source.line or 0, run, context, sha256),
        )

    def put_verdict(self, context: str, verdict: Verdict) -> None:
        """Keep what was found in a document."""
        counts = [verdict.summary.get(status, 0) for status in STATUSES]
        identity = self._base.execute(
            f"INSERT OR REPLACE INTO verdict VALUES (NULL{', ?' * 13})",  # noqa: S608 - a count
            (
                context,
                verdict.sha256,
                verdict.line,
                verdict.kind,
                verdict.record,
                *counts,
                verdict.findings,
                verdict.gravest,
                zlib.compress(verdict.text.encode(), 1),
            ),
        ).lastrowid
        self._base.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?)",
            (
                (identity, e.index, e.key, json.dumps(e.facts, sort_keys=True))
                for e in verdict.entries
            ),
        )

    def complete(self, run: int, context: str) -> None:
        """
        End a run: what other runs and contexts left goes.

        Raises:
            AssertionError: a place has no verdict, so something was lost.
        """
        with self.batch():
            self._base.execute("DELETE FROM place WHERE run <> ?", (run,))
            lost = self._base.execute(
                "SELECT COUNT(*) FROM place LEFT JOIN verdict USING (context, sha256, line) "
                "WHERE verdict.id IS NULL"
            ).fetchone()
            if lost[0]:
                raise AssertionError(f"{lost[0]} places without a verdict")
            self._base.execute("DELETE FROM verdict WHERE context <> ?", (context,))
            self._base.execute(
                "DELETE FROM verdict WHERE NOT EXISTS (SELECT 1 FROM place WHERE "
                "place.sha256 = verdict.sha256 AND place.line = verdict.line)"
            )
            self.remember("complete", True)

    @property
    def is_complete(self) -> bool:
        """Whether the last run came to its end."""
        return bool(self.recall("complete"))

    def totals(self) -> Totals:
        """The counts over all places."""
        joined = "FROM place JOIN verdict USING (context, sha256, line)"
        sums = ", ".join(f"COALESCE(SUM({name}), 0)" for name in (*STATUSES, "findings"))
        row = self._base.execute(
            "SELECT COUNT(*), COALESCE(SUM(kind = 'refused'), 0), "
            f"COALESCE(SUM(kind = 'engine_error'), 0), {sums} {joined}"
        ).fetchone()
        gravest = self._base.execute(f"SELECT DISTINCT gravest {joined} WHERE gravest IS NOT NULL")
        return Totals(
            records=row[0],
            refused=row[1],
            engine_errors=row[2],
            outcomes=dict(zip(STATUSES, row[3:8], strict=True)),
            findings=row[8],
            gravest=frozenset(severity for (severity,) in gravest),
        )

    def lines(self) -> Iterator[str]:
        """The line of every place with its source, by path, member and line."""
        rows = self._base.execute(
            "SELECT path, member, line, text FROM place "
            "JOIN verdict USING (context, sha256, line) ORDER BY path, member, line"
        )
        for path, member, line, text in rows:
            yield with_source(zlib.decompress(text).decode(), _source(path, member, line))

    def contents(self) -> Iterator[str]:
        """The hash of the content at every place, by path, member and line."""
        rows = self._base.execute("SELECT sha256 FROM place ORDER BY path, member, line")
        return (sha256 for (sha256,) in rows)

    def identity(self) -> str:
        """A hash of all that the results are: every address, its content, and the context."""
        digest = hashlib.sha256()
        rows = "SELECT path, member, line, context, sha256 FROM place ORDER BY path, member, line"
        for row in self._base.execute(rows):
            digest.update(repr(row).encode())
        return digest.hexdigest()

    def groups(self) -> Iterator[tuple[str, str, list[Member]]]:
        """The records that share a key: (index, key, members), in their order."""
        rows = self._base.execute(
            "WITH placed AS (SELECT register, entry.key, facts, record, path, member, place.line "
            "FROM entry JOIN verdict ON verdict.id = entry.verdict "
            "JOIN place USING (context, sha256, line)), "
            "shared AS (SELECT register, key FROM placed GROUP BY register, key "
            "HAVING COUNT(*) > 1) "
            "SELECT register, key, facts, record, path, member, line FROM placed "
            "JOIN shared USING (register, key) "
            "ORDER BY register, key, path, member, line, facts"
        )
        for (register, key), members in groupby(rows, key=itemgetter(0, 1)):
            yield (
                register,
                key,
                [
                    Member(record, _source(path, member, line), json.loads(facts))
                    for _, _, facts, record, path, member, line in members
                ],
            )

    def line(self, source: Source) -> str:
        """The line of one place, with its source; KeyError if there is none."""
        found = self._base.execute(
            "SELECT text FROM place JOIN verdict USING (context, sha256, line) "
            "WHERE path = ? AND member = ? AND line = ?",
            (source.path, source.member or "", source.line or 0),
        ).fetchone()
        if found is None:
            raise KeyError(source)
        return with_source(zlib.decompress(found[0]).decode(), source)

    def put_across(self, findings: Iterable[tuple[str, str]]) -> None:
        """Keep the findings across records, (id, JSON text), in place of those before."""
        self._base.execute("DELETE FROM across")
        self._base.executemany("INSERT OR REPLACE INTO across VALUES (?, ?)", findings)

    def across(self) -> Iterator[str]:
        """The findings across records as JSON texts, by id."""
        return (text for (text,) in self._base.execute("SELECT text FROM across ORDER BY id"))


def _source(path: str, member: str, line: int) -> Source:
    return Source(path, member or None, line or None)


_OPENING = '{"record":{'


def with_source(text: str, source: Source) -> str:
    """
    A line with the address it belongs to.

    The text is not parsed: it begins as `lines` writes it.
    """
    if not text.startswith(_OPENING):
        raise AssertionError("a stored line begins with its record")
    address = json.dumps(
        {"path": source.path, "member": source.member, "line": source.line},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return f'{_OPENING}"source":{address},{text[len(_OPENING) :]}'
