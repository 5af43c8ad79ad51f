"""Rules across records are rules like the others, but one record alone is not asked them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from checker import app, catalog, paths
from checker.__main__ import run
from checker.app import Selection, Workshop
from checker.engine import Engine
from checker.errors import ExitCode, RuleBookError
from tools.generated import ROOT

RECORD = ROOT / "fixtures" / "records" / "penalty_2026.json"
DAY = ("--as-of", "2026-11-24")


def test_a_record_alone_is_not_asked_them(shipped: Workshop) -> None:
    alone = {rule.id for rule in app.active_rules(shipped.catalog)}
    across = {rule.id for rule in app.across_rules(shipped.catalog)}
    assert across
    assert not alone & across
    assert set(app.select(shipped.catalog, Selection())) == alone


def test_the_engine_counts_them_in_no_status(engine: Engine, shipped: Workshop) -> None:
    record = json.loads(RECORD.read_text("utf-8"))
    answer = engine.report(record, as_of=DAY[1], settings={})
    asked = {outcome["rule"] for outcome in answer["outcomes"]}
    assert asked == {rule.id for rule in app.active_rules(shipped.catalog)}
    assert sum(answer["summary"].values()) == len(asked)


def test_a_record_is_laid_beside_others_by_the_rules_that_are_asked(engine: Engine) -> None:
    record = json.loads(RECORD.read_text("utf-8"))
    every = engine.brief(record, as_of=DAY[1], settings={})["index"]
    one = engine.brief(record, as_of=DAY[1], settings={"select": ["ARC-0002"]})["index"]
    assert {"ARC-0001", "ARC-0002"} < {entry["index"] for entry in every}
    assert one == [entry for entry in every if entry["index"] == "ARC-0002"]


def test_no_name_or_number_of_a_person_leaves_the_record(engine: Engine) -> None:
    record = json.loads(RECORD.read_text("utf-8"))
    for act in record["investigation"]["acts"]:
        act["place"] = f"临武县武水镇{record['party']['name']}"
    personal = [record["party"]["name"], record["party"]["credit_code"]]
    personal += [record["party"]["legal_representative"], record["violations"][0]["place"]]
    for person in record["people"]:
        personal += [person["name"], person["identity_number"]]
        personal += [one["number"] for one in person["certificates"]]
    index = engine.brief(record, as_of=DAY[1], settings={})["index"]
    told = json.dumps(index, ensure_ascii=False)
    assert {"ARC-0006", "ARC-0007", "ARC-0008"} <= {entry["index"] for entry in index}
    assert [text for text in personal if text in told] == []


def test_a_check_says_why_it_did_not_ask_them(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(RECORD), "--format", "json", *DAY])
    (record,) = json.loads(capsys.readouterr().out)["records"]
    why = {entry["rule"]: entry["reason"]["zh"] for entry in record["not_checked"]}
    assert "只在扫描档案时检查" in why["ARC-0006"]


@pytest.mark.parametrize("command", ["check", "explain"])
def test_to_ask_one_record_for_them_alone_is_an_error(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {
        "check": ["check", str(RECORD), "--rule", "ARC-0006"],
        "explain": ["explain", "ARC-0006", str(RECORD)],
    }
    assert run([*options[command], *DAY]) == ExitCode.RULE_BOOK
    told = capsys.readouterr().err
    assert "checker scan" in told


def test_they_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--rule", "ARC-0006", "--format", "json"]) == ExitCode.OK
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["rule"] == "ARC-0006"
    assert run(["explain", "ARC-0006"]) == ExitCode.OK
    assert "只在扫描档案时检查" in capsys.readouterr().out.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"liability": {"branch": "chain"}}, "its branch is `none`"),
        (
            {"versions": [{"basis": ["APL2021-29"], "from": "2021-07-15", "unknown": True}]},
            "has no version with an unknown text",
        ),
    ],
)
def test_a_row_that_asks_more_than_records_can_show_is_refused(
    tmp_path: Path, change: dict[str, object], fault: str
) -> None:
    policies = tmp_path / "policies"
    shutil.copytree(paths.policies(), policies)
    table = policies / "tables" / "rules" / "national" / "across.fined_twice.yaml"
    rows = yaml.safe_load(table.read_text("utf-8"))
    rows["rules"][0] |= change
    table.write_text(yaml.safe_dump(rows, allow_unicode=True), "utf-8")
    with pytest.raises(RuleBookError) as error:
        catalog.load(policies)
    assert "ARC-0007: a rule across records" in str(error.value)
    assert fault in str(error.value)
