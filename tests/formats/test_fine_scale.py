"""A fine on its range: drawn on the right side, in the right places, within the line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker import app
from checker.formats import fines, html, layout
from checker.formats.fine_scale import Scale, place_of


@pytest.mark.parametrize(
    ("scale", "side"),
    [
        (Scale(1000, 10_000_000, 10_000_001, "above"), 1),
        (Scale(1000, 10_000_000, 10_000_000, "above"), 1),
        (Scale(1000, 10_000_000, 10_000_000, "within"), 0),
        (Scale(10_000_000, 50_000_000, 10_000_000, "within"), 0),
        (Scale(10_000_000, 50_000_000, 9_999_999, "below"), -1),
        (Scale(0, 1_000_000, 0, "below"), -1),
    ],
)
def test_a_fine_is_drawn_on_the_side_where_the_engine_found_it(scale: Scale, side: int) -> None:
    low, high, fine = scale.spots(76)
    assert high is not None
    assert fine is not None
    assert 0 <= fine < 76
    assert (fine > high) - (fine < low) == side


def test_the_side_is_taken_from_the_answer_and_not_worked_out() -> None:
    assert place_of("fail", {"fine_fen": 5, "max_fen": 5, "above_fen": 0}) == "above"
    assert place_of("undetermined", {"fine_fen": 5, "min_fen": 9, "below_fen": 4}) == "below"
    assert place_of("pass", {"fine_fen": 5}) == "within"
    assert place_of("undetermined", {"fine_fen": 5}) is None


def test_the_drawing_in_chinese() -> None:
    drawn = fines.draw(
        Scale(2_000_000, 8_000_000, 5_000_000, "within", (4_000_000, 6_000_000)), True, 45
    )
    assert drawn == [
        "          20,000元               80,000元",
        "..........[=============================]....",
        "                    (#########)",
        "                         ^ 50,000元",
        "[=] 法定幅度   (#) 裁量档   ^ 罚款",
    ]


def test_an_upper_end_that_is_not_known_stays_open() -> None:
    drawn = fines.draw(Scale(5_000_000, None, 6_000_000, None), False, 60)
    assert drawn[1].endswith("=>")
    assert "upper end not known" in drawn[0]


@pytest.mark.parametrize("zh", [True, False])
@pytest.mark.parametrize("fine", [1, 49_999_999, 50_000_001, 900_000_000, 99_999_999_999])
@pytest.mark.parametrize("ends", [(0, 0), (1, 1), (0, 50_000_000), (50_000_000, None)])
def test_no_line_is_wider_than_asked(ends: tuple[int, int | None], fine: int, zh: bool) -> None:
    for line in fines.draw(Scale(*ends, fine, None), zh, 76):
        assert layout.columns(line) <= 76


CASE = Path(__file__).parents[2] / "fixtures" / "records" / "penalty_2026.json"


def _page(shop: app.Workshop, folder: Path, fine: int, entry: str) -> str:
    record = json.loads(CASE.read_text(encoding="utf-8"))
    record["violations"][0]["penalty"]["fine_fen"] = fine
    record["violations"][0]["fine_range"] = entry
    path = folder / "case.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    chosen = app.Selection(rules=("PEN-0210", "PEN-0211"))
    report = app.check(shop, app.Request((str(path),), "2026-11-24", chosen))
    return html.render(report, shop.words, "zh", everything=True)


@pytest.mark.parametrize("fine", [10_000_000, 10_000_001])
def test_the_page_draws_a_measured_fine_once(
    shipped: app.Workshop, tmp_path: Path, fine: int
) -> None:
    page = _page(shipped, tmp_path, fine, "WSL2021-97-i3")
    assert page.count('<svg class="scale"') == 1
    drawn = page[page.index('<svg class="scale"') :].partition("</svg>")[0]
    for figure in (">0元<", ">100,000元<", f">{fine / 100:,.2f}".removesuffix(".00") + "元<"):
        assert figure in drawn


def test_the_page_draws_nothing_that_was_not_measured(
    shipped: app.Workshop, tmp_path: Path
) -> None:
    assert '<svg class="scale"' not in _page(shipped, tmp_path, 1_000_000, "某条例第三十条")


def test_the_page_draws_the_band_of_the_circumstances(
    shipped: app.Workshop, tmp_path: Path
) -> None:
    record = json.loads(CASE.read_text(encoding="utf-8"))
    record["violations"][0] |= {
        "fine_range": "WSL2021-108:refuses_to_correct",
        "benchmark_table": "sample-2021-108",
        "benchmark_factors": [{"id": "employees", "number": 99}],
        "benchmark_grade": None,
    }
    path = tmp_path / "case.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    chosen = app.Selection(rules=("PEN-0218",))
    report = app.check(shipped, app.Request((str(path),), "2026-11-24", chosen))
    page = html.render(report, shipped.words, "zh", everything=True)
    assert page.count('<svg class="scale"') == 1
    drawn = page[page.index('<svg class="scale"') :].partition("</svg>")[0]
    assert ">20,000元<" in drawn
    assert ">100,000元<" in drawn


def test_ends_that_lie_close_share_one_label(shipped: app.Workshop, tmp_path: Path) -> None:
    page = _page(shipped, tmp_path, 90_000_000, "ORD18-73-i1")
    assert ">10,000元—50,000元<" in page
