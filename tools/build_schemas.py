"""
Write the JSON Schemas from the record models.

    python -m tools.build_schemas            write schemas/records/ and schemas/opa/
    python -m tools.build_schemas --check    fail if a file is not what would be written

`schemas/records/TYPE.json` is the published schema of a record type. `schemas/opa/` is for
`opa check --schema`: `TYPE.json` without null alternatives, and `envelope.json` for the
policies' input as a whole. OPA loses what stands below alternatives, so in the envelope a
record is one object with the keys of all types; a key that no type has is still found.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from checker.records.shape import RECORD_TYPES, json_schema, opa_schema
from tools.generated import run

_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def files() -> dict[str, str]:
    """Every schema by its path below the root of the checkout."""
    made = {f"schemas/records/{name}.json": json_schema(name) for name in RECORD_TYPES}
    made |= {
        f"schemas/opa/{name}.json": {"$schema": _SCHEMA, **opa_schema(name)}
        for name in RECORD_TYPES
    }
    made["schemas/opa/envelope.json"] = envelope()
    return {path: _text(schema) for path, schema in made.items()}


def envelope() -> dict[str, Any]:
    """The schema of the policies' input, for one record and for a batch."""
    record = {"$ref": "#/$defs/record"}
    batch = _closed({"key": {"type": "string"}, "record": record})
    return {
        "$schema": _SCHEMA,
        "$defs": {"record": _merged([opa_schema(name) for name in RECORD_TYPES])},
        **_closed(
            {
                "as_of": {"type": "string"},
                "settings": {"type": "object"},
                "record": record,
                "records": {"type": "array", "items": batch},
            }
        ),
    }


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _merged(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    """One schema for a place at which the types of records have these; {} where they clash."""
    kinds = {schema.get("type") for schema in schemas}
    if len(kinds) > 1:
        return {}
    first = schemas[0]
    if "properties" in first:
        keys = dict.fromkeys(key for schema in schemas for key in schema["properties"])
        return _closed(
            {
                key: _merged([s["properties"][key] for s in schemas if key in s["properties"]])
                for key in keys
            }
        )
    if "items" in first:
        return {"type": "array", "items": _merged([schema["items"] for schema in schemas])}
    return first


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the schemas; 0 if they were written or are as they would be, else 1."""
    return run(__doc__ or "", files(), arguments, owned=("schemas/records", "schemas/opa"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
