"""
The contract with the policies: records in, what each rule says out.

`data.main.report` and `data.main.brief` take the envelope `{"as_of", "settings",
"record"}` and give an object; `data.main.batch` takes `{"as_of", "settings",
"records": [{"key", "record"}]}` and gives an object by key whose values are what
`brief` gives; `data.main.statuses_batch` likewise, with no more than each rule's
status; `data.main.across` takes `{"as_of", "settings", "groups": [{"key", "index",
"value", "members": [{"record", "place", "facts"}]}]}` and gives an object by key whose
values are `{"findings": [...]}`. `as_of` is a date "YYYY-MM-DD"; what stands in the
objects is the policies' and the caller's business.

Imports `client`, `gate`, `halving`, `server` and `errors` only.
"""

from __future__ import annotations

import itertools
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from checker.engine.client import Answer, Client, NoAnswer, Why
from checker.engine.gate import Gate
from checker.engine.halving import Caller, Item, Result, Settler
from checker.engine.server import Address, OpaServer
from checker.errors import EngineError

Entry = Literal["brief", "report", "explain", "statuses"]

# The entry points that take many records at once, each by the one it gives for a record.
_BATCHES: dict[Entry, str] = {"brief": "main.batch", "statuses": "main.statuses_batch"}

# How the items of a batch stand in its envelope: what the list is called, and an item in it.
_Packed = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]

# A batch of this many records is given twice the time of a single one.
_RECORDS_PER_TIMEOUT = 64


