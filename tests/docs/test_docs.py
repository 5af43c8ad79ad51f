"""What the docs promise is there, and what is there is in the docs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from checker import catalog, paths
from checker.__main__ import run
from checker.cli import root
from checker.errors import PRECEDENCE, ExitCode
from tools.generated import ROOT

RULES = catalog.load(paths.policies()).rules
PAGES = sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md")])
READMES = ("README.md", "README.zh-CN.md")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group, info_name=name)
    for child in group.list_commands(context):
        command = group.get_command(context, child)
        assert command is not None
        yield f"{name} {child}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {child}")


COMMANDS = dict(commands(root, "checker"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_docs(name: str) -> None:
    section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", text("docs/cli.md"), re.M | re.S)
    assert section, name
    options = [option for param in COMMANDS[name].params for option in param.opts if "-" in option]
    assert [option for option in options if option not in section[1]] == []


@pytest.mark.parametrize("name", ["docs/cli.md", *READMES])
def test_every_exit_code_is_in_the_docs(name: str) -> None:
    rows = set(re.findall(r"^\| (\d+) \|", text(name), re.M))
    assert rows == {str(int(code)) for code in ExitCode}


@pytest.mark.parametrize("name", READMES)
def test_the_order_of_exit_codes_is_in_the_docs(name: str) -> None:
    order = [str(int(code)) for code in PRECEDENCE if code is not ExitCode.OK]
    assert re.search(r"[, 、]+".join(order), text(name))


def test_every_rule_has_a_page_and_stands_in_the_index_once() -> None:
    index = text("docs/rules/README.md")
    linked = re.findall(r"\((\w{3}-\d{4})\.md\)", index)
    assert sorted(linked) == sorted(RULES)
    pages = {path.stem for path in (ROOT / "docs" / "rules").glob("*-*.md")}
    assert pages == set(RULES)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    # Links are looked for in prose only: a row of code may hold brackets of its own.
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.S)
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose)
    lost = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert lost == []


@pytest.mark.parametrize("name", [*READMES, "docs/adding-a-rule.md", "docs/adding-a-rule.zh-CN.md"])
def test_every_make_target_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.M))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", text(name), re.M))
    assert named
    assert named - targets == set()


@pytest.mark.parametrize("name", [*READMES, "docs/adding-a-rule.md", "docs/adding-a-rule.zh-CN.md"])
def test_every_checker_command_exists(name: str) -> None:
    named = set(re.findall(r"(?:^|`|bin/)checker ([a-z]+)", text(name), re.M))
    assert named
    assert {f"checker {command}" for command in named} - set(COMMANDS) == set()


@pytest.mark.parametrize("name", READMES)
def test_every_folder_of_the_table_exists_and_none_is_left_out(name: str) -> None:
    table = re.search(r"^## (?:Where things are|目录)\n(.*)", text(name), re.M | re.S)
    assert table
    named = set(re.findall(r"`([\w./-]+)`", table[1]))
    assert {place for place in named if not (ROOT / place).exists()} == set()
    folders = {
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith((".", "__")) and path.name != "requirements"
    }
    assert folders - {place.split("/")[0] for place in named} == set()


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.zh-CN.md", "zh")])
def test_the_finding_that_the_readme_explains_is_a_real_one(name: str, lang: str) -> None:
    shown = re.search(r"```\n( ✗ .*?)```", text(name), re.S)
    assert shown
    assert shown[1] in text(f"fixtures/reports/case.{lang}.txt")


@pytest.mark.parametrize("name", ["docs/adding-a-rule.md", "docs/adding-a-rule.zh-CN.md"])
def test_the_row_and_the_condition_that_the_guide_shows_are_real_ones(name: str) -> None:
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text(name), re.S)]
    row, condition, examples = blocks
    tables = ROOT / "policies" / "tables"
    conditions = yaml.safe_load((tables / "conditions.yaml").read_text(encoding="utf-8"))
    assert conditions["conditions"].items() >= condition.items()
    rule = catalog.Rule.model_validate(row[0])
    real = RULES[rule.id]
    assert rule.versions == real.versions
    assert set(row[0]) - {"provisions"} <= set(catalog.Rule.model_fields)
    table = dict(re.findall(r"^\| ((?:`\w+`[, 、]*)+) \| (.*) \|$", text(name), re.M))
    told = set(re.findall(r"`(\w+)`", " ".join(table)))
    assert told == set(catalog.Rule.model_fields) - {"lifecycle", "book", "kind", "file"}
    assert {entry["status"] for entry in examples} == {"fail", "undetermined"}


def test_the_waivers_that_the_page_shows_are_put_where_it_says(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = text("docs/waivers.md")
    (command,) = re.findall(r"^checker (check .*)$", page, re.M)
    (shown,) = re.findall(r"```yaml\n(.*?)```", page, re.S)
    (told,) = re.findall(r"```\n( · .*)\n```", page)
    monkeypatch.chdir(ROOT)
    words = command.split()
    waivers = yaml.safe_load(text(words[words.index("--waivers") + 1]))
    assert yaml.safe_load(shown) == waivers
    assert run(words) == ExitCode.FAILS
    assert told in capsys.readouterr().out.splitlines()
    run([*words, "--format", "json"])
    uses = json.loads(capsys.readouterr().out)["waivers"]
    assert [use["state"] for use in uses] == ["applied", "applied", "expired"]
    keys = {
        key
        for keys in re.findall(r"^\| ((?:`\w+`(?: 和 )?)+) \|", page, re.M)
        for key in keys.split(" 和 ")
    }
    assert {key.strip("`") for key in keys} == {key for entry in waivers for key in entry}
