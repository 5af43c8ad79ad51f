"""`checker check`, `rules` and `explain` as a user meets them."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker import app
from checker.__main__ import run
from checker.cli import root
from checker.engine.client import Client
from checker.errors import ExitCode
from checker.formats.layout import columns
from tools.generated import ROOT

INPUT = ROOT / "fixtures" / "reports" / "input"
CASE, REFUSED = str(INPUT / "case.json"), str(INPUT / "refused.json")
DAY = ("--as-of", "2026-06-01")
SCHEMA = json.loads((ROOT / "schemas" / "report.json").read_text(encoding="utf-8"))


def called(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Standard output of a call that ended with a verdict."""
    assert run(list(options)) in {ExitCode.OK, ExitCode.FAILS, ExitCode.INPUT_REFUSED}
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def rules_of(report: Mapping[str, Any]) -> set[str]:
    return {outcome["rule"] for outcome in report["records"][0]["outcomes"]}


# -- check ----------------------------------------------------------------------------


def test_several_outputs_in_one_run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page, data = tmp_path / "report.html", tmp_path / "report.json"
    options = ("--format", "text", "--format", f"json={data}", "--format", f"html={page}")
    text = called(capsys, "check", CASE, "--rule", "PEN-0009", *options, *DAY)
    assert "立案经分管领导审核" in text
    assert "立案经分管领导审核" in page.read_text(encoding="utf-8")
    assert rules_of(json.loads(data.read_text(encoding="utf-8"))) == {"PEN-0009"}


def test_json_reports_are_what_the_published_schema_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    report = json.loads(called(capsys, "check", CASE, REFUSED, "--format", "json", *DAY))
    assert [error.message for error in validator.iter_errors(report)] == []
    assert len(report["records"][0]["outcomes"]) == len(
        app.active_rules(app.Workshop.open().catalog)
    )
    # The schema can say no.
    del report["records"][0]["summary"]["pass"]
    report["records"][1]["refused"][0]["code"] = None
    assert len(list(validator.iter_errors(report))) >= 2


def test_the_same_record_rules_and_day_give_the_same_bytes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call = ("check", CASE, "--format", "json", *DAY)
    assert called(capsys, *call) == called(capsys, *call)


