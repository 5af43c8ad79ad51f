"""`checker bundle`: the rules as a plain OPA bundle."""

from __future__ import annotations

from pathlib import Path

import click

from checker import app
from checker.cli import _options


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--dir", "folder", is_flag=True, help="写成文件夹并含测试 / a folder, with tests")
@_options.lang_option
def command(target: Path, folder: bool, lang: str) -> None:
    """生成规则包，供 OPA 直接使用 / write the bundle for plain OPA.

    opa eval -b TARGET -i envelope.json data.main.report
    """
    if folder:
        app.write_bundle_folder(target)
        click.echo(target)
    else:
        digest = app.write_bundle(target)
        click.echo(f"{target}  sha256 {digest}")
