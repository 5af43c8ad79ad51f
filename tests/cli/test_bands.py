"""`checker bands check`: exit codes and both forms."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from checker import paths
from checker.cli import root

GOOD = paths.policies() / "tables" / "discretion" / "sample-2021-108.yaml"


def _bad(folder: Path) -> Path:
    path = folder / "bad.yaml"
    text = GOOD.read_text(encoding="utf-8").replace("to: 20000000", "to: 19999999")
    path.write_text(text, encoding="utf-8")
    return path


def test_a_proved_table_exits_0() -> None:
    result = CliRunner().invoke(root, ["bands", "check", str(GOOD)])
    assert (result.exit_code, "无空档、无重叠" in result.output) == (0, True)


def test_every_table_is_told_and_one_wrong_exits_4(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("title: 1\n", encoding="utf-8")
    args = ["bands", "check", str(GOOD), str(_bad(tmp_path)), str(broken), "--format", "json"]
    result = CliRunner().invoke(root, args)
    tables = json.loads(result.output)["tables"]
    assert result.exit_code == 4
    assert [table["proved"] for table in tables] == [True, False, False]
    (gap,) = tables[1]["faults"]
    assert (gap["code"], gap["figure"]) == ("gap", 20000000)


def test_a_gap_is_told_in_yuan(tmp_path: Path) -> None:
    path = str(_bad(tmp_path))
    assert "200,000元" in CliRunner().invoke(root, ["bands", "check", path]).output
    english = CliRunner().invoke(root, ["bands", "check", "--lang", "en", path]).output
    assert "CNY 200,000 is in the statutory range, but in no band" in english
