"""
Read a term as people write it: "7 working days", "90日", "七个工作日", "2 years".

Shapes: `Limit`, a whole number from 1 and its unit.
Units: "day", "日" and "天" alone are calendar days; only a text that says
    "working" or "工作" means working days. What a norm means by "日" is for the
    norm to say, so nothing is guessed here.
Pure: text in, values out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from checker.calendar.daycount import Unit
from checker.errors import UsageError

_UNITS = {
    Unit.WORKING_DAY: ("working day", "working days", "workday", "workdays", "工作日", "个工作日"),
    Unit.CALENDAR_DAY: ("calendar day", "calendar days", "day", "days", "日", "天", "自然日"),
    Unit.MONTH: ("month", "months", "月", "个月"),
    Unit.YEAR: ("year", "years", "年"),
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in (*names, unit.value)}
_TERM = re.compile(r"([0-9]+|[零〇一二两三四五六七八九十百]+)\s*(\D+)", re.ASCII)
# Longer numbers exceed every term there is, and soon what an int may be read from.
_MAX_DIGITS = 9
_DIGITS = {zh: value for value, zh in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = re.compile(
    r"(?:(?P<hundreds>[一二两三四五六七八九])百)?零?(?:(?P<tens>[一二三四五六七八九]?)(?P<ten>十))?"
    r"(?P<ones>[一二两三四五六七八九]?)"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A term: how many of what."""

    number: int
    unit: Unit


def parse_limit(text: str) -> Limit:
    """
    The term that `text` states, a number followed by its unit.

    Args:
        text: digits (full-width ones too) or a Chinese numeral below 1000, then
            a unit in Chinese or English, or a unit's name in the tables.

    Raises:
        UsageError: no number from 1, or a unit that is not known; it names which.
    """
    plain = _plain(text)
    match = _TERM.fullmatch(plain)
    if match is None:
        raise UsageError(
            f"看不懂期限“{text}”。请写数字和单位，例如：7个工作日、90日、3个月、2年。",
            f'The limit "{text}" is not understood. Give a number and a unit, '
            'for example "7 working days", "90 days", "3 months", "2 years".',
        )
    return Limit(parse_number(match[1]), parse_unit(match[2]))


def parse_number(text: str) -> int:
    """The whole number from 1 that `text` states. Raises UsageError if it states none."""
    plain = _plain(text)
    number = 0
    if plain.isascii() and plain.isdecimal() and len(plain) <= _MAX_DIGITS:
        number = int(plain)
    elif (match := _NUMERAL.fullmatch(plain)) is not None:
        hundreds, tens, ten, ones = match["hundreds"], match["tens"], match["ten"], match["ones"]
        number = _DIGITS.get(hundreds or "", 0) * 100 + _DIGITS.get(ones, 0)
        if ten:
            number += 10 * (_DIGITS[tens] if tens else 1)
    if number < 1:
        raise UsageError(
            f"期限的数字“{text}”无效。请写 1 至 999999999 的整数。",
            f'The number "{text}" of the limit is not valid. '
            "Give a whole number from 1 to 999999999.",
        )
    return number


def parse_unit(text: str) -> Unit:
    """The unit that `text` names, in either language. Raises UsageError if it names none."""
    unit = _UNIT_OF.get(_plain(text))
    if unit is None:
        raise UsageError(
            f"不认识期限单位“{text}”。可用：工作日、日（天）、月、年。",
            f'The unit "{text}" is not known. Use working days, days, months or years.',
        )
    return unit


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())
