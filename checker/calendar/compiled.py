"""
The calendar as one document for the policies, `data.calendar`.

With it the n-th working day after a date is `working[ordinal[date] + n - 1]`,
and the working days after a up to b are `ordinal[b] - ordinal[a]`: a look-up
and a subtraction, whatever the length of the term.

Shapes: see `CompiledCalendar`.
Units: dates are `YYYY-MM-DD` strings; an ordinal is a number of working days.
Source: a `Calendar`.
"""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from checker.calendar.daycount import Calendar

#: The span of the document: the oldest acts that a file may still turn on, and
#: the longest terms that may still run. Outside the known years it is provisional.
FIRST = dt.date(1990, 1, 1)
LAST = dt.date(2040, 12, 31)


class CompiledCalendar(TypedDict):
    """
    What `policies/lib/days` reads.

    `ordinal`: each date of the span with the number of working days from
        `first` up to and including it.
    `working`: the working days of the span in order.
    `known_from`, `known_until`: the dates whose holidays are known.
    """

    known_from: str
    known_until: str
    first: str
    ordinal: dict[str, int]
    working: list[str]


def compile_calendar(calendar: Calendar) -> CompiledCalendar:
    """The document for `calendar`, from `FIRST` to `LAST`; equal calendars give equal ones."""
    ordinal: dict[str, int] = {}
    working: list[str] = []
    for number in range(FIRST.toordinal(), LAST.toordinal() + 1):
        date = dt.date.fromordinal(number)
        text = date.isoformat()
        if calendar.is_working(date):
            working.append(text)
        ordinal[text] = len(working)
    return {
        "known_from": calendar.known_from.isoformat(),
        "known_until": calendar.known_until.isoformat(),
        "first": FIRST.isoformat(),
        "ordinal": ordinal,
        "working": working,
    }
