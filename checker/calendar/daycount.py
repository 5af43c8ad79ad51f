"""
Count days and find the last day of a term.

The first day is never counted. A working day is a weekday that is no public
holiday, or a weekend day worked to make up for one. Where the yearly notice is
not known the rule is Monday to Friday, and the answer is marked provisional.

Shapes: `Due` and `Count`, frozen; a `Note` is a date and why it did or did not
    count, in both languages.
Units: dates are `datetime.date`; a term is a whole number of a `Unit`.
Source: a `Table`; the units follow the norm that sets the term, never this module.
Pure: no file or clock, but for `Calendar.load`, which reads one file.
"""

from __future__ import annotations

import calendar as month_lengths
import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from pathlib import Path

from checker.calendar.table import Day, Table, read_table
from checker.errors import UsageError

_WEEK = 7
_WORKWEEK = 5
_MONTHS = 12
_DAY = dt.timedelta(days=1)
_WEEKDAYS_ZH = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Unit(StrEnum):
    """What a term is measured in; the values are those of the tables."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day counts or does not, as a short phrase in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Note:
    """A date with the reason that sets it apart."""

    date: dt.date
    reason: Reason


@dataclass(frozen=True, slots=True)
class Due:
    """
    The last day of a term.

    `nominal` is the last day before rolling; it differs from `due_on` only if
    rolling was asked for and moved the day.
    """

    due_on: dt.date
    nominal: dt.date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How much of a unit lies after one date up to another (negative if that is earlier)."""

    used: int
    provisional: bool


