"""The environment, read once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.settings import Settings, inherited_environment


def test_the_environment_is_read_in_full() -> None:
    environ = {"CHECKER_OPA": "/x/opa", "PATH": "/a:/b", "CHECKER_CACHE_DIR": "/c"}
    assert Settings.from_environment(environ) == Settings(Path("/x/opa"), "/a:/b", Path("/c"))


def test_what_is_empty_or_absent_is_not_set() -> None:
    made = Settings.from_environment({"CHECKER_OPA": "", "CHECKER_CACHE_DIR": "/c"})
    assert made == Settings(None, os.defpath, Path("/c"))


def test_the_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_OPA", "/y/opa")
    assert Settings.from_environment().opa == Path("/y/opa")


def test_a_child_inherits_the_environment_with_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEPT", "1")
    monkeypatch.setenv("CHANGED", "1")
    made = inherited_environment(CHANGED="2")
    assert (made["KEPT"], made["CHANGED"]) == ("1", "2")
    assert os.environ["CHANGED"] == "1"
