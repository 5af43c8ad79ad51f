"""`checker verify`: a report beside the rules and records that are here now."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.__main__ import run
from checker.errors import ExitCode
from checker.report.verifying import differences
from tools.generated import ROOT

INPUT = ROOT / "fixtures" / "reports" / "input"
PROFILE = str(ROOT / "fixtures" / "profiles" / "penalty-system.yaml")
DAY = ("--as-of", "2026-06-01")

Make = Callable[..., Path]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copy(INPUT / "case.json", tmp_path / "case.json"))


@pytest.fixture
def make(tmp_path: Path, case: Path) -> Make:
    """A report on the case, as a file."""

    def made(*options: str, sources: tuple[Path, ...] = ()) -> Path:
        target = tmp_path / "report.json"
        names = [str(path) for path in sources or (case,)]
        code = run(["check", *names, "--format", f"json={target}", *DAY, *options])
        assert code in {ExitCode.OK, ExitCode.FAILS, ExitCode.INPUT_REFUSED}
        return target

    return made


def _checks(
    capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, dict[str, dict[str, Any]]]:
    code = run(["verify", *options, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert found["verified"] is (code == ExitCode.OK)
    return code, {check["what"]: check for check in found["checks"]}


def _states(checks: dict[str, dict[str, Any]], state: str) -> set[str]:
    return {what for what, check in checks.items() if check["state"] == state}


def _change(path: Path, change: Callable[[Any], None]) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def test_a_report_fits_what_it_was_made_of(
    capsys: pytest.CaptureFixture[str], make: Make, case: Path
) -> None:
    code, checks = _checks(capsys, str(make()), str(case))
    assert code == ExitCode.OK
    assert _states(checks, "same") == set(checks)
    assert "anew" in checks


@pytest.mark.parametrize("options", [("--rule", "PEN-0003"), ("--reveal",)])
def test_it_is_made_anew_by_the_rules_and_the_mask_of_the_report(
    capsys: pytest.CaptureFixture[str], make: Make, case: Path, options: tuple[str, ...]
) -> None:
    _, checks = _checks(capsys, str(make(*options)), str(case))
    assert checks["anew"]["state"] == "same"


def test_records_are_found_wherever_they_are_now(
    capsys: pytest.CaptureFixture[str], make: Make, case: Path, tmp_path: Path
) -> None:
    refused = Path(shutil.copy(INPUT / "refused.json", tmp_path / "refused.json"))
    report = make(sources=(case, refused))
    moved = tmp_path / "moved"
    moved.mkdir()
    # In another order too: the report's is kept.
    shutil.move(case, moved / "z.json")
    shutil.move(refused, moved / "a.json")
    code, checks = _checks(capsys, str(report), str(moved))
    assert code == ExitCode.OK
    assert checks["anew"]["state"] == "same"


def test_records_of_one_file_are_told_apart(
    capsys: pytest.CaptureFixture[str], make: Make, case: Path, tmp_path: Path
) -> None:
    content = json.loads(case.read_bytes())
    first, third = (json.dumps(content | {"id": name}) for name in ("PC-1", "PC-3"))
    lines = tmp_path / "cases.jsonl"
    lines.write_text(f"{first}\n{{}}\n{third}\n", encoding="utf-8")
    report = make("--rule", "PEN-0003", sources=(lines,))
    code, checks = _checks(capsys, str(report), str(lines))
    assert code == ExitCode.OK
    assert checks["anew"]["state"] == "same"
    assert checks["record"]["file"] == f"{lines}:3"
    # Without them, the places of the report are looked at.
    assert _checks(capsys, str(report))[0] == ExitCode.OK
    lines.write_text(f"{first}\n{{}}\n[]\n", encoding="utf-8")
    code, checks = _checks(capsys, str(report))
    assert (code, _states(checks, "differs")) == (ExitCode.INPUT_REFUSED, {"record"})


def test_without_records_nothing_is_made_anew(
    capsys: pytest.CaptureFixture[str], make: Make, case: Path
) -> None:
    report = make()
    code, checks = _checks(capsys, str(report))
    assert (code, checks["record"]["state"]) == (ExitCode.OK, "same")
    assert _states(checks, "not_compared") == {"anew"}
    case.unlink()
    code, checks = _checks(capsys, str(report))
    assert (code, checks["record"]["state"]) == (ExitCode.OK, "not_compared")


def test_a_record_that_changed_is_told(
    capsys: pytest.CaptureFixture[str], make: Make, case: Path
) -> None:
    report = make()
    case.write_bytes(case.read_bytes() + b"\n")
    code, checks = _checks(capsys, str(report), str(case))
    assert code == ExitCode.INPUT_REFUSED
    assert _states(checks, "differs") == {"record"}
    assert checks["record"]["file"] == str(case)
    assert checks["record"]["then"] != checks["record"]["now"]


def test_a_finding_that_was_changed_by_hand_is_told_with_its_place(
    capsys: pytest.CaptureFixture[str], make: Make, case: Path
) -> None:
    report = make("--rule", "PEN-0003")

    def change(content: Any) -> None:
        (outcome,) = content["records"][0]["outcomes"]
        assert outcome["status"] == "fail"
        outcome["status"] = "pass"

    _change(report, change)
    code, checks = _checks(capsys, str(report), str(case))
    assert code == ExitCode.INPUT_REFUSED
    assert _states(checks, "differs") == {"anew"}
    assert checks["anew"]["at"] == ["/records/0/outcomes/0/status"]


def test_another_layout_is_not_the_same_bytes(
    capsys: pytest.CaptureFixture[str], make: Make, case: Path
) -> None:
    report = make()
    report.write_text(report.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert run(["verify", str(report), str(case)]) == ExitCode.INPUT_REFUSED
    assert "内容一致，文件的排版不同" in capsys.readouterr().out


@pytest.mark.parametrize("key", ["tool", "opa", "bundle", "calendar", "schemas", "records"])
def test_what_a_receipt_says_otherwise_is_told(
    capsys: pytest.CaptureFixture[str], make: Make, case: Path, key: str
) -> None:
    report = make("--rule", "PEN-0003")
    _change(report, lambda content: content["receipt"].update({key: "0.0.0"}))
    code, checks = _checks(capsys, str(report))
    assert code == ExitCode.INPUT_REFUSED
    assert _states(checks, "differs") == {key}
    assert checks[key]["then"] == "0.0.0"


@pytest.mark.parametrize("what", ["profile", "waivers"])
def test_what_accompanied_the_records_has_to_be_given_again(
    capsys: pytest.CaptureFixture[str], make: Make, case: Path, tmp_path: Path, what: str
) -> None:
    waivers = tmp_path / "waivers.json"
    told = dict.fromkeys(("reason", "approver", "basis"), "甲") | {"expires_on": "2026-12-31"}
    entry = {"instance": "0123456789abcdef", **told}
    waivers.write_text(json.dumps([entry]), encoding="utf-8")
    given = (f"--{what}", PROFILE if what == "profile" else str(waivers))
    report = make(*given)
    _, checks = _checks(capsys, str(report), str(case))
    assert _states(checks, "not_compared") == {what, "anew"}
    code, checks = _checks(capsys, str(report), str(case), *given)
    assert code == ExitCode.OK
    assert _states(checks, "same") == set(checks)
    # One that the report did not have is a difference.
    code, checks = _checks(capsys, str(make()), *given)
    assert _states(checks, "differs") == {what}
    assert code == ExitCode.INPUT_REFUSED


def test_all_that_is_wrong_with_the_form_is_told(
    capsys: pytest.CaptureFixture[str], make: Make
) -> None:
    def change(content: Any) -> None:
        del content["receipt"]["bundle"]
        content["records"][0]["outcomes"][0]["status"] = "fine"

    report = make("--rule", "PEN-0003")
    _change(report, change)
    assert run(["verify", str(report), "--lang", "en"]) == ExitCode.INPUT_REFUSED
    told = capsys.readouterr()
    assert told.out == ""
    assert "/receipt: 'bundle' is a required property" in told.err
    assert "/records/0/outcomes/0/status: 'fine'" in told.err


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 100000])
def test_what_is_no_report_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str
) -> None:
    path = tmp_path / "report.json"
    path.write_text(content, encoding="utf-8")
    assert run(["verify", str(path)]) == ExitCode.INPUT_REFUSED
    assert str(path) in capsys.readouterr().err


def test_a_report_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert run(["verify", str(tmp_path / "none.json")]) == ExitCode.INPUT_REFUSED


@pytest.mark.parametrize(
    ("then", "now", "places"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": True}, ["/a"]),
        ({"a": [1, 2]}, {"a": [1, 3]}, ["/a/1"]),
        ({"a": [1, 2]}, {"a": [1]}, ["/a"]),
        ({"a": {"b/c": 1}}, {"a": {}}, ["/a/b~1c"]),
        ({"a": {}}, {"a": []}, ["/a"]),
        (1, 2, ["/"]),
    ],
)
def test_differences_are_told_by_their_pointers(then: Any, now: Any, places: list[str]) -> None:
    assert list(differences(then, now)) == places
