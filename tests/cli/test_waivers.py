"""`checker check --waivers`: a breach stays one, and no longer decides the exit code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from checker.__main__ import run
from checker.errors import ExitCode
from tools.generated import ROOT

CASE = str(ROOT / "fixtures" / "reports" / "input" / "case.json")
DAY = "2026-06-01"
RULE = "PEN-0003"
TOLD = {
    "reason": "欧阳锋的证件已补发",
    "approver": "张三丰",
    "basis": "审批单第3号",
    "expires_on": "2026-06-01",
}


class Called:
    """A call over one rule, with its exit code and the report."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], *options: str, rules: Iterable[str] = (RULE,)
    ) -> None:
        asked = [word for rule in rules for word in ("--rule", rule)]
        self.code = run(["check", CASE, "--format", "json", "--as-of", DAY, *asked, *options])
        self.report: dict[str, Any] = json.loads(capsys.readouterr().out)

    @property
    def broken(self) -> list[dict[str, Any]]:
        return [
            instance
            for outcome in self.report["records"][0]["outcomes"]
            for instance in outcome["instances"]
            if instance["status"] == "fail"
        ]


def _waivers(folder: Path, *entries: Mapping[str, str]) -> str:
    path = folder / "waivers.json"
    path.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    return str(path)


@pytest.fixture
def plain(capsys: pytest.CaptureFixture[str]) -> Called:
    return Called(capsys)


def _without_waivers(called: Called) -> Any:
    report = json.loads(json.dumps(called.report))
    del report["waivers"], report["receipt"]["waivers"]
    for outcome in report["records"][0]["outcomes"]:
        for instance in outcome["instances"]:
            del instance["waiver"]
    return report


@pytest.mark.parametrize("by_rule", [False, True])
def test_a_waived_breach_stays_one_and_does_not_count(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plain: Called, by_rule: bool
) -> None:
    (broken,) = plain.broken
    assert plain.code == ExitCode.FAILS
    assert plain.report["receipt"]["waivers"] is None
    record = plain.report["records"][0]["record"]["id"]
    target = {"rule": RULE, "record": record} if by_rule else {"instance": broken["id"]}
    path = _waivers(tmp_path, {**target, **TOLD})
    waived = Called(capsys, "--waivers", path, "--reveal")
    assert waived.code == ExitCode.OK
    assert [i["waiver"] for i in waived.broken] == [TOLD]
    digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    assert waived.report["receipt"]["waivers"] == digest
    assert [(use["state"], use["instance"]) for use in waived.report["waivers"]] == [
        ("applied", target.get("instance"))
    ]
    # Nothing else is other than it was: status, liability, counts, ids.
    assert _without_waivers(waived) == _without_waivers(Called(capsys, "--reveal"))


def test_an_expired_waiver_does_not_apply_and_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plain: Called
) -> None:
    (broken,) = plain.broken
    entry = {"instance": broken["id"], **TOLD, "expires_on": "2026-05-31"}
    late = Called(capsys, "--waivers", _waivers(tmp_path, entry))
    assert late.code == ExitCode.FAILS
    assert [i["waiver"] for i in late.broken] == [None]
    assert [use["state"] for use in late.report["waivers"]] == ["expired"]


def test_a_waiver_of_nothing_that_is_broken_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plain: Called
) -> None:
    kept = next(
        instance
        for outcome in plain.report["records"][0]["outcomes"]
        for instance in outcome["instances"]
        if instance["status"] != "fail"
    )
    path = _waivers(tmp_path, {"instance": kept["id"], **TOLD})
    found = Called(capsys, "--waivers", path)
    assert found.code == ExitCode.FAILS
    assert [use["state"] for use in found.report["waivers"]] == ["unused"]
    (outcome,) = found.report["records"][0]["outcomes"]
    assert [instance["waiver"] for instance in outcome["instances"]] == [None] * len(
        outcome["instances"]
    )


def test_a_breach_that_nobody_waived_still_counts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plain: Called
) -> None:
    (broken,) = plain.broken
    path = _waivers(tmp_path, {"instance": broken["id"], **TOLD})
    assert Called(capsys, "--waivers", path, rules=(RULE, "PEN-0004")).code == ExitCode.FAILS
    assert Called(capsys, "--waivers", path).code == ExitCode.OK


def test_a_waiver_shows_nobody_whom_the_report_hides(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plain: Called
) -> None:
    (broken,) = plain.broken
    names = json.loads(Path(CASE).read_text(encoding="utf-8"))["people"]
    name = names[1]["name"]
    entry = {"instance": broken["id"], **TOLD, "reason": f"{name}的证件已补发"}
    found = Called(capsys, "--waivers", _waivers(tmp_path, entry))
    assert name not in json.dumps(found.report, ensure_ascii=False)
    assert "的证件已补发" in found.broken[0]["waiver"]["reason"]


def test_a_wrong_list_stops_the_call(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = _waivers(tmp_path, {"instance": "0123456789abcdef"})
    assert run(["check", CASE, "--waivers", path, "--as-of", DAY]) == ExitCode.INPUT_REFUSED
    told = capsys.readouterr()
    assert told.out == ""
    assert "缺少 approver" in told.err
