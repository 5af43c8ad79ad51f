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


def _see_nothing(table: Any) -> None:
    table["entries"]["WSL2021-100"]["unit"] = {"see": ["WSPR-99"]}


def _see_itself(table: Any) -> None:
    table["entries"]["WSL2021-100"]["unit"] = {"see": ["WSL2021-100"]}


def _longer_than_its_table(table: Any) -> None:
    table["to"] = "2030-12-31"
    table["entries"]["WSL2021-100"]["to"] = "2031-01-01"


def _cases(table: Any) -> Any:
    return table["entries"]["WSL2021-92-p2"]["unit"]["cases"]


def _cases_not_from_the_start(table: Any) -> None:
    _cases(table)[0]["from_fen"] = 1


def _cases_out_of_order(table: Any) -> None:
    _cases(table)[1]["from_fen"] = 0


def _case_of_both(table: Any) -> None:
    _cases(table)[1]["fen"] = [1, 2]


def _case_upside_down(table: Any) -> None:
    _cases(table)[1]["percent"] = [500, 200]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_see_nothing, "there is no entry `WSPR-99` to see"),
        (_see_itself, "sends on to itself"),
        (_longer_than_its_table, "the entry ends after its table"),
        (_cases_not_from_the_start, "the cases do not begin at 0 and rise"),
        (_cases_out_of_order, "the cases do not begin at 0 and rise"),
        (_case_of_both, "a case has either `fen` or `percent`"),
        (_case_upside_down, "500 to 200 is no range"),
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
    assert step["unit"] == {
        "kind": "fixed",
        "reads": [],
        "min": 10000000,
        "max": 20000000,
        "upper_included": True,
        "must": True,
    }
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
        "kind": "fixed",
        "reads": [],
        "min": 0,
        "max": 0,
        "upper_included": True,
        "must": False,
    }


def test_an_entry_may_end_before_its_table_and_be_less_surely_read(
    ranges: dict[str, Any],
) -> None:
    assert ranges["AIR2007-37-i1"]["to"] == "2014-11-30"
    assert ranges["AIR2007-36"]["to"] == "9999-12-31"
    assert ranges["WSL2002-82-i1-4:not_corrected_in_time"]["grade"] == "excerpt"
    assert ranges["WSL2002-83-i1-8"]["grade"] == "memory"


def test_an_entry_that_sends_on_is_in_force_while_both_are(ranges: dict[str, Any]) -> None:
    sent = ranges["WSL2021-100:HCSL2025-100-p1"]
    assert (sent["from"], sent["to"]) == ("2026-05-01", "9999-12-31")
    assert sent["unit"] == ranges["WSPR-19"]["unit"]
    assert ranges["WSL2021-100:RHC2013-77-p2"]["to"] == "2026-04-30"
    assert ranges["WSL2021-100"]["unit"]["kind"] == "one_of"
    assert ranges["WSL2021-100:WSPR-19"]["before"] == ["WSL2014-97:WSPR-19"]


def test_between_least_and_most_lies_every_fine_that_could_be_right(
    ranges: dict[str, Any],
) -> None:
    capped = ranges["ORD18-74"]["unit"]
    assert (capped["least"], capped["most"]) == (1, 5000000)
    open_ = ranges["FSL2015-124-p1"]["unit"]
    assert (open_["least"], open_["most"]) == (5000000, None)


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
