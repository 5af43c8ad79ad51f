"""
Say in words why the model does not accept one value.

The model tells what it compared; this tells what to do. It looks at the value for the
mistakes people and exports make: a date with slashes, 是 for true, yuan for fen, the
Chinese name of a value for its code.

Shapes: a wording is a key of `words.SENTENCES` with its slots.
Pure. Imports `records`, `trail` and `words`.
"""

from __future__ import annotations

import calendar
import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from checker.reader.trail import keys_of, pattern_of, pointer_of, trail
from checker.reader.words import KINDS, kind_of, printable, quoted, shown
from checker.records.glossary import name_of
from checker.records.shape import Shape
from checker.records.skeleton import PLACEHOLDER
from checker.records.types import MAX_TEXT
from checker.records.validate import Problem

Wording = tuple[str, dict[str, Any]]

_DATE_FORM = ("“年-月-日”，如 2024-02-05", "year-month-day, like 2024-02-05")
_TIME_FORM = (
    "“日期T时:分+08:00”，如 2024-02-05T09:30+08:00",
    "date, T, hour:minute and +08:00, like 2024-02-05T09:30+08:00",
)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DATE_LIKE = re.compile(
    r"\s*(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?(?!\d)(.*)",
    re.ASCII | re.DOTALL,
)
_CLOCK_LIKE = re.compile(r"[T\s]*(\d{1,2})\s*[:：时]\s*(\d{1,2})(.*)", re.ASCII | re.DOTALL)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
#: Comparing with more would take longer than the hint is worth.
_MOST_CANDIDATES = 200

_YES = frozenset({"true", "yes", "y", "1", "是", "有", "已"})
_NO = frozenset({"false", "no", "n", "0", "否", "无", "未"})


@dataclass(frozen=True, slots=True)
class Value:
    """
    A value that is not accepted, and what stands around it.

    Attributes:
        root: the shape of the record.
        document: the whole document.
        pointer: the place of the value.
        token: how the value is written in the text.
    """

    root: Shape
    document: dict[str, Any]
    pointer: str
    token: str

    @property
    def place(self) -> Shape | None:
        """What the model has at this place."""
        return self.root.at(self.pointer)

    @property
    def value(self) -> Any:
        """The value, None where there is none."""
        value: Any = self.document
        for key in keys_of(self.pointer):
            value = value[int(key)] if isinstance(value, list) else value.get(key)
        return value

    @property
    def trail(self) -> dict[str, str]:
        """What the place is called."""
        return trail(self.root, self.pointer, self.document)

    @property
    def personal(self) -> bool:
        """Whether this is personal data, which a message does not repeat."""
        return bool(self.place is not None and self.place.personal)

    @property
    def shown(self) -> tuple[str, str]:
        """The value for printing."""
        return ("（内容从略）", "(not repeated)") if self.personal else shown(self.value)


def anchor_of(problem: Problem) -> str:
    """The place whose line is the problem's: what is missing has none of its own."""
    return pointer_of(problem.at[:-1] if problem.kind == "missing" else problem.at)


def describe(problem: Problem, value: Value) -> Wording:
    """What to say about a problem of the model."""
    where = value.trail
    match problem.kind:
        case "extra_forbidden":
            return _unknown_key(value)
        case "missing":
            parent = trail(value.root, pointer_of(problem.at[:-1]), value.document)
            return "missing_id", {"where": parent, "key": str(problem.at[-1])}
    place, given = value.place, value.value
    own_key = keys_of(value.pointer)[-1]
    if given == PLACEHOLDER:
        return "placeholder", {"where": where}
    if given is None:
        return "wrong_type.null_in_list" if own_key.isdigit() else "null_id", {"where": where}
    if given == "" and own_key != "id":
        return "empty_text", {"where": where}
    if place is None or problem.kind not in _DESCRIBERS:
        return "not_accepted", {"where": where, "found": problem.kind}
    key, slots = _DESCRIBERS[problem.kind](value, place, problem.context)
    return key, {"where": where, **slots}


