"""`checker explain`: a rule, and why it has its status in a record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker import app
from checker.cli import _options


@click.command()
@click.argument("rule")
@click.argument("source", required=False, metavar="[FILE]")
@_options.lang_option
@_options.as_of_option
@_options.profile_option
@_options.reveal_option
@_options.opa_option
def command(
    rule: str,
    source: str | None,
    lang: str,
    as_of: str,
    profile: Path | None,
    reveal: bool,
    opa: Path | None,
) -> None:
    """说明规则；给出案卷时说明其结论的理由 / explain a rule, and its status in a record."""
    shop = app.Workshop.open()
    sys.stdout.write(app.explain_rule(shop, rule, lang))
    if source is not None:
        stdin = sys.stdin.buffer.read() if source == app.STDIN else b""
        request = app.Request(
            sources=(source,),
            as_of=as_of,
            selection=app.Selection(rules=(rule,)),
            profile=profile,
            opa=opa,
            reveal=reveal,
        )
        sys.stdout.write(app.explain_record(shop, request, lang, stdin))
