"""One archive, every output: the counts are the same wherever a reader looks."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.formats.archive import OUTPUTS
from checker.formats.archive.columns import TABLES
from checker.formats.archive.speech import Speech
from checker.scan.tally import Tally
from tests.formats.archive import lines as made
from tests.formats.test_html import Page

ROOT = Path(__file__).parents[3]
Lines = list[dict[str, Any]]
Counts = dict[str, int]


def from_tally(tally: Tally) -> Counts:
    rules: Counter[str] = Counter()
    for (rule, _), number in tally.findings.items():
        rules[rule] += number
    return {
        "records": tally.records,
        "refused": tally.refused,
        "findings": tally.all_findings,
        "people": tally.exempt + tally.grades.total(),
        "faults": tally.faults.total(),
        **{f"severity {name}": n for name, n in tally.severities.items()},
        **{f"rule {rule}": n for rule, n in rules.items()},
        **{f"status {status}": n for status, n in tally.outcomes.items()},
    }


def from_lines(folder: Path) -> Counts:
    def read(name: str) -> list[dict[str, Any]]:
        return [json.loads(t) for t in (folder / name).read_text("utf-8").split("\n") if t]

    lines = read("results.jsonl")
    pairs = [
        (o, i)
        for line in lines
        for o in line["outcomes"]
        if o["status"] == "fail"
        for i in o["instances"]
        if i["status"] == "fail"
    ]
    across = [finding for finding in read("across.jsonl") if finding["status"] == "fail"]
    broken = [*(o for o, _ in pairs), *across]
    statuses: Counter[str] = Counter()
    for line in lines:
        statuses.update(line["summary"])
    return {
        "records": len(lines),
        "refused": sum(line["refused"] is not None for line in lines),
        "findings": len(broken),
        "people": sum(len(i["liability"]) for _, i in pairs),
        "faults": sum(len(line["refused"] or ()) for line in lines),
        **{f"severity {s}": n for s, n in Counter(o["severity"] for o in broken).items()},
        **{f"rule {rule}": n for rule, n in Counter(o["rule"] for o in broken).items()},
        **{f"status {status}": n for status, n in statuses.items()},
    }


def from_rows(tables: dict[str, list[dict[str, Any]]], speech: Speech) -> Counts:
    severities = {e.text(speech.lang): s for s, e in speech.words.terms["severity"].items()}
    records, findings = tables["records"], tables["findings"]
    refused = speech.term("status", "refused")
    statuses = ("fail", "undetermined", "pending", "pass", "not_applicable")
    own = Counter(row["severity"] for row in findings)
    return {
        "records": len(records),
        "refused": sum(row["outcome"] == refused for row in records),
        "findings": len(findings),
        "people": len(tables["liability"]),
        "faults": len(tables["refused"]),
        **{f"severity {severities[name]}": n for name, n in own.items()},
        **{f"rule {rule}": n for rule, n in Counter(row["rule"] for row in findings).items()},
        **{f"status {s}": sum(int(row[s] or 0) for row in records) for s in statuses},
    }


def from_csv(folder: Path, speech: Speech) -> Counts:
    tables = {}
    for table in TABLES:
        with (folder / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            _, *rows = csv.reader(file)
        tables[table.name] = [dict(zip(table.columns, row, strict=True)) for row in rows]
    return from_rows(tables, speech)


def from_workbook(folder: Path, speech: Speech) -> tuple[Counts, Counts]:
    """By the rows of the sheets, and by the figures of the summary."""
    book = openpyxl.load_workbook(folder / "report.xlsx", data_only=True)
    keys = {speech.term("column", key): key for key in speech.words.terms["column"]}
    tables = {}
    for table in TABLES:
        header, *rows = book[speech.term("sheet", table.name)].iter_rows(values_only=True)
        columns = [keys[str(name)] for name in header]
        tables[table.name] = [dict(zip(columns, row, strict=True)) for row in rows]
    told: Counts = {}
    for label, value, *_ in book.worksheets[0].iter_rows(values_only=True):
        if isinstance(value, int):
            # The first of two that go by one name is the one of the whole.
            told.setdefault(str(label), value)
    figures = {
        "records": told[speech.term("archive", "records")],
        "refused": told[speech.term("archive", "refused")],
        "findings": told[speech.term("archive", "findings")],
    }
    for name, group in (("severity", "severity"), ("status", "status")):
        for key, words in speech.words.terms[group].items():
            if words.text(speech.lang) in told and key not in {"refused", "engine_error"}:
                figures[f"{name} {key}"] = told[words.text(speech.lang)]
    return from_rows(tables, speech), figures


def from_sarif(folder: Path) -> Counts:
    names = {"invalidating", "major", "minor", "advisory"}
    rules: Counter[str] = Counter()
    severities: Counter[str] = Counter()
    faults = people = 0
    for path in folder.glob("*.sarif"):
        for run in json.loads(path.read_text(encoding="utf-8"))["runs"]:
            told = run["tool"]["driver"]["rules"]
            for result in run["results"]:
                rules[result["ruleId"]] += 1
                severities[told[result["ruleIndex"]]["properties"]["severity"]] += 1
                people += len(result["properties"].get("liability", ()))
            faults += len(run["invocations"][0].get("toolExecutionNotifications", ()))
    assert set(severities) <= names
    return {
        "findings": rules.total(),
        "people": people,
        "faults": faults,
        **{f"severity {name}": n for name, n in severities.items()},
        **{f"rule {rule}": n for rule, n in rules.items()},
    }


def from_page(folder: Path) -> Counts:
    found: Counts = {}
    for _, attrs in Page((folder / "report.html").read_text(encoding="utf-8")).tags:
        if "data-count" in attrs:
            (kind,) = {"data-key", "data-severity", "data-status"} & set(attrs)
            prefix = "" if kind == "data-key" else f"{kind.removeprefix('data-')} "
            found[f"{prefix}{attrs[kind]}"] = int(attrs["data-count"] or "")
    return {key: n for key, n in found.items() if key in _TOLD or " " in key}


_TOLD = {"records", "refused", "findings"}


@pytest.mark.parametrize("times", [0, 150])
def test_every_output_has_the_same_counts(
    tmp_path: Path, lines: Lines, speech: Speech, times: int
) -> None:
    if times:
        lines = list(made.copies(lines, times))
    tally = made.written(tmp_path, list(OUTPUTS), lines, speech)
    expected = from_tally(tally)
    assert expected["findings"] > 30 and expected["people"] > 10 and expected["faults"] > 2
    rows, figures = from_workbook(tmp_path, speech)
    for complete in (from_lines(tmp_path), from_csv(tmp_path, speech), rows):
        assert complete == expected
    for partial, least in ((from_sarif(tmp_path), 20), (figures, 10), (from_page(tmp_path), 10)):
        assert len(partial) >= least
        assert partial == {key: expected[key] for key in partial}


def test_the_same_lines_give_the_same_bytes_in_every_output(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()
        made.written(folder, list(OUTPUTS), lines, zh)
    first, second = ({p.name: p.read_bytes() for p in f.iterdir()} for f in folders)
    assert first == second
    for page in ("archive-results.md", "archive-results.zh-CN.md"):
        told = (ROOT / "docs" / page).read_text(encoding="utf-8")
        assert set(re.findall(r"^\| `([\w.]+)` \|", told, re.MULTILINE)) == set(first)