def nearest(given: Any, known: Iterable[str]) -> tuple[str, str]:
    """A sentence that names the known word nearest to `given`, empty if none is near."""
    if not isinstance(given, str):
        return "", ""
    by_form = {_plain(word): word for word in islice(known, _MOST_CANDIDATES)}
    close = difflib.get_close_matches(_plain(given[:80]), by_form, n=1)
    return _perhaps(by_form[close[0]]) if close else ("", "")


def _plain(word: str) -> str:
    """Without what differs between filedOn, filed-on and filed_on."""
    return re.sub(r"[\s_-]+", "", word).lower()


def _perhaps(word: str) -> tuple[str, str]:
    return f"是否应为 {printable(word)}？", f"Is it {printable(word)}? "


def _unknown_key(value: Value) -> Wording:
    parent, _, _ = value.pointer.rpartition("/")
    key = keys_of(value.pointer)[-1]
    above = value.root.at(parent)
    known = above.children if above is not None else {}
    by_title = [name for name, child in known.items() if key in child.title.values()]
    hint = _perhaps(by_title[0]) if by_title else nearest(key, known)
    if hint == ("", ""):
        hint = _elsewhere(value.root, key)
    where = trail(value.root, parent, value.document)
    return "unknown_key", {"where": where, "found": shown(key), "nearest": hint}


def _elsewhere(root: Shape, key: str) -> tuple[str, str]:
    """Where the record has a key of this name, if there is just one such place."""
    found = [pattern for pattern, _ in root.walk() if pattern.endswith(f"/{key}")]
    if len(found) != 1:
        return "", ""
    return f"这一项的位置是 {found[0]}。", f"Its place is {found[0]}. "


def _wrong_type(value: Value, place: Shape, _: Mapping[str, Any]) -> Wording:
    given = value.value
    repeated = isinstance(given, str) and not value.personal
    found = value.shown if repeated else KINDS[kind_of(given)]
    expected = KINDS["list" if place.kind == "list" else place.type or "object"]
    slots = {"expected": expected, "found": found}
    if place.kind == "list":
        return "wrong_type.list", slots
    if place.type == "string":
        number = isinstance(given, int | float) and not isinstance(given, bool)
        return ("wrong_type.quotes_missing" if number else "wrong_type"), slots
    if place.type == "boolean":
        better = _truth(given)
        if better and isinstance(given, str):
            return "wrong_type.quotes_extra", {**slots, "better": better}
        return "wrong_type", slots
    if place.type == "integer" and isinstance(given, float):
        return _not_whole(value)
    if place.type in ("integer", "number") and isinstance(given, str):
        if _NUMBER.fullmatch(given) and (place.type == "number" or "." not in given):
            return "wrong_type.quotes_extra", {**slots, "better": given[:20]}
        if _is_money(value):
            return "money_not_integer", {"found": found}
    return "wrong_type", slots


def _truth(given: Any) -> str | None:
    word = given.strip().lower() if isinstance(given, str) else ""
    return "true" if word in _YES else "false" if word in _NO else None


def _not_whole(value: Value) -> Wording:
    slots = {"found": quoted(value.token)}
    if "e" in value.token.lower():
        return "number_exponent", slots
    return "money_not_integer" if _is_money(value) else "number_fraction", slots


def _is_money(value: Value) -> bool:
    return value.pointer.endswith("_fen") or value.pointer.endswith("/fen")


def _not_listed(value: Value, place: Shape, _: Mapping[str, Any]) -> Wording:
    given = value.value if isinstance(value.value, str) else ""
    pattern = pattern_of(value.pointer)
    by_name = {name: word for word in place.enum for name in name_of(word, pattern).values()}
    # 企业法人 holds 法人: of the names that a value holds, the longest says most of it.
    held = max((name for name in by_name if name in given and len(name) > 1), key=len, default="")
    hint = _perhaps(by_name[held]) if held else nearest(given, place.enum)
    return "unknown_value", {
        "found": value.shown,
        "nearest": hint,
        "allowed": ", ".join(place.enum),
    }


def _bad_date(value: Value, _: Shape, __: Mapping[str, Any]) -> Wording:
    text = value.value
    if _DATE.fullmatch(text):
        year, month, day = (int(part) for part in text.split("-"))
        return "date_not_real", {"found": value.shown, "reason": _no_such_day(year, month, day)}
    better, rest = _better_date(text)
    key = "date_form.time" if better and re.match(r"[T\s]*\d", rest) else "date_form"
    return key, {"found": value.shown, "better": _better(value, better, _DATE_FORM)}