def test_the_receipt_changes_with_the_day_and_the_selection(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def receipt(*options: str) -> Any:
        call = ("check", REFUSED, "--format", "json", *options)
        return json.loads(called(capsys, *call))["receipt"]

    first = receipt(*DAY)
    assert first["as_of"] == "2026-06-01"
    assert first["selection"] is None
    changed = receipt("--as-of", "2026-06-02", "--rule", "PEN-0001")
    assert changed == {**first, "as_of": "2026-06-02", "selection": ["PEN-0001"]}


@pytest.mark.parametrize(
    ("options", "key", "values"),
    [
        (("--rule", "PEN-0001", "--rule", "PEN-0004"), "rule", {"PEN-0001", "PEN-0004"}),
        (("--stage", "filing", "--stage", "service"), "stage", {"filing", "service"}),
        (("--rulebook", "linwu-2010"), "rulebook", {"linwu-2010"}),
        (("--rulebook", "national", "--stage", "notice"), "rulebook", {"national"}),
    ],
)
def test_a_selection_asks_what_it_names_and_lists_the_rest_as_not_checked(
    capsys: pytest.CaptureFixture[str], options: Sequence[str], key: str, values: set[str]
) -> None:
    report = json.loads(called(capsys, "check", CASE, "--format", "json", *options, *DAY))
    (record,) = report["records"]
    assert {outcome[key] for outcome in record["outcomes"]} == values
    skipped = {entry["rule"] for entry in record["not_checked"]}
    rules = set(app.Workshop.open().catalog.rules)
    assert skipped | rules_of(report) == rules
    assert not skipped & rules_of(report)


def test_names_that_do_not_exist_are_told_in_both_languages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call = ["check", CASE, "--rule", "PEN-9999", "--rule", "PEN-9998"]
    assert run(call) == ExitCode.RULE_BOOK
    assert "PEN-9998、PEN-9999" in capsys.readouterr().err
    assert run([*call, "--lang", "en"]) == ExitCode.RULE_BOOK
    assert "PEN-9998, PEN-9999" in capsys.readouterr().err


def test_a_folder_stands_for_the_documents_in_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    below = tmp_path / "2026" / "june"
    below.mkdir(parents=True)
    (below / "a.json").write_bytes(Path(CASE).read_bytes())
    (tmp_path / "b.json").write_bytes(Path(REFUSED).read_bytes())
    (tmp_path / "note.txt").write_text("no record", encoding="utf-8")
    call = ("check", str(tmp_path), "--rule", "PEN-0008", "--format", "json", *DAY)
    report = json.loads(called(capsys, *call))
    assert [Path(r["record"]["source"]["path"]).name for r in report["records"]] == [
        "a.json",
        "b.json",
    ]


def test_a_refused_document_tells_every_fault_and_is_not_half_checked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = called(capsys, "check", REFUSED, "--lang", "en", *DAY)
    assert "/filing/decided_on (line 4)" in text
    assert "/filing/decison (line 4)" in text
    assert "Pass" not in text


@pytest.mark.parametrize("name", ["a.json", "-"])
def test_standard_input_is_a_document(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    import io
    import sys

    source = tmp_path / "a.json"
    source.write_bytes(Path(CASE).read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(source.read_bytes())))
    monkeypatch.chdir(tmp_path)
    text = called(capsys, "check", name, "--rule", "PEN-0008", *DAY)
    assert f"\n  {name}\n" in text


def test_the_records_of_a_file_are_checked_one_by_one_at_their_places(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    case = json.dumps(json.loads(Path(CASE).read_bytes()), ensure_ascii=False)
    path = tmp_path / "2024.jsonl.gz"
    path.write_bytes(gzip.compress(f"{case}\n{{\n{case}".encode()))
    call = ("check", str(path), "--rule", "PEN-0008", *DAY)
    records = json.loads(called(capsys, *call, "--format", "json"))["records"]
    assert [r["record"]["source"]["line"] for r in records] == [1, 2, 3]
    assert [r["refused"] is None for r in records] == [True, False, True]
    assert records[0]["outcomes"][0]["status"] == records[2]["outcomes"][0]["status"]
    text = called(capsys, *call)
    assert all(f"{path}:{line}" in text for line in (1, 2, 3))
    # What is about one record asks for one.
    assert run(["explain", "PEN-0008", str(path), *DAY]) == ExitCode.USAGE
    assert "现有 3 份" in capsys.readouterr().err


def test_every_name_that_stands_for_nothing_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names = (str(tmp_path / "none.json"), str(tmp_path), str(tmp_path / "*.json"))
    assert run(["check", CASE, *names, *DAY]) == ExitCode.INPUT_REFUSED
    told = capsys.readouterr()
    assert told.out == ""
    assert all(name in told.err for name in names)


# -- rules ------------------------------------------------------------------------------


def test_rules_as_json_are_what_programs_join_on(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(called(capsys, "rules", "--format", "json"))
    assert [row["rule"] for row in rows] == sorted(app.Workshop.open().catalog.rules)
    for row in rows:
        assert set(row) == {
            "rule",
            "provisions",
            "basis",
            "rulebook",
            "severity",
            "stage",
            "lifecycle",
        }
        assert set(row["basis"][0]) == {"norm", "title", "article", "version", "authority", "fact"}
    (row,) = (row for row in rows if row["rule"] == "PEN-0007")
    assert row["provisions"] == ["LW-PEN-028", "LW-PEN-029"]
    assert row["lifecycle"] == "active"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rules_as_text_name_each_rule_once_and_fit_80_columns(
    capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    text = called(capsys, "rules", "--lang", lang)
    for rule in app.Workshop.open().catalog.rules.values():
        assert text.count(f" {rule.id} ") == 1
    assert [line for line in text.splitlines() if columns(line) > 80] == []


def test_rules_can_be_found_by_provision(capsys: pytest.CaptureFixture[str]) -> None:
    text = called(capsys, "rules", "--provision", "LW-PEN-028", "--format", "json")
    found = [row["rule"] for row in json.loads(text)]
    rules = app.Workshop.open().catalog.rules.values()
    assert "PEN-0007" in found
    assert found == [rule.id for rule in rules if "LW-PEN-028" in rule.provisions]


def test_rules_that_do_not_exist_stop_the_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--rule", "PEN-9999"]) == ExitCode.RULE_BOOK
    assert "PEN-9999" in capsys.readouterr().err


# -- explain ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("处罚决定书应按期送达", "决定书送达日期应在处罚决定的作出日期起7个工作日内")),
        ("en", ("The decision is served in time", "comes within 7 working days of “Decision,")),
    ],
)
def test_a_rule_is_explained(
    capsys: pytest.CaptureFixture[str], lang: str, words: tuple[str, ...]
) -> None:
    text = called(capsys, "explain", "PEN-0001", "--lang", lang)
    joined = " ".join(text.split()).replace("> ", ">")
    for word in words:
        assert word.replace(" ", "") in joined.replace(" ", "")
    assert [line for line in text.splitlines() if columns(line) > 80] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_status_is_explained_by_the_version_and_the_tests_that_settle_it(
    capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    text = called(capsys, "explain", "PEN-0060", CASE, "--lang", lang, *DAY)
    other, governs, unknown = {
        "zh": ("不在此期间", "版本依据", "案件性质认定·涉及重大公共利益 为 是：不明"),
        "en": ("another period", "version chosen by", "major public interest is yes: unknown"),
    }[lang]
    assert other in text
    assert governs in text
    assert unknown in " ".join(text.split())
    assert [line for line in text.splitlines() if columns(line) > 80] == []


@pytest.mark.parametrize(
    ("rule", "state", "marks"),
    [
        # Unknown: the cases that nothing excludes. Idle: what fails. Kept: what is met.
        ("PEN-0060", "是否适用无法判断", {"✓", "?"}),
        ("PEN-0005", "全案：不适用", {"✗"}),
        ("PEN-0002", "全案：适用", {"✓"}),
    ],
)
def test_only_the_tests_that_settle_a_condition_are_told(
    capsys: pytest.CaptureFixture[str], rule: str, state: str, marks: set[str]
) -> None:
    text = called(capsys, "explain", rule, CASE, *DAY)
    assert state in text
    reasons = text[text.index("【适用哪一版") :]
    assert set(re.findall(r"^ {6}([✓✗?]) ", reasons, re.M)) == marks


def test_values_that_were_read_stand_with_their_pointers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = called(capsys, "explain", "PEN-0002", CASE, *DAY)
    assert "立案日期：2026年3月5日  /filing/decided_on" in text


def test_a_rule_that_does_not_exist_is_not_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "PEN-9999"]) == ExitCode.RULE_BOOK
    assert "PEN-9999" in capsys.readouterr().err


def test_a_finding_is_explained_by_the_thing_it_is_about(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["check", CASE, "--all", "--rule", "PEN-0003", "--format", "json", *DAY])
    (outcome,) = json.loads(capsys.readouterr().out)["records"][0]["outcomes"]
    broken, kept, open_ = outcome["instances"]
    whole = called(capsys, "explain", "PEN-0003", CASE, *DAY)
    places = [instance["at"].removesuffix("/officers") for instance in (broken, kept, open_)]
    assert all(place in whole for place in places)
    text = called(capsys, "explain", broken["id"], CASE, *DAY)
    assert "PEN-0003" in text
    assert [place for place in places if place in text] == places[:1]


@pytest.mark.parametrize("named", ["rule", "finding"])
def test_an_explanation_asks_the_engine_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    run(["check", CASE, "--all", "--rule", "PEN-0003", "--format", "json", *DAY])
    (outcome,) = json.loads(capsys.readouterr().out)["records"][0]["outcomes"]
    asked: list[str] = []
    plain = Client.ask

    def counting(self: Client, path: str, document: Mapping[str, Any], timeout: float) -> Any:
        if path.startswith("main."):
            asked.append(path)
        return plain(self, path, document, timeout)

    monkeypatch.setattr(Client, "ask", counting)
    name = outcome["rule"] if named == "rule" else outcome["instances"][0]["id"]
    assert "PEN-0003" in called(capsys, "explain", name, CASE, *DAY)
    assert asked == ["main.explain"]


def test_what_does_not_apply_has_no_finding_to_explain(capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(called(capsys, "check", CASE, "--format", "json", *DAY))["records"][0]
    scopes = {rule.id: rule.scope for rule in app.Workshop.open().catalog.rules.values()}

    def ids(applies: bool) -> set[str]:
        """What the findings of rules about the whole case are called, or would be."""
        named = (
            "\n".join([outcome["rule"], report["record"]["id"], "case", ""])
            for outcome in report["outcomes"]
            if scopes[outcome["rule"]] == "case"
            and (outcome["status"] != "not_applicable") is applies
        )
        return {hashlib.sha256(name.encode()).hexdigest()[:16] for name in named}

    shown = {i["id"] for outcome in report["outcomes"] for i in outcome["instances"]}
    assert ids(True) <= shown
    assert ids(False).isdisjoint(shown)
    assert run(["explain", min(ids(False)), CASE, *DAY]) == ExitCode.RULE_BOOK


def test_a_finding_that_is_not_in_the_file_is_not_explained(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["explain", "0" * 16, CASE, *DAY]) == ExitCode.RULE_BOOK
    assert "0" * 16 in capsys.readouterr().err
    assert run(["explain", "0" * 16]) == ExitCode.USAGE
    assert "须给出案卷文件" in capsys.readouterr().err


def test_a_refused_document_is_not_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "PEN-0001", REFUSED, *DAY]) == ExitCode.INPUT_REFUSED
    told = capsys.readouterr()
    assert "2026-02-30" in told.err


# -- help ---------------------------------------------------------------------------------


def test_every_command_has_help_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    text = called(capsys, "--help")
    listed = root.list_commands(root.make_context("checker", [], resilient_parsing=True))
    assert listed
    for name in listed:
        assert f"  {name} " in text
        told = called(capsys, name, "--help")
        assert "Usage: checker" in told
        assert any("\u4e00" <= char <= "\u9fff" for char in told)
