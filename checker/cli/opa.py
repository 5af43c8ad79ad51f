"""`checker opa`: which engine is used, and how to obtain it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from checker import engine
from checker.cli import _options
from checker.settings import Settings


@click.group()
def command() -> None:
    """引擎 OPA / the engine OPA."""


@command.command()
@_options.lang_option
def install(lang: str) -> None:
    """取得并安装固定版本的 OPA / obtain the pinned version of OPA."""

    def progress(zh: str, en: str) -> None:
        click.echo(zh if lang == "zh" else en, err=True)

    click.echo(engine.install(Settings.from_environment(), progress).path)


@command.command()
@_options.form_option
@_options.opa_option
@_options.lang_option
def status(form: str, opa: Path | None, lang: str) -> None:
    """正在使用的 OPA / the OPA that is used."""
    found = engine.locate(Settings.from_environment(), opa)
    answer = {"path": str(found.path), "version": found.version, "source": found.source}
    if form == "json":
        click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        click.echo(f"OPA {found.version}  {found.path}  ({found.source})")
    if found.warning:
        click.echo(found.warning[lang != "zh"], err=True)
