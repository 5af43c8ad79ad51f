"""Lines that fit a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.formats.layout import columns, heading, wrap

_TEXT = st.text(st.sampled_from("ab 立案（）《》，。、1234567890-/\u0301"), max_size=300)


def test_a_chinese_character_takes_two_columns() -> None:
    assert columns("立案ab") == 6


@given(_TEXT)
def test_no_line_is_too_wide_and_nothing_but_blanks_is_lost(text: str) -> None:
    lines = wrap(text, "  ", width=30)
    assert all(columns(line) <= 30 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("mark", "，。、；：？！）》」』】〕”’")
def test_a_closing_mark_does_not_begin_a_line(mark: str) -> None:
    lines = wrap(f"一二三四五{mark}六七八", width=10)
    assert not any(line.startswith(mark) for line in lines)


@pytest.mark.parametrize("mark", "（《「『【〔“‘")
def test_an_opening_mark_does_not_end_a_line(mark: str) -> None:
    lines = wrap(f"一二三四{mark}六七八", width=10)
    assert not any(line.endswith(mark) for line in lines)


def test_further_lines_hang_below_the_first() -> None:
    assert wrap("一二三四五六", "理由  ", width=10) == ["理由  一二", "      三四", "      五六"]


def test_a_word_too_long_for_a_line_is_cut() -> None:
    assert wrap("abcdefghij", width=4) == ["abcd", "efgh", "ij"]


def test_headings_are_written_as_the_language_does() -> None:
    assert (heading("立案", "zh"), heading("Filing", "en")) == ("【立案】", "[Filing]")
