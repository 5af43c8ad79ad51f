"""
`checker new`: an empty record to fill in by hand.

Every section is null, "the file holds none", because whoever fills in from the paper file
has all of it. With `--full` every key is written out, and one sample stands in every list.
Ids hold a placeholder that is refused until it is replaced, so nothing left over is judged.
"""

from __future__ import annotations

import json

import click

from checker.cli import _options
from checker.cli._record_types import record_type_of
from checker.records.skeleton import skeleton


@click.command("new")
@click.argument("record_type", metavar="TYPE")
@click.option(
    "--full",
    is_flag=True,
    help="写出全部字段和样例 / every key, and a sample in every list",
)
@_options.lang_option
def command(record_type: str, full: bool, lang: str) -> None:
    """输出一份待填写的空白记录 / print an empty record to fill in.

    各部分预置为 null，表示案卷中没有；没有掌握的部分请整项删去。编号须先填写，用不着的样例须删去。

    Sections are null: the file holds none. Remove what is not known to you. Fill in the ids,
    and remove the samples that are not needed.
    """
    empty = skeleton(record_type_of(record_type), full=full)
    click.echo(json.dumps(empty, ensure_ascii=False, indent=2))
