"""Personal data: what is masked, how, and that no output shows it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from checker import app
from checker.formats import FORMATS
from checker.records.shape import RECORD_TYPES, shape
from checker.report.masking import mask_of, personal
from checker.report.models import Report
from tools.generated import ROOT

NUMBER, TELEPHONE = "110101199003078515", "13800138000"
ADDRESS = "湖南省郴州市临武县舜峰镇解放路12号3栋"


def masked(text: str, **party: str) -> str:
    raw = {"party": {"kind": "natural_person", "name": "赵小明", **party}, "closure": {"x": text}}
    return str(mask_of(raw, shape("penalty_case")).value(text))


@pytest.mark.parametrize(
    ("key", "text", "shown"),
    [
        ("name", "张三", "张×"),
        ("name", "李建国", "李××"),
        ("name", "欧阳晓燕", "欧阳××"),
        ("name", "买买提·艾力江", "买××"),
        ("name", "王", "王×"),
        ("identity_number", NUMBER, "110***********8515"),
        ("telephone", TELEPHONE, "138****8000"),
        ("telephone", "0735-6321234", "**********34"),
        ("birth_on", "1990-03-07", "1990-××-××"),
        ("address", ADDRESS, "湖南省郴州市临武县舜峰镇××"),
        ("address", "临武县解放路12号", "临武县××"),
        ("address", "解放路12号", "××"),
        ("address", "临武县", "临武县"),
        ("legal_representative", "钱大勇", "钱××"),
    ],
)
def test_what_is_left_of_a_personal_text(key: str, text: str, shown: str) -> None:
    assert masked(text, **{key: text}) == shown


@pytest.mark.parametrize("kind", ["legal_person", "other_organisation"])
def test_the_name_of_a_unit_stays(kind: str) -> None:
    assert masked("大成矿业公司", kind=kind, name="大成矿业公司") == "大成矿业公司"


def test_a_party_of_no_known_kind_is_taken_for_a_person() -> None:
    raw = {"party": {"name": "赵小明"}}
    assert mask_of(raw, shape("penalty_case")).value("赵小明称") == "赵××称"


def test_people_are_told_apart_by_id_and_the_longest_name_goes_first() -> None:
    people = [{"id": "p1", "name": "王志"}, {"id": "p2", "name": "王志强"}]
    mask = mask_of({"people": people}, shape("penalty_case"))
    assert mask.value("王志强、王志") == "王××〔p2〕、王×〔p1〕"


def test_only_what_an_outcome_quotes_is_masked() -> None:
    mask = mask_of({"party": {"name": "pass"}}, shape("penalty_case"))
    instance = {"status": "pass", "values": [{"pointer": "/p", "value": ["pass"]}]}
    rest: dict[str, Any] = {"arithmetic": None, "missing": [], "unattributed": []}
    outcome = {"status": "pass", "instances": [{**instance, **rest}]}
    (found,) = mask.outcome(outcome)["instances"]
    assert (found["status"], found["values"][0]["value"]) == ("pass", ["p××"])


@pytest.mark.parametrize("key", ["missing", "unattributed"])
def test_a_reference_that_was_typed_into_the_record_is_masked_and_a_pointer_is_none(
    key: str,
) -> None:
    mask = mask_of({"party": {"name": "party", "identity_number": NUMBER}}, shape("penalty_case"))
    needs = [
        {"kind": "record", "ref": "/party/kind"},
        {"kind": "law", "ref": f"party {NUMBER}"},
        {"kind": "law", "ref": "WSL2021-92-p1"},
    ]
    instance = {"values": [], "arithmetic": None, "missing": [], "unattributed": [], key: needs}
    (found,) = mask.outcome({"instances": [instance]})["instances"]
    assert [need["ref"] for need in found[key]] == [
        "/party/kind",
        "p×× 110***********8515",
        "WSL2021-92-p1",
    ]


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_every_mark_of_the_model_is_one_that_is_masked(record_type: str) -> None:
    marks = {place.personal for _, place in shape(record_type).walk()}
    assert marks - {None} <= {"name", "identity_number", "telephone", "address"}
    assert "name" in marks


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The golden case against a natural person, who is named wherever text is free."""
    raw: dict[str, Any] = json.loads((ROOT / "fixtures/reports/input/case.json").read_text("utf-8"))
    raw["party"] = {
        "kind": "natural_person",
        "name": "赵小明",
        "identity_number": NUMBER,
        "birth_on": "1990-03-07",
        "telephone": TELEPHONE,
        "address": ADDRESS,
    }
    raw["violations"][0]["description"] = f"赵小明（{NUMBER}，{TELEPHONE}，{ADDRESS}）违规"
    raw["violations"][0]["fine_range"] = f"APL2021 赵小明{NUMBER}的罚款幅度"
    path = tmp_path_factory.mktemp("masking") / "case.json"
    path.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    secrets = [text for text, _ in personal(raw, shape("penalty_case"))]
    return path, secrets


