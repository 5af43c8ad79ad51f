"""Who is blamed for what, with an OPA that fails by script."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from checker.engine.client import Answer, NoAnswer, Why
from checker.engine.gate import Gate
from checker.engine.halving import EngineFault, Item, Result, Settler
from checker.errors import EngineError


class Scripted:
    """Answers with the record itself; `fails` gives the outcome of a poisoned batch."""

    def __init__(self, poison: set[int], why: Why, times: int = 10**6) -> None:
        self.poison = poison
        self.why = why
        self.times = times
        self.asked: list[list[int]] = []

    def __call__(self, items: Sequence[Item]) -> Answer | NoAnswer:
        numbers = [record["n"] for _, record in items]
        self.asked.append(numbers)
        if self.times and self.poison.intersection(numbers):
            self.times -= 1
            return NoAnswer(self.why, "code", "words")
        return Answer([dict(record) for _, record in items])


def _settle(call: Scripted, size: int) -> list[Result]:
    items = [(str(n), {"n": n}) for n in range(size)]
    return Settler(call, Gate()).settle(items, threading.Event())


def _faults(results: list[Result]) -> dict[str, str]:
    return {key: value.code for key, value in results if isinstance(value, EngineFault)}


@pytest.mark.parametrize("why", list(Why))
@pytest.mark.parametrize("poison", [{0}, {7}, {3, 4}])
def test_only_the_culprits_are_faults(why: Why, poison: set[int]) -> None:
    results = _settle(Scripted(poison, why), 8)
    assert [key for key, _ in results] == [str(n) for n in range(8)]
    expected = {"lost": "crash", "timeout": "timeout", "undefined": "undefined", "failed": "code"}
    assert _faults(results) == {str(n): expected[why.value] for n in poison}


def test_a_crash_is_forgiven_once_to_a_batch_and_once_to_a_record() -> None:
    once = Scripted({1}, Why.LOST, times=1)
    assert _faults(_settle(once, 2)) == {}
    assert once.asked == [[0, 1], [0, 1]]
    thrice = Scripted({1}, Why.LOST, times=3)
    assert _faults(_settle(thrice, 2)) == {}
    assert thrice.asked == [[0, 1], [0, 1], [0], [1], [1]]


def test_a_record_is_called_twice_alone_before_it_is_a_crash() -> None:
    call = Scripted({0}, Why.LOST)
    assert _faults(_settle(call, 1)) == {"0": "crash"}
    assert call.asked == [[0], [0], [0]]


def test_a_culprit_in_the_widest_batch_is_still_found() -> None:
    assert _faults(_settle(Scripted({0}, Why.LOST), 1024)) == {"0": "crash"}


def test_an_opa_that_dies_of_everything_stops_the_run() -> None:
    with pytest.raises(EngineError, match="in a row"):
        _settle(Scripted(set(range(64)), Why.LOST), 64)


def test_a_neighbour_of_a_crash_is_asked_without_company() -> None:
    """While one batch crashes OPA, another one under way is lost too and must not be blamed."""
    inside = 0
    lock = threading.Lock()
    company = threading.Barrier(2, timeout=10)
    first_round = {0, 1}

    def call(items: Sequence[Item]) -> Answer | NoAnswer:
        nonlocal inside
        ((_, record),) = items
        with lock:
            inside += 1
            alone = inside == 1
            first = record["n"] in first_round
            first_round.discard(record["n"])
        try:
            if first:
                company.wait()
                return NoAnswer(Why.LOST, "lost", "words")
            assert alone
            if record["n"] == 0:
                return NoAnswer(Why.LOST, "lost", "words")
            return Answer([{}])
        finally:
            with lock:
                inside -= 1

    settler = Settler(call, Gate())
    results: dict[int, list[Result]] = {}

    def work(n: int) -> None:
        results[n] = settler.settle([(str(n), {"n": n})], threading.Event())

    threads = [threading.Thread(target=work, args=(n,)) for n in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _faults(results[0]) == {"0": "crash"}
    assert results[1] == [("1", {})]


def test_nothing_is_asked_once_the_run_was_stopped() -> None:
    call = Scripted(set(), Why.LOST)
    stop = threading.Event()
    stop.set()
    assert Settler(call, Gate()).settle([("a", {"n": 1})], stop) == []
    assert call.asked == []
