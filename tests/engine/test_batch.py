"""Records through a real OPA: values, order, faults, time-outs."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.engine import Engine, EngineFault, server
from checker.errors import EngineError

AS_OF = "2024-06-30"


def _many(engine: Engine, records: list[dict[str, Any]], **options: Any) -> list[tuple[str, Any]]:
    items = [(f"r{n}", record) for n, record in enumerate(records)]
    return list(engine.evaluate_many(items, as_of=AS_OF, settings={}, **options))


def _codes(results: list[tuple[str, Any]]) -> dict[str, str]:
    return {key: value.code for key, value in results if isinstance(value, EngineFault)}


def test_report_gets_the_whole_envelope(engine: Engine) -> None:
    assert engine.report({"n": "案卷"}, as_of=AS_OF, settings={"a": 1}) == {
        "n": "案卷",
        "work": 0,
        "as_of": AS_OF,
        "settings": {"a": 1},
    }


def test_brief_is_what_a_batch_gives(engine: Engine) -> None:
    record = {"n": [None, 10**18, "x"]}
    assert _many(engine, [record]) == [("r0", engine.brief(record, as_of=AS_OF, settings={}))]


@pytest.mark.parametrize("entry", ["brief", "report"])
def test_order_is_kept_whichever_batch_is_done_first(engine: Engine, entry: str) -> None:
    records: list[dict[str, Any]] = [{"n": n} for n in range(60)]
    records[0]["slow"] = records[20]["slow"] = 700
    results = _many(engine, records, batch_size=4, in_flight=3, entry=entry)
    assert [key for key, _ in results] == [f"r{n}" for n in range(60)]
    assert [value["n"] for _, value in results] == list(range(60))


def test_keys_need_not_be_unique(engine: Engine) -> None:
    items = [("same", {"n": n}) for n in range(5)]
    results = list(engine.evaluate_many(items, as_of=AS_OF, settings={}))
    assert [(key, value) for key, value in results] == [
        ("same", {"n": n, "work": 0}) for n in range(5)
    ]


def test_nothing_gives_nothing(engine: Engine) -> None:
    assert _many(engine, []) == []
    assert engine.pid is None


@pytest.mark.parametrize("at", [[0], [63], [5, 40], [70]])
def test_an_evaluation_error_takes_no_neighbour_along(engine: Engine, at: list[int]) -> None:
    records: list[dict[str, Any]] = [{"n": n} for n in range(100)]
    for n in at:
        records[n]["conflict"] = True
    results = _many(engine, records)
    assert len(results) == 100
    assert _codes(results) == {f"r{n}": "eval_conflict_error" for n in at}
    assert all(value["n"] == n for n, (_, value) in enumerate(results) if n not in at)


def test_a_missing_key_is_found_by_counting(engine: Engine) -> None:
    records: list[dict[str, Any]] = [{"n": n} for n in range(10)]
    del records[7]["n"]
    results = _many(engine, records)
    assert _codes(results) == {"r7": "undefined"}
    assert len(results) == 10


def test_a_number_that_is_no_json_is_one_records_fault(engine: Engine) -> None:
    assert _codes(_many(engine, [{"n": 1}, {"n": float("nan")}, {"n": 3}])) == {"r1": "not_json"}


def test_bottomless_nesting_is_one_records_fault(engine: Engine) -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert _codes(_many(engine, [{"n": 1}, {"n": deep}])) == {"r1": "not_json"}
    # Taken apart by hand: Python's own way down is not made for this depth.
    while deep:
        deep = deep.pop()


def test_a_fault_says_what_and_what_next_in_both_languages(engine: Engine) -> None:
    ((key, fault),) = _many(engine, [{"n": 1, "conflict": True}])
    assert isinstance(fault, EngineFault)
    assert (key, fault.key) == ("r0", "r0")
    assert "eval_conflict_error" in fault.message["zh"] and "规则维护人员" in fault.message["zh"]
    assert "main.rego" in fault.message["en"] and "rule keepers" in fault.message["en"]


def test_a_single_record_that_fails_is_an_error(engine: Engine) -> None:
    with pytest.raises(EngineError, match="eval_conflict_error"):
        engine.report({"n": 1, "conflict": True}, as_of=AS_OF, settings={})


@pytest.mark.parametrize("entry", ["brief", "report"])
def test_an_undefined_entry_point_is_an_error_and_no_empty_result(
    write_bundle: Callable[[str], Path], opa: Path, entry: str
) -> None:
    bundle = write_bundle("package main\n\nother := 1\n")
    with Engine(bundle, opa=opa) as engine:
        with pytest.raises(EngineError, match=r"no entry point data\.main"):
            _many(engine, [{"n": 1}], entry=entry)
        with pytest.raises(EngineError, match=r"no entry point data\.main\.report"):
            engine.report({"n": 1}, as_of=AS_OF, settings={})


def test_an_answer_that_is_no_object_is_a_fault(
    write_bundle: Callable[[str], Path], opa: Path
) -> None:
    bundle = write_bundle("package main\n\nbatch[r.key] := 1 if some r in input.records\n")
    with Engine(bundle, opa=opa) as engine:
        assert _codes(_many(engine, [{"n": 1}, {"n": 2}])) == {
            "r0": "bad_answer",
            "r1": "bad_answer",
        }


def test_a_timeout_takes_no_neighbour_along_and_ends_the_work(bundle: Path, opa: Path) -> None:
    with Engine(bundle, opa=opa, timeout=1.0) as engine:
        pid = _start(engine)
        records: list[dict[str, Any]] = [{"n": n} for n in range(6)]
        records[4]["slow"] = 100_000
        results = _many(engine, records, batch_size=3)
        assert _codes(results) == {"r4": "timeout"}
        assert len(results) == 6
        # The same OPA, free again: it gave up what nobody waits for.
        assert engine.pid == pid
        assert _many(engine, [{"n": 1}]) == [("r0", {"n": 1, "work": 0})]


def _start(engine: Engine) -> int:
    engine.start()
    assert engine.pid is not None
    return engine.pid


def test_opa_killed_in_mid_run_loses_and_doubles_nothing(engine: Engine) -> None:
    def items() -> Iterator[tuple[str, dict[str, Any]]]:
        for n in range(2000):
            if n in (500, 1500):
                assert engine.pid is not None
                os.kill(engine.pid, signal.SIGKILL)
            yield str(n), {"n": n}

    first = _start(engine)
    results = list(engine.evaluate_many(items(), as_of=AS_OF, settings={}))
    assert results == [(str(n), {"n": n, "work": 0}) for n in range(2000)]
    assert engine.pid != first


def _await_stopped(pid: int) -> None:
    """The signal takes a moment; until then OPA still answers."""
    while Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "T":
        time.sleep(0.01)


def test_a_hung_opa_is_replaced(bundle: Path, opa: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_PROBE", 0.5)
    monkeypatch.setattr(server, "_DYING", 0.1)
    with Engine(bundle, opa=opa, timeout=1.0) as engine:
        first = _start(engine)
        os.kill(first, signal.SIGSTOP)
        _await_stopped(first)
        assert _many(engine, [{"n": 1}]) == [("r0", {"n": 1, "work": 0})]
        assert engine.pid != first


def test_a_record_that_kills_opa_stands_alone(bundle: Path, opa: Path, tmp_path: Path) -> None:
    # Address space for OPA itself, but not for a list of 20 million numbers.
    limited = tmp_path / "opa"
    limited.write_text(f'#!/bin/sh\nulimit -v 1000000\nexec "{opa}" "$@"\n')
    limited.chmod(0o755)
    records: list[dict[str, Any]] = [{"n": n} for n in range(8)]
    records[5]["slow"] = 20_000_000
    with Engine(bundle, opa=limited) as engine:
        results = _many(engine, records, batch_size=4)
    assert _codes(results) == {"r5": "crash"}
    assert len(results) == 8
    assert "out of memory" in results[5][1].message["en"]


def test_items_are_read_only_as_fast_as_results_are_taken(engine: Engine) -> None:
    drawn = 0

    def items() -> Iterator[tuple[str, dict[str, Any]]]:
        nonlocal drawn
        while True:
            drawn += 1
            yield str(drawn), {"n": drawn}

    results = engine.evaluate_many(items(), as_of=AS_OF, settings={}, batch_size=5, in_flight=2)
    for _ in range(12):
        next(results)
    assert drawn <= (3 + 4) * 5
    results.close()  # type: ignore[attr-defined]
    assert engine.brief({"n": 1}, as_of=AS_OF, settings={})["n"] == 1


def test_an_error_of_the_items_comes_through(engine: Engine) -> None:
    def items() -> Iterator[tuple[str, dict[str, Any]]]:
        yield "a", {"n": 1}
        raise LookupError("the archive is broken")

    with pytest.raises(LookupError, match="broken"):
        list(engine.evaluate_many(items(), as_of=AS_OF, settings={}))


def test_two_engines_do_not_disturb_each_other(engine: Engine, bundle: Path, opa: Path) -> None:
    with Engine(bundle, opa=opa) as other:
        assert _start(engine) != _start(other)
        other.close()
        assert engine.brief({"n": 1}, as_of=AS_OF, settings={})["n"] == 1


def test_many_threads_share_one_engine(engine: Engine) -> None:
    answers: dict[int, Any] = {}

    def work(n: int) -> None:
        answers[n] = engine.brief({"n": n}, as_of=AS_OF, settings={})["n"]

    threads = [threading.Thread(target=work, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {n: n for n in range(12)}


def test_a_closed_engine_says_so(engine: Engine) -> None:
    engine.close()
    with pytest.raises(EngineError, match="closed"):
        engine.brief({"n": 1}, as_of=AS_OF, settings={})


def test_a_tar_gz_is_a_bundle_too(bundle: Path, opa: Path, tmp_path: Path) -> None:
    built = tmp_path / "built.tar.gz"
    subprocess.run([str(opa), "build", "-b", str(bundle), "-o", str(built)], check=True)
    with Engine(built, opa=opa) as engine:
        assert _many(engine, [{"n": 1}]) == [("r0", {"n": 1, "work": 0})]


def test_groups_are_judged_in_their_order_and_one_does_not_take_others_along(
    engine: Engine,
) -> None:
    def member(n: int) -> dict[str, Any]:
        return {"record": f"R{n}", "place": n, "facts": {"conflict": True} if n == 5 else {}}

    groups = [
        (f"k{n}", {"index": "ARC-0001", "value": f"v{n}", "members": [member(n)]})
        for n in range(12)
    ]
    results = list(engine.across(groups, as_of=AS_OF, settings={}, batch_size=4))
    assert [key for key, _ in results] == [f"k{n}" for n in range(12)]
    assert _codes(results) == {"k5": "undefined"}
    assert results[7][1] == {
        "findings": [{"index": "ARC-0001", "value": "v7", "of": [member(7)]}],
    }
