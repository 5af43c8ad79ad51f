"""The tables of thresholds and fine ranges: what the build accepts of them, and what it refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import catalog, paths
from checker.bundle import conditions
from checker.bundle.compiler import compile_tables
from checker.errors import RuleBookError

Change = Callable[[Any], None]


def _faults(folder: Path, table: str, change: Change) -> str:
    """What the build says once `change` was made to a copy of `table`."""
    policies = folder / "policies"
    shutil.copytree(paths.policies(), policies)
    path = policies / "tables" / table
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(RuleBookError) as refused:
        catalog.load(policies)
    return str(refused.value)


def _cite_nothing(table: Any) -> None:
    table["rows"][0]["basis"] = ["APL1900-1"]


def _before_the_law(table: Any) -> None:
    table["rows"][0]["from"] = "1996-09-30"


def _one_more_day(table: Any) -> None:
    table["rows"][0]["to"] = "2021-07-15"


def _no_figure(table: Any) -> None:
    table["rows"][0]["values"]["fine"] = {"fen": 0}


def _same_id(table: Any) -> None:
    table["rows"][1]["id"] = table["rows"][0]["id"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_cite_nothing, "there is no fact `APL1900-1`"),
        (_before_the_law, "but APL1996-42-1 is in force 1996-10-01 to 2021-07-14"),
        (_one_more_day, "general-2021: overlaps general-1996"),
        (_no_figure, "general-1996: fine: "),
        (_same_id, "this id is taken"),
    ],
)
def test_a_threshold_that_cannot_be_right_is_refused(
    tmp_path: Path, change: Change, fault: str
) -> None:
    assert fault in _faults(tmp_path, "thresholds/hearing.yaml", change)


def _upside_down(table: Any) -> None:
    table["entries"]["WSL2021-98-i1"]["unit"]["fen"] = [50000000, 10000000]


def _upside_down_later(table: Any) -> None:
    step = table["entries"]["WSL2021-98-i1"]["steps"]["not_corrected_in_time"]
    step["person"]["fen"] = [10000000, 10000000]


def _replace_nothing(table: Any) -> None:
    table["entries"]["WSL2021-98-i1"]["replaces"] = ["WSL2014-1"]


def _replace_itself(table: Any) -> None:
    table["entries"]["WSL2021-98-i1"]["replaces"] = ["WSL2021-98-i2"]


def _foreign_id(table: Any) -> None:
    table["entries"]["WSL2014-98-i9"] = table["entries"].pop("WSL2021-98-i1")


def _before_the_norm(table: Any) -> None:
    table["from"] = "2021-08-31"


def _no_such_norm(table: Any) -> None:
    table["norm"] = "WSL2099"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_upside_down, "50000000 to 10000000 is no range"),
        (_upside_down_later, "10000000 to 10000000 is no range"),
        (_replace_nothing, "there is no entry `WSL2014-1` to replace"),
        (_replace_itself, "WSL2021-98-i2 does not end before this entry begins"),
        (_foreign_id, "the id does not begin with the norm's"),
        (_before_the_norm, "the period is longer than the norm was in force"),
        (_no_such_norm, "there is no norm `WSL2099`"),
    ],
)
def test_a_fine_range_that_cannot_be_right_is_refused(
    tmp_path: Path, change: Change, fault: str
) -> None:
    assert fault in _faults(tmp_path, "fine_ranges/WSL2021.yaml", change)


@pytest.fixture(scope="module")
def ranges() -> dict[str, Any]:
    """The fine ranges as Rego reads them."""
    found: dict[str, Any] = compile_tables(catalog.load(paths.policies()))["fine_ranges"]
    return found


def test_a_later_step_stands_under_the_id_of_its_entry(ranges: dict[str, Any]) -> None:
    step = ranges["WSL2021-97-i1:not_corrected_in_time"]
    assert step["unit"] == {"min": 10000000, "max": 20000000, "upper_included": True, "must": True}
    assert step["before"] == ["WSL2014-94-i1:not_corrected_in_time"]


def test_entries_know_what_came_before_and_after(ranges: dict[str, Any]) -> None:
    assert ranges["WSL2014-94-i1"]["after"] == ["WSL2021-97-i1"]
    assert ranges["WSL2021-97-i1"]["before"] == ["WSL2014-94-i1"]
    assert ranges["WSL2021-109"]["before"] == []
    assert ranges["WSL2021-99-i8"]["before"] is None


def test_a_step_the_earlier_text_had_not_leaves_open_what_came_before(
    ranges: dict[str, Any],
) -> None:
    assert ranges["WSL2021-114-i1:especially_serious"]["before"] is None


def test_each_norm_counts_its_upper_figure_as_it_says(ranges: dict[str, Any]) -> None:
    assert ranges["ORD15-45"]["unit"]["upper_included"] is False
    assert ranges["ORD18-73-i1"]["unit"]["upper_included"] is True


def test_no_fine_at_a_step_is_a_range_of_nothing(ranges: dict[str, Any]) -> None:
    assert ranges["WSL2014-95-i1"]["unit"] == {
        "min": 0,
        "max": 0,
        "upper_included": True,
        "must": False,
    }


@pytest.mark.parametrize(
    "test",
    [
        {"day": "decision"},
        {"day": "decision", "is": "2021-07-15"},
        {"day": "decision", "from": "2021-07-15", "until": "2021-07-15"},
    ],
)
def test_a_day_is_asked_from_or_until(test: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="a day is asked from or until"):
        conditions.atom_of(test)


def test_a_test_of_a_day_names_its_anchor() -> None:
    atom = conditions.atom_of({"day": "decision", "from": "2021-07-15"})
    assert atom == {"day": "decision", "op": "from", "value": "2021-07-15"}


@pytest.mark.parametrize("anchor", ["never", "act"])
def test_a_day_is_one_of_the_record_itself(tmp_path: Path, anchor: str) -> None:
    policies = tmp_path / "policies"
    shutil.copytree(paths.policies(), policies)
    path = policies / "tables" / "conditions.yaml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content["conditions"]["ordinary"]["if"] = {"day": anchor, "from": "2021-07-15"}
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(RuleBookError, match=f"`{anchor}` is no anchor of the record itself"):
        compile_tables(catalog.load(policies))
