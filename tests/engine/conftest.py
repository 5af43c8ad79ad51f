"""A real OPA, found as users' is, and a small bundle that can misbehave on demand."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.engine import Engine, locate
from checker.settings import Settings

#: What a record says decides what evaluating it does: nothing without `n`, a real
#: evaluation error with `conflict`, seconds of work with `slow`.
MAIN = """package main

report := object.union(_brief(input.record), {"as_of": input.as_of, "settings": input.settings})

brief := _brief(input.record)

batch[r.key] := _brief(r.record) if some r in input.records

across[g.key] := {"findings": [{"index": g.index, "value": g.value, "of": g.members}]} if {
	some g in input.groups
	not g.members[0].facts.conflict
}

_brief(record) := {"n": record.n, "work": _work(record)}

_brief(record) := {"n": "another"} if record.conflict

_work(record) := 0 if not record.slow

_work(record) := count([1 |
	some a in numbers.range(1, record.slow)
	some b in numbers.range(1, record.slow)
	a * b == 7
])
"""


@pytest.fixture(scope="session")
def opa() -> Path:
    return locate(Settings.from_environment()).path


@pytest.fixture
def write_bundle(tmp_path: Path) -> Callable[[str], Path]:
    def write(main: str) -> Path:
        folder = tmp_path / "bundle"
        (folder / "main").mkdir(parents=True, exist_ok=True)
        (folder / "main" / "main.rego").write_text(main)
        return folder

    return write


@pytest.fixture
def bundle(write_bundle: Callable[[str], Path]) -> Path:
    return write_bundle(MAIN)


@pytest.fixture
def engine(bundle: Path, opa: Path) -> Iterator[Engine]:
    with Engine(bundle, opa=opa) as made:
        yield made


def _running(pid: int) -> bool:
    """Whether the process lives; one that nobody has waited for yet does not."""
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.strip()
    return state != "" and not state.startswith("Z")


@pytest.fixture
def is_running() -> Callable[[int], bool]:
    return _running


@pytest.fixture
def wait_gone() -> Callable[[int], None]:
    def wait(pid: int) -> None:
        deadline = time.monotonic() + 15
        while _running(pid):
            if time.monotonic() > deadline:
                os.kill(pid, 9)
                pytest.fail(f"process {pid} was left behind")
            time.sleep(0.02)

    return wait
