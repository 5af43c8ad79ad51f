"""The published schemas as a general validator understands them, with the tool's formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import extend

from checker.records.shape import json_schema
from checker.records.types import (
    credit_code_fault,
    identity_number_fault,
    is_date,
    is_date_time,
)

FORMATS: dict[str, Callable[[str], bool]] = {
    "date": is_date,
    "date-time-cn": is_date_time,
    "credit-code": lambda text: credit_code_fault(text) is None,
    "identity-number": lambda text: identity_number_fault(text) is None,
}


def _on_texts(check: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: check(value) if isinstance(value, str) else True


def _is_whole(_: Any, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


@pytest.fixture(scope="session")
def schema_accepts() -> Callable[[str, Any], bool]:
    checker = FormatChecker(formats=())
    for name, check in FORMATS.items():
        checker.checks(name)(_on_texts(check))
    # JSON Schema takes 1.0 for a whole number; a record does not, see docs/records/README.md.
    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_whole)
    strict = extend(Draft202012Validator, type_checker=types)  # type: ignore[no-untyped-call]

    def accepts(record_type: str, document: Any) -> bool:
        return bool(strict(json_schema(record_type), format_checker=checker).is_valid(document))

    return accepts
