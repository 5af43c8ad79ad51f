"""`checker bands explain`: the engine's figures for each violation, in both forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checker.cli import root
from checker.formats import layout

CASE = Path(__file__).parents[2] / "fixtures" / "records" / "penalty_2026.json"
MEETING = CASE.with_name("meeting_2026.json")


def _explain(path: Path, *options: str) -> str:
    args = ["bands", "explain", str(path), "--as-of", "2026-11-24", *options]
    result = CliRunner().invoke(root, args)
    assert result.exit_code == 0, result.output
    return result.output


def _file(folder: Path, changes: dict[str, Any], *, without: str = "") -> Path:
    record = json.loads(CASE.read_text(encoding="utf-8"))
    violation = record["violations"][0]
    fine = changes.pop("fine_fen", None)
    if fine is not None:
        violation["penalty"]["fine_fen"] = fine
    violation.update(changes)
    violation.pop(without, None)
    path = folder / "case.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def _only(path: Path) -> dict[str, Any]:
    (record,) = json.loads(_explain(path, "--format", "json"))["records"]
    (violation,) = record["violations"]
    found: dict[str, Any] = violation
    return found


def test_the_range_the_text_and_the_benchmark_of_a_violation() -> None:
    found = _only(CASE)
    entry = {key: found["entry"][key] for key in ("id", "norm", "article", "version")}
    assert entry == {
        "id": "WSL2021-97-i3",
        "norm": "WSL2021",
        "article": "97 item 3",
        "version": "2021-06-10",
    }
    assert found["range"]["minimum"] == {"fen": 0, "yuan": "0.00"}
    assert found["range"]["maximum"] == {"fen": 10_000_000, "yuan": "100000.00"}
    assert found["range"]["place"] == "within"
    assert found["text"]["status"] == "pass"
    (band,) = found["bands"]
    assert (band["minimum"]["fen"], band["maximum"]["fen"]) == (5_000_000, 8_000_000)


@pytest.mark.parametrize(
    ("fine", "place", "status"),
    [(10_000_000, "within", "pass"), (10_000_001, "above", "fail")],
)
def test_one_fen_decides_the_place(tmp_path: Path, fine: int, place: str, status: str) -> None:
    found = _only(_file(tmp_path, {"fine_fen": fine}))["range"]
    assert (found["fine"]["fen"], found["place"], found["status"]) == (fine, place, status)


_REFUSED = {
    "fine_range": "WSL2021-108:refuses_to_correct",
    "benchmark_table": "sample-2021-108",
    "benchmark_factors": [{"id": "employees", "number": 99}],
    "benchmark_grade": None,
}


@pytest.mark.parametrize(
    ("fine", "place", "status"),
    [(10_000_000, "within", "pass"), (10_000_001, "above", "fail"), (1_999_999, "below", "fail")],
)
def test_the_band_of_the_circumstances_is_shown_and_drawn(
    tmp_path: Path, fine: int, place: str, status: str
) -> None:
    path = _file(tmp_path, {"fine_fen": fine, **_REFUSED})
    found = next(b for b in _only(path)["bands"] if b["rule"] == "PEN-0218")
    assert (found["place"], found["status"]) == (place, status)
    assert (found["minimum"]["fen"], found["maximum"]["fen"]) == (2_000_000, 10_000_000)
    lines = _explain(path).splitlines()
    axis = next(line for line in lines if "[=" in line and "]" in line)
    band = lines[lines.index(axis) + 1]
    # The band begins where the range begins and ends half way along it.
    assert band.index("(") == axis.index("[")
    assert band.index(")") < axis.index("]")


def test_what_is_lacking_is_named_by_its_pointer(tmp_path: Path) -> None:
    path = _file(tmp_path, {"fine_range": "FSL2015-124-p1"}, without="goods_value_fen")
    found = _only(path)["range"]
    assert (found["status"], found["place"], found["maximum"]) == ("undetermined", None, None)
    assert [need["ref"] for need in found["missing"]] == ["/violations/0/goods_value_fen"]
    text = _explain(path)
    assert "所缺：违法行为（第1项）的货值金额 /violations/0/goods_value_fen" in text
    assert "图示为可能的范围" in text


def test_an_entry_that_was_not_exported_is_asked_for_by_the_first_rule(tmp_path: Path) -> None:
    found = _only(_file(tmp_path, {}, without="fine_range"))
    assert (found["entry"], found["range"]["rule"]) == (None, "PEN-0210")
    assert [need["ref"] for need in found["range"]["missing"]] == ["/violations/0/fine_range"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_fits_a_terminal_and_says_why(tmp_path: Path, lang: str) -> None:
    text = _explain(_file(tmp_path, {"fine_fen": 10_000_001}), "--lang", lang)
    assert max(layout.columns(line) for line in text.splitlines()) <= layout.WIDTH
    words = {"zh": ("适用理由", "100,000.01元 ^"), "en": ("why this text", "CNY 100,000.01 ^")}
    assert all(word in text for word in words[lang])


def test_people_are_masked_unless_asked_to_be_shown(tmp_path: Path) -> None:
    record = json.loads(CASE.read_text(encoding="utf-8"))
    name = record["people"][0]["name"]
    record["case_no"] = f"{name}案"
    path = tmp_path / "case.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert name not in _explain(path) + _explain(path, "--format", "json")
    assert name in _explain(path, "--reveal")


def test_a_record_without_a_fine_says_so() -> None:
    assert "案卷中没有需要核对幅度的罚款。" in _explain(MEETING)


def test_a_refused_document_exits_as_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text("{", encoding="utf-8")
    result = CliRunner().invoke(root, ["bands", "explain", str(path)])
    assert result.exception is not None
    assert "InputRefused" in type(result.exception).__name__
