"""
Ask a record model what is wrong with a document, without letting the model's library out.

Shapes: a `Problem` has the place as keys and indexes from the document's root, the
    kind of the problem as the library names it, and the numbers or values it compared with.
Pure. The only place where documents meet the models.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from checker.records.shape import RECORD_TYPES


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a model does not accept, e.g. `("filing", "on"), "extra_forbidden", {}`."""

    at: tuple[str | int, ...]
    kind: str
    context: Mapping[str, Any]


def problems(record_type: str, document: Any) -> tuple[Problem, ...]:
    """
    Everything the model of `record_type` does not accept in `document`; empty if it is good.

    Args:
        record_type: a key of `RECORD_TYPES`, else KeyError.
        document: parsed JSON whose strings hold no lone surrogates.
    """
    try:
        RECORD_TYPES[record_type].__pydantic_validator__.validate_python(document)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        return tuple(Problem(e["loc"], e["type"], e.get("ctx", {})) for e in found)
    return ()
