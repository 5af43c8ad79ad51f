"""
Write the calendar table from the package `chinesecalendar`.

    python tools/build_calendar.py            write policies/tables/calendar/days.yaml
    python tools/build_calendar.py --check    fail if the file is not what would be written

Years the package does not know yet and that somebody entered by hand, with the
`notice` they come from, are kept as they are.

Shapes: the file is read back by `checker.calendar.read_table`.
Source: `chinese_calendar.constants`, which transcribes the yearly notices.
"""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

# The package ships no types.
from chinese_calendar import constants  # type: ignore[import-untyped]

from checker.calendar import Day, Table, Year, read_table

TARGET = Path(__file__).resolve().parent.parent / "policies" / "tables" / "calendar" / "days.yaml"
PACKAGE = "chinesecalendar"
_SATURDAY = 5

# The package abbreviates; a notice does not.
_FULL_NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}

_HEADER = """\
# 工作日历：哪些工作日放假，哪些周末调休上班。
# Working-day calendar: weekdays off, and weekend days worked to make up for them.
#
# 官方依据是国务院办公厅每年发布的《关于部分节假日安排的通知》。本表并非直接抄自通知，
# 而是由 Python 包 chinesecalendar 转录的数据生成；作为定案依据前，请与当年通知核对。
# The real calendar is the yearly notice of the General Office of the State Council on the
# arrangement of certain holidays. This table was not taken from the notices themselves: it
# was derived through the Python package chinesecalendar. Compare it with the notice of the
# year before a decision rests on it.
#
# 只列与“周一至周五上班”不同的日子；本来就休息的周末不列。
# 不含地方或个别单位的临时放假、停工安排。
# 末个年份十二月底的个别日子，仍可能被下一年度的通知调整。
# 已知年份以外按周一至周五推算，结果标为“暂定”；1995 年 5 月以前周六多为工作日，推算未予体现。
# Only days that differ from Monday to Friday are listed; ordinary weekends are not.
# Local or single employers' closures are not in it.
# The last days of December of the last year may still be moved by the next year's notice.
# Outside the known years Monday to Friday is assumed and results are marked provisional;
# until May 1995 most Saturdays were worked, which that assumption does not show.
#
# 生成命令 / written by: python tools/build_calendar.py
# 新一年的通知已发布而该包尚未更新时，可在 years 末尾手工加入该年，注明 notice（文号），
# 并修改 known_until；再次生成时会予以保留。
# When a new notice is out and the package is not yet updated, add the year by hand at the end
# of `years`, with `notice` (its number), and set known_until; the generator keeps such a year.
"""


def package_years() -> tuple[Year, ...]:
    """The years of the package, weekdays off and weekend days worked, in order."""
    holidays = _by_year(constants.holidays, weekend=False)
    make_up = _by_year(constants.workdays, weekend=True)
    known = {date.year for date in constants.holidays}
    return tuple(
        Year(year, tuple(holidays[year]), tuple(make_up[year]))
        for year in range(min(known), max(known) + 1)
    )


def render(years: Iterable[Year], package_version: str) -> str:
    """The text of the table; equal years give equal text."""
    listed = list(years)
    lines = [
        _HEADER,
        "source:",
        "  authority_zh: 国务院办公厅每年发布的关于部分节假日安排的通知",
        "  authority_en: Yearly notice of the General Office of the State Council on holidays",
        "  derived_through: Python package chinesecalendar, not the notices themselves",
        f"  package: {PACKAGE}",
        f'  version: "{package_version}"',
        f"known_from: {listed[0].year}-01-01",
        f"known_until: {listed[-1].year}-12-31",
        "years:",
    ]
    for year in listed:
        lines.append(f"  {year.year}:")
        if year.notice is not None:
            lines.append(f"    notice: {json.dumps(year.notice, ensure_ascii=False)}")
        lines += _list("holidays", year.holidays)
        lines += _list("make_up_workdays", year.make_up_workdays)
    return "\n".join(lines) + "\n"


def kept_by_hand(table: Table, last: int) -> list[Year]:
    """The years of `table` after `last` that name the notice they come from."""
    return [year for year in table.years if year.year > last and year.notice is not None]


def main(arguments: list[str]) -> int:
    """Write or check the table; 0 if it was written or is as it would be, else 1."""
    parser = argparse.ArgumentParser(description="Write or check the calendar table.")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    parser.add_argument("--file", type=Path, default=TARGET, help="the table to write or check")
    options = parser.parse_args(arguments)
    target: Path = options.file
    years = list(package_years())
    if target.exists():
        years += kept_by_hand(read_table(target), years[-1].year)
    text = render(years, version(PACKAGE))
    if not options.check:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        return 0
    present = target.read_text(encoding="utf-8") if target.exists() else ""
    sys.stdout.writelines(
        difflib.unified_diff(
            present.splitlines(keepends=True),
            text.splitlines(keepends=True),
            f"{target.name} as it is",
            f"{target.name} as {PACKAGE} {version(PACKAGE)} gives it",
        )
    )
    return 0 if present == text else 1


def _by_year(days: Mapping[dt.date, str], *, weekend: bool) -> dict[int, list[Day]]:
    chinese = {holiday.value: holiday.chinese for holiday in constants.Holiday}
    found: dict[int, list[Day]] = defaultdict(list)
    for date in sorted(days):
        if (date.weekday() >= _SATURDAY) == weekend:
            name = chinese[days[date]]
            found[date.year].append(Day(date, _FULL_NAMES.get(name, name), days[date]))
    return found


def _list(key: str, days: Iterable[Day]) -> list[str]:
    items = [
        f"      - {{date: {day.date}, name_zh: {day.name_zh}, name_en: {day.name_en}}}"
        for day in days
    ]
    return [f"    {key}:", *items] if items else [f"    {key}: []"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
