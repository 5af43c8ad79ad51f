"""`checker rules`: the rules that can be asked."""

from __future__ import annotations

import json

import click

from checker import app
from checker.cli import _options
from checker.formats import rule_list


@click.command()
@_options.form_option
@click.option("--rulebook", multiple=True, help="规则集，可多次 / rule book, repeatable")
@click.option("--stage", multiple=True, help="环节，可多次 / stage, repeatable")
@click.option("--rule", multiple=True, help="规则编号，可多次 / rule id, repeatable")
@click.option("--provision", multiple=True, help="条目编号，可多次 / provision id, repeatable")
@_options.lang_option
def command(
    form: str,
    rulebook: tuple[str, ...],
    stage: tuple[str, ...],
    rule: tuple[str, ...],
    provision: tuple[str, ...],
    lang: str,
) -> None:
    """列出规则 / list the rules."""
    shop = app.Workshop.open()
    selection = app.Selection(books=rulebook, rules=rule, stages=stage)
    listed = app.list_rules(shop.catalog, selection, provision)
    if form == "json":
        rows = [entry.model_dump(exclude={"title"}) for entry in listed]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        click.echo(rule_list.render(listed, shop.words, lang), nl=False)