def _better(value: Value, better: str | None, form: tuple[str, str]) -> tuple[str, str]:
    """What was meant, or how it is written in general; personal data is not repeated."""
    return (f" {better}", better) if better and not value.personal else form


def _better_date(text: str) -> tuple[str | None, str]:
    """A date as it should be written, if the text plainly means one, and what follows it."""
    found = _DATE_LIKE.match(text)
    if not found:
        return None, text
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if _no_such_day(year, month, day) != ("", ""):
        return None, text
    return f"{year:04}-{month:02}-{day:02}", found[4]


def _no_such_day(year: int, month: int, day: int) -> tuple[str, str]:
    """Why a day is in no calendar; empty if it is in one."""
    if year == 0:
        return "没有公元 0 年", "there is no year 0"
    if not 1 <= month <= 12:
        return f"没有 {month} 月", f"there is no month {month}"
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return (
            f"{year} 年 {month} 月只有 1 日至 {last} 日",
            f"{calendar.month_name[month]} {year} has days 1 to {last}",
        )
    return "", ""


def _bad_time(value: Value, _: Shape, __: Mapping[str, Any]) -> Wording:
    text = value.value
    form = _TIME.match(text)
    if form and text[form.end() :] == "+08:00":
        return "time_not_real", {"found": value.shown, "reason": _no_such_time(form)}
    better = _better_time(text)
    # An offset that is given and another one cannot simply be replaced.
    other_zone = form and re.fullmatch(r"(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})", text[form.end() :])
    if (form and form.end() == len(text)) or other_zone:
        return "time_form.zone", {
            "found": value.shown,
            "better": _better(value, None if other_zone else better, _TIME_FORM),
        }
    return "time_form", {
        "found": value.shown,
        "better": _better(value, better, _TIME_FORM),
    }


def _better_time(text: str) -> str | None:
    day, rest = _better_date(text)
    clock = _CLOCK_LIKE.match(rest) if day else None
    if not clock or int(clock[1]) > 23 or int(clock[2]) > 59:
        return None
    return f"{day}T{int(clock[1]):02}:{int(clock[2]):02}+08:00"


def _no_such_time(form: re.Match[str]) -> tuple[str, str]:
    year, month, day = (int(part) for part in form[1].split("-"))
    if (reason := _no_such_day(year, month, day)) != ("", ""):
        return reason
    return "时、分、秒应在 00:00:00 至 23:59:59 之间", "a day runs from 00:00:00 to 23:59:59"


def _bad_id(value: Value, _: Shape, __: Mapping[str, Any]) -> Wording:
    return "bad_id", {"found": value.shown}


def _personal(key: str) -> Any:
    return lambda value, place, context: (key, {})


def _too_large(value: Value, _: Shape, context: Mapping[str, Any]) -> Wording:
    key = "number_too_large.fen" if _is_money(value) else "number_too_large"
    return key, {"found": quoted(value.token), "limit": f"{context['le']:.0f}"}


def _too_small(value: Value, _: Shape, context: Mapping[str, Any]) -> Wording:
    return "number_too_small", {"found": quoted(value.token), "limit": f"{context['ge']:.0f}"}


def _too_long(_: Value, __: Shape, ___: Mapping[str, Any]) -> Wording:
    return "text_too_long", {"limit": MAX_TEXT}


#: What to say by the kind of the model's problem.
_DESCRIBERS: Mapping[str, Any] = {
    **dict.fromkeys(
        ("model_type", "list_type", "string_type", "int_type", "float_type", "bool_type"),
        _wrong_type,
    ),
    "literal_error": _not_listed,
    "iso_date": _bad_date,
    "iso_date_time": _bad_time,
    "string_pattern_mismatch": _bad_id,
    "string_too_long": _too_long,
    "less_than_equal": _too_large,
    "greater_than_equal": _too_small,
    **{
        key: _personal(key)
        for key in (
            "credit_code_form",
            "credit_code_check_digit",
            "identity_number_form",
            "identity_number_check_digit",
        )
    },
}
