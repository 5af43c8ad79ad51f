"""
The value types that records are built of, and the field helper that carries both languages.

Shapes: dates are `YYYY-MM-DD`, times RFC 3339 with the offset +08:00, money an
    integer number of fen, ids strings without `/` or `~` (they are parts of
    pointers) and without anything that is not seen on paper.
Source: GB 32100-2015 (unified social credit code), GB 11643-1999 (identity number).
Pure. Imports pydantic only.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_IDENTITY_CHECKS = "10X98765432"

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?\+08:00", re.ASCII
)


def is_date(text: str) -> bool:
    """Whether `text` is a calendar date `YYYY-MM-DD` that exists."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_date_time(text: str) -> bool:
    """Whether `text` is a time with the offset +08:00 that exists."""
    if not _DATE_TIME.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def credit_code_fault(text: str) -> str | None:
    """`None` for a good unified social credit code, else "form" or "check_digit"."""
    if len(text) != 18 or any(c not in _CREDIT_ALPHABET for c in text):
        return "form"
    total = sum(
        w * _CREDIT_ALPHABET.index(c) for w, c in zip(_CREDIT_WEIGHTS, text[:17], strict=True)
    )
    good = _CREDIT_ALPHABET[(31 - total % 31) % 31]
    return None if text[17] == good else "check_digit"


def identity_number_fault(text: str) -> str | None:
    """`None` for a good 18-digit identity number, else "form" or "check_digit"."""
    if not re.fullmatch(r"[0-9]{17}[0-9X]", text, re.ASCII):
        return "form"
    if not is_date(f"{text[6:10]}-{text[10:12]}-{text[12:14]}"):
        return "form"
    total = sum(w * int(c) for w, c in zip(_IDENTITY_WEIGHTS, text[:17], strict=True))
    return None if text[17] == _IDENTITY_CHECKS[total % 11] else "check_digit"


def _check_date(text: str) -> str:
    if not is_date(text):
        raise PydanticCustomError("iso_date", "not a date YYYY-MM-DD that exists")
    return text


def _check_date_time(text: str) -> str:
    if not is_date_time(text):
        raise PydanticCustomError("iso_date_time", "not a time YYYY-MM-DDThh:mm+08:00 that exists")
    return text


def _check_credit_code(text: str) -> str:
    if fault := credit_code_fault(text):
        raise PydanticCustomError(f"credit_code_{fault}", "not a unified social credit code")
    return text


def _check_identity_number(text: str) -> str:
    if fault := identity_number_fault(text):
        raise PydanticCustomError(f"identity_number_{fault}", "not an identity number")
    return text


def _format(name: str) -> Any:
    return Field(json_schema_extra={"format": name})


IsoDate = Annotated[str, AfterValidator(_check_date), _format("date")]
IsoDateTime = Annotated[str, AfterValidator(_check_date_time), _format("date-time-cn")]
CreditCode = Annotated[str, AfterValidator(_check_credit_code), _format("credit-code")]
IdentityNumber = Annotated[str, AfterValidator(_check_identity_number), _format("identity-number")]

# What an id may not hold: what would need escaping in a pointer, and white space, controls and
# zero-width marks, by which two ids could differ unseen. Written out, because each engine of
# regular expressions has its own idea of `\s`.
_NOT_IN_IDS = (
    r"[/~\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]"
)
MAX_ID = 64


def _id_schema(**more: Any) -> Any:
    # Not the pattern below: `$` also stands before a last line feed in some engines.
    forbidden = {"pattern": _NOT_IN_IDS}
    return WithJsonSchema(
        {"type": "string", "minLength": 1, "maxLength": MAX_ID, "not": forbidden, **more}
    )


_ID_PATTERN = Field(pattern=f"^[^{_NOT_IN_IDS[1:]}{{1,{MAX_ID}}}$")

#: Parts of pointers and of instance ids, so nothing that would need escaping there.
Id = Annotated[str, _ID_PATTERN, _id_schema()]
MAX_TEXT = 20_000
Text = Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
Fen = Annotated[int, Field(ge=0, le=10**15)]
Count = Annotated[int, Field(ge=0, le=10**6)]
Percent = Annotated[float, Field(ge=0, le=100)]

#: A person of this record, by id in `people`. The reader refuses an id that is in no such list.
PersonRef = Annotated[str, _ID_PATTERN, _id_schema(reference="people")]

#: What makes a value personal data, for masking in outputs that are meant for others.
Personal = Literal["name", "identity_number", "telephone", "address"]


class Block(BaseModel):
    """Base of everything a record is built of: no unknown keys, no coercion, no changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def field(zh: str, en: str, *, personal: Personal | None = None) -> Any:
    """An optional key that may be null, with its name in both languages."""
    extra: dict[str, Any] = {"title_zh": zh}
    if personal:
        extra["personal"] = personal
    return Field(default=None, title=en, json_schema_extra=extra)


def required(zh: str, en: str) -> Any:
    """A key without which the record is refused: `type`, `id`, and the ids inside lists."""
    return Field(title=en, json_schema_extra={"title_zh": zh})


def yuan(fen: float, zh: bool) -> str:
    """An amount in yuan as it is read."""
    amount = f"{fen / 100:,.2f}".removesuffix(".00")
    return f"{amount}元" if zh else f"CNY {amount}"
