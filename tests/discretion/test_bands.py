"""The shape in which Rego reads a discretion table."""

from __future__ import annotations

from typing import Any

import pytest

from checker import catalog, paths
from checker.catalog import DiscretionTable
from checker.discretion import bands, fines

RANGES = fines.compiled(catalog.load(paths.policies()).fine_ranges)
_TITLE = {"zh": "档", "en": "band"}


def _compiled(section: dict[str, Any], **table: Any) -> dict[str, Any]:
    raw = {"title": _TITLE, "sections": [section], **table}
    return bands.compiled(DiscretionTable.model_validate(raw), RANGES)


def _band(**ends: Any) -> dict[str, Any]:
    return {"id": "1", "title": _TITLE, **ends}


def test_a_table_has_its_days_its_divisions_and_its_sections_by_range_and_party() -> None:
    section = {"range": "WSL2021-98-i1", "party": "unit", "bands": [_band()]}
    made = _compiled(section, **{"from": "2021-09-01"}, regions=["140000", "140100", "141030"])
    assert (made["from"], made["to"]) == ("2021-09-01", "9999-12-31")
    assert made["regions"] == ["14", "1401", "141030"]
    assert list(made["sections"]) == ["WSL2021-98-i1|unit"]


def test_a_code_that_is_no_division_is_refused() -> None:
    section = {"range": "WSL2021-98-i1", "party": "unit", "bands": [_band()]}
    with pytest.raises(ValueError, match="regions"):
        _compiled(section, regions=["14"])


def test_a_band_keeps_which_of_its_ends_are_in() -> None:
    number = {"title": _TITLE, "unit": _TITLE, "from": 1, "to": 9}
    choice = {"title": _TITLE, "cases": {"one": _TITLE}}
    band = _band(above=5, below=9, when={"n": {"from": 2, "to": 3}, "c": ["one"]})
    section = {"range": "WSL2021-98-i1", "party": "unit", "bands": [band]}
    (made,) = _compiled(section, factors={"n": number, "c": choice})["sections"].popitem()[1]
    assert made["factors"] == {
        "n": {"key": "number", "low": 1, "high": 9},
        "c": {"key": "choice", "cases": ["one"]},
    }
    assert made["bands"] == [
        {
            "id": "1",
            "names": ["1", "band", "档"],
            "when": {
                "n": {"low": 2, "low_in": True, "high": 3, "high_in": True},
                "c": {"in": ["one"]},
            },
            "low": 5,
            "low_in": False,
            "high": 9,
            "high_in": False,
        }
    ]


def test_a_section_has_the_value_and_the_case_of_its_range() -> None:
    section = {
        "range": "FSL2015-124-p1",
        "party": "unit",
        "case_from_fen": 1000000,
        "unit": "percent",
        "bands": [_band()],
    }
    (made,) = _compiled(section)["sections"]["FSL2015-124-p1|unit"]
    assert (made["reads"], made["from"]) == ("./goods_value_fen", 1000000)
    assert made["below"] == 10**18
