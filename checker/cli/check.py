"""
`checker check`: records in, findings out.

`app` is imported when OPA is starting, see `_ahead`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli import _ahead, _options
from checker.formats import FORMATS

if TYPE_CHECKING:
    from checker.app import Workshop
    from checker.report.models import Report


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|GLOB|-...")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=PATH]",
    help=f"输出格式，可多次 / output, repeatable: {', '.join(FORMATS)}",
)
@_options.lang_option
@_options.as_of_option
@_options.profile_option
@_options.waivers_option
@_options.selection_options
@_options.fail_options
@click.option("--all", "everything", is_flag=True, help="也列出符合和不适用的 / passes too")
@_options.reveal_option
@_options.opa_option
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    formats: tuple[str, ...],
    lang: str,
    as_of: str,
    profile: Path | None,
    waivers: Path | None,
    rulebook: tuple[str, ...],
    rule: tuple[str, ...],
    stage: tuple[str, ...],
    fail_on: str | None,
    fail_on_undetermined: bool,
    everything: bool,
    reveal: bool,
    opa: Path | None,
) -> None:
    """检查案卷 / check records.

    文件夹表示其下全部记录文件：.json、.jsonl、.ndjson、.gz、.zip、.tar 等；
    加引号的通配符如 '2024/**/*.json'，“-”表示标准输入。
    一个文件可以是一份记录、每行一份记录、记录的列表，或者装有这些文件的压缩包。
    github 格式另将汇总表追加到 GITHUB_STEP_SUMMARY 所指文件；
    终端文字是否着色可用 NO_COLOR、FORCE_COLOR 指定。

    A folder stands for all record files below it: .json, .jsonl, .ndjson, .gz, .zip, .tar
    and so on; a quoted pattern like '2024/**/*.json' for what fits it, - for standard input.
    A file is one record, a record a line, a list of records, or an archive of such files.
    The format github also appends a summary to the file GITHUB_STEP_SUMMARY names;
    NO_COLOR and FORCE_COLOR decide whether text has colours.
    """
    outputs = _options.parse_formats(formats, list(FORMATS))
    with _ahead.started(opa) as ahead:
        from checker import app

        request = app.Request(
            sources=sources,
            as_of=as_of,
            selection=app.Selection(books=rulebook, rules=rule, stages=stage),
            profile=profile,
            waivers=waivers,
            opa=opa,
            reveal=reveal,
        )
        stdin = sys.stdin.buffer.read() if app.STDIN in sources else b""
        shop = app.Workshop.open(ahead.cache, ahead.engine)
        report = app.check(shop, request, stdin)
    for name, place in outputs:
        _options.write(_render(report, shop, name, place, lang, everything), place)
        if name == "github" and (summary := shop.settings.step_summary):
            text = _render(report, shop, "markdown", summary, lang, everything)
            _options.append(text, summary)
    context.exit(app.exit_code(report, fail_on, fail_on_undetermined))


def _render(
    report: Report,
    shop: Workshop,
    name: str,
    place: Path | None,
    lang: str,
    everything: bool,
) -> str:
    colour = place is None and shop.settings.colours(sys.stdout.isatty())
    return FORMATS[name](report, shop.words, lang, everything=everything, colour=colour)
