"""Terms and counts, against the calendar of 2024 and against a day-by-day loop."""

from __future__ import annotations

import datetime as dt

import chinese_calendar  # type: ignore[import-untyped]  # the package ships no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import paths
from checker.calendar import Calendar, Day, Table, Unit, Year
from checker.errors import UsageError

# A slow machine is no failure.
UNTIMED = settings(deadline=None)

CALENDAR = Calendar.load(paths.policies() / "tables" / "calendar" / "days.yaml")
DAY = dt.timedelta(days=1)

dates = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))
rolls = st.booleans()


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def walked(start: dt.date, number: int) -> dt.date:
    """The naive reading of a term: go on day by day, and count the working ones."""
    date = start
    while number:
        date += DAY
        number -= CALENDAR.is_working(date)
    return date


def test_every_day_of_the_known_years_is_as_the_package_says() -> None:
    date = CALENDAR.known_from
    assert (date, CALENDAR.known_until) == (d("2004-01-01"), d("2026-12-31"))
    while date <= CALENDAR.known_until:
        assert CALENDAR.is_working(date) is chinese_calendar.is_workday(date), date
        date += DAY


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        ("2024-02-05", 4, "2024-02-09"),
        ("2024-02-05", 5, "2024-02-18"),
        ("2024-02-05", 7, "2024-02-20"),
        ("2024-02-02", 1, "2024-02-04"),
        ("2024-02-03", 1, "2024-02-04"),
        ("2024-09-27", 2, "2024-09-30"),
        ("2024-09-30", 5, "2024-10-12"),
        ("2015-09-02", 1, "2015-09-06"),
    ],
)
def test_working_days_skip_holidays_and_count_make_up_workdays(
    start: str, number: int, due: str
) -> None:
    answer = CALENDAR.due_on(d(start), number, Unit.WORKING_DAY)
    assert (answer.due_on, answer.provisional) == (d(due), False)


@pytest.mark.parametrize(
    ("start", "number", "unit", "due"),
    [
        ("2024-02-05", 5, Unit.CALENDAR_DAY, "2024-02-10"),
        ("2024-01-31", 1, Unit.MONTH, "2024-02-29"),
        ("2023-01-31", 1, Unit.MONTH, "2023-02-28"),
        ("2024-01-31", 2, Unit.MONTH, "2024-03-31"),
        ("2024-11-30", 3, Unit.MONTH, "2025-02-28"),
        ("2024-12-15", 1, Unit.MONTH, "2025-01-15"),
        ("2024-02-29", 1, Unit.YEAR, "2025-02-28"),
        ("2024-02-29", 4, Unit.YEAR, "2028-02-29"),
        ("2024-02-10", 0, Unit.MONTH, "2024-02-10"),
        ("2024-02-10", 0, Unit.WORKING_DAY, "2024-02-10"),
    ],
)
def test_other_units_count_every_day(start: str, number: int, unit: Unit, due: str) -> None:
    answer = CALENDAR.due_on(d(start), number, unit)
    assert (answer.due_on, answer.nominal, answer.provisional) == (d(due), d(due), False)


def test_a_last_day_rolls_only_on_request_and_only_off_a_rest_day() -> None:
    rolled = CALENDAR.due_on(d("2024-02-05"), 5, Unit.CALENDAR_DAY, roll=True)
    assert (rolled.nominal, rolled.due_on) == (d("2024-02-10"), d("2024-02-18"))
    kept = CALENDAR.due_on(d("2024-02-05"), 4, Unit.CALENDAR_DAY, roll=True)
    assert (kept.nominal, kept.due_on) == (d("2024-02-09"), d("2024-02-09"))


@pytest.mark.parametrize(
    ("start", "number", "unit", "roll", "provisional"),
    [
        ("2026-12-30", 1, Unit.WORKING_DAY, False, False),
        ("2026-12-31", 1, Unit.WORKING_DAY, False, True),
        ("2003-12-31", 1, Unit.WORKING_DAY, False, True),
        ("2026-12-31", 1, Unit.CALENDAR_DAY, False, False),
        ("2026-12-31", 1, Unit.CALENDAR_DAY, True, True),
        ("2026-12-30", 1, Unit.CALENDAR_DAY, True, False),
        ("2026-12-31", 1, Unit.YEAR, False, False),
    ],
)
def test_only_what_rests_on_unknown_holidays_is_provisional(
    start: str, number: int, unit: Unit, roll: bool, provisional: bool
) -> None:
    assert CALENDAR.due_on(d(start), number, unit, roll=roll).provisional is provisional


def test_a_roll_out_of_the_known_years_is_provisional() -> None:
    holiday = Day(d("2025-12-31"), "元旦", "New Year's Day")
    table = Table({}, d("2025-01-01"), d("2025-12-31"), (Year(2025, (holiday,), ()),))
    rolled = Calendar(table).due_on(d("2025-12-30"), 1, Unit.CALENDAR_DAY, roll=True)
    assert (rolled.nominal, rolled.due_on) == (d("2025-12-31"), d("2026-01-01"))
    assert rolled.provisional


def test_outside_the_known_years_monday_to_friday_are_worked() -> None:
    week = [d("2031-10-01") + n * DAY for n in range(7)]
    assert [day.isoweekday() for day in week if CALENDAR.is_working(day)] == [3, 4, 5, 1, 2]
    assert not any(CALENDAR.known(day) for day in week)


