"""The proof of discretion tables: what is accepted, and that a counter-example is one."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import catalog, paths
from checker.bundle.compiler import compile_tables
from checker.catalog import DiscretionTable
from checker.discretion import fines, proof
from checker.errors import RuleBookError

CATALOG = catalog.load(paths.policies())
RANGES = fines.compiled(CATALOG.fine_ranges)
#: What WSL2021-98-i1 gives a unit.
LOWER, UPPER = 10000000, 50000000

_TITLE = {"zh": "档", "en": "band"}
Change = Callable[[Any], None]


def _faults(raw: Any) -> list[proof.Fault]:
    return proof.faults(DiscretionTable.model_validate(raw), RANGES)


def _table(bands: list[dict[str, Any]], **section: Any) -> dict[str, Any]:
    named = [{"id": str(i), "title": _TITLE, **band} for i, band in enumerate(bands)]
    whole = {"range": "WSL2021-98-i1", "party": "unit", "bands": named, **section}
    return {"title": _TITLE, "sections": [whole]}


def _cut(cuts: list[int], after: list[bool]) -> list[dict[str, Any]]:
    """Bands between the cuts, each cut just before its figure or just after it."""
    bands: list[dict[str, Any]] = [{"from": LOWER}]
    for figure, behind in zip(cuts, after, strict=True):
        bands[-1]["to" if behind else "below"] = figure
        bands.append({"above" if behind else "from": figure})
    bands[-1]["to"] = UPPER
    return bands


_CUTS = st.lists(st.integers(LOWER + 1, UPPER - 1), min_size=1, max_size=6, unique=True).flatmap(
    lambda cuts: st.tuples(
        st.just(sorted(cuts)),
        st.lists(st.just(True), min_size=len(cuts), max_size=len(cuts))
        | st.lists(st.just(False), min_size=len(cuts), max_size=len(cuts)),
    )
)


@given(_CUTS)
def test_a_table_cut_from_a_range_is_accepted(made: tuple[list[int], list[bool]]) -> None:
    assert _faults(_table(_cut(*made))) == []


def _holds(band: dict[str, Any], figure: int) -> bool:
    return bool(
        figure >= band.get("from", figure)
        and figure > band.get("above", figure - 1)
        and figure <= band.get("to", figure)
        and figure < band.get("below", figure + 1)
    )


@given(_CUTS, st.data())
def test_a_cut_that_is_moved_is_refused_with_a_figure_that_shows_it(
    made: tuple[list[int], list[bool]], data: st.DataObject
) -> None:
    bands = _cut(*made)
    band = data.draw(st.sampled_from(bands))
    end = data.draw(st.sampled_from(sorted(band)))
    band[end] += data.draw(st.integers(-5, 5).filter(bool))
    found = [fault for fault in _faults(_table(bands)) if fault.code != "form"]
    emptied = any(not any(_holds(b, f) for f in _near(b)) for b in bands)
    assert found or emptied
    for fault in found:
        assert isinstance(fault.figure, int)
        inside = LOWER <= fault.figure <= UPPER
        holding = sum(_holds(b, fault.figure) for b in bands)
        assert (holding >= 1 and not inside) if fault.code == "outside" else holding != 1 and inside


def _near(band: dict[str, Any]) -> list[int]:
    return [figure + step for figure in band.values() for step in (-1, 0, 1)]


@pytest.mark.parametrize("name", sorted(CATALOG.discretion))
def test_the_tables_here_are_proved(name: str) -> None:
    assert proof.faults(CATALOG.discretion[name], RANGES) == []


def _sample() -> Any:
    path = paths.policies() / "tables" / "discretion" / "sample-2021-108.yaml"
    return copy.deepcopy(catalog.read_yaml(path))


def _limit(figure: int) -> Change:
    def change(table: Any) -> None:
        table["sections"][0]["bands"][0]["when"]["employees"] = {"below": figure}

    return change


def _unshared(table: Any) -> None:
    table["sections"][0]["shared_ends"] = False


def _too_far(table: Any) -> None:
    table["sections"][0]["bands"][1]["to"] = 20000001


def _one_trade_only(table: Any) -> None:
    cases = {"mine": {"zh": "矿山", "en": "mine"}, "other": {"zh": "其他", "en": "other"}}
    table["factors"]["trade"] = {"title": {"zh": "行业", "en": "trade"}, "cases": cases}
    table["sections"][0]["bands"][0]["when"]["trade"] = ["mine"]


@pytest.mark.parametrize(
    ("change", "code", "figure", "circumstances"),
    [
        (_limit(99), "no_band", None, {"employees": 99}),
        (_limit(101), "two_bands", None, {"employees": 100}),
        (_unshared, "overlap", 10000000, {}),
        (_too_far, "outside", 20000001, {}),
        (_one_trade_only, "gap", 2000000, {"trade": "other"}),
    ],
)
def test_what_is_wrong_is_shown(
    change: Change, code: str, figure: int | None, circumstances: dict[str, Any]
) -> None:
    table = _sample()
    change(table)
    found = next(fault for fault in _faults(table) if fault.code == code)
    assert (found.figure, dict(found.circumstances)) == (figure, circumstances)


def test_a_share_has_no_next_one() -> None:
    share = {"range": "WSL2021-103-p1", "unit": "percent"}
    whole = [{"from": 200, "below": 300}, {"from": 300, "to": 500}]
    assert _faults(_table(whole, **share)) == []
    gap = [{"from": 200, "to": 299}, {"from": 300, "to": 500}]
    (fault,) = _faults(_table(gap, **share))
    assert (fault.code, str(fault.figure)) == ("gap", "599/2")


def test_every_fault_of_form_is_told_at_once() -> None:
    bands: list[dict[str, Any]] = [
        {"from": 1, "above": 2, "when": {"x": {"from": 1}}},
        {"from": 5, "below": 5},
    ]
    found = _faults(_table(bands, range="WSL2021-1"))
    assert [fault.code for fault in found] == ["form"] * 4
    assert "WSL2021-1" in found[-1].en


def test_a_case_of_the_range_is_named_where_there_are_several() -> None:
    bands = [{"from": 2000000, "to": 5000000}]
    (fault,) = _faults(_table(bands, range="HNWS2014-52"))
    assert fault.code == "form"
    assert _faults(_table(bands, range="HNWS2014-52", case_from_fen=0)) == []


def test_the_build_refuses_a_table_that_is_not_proved() -> None:
    table = _sample()
    _too_far(table)
    wrong = {"sample": DiscretionTable.model_validate(table)}
    with pytest.raises(RuleBookError) as refused:
        compile_tables(CATALOG.model_copy(update={"discretion": wrong}))
    assert "discretion/sample.yaml: “tier 2” leaves the statutory range" in str(refused.value)