class Calendar:
    """The working days of all years: known ones by the table, others Monday to Friday."""

    def __init__(self, table: Table) -> None:
        """Order the days of `table` once, so that counts are two look-ups each."""
        self.known_from = table.known_from
        self.known_until = table.known_until
        self._holidays = {day.date: day for year in table.years for day in year.holidays}
        self._make_up = {day.date: day for year in table.years for day in year.make_up_workdays}
        moved = sorted(
            [(date.toordinal(), -1) for date in self._holidays]
            + [(date.toordinal(), +1) for date in self._make_up]
        )
        self._moved = [ordinal for ordinal, _ in moved]
        self._gain = list(accumulate((step for _, step in moved), initial=0))

    @classmethod
    def load(cls, path: Path) -> Calendar:
        """The calendar of the table file at `path`. Raises RuleBookError, see `read_table`."""
        return cls(read_table(path))

    def known(self, date: dt.date) -> bool:
        """Whether the holidays of this date's year are in the table."""
        return self.known_from <= date <= self.known_until

    def is_working(self, date: dt.date) -> bool:
        """Whether people work on this date (by Monday to Friday where it is not known)."""
        if date.weekday() < _WORKWEEK:
            return date not in self._holidays
        return date in self._make_up

    def rest_reason(self, date: dt.date) -> Reason | None:
        """Why `date` is a rest day; None for a working day."""
        if self.is_working(date):
            return None
        holiday = self._holidays.get(date)
        if holiday is not None:
            return Reason(f"{holiday.name_zh}放假", f"{holiday.name_en} holiday")
        name = date.weekday()
        return Reason(f"休息日（{_WEEKDAYS_ZH[name]}）", f"weekend ({_WEEKDAYS_EN[name]})")

    def excluded(self, start: dt.date, end: dt.date) -> tuple[Note, ...]:
        """The rest days after `start` up to and including `end`, each with its reason."""
        notes = []
        for ordinal in range(start.toordinal() + 1, end.toordinal() + 1):
            date = dt.date.fromordinal(ordinal)
            reason = self.rest_reason(date)
            if reason is not None:
                notes.append(Note(date, reason))
        return tuple(notes)

    def made_up(self, start: dt.date, end: dt.date) -> tuple[Note, ...]:
        """The weekend days after `start` up to and including `end` that were worked."""
        days = sorted(date for date in self._make_up if start < date <= end)
        return tuple(Note(date, _make_up_reason(self._make_up[date])) for date in days)

    def due_on(self, start: dt.date, limit: int, unit: Unit, *, roll: bool = False) -> Due:
        """
        The last day of a term of `limit` units; `start` itself is not counted.

        Months and years end on the day of the same number, or on the last day
        of a month too short for it. A term of 0 ends on `start`.

        Args:
            start: the day of the event that starts the term.
            limit: a whole number, 0 or more.
            unit: what `limit` counts.
            roll: move a last day that is a rest day to the next working day.
                Only some norms say so, hence not the default.

        Raises:
            UsageError: `limit` is negative, or the term ends after the year 9999.
        """
        if limit < 0:
            raise UsageError(
                f"期限不能为负数：{limit}。请给出 0 或更大的整数。",
                f"A term cannot be negative: {limit}. Give a whole number from 0.",
            )
        try:
            nominal = self._nominal(start, limit, unit)
            due = self._next_working(nominal) if roll else nominal
        except OverflowError:
            raise UsageError(
                f"自 {start} 起 {limit}（{unit}）的期限超出公元 9999 年。请缩短期限。",
                f"A term of {limit} ({unit}) from {start} ends after the year 9999. Shorten it.",
            ) from None
        if unit is Unit.WORKING_DAY:
            provisional = not (self.known(start) and self.known(due))
        else:
            provisional = roll and not (self.known(nominal) and self.known(due))
        return Due(due, nominal, provisional)

    def count(self, start: dt.date, end: dt.date, unit: Unit) -> Count:
        """
        How many units lie after `start` up to and including `end`.

        Working and calendar days are negative when `end` is before `start`.
        Months and years are whole ones: the greatest number whose term from
        `start` ends on `end` or earlier.
        """
        if unit is Unit.WORKING_DAY:
            used = self._index(end.toordinal()) - self._index(start.toordinal())
            return Count(used, not (self.known(start) and self.known(end)))
        if unit is Unit.CALENDAR_DAY:
            return Count((end - start).days, provisional=False)
        months = (end.year - start.year) * _MONTHS + end.month - start.month
        if _add_months(start, months) > end:
            months -= 1
        return Count(months if unit is Unit.MONTH else months // _MONTHS, provisional=False)

    def before_working(self, date: dt.date, days: int) -> Due:
        """
        The last date with at least `days` working days strictly between it and `date`.

        For "at least so many working days before the hearing": neither the day
        of the notice nor that of the hearing is counted. The answer may itself
        be a rest day. It is provisional if it or `date` is not known.

        Raises:
            UsageError: `days` is below 1, or the answer is before the year 1.
        """
        if days < 1:
            raise UsageError(
                f"提前的工作日数须为 1 或更大的整数：{days}。",
                f"The number of working days before must be 1 or more: {days}.",
            )
        # The latest d with index(d) <= index(date - 1) - days is the day before
        # the first one whose index is greater.
        most = self._index(date.toordinal() - 1) - days
        after = bisect_right(range(1, date.toordinal()), most, key=self._index) + 1
        if most < 0 or after == 1:
            raise UsageError(
                f"{date} 之前 {days} 个工作日早于公元元年。请减少天数。",
                f"{days} working days before {date} is before the year 1. Give fewer days.",
            )
        last = dt.date.fromordinal(after - 1)
        return Due(last, last, not (self.known(last) and self.known(date)))

    def index(self, date: dt.date) -> int:
        """A running number of working days: differences of it are counts of them."""
        return self._index(date.toordinal())

    def _index(self, ordinal: int) -> int:
        # Ordinal 1 is a Monday, so whole weeks come first and a part of one after.
        weeks, rest = divmod(ordinal, _WEEK)
        plain = weeks * _WORKWEEK + min(rest, _WORKWEEK)
        return plain + self._gain[bisect_right(self._moved, ordinal)]

    def _nth_after(self, ordinal: int, number: int) -> int:
        target = self._index(ordinal) + number
        # No stretch of rest days is as long as the margin, so the last one suffices.
        span = range(ordinal, min(ordinal + 2 * number + 100, dt.date.max.toordinal()) + 1)
        place = bisect_left(span, target, key=self._index)
        if place == len(span):
            raise OverflowError
        return span[place]

    def _nominal(self, start: dt.date, limit: int, unit: Unit) -> dt.date:
        if limit == 0:
            return start
        if unit is Unit.WORKING_DAY:
            return dt.date.fromordinal(self._nth_after(start.toordinal(), limit))
        if unit is Unit.CALENDAR_DAY:
            return start + dt.timedelta(days=limit)
        return _add_months(start, limit if unit is Unit.MONTH else limit * _MONTHS)

    def _next_working(self, date: dt.date) -> dt.date:
        while not self.is_working(date):
            date += _DAY
        return date


def _add_months(date: dt.date, months: int) -> dt.date:
    year, month = divmod(date.year * _MONTHS + date.month - 1 + months, _MONTHS)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError
    return dt.date(year, month + 1, min(date.day, month_lengths.monthrange(year, month + 1)[1]))


def _make_up_reason(day: Day) -> Reason:
    return Reason(f"{day.name_zh}调休上班", f"make-up workday for {day.name_en}")
