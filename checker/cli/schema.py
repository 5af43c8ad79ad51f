"""`checker schema`: the published JSON Schema of a record type."""

from __future__ import annotations

import json

import click

from checker.cli import _options
from checker.cli._record_types import record_type_of
from checker.records.shape import json_schema


@click.command("schema")
@click.argument("record_type", metavar="TYPE")
@_options.lang_option
def command(record_type: str, lang: str) -> None:
    """输出某类记录的 JSON Schema（2020-12）/ print the JSON Schema of a record type."""
    schema = json_schema(record_type_of(record_type))
    click.echo(json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True))
