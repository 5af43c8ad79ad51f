"""An engine that is started before it is needed: beside its caller, and never left behind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.engine import Engine, server
from checker.errors import EngineError

AS_OF = "2024-06-30"


def _brief(engine: Engine) -> dict[str, object]:
    return engine.brief({"n": 1}, as_of=AS_OF, settings={})


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The process ids of every OPA that is started."""
    pids: list[int] = []
    plain = server._Process.__init__

    def noting(self: server._Process, opa: Path, bundle: Path, memory: str) -> None:
        plain(self, opa, bundle, memory)
        pids.append(self.pid)

    monkeypatch.setattr(server._Process, "__init__", noting)
    return pids


def test_the_first_call_takes_the_opa_that_was_started_ahead(
    engine: Engine, started: list[int]
) -> None:
    engine.start_ahead()
    assert [_brief(engine)["n"], _brief(engine)["n"]] == [1, 1]
    assert started == [engine.pid]


def test_what_goes_wrong_is_told_by_the_first_call(
    write_bundle: Callable[[str], Path], opa: Path, started: list[int]
) -> None:
    with Engine(write_bundle("package main\n\nbrief := lost"), opa=opa) as engine:
        engine.start_ahead()
        with pytest.raises(EngineError, match="lost"):
            _brief(engine)
        assert len(started) == 1


def test_an_opa_that_died_after_its_start_is_replaced(
    engine: Engine, started: list[int], wait_gone: Callable[[int], None]
) -> None:
    engine.start_ahead()
    _brief(engine)
    os.kill(started[0], 9)
    wait_gone(started[0])
    assert _brief(engine)["n"] == 1
    assert len(started) == 2


def test_an_opa_that_nobody_asked_is_ended(
    bundle: Path, opa: Path, started: list[int], is_running: Callable[[int], bool]
) -> None:
    with Engine(bundle, opa=opa) as engine:
        engine.start_ahead()
        assert len(started) == 1
    assert [pid for pid in started if is_running(pid)] == []
    with pytest.raises(EngineError):
        _brief(engine)


def test_a_missing_binary_is_told_by_the_first_call(bundle: Path, tmp_path: Path) -> None:
    with Engine(bundle, opa=tmp_path / "none") as engine:
        engine.start_ahead()
        with pytest.raises(EngineError):
            _brief(engine)