@pytest.fixture(scope="module")
def reports(shipped: app.Workshop, record: tuple[Path, list[str]]) -> dict[bool, Report]:
    path, _ = record
    return {
        reveal: app.check(shipped, app.Request((str(path),), "2026-06-01", reveal=reveal))
        for reveal in (False, True)
    }


def test_there_is_something_to_hide(record: tuple[Path, list[str]]) -> None:
    assert {NUMBER, TELEPHONE, ADDRESS, "赵小明", "李建国", "1990-03-07"} <= set(record[1])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_no_output_shows_a_person_unless_asked_to(
    shipped: app.Workshop,
    reports: dict[bool, Report],
    record: tuple[Path, list[str]],
    name: str,
    lang: str,
) -> None:
    shown = {
        reveal: "".join(
            FORMATS[name](made, shipped.words, lang, everything=True).replace("\n", "").split()
        )
        for reveal, made in reports.items()
    }
    assert [text for text in record[1] if text in shown[False]] == []
    assert any(text in shown[True] for text in record[1])


def test_the_record_names_its_party_where_a_law_belongs(reports: dict[bool, Report]) -> None:
    refs = {
        reveal: [entry.ref for entry in report.records[0].ask_for if entry.kind == "law"]
        for reveal, report in reports.items()
    }
    assert f"APL2021 赵小明{NUMBER}的罚款幅度" in refs[True]
    assert "APL2021 赵××110***********8515的罚款幅度" in refs[False]


def test_nothing_that_was_judged_changes(
    reports: dict[bool, Report], record: tuple[Path, list[str]]
) -> None:
    def plain(refs: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Those that hold nothing personal, revealed or masked."""
        hidden = [*record[1], "赵××"]
        return [entry for entry in refs if not any(text in entry[1] for text in hidden)]

    def judged(report: Report) -> list[Any]:
        (found,) = report.records
        return [
            found.summary,
            found.record.id,
            found.record.sha256,
            list(found.people),
            [(e.date, e.pointer) for e in found.timeline],
            plain((a.kind, a.ref, a.rules, a.liability) for a in found.ask_for),
            [
                (o.rule, o.status, i.id, i.at, i.line, i.status, i.due_on)
                for o in found.outcomes
                for i in o.instances
            ],
            [
                (len(i.missing), plain((need.kind, need.ref) for need in i.missing))
                for o in found.outcomes
                for i in o.instances
            ],
            [
                (entry.person, entry.branch, entry.grade)
                for o in found.outcomes
                for i in o.instances
                for entry in i.liability
            ],
        ]

    assert judged(reports[False]) == judged(reports[True])
    assert (reports[False].receipt.masked, reports[True].receipt.masked) == (True, False)


@pytest.mark.parametrize("rule", ["PEN-0003", "PEN-0211"])
@pytest.mark.parametrize("reveal", [False, True])
def test_an_explanation_hides_as_a_report_does(
    shipped: app.Workshop, record: tuple[Path, list[str]], reveal: bool, rule: str
) -> None:
    path, secrets = record
    selection = app.Selection(rules=(rule,))
    request = app.Request((str(path),), "2026-06-01", selection, reveal=reveal)
    text = "".join(app.explain_record(shipped, request, "zh").split())
    assert any(secret in text for secret in secrets) is reveal
