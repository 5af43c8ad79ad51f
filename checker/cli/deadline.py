"""
`checker deadline`: when a term ends, or how many days lie between two dates.

Text is for a reader and names every day that did not count; JSON is for
programs: `{"from", "limit", "unit", "due_on", "provisional", "excluded"}`, or
with `--to` `{"from", "to", "working_days", "calendar_days", "provisional",
"excluded"}`; `excluded` is a list of `{"date", "reason": {"zh", "en"}}`.
With `--from -` each line `start,limit,unit` of standard input gives one line of
such JSON, a line that is not understood `{"line", "error": {"zh", "en"}}`.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import sys
from collections.abc import Iterable, Iterator

import click

from checker import paths
from checker.calendar import (
    Calendar,
    Due,
    Limit,
    Note,
    Unit,
    parse_limit,
    parse_number,
    parse_unit,
)
from checker.cli._options import lang_option
from checker.errors import CheckerError, InputRefused, UsageError
from checker.formats.layout import wrap

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HEADER = ["start", "limit", "unit"]
_WEEKDAYS = {
    "zh": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_UNITS = {
    "zh": {
        Unit.WORKING_DAY: "个工作日",
        Unit.CALENDAR_DAY: "日",
        Unit.MONTH: "个月",
        Unit.YEAR: "年",
    },
    "en": {
        Unit.WORKING_DAY: "working day",
        Unit.CALENDAR_DAY: "calendar day",
        Unit.MONTH: "month",
        Unit.YEAR: "year",
    },
}


@click.command(
    "deadline",
    help="计算期限届满日，或两个日期之间的天数（起算当日不计入）。\n\n"
    "When a term ends, or how many days lie between two dates; the first day is not counted.",
)
@click.option(
    "--from",
    "start",
    required=True,
    metavar="DATE|-",
    help="起算日 YYYY-MM-DD；“-”表示从标准输入逐行读取 start,limit,unit。 / "
    "Day that starts the term; - reads lines start,limit,unit from standard input.",
)
@click.option(
    "--limit",
    metavar="TERM",
    help="期限，如“7个工作日”“90日”“3个月”“2年”。 / "
    'The term: "7 working days", "90 days", "3 months", "2 years".',
)
@click.option(
    "--to",
    "end",
    metavar="DATE",
    help="改为计算截至该日的天数。 / Count the days up to this date instead.",
)
@click.option(
    "--roll",
    is_flag=True,
    help="届满日为休息日的，顺延至下一工作日（仅在法律有此规定时使用）。 / "
    "Move a last day that is a rest day to the next working day, where the norm says so.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    help="输出格式，默认 text。 / Output format, text if not given.",
)
@lang_option
def command(
    start: str, limit: str | None, end: str | None, roll: bool, style: str | None, lang: str
) -> None:
    """Print what the options ask for. Raises UsageError, InputRefused, RuleBookError."""
    if start == "-":
        _refuse_with_stdin({"--limit": limit, "--to": end, "--format": style})
        _answer_lines(_calendar(), sys.stdin.buffer, roll)
        return
    if (limit is None) == (end is None):
        raise UsageError(
            "--limit（期限）与 --to（截至日）须给出其一，且只能给出其一。",
            "Give one of --limit (a term) and --to (a last date), and only one.",
        )
    first = _date(start, "--from")
    if limit is not None:
        term = parse_limit(limit)
        calendar = _calendar()
        due = calendar.due_on(first, term.number, term.unit, roll=roll)
        if style == "json":
            click.echo(_json(_term_fields(calendar, first, term, due), indent=2))
        else:
            click.echo("\n".join(_term_lines(calendar, first, term, due, lang)))
        return
    if roll:
        raise UsageError(
            "--roll 只用于 --limit，与 --to 同用没有意义。",
            "--roll goes with --limit; with --to it has no meaning.",
        )
    last = _date(end or "", "--to")
    if last < first:
        raise UsageError(
            f"--to（{last}）早于 --from（{first}）。请对调或更正日期。",
            f"--to ({last}) is before --from ({first}). Exchange or correct them.",
        )
    if style == "json":
        click.echo(_json(_count_fields(_calendar(), first, last), indent=2))
    else:
        click.echo("\n".join(_count_lines(_calendar(), first, last, lang)))


def _calendar() -> Calendar:
    return Calendar.load(paths.policies() / "tables" / "calendar" / "days.yaml")


def _refuse_with_stdin(options: dict[str, str | None]) -> None:
    for name, value in options.items():
        if value is not None:
            raise UsageError(
                f"--from - 逐行读取标准输入并输出 JSON，不能与 {name} 同用。请去掉 {name}。",
                f"--from - reads lines and answers in JSON; {name} has no place there. Remove it.",
            )


def _date(text: str, name: str) -> dt.date:
    try:
        if _DATE.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(
        f"{name}：“{text}”不是存在的日期。请按 YYYY-MM-DD 书写，例如 2024-02-05。",
        f'{name}: "{text}" is no date. Write it as YYYY-MM-DD, for example 2024-02-05.',
    )


def _answer_lines(calendar: Calendar, stream: Iterable[bytes], roll: bool) -> None:
    total = refused = 0
    for number, cells in _rows(stream):
        total += 1
        try:
            if isinstance(cells, CheckerError):
                raise cells
            first = _date(cells[0].strip(), "start")
            term = Limit(parse_number(cells[1]), parse_unit(cells[2]))
            due = calendar.due_on(first, term.number, term.unit, roll=roll)
        except CheckerError as error:
            refused += 1
            click.echo(_json({"line": number, "error": {"zh": error.zh, "en": error.en}}))
        else:
            click.echo(_json(_term_fields(calendar, first, term, due)))
    if refused:
        raise InputRefused(
            f"共 {total} 行，其中 {refused} 行无法计算；原因见输出中含 error 的各行。",
            f"{refused} of {total} lines could not be answered; "
            "the output says why on the lines with an error.",
        )


def _rows(stream: Iterable[bytes]) -> Iterator[tuple[int, list[str] | UsageError]]:
    for number, line in enumerate(stream, start=1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
            cells = next(csv.reader([text], strict=True), [])
        except (UnicodeDecodeError, csv.Error):
            yield (
                number,
                UsageError(
                    "该行不是 UTF-8 编码的 CSV。请另存为 UTF-8 编码后重试。",
                    "The line is no CSV in UTF-8. Save the file as UTF-8.",
                ),
            )
            continue
        if not cells or (number == 1 and [cell.strip().lower() for cell in cells] == _HEADER):
            continue
        if len(cells) != len(_HEADER):
            yield (
                number,
                UsageError(
                    f"应有 3 列（start,limit,unit），实有 {len(cells)} 列。",
                    f"There must be 3 columns (start,limit,unit), not {len(cells)}.",
                ),
            )
            continue
        yield number, cells


def _json(fields: dict[str, object], indent: int | None = None) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=indent)


def _term_fields(calendar: Calendar, first: dt.date, term: Limit, due: Due) -> dict[str, object]:
    return {
        "from": first.isoformat(),
        "limit": term.number,
        "unit": term.unit.value,
        "due_on": due.due_on.isoformat(),
        "provisional": due.provisional,
        "excluded": _excluded_fields(_not_counted(calendar, first, term, due)),
    }


def _count_fields(calendar: Calendar, first: dt.date, last: dt.date) -> dict[str, object]:
    working = calendar.count(first, last, Unit.WORKING_DAY)
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "working_days": working.used,
        "calendar_days": calendar.count(first, last, Unit.CALENDAR_DAY).used,
        "provisional": working.provisional,
        "excluded": _excluded_fields(calendar.excluded(first, last)),
    }


def _excluded_fields(notes: Iterable[Note]) -> list[dict[str, object]]:
    return [
        {
            "date": note.date.isoformat(),
            "reason": {"zh": note.reason.zh, "en": note.reason.en},
        }
        for note in notes
    ]


def _not_counted(calendar: Calendar, first: dt.date, term: Limit, due: Due) -> tuple[Note, ...]:
    """
    The rest days that moved the last day.

    In a term of working days all of them; in another only those passed by
    rolling, the first of which is the last day before rolling.
    """
    if term.unit is Unit.WORKING_DAY:
        return calendar.excluded(first, due.due_on)
    if due.due_on == due.nominal:
        return ()
    return calendar.excluded(due.nominal - dt.timedelta(days=1), due.due_on)


def _term_lines(calendar: Calendar, first: dt.date, term: Limit, due: Due, lang: str) -> list[str]:
    zh = lang == "zh"
    amount = _amount(term.number, term.unit, lang)
    lines = [
        f"期限：{amount}，自 {_day(first, lang)}起" if zh else f"{amount} from {_day(first, lang)}",
        f"届满日：{_day(due.due_on, lang)}" if zh else f"Last day: {_day(due.due_on, lang)}",
        *wrap("起算当日不计入。" if zh else "The first day is not counted."),
    ]
    working = term.unit is Unit.WORKING_DAY
    if due.due_on != due.nominal:
        lines += wrap(
            f"期限最后一日 {_day(due.nominal, lang)}是休息日，顺延至下一工作日。"
            if zh
            else f"The last day of the term, {_day(due.nominal, lang)}, is a rest day and "
            "moves to the next working day."
        )
    elif not working:
        lines += wrap("节假日计算在期限之内。" if zh else "Rest days count in this term as well.")
    if due.provisional:
        lines += _provisional_lines(calendar, lang)
    notes = _not_counted(calendar, first, term, due)
    if working:
        lines += _notes("不计入的日期" if zh else "Not counted", notes, lang)
        made_up = calendar.made_up(first, due.due_on)
        lines += _notes("计入的调休上班日" if zh else "Make-up workdays counted", made_up, lang)
    else:
        lines += _notes("顺延经过的休息日" if zh else "Rest days passed over", notes, lang)
    return lines


def _count_lines(calendar: Calendar, first: dt.date, last: dt.date, lang: str) -> list[str]:
    zh = lang == "zh"
    working = calendar.count(first, last, Unit.WORKING_DAY)
    days = calendar.count(first, last, Unit.CALENDAR_DAY).used
    lines = [
        f"自 {_day(first, lang)}至 {_day(last, lang)}"
        if zh
        else f"From {_day(first, lang)} to {_day(last, lang)}",
        f"工作日：{working.used} 日" if zh else f"Working days: {working.used}",
        f"自然日：{days} 日" if zh else f"Calendar days: {days}",
        *wrap(
            "起算当日不计入，截止当日计入。"
            if zh
            else "The first day is not counted, the last one is."
        ),
    ]
    if working.provisional:
        lines += _provisional_lines(calendar, lang)
    lines += _notes("非工作日" if zh else "Rest days", calendar.excluded(first, last), lang)
    return lines + _notes(
        "计入工作日的调休上班日" if zh else "Make-up workdays counted",
        calendar.made_up(first, last),
        lang,
    )


def _amount(number: int, unit: Unit, lang: str) -> str:
    if lang == "zh":
        return f"{number} {_UNITS['zh'][unit]}"
    return f"{number} {_UNITS['en'][unit]}{'' if number == 1 else 's'}"


def _day(date: dt.date, lang: str) -> str:
    name = _WEEKDAYS[lang][date.weekday()]
    return f"{date}（{name}）" if lang == "zh" else f"{date} ({name})"


def _provisional_lines(calendar: Calendar, lang: str) -> list[str]:
    known = (calendar.known_from, calendar.known_until)
    if lang == "zh":
        return wrap(
            f"暂定：本工具掌握的放假安排为 {known[0]} 至 {known[1]}；"
            "此外的日期按周一至周五为工作日推算，应待该年度放假通知发布后复核。"
        )
    return wrap(
        f"Provisional: holidays are known from {known[0]} to {known[1]} only; outside these "
        "dates Monday to Friday is assumed. Check again when the year's notice is published."
    )


def _notes(title: str, notes: tuple[Note, ...], lang: str) -> list[str]:
    if not notes:
        return []
    head = f"{title}（{len(notes)} 天）" if lang == "zh" else f"{title} ({len(notes)})"
    lines = ["", head]
    for note in notes:
        reason = note.reason.zh if lang == "zh" else note.reason.en
        lines += wrap(reason, f"  {note.date}  ")
    return lines
