"""The deadline command: its two formats, its two languages, lines from standard input."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from checker.cli.deadline import command
from checker.errors import InputRefused, UsageError

# A slow machine is no failure.
UNTIMED = settings(deadline=None)

FESTIVAL = ["--from", "2024-02-05", "--limit", "7个工作日"]


def run(*options: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(command, options, input=stdin)


def answer(*options: str) -> Any:
    result = run(*options, "--format", "json")
    assert result.exception is None, result.exception
    return json.loads(result.stdout)


def test_text_in_chinese_names_each_day_that_did_not_count() -> None:
    assert run(*FESTIVAL).stdout == (
        "期限：7 个工作日，自 2024-02-05（星期一）起\n"
        "届满日：2024-02-20（星期二）\n"
        "起算当日不计入。\n"
        "\n"
        "不计入的日期（8 天）\n"
        "  2024-02-10  休息日（星期六）\n"
        "  2024-02-11  休息日（星期日）\n"
        "  2024-02-12  春节放假\n"
        "  2024-02-13  春节放假\n"
        "  2024-02-14  春节放假\n"
        "  2024-02-15  春节放假\n"
        "  2024-02-16  春节放假\n"
        "  2024-02-17  休息日（星期六）\n"
        "\n"
        "计入的调休上班日（1 天）\n"
        "  2024-02-18  春节调休上班\n"
    )


def test_text_in_english_says_when_the_last_day_rolled() -> None:
    options = ["--from", "2024-03-29", "--limit", "8 days", "--roll", "--lang", "en"]
    assert run(*options).stdout == (
        "8 calendar days from 2024-03-29 (Fri)\n"
        "Last day: 2024-04-07 (Sun)\n"
        "The first day is not counted.\n"
        "The last day of the term, 2024-04-06 (Sat), is a rest day and moves to the next\n"
        "working day.\n"
        "\n"
        "Rest days passed over (1)\n"
        "  2024-04-06  weekend (Saturday)\n"
    )


def test_text_of_a_term_that_counts_rest_days_lists_none() -> None:
    assert run("--from", "2024-02-05", "--limit", "90日").stdout == (
        "期限：90 日，自 2024-02-05（星期一）起\n"
        "届满日：2024-05-05（星期日）\n"
        "起算当日不计入。\n"
        "节假日计算在期限之内。\n"
    )


def test_text_of_a_count() -> None:
    assert run("--from", "2024-09-28", "--to", "2024-09-30").stdout == (
        "自 2024-09-28（星期六）至 2024-09-30（星期一）\n"
        "工作日：2 日\n"
        "自然日：2 日\n"
        "起算当日不计入，截止当日计入。\n"
        "\n"
        "计入工作日的调休上班日（1 天）\n"
        "  2024-09-29  国庆节调休上班\n"
    )


@pytest.mark.parametrize(("lang", "word"), [("zh", "暂定"), ("en", "Provisional")])
def test_text_warns_of_a_year_that_is_not_known(lang: str, word: str) -> None:
    assert word in run("--from", "2026-12-31", "--limit", "1工作日", "--lang", lang).stdout
    assert word in run("--from", "2026-12-31", "--to", "2027-01-01", "--lang", lang).stdout
    assert word not in run("--from", "2026-12-30", "--limit", "1工作日", "--lang", lang).stdout


def test_json_of_a_term_has_exactly_these_fields() -> None:
    weekend = {"zh": "休息日（星期六）", "en": "weekend (Saturday)"}
    assert answer("--from", "2024-05-10", "--limit", "6 working days") == {
        "from": "2024-05-10",
        "limit": 6,
        "unit": "working_day",
        "due_on": "2024-05-17",
        "provisional": False,
        "excluded": [
            {"date": "2024-05-12", "reason": {"zh": "休息日（星期日）", "en": "weekend (Sunday)"}}
        ],
    }
    assert answer("--from", "2027-01-01", "--limit", "1 working day") == {
        "from": "2027-01-01",
        "limit": 1,
        "unit": "working_day",
        "due_on": "2027-01-04",
        "provisional": True,
        "excluded": [
            {"date": "2027-01-02", "reason": weekend},
            {"date": "2027-01-03", "reason": {"zh": "休息日（星期日）", "en": "weekend (Sunday)"}},
        ],
    }


@pytest.mark.parametrize(
    ("limit", "unit", "due_on"),
    [
        ("3个月", "month", "2024-05-29"),
        ("2 years", "year", "2026-02-28"),
        ("90天", "calendar_day", "2024-05-29"),
    ],
)
def test_json_of_another_unit_excludes_nothing(limit: str, unit: str, due_on: str) -> None:
    fields = answer("--from", "2024-02-29", "--limit", limit)
    assert (fields["unit"], fields["due_on"], fields["excluded"]) == (unit, due_on, [])


def test_json_of_a_roll_excludes_the_days_passed_over() -> None:
    fields = answer("--from", "2024-02-05", "--limit", "11 days", "--roll")
    assert fields["due_on"] == "2024-02-18"
    assert [day["date"] for day in fields["excluded"]] == ["2024-02-16", "2024-02-17"]


def test_json_of_a_count() -> None:
    assert answer("--from", "2024-04-03", "--to", "2024-04-04") == {
        "from": "2024-04-03",
        "to": "2024-04-04",
        "working_days": 0,
        "calendar_days": 1,
        "provisional": False,
        "excluded": [
            {
                "date": "2024-04-04",
                "reason": {"zh": "清明节放假", "en": "Tomb-sweeping Day holiday"},
            }
        ],
    }


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--from", "2024-02-30", "--limit", "7日"], '--from: "2024-02-30"'),
        (["--from", "2024-2-5", "--limit", "7日"], '--from: "2024-2-5"'),
        (["--from", "2024-02-05", "--to", "tomorrow"], '--to: "tomorrow"'),
        (["--from", "2024-02-05", "--limit", "7 hours"], '"hours"'),
        (["--from", "2024-02-05", "--limit", "soon"], '"soon"'),
        (["--from", "2024-02-05", "--limit", "99999 years"], "9999"),
        (["--from", "2024-02-05"], "--limit"),
        (["--from", "2024-02-05", "--limit", "7日", "--to", "2024-03-05"], "only one"),
        (["--from", "2024-02-05", "--to", "2024-02-04"], "before --from"),
        (["--from", "2024-02-05", "--to", "2024-02-06", "--roll"], "--roll"),
        (["--from", "-", "--limit", "7日"], "--limit"),
        (["--from", "-", "--to", "2024-02-05"], "--to"),
        (["--from", "-", "--format", "text"], "--format"),
    ],
)
def test_wrong_options_are_raised_by_name_and_print_nothing(options: list[str], words: str) -> None:
    result = run(*options)
    assert isinstance(result.exception, UsageError)
    assert words in result.exception.en
    assert result.exception.zh
    assert result.output == ""


LINES = "2024-02-05,7,working_day\r\n\r\n2024-02-05,七,工作日\n".encode()


@pytest.mark.parametrize(
    "head", [b"", b"start,limit,unit\n", b"\xef\xbb\xbfStart, Limit, Unit\r\n"]
)
def test_each_line_of_standard_input_gives_a_line(head: bytes) -> None:
    result = run("--from", "-", stdin=head + LINES)
    assert result.exception is None
    expected = answer(*FESTIVAL)
    assert [json.loads(line) for line in result.stdout.splitlines()] == [expected, expected]


def test_roll_holds_for_every_line() -> None:
    result = run("--from", "-", "--roll", stdin=b"2024-02-05,5,day\n")
    assert json.loads(result.stdout)["due_on"] == "2024-02-18"


def test_bad_lines_are_answered_in_place_and_refused_at_the_end() -> None:
    lines = (
        b"start,limit,unit\n"
        b"2024-02-30,7,day\n"
        b"2024-02-05,1,day\n"
        b"2024-02-05,1\n"
        b"\xff,1,day\n"
        b"2024-02-05,1,hour\n"
        b"2024-02-05,0,day\n"
        b'"2024-02-05,1,day\n'
        b"2024-02-05,9999,year\n"
        b"start,limit,unit"
    )
    result = run("--from", "-", stdin=lines)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    words = {
        2: '"2024-02-30"',
        4: "3 columns",
        5: "UTF-8",
        6: '"hour"',
        7: '"0"',
        8: "no CSV",
        9: "9999",
        10: '"start"',
    }
    assert [line.get("line") for line in answers] == [2, None, 4, 5, 6, 7, 8, 9, 10]
    for line in answers:
        if "line" in line:
            assert set(line) == {"line", "error"}
            assert set(line["error"]) == {"zh", "en"}
            assert words[line["line"]] in line["error"]["en"]
    assert isinstance(result.exception, InputRefused)
    assert result.exception.exit_code == 3
    assert "8 of 9 lines" in result.exception.en


def test_no_lines_give_no_answers() -> None:
    result = run("--from", "-")
    assert (result.exception, result.stdout) == (None, "")


@UNTIMED
@given(st.binary(max_size=200))
def test_any_bytes_are_answered_or_refused_line_by_line(lines: bytes) -> None:
    result = run("--from", "-", stdin=lines)
    assert result.exception is None or isinstance(result.exception, InputRefused)
    for line in result.stdout.splitlines():
        assert {"due_on", "error"} & set(json.loads(line))


@UNTIMED
@given(
    st.dates().map(str),
    st.integers(1, 300),
    st.sampled_from(["个工作日", "日", "个月", "年"]),
    st.sampled_from(["zh", "en"]),
)
def test_text_fits_80_columns(start: str, number: int, unit: str, lang: str) -> None:
    result = run("--from", start, "--limit", f"{number}{unit}", "--roll", "--lang", lang)
    assert result.exception is None or isinstance(result.exception, UsageError)
    assert max(map(wcswidth, result.stdout.splitlines()), default=0) <= 80


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_longest_holiday_name_fits_80_columns(lang: str) -> None:
    lines = run("--from", "2015-09-02", "--limit", "4工作日", "--lang", lang).stdout.splitlines()
    assert any("2015-09-03" in line for line in lines)
    assert max(map(wcswidth, lines)) <= 80
