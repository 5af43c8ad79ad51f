"""`checker scan`: an archive in, a store and everything an auditor reads out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from checker import app
from checker.app import scanning
from checker.cli import _options
from checker.cli._progress import Meter
from checker.errors import UsageError
from checker.formats import scan_summary
from checker.formats.archive import OUTPUTS

_STOPPED = (
    "已停止。已经检查的结果都已保存，再次运行相同命令即从这里继续。",
    "Stopped. What was checked is kept; the same command goes on from here.",
)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="ARCHIVE|-...")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="结果文件夹；再次运行即接着做 / folder of the results; run again to go on",
)
@click.option(
    "--write",
    "outputs",
    default=",".join(OUTPUTS),
    show_default=True,
    metavar="NAMES",
    help="写出哪些结果，逗号分隔 / outputs to write, separated by commas",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=None,
    help="同时检查的批数，默认等于处理器核数 / batches at a time, one a core by default",
)
@click.option("--quiet", is_flag=True, help="不显示进度 / no progress")
@_options.form_option
@_options.lang_option
@_options.as_of_option
@_options.profile_option
@_options.waivers_option
@_options.selection_options
@_options.fail_options
@_options.reveal_option
@_options.opa_option
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    out: Path,
    outputs: str,
    workers: int | None,
    quiet: bool,
    form: str,
    lang: str,
    as_of: str,
    profile: Path | None,
    waivers: Path | None,
    rulebook: tuple[str, ...],
    rule: tuple[str, ...],
    stage: tuple[str, ...],
    fail_on: str | None,
    fail_on_undetermined: bool,
    reveal: bool,
    opa: Path | None,
) -> None:
    """
    批量检查案卷档案 / check an archive of records.

    可以是文件夹、JSON、每行一份的 JSON Lines、gz、zip、tar，可多个，也可用引号括起的通配符；
    `-` 表示标准输入。随时可以中断，再次运行相同命令即从中断处继续。

    Folders, JSON, JSON lines, gz, zip, tar, quoted globs, several at once; `-` is standard
    input. Stop it whenever you like: the same command goes on from there.
    """
    wanted = tuple(name for name in outputs.split(",") if name)
    if unknown := sorted(set(wanted) - set(OUTPUTS)):
        known = ", ".join(OUTPUTS)
        raise UsageError(
            f"没有这种结果：{'、'.join(unknown)}。可用：{known}。",
            f"There is no output {', '.join(unknown)}. Known: {known}.",
        )
    request = app.Request(
        sources=sources,
        as_of=as_of,
        selection=app.Selection(books=rulebook, rules=rule, stages=stage),
        profile=profile,
        waivers=waivers,
        opa=opa,
        reveal=reveal,
    )
    asked = scanning.ScanRequest(request, out, wanted, lang, workers)
    shop = app.Workshop.open()
    meter = Meter(lang, quiet=quiet)
    try:
        scanned = scanning.run(shop, asked, sys.stdin.buffer, meter)
    except KeyboardInterrupt:
        meter.end()
        click.echo(_STOPPED[lang == "en"], err=True)
        raise
    finally:
        meter.end()
    if form == "json":
        click.echo(json.dumps(scanned.counts(), ensure_ascii=False))
    else:
        click.echo(scan_summary.render(_told(scanned), shop.words, lang), nl=False)
    context.exit(scanning.exit_code(scanned, fail_on, fail_on_undetermined))


def _told(scanned: scanning.Scanned) -> scan_summary.Told:
    return scan_summary.Told(
        totals=scanned.totals,
        across=sum(scanned.across.values()),
        uncompared=scanned.uncompared,
        reused=scanned.reused,
        passed_over=scanned.passed_over,
        seconds=scanned.seconds,
        waivers=scanned.waivers,
        files=scanned.files,
    )
