"""
Whether a report is one of this program, and rests on what is here now.

Shapes: a `Check` is one thing that was compared. `then` is what the report rests on and `now`
    what is here, both as text; `at` are the pointers at which a report made anew differs.
Errors: InputRefused if a file is no report, with all that is wrong in one message.
Imports `models`, `paths` and `errors`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from checker import paths
from checker.errors import InputRefused
from checker.report import models

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

State = Literal["same", "differs", "not_compared"]

#: What of a receipt is compared one by one; the day is the report's own, and so is what was asked.
RECEIPT = ("tool", "opa", "bundle", "calendar", "schemas", "profile", "waivers")
_MOST_FAULTS = 20
_MOST_PLACES = 10


@dataclass(frozen=True)
class Check:
    """One thing that was compared: a part of the receipt, a record's file, the report itself."""

    what: str
    state: State
    then: str | None = None
    now: str | None = None
    file: str | None = None
    at: tuple[str, ...] = ()


def load(path: Path) -> tuple[bytes, models.Report]:
    """
    A JSON report and its bytes.

    Raises:
        InputRefused: it cannot be read, is no JSON, or is not as the published schema says.
    """
    try:
        data = path.read_bytes()
        content = json.loads(data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputRefused(
            f"无法读取报告 {path}：{reason}。请核对路径和权限。",
            f"The report {path} cannot be read: {reason}. Check the path and your rights.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputRefused(
            f"{path} 不是 JSON 报告：{error}。请给出 checker check --format json 的输出。",
            f"{path} is no JSON report: {error}. Give the output of `checker check --format json`.",
        ) from error
    errors = list(islice(_schema().iter_errors(content), _MOST_FAULTS))
    if errors:
        text = "\n".join(f"  {_pointer(e.absolute_path)}: {e.message[:200]}" for e in errors)
        raise InputRefused(
            f"{path} 不符合报告格式（schemas/report.json）：\n{text}",
            f"{path} is not as schemas/report.json says:\n{text}",
        )
    return data, models.Report.model_validate(content)


@cache
def _schema() -> Draft202012Validator:
    # Not above: a receipt needs this module, and no validator.
    from jsonschema import Draft202012Validator

    text = (paths.schemas() / "report.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def records_digest(records: tuple[models.RecordReport, ...]) -> str:
    """What a receipt says of its records: a digest over theirs, in order."""
    return hashlib.sha256("".join(r.record.sha256 for r in records).encode()).hexdigest()


def own(report: models.Report) -> Check:
    """Whether a report's receipt is the one of its own records."""
    now = records_digest(report.records)
    return compared("records", report.receipt.records, now)


def receipt(then: models.Receipt, now: models.Receipt) -> Iterator[Check]:
    """What a report rests on beside what is here now."""
    for key in RECEIPT:
        old, new = getattr(then, key), getattr(now, key)
        if key in ("profile", "waivers") and old is not None and new is None:
            # The report names a file that was not given now.
            yield Check(key, "not_compared", then=old)
        else:
            yield compared(key, old, new)


def compared(what: str, then: str | None, now: str | None, file: str | None = None) -> Check:
    """Two values beside each other."""
    return Check(what, "same" if then == now else "differs", then, now, file)


def anew(data: bytes, text: str) -> Check:
    """A report beside the one made anew of the same records: its bytes, else where it differs."""
    made = text.encode()
    if data == made:
        return Check("anew", "same")
    places = islice(differences(json.loads(data), json.loads(text)), _MOST_PLACES)
    then, now = (hashlib.sha256(content).hexdigest() for content in (data, made))
    return Check("anew", "differs", then, now, at=tuple(places))


def differences(then: Any, now: Any, pointer: str = "") -> Iterator[str]:
    """The pointers at which two documents differ, the shortest ones that tell."""
    if isinstance(then, Mapping) and isinstance(now, Mapping):
        for key in sorted({*then, *now}):
            below = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            if key in then and key in now:
                yield from differences(then[key], now[key], below)
            else:
                yield below
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for number, pair in enumerate(zip(then, now, strict=True)):
            yield from differences(*pair, f"{pointer}/{number}")
    # True is 1 to Python, and is not to JSON.
    elif (type(then), then) != (type(now), now):
        yield pointer or "/"


def _pointer(parts: Any) -> str:
    return "".join(f"/{part}" for part in parts) or "/"