class Engine:
    """
    OPA over one bundle. A context manager; safe to use from several threads.

    OPA is started by the first call (or by `start`, `start_ahead`) and ended by `close`,
    which leaving the context does.
    """

    def __init__(
        self, bundle: Path, *, opa: Path, timeout: float = 30.0, memory: str = "600MiB"
    ) -> None:
        """
        Note what to run; OPA is not started yet.

        Args:
            bundle: a `.tar.gz` bundle, or a folder that is one.
            opa: the OPA binary; see `locate`.
            timeout: seconds for one record; a batch gets more, in proportion.
            memory: OPA's soft memory limit (GOMEMLIMIT), such as "600MiB".
        """
        self._server = OpaServer(opa, bundle, memory=memory)
        self._timeout = timeout
        self._gate = Gate()
        self._idle_lock = threading.Lock()
        self._idle: list[tuple[int, Client]] = []
        self._defined: set[str] = set()

    def __enter__(self) -> Self:
        """The engine itself; OPA starts with the first call."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End OPA, whatever happened."""
        self.close()

    def start(self) -> None:
        """
        Start OPA now rather than with the first call.

        Raises:
            EngineError: it does not start, or the policies do not compile.
        """
        self._server.ensure()

    def start_ahead(self) -> None:
        """
        Let OPA begin to start and return at once; the first call waits for it.

        What OPA itself does not like is told by the first call.

        Raises:
            EngineError: there is no bundle.
            OSError: the binary cannot be run.
        """
        self._server.launch()

    def close(self) -> None:
        """End OPA for good; calls under way in other threads end in an EngineError."""
        self._server.stop()
        with self._idle_lock:
            for _, client in self._idle:
                client.close()
            self._idle.clear()

    @property
    def pid(self) -> int | None:
        """The process id of OPA, None while it does not run."""
        return self._server.pid

    def report(
        self, record: Mapping[str, Any], *, as_of: str, settings: Mapping[str, Any]
    ) -> dict[str, Any]:
        """
        All outcomes of one record: `data.main.report`.

        Raises:
            EngineError: there is no answer, or it is not an object.
        """
        return self._one("report", record, as_of, settings)

    def brief(
        self, record: Mapping[str, Any], *, as_of: str, settings: Mapping[str, Any]
    ) -> dict[str, Any]:
        """
        The short form for one record: `data.main.brief`.

        Raises:
            EngineError: there is no answer, or it is not an object.
        """
        return self._one("brief", record, as_of, settings)

    def explain(
        self, record: Mapping[str, Any], *, as_of: str, settings: Mapping[str, Any]
    ) -> dict[str, Any]:
        """
        Why the rule `settings["explain"]`, or that of the finding `settings["finding"]`, has its
        status in one record: `data.main.explain`.

        Raises:
            EngineError: there is no answer, or it is not an object.
        """
        return self._one("explain", record, as_of, settings)

    def evaluate_many(
        self,
        items: Iterable[tuple[str, Mapping[str, Any]]],
        *,
        as_of: str,
        settings: Mapping[str, Any],
        batch_size: int = 64,
        in_flight: int = 2,
        entry: Entry = "brief",
    ) -> Iterator[Result]:
        """
        Evaluate any number of records, in constant memory and in their order.

        Args:
            items: (key, record); read only as fast as results are taken. Keys are
                handed back as they are and need not be unique.
            as_of: the day of evaluation.
            settings: the same for all records.
            batch_size: records a call; `report` and `explain` always go one by one.
            in_flight: calls under way at a time.
            entry: what is asked for each record.

        Yields:
            (key, object), or (key, EngineFault) for a record that the engine cannot
            evaluate; exactly one for each item, in their order.

        Raises:
            EngineError: OPA does not start or does not stay up, or the bundle has no
                such entry point.
        """
        path = _BATCHES.get(entry)
        call = (
            self._batch_caller(path, as_of, settings, "records", _as_record)
            if path
            else self._single_caller(entry, as_of, settings)
        )
        return self._settled(items, call, batch_size if path else 1, in_flight)

    def across(
        self,
        groups: Iterable[tuple[str, Mapping[str, Any]]],
        *,
        as_of: str,
        settings: Mapping[str, Any],
        batch_size: int = 64,
        in_flight: int = 2,
    ) -> Iterator[Result]:
        """
        Judge any number of groups of records, in constant memory and in their order.

        Args:
            groups: (key, {"index", "value", "members"}); `index`, `value` (there `key`) and the
                members' `facts` are those that `brief` gives under `index`, a member's `record`
                is the record's id and its `place` an integer that the caller knows it by.
            as_of: the day of evaluation.
            settings: the same for all groups.
            batch_size: groups a call.
            in_flight: calls under way at a time.

        Yields:
            (key, {"findings": [...]}), or (key, EngineFault) for a group that the engine cannot
            judge; exactly one for each group, in their order.

        Raises:
            EngineError: OPA does not start or does not stay up, or the bundle has no
                such entry point.
        """
        call = self._batch_caller("main.across", as_of, settings, "groups", _as_group)
        return self._settled(groups, call, batch_size, in_flight)

    def _settled(
        self, items: Iterable[Item], call: Caller, batch_size: int, in_flight: int
    ) -> Iterator[Result]:
        settler = Settler(call, self._gate)
        batches = _batched(items, batch_size)
        stop = threading.Event()
        pool = ThreadPoolExecutor(max_workers=in_flight, thread_name_prefix="engine")
        window: deque[Future[list[Result]]] = deque()

        def top_up() -> None:
            # One more than there are workers: it is ready when a later batch is done first.
            for batch in itertools.islice(batches, in_flight + 1 - len(window)):
                window.append(pool.submit(settler.settle, batch, stop))

        try:
            top_up()
            while window:
                results = window.popleft().result()
                top_up()
                yield from results
        finally:
            # Whatever ended this (Ctrl-C too): nobody waits here for calls under way.
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)

    def _one(
        self, entry: Entry, record: Mapping[str, Any], as_of: str, settings: Mapping[str, Any]
    ) -> dict[str, Any]:
        settler = Settler(self._single_caller(entry, as_of, settings), self._gate)
        ((_, result),) = settler.settle([("", record)], threading.Event())
        if isinstance(result, dict):
            return result
        raise EngineError(result.message["zh"], result.message["en"])

    def _single_caller(self, entry: Entry, as_of: str, settings: Mapping[str, Any]) -> Caller:
        def call(items: Sequence[Item]) -> Answer | NoAnswer:
            document = {"as_of": as_of, "settings": settings, "record": items[0][1]}
            outcome = self._ask(f"main.{entry}", document, self._timeout)
            return Answer([outcome.value]) if isinstance(outcome, Answer) else outcome

        return call

    def _batch_caller(
        self, path: str, as_of: str, settings: Mapping[str, Any], name: str, packed: _Packed
    ) -> Caller:
        def call(items: Sequence[Item]) -> Answer | NoAnswer:
            # The place in the batch is the key: short, unique whatever the caller's are.
            listed = [packed(str(n), item) for n, (_, item) in enumerate(items)]
            document = {"as_of": as_of, "settings": settings, name: listed}
            timeout = self._timeout * (1 + (len(items) - 1) / _RECORDS_PER_TIMEOUT)
            outcome = self._ask(path, document, timeout)
            if isinstance(outcome, NoAnswer):
                return outcome
            if not isinstance(outcome.value, dict):
                return NoAnswer(Why.FAILED, "bad_answer", f"data.{path} is not an object")
            values = outcome.value
            return Answer([values[at["key"]] for at in listed if at["key"] in values])

        return call

    def _ask(self, path: str, document: Mapping[str, Any], timeout: float) -> Answer | NoAnswer:
        address = self._server.ensure()
        client = self._borrow(address)
        outcome = client.ask(path, document, timeout)
        if isinstance(outcome, Answer):
            self._defined.add(path)
        elif outcome.why is Why.UNDEFINED:
            self._require(path, client, timeout)
        if isinstance(outcome, NoAnswer) and outcome.why in (Why.LOST, Why.TIMEOUT):
            client.close()
            words = self._server.recover(address.generation)
            return NoAnswer(outcome.why, outcome.code, words or outcome.text)
        with self._idle_lock:
            self._idle.append((address.generation, client))
        return outcome

    def _borrow(self, address: Address) -> Client:
        with self._idle_lock:
            while self._idle:
                generation, client = self._idle.pop()
                if generation == address.generation:
                    return client
                client.close()
        return Client(address.port, address.token)

    def _require(self, path: str, client: Client, timeout: float) -> None:
        """An entry point that the bundle lacks is no record's fault."""
        if path in self._defined or client.defines(path, timeout):
            self._defined.add(path)
            return
        raise EngineError(
            f"规则包没有入口 data.{path}，无法核查。请重新构建规则包，或检查所用规则包是否正确。",
            f"The bundle has no entry point data.{path}, so nothing can be evaluated. Build the "
            "bundle again, or check that this is the right one.",
        )


def _as_record(key: str, record: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"key": key, "record": record}


def _as_group(key: str, group: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**group, "key": key}


def _batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, size)):
        yield batch
