"""What the process tells its caller, code by code, and which code wins."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from checker import app, paths
from checker.__main__ import INTERRUPTED, run
from checker.cli import check
from checker.engine import Engine, EngineFault
from checker.errors import PRECEDENCE, CheckerError, ExitCode
from checker.report.models import SEVERITIES, EngineProblem, Report, Text
from tools import golden_reports
from tools.generated import ROOT

INPUT = ROOT / "fixtures" / "reports" / "input"
CASE, REFUSED = str(INPUT / "case.json"), str(INPUT / "refused.json")
DAY = ("--as-of", "2026-06-01")
BROKEN, KEPT, UNKNOWN, GRAVE = "PEN-0009", "PEN-0008", "PEN-0060", "PEN-0004"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([CASE, "--rule", KEPT], ExitCode.OK),
        ([CASE, "--rule", BROKEN], ExitCode.FAILS),
        ([CASE, "--rule", BROKEN, "--fail-on", "never"], ExitCode.OK),
        # PEN-0009 is major, PEN-0004 invalidating.
        ([CASE, "--rule", BROKEN, "--fail-on", "invalidating"], ExitCode.OK),
        ([CASE, "--rule", GRAVE, "--fail-on", "invalidating"], ExitCode.FAILS),
        ([CASE, "--rule", BROKEN, "--fail-on", "advisory"], ExitCode.FAILS),
        # What cannot be told counts on request only.
        ([CASE, "--rule", UNKNOWN], ExitCode.OK),
        ([CASE, "--rule", UNKNOWN, "--fail-on-undetermined"], ExitCode.UNDETERMINED),
        ([CASE, "--rule", KEPT, "--fail-on-undetermined"], ExitCode.OK),
        # Of several, the first of PRECEDENCE.
        (
            [CASE, "--rule", UNKNOWN, "--rule", BROKEN, "--fail-on-undetermined"],
            ExitCode.FAILS,
        ),
        ([CASE, REFUSED, "--rule", BROKEN], ExitCode.INPUT_REFUSED),
        ([REFUSED], ExitCode.INPUT_REFUSED),
        ([str(INPUT / "nowhere.json")], ExitCode.INPUT_REFUSED),
        ([CASE, "--rule", "PEN-9999"], ExitCode.RULE_BOOK),
        ([CASE, "--stage", "nowhere"], ExitCode.RULE_BOOK),
        ([CASE, "--rulebook", "nowhere"], ExitCode.RULE_BOOK),
        ([CASE, "--rule", KEPT, "--stage", "archive"], ExitCode.RULE_BOOK),
        ([CASE, "--opa", str(INPUT / "no-opa")], ExitCode.ENGINE),
        ([], ExitCode.USAGE),
        ([CASE, "--format", "docx"], ExitCode.USAGE),
        ([CASE, "--format", "json="], ExitCode.USAGE),
        ([CASE, "--format", "json", "--format", "text"], ExitCode.USAGE),
        ([CASE, "--format", f"json={INPUT}/none/report.json"], ExitCode.USAGE),
        ([CASE, "--as-of", "2026-02-30"], ExitCode.USAGE),
        ([CASE, "--as-of", "1.6.2026"], ExitCode.USAGE),
        ([CASE, "--fail-on", "grave"], ExitCode.USAGE),
    ],
)
def test_check_exits_with(
    options: list[str], code: ExitCode, capsys: pytest.CaptureFixture[str]
) -> None:
    day = () if "--as-of" in options else DAY
    assert run(["check", *options, *day]) == code
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    if code in {ExitCode.RULE_BOOK, ExitCode.ENGINE, ExitCode.USAGE}:
        assert told.err.strip()
        assert not told.out
    else:
        assert told.out.strip() or not Path(options[0]).exists()


def test_a_record_the_engine_has_no_verdict_on_outranks_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    message = {"zh": "规则求值出错", "en": "evaluation error"}
    fault = EngineFault("0", "eval_conflict_error", message)
    monkeypatch.setattr(Engine, "evaluate_many", lambda *_, **__: iter([("0", fault)]))
    assert run(["check", CASE, REFUSED, "--rule", BROKEN, *DAY]) == ExitCode.ENGINE
    assert "规则求值出错" in capsys.readouterr().out


def test_broken_tables_are_told_with_their_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "policies", lambda: tmp_path)
    assert run(["check", CASE, "--lang", "en"]) == ExitCode.RULE_BOOK
    assert str(tmp_path) in capsys.readouterr().err


def test_a_bug_is_a_crash_with_its_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> Report:
        raise ZeroDivisionError

    monkeypatch.setattr(app, "check", fail)
    assert run(["check", CASE]) == ExitCode.CRASH
    assert "ZeroDivisionError" in capsys.readouterr().err


_WAITING = """
import sys, time
from checker import app
from checker.__main__ import main

def wait(*_):
    print("ready", flush=True)
    time.sleep(60)

app.check = wait
sys.argv = ["checker", "check", "-"]
main()
"""


def test_ctrl_c_ends_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WAITING],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == INTERRUPTED
    assert "Traceback" not in told


def test_precedence_holds_for_reports(shipped: app.Workshop) -> None:
    both = golden_reports.report("both", shipped)
    problem = EngineProblem(code="evaluation", message=Text(zh="错", en="error"))
    faulty = both.records[0].model_copy(update={"engine_error": problem})
    worst = both.model_copy(update={"records": (*both.records, faulty)})
    case = both.model_copy(update={"records": both.records[:1]})
    found = [
        app.exit_code(worst, "major", True),
        app.exit_code(both, "major", True),
        app.exit_code(case, "major", True),
        app.exit_code(case, None, True),
        app.exit_code(case, None, False),
    ]
    assert found == list(PRECEDENCE)


def test_every_severity_can_be_the_threshold() -> None:
    (threshold,) = (p for p in check.command.params if p.name == "fail_on")
    assert isinstance(threshold.type, click.Choice)
    assert list(threshold.type.choices) == [*SEVERITIES, "never"]


def test_every_failure_has_a_code_of_its_own_that_the_tree_tells() -> None:
    classes = CheckerError.__subclasses__()
    codes = [failure.exit_code for failure in classes]
    assert len(set(codes)) == len(codes) > 3
    tree = sys.modules[CheckerError.__module__].__doc__ or ""
    told = dict(re.findall(r"── (\w+) +(\d+) ", tree))
    assert told == {failure.__name__: str(int(failure.exit_code)) for failure in classes}
