"""The workbook: every row is there, nothing in it runs, and the same results give the same."""

from __future__ import annotations

import copy
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.formats.archive import Archive
from checker.formats.archive.speech import Speech
from checker.formats.archive.workbook import NAME, Workbook
from checker.formats.archive.writing import ScanSummary
from checker.scan.tally import Tally
from tests.formats.archive import lines as made

Lines = list[dict[str, Any]]
_LINK = re.compile(r'=HYPERLINK\("([^"]|"")*",("([^"]|"")*"|\d+)\)')
_FIGURES = ("rules", "organs", "asked")
_SHEETS = ("findings", "liability", "undetermined", "refused", "records")

_ALL = (*_SHEETS, *_FIGURES)


def written(folder: Path, lines: Lines, speech: Speech, rows: int | None = None) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    writer = Workbook(folder, speech, rows) if rows else Workbook(folder, speech)
    tally = Tally()
    for line in lines:
        tally.add(line)
        writer.add(line, "")
    for finding in made.across(lines):
        tally.add_across(finding.model_dump())
        writer.add_across(finding.model_dump())
    writer.close(ScanSummary(tally, made.receipt()))
    return folder / NAME


def table(book: Any, speech: Speech, name: str) -> list[dict[str, Any]]:
    """The rows of every sheet of a table, by the keys of the columns."""
    title = speech.term("sheet", name)
    keys = {speech.term("column", key): key for key in speech.words.terms["column"]}
    found = []
    for sheet in book.worksheets:
        if sheet.title == title or sheet.title.startswith(f"{title} ("):
            header, *rows = list(sheet.iter_rows())
            columns = [keys[cell.value] for cell in header]
            found += [dict(zip(columns, row, strict=True)) for row in rows]
    return found


def instances(line: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        i
        for o in line["outcomes"]
        if o["status"] == "fail"
        for i in o["instances"]
        if i["status"] == "fail"
    ]


def test_every_row_is_on_its_sheet(tmp_path: Path, lines: Lines, speech: Speech) -> None:
    book = openpyxl.load_workbook(written(tmp_path, lines, speech), data_only=True)
    titles = [speech.term("archive", "summary"), *(speech.term("sheet", n) for n in _ALL)]
    assert book.sheetnames == titles
    expected = {
        "findings": [i["id"] for line in lines for i in instances(line)] + ["a" * 16],
        "liability": [i["id"] for line in lines for i in instances(line) for _ in i["liability"]],
        "undetermined": [line["record"]["id"] for line in lines if line["ask_for"]],
        "refused": [f["code"] for line in lines for f in line["refused"] or ()],
        "records": [line["record"]["sha256"] for line in lines],
    }
    keys = dict(zip(_SHEETS, ("finding", "finding", "record", "code", "fingerprint"), strict=True))
    for name, found in expected.items():
        rows = table(book, speech, name)
        assert [row[keys[name]].value for row in rows] == found
        assert found


