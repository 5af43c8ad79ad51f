"""OPA is starting before anything heavy is imported, and once only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker.__main__ import run
from checker.engine import locate, server
from checker.errors import ExitCode
from checker.settings import Settings
from tools.generated import ROOT

INPUT = ROOT / "fixtures" / "reports" / "input"
CASE, REFUSED = str(INPUT / "case.json"), str(INPUT / "refused.json")
HEAVY = {"aiohttp", "jinja2", "jsonschema", "opa_client", "pydantic", "requests", "yaml"}


@pytest.mark.parametrize("name", ["check", "explain"])
def test_nothing_heavy_is_imported_before_opa_starts(name: str) -> None:
    code = f"import checker.cli.{name}, sys; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert HEAVY & set(told.stdout.split()) == set()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[server._Process]:
    made: list[server._Process] = []
    plain = server._Process.__init__

    def noting(self: server._Process, opa: Path, bundle: Path, memory: str) -> None:
        plain(self, opa, bundle, memory)
        made.append(self)

    monkeypatch.setattr(server._Process, "__init__", noting)
    return made


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (("check", CASE, "--rule", "PEN-0009", "--format", "json"), ExitCode.FAILS),
        (("check", REFUSED), ExitCode.INPUT_REFUSED),
        (("check", "none.json"), ExitCode.INPUT_REFUSED),
        (("check", CASE, "--rule", "PEN-9999"), ExitCode.RULE_BOOK),
        (("explain", "PEN-0009", CASE), ExitCode.OK),
    ],
)
def test_one_opa_is_started_at_most_and_none_is_left(
    capsys: pytest.CaptureFixture[str],
    started: list[server._Process],
    call: tuple[str, ...],
    code: ExitCode,
) -> None:
    assert run([*call, "--as-of", "2026-06-01"]) == code
    assert len(started) <= 1
    assert [process for process in started if process.alive()] == []


def test_no_opa_is_told_when_it_is_needed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["check", CASE, "--opa", str(tmp_path / "none")]) == ExitCode.ENGINE
    assert "none" in capsys.readouterr().err


def test_rules_that_nobody_built_yet_are_built_first(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHECKER_OPA", str(locate(Settings.from_environment()).path))
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    assert run(["check", CASE, "--rule", "PEN-0009", "--as-of", "2026-06-01"]) == ExitCode.FAILS
    assert list((tmp_path / "cache" / "bundles").iterdir()) != []
