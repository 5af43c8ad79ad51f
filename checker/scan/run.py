"""
A scan: every document of the sources to a verdict in the store, once.

Documents are read one by one as the engine takes them (it holds a few batches in flight,
no more), so memory does not grow with the archive. What the store already has a verdict on
is not evaluated again; a scan that was stopped therefore goes on where it was by being run
again, and ends with the same store as one that was not.

A document that is refused and a record that fails the engine have verdicts like the others.
Only an engine that does not come up, or a store that cannot be written, ends a scan.

Imports `engine`, `reader`, `sources`, and `lines`, `store` of the package.
"""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from checker.engine import Engine, EngineFault
from checker.reader import Profile, Record, Refusal, Source, read
from checker.scan.lines import Lines
from checker.scan.store import Store, Verdict
from checker.sources import Document, Sources, Unread

#: A transaction holds at least this many documents, unless so many seconds passed before.
_BATCH = 256
_SECONDS = 1.0


@dataclass(frozen=True)
class Plan:
    """
    How to judge, the same for every document.

    Attributes:
        context: the hash of all that a verdict rests on besides its document.
        as_of: the day of evaluation.
        selected: ids of the rules that are asked.
        settings: for the policies.
        profile: the export profile, if any.
        in_flight: batches under way at a time.
    """

    context: str
    as_of: str
    selected: Collection[str]
    settings: Mapping[str, Any]
    profile: Profile | None
    in_flight: int


@dataclass(frozen=True, slots=True)
class Progress:
    """
    How far a scan is.

    Attributes:
        documents: read so far.
        reused: of these, found in the store.
        refused: of these, refused in this run.
        findings: breaches found in this run.
        consumed: bytes of the sources read so far.
        total: bytes of the sources; None if nobody can know.
    """

    documents: int = 0
    reused: int = 0
    refused: int = 0
    findings: int = 0
    consumed: int = 0
    total: int | None = None


#: Is told how far the scan is, after each document that is done.
Watch = Callable[[Progress], None]


def scan(
    sources: Sources, store: Store, engine: Engine, plan: Plan, lines: Lines, watch: Watch
) -> Progress:
    """
    Bring the store to hold a verdict on every document of the sources, and on no other.

    Raises:
        EngineError: OPA does not start, or does not stay up. What was judged so far stays.
    """
    return _Scan(sources, store, engine, plan, lines, watch).run()


class _Scan:
    """The state of one scan: what is being judged, what is not yet committed."""

    def __init__(
        self,
        sources: Sources,
        store: Store,
        engine: Engine,
        plan: Plan,
        lines: Lines,
        watch: Watch,
    ) -> None:
        self._sources = sources
        self._store = store
        self._engine = engine
        self._plan = plan
        self._lines = lines
        self._watch = watch
        self._progress = Progress(total=sources.total)
        self._under_way: deque[Record] = deque()
        self._judging: set[tuple[str, int]] = set()
        self._places: list[tuple[Source, str]] = []
        self._verdicts: list[Verdict] = []
        self._committed = time.monotonic()

    def run(self) -> Progress:
        """Judge everything; the counts at the end."""
        number = self._store.begin(self._plan.context)
        try:
            for _, answer in self._engine.evaluate_many(
                self._fresh(number),
                as_of=self._plan.as_of,
                settings=self._plan.settings,
                in_flight=self._plan.in_flight,
            ):
                self._judged(self._under_way.popleft(), answer)
        finally:
            # Ctrl-C too: what was judged is kept.
            self._commit(number)
        self._store.complete(number, self._plan.context)
        return self._progress

    def _fresh(self, number: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The records that are to be evaluated; everything else is dealt with on the way."""
        for item in self._sources:
            if isinstance(item, Unread):
                self._unread(item)
            elif (record := self._read(item)) is not None:
                self._under_way.append(record)
                yield "", record.raw
            self._count(documents=1, consumed=item.consumed - self._progress.consumed)
            if len(self._places) >= _BATCH or time.monotonic() - self._committed > _SECONDS:
                self._commit(number)

    def _read(self, item: Document) -> Record | None:
        """The record of a document, if it is one that has no verdict yet."""
        sha256, line = hashlib.sha256(item.data).hexdigest(), item.source.line or 0
        self._places.append((item.source, sha256))
        if (sha256, line) in self._judging or self._store.has(self._plan.context, sha256, line):
            self._count(reused=1)
            return None
        self._judging.add((sha256, line))
        source = item.source
        result = read(
            item.data,
            source.path,
            profile=self._plan.profile,
            member=source.member,
            line_offset=None if source.line is None else source.line - 1,
        )
        if isinstance(result, Refusal):
            self._refused(self._lines.refused(result))
            return None
        return result

    def _unread(self, item: Unread) -> None:
        """
        What could not be read has no content that would identify it: its address and the
        reasons take the place, and it is told anew in every run.
        """
        source = item.refusal.source
        told = [source.path, source.member, source.line, [f.code for f in item.refusal.faults]]
        key = hashlib.sha256(repr(told).encode()).hexdigest()
        self._places.append((source, key))
        self._refused(replace(self._lines.refused(item.refusal), sha256=key))

    def _refused(self, verdict: Verdict) -> None:
        self._verdicts.append(verdict)
        self._count(refused=1)

    def _judged(self, record: Record, answer: Mapping[str, Any] | EngineFault) -> None:
        verdict = self._lines.checked(record, answer, self._plan.selected)
        self._verdicts.append(verdict)
        self._count(findings=verdict.findings)

    def _count(self, **more: int) -> None:
        now = self._progress
        self._progress = replace(
            now, **{name: getattr(now, name) + number for name, number in more.items()}
        )
        self._watch(self._progress)

    def _commit(self, number: int) -> None:
        """Places and verdicts gathered so far, in one transaction."""
        context = self._plan.context
        with self._store.batch():
            for verdict in self._verdicts:
                self._store.put_verdict(context, verdict)
                self._judging.discard((verdict.sha256, verdict.line))
            for source, sha256 in self._places:
                self._store.put_place(number, context, source, sha256)
        self._places.clear()
        self._verdicts.clear()
        self._committed = time.monotonic()