def test_a_finding_leads_to_its_file_and_its_record_and_a_record_to_its_findings(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "out", lines, zh))
    records = table(book, zh, "records")
    linked = 0
    for row in table(book, zh, "findings")[:-1]:
        goal = re.fullmatch(r"=HYPERLINK\(\"#'案卷'!A(\d+)\",\"(.+)\"\)", row["record"].value)
        assert goal
        assert records[int(goal[1]) - 2]["record"].value == goal[2]
        file = re.fullmatch(r'=HYPERLINK\("(.+)","(.+)"\)', row["file"].value)
        assert file
        assert (tmp_path / "out" / file[1]).resolve() == Path(file[2]).resolve()
        linked += 1
    assert linked > 20
    for number, row in enumerate(table(book, zh, "findings")[:-1], 2):
        row["finding"].value = number
    firsts = [r["findings"].value for r in records if str(r["findings"].value).startswith("=")]
    assert firsts
    for formula in firsts:
        goal = re.fullmatch(r"=HYPERLINK\(\"#'检查结果'!A(\d+)\",(\d+)\)", formula)
        assert goal
        first, count = int(goal[1]), int(goal[2])
        found = table(book, zh, "findings")[first - 2 : first - 2 + count]
        assert len({row["record"].value for row in found}) == 1


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(1)", 'a"&CMD("x', "http://x", "\tx"])
def test_what_a_record_says_is_text(tmp_path: Path, lines: Lines, zh: Speech, evil: str) -> None:
    line = copy.deepcopy(next(line for line in lines if instances(line)))
    line["record"] |= {"organ": evil, "case_no": evil, "party": evil, "id": evil}
    line["record"]["source"]["path"] = evil
    book = openpyxl.load_workbook(written(tmp_path, [line], zh))
    quoted = evil.replace('"', '""')
    for row in (*table(book, zh, "findings")[:-1], *table(book, zh, "records")):
        for key in ("organ", "case_no", "party"):
            assert (row[key].data_type, row[key].value) == ("s", evil)
    for sheet in book.worksheets[1:]:
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.data_type == "f":
                    assert _LINK.fullmatch(str(cell.value))
                assert cell.hyperlink is None
    assert any(quoted in str(row["record"].value) for row in table(book, zh, "findings"))


def test_rows_beyond_a_sheet_go_on_in_a_second_one(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    book = openpyxl.load_workbook(written(tmp_path, lines, zh, rows=7))
    assert "检查结果 (2)" in book.sheetnames
    found = table(book, zh, "findings")
    expected = [i["id"] for line in lines for i in instances(line)] + ["a" * 16]
    assert sorted(row["finding"].value for row in found) == sorted(expected)
    figures = {zh.term("sheet", name) for name in _FIGURES}
    for sheet in book.worksheets[1:]:
        assert 1 <= sheet.max_row <= 7 or sheet.title in figures
        assert sheet.cell(1, 1).value
    for row in found[:-1]:
        goal = re.match(
            r"=HYPERLINK\(\"#'(案卷(?: \(\d\))?)'!A(\d+)\",\"(.*)\"", row["record"].value
        )
        assert goal
        assert book[goal[1]].cell(int(goal[2]), 4).value == goal[3]


def test_what_no_cell_holds_is_cut_and_says_where_the_rest_is(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    line = copy.deepcopy(next(line for line in lines if instances(line)))
    instances(line)[0]["message"]["zh"] = "𠮷" * 20_000
    book = openpyxl.load_workbook(written(tmp_path, [line], zh))
    told = str(table(book, zh, "findings")[0]["found"].value)
    assert len(told.encode("utf-16-le")) // 2 in (32_766, 32_767)
    assert told.endswith("（超出单元格容量，全文见 results.jsonl）")
    assert set(told.partition("…")[0]) == {"𠮷"}


def test_sheets_are_ready_to_filter_and_print(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    book = openpyxl.load_workbook(written(tmp_path, lines, zh))
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes in {"D2", "B2"}
        assert (
            sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
        )
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
    fills = {
        row["severity"].value: row["severity"].fill.fgColor.rgb
        for row in table(book, zh, "findings")
    }
    assert len(set(fills.values())) == len(fills) == 4


def test_the_figures_stand_in_full_on_their_sheets(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    many = list(made.copies(lines, 200))
    for number, line in enumerate(many):
        if line["record"]["id"] is not None:
            line["record"]["organ"] = f"第{number % 40}局"
    tally = Tally()
    for line in many:
        tally.add(line)
    for finding in made.across(many):
        tally.add_across(finding.model_dump())
    book = openpyxl.load_workbook(written(tmp_path, many, zh))
    _, *rules = book[zh.term("sheet", "rules")].iter_rows(values_only=True)
    assert {row[0] for row in rules} == {rule for rule, _ in tally.rules}
    assert sum(int(str(row[-1])) for row in rules) == tally.all_findings
    for place, status in ((4, "fail"), (5, "undetermined"), (6, "pending")):
        assert sum(int(str(row[place])) for row in rules) == tally.outcomes[status]
    _, *organs = book[zh.term("sheet", "organs")].iter_rows(values_only=True)
    assert [row[0] for row in organs] == [organ for organ, _ in tally.ranked()]
    assert sum(int(str(row[1])) for row in organs) == tally.checked
    _, *asked = book[zh.term("sheet", "asked")].iter_rows(values_only=True)
    assert [row[5] for row in asked] == [unknown.decisions for _, unknown in tally.asked_for()]


def test_the_summary_has_charts_of_the_figures_beside_them(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    path = written(tmp_path, lines, zh)
    with zipfile.ZipFile(path) as file:
        charts = [n for n in file.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", n)]
        texts = [file.read(name).decode() for name in charts]
    assert len(charts) == 5
    sheet = openpyxl.load_workbook(path).worksheets[0]
    for text in texts:
        for formula, cached in re.findall(r"<c:val>.*?<c:f>(.*?)</c:f>(.*?)</c:val>", text, re.S):
            area = formula.rpartition("!")[2].replace("$", "")
            cells = [cell.value for row in sheet[area] for cell in row]
            assert [float(v) for v in re.findall(r"<c:v>(.*?)</c:v>", cached)] == cells


def test_the_same_results_give_the_same_bytes(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    first, second = (written(tmp_path / name, lines, zh) for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as file:
        assert {info.date_time[:3] for info in file.infolist()} == {(1980, 1, 31)}
        core = file.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {made.AS_OF}


def test_a_workbook_that_is_not_closed_leaves_nothing(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    with pytest.raises(KeyError), Archive(tmp_path, ["xlsx"], zh) as archive:
        archive.add(lines[0])
        archive.add({})
    assert [path.name for path in tmp_path.iterdir()] == ["rules.json"]
    written(tmp_path, lines, zh)
    assert sorted(path.name for path in tmp_path.iterdir()) == [NAME, "rules.json"]
