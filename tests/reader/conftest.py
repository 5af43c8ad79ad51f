"""A small good record to change, as JSON bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Encode = Callable[..., bytes]


@pytest.fixture
def encode() -> Encode:
    def made(**sections: Any) -> bytes:
        record = {"type": "penalty_case", "id": "PC-1", **sections}
        return json.dumps(record, ensure_ascii=False, indent=1).encode()

    return made
