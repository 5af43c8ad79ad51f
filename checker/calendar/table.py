"""
Read the calendar table: the one module here that knows YAML.

Shapes: `source` (strings by key), `known_from`, `known_until`, and `years`, a
    mapping of a year to `holidays` and `make_up_workdays`, each a list of
    `{date, name_zh, name_en}`; a year entered by hand has a `notice` as well.
Units: dates are `YYYY-MM-DD`.
Source: `policies/tables/calendar/days.yaml`, written by `tools/build_calendar.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from checker.errors import RuleBookError

# Every scalar stays text: YAML's own dates would fail on 2024-02-30 without
# saying where it stands.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day that the yearly notice moved: a weekday off, or a weekend day worked."""

    date: dt.date
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Year:
    """One year: weekdays off and weekend days worked, each in order of date."""

    year: int
    holidays: tuple[Day, ...]
    make_up_workdays: tuple[Day, ...]
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The whole calendar: years without a gap, from `known_from` to `known_until`."""

    source: Mapping[str, str]
    known_from: dt.date
    known_until: dt.date
    years: tuple[Year, ...]


def read_table(source: bytes | Path) -> Table:
    """
    Read and check a calendar table.

    Args:
        source: the YAML document, or the path of the file that holds it.

    Returns:
        The table, its years and their days in order.

    Raises:
        RuleBookError: the file is not there or not YAML, a key is unknown or
            missing, a date does not exist, stands twice or in the wrong year, a
            holiday is on a weekend or a make-up workday on a weekday, a year
            is left out, or the known span is not that of the years.
    """
    data = source if isinstance(source, bytes) else _read_bytes(source)
    try:
        # BaseLoader makes strings, lists and mappings only, hence nothing unsafe.
        document = yaml.load(data, Loader=_LOADER)  # noqa: S506
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _broken("", f"不是有效的 YAML：{error}", f"is not valid YAML: {error}") from None
    root = _mapping(document, "", required={"source", "known_from", "known_until", "years"})
    origin = _mapping(root["source"], "source")
    years = tuple(_years(root["years"]))
    table = Table(
        source={key: _text(value, f"source/{key}") for key, value in origin.items()},
        known_from=_date(root["known_from"], "known_from"),
        known_until=_date(root["known_until"], "known_until"),
        years=years,
    )
    if table.known_from != dt.date(years[0].year, 1, 1):
        raise _broken(
            "known_from", "应为首个年份的 1 月 1 日", "must be 1 January of the first year"
        )
    if table.known_until != dt.date(years[-1].year, 12, 31):
        raise _broken(
            "known_until", "应为末个年份的 12 月 31 日", "must be 31 December of the last year"
        )
    return table


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RuleBookError(
            f"无法读取工作日历 {path}：{error.strerror}。请检查路径，或重新安装本工具。",
            f"The calendar {path} cannot be read: {error.strerror}. "
            "Check the path, or install the tool again.",
        ) from None


def _years(value: object) -> list[Year]:
    years: list[Year] = []
    for key, content in sorted(_mapping(value, "years").items()):
        where = f"years/{key}"
        if not _YEAR.fullmatch(key):
            raise _broken(where, "不是四位数的年份", "is not a year of four digits")
        body = _mapping(
            content, where, required={"holidays", "make_up_workdays"}, optional={"notice"}
        )
        year = int(key)
        if years and years[-1].year + 1 != year:
            raise _broken(where, "与前一年份不连续", "does not follow the year before it")
        years.append(
            Year(
                year=year,
                holidays=_days(body["holidays"], f"{where}/holidays", year, weekend=False),
                make_up_workdays=_days(
                    body["make_up_workdays"], f"{where}/make_up_workdays", year, weekend=True
                ),
                notice=_text(body["notice"], f"{where}/notice") if "notice" in body else None,
            )
        )
    if not years:
        raise _broken("years", "没有任何年份", "holds no year")
    return years


def _days(value: object, where: str, year: int, *, weekend: bool) -> tuple[Day, ...]:
    if not isinstance(value, list):
        raise _broken(where, "应为列表", "must be a list")
    days: dict[dt.date, Day] = {}
    for number, item in enumerate(value):
        place = f"{where}/{number}"
        fields = _mapping(item, place, required={"date", "name_zh", "name_en"})
        date = _date(fields["date"], f"{place}/date")
        if date.year != year:
            raise _broken(place, f"{date} 不在 {year} 年内", f"{date} is not in {year}")
        if date in days:
            raise _broken(place, f"{date} 重复出现", f"{date} stands there twice")
        if (date.weekday() >= _SATURDAY) != weekend:
            raise _broken(
                place,
                f"{date} 应为{'周六或周日' if weekend else '周一至周五'}",
                f"{date} must be {'a Saturday or Sunday' if weekend else 'a day from Mon to Fri'}",
            )
        days[date] = Day(
            date,
            _text(fields["name_zh"], f"{place}/name_zh"),
            _text(fields["name_en"], f"{place}/name_en"),
        )
    return tuple(days[date] for date in sorted(days))


def _mapping(
    value: object,
    where: str,
    *,
    required: set[str] | None = None,
    optional: set[str] | None = None,
) -> dict[str, object]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise _broken(where, "应为键值结构", "must be a mapping of keys to values")
    if required is not None:
        missing = sorted(required - value.keys())
        unknown = sorted(value.keys() - required - (optional or set()))
        if missing:
            raise _broken(where, f"缺少 {missing[0]}", f"lacks {missing[0]}")
        if unknown:
            raise _broken(where, f"有未知的键 {unknown[0]}", f"has an unknown key {unknown[0]}")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _broken(where, "应为非空文字", "must be a text that is not empty")
    return value


def _date(value: object, where: str) -> dt.date:
    text = value if isinstance(value, str) else ""
    try:
        if _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise _broken(
        where, f"{text!r} 不是存在的日期（YYYY-MM-DD）", f"{text!r} is no date (YYYY-MM-DD)"
    )


def _broken(where: str, zh: str, en: str) -> RuleBookError:
    place_zh = f"工作日历“{where}”" if where else "工作日历"
    place_en = f"Calendar table, {where}:" if where else "The calendar table"
    return RuleBookError(
        f"{place_zh}{zh}。请更正该表后重试。", f"{place_en} {en}. Correct the table."
    )
