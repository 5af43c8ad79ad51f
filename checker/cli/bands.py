"""`checker bands`: discretion tables, proved."""

from __future__ import annotations

from pathlib import Path

import click

from checker import app
from checker.cli import _options
from checker.errors import ExitCode
from checker.formats import bands


@click.group()
def command() -> None:
    """裁量基准表 / discretion tables."""


@command.command()
@click.argument(
    "tables",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TABLE...",
)
@_options.form_option
@_options.lang_option
@click.pass_context
def check(context: click.Context, tables: tuple[Path, ...], form: str, lang: str) -> None:
    """证明裁量基准表完整划分法定幅度，否则举出反例 / prove tables, or show a counter-example.

    有错误时以 4 退出。

    Exits 4 if a table is wrong.
    """
    found = app.prove_tables(tables)
    click.echo(
        bands.as_json(found) + "\n" if form == "json" else bands.as_text(found, lang), nl=False
    )
    context.exit(ExitCode.RULE_BOOK if any(found.values()) else ExitCode.OK)
