from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker import app, paths
from checker.app import Request, Selection, Workshop
from checker.engine import Engine
from checker.errors import EngineError
from checker.reader import Record, read_path
from checker.scan.lines import Lines

FIXTURES = paths.policies().parent / "fixtures"
AS_OF = "2026-11-24"
FILES = (
    "demo/faulty.json",
    "demo/sparse.json",
    "records/open_2026.json",
    "records/meeting_2026.json",
)


def _line(shipped: Workshop, engine: Engine, path: Path, reveal: bool = False) -> dict[str, Any]:
    record = read_path(path)
    assert isinstance(record, Record)
    answer = engine.brief(record.raw, as_of=AS_OF, settings={})
    lines = Lines(shipped.catalog, shipped.words.glossary, reveal, lambda report, mask: report)
    verdict = lines.checked(record, answer, app.select(shipped.catalog, Selection()))
    line: dict[str, Any] = json.loads(verdict.text)
    return line


def _report(shipped: Workshop, path: Path) -> dict[str, Any]:
    report = app.check(shipped, Request(sources=(str(path),), as_of=AS_OF))
    told: dict[str, Any] = json.loads(report.to_json())["records"][0]
    return told


def _rules(told: dict[str, Any], status: str) -> list[str]:
    return [outcome["rule"] for outcome in told["outcomes"] if outcome["status"] == status]


@pytest.mark.parametrize("file", FILES)
def test_a_line_says_what_the_report_on_the_file_says(
    shipped: Workshop, engine: Engine, file: str
) -> None:
    line, told = _line(shipped, engine, FIXTURES / file), _report(shipped, FIXTURES / file)
    assert line["summary"] == told["summary"]
    assert line["people"] == told["people"]
    assert line["ask_for"] == [
        {key: value for key, value in entry.items() if key != "title"} for entry in told["ask_for"]
    ]
    assert {**line["record"], "source": None} == {**told["record"], "source": None}
    failing = [outcome for outcome in told["outcomes"] if outcome["status"] == "fail"]
    assert [o for o in line["outcomes"] if o["status"] == "fail"] == failing
    for status in ("undetermined", "pending"):
        assert _rules(line, status) == _rules(told, status)
    assert not _rules(line, "pass")
    assert not _rules(line, "not_applicable")


@pytest.mark.parametrize("file", FILES)
def test_what_is_open_stands_with_what_it_waits_for(
    shipped: Workshop, engine: Engine, file: str
) -> None:
    line, told = _line(shipped, engine, FIXTURES / file), _report(shipped, FIXTURES / file)
    full = {outcome["rule"]: outcome for outcome in told["outcomes"]}
    for outcome in line["outcomes"]:
        if outcome["status"] == "fail":
            continue
        theirs = full[outcome["rule"]]
        needs = [need for one in outcome["instances"] for need in one["missing"]]
        assert {(n["kind"], n["ref"]) for n in needs} == {
            (n["kind"], n["ref"]) for one in theirs["instances"] for n in one["missing"]
        }
        if outcome["status"] == "pending":
            assert {one["due_on"] for one in outcome["instances"]} == {
                one["due_on"] for one in theirs["instances"] if one["status"] == "pending"
            }


def test_personal_data_are_masked_unless_revealed(shipped: Workshop, engine: Engine) -> None:
    path = FIXTURES / "demo" / "faulty.json"
    names = [p["name"] for p in json.loads(path.read_text("utf-8"))["people"] if p.get("name")]
    masked = json.dumps(_line(shipped, engine, path), ensure_ascii=False)
    shown = json.dumps(_line(shipped, engine, path, reveal=True), ensure_ascii=False)
    assert names
    assert not [name for name in names if name in masked]
    assert all(name in shown for name in names)


def test_an_answer_that_leaves_a_rule_out_is_no_verdict(shipped: Workshop, engine: Engine) -> None:
    record = read_path(FIXTURES / "demo" / "faulty.json")
    assert isinstance(record, Record)
    answer = engine.brief(record.raw, as_of=AS_OF, settings={})
    answer = {**answer, "summary": {**answer["summary"], "pass": answer["summary"]["pass"] - 1}}
    lines = Lines(shipped.catalog, shipped.words.glossary, False, lambda report, mask: report)
    with pytest.raises(EngineError):
        lines.checked(record, answer, app.select(shipped.catalog, Selection()))


def test_a_line_is_one_line(shipped: Workshop, engine: Engine) -> None:
    record = read_path(FIXTURES / "demo" / "faulty.json")
    assert isinstance(record, Record)
    record = replace(record, raw={**record.raw, "case_no": "一\n二\u2028三"})
    answer = engine.brief(record.raw, as_of=AS_OF, settings={})
    lines = Lines(shipped.catalog, shipped.words.glossary, False, lambda report, mask: report)
    text = lines.checked(record, answer, app.select(shipped.catalog, Selection())).text
    assert "\n" not in text
    assert json.loads(text)["record"]["case_no"] == "一\n二\u2028三"
