"""
What the enumerated values of records are called, in both languages.

Reports, the field guide and the messages of the reader say the same word for a value,
so the words are data: `policies/tables/vocabulary/enums.yaml`, with `enums` (value to
name) and `in` (end of a pattern to value to name, for values that mean something else
there). A test keeps it complete. Reads one file, once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

import yaml

from checker import paths

Name = dict[str, str]


def enums_file() -> Path:
    """The table of the words."""
    return paths.policies() / "tables" / "vocabulary" / "enums.yaml"


def enum_names() -> dict[str, Name]:
    """The usual words by value, e.g. `{"file": {"zh": "立案", "en": "file the case"}, …}`."""
    return cast(dict[str, Name], _table()["enums"])


def special_names() -> dict[str, dict[str, Name]]:
    """The words of values that mean something else in some fields, by the end of a pattern."""
    return cast(dict[str, dict[str, Name]], _table()["in"])


def name_of(value: str, pattern: str) -> Name:
    """What `value` is called where `pattern` leads. KeyError if it has no name."""
    for end, names in special_names().items():
        if value in names and pattern.endswith(end):
            return names[value]
    return enum_names()[value]


@cache
def _table() -> dict[str, object]:
    with enums_file().open(encoding="utf-8") as stream:
        return cast(dict[str, object], yaml.load(stream, Loader=yaml.CSafeLoader))
