"""Whatever the tables cite is there: provisions, facts, norms, and their articles."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import catalog, paths
from checker.errors import RuleBookError

LINWU = "tables/rules/linwu-2010/certified.yaml"
MODEL = "liability/linwu_2010/model.yaml"
DISCRETION = sorted((paths.policies() / "tables" / "discretion").glob("*.yaml"))[0].name


def _faults(folder: Path, file: str, change: Callable[[Any], None]) -> str:
    policies = folder / "policies"
    shutil.copytree(paths.policies(), policies)
    path = policies / file
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(RuleBookError) as refused:
        catalog.load(policies)
    return str(refused.value)


def _cites(norm: str, article: str, fact: str | None = None) -> Callable[[Any], None]:
    def change(table: Any) -> None:
        cited = {"norm": norm, "article": article, **({"fact": fact} if fact else {})}
        table["rules"][0]["versions"][0]["basis"] = [cited]

    return change


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_cites("LINWU2010", "行政处罚制度·没有"), "know no article `行政处罚制度·没有`"),
        (_cites("APL2021", "640"), "know no article `640` of APL2021"),
        (_cites("APL2099", "64"), "there is no norm `APL2099`"),
        (_cites("APL2021", "64", "APL2021-640"), "there is no fact `APL2021-640`"),
    ],
)
def test_a_rule_cites_what_is_there(
    tmp_path: Path, change: Callable[[Any], None], fault: str
) -> None:
    assert fault in _faults(tmp_path, LINWU, change)


def test_a_rule_names_provisions_that_are_there(tmp_path: Path) -> None:
    def change(table: Any) -> None:
        table["rules"][0]["provisions"] = ["LW-PEN-999"]
        table["rules"][0]["liability"] = {"branch": "handler", "ground": "LW-LIA-999"}

    told = _faults(tmp_path, LINWU, change)
    assert "there is no provision `LW-PEN-999`" in told
    assert "there is no provision `LW-LIA-999`" in told


def _in_model(**changes: Any) -> Callable[[Any], None]:
    return lambda model: model.update(changes)


def _branch(model: Any) -> None:
    model["branches"]["LW-LIA-099"] = {**model["branches"]["LW-LIA-022"], "ground": "LW-LIA-098"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_in_model(norm="LINWU2099"), "there is no norm `LINWU2099`"),
        (_in_model(article="没有的制度"), "know no article `没有的制度` of LINWU2010"),
        (_in_model(free_grounds=["LW-LIA-097"]), "there is no provision `LW-LIA-097`"),
        (_branch, "there is no provision `LW-LIA-099`"),
        (_branch, "there is no provision `LW-LIA-098`"),
    ],
)
def test_a_liability_model_cites_what_is_there(
    tmp_path: Path, change: Callable[[Any], None], fault: str
) -> None:
    assert fault in _faults(tmp_path, MODEL, change)


def test_a_discretion_table_cites_what_is_there(tmp_path: Path) -> None:
    told = _faults(
        tmp_path, f"tables/discretion/{DISCRETION}", lambda table: table.update(basis=["NONE-1"])
    )
    assert "there is no fact `NONE-1`" in told


def test_a_fine_range_stands_under_the_id_of_its_article(tmp_path: Path) -> None:
    def change(table: Any) -> None:
        table["entries"]["WSL2021-93"]["article"] = "94"

    told = _faults(tmp_path, "tables/fine_ranges/WSL2021.yaml", change)
    assert "WSL2021-93: the id is not that of article 94" in told
