"""
`checker validate`: whether records are acceptable, and if not, every reason.

JSON is for programs: `{"format": "checker.validation/1", "files": [{"path", "accepted",
"type", "id", "sha256", "filled", "faults": [{"pointer", "line", "code", "message":
{"zh", "en"}}]}], "accepted", "refused"}`. Exit code 3 if a file was refused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from checker.cli import _options
from checker.errors import ExitCode, InputRefused
from checker.formats.layout import wrap
from checker.reader import MAX_BYTES, Profile, ReadResult, Record, load_profile, read, read_path
from checker.reader.words import escaped
from checker.records.glossary import name_of

_STDIN = "-"
_FORMAT = "checker.validation/1"


@click.command("validate")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|-...")
@_options.profile_option
@_options.form_option
@_options.lang_option
@click.pass_context
def command(
    context: click.Context, sources: tuple[str, ...], profile: Path | None, form: str, lang: str
) -> None:
    """检查记录的格式，列出全部错误，不作合法性判断 / check the form of records."""
    chosen = load_profile(profile) if profile else None
    accepted = refused = 0
    files: list[dict[str, Any]] = []
    for result in _results(_documents(sources), chosen):
        if isinstance(result, Record):
            accepted += 1
        else:
            refused += 1
        if form == "json":
            files.append(_fields(result))
        else:
            click.echo("\n".join(_lines(result, lang)))
    if form == "json":
        whole = {"format": _FORMAT, "files": files, "accepted": accepted, "refused": refused}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(["", *_closing(accepted, refused, lang)]))
    context.exit(ExitCode.INPUT_REFUSED if refused else ExitCode.OK)


def _documents(sources: Sequence[str]) -> Iterator[str]:
    """The files that the sources name; InputRefused for a folder without JSON files."""
    for source in sources:
        path = Path(source)
        if source == _STDIN or not path.is_dir():
            yield source
            continue
        found = sorted(p for p in path.rglob("*.json") if p.is_file())
        if not found:
            raise InputRefused(
                f"文件夹 {source} 中没有 .json 文件。请核对路径。",
                f"There is no .json file in the folder {source}. Check the path.",
            )
        yield from (str(p) for p in found)


def _results(documents: Iterator[str], profile: Profile | None) -> Iterator[ReadResult]:
    for document in documents:
        if document == _STDIN:
            # One byte more than is allowed tells that there is too much.
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
            yield read(data, _STDIN, profile=profile)
        else:
            yield read_path(Path(document), profile=profile)


def _fields(result: ReadResult) -> dict[str, Any]:
    record = result if isinstance(result, Record) else None
    faults = () if isinstance(result, Record) else result.faults
    return {
        "path": result.source.path,
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
    path = escaped(result.source.path)
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


def _closing(accepted: int, refused: int, lang: str) -> list[str]:
    if lang == "zh":
        return wrap(f"共 {accepted + refused} 个文件：{accepted} 个可以接受，{refused} 个退回。")
    return wrap(f"Files: {accepted + refused} ({accepted} accepted, {refused} refused)")
