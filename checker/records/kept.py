"""
The schemas of the record types as they were worked out last time.

Turning the models into a schema takes ten times as long as reading one, and every command that
reads a record needs it. It comes out the same for the same models and the same library, so it is
kept in the user's cache under the digest of the two and made again when either differs.

A schema that cannot be kept, or was damaged, is made anew.
Imports `paths` and `errors` only.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import VERSION

from checker import paths
from checker.errors import UsageError


def kept(name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """
    The schema `name` of this state of the models; `make` makes it if none is kept.
    """
    try:
        place = paths.cache_dir() / "schemas" / f"{_state()}-{name}.json"
    except UsageError:
        # A user without a home has no cache either.
        return make()
    with contextlib.suppress(OSError, ValueError):
        schema: dict[str, Any] = json.loads(place.read_bytes())
        return schema
    schema = make()
    with contextlib.suppress(OSError):
        paths.replace(place, json.dumps(schema, ensure_ascii=False).encode())
    return schema


@cache
def _state() -> str:
    digest = hashlib.sha256(VERSION.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()
