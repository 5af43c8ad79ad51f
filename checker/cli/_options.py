"""
Options that several commands share, and how outputs are written.
"""

from __future__ import annotations

import contextvars
import datetime
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from checker.errors import UsageError
from checker.report.ranks import SEVERITIES

_Function = TypeVar("_Function", bound=Callable[..., Any])

#: The language in which errors are told, as soon as a command knows it.
LANGUAGE: contextvars.ContextVar[str] = contextvars.ContextVar("language", default="zh")


def _remember(_context: click.Context, _option: click.Parameter, value: str) -> str:
    LANGUAGE.set(value)
    return value


def lang_option(function: _Function) -> _Function:
    """`--lang zh|en`, Chinese unless asked otherwise."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default="zh",
        show_default=True,
        is_eager=True,
        callback=_remember,
        help="输出语言 / language",
    )(function)


def opa_option(function: _Function) -> _Function:
    """`--opa PATH`: the engine's binary."""
    return click.option(
        "--opa",
        type=click.Path(path_type=Path, dir_okay=False),
        default=None,
        help="OPA 程序的路径 / path of the OPA binary",
    )(function)


def profile_option(function: _Function) -> _Function:
    """`--profile FILE`: what the source system exports in full."""
    return click.option(
        "--profile",
        type=click.Path(path_type=Path, dir_okay=False),
        default=None,
        help="导出约定文件 / export profile",
    )(function)


def waivers_option(function: _Function) -> _Function:
    """`--waivers FILE`: breaches that somebody answers for leaving as they are."""
    return click.option(
        "--waivers",
        type=click.Path(path_type=Path, dir_okay=False),
        default=None,
        help="豁免清单，所列事项不计入退出码 / waivers: breaches that count for no exit code",
    )(function)


def reveal_option(function: _Function) -> _Function:
    """`--reveal`: personal data as the record has them."""
    return click.option(
        "--reveal",
        is_flag=True,
        help="显示完整的个人信息，默认遮蔽 / show personal data, masked by default",
    )(function)


def selection_options(function: _Function) -> _Function:
    """`--rulebook`, `--rule`, `--stage`: which rules to ask."""
    for name, zh, en in (
        ("--stage", "环节", "stage"),
        ("--rule", "规则", "rule"),
        ("--rulebook", "规则集", "rule book"),
    ):
        verb = "用" if name == "--rulebook" else "查"
        help_ = f"只{verb}该{zh}，可多次 / only this {en}, repeatable"
        function = click.option(name, multiple=True, help=help_)(function)
    return function


def fail_options(function: _Function) -> _Function:
    """`--fail-on` and `--fail-on-undetermined`: what the exit code counts."""
    undetermined = click.option(
        "--fail-on-undetermined",
        is_flag=True,
        help="有无法判断的规则时以 11 退出 / exit 11 if a rule is undetermined",
    )
    fail_on = fail_on_option("major", "达到该程度时以 10 退出 / exit 10 at this severity or above")
    return fail_on(undetermined(function))


def fail_on_option(default: str, told: str) -> Callable[[_Function], _Function]:
    """`--fail-on`: the lowest severity that the exit code counts; None for none of them."""
    return click.option(
        "--fail-on",
        type=click.Choice([*SEVERITIES, "never"]),
        default=default,
        show_default=True,
        callback=lambda _context, _option, value: None if value == "never" else value,
        help=told,
    )


def form_option(function: _Function) -> _Function:
    """`--format text|json`, for commands whose answer has these two forms."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="输出格式 / output format",
    )(function)


def _as_date(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    if value is None:
        return (
            datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date().isoformat()
        )
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise UsageError(
            f"日期格式应为 YYYY-MM-DD：{value}", f"A date is written YYYY-MM-DD, not {value}"
        )
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"没有这一天：{value}", f"There is no such day: {value}") from error


def as_of_option(function: _Function) -> _Function:
    """`--as-of DATE`: the day of evaluation, today in China unless given."""
    return click.option(
        "--as-of",
        default=None,
        callback=_as_date,
        metavar="DATE",
        help="检查基准日，默认今天 / day of evaluation, today by default",
    )(function)


def parse_formats(wanted: Sequence[str], known: Sequence[str]) -> list[tuple[str, Path | None]]:
    """
    `NAME` or `NAME=PATH` for each output.

    Raises:
        UsageError: a format that is not known, or two outputs for the terminal.
    """
    outputs = []
    for word in wanted or ("text",):
        name, equals, place = word.partition("=")
        if name not in known or (equals and not place):
            names = ", ".join(known)
            raise UsageError(
                f"没有这种输出格式：{word}。可用：{names}；写入文件用 {known[0]}=路径。",
                f"There is no output format {word}. Known: {names}; to a file: {known[0]}=PATH.",
            )
        outputs.append((name, Path(place) if place else None))
    if sum(1 for _, place in outputs if place is None) > 1:
        raise UsageError(
            "只能有一种格式输出到终端，其余请写成 格式=路径。",
            "Only one format can go to the terminal; give the others a path: FORMAT=PATH.",
        )
    return outputs


def write(text: str, place: Path | None) -> None:
    """To the terminal, or whole to a file."""
    if place is None:
        sys.stdout.write(text)
        return
    _save(text, place, "w")


def append(text: str, place: Path) -> None:
    """To the end of a file that others write to as well."""
    _save(text, place, "a")


def _save(text: str, place: Path, mode: Literal["w", "a"]) -> None:
    try:
        with place.open(mode, encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        raise UsageError(
            f"无法写入 {place}：{error.strerror}", f"Cannot write {place}: {error.strerror}"
        ) from error
