"""
`checker explain`: a rule or a finding, and why it has its status in a record.

`app` is imported when OPA is starting, if a record is named, see `_ahead`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from checker.cli import _ahead, _options
from checker.errors import UsageError

#: What the id of a finding looks like; no rule's does.
_FINDING = re.compile(r"[0-9a-f]{16}")


@click.command()
@click.argument("name", metavar="RULE|FINDING")
@click.argument("source", required=False, metavar="[FILE]")
@_options.lang_option
@_options.as_of_option
@_options.profile_option
@_options.reveal_option
@_options.opa_option
def command(
    name: str,
    source: str | None,
    lang: str,
    as_of: str,
    profile: Path | None,
    reveal: bool,
    opa: Path | None,
) -> None:
    """说明规则，或某一检查结果的理由 / explain a rule, or a finding, and its status in a record."""
    finding = _FINDING.fullmatch(name) is not None
    if source is None:
        if finding:
            raise UsageError(
                f"说明检查结果须给出案卷文件：checker explain {name} 文件",
                f"A finding is explained in its file: checker explain {name} FILE",
            )
        from checker import app

        sys.stdout.write(app.explain_rule(app.Workshop.open(), name, lang))
        return
    with _ahead.started(opa) as ahead:
        from checker import app

        shop = app.Workshop.open(ahead.cache, ahead.engine)
        stdin = sys.stdin.buffer.read() if source == app.STDIN else b""
        request = app.Request(
            sources=(source,),
            as_of=as_of,
            selection=app.Selection(rules=() if finding else (name,)),
            profile=profile,
            opa=opa,
            reveal=reveal,
        )
        if finding:
            sys.stdout.write(app.explain_finding(shop, request, name, lang, stdin))
        else:
            sys.stdout.write(app.explain_rule(shop, name, lang))
            sys.stdout.write(app.explain_record(shop, request, lang, stdin))
