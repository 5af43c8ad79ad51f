"""The tables as files: every finding, every person, every gap, readable and inert."""

from __future__ import annotations

import copy
import csv
import json
from pathlib import Path
from typing import Any

import pytest

from checker.formats.archive import Archive
from checker.formats.archive.columns import TABLES
from checker.formats.archive.speech import Speech
from tests.formats.archive import lines as made

Lines = list[dict[str, Any]]


def written(folder: Path, lines: Lines, speech: Speech) -> dict[str, list[dict[str, str]]]:
    """Every table with its rows, by the keys of the columns."""
    made.written(folder, ["csv"], lines, speech)
    return {table.name: read(folder / f"{table.name}.csv", speech) for table in TABLES}


def read(path: Path, speech: Speech) -> list[dict[str, str]]:
    columns = next(table.columns for table in TABLES if table.name == path.stem)
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert header == [speech.term("column", column) for column in columns]
    assert len(set(header)) == len(header)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def instances(line: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        i
        for o in line["outcomes"]
        if o["status"] == "fail"
        for i in o["instances"]
        if i["status"] == "fail"
    ]


def test_every_finding_is_a_row_and_those_across_records_follow(
    tmp_path: Path, lines: Lines, speech: Speech
) -> None:
    rows = written(tmp_path, lines, speech)["findings"]
    expected = [i for line in lines for i in instances(line)]
    assert [row["finding"] for row in rows] == [*(i["id"] for i in expected), "a" * 16]
    for row, instance in zip(rows, expected, strict=False):
        assert row["found"].startswith(instance["message"][speech.lang])
        assert all(row[key] for key in ("organ", "rule", "title", "severity", "basis", "remedy"))
    assert "、" in rows[-1]["record"] or ", " in rows[-1]["record"]


def test_every_person_in_a_finding_is_a_row_and_stands_in_the_findings_cell(
    tmp_path: Path, lines: Lines, speech: Speech
) -> None:
    tables = written(tmp_path, lines, speech)
    entries = [e for line in lines for i in instances(line) for e in i["liability"]]
    assert len(tables["liability"]) == len(entries) > 10
    cells = {row["finding"]: row["liable"] for row in tables["findings"]}
    for row in tables["liability"]:
        assert row["person"] in cells[row["finding"]]
        assert row["role"] in cells[row["finding"]]
        assert row["grade"] in cells[row["finding"]]


