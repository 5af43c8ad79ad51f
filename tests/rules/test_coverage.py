"""The register of provisions: nothing unknown, nothing twice, nothing that a rule covers."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from checker import catalog, paths
from checker.errors import RuleBookError
from tools import build_coverage

RULES = catalog.load(paths.policies())
WHY = "{status: other_record, record: organisation, why: {zh: 无, en: none}}"


def test_every_provision_stands_once_in_the_register() -> None:
    lines = build_coverage.register(RULES).splitlines()
    rows = [line.split(" | ")[0].removeprefix("| ") for line in lines if line.startswith("| ")]
    listed = [row for row in rows if row in RULES.provisions]
    assert sorted(listed) == sorted(RULES.provisions)


def test_what_a_rule_shows_is_linked_and_what_nothing_shows_says_why() -> None:
    lines = build_coverage.register(RULES).splitlines()
    row = {line.split(" | ")[0].removeprefix("| "): line for line in lines}
    shown = next(rule for rule in RULES.rules.values() if rule.provisions)
    assert f"[{shown.id}](rules/{shown.id}.md)" in row[shown.provisions[0]]
    waiting, gap = next(iter(RULES.uncovered.items()))
    assert gap.why.zh in row[waiting]
    assert "`linwu_2010`" in row["LW-LIA-026"]


def test_every_fault_of_the_reasons_is_told_at_once(tmp_path: Path) -> None:
    policies = tmp_path / "policies"
    shutil.copytree(paths.policies(), policies)
    covered = next(rule.provisions[0] for rule in RULES.rules.values() if rule.provisions)
    explained = next(iter(RULES.uncovered))
    text = f"XX-000: {WHY}\n{covered}: {WHY}\n{explained}: {WHY}\nLW-LIC-001: {{status: lost}}\n"
    (policies / "tables/catalogue/coverage/zz.yaml").write_text(text, "utf-8")
    with pytest.raises(RuleBookError) as error:
        catalog.load(policies)
    told = str(error.value)
    for name, fault in (
        ("XX-000", "there is no such provision"),
        (covered, "a rule covers it"),
        (explained, "it is explained twice"),
        ("LW-LIC-001", "status"),
    ):
        assert f"coverage/zz.yaml {name}" in told
        assert fault in told


def test_the_shares_count_each_provision_of_a_judged_group_once() -> None:
    lines = build_coverage.register(RULES).splitlines()
    start = lines.index("| 类别 / Group | 机器可判 / By machine | 须经确认 / Attested |") + 2
    rows = {}
    for line in lines[start : lines.index("", start)]:
        title = line.split(" | ")[0].removeprefix("| ")
        pairs = re.findall(r"(\d+) / (\d+) \(", line)
        rows[title] = [int(figure) for pair in pairs for figure in pair]
    judged = [name for name in RULES.provisions if name.rsplit("-", 1)[0] in rows]
    assert sum(rows["**合计 / all**"][1::2]) == len(judged)
    assert rows["LW-PEN"] == [69, 69, 4, 4]
    parts = [row for title, row in rows.items() if "合计" not in title]
    assert sum(sum(row[::2]) for row in parts) == sum(rows["**合计 / all**"][::2])
