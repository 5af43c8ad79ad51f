"""`checker bands`: discretion tables, proved; and the ranges of a record, explained."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker import app
from checker.cli import _options
from checker.errors import ExitCode
from checker.formats import bands, fines
from checker.formats.view import View


@click.group()
def command() -> None:
    """罚款幅度与裁量基准表 / fine ranges and discretion tables."""


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
    found = app.prove_tables(app.Workshop.open(), tables)
    click.echo(
        bands.as_json(found) + "\n" if form == "json" else bands.as_text(found, lang), nl=False
    )
    context.exit(ExitCode.RULE_BOOK if any(found.values()) else ExitCode.OK)


@command.command()
@click.argument("source", metavar="FILE")
@_options.form_option
@_options.lang_option
@_options.as_of_option
@_options.profile_option
@_options.reveal_option
@_options.opa_option
def explain(
    source: str,
    form: str,
    lang: str,
    as_of: str,
    profile: Path | None,
    reveal: bool,
    opa: Path | None,
) -> None:
    """说明每项违法行为适用的罚款幅度和罚款所处位置 / which range applies, where the fine stands."""
    shop = app.Workshop.open()
    stdin = sys.stdin.buffer.read() if source == app.STDIN else b""
    request = app.Request(sources=(source,), as_of=as_of, profile=profile, opa=opa, reveal=reveal)
    report = app.explain_fines(shop, request, stdin)
    view = View(shop.words, lang)
    if form == "json":
        click.echo(fines.as_json(report, shop.catalog, view))
    else:
        click.echo(fines.as_text(report, shop.catalog, view), nl=False)
