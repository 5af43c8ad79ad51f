"""A list of waivers: what is accepted, and every fault in one message."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from checker.errors import InputRefused
from checker.reader import Waiver, load_waivers

RULES = {"PEN-0001", "PEN-0002"}
TOLD = {"reason": "已补正", "approver": "张某", "basis": "审批单第3号", "expires_on": "2026-12-31"}
ONE = {"instance": "0123456789abcdef", **TOLD}
OF_RULE = {"rule": "PEN-0001", "record": "LW-1", **TOLD}


def _file(folder: Path, content: Any) -> Path:
    path = folder / "waivers.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def _faults(path: Path) -> InputRefused:
    with pytest.raises(InputRefused) as refused:
        load_waivers(path, RULES)
    return refused.value


def test_both_kinds_of_waiver_are_read(tmp_path: Path) -> None:
    path = _file(tmp_path, [ONE, OF_RULE])
    found = load_waivers(path, RULES)
    assert found.entries == (
        Waiver(rule=None, record=None, **ONE),
        Waiver(instance=None, **OF_RULE),
    )
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_day_in_yaml_needs_no_quotes(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(
        "- {rule: PEN-0001, record: LW-1, reason: 甲, approver: 乙, basis: 丙,\n"
        "   expires_on: 2026-12-31}\n",
        encoding="utf-8",
    )
    (found,) = load_waivers(path, RULES).entries
    assert found.expires_on == "2026-12-31"


@pytest.mark.parametrize(
    ("instance", "rule", "record", "covered"),
    [
        ("0123456789abcdef", "PEN-0002", "LW-9", (True, False)),
        ("fedcba9876543210", "PEN-0001", "LW-1", (False, True)),
        ("fedcba9876543210", "PEN-0001", "LW-2", (False, False)),
        ("fedcba9876543210", "PEN-0002", "LW-1", (False, False)),
        ("fedcba9876543210", "PEN-0001", None, (False, False)),
    ],
)
def test_a_waiver_covers_what_it_names(
    tmp_path: Path, instance: str, rule: str, record: str | None, covered: tuple[bool, bool]
) -> None:
    entries = load_waivers(_file(tmp_path, [ONE, OF_RULE]), RULES).entries
    assert tuple(entry.covers(instance, rule, record) for entry in entries) == covered


@pytest.mark.parametrize(("day", "holds"), [("2026-12-31", True), ("2027-01-01", False)])
def test_the_last_day_is_included(tmp_path: Path, day: str, holds: bool) -> None:
    (found,) = load_waivers(_file(tmp_path, [ONE]), RULES).entries
    assert found.holds(day) is holds


def test_all_faults_are_told_in_one_message(tmp_path: Path) -> None:
    content = [
        {"instance": "0123456789abcdef"},
        {**ONE, "rule": "PEN-0001"},
        {"rule": "PEN-0001", **TOLD},
        TOLD,
        {"rule": "PEN-9999", "record": "LW-1", **TOLD},
        {**OF_RULE, "reason": "  ", "expires_on": "2026-02-30"},
        {**OF_RULE, "until": "2026-12-31"},
        {**ONE, "instance": "no id"},
        {**ONE, "expires_on": 20261231, "instance": "fedcba9876543210"},
        "all of it",
    ]
    refused = _faults(_file(tmp_path, content))
    for fault in (
        "waiver 1: reason is missing",
        "waiver 1: approver is missing",
        "waiver 1: basis is missing",
        "waiver 1: expires_on is missing",
        "waiver 2: it names either `instance`, or both `rule` and `record`",
        "waiver 3: it names either",
        "waiver 4: it names either",
        "waiver 5: there is no rule PEN-9999",
        "waiver 6: reason should be a text that is not empty",
        "waiver 6: expires_on should be a day like 2026-12-31, not 2026-02-30",
        "waiver 7: there is no key until",
        "waiver 7: is for the same as waiver 6",
        "waiver 8: instance no id is no id of a finding",
        "waiver 9: expires_on should be a text",
        "waiver 10: this should be keys with values",
    ):
        assert fault in refused.en
    assert refused.zh.count("\n") == refused.en.count("\n")
    assert "第1条：缺少 reason" in refused.zh


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{}", "should be a list"),
        ("[", "no YAML or JSON"),
        ('[{"rule": 1, "rule": 2}]', "stands twice"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "waivers.json"
    path.write_text(text, encoding="utf-8")
    assert fault in _faults(path).en


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "Check the path" in _faults(tmp_path / "none.yaml").en
