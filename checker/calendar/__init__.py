"""
Working days: which days count, when a term ends, how long something took.

`Calendar` answers for one date or one term; `compile_calendar` turns the same
calendar into the document the policies read as `data.calendar`, so that both
sides count alike.

Shapes: see `daycount` (arithmetic), `table` (the YAML file), `limits` (terms
    as people write them).
Units: a term is a whole number of `Unit`; hours are no matter of a calendar.
Source: `policies/tables/calendar/days.yaml`.
"""

from __future__ import annotations

from checker.calendar.compiled import FIRST, LAST, CompiledCalendar, compile_calendar
from checker.calendar.daycount import Calendar, Count, Due, Note, Reason, Unit
from checker.calendar.limits import Limit, parse_limit, parse_number, parse_unit
from checker.calendar.table import Day, Table, Year, read_table

__all__ = [
    "FIRST",
    "LAST",
    "Calendar",
    "CompiledCalendar",
    "Count",
    "Day",
    "Due",
    "Limit",
    "Note",
    "Reason",
    "Table",
    "Unit",
    "Year",
    "compile_calendar",
    "parse_limit",
    "parse_number",
    "parse_unit",
    "read_table",
]