def test_a_finding_without_a_person_says_why(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    rows = written(tmp_path, lines, zh)["findings"]
    assert all(row["liable"] for row in rows[:-1])
    assert any(row["liable"].startswith("尚不能归责") for row in rows)


def test_every_gap_of_a_record_is_a_row_with_its_name(
    tmp_path: Path, lines: Lines, speech: Speech
) -> None:
    rows = written(tmp_path, lines, speech)["undetermined"]
    needs = [need for line in lines for need in line["ask_for"]]
    across = made.across(lines)[1]
    needs.append({"ref": across.missing[0].ref, "rules": [across.rule]})
    assert [row["at"] for row in rows] == [need["ref"] for need in needs]
    assert [row["rules"].split() for row in rows] == [need["rules"] for need in needs]
    assert not any(row["lacking"].startswith("/") for row in rows)


def test_every_reason_of_a_refusal_is_a_row(tmp_path: Path, lines: Lines, speech: Speech) -> None:
    rows = written(tmp_path, lines, speech)["refused"]
    faults = [fault for line in lines for fault in line["refused"] or ()]
    assert [row["code"] for row in rows] == [fault["code"] for fault in faults]
    assert [row["reason"] for row in rows] == [f["message"][speech.lang] for f in faults]


def test_every_record_is_a_row_with_its_counts(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    rows = written(tmp_path, lines, zh)["records"]
    assert [row["fingerprint"] for row in rows] == [line["record"]["sha256"] for line in lines]
    for row, line in zip(rows, lines, strict=True):
        checked = line["refused"] is None
        assert row["outcome"] == ("已检查" if checked else "退回")
        assert row["fail"] == (str(line["summary"]["fail"]) if checked else "")
        assert row["findings"] == (str(len(instances(line))) if checked else "")


def test_a_record_the_engine_failed_on_says_why(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    failed = copy.deepcopy(next(line for line in lines if line["refused"] is None))
    failed |= {"outcomes": [], "ask_for": [], "summary": dict.fromkeys(failed["summary"], 0)}
    failed["engine_error"] = {"code": "e", "message": {"zh": "引擎超时。", "en": "Timed out."}}
    with Archive(tmp_path, ["csv"], zh) as archive:
        archive.add(failed)
        archive.close(made.receipt())
    (row,) = read(tmp_path / "records.csv", zh)
    assert (row["outcome"], row["problem"], row["pass"]) == ("未能检查", "引擎超时。", "")


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_what_a_record_says_is_never_a_formula(
    tmp_path: Path, lines: Lines, zh: Speech, evil: str
) -> None:
    line = copy.deepcopy(next(line for line in lines if instances(line)))
    line["record"] |= {"organ": evil, "case_no": evil, "party": evil}
    with Archive(tmp_path, ["csv"], zh) as archive:
        archive.add(line)
        archive.close(made.receipt())
    row = read(tmp_path / "findings.csv", zh)[0]
    assert [row[key] for key in ("organ", "case_no", "party")] == [f"'{evil}"] * 3


def test_the_files_are_what_excel_opens_as_they_are(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    line = copy.deepcopy(next(line for line in lines if instances(line)))
    instances(line)[0]["message"]["zh"] = '甲\n乙,"丙"' + "长" * 40_000
    written(tmp_path, [line, line], zh)
    data = (tmp_path / "findings.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 1 + 2 * len(instances(line)) + 1
    assert read(tmp_path / "findings.csv", zh)[0]["found"].count("长") == 40_000


def test_lines_are_written_as_they_are(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    lines = copy.deepcopy(lines)
    lines[0]["record"]["source"]["path"] = "bad-\udcff-name.json"
    made.written(tmp_path, ["jsonl"], lines, zh)
    text = (tmp_path / "results.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line) for line in text.splitlines()] == lines
    text = (tmp_path / "across.jsonl").read_text(encoding="utf-8")
    expected = [finding.model_dump(mode="json") for finding in made.across(lines)]
    assert [json.loads(line) for line in text.splitlines()] == expected


def test_what_is_the_same_for_every_record_stands_once(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    with Archive(tmp_path, [], zh) as archive:
        archive.close(made.receipt())
    told = json.loads((tmp_path / "rules.json").read_text(encoding="utf-8"))
    assert told["format"] == "checker.rules/1"
    for line in lines:
        for outcome in line["outcomes"]:
            entry = told["rules"][outcome["rule"]]
            if outcome["status"] == "fail":
                same = ("title", "provisions", "stage", "rulebook", "remedy", "curable")
                assert {key: entry[key] for key in same} == {key: outcome[key] for key in same}
                assert outcome["basis"] in [version["basis"] for version in entry["versions"]]


def test_what_is_not_closed_leaves_nothing_behind(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    with pytest.raises(KeyError), Archive(tmp_path, ["jsonl", "csv"], zh) as archive:
        archive.add(lines[0])
        archive.add({})
    assert [path.name for path in tmp_path.iterdir()] == ["rules.json"]


def test_a_waiver_stands_beside_its_finding(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    line = copy.deepcopy(next(line for line in lines if instances(line)))
    waiver = {"reason": "已补正", "approver": "局长", "basis": "批示", "expires_on": "2027-01-31"}
    instances(line)[0]["waiver"] = waiver
    first, *rest = written(tmp_path, [line], zh)["findings"]
    assert all(text in first["waiver"] for text in ("已补正", "局长", "批示", "2027年1月31日"))
    assert not any(row["waiver"] for row in rest)
