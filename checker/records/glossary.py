"""
What the enumerated values of records are called, in both languages.

Reports, the field guide and the messages of the reader say the same word for a value,
so the words are data: `policies/tables/vocabulary/enums.yaml`, `{enums: {value: {zh, en}}}`.
A test keeps it complete. Reads one file, once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

import yaml

from checker import paths


def enums_file() -> Path:
    """The table of the words."""
    return paths.policies() / "tables" / "vocabulary" / "enums.yaml"


@cache
def enum_names() -> dict[str, dict[str, str]]:
    """The words by value, e.g. `{"file": {"zh": "立案", "en": "File the case"}, …}`."""
    with enums_file().open(encoding="utf-8") as stream:
        table = yaml.load(stream, Loader=yaml.CSafeLoader)
    return cast(dict[str, dict[str, str]], table["enums"])
