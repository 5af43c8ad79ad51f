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


@pytest.mark.parametrize(
    ("environ", "terminal", "colours"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colours_follow_the_terminal_unless_the_environment_asks(
    environ: dict[str, str], terminal: bool, colours: bool
) -> None:
    settings = Settings.from_environment({"HOME": "/nowhere", **environ})
    assert settings.colours(terminal) is colours


def test_the_summary_of_a_job_goes_where_the_environment_says() -> None:
    home = {"HOME": "/nowhere"}
    named = Settings.from_environment({**home, "GITHUB_STEP_SUMMARY": "/tmp/s.md"})
    assert named.step_summary == Path("/tmp/s.md")
    assert Settings.from_environment({**home, "GITHUB_STEP_SUMMARY": ""}).step_summary is None
