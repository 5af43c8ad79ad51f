"""The table file: what is read from it, and the words for each way it can be wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from checker.calendar import Day, Year, read_table
from checker.errors import RuleBookError

GOOD = """\
source: {package: a, version: "1"}
known_from: 2024-01-01
known_until: 2025-12-31
years:
  2024:
    holidays:
      - {date: 2024-02-12, name_zh: 春节, name_en: Spring Festival}
      - {date: 2024-01-01, name_zh: 元旦, name_en: New Year's Day}
    make_up_workdays:
      - {date: 2024-02-04, name_zh: 春节, name_en: Spring Festival}
  2025:
    notice: 国办发明电〔2024〕12号
    holidays: []
    make_up_workdays: []
"""


def test_a_table_is_read_in_order_of_date() -> None:
    table = read_table(GOOD.encode())
    assert table.source == {"package": "a", "version": "1"}
    assert (table.known_from, table.known_until) == (dt.date(2024, 1, 1), dt.date(2025, 12, 31))
    assert table.years == (
        Year(
            2024,
            (
                Day(dt.date(2024, 1, 1), "元旦", "New Year's Day"),
                Day(dt.date(2024, 2, 12), "春节", "Spring Festival"),
            ),
            (Day(dt.date(2024, 2, 4), "春节", "Spring Festival"),),
        ),
        Year(2025, (), (), "国办发明电〔2024〕12号"),
    )


def test_bytes_and_file_read_alike(tmp_path: Path) -> None:
    file = tmp_path / "days.yaml"
    file.write_text(GOOD, encoding="utf-8")
    assert read_table(file) == read_table(GOOD.encode())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("known_from: 2024-01-01\n", "", "lacks known_from"),
        ("known_from: 2024-01-01", "known_from: 2024-01-02", "known_from: must be 1 January"),
        ("known_until: 2025-12-31", "known_until: 2026-12-31", "known_until: must be 31 December"),
        ("known_until: 2025-12-31", "known_until: 2025-13-31", "'2025-13-31' is no date"),
        ("known_until: 2025-12-31", "known_until: [1]", "known_until: '' is no date"),
        ("source: {", "colour: red\nsource: {", "unknown key colour"),
        ("source: {package: a, ", "source: {package: '', ", "source/package: must be a text"),
        ("  2025:\n", "  2026:\n", "years/2026: does not follow"),
        ("  2025:\n", "  next:\n", "years/next: is not a year"),
        ("date: 2024-02-12", "date: 2024-02-30", "years/2024/holidays/0/date: '2024-02-30'"),
        ("date: 2024-02-12", "date: 2024-2-12", "'2024-2-12' is no date"),
        ("date: 2024-02-12", "date: 2024-01-01", "2024-01-01 stands there twice"),
        ("date: 2024-02-12", "date: 2023-02-13", "2023-02-13 is not in 2024"),
        ("date: 2024-02-12", "date: 2024-02-11", "must be a day from Mon to Fri"),
        ("date: 2024-02-04", "date: 2024-02-05", "must be a Saturday or Sunday"),
        ("name_zh: 元旦, ", "", "holidays/1: lacks name_zh"),
        ("    holidays: []", "    holidays: none", "years/2025/holidays: must be a list"),
        ("    holidays: []", "    holidays: [x]", "years/2025/holidays/0: must be a mapping"),
        ("    holidays: []", "    holidays: [", "is not valid YAML"),
        (GOOD, "years: {}", "lacks known_from"),
        (GOOD, "", "must be a mapping"),
        (GOOD, GOOD.split("  2024:")[0].rstrip() + " {}", "years: holds no year"),
    ],
)
def test_a_broken_table_says_where_and_what(old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(RuleBookError) as caught:
        read_table(GOOD.replace(old, new).encode())
    assert words in caught.value.en
    assert "工作日历" in caught.value.zh


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(RuleBookError, match="YAML"):
        read_table(b"\xff\xfe\x00source")


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match=r"days\.yaml cannot be read"):
        read_table(tmp_path / "days.yaml")
