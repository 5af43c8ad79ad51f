"""
Write docs/cli.md from the commands themselves.

    python -m tools.build_cli_docs            write docs/cli.md
    python -m tools.build_cli_docs --check    fail if the file is not what would be written

Source: the commands of `checker.cli`, the exit codes of `checker.errors`, their words in
`policies/tables/vocabulary/terms.yaml`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from checker import paths
from checker.cli import root
from checker.errors import PRECEDENCE, ExitCode
from checker.report.words import Words
from tools.generated import run

_HEAD = """\
<!-- 由 python -m tools.build_cli_docs 生成 / made by python -m tools.build_cli_docs -->
# 命令 / Commands

每个命令都接受 `-h`。语言用 `--lang zh|en` 选择；同样的输入得到同样的输出。
Every command takes `-h`; `--lang zh|en` chooses the language; equal input gives equal output.
"""
_SHARED = """\
## 个人信息 / Personal data

人员和当事人的姓名、公民身份号码、电话、出生日期、住址默认遮蔽（李××〔p1〕），各种格式、各个命令一致，
写在说明文字里的同样遮蔽；结论不受影响。`--reveal` 显示完整信息，检查凭据载明是否遮蔽。
哪些数据项属于个人信息，见[字段说明](records/)。

Names, identity and telephone numbers, dates of birth and addresses of people and parties are
masked (李××〔p1〕) unless `--reveal` is given, alike in every format and command, wherever a text
repeats them; no finding changes. The receipt says which. [The guide](records/) marks the fields.

## 豁免与核对 / Waivers and verification

经批准暂不处理的不符合事项用 `--waivers` 列出，报告用 `checker verify` 核对，
见[豁免与报告核对](waivers.md)。
`--waivers` takes the breaches that somebody answers for leaving as they are, and
`checker verify` tells whether a report still fits: see [waivers](waivers.md).
"""
_EXIT = """\
## 退出码 / Exit codes

同时符合几项的，按此顺序取第一项：{order}。
Where several hold, the first in this order is told: {order}.

| | | |
|---|---|---|
"""
#: So that the text does not depend on the terminal of whoever builds it.
_WIDTH = 80


def text(words: Words) -> str:
    """The page."""
    order = " > ".join(str(int(code)) for code in PRECEDENCE)
    codes = "".join(
        f"| {int(code)} | {words.term('exit', code.name, 'zh')} "
        f"| {words.term('exit', code.name, 'en')} |\n"
        for code in ExitCode
    )
    parts = [_HEAD, *_commands(root, "checker", None), _SHARED, _EXIT.format(order=order) + codes]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _commands(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(
        command, parent=parent, info_name=name, terminal_width=_WIDTH, max_content_width=_WIDTH
    )
    if isinstance(command, click.Group):
        if parent is not None:
            yield f"## {context.command_path}\n\n{command.help or ''}\n"
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _commands(found, child, context)
    else:
        yield _command(command, context)


def _command(command: click.Command, context: click.Context) -> str:
    usage = " ".join((context.command_path, *command.collect_usage_pieces(context)))
    paragraphs = (command.help or "").replace("\b", "").split("\n\n")
    told = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    lines = [f"## {context.command_path}", "", told, "", "```", usage, "```", ""]
    records = [
        record
        for param in command.get_params(context)
        if (record := param.get_help_record(context))
        and "--help" not in record[0]
        and record[0].startswith("-")
    ]
    if records:
        lines += ["| | |", "|---|---|"]
        lines += [f"| `{_cell(options)}` | {_cell(told)} |" for options, told in records]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write or check the page; 0 if it was written or is as it would be, else 1."""
    return run(__doc__ or "", {"docs/cli.md": text(Words.load(paths.policies()))}, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
