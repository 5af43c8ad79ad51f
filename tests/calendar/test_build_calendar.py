"""The generator of the calendar table, run as people run it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from checker.calendar import read_table

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "policies" / "tables" / "calendar" / "days.yaml"
BY_HAND = """\
  2027:
    notice: "国办发明电〔2026〕X号：部分节假日 # 安排"
    holidays:
      - {date: 2027-01-01, name_zh: 元旦, name_en: New Year's Day}
    make_up_workdays: []
"""


def build(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.build_calendar", *options],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_table_is_what_the_package_gives() -> None:
    done = build("--check")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_new_table_is_written_as_it_is_checked_in(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "days.yaml"
    assert build("--file", str(file)).returncode == 0
    assert file.read_bytes() == TABLE.read_bytes()


def test_check_shows_a_difference_and_writes_nothing(tmp_path: Path) -> None:
    changed = TABLE.read_text(encoding="utf-8").replace(
        "      - {date: 2024-02-12, name_zh: 春节, name_en: Spring Festival}\n", ""
    )
    file = tmp_path / "days.yaml"
    file.write_text(changed, encoding="utf-8")
    done = build("--check", "--file", str(file))
    assert done.returncode == 1
    assert "+      - {date: 2024-02-12, name_zh: 春节, name_en: Spring Festival}\n" in done.stdout
    assert file.read_text(encoding="utf-8") == changed


def test_check_fails_without_a_table(tmp_path: Path) -> None:
    assert build("--check", "--file", str(tmp_path / "days.yaml")).returncode == 1


def test_a_year_entered_by_hand_with_its_notice_is_kept(tmp_path: Path) -> None:
    text = TABLE.read_text(encoding="utf-8")
    file = tmp_path / "days.yaml"
    file.write_text(
        text.replace("known_until: 2026-12-31", "known_until: 2027-12-31") + BY_HAND,
        encoding="utf-8",
    )
    entered = file.read_bytes()
    assert build("--file", str(file)).returncode == 0
    assert file.read_bytes() == entered
    assert read_table(file).years[-1].notice == "国办发明电〔2026〕X号：部分节假日 # 安排"
