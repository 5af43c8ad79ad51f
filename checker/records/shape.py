"""
The shape of each record type: which pointers exist, what stands there, and how it is called.

Everything that has to know the pointers of a record (the bundle's check of its
tables, the schemas for OPA, the field guide, masking, people's ids) reads this one
tree, which is derived from the models.

Shapes: a pointer is RFC 6901; in a *pattern* an element of a list is `*`.
Imports the models and `kept` only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, cast

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from checker.records.kept import kept
from checker.records.meeting import MeetingRecord
from checker.records.penalty_case import PenaltyCase
from checker.records.types import Block

#: The record types, by the value of their key `type`.
RECORD_TYPES: dict[str, type[Block]] = {
    "meeting": MeetingRecord,
    "penalty_case": PenaltyCase,
}


@dataclass(frozen=True)
class Shape:
    """One place in a record.

    `kind` is object, list or leaf. `children` is filled for an object, `item` for a
    list; `required` are the keys an object must have. A leaf has its JSON `type` and,
    where it has one, `format`, `enum`.
    """

    kind: Literal["object", "list", "leaf"]
    title: dict[str, str]
    children: dict[str, Shape] = field(default_factory=dict)
    item: Shape | None = None
    type: str | None = None
    format: str | None = None
    enum: tuple[str, ...] = ()
    personal: str | None = None
    reference: str | None = None
    description: str | None = None
    required: tuple[str, ...] = ()

    def walk(self, pattern: str = "") -> Iterator[tuple[str, Shape]]:
        """This place and all below it, each with its pattern, in the models' order."""
        yield pattern, self
        for key, child in self.children.items():
            yield from child.walk(f"{pattern}/{key}")
        if self.item:
            yield from self.item.walk(f"{pattern}/*")

    def at(self, pattern: str) -> Shape | None:
        """The place a pattern or a pointer names, or None where there is none."""
        place: Shape | None = self
        for key in pattern.split("/")[1:]:
            if place is None:
                return None
            place = place.item if place.kind == "list" else place.children.get(key)
        return place


def _resolve(schema: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    """`schema` with its reference followed and its null alternative dropped."""
    merged = dict(schema)
    if "anyOf" in merged:
        (kept,) = (s for s in merged.pop("anyOf") if s.get("type") != "null")
        merged = {**kept, **merged}
    if "$ref" in merged:
        name = merged.pop("$ref").rsplit("/", 1)[1]
        merged = {**_resolve(defs[name], defs), **merged}
    return merged


def _shape(raw: dict[str, Any], defs: dict[str, Any]) -> Shape:
    schema = _resolve(raw, defs)
    title = {"zh": schema.get("title_zh", ""), "en": schema.get("title", "")}
    if schema.get("type") == "array":
        return Shape("list", title, item=_shape(schema["items"], defs))
    if "properties" in schema:
        children = {key: _shape(value, defs) for key, value in schema["properties"].items()}
        return Shape(
            "object",
            title,
            children,
            description=schema.get("description"),
            required=tuple(schema.get("required", ())),
        )
    enum = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
    return Shape(
        "leaf",
        title,
        type=schema["type"],
        format=schema.get("format"),
        enum=tuple(enum),
        personal=schema.get("personal"),
        reference=schema.get("reference"),
    )


class _NoDefaults(GenerateJsonSchema):
    """Leaves out `default: null`: it would tell a reader that absent and null are the same."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


@cache
def json_schema(record_type: str) -> dict[str, Any]:
    """The published JSON Schema (2020-12) of a record type. Raises KeyError if there is none."""
    schema = RECORD_TYPES[record_type].model_json_schema(schema_generator=_NoDefaults)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


@cache
def shape(record_type: str) -> Shape:
    """The shape of a record type. Raises KeyError if there is none."""
    schema = kept(record_type, lambda: json_schema(record_type))
    return _shape(schema, cast(dict[str, Any], schema.get("$defs", {})))


def opa_schema(record_type: str) -> dict[str, Any]:
    """A schema without null alternatives, for `opa check --schema`.

    OPA loses what stands below an `anyOf`, so a misspelt key would pass unseen.
    """
    return _null_free(shape(record_type))


def _null_free(place: Shape) -> dict[str, Any]:
    if place.item:
        return {"type": "array", "items": _null_free(place.item)}
    if place.kind == "object":
        properties = {key: _null_free(child) for key, child in place.children.items()}
        return {"type": "object", "properties": properties, "additionalProperties": False}
    return {"type": place.type}
