"""Dates, times, credit codes and identity numbers at the edge of what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.records.types import (
    credit_code_fault,
    identity_number_fault,
    is_date,
    is_date_time,
)

# Examples that are published with the two standards.
CREDIT_CODE = "91350100M000100Y43"
IDENTITY_NUMBER = "11010519491231002X"


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2024-12-31", True),
        ("2024-13-01", False),
        ("20240205", False),
        ("2024-W06-1", False),
        ("2024-02-05\n", False),
        ("0000-01-01", False),
        ("２０２４-02-05", False),
    ],
)
def test_a_date_has_one_form_and_exists(text: str, good: bool) -> None:
    assert is_date(text) is good


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("2024-02-05T09:30+08:00", True),
        ("2024-02-05T09:30:15+08:00", True),
        ("2024-02-05T23:59:59+08:00", True),
        ("2024-02-05T24:00+08:00", False),
        ("2024-02-05T09:30", False),
        ("2024-02-05T09:30Z", False),
        ("2024-02-05T09:30+09:00", False),
        ("2024-02-05 09:30+08:00", False),
        ("2024-02-05T09:30:15.5+08:00", False),
        ("2023-02-29T09:30+08:00", False),
    ],
)
def test_a_time_is_chinas_and_exists(text: str, good: bool) -> None:
    assert is_date_time(text) is good


def test_the_standards_examples_are_good() -> None:
    assert credit_code_fault(CREDIT_CODE) is None
    assert identity_number_fault(IDENTITY_NUMBER) is None


@pytest.mark.parametrize("code", ["", CREDIT_CODE[:17], CREDIT_CODE + "3", CREDIT_CODE.lower()])
def test_a_credit_code_of_the_wrong_form_is_no_matter_of_digits(code: str) -> None:
    assert credit_code_fault(code) == "form"


def test_letters_that_credit_codes_leave_out_are_a_matter_of_form() -> None:
    for letter in "IOSVZ":
        assert credit_code_fault(CREDIT_CODE.replace("M", letter)) == "form"


@pytest.mark.parametrize(
    "number",
    ["", IDENTITY_NUMBER[:17], IDENTITY_NUMBER.lower(), "11010519490230002X", "1101051949123100X2"],
)
def test_an_identity_number_of_the_wrong_form_is_no_matter_of_digits(number: str) -> None:
    assert identity_number_fault(number) == "form"


@given(st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_any_one_wrong_place_of_a_credit_code_is_noticed(place: int, put: str) -> None:
    damaged = CREDIT_CODE[:place] + put + CREDIT_CODE[place + 1 :]
    assert credit_code_fault(damaged) == (None if damaged == CREDIT_CODE else "check_digit")


@given(st.integers(0, 17), st.sampled_from("0123456789"))
def test_any_one_wrong_digit_of_an_identity_number_is_noticed(place: int, put: str) -> None:
    damaged = IDENTITY_NUMBER[:place] + put + IDENTITY_NUMBER[place + 1 :]
    assert (identity_number_fault(damaged) is None) == (damaged == IDENTITY_NUMBER)
