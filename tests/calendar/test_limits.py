"""Terms as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.calendar import Limit, Unit, parse_limit, parse_unit
from checker.errors import UsageError

# A slow machine is no failure.
UNTIMED = settings(deadline=None)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("7 working days", 7, Unit.WORKING_DAY),
        ("1 Working Day", 1, Unit.WORKING_DAY),
        ("7个工作日", 7, Unit.WORKING_DAY),
        ("七个工作日", 7, Unit.WORKING_DAY),
        ("２０ 工作日", 20, Unit.WORKING_DAY),
        ("90 days", 90, Unit.CALENDAR_DAY),
        ("90日", 90, Unit.CALENDAR_DAY),
        ("90天", 90, Unit.CALENDAR_DAY),
        ("九十日", 90, Unit.CALENDAR_DAY),
        ("十五日", 15, Unit.CALENDAR_DAY),
        ("一百零五天", 105, Unit.CALENDAR_DAY),
        ("一百八十日", 180, Unit.CALENDAR_DAY),
        ("2 years", 2, Unit.YEAR),
        ("2年", 2, Unit.YEAR),
        ("两年", 2, Unit.YEAR),
        ("3 months", 3, Unit.MONTH),
        ("3个月", 3, Unit.MONTH),
        (" 3   months ", 3, Unit.MONTH),
        ("5 calendar_day", 5, Unit.CALENDAR_DAY),
    ],
)
def test_a_term_is_a_number_and_a_unit(text: str, number: int, unit: Unit) -> None:
    assert parse_limit(text) == Limit(number, unit)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not understood"),
        ("7", "is not understood"),
        ("days", "is not understood"),
        ("-7 days", "is not understood"),
        ("7.5 days", "is not understood"),
        ("7 hours", 'unit "hours" is not known'),
        ("7小时", 'unit "小时" is not known'),
        ("0 days", 'number "0"'),
        ("零日", 'number "零"'),
        ("十百日", 'number "十百"'),
        ("1234567890 days", 'number "1234567890"'),
        ("9" * 5000 + " days", "number"),
    ],
)
def test_what_is_no_term_is_refused_by_name(text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_limit(text)
    assert words in caught.value.en
    assert caught.value.zh


@UNTIMED
@given(st.integers(1, 999_999_999), st.sampled_from(Unit))
def test_number_and_unit_name_read_back(number: int, unit: Unit) -> None:
    assert parse_limit(f"{number} {unit.value}") == Limit(number, unit)
    assert parse_unit(unit.value) is unit


@UNTIMED
@given(st.text())
def test_any_text_is_a_term_or_refused(text: str) -> None:
    try:
        assert parse_limit(text).number >= 1
    except UsageError as error:
        assert error.zh and error.en
