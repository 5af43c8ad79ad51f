"""
Waivers: findings that somebody answers for leaving as they are, until a day.

A waiver changes no status: what is broken stays broken. It says who accepted that, why, and on
what basis, and takes the finding out of what a caller's exit code counts.

Shapes: a list, in YAML or JSON. Each entry names either one finding (`instance`, the id in the
    JSON report) or a rule in a record (`rule` and `record`), and says `reason`, `approver`,
    `basis` and `expires_on`, the last day on which it holds.
Errors: InputRefused with every fault of the file.
Imports `records` and `errors`.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.reader.document import read_document, refuse
from checker.records.types import is_date

_WHAT = ("豁免清单", "list of waivers")
_TARGETS = ("instance", "rule", "record")
_TOLD = ("reason", "approver", "basis", "expires_on")
_INSTANCE = re.compile(r"[0-9a-f]{16}")

Target = tuple[str | None, str | None, str | None]


@dataclass(frozen=True)
class Waiver:
    """One waiver; either `instance`, or `rule` and `record`, says what it is for."""

    instance: str | None
    rule: str | None
    record: str | None
    reason: str
    approver: str
    basis: str
    expires_on: str

    def covers(self, instance: str, rule: str, record: str | None) -> bool:
        """Whether it is for this finding, be it in force or not."""
        if self.instance is not None:
            return self.instance == instance
        return (self.rule, self.record) == (rule, record)

    def holds(self, day: str) -> bool:
        """Whether it is in force on `day`; its last day included."""
        return day <= self.expires_on


@dataclass(frozen=True)
class Waivers:
    """A file of waivers that was accepted. `sha256` is that of its bytes."""

    entries: tuple[Waiver, ...]
    sha256: str


def load_waivers(path: Path, rules: Collection[str]) -> Waivers:
    """
    Read a list of waivers.

    Args:
        rules: the ids of all rules.

    Raises:
        InputRefused: it cannot be read, or is wrong; all its faults are in the message.
    """
    data, content = read_document(path, _WHAT)
    refuse(path, _WHAT, list(_faults(content, rules)))
    entries = tuple(
        Waiver(**{key: _text(entry.get(key)) for key in (*_TARGETS, *_TOLD)}) for entry in content
    )
    return Waivers(entries, hashlib.sha256(data).hexdigest())


def _text(value: Any) -> Any:
    """YAML reads a day without quotes as a day; JSON has texts only."""
    return value.isoformat() if type(value) is datetime.date else value


def _faults(content: Any, rules: Collection[str]) -> Iterator[tuple[str, str]]:
    """Every fault, in both languages."""
    if not isinstance(content, list):
        yield "应为列表，每项为一条豁免。请更正。", "this should be a list of waivers. Correct it."
        return
    seen: dict[Target, int] = {}
    for number, entry in enumerate(content, 1):
        where = (f"第{number}条", f"waiver {number}")
        if not isinstance(entry, Mapping):
            yield _at(where, "应为一组键和值", "this should be keys with values")
            continue
        for zh, en in _entry_faults(entry, rules):
            yield _at(where, zh, en)
        target = _target(entry)
        if target in seen:
            first = seen[target]
            yield _at(where, f"与第{first}条针对同一事项", f"is for the same as waiver {first}")
        elif any(target):
            seen[target] = number


def _at(where: tuple[str, str], zh: str, en: str) -> tuple[str, str]:
    return f"{where[0]}：{zh}。", f"{where[1]}: {en}."


def _target(entry: Mapping[Any, Any]) -> Target:
    instance, rule, record = (str(entry[k]) if entry.get(k) else None for k in _TARGETS)
    return instance, rule, record


def _entry_faults(entry: Mapping[Any, Any], rules: Collection[str]) -> Iterator[tuple[str, str]]:
    known = (*_TARGETS, *_TOLD)
    for key in entry:
        if key not in known:
            names = ", ".join(known)
            yield (
                f"没有 {key} 这一项，可用的有：{names}",
                f"there is no key {key}; there are: {names}",
            )
    for key in known:
        value = _text(entry.get(key))
        if value is not None and not (isinstance(value, str) and value.strip()):
            # YAML takes an id of digits alone for a number.
            yield (
                f"{key} 应为非空的文字，全为数字的须加引号",
                f"{key} should be a text that is not empty; digits alone need quotes",
            )
        elif value is None and key in _TOLD:
            yield f"缺少 {key}", f"{key} is missing"
    given = {key for key in _TARGETS if entry.get(key) is not None}
    if given not in ({"instance"}, {"rule", "record"}):
        yield (
            "应写明 instance，或者同时写明 rule 和 record，二者只取其一",
            "it names either `instance`, or both `rule` and `record`",
        )
    instance, rule, day = (_text(entry.get(k)) for k in ("instance", "rule", "expires_on"))
    if isinstance(instance, str) and instance and not _INSTANCE.fullmatch(instance):
        yield (
            f"instance {instance} 不是结论的编号，应为 16 位十六进制小写字符",
            f"instance {instance} is no id of a finding, which has 16 hexadecimal digits",
        )
    if isinstance(rule, str) and rule and rule not in rules:
        yield f"没有规则 {rule}", f"there is no rule {rule}"
    if isinstance(day, str) and day.strip() and not is_date(day):
        yield (
            f"expires_on 应为日期，如 2026-12-31：{day}",
            f"expires_on should be a day like 2026-12-31, not {day}",
        )
