"""`checker compare`: what became of the findings from one run to another."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker import app
from checker.app import comparing
from checker.cli import _options
from checker.errors import ExitCode
from checker.formats import comparison
from checker.report.ranks import at_or_above
from checker.scan.compare import Comparison


@click.command()
@click.argument("first", metavar="RUN_A", type=click.Path(path_type=Path))
@click.argument("second", metavar="RUN_B", type=click.Path(path_type=Path))
@_options.form_option
@_options.lang_option
@_options.fail_on_option(
    "never", "有达到该程度的新问题时以 10 退出 / exit 10 if a new finding is as grave"
)
@click.pass_context
def command(
    context: click.Context, first: Path, second: Path, form: str, lang: str, fail_on: str | None
) -> None:
    """比较两次检查的结果 / compare the findings of two runs.

    每个参数是 checker scan 的结果文件夹，或者 checker check --format json 的报告。
    列出新出现、已消失和有变化的问题，并说明可能的原因：案卷改动，或者规则包、工作日历、
    导出约定、基准日、程序版本等不同。

    Each argument is a results folder of `checker scan`, or a report of `checker check --format
    json`. Tells which findings are new, gone or changed, and what may have made the difference:
    another record, or another bundle, calendar, profile, day or version.
    """
    shop = app.Workshop.open()
    with comparing.compared(first, second) as found:
        if form == "json":
            comparison.write_json(found, sys.stdout)
        else:
            sys.stdout.writelines(comparison.as_text(found, shop.catalog, shop.words, lang))
        context.exit(_code(found, fail_on))


def _code(found: Comparison, fail_on: str | None) -> ExitCode:
    counted = at_or_above(fail_on)
    new = (change.severity for change in found.changes() if change.kind == "new")
    return ExitCode.FAILS if counted and not counted.isdisjoint(new) else ExitCode.OK
