"""`checker verify`: whether a JSON report fits the rules, and the records, that are here now."""

from __future__ import annotations

from pathlib import Path

import click

from checker import app
from checker.cli import _options
from checker.errors import ExitCode
from checker.formats import verification


@click.command()
@click.argument("report", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("sources", nargs=-1, metavar="[FILE|DIR...]")
@_options.profile_option
@_options.waivers_option
@_options.form_option
@_options.lang_option
@_options.opa_option
@click.pass_context
def command(
    context: click.Context,
    report: Path,
    sources: tuple[str, ...],
    profile: Path | None,
    waivers: Path | None,
    form: str,
    lang: str,
    opa: Path | None,
) -> None:
    """核对 JSON 报告与现有的规则和案卷是否相符 / check a JSON report against what is here now.

    核对报告的格式和检查凭据；给出案卷的，另按原基准日和所选规则重新检查，逐字节比较。
    报告使用了导出约定或者豁免清单的，须一并给出。有不相符的以 3 退出。

    Checks the form of the report and its receipt. With the records, they are checked anew, by
    the day and the rules of the report, and compared byte by byte. Give the export profile and
    the waivers of the report too. Exits 3 if anything differs.
    """
    shop = app.Workshop.open()
    request = app.Verification(report, sources, profile, waivers, opa)
    checks = app.verify(shop, request)
    if form == "json":
        click.echo(verification.as_json(str(report), checks), nl=False)
    else:
        click.echo(verification.as_text(checks, shop.words, lang), nl=False)
    context.exit(ExitCode.OK if verification.verified(checks) else ExitCode.INPUT_REFUSED)