@UNTIMED
@given(dates, st.integers(0, 400), rolls)
def test_due_on_is_what_a_walk_through_the_days_finds(
    start: dt.date, number: int, roll: bool
) -> None:
    expected = walked(start, number)
    while roll and not CALENDAR.is_working(expected):
        expected += DAY
    assert CALENDAR.due_on(start, number, Unit.WORKING_DAY, roll=roll).due_on == expected


@UNTIMED
@given(dates, dates)
def test_count_is_the_number_of_days_walked(start: dt.date, end: dt.date) -> None:
    first, last = min(start, end), max(start, end)
    days = (first + n * DAY for n in range(1, (last - first).days + 1))
    working = sum(CALENDAR.is_working(day) for day in days)
    sign = 1 if start <= end else -1
    assert CALENDAR.count(start, end, Unit.WORKING_DAY).used == sign * working
    assert CALENDAR.count(start, end, Unit.CALENDAR_DAY).used == (end - start).days


@UNTIMED
@given(dates, st.integers(1, 400), st.sampled_from(Unit))
def test_a_term_used_up_is_as_long_as_its_limit(start: dt.date, number: int, unit: Unit) -> None:
    due = CALENDAR.due_on(start, number, unit).due_on
    assert CALENDAR.count(start, due, unit).used == number
    assert CALENDAR.count(start, due - DAY, unit).used == number - 1


@UNTIMED
@given(dates, dates)
def test_whole_months_never_reach_past_the_end(start: dt.date, end: dt.date) -> None:
    first, last = min(start, end), max(start, end)
    months = CALENDAR.count(first, last, Unit.MONTH).used
    assert CALENDAR.due_on(first, months, Unit.MONTH).due_on <= last
    assert CALENDAR.due_on(first, months + 1, Unit.MONTH).due_on > last
    assert CALENDAR.count(first, last, Unit.YEAR).used == months // 12


def test_months_before_the_start_are_negative() -> None:
    assert CALENDAR.count(d("2024-03-15"), d("2024-03-01"), Unit.MONTH).used == -1
    assert CALENDAR.count(d("2024-03-15"), d("2024-02-15"), Unit.MONTH).used == -1


@pytest.mark.parametrize(
    ("hearing", "number", "last"),
    [
        ("2024-02-20", 1, "2024-02-18"),
        ("2024-02-20", 2, "2024-02-17"),
        ("2024-02-20", 3, "2024-02-08"),
        ("2024-02-20", 7, "2024-02-04"),
    ],
)
def test_before_working_leaves_so_many_days_in_between(
    hearing: str, number: int, last: str
) -> None:
    assert CALENDAR.before_working(d(hearing), number).due_on == d(last)


@UNTIMED
@given(dates, st.integers(1, 60))
def test_before_working_is_the_last_such_date(hearing: dt.date, number: int) -> None:
    def between(notice: dt.date) -> int:
        days = (notice + n * DAY for n in range(1, (hearing - notice).days))
        return sum(CALENDAR.is_working(day) for day in days)

    last = CALENDAR.before_working(hearing, number).due_on
    assert between(last) >= number
    assert between(last + DAY) < number


def test_excluded_and_made_up_name_each_day_and_why() -> None:
    span = (d("2024-02-08"), d("2024-02-18"))
    assert [(n.date.day, n.reason.zh, n.reason.en) for n in CALENDAR.excluded(*span)] == [
        (10, "休息日（星期六）", "weekend (Saturday)"),
        (11, "休息日（星期日）", "weekend (Sunday)"),
        *[(day, "春节放假", "Spring Festival holiday") for day in range(12, 17)],
        (17, "休息日（星期六）", "weekend (Saturday)"),
    ]
    assert [(n.date.day, n.reason.zh, n.reason.en) for n in CALENDAR.made_up(*span)] == [
        (18, "春节调休上班", "make-up workday for Spring Festival")
    ]
    assert CALENDAR.made_up(d("2024-02-18"), d("2024-02-28")) == ()


@UNTIMED
@given(dates, st.integers(0, 100))
def test_days_in_a_term_either_count_or_are_excluded(start: dt.date, number: int) -> None:
    due = CALENDAR.due_on(start, number, Unit.WORKING_DAY).due_on
    assert len(CALENDAR.excluded(start, due)) + number == (due - start).days


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (-1, Unit.CALENDAR_DAY, "negative"),
        (10**9, Unit.WORKING_DAY, "9999"),
        (10**9, Unit.CALENDAR_DAY, "9999"),
        (10**30, Unit.CALENDAR_DAY, "9999"),
        (10**6, Unit.MONTH, "9999"),
        (8000, Unit.YEAR, "9999"),
    ],
)
def test_terms_that_no_date_ends_are_refused(number: int, unit: Unit, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        CALENDAR.due_on(d("2024-02-05"), number, unit)


def test_terms_up_to_the_last_date_have_an_answer() -> None:
    last = CALENDAR.due_on(dt.date.max - DAY, 1, Unit.WORKING_DAY, roll=True)
    assert last.due_on == dt.date.max
    with pytest.raises(UsageError, match="9999"):
        CALENDAR.due_on(dt.date.max, 1, Unit.WORKING_DAY)


@pytest.mark.parametrize(("date", "number"), [("2024-02-05", 0), ("0001-01-05", 9)])
def test_before_working_refuses_what_has_no_answer(date: str, number: int) -> None:
    with pytest.raises(UsageError, match="working days before"):
        CALENDAR.before_working(d(date), number)
