"""
`checker validate`: whether records are acceptable, and if not, every reason.

JSON is for programs: `{"format": "checker.validation/1", "files": [{"path", "member", "line",
"accepted", "type", "id", "sha256", "filled", "faults": [{"pointer", "line", "code",
"message": {"zh", "en"}}]}], "accepted", "refused"}`, an entry a record. Exit code 3 if a
record was refused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click

from checker.cli import _options
from checker.errors import ExitCode
from checker.formats.layout import wrap
from checker.reader import Profile, ReadResult, Record, Source, address, load_profile
from checker.reader.words import escaped
from checker.records.glossary import name_of
from checker.sources import Sources, read_document

_FORMAT = "checker.validation/1"


@click.command("validate")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|GLOB|-...")
@_options.profile_option
@_options.form_option
@_options.lang_option
@click.pass_context
def command(
    context: click.Context, sources: tuple[str, ...], profile: Path | None, form: str, lang: str
) -> None:
    """检查记录的格式，列出全部错误，不作合法性判断 / check the form of records.

    可以给出的与 checker check 相同：文件、文件夹、通配符、压缩包、“-”。

    Takes what checker check takes: files, folders, patterns, archives, -.
    """
    chosen = load_profile(profile) if profile else None
    accepted = refused = 0
    files_only = True
    files: list[dict[str, Any]] = []
    for result in _results(sources, chosen):
        if isinstance(result, Record):
            accepted += 1
        else:
            refused += 1
        files_only = files_only and result.source == Source(result.source.path)
        if form == "json":
            files.append(_fields(result))
        else:
            click.echo("\n".join(_lines(result, lang)))
    if form == "json":
        whole = {"format": _FORMAT, "files": files, "accepted": accepted, "refused": refused}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(["", *_closing(accepted, refused, lang, files_only)]))
    context.exit(ExitCode.INPUT_REFUSED if refused else ExitCode.OK)


def _results(names: Sequence[str], profile: Profile | None) -> Iterator[ReadResult]:
    """
    Every document that the names stand for, in the order of the names.

    Raises:
        InputRefused: a folder or a pattern stands for nothing. A file that does not exist does
            not keep the others from being looked at.
    """
    given = [Sources.of([name], sys.stdin.buffer, report_absent=True) for name in names]
    for item in chain.from_iterable(given):
        yield read_document(item, profile)


def _fields(result: ReadResult) -> dict[str, Any]:
    record = result if isinstance(result, Record) else None
    faults = () if isinstance(result, Record) else result.faults
    return {
        "path": result.source.path,
        "member": result.source.member,
        "line": result.source.line,
        "accepted": record is not None,
        "type": record.type if record else None,
        "id": record.id if record else None,
        "sha256": result.sha256 or None,
        "filled": sorted(record.filled) if record else [],
        "faults": [
            {"pointer": f.pointer, "line": f.line, "code": f.code, "message": f.message}
            for f in faults
        ],
    }


def _lines(result: ReadResult, lang: str) -> list[str]:
    zh = lang == "zh"
    # A path stays on its line, however long: it is there to be copied.
    path = escaped(address(result.source))
    if isinstance(result, Record):
        title = name_of(result.type, "/type")[lang]
        return [
            f"{path}：可以接受（{title}，{result.id}）"
            if zh
            else f"{path}: accepted ({title}, {result.id})"
        ]
    count = len(result.faults)
    faults = f"{count} {'fault' if count == 1 else 'faults'}"
    lines = [f"{path}：退回，{count} 处错误" if zh else f"{path}: refused, {faults}"]
    for fault in result.faults:
        where = []
        if fault.line is not None:
            where.append(f"第 {fault.line} 行" if zh else f"line {fault.line}")
        if fault.pointer:
            where.append(escaped(fault.pointer))
        if where:
            lines += wrap("  ".join(where), "  ")
        lines += wrap(fault.message[lang], "    ")
    return lines


def _closing(accepted: int, refused: int, lang: str, files_only: bool) -> list[str]:
    count = accepted + refused
    if lang == "zh":
        what = f"{count} 个文件" if files_only else f"{count} 份记录"
        unit = "个" if files_only else "份"
        return wrap(f"共 {what}：{accepted} {unit}可以接受，{refused} {unit}退回。")
    what = "Files" if files_only else "Records"
    return wrap(f"{what}: {count} ({accepted} accepted, {refused} refused)")
