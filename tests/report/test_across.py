"""Findings across records in words: who and what is named, and how many of it."""

from __future__ import annotations

from typing import Any

from checker.app import Workshop
from checker.report import across, models


def _place(
    number: int, record_type: str = "penalty_case", people: dict[str, str | None] | None = None
) -> across.Place:
    info = models.RecordInfo(
        id=f"R{number}",
        type=record_type,
        source=models.Source(path="archive.zip", member=f"{number}.json", line=number),
        sha256="0",
        organ="临武县应急管理局",
        year=2026,
        case_no=f"{number}号",
        decided_on=None,
        state=None,
    )
    return across.Place(record=info, people=people or {})


def _found(rule: str, places: list[int], **other: Any) -> dict[str, Any]:
    found = {
        "rule": rule,
        "version": 1,
        "severity": "minor",
        "governed_by": {"pointer": None, "date": "2026-03-31"},
        "id": "0" * 16,
        "status": "fail",
        "places": places,
        "values": [],
        "arithmetic": {"number": "7号", "times": len(places)},
        "missing": [],
    }
    return {**found, **other}


def _worded(
    shop: Workshop, places: dict[int, across.Place], *found: dict[str, Any]
) -> tuple[models.AcrossFinding, ...]:
    answer = {"findings": list(found)}
    return across.findings(answer, places, catalog=shop.catalog, glossary=shop.words.glossary)


def test_a_finding_has_its_records_and_what_its_rule_says(shipped: Workshop) -> None:
    places = {number: _place(number) for number in range(3)}
    values = [{"place": 2, "pointer": "/case_no", "value": "7号"}]
    (found,) = _worded(shipped, places, _found("ARC-0002", [0, 2], values=values))
    rule = shipped.catalog.rules["ARC-0002"]
    assert found.title.zh == rule.title.zh
    assert found.remedy.en == rule.remedy.en
    assert [basis.fact for basis in found.basis] == ["LES2025-18"]
    assert [(r.id, r.source.member, r.case_no) for r in found.records] == [
        ("R0", "0.json", "0号"),
        ("R2", "2.json", "2号"),
    ]
    assert found.values == (models.AcrossValue(record="R2", pointer="/case_no", value="7号"),)
    assert found.message.zh == "案卷R0、R2使用同一行政处罚决定书的文号：7号。"


def test_people_are_named_as_their_own_report_names_them(shipped: Workshop) -> None:
    arithmetic = {
        "person": "p1",
        "first_from": "2026-03-06T09:00:00+08:00",
        "second_from": "2026-03-06T09:30:00+08:00",
        "overlap": 40,
    }
    people: tuple[dict[str, str | None], ...] = ({"p1": "王××〔p1〕"}, {"p1": None}, {})
    messages = [
        _worded(
            shipped,
            {0: _place(0, people=names), 1: _place(1)},
            _found("ARC-0006", [0, 1], arithmetic=arithmetic),
        )[0].message.zh
        for names in people
    ]
    assert "执法人员王××〔p1〕同时" in messages[0]
    assert "执法人员p1同时" in messages[1]
    assert "执法人员p1同时" in messages[2]


def test_a_sentence_names_ten_records_and_counts_the_rest(shipped: Workshop) -> None:
    places = {number: _place(number) for number in range(12)}
    ten, twelve = (
        _worded(shipped, places, _found("ARC-0001", list(range(count))))[0] for count in (10, 12)
    )
    assert ten.message.zh.startswith("案卷R0、")
    assert "等共" not in ten.message.zh
    assert "R9等共12件使用" in twelve.message.zh
    assert "R9 and others, 12 in all, bear" in twelve.message.en
    assert len(twelve.records) == 12


def test_records_of_two_types_are_called_by_what_they_share(shipped: Workshop) -> None:
    meetings = {0: _place(0, "meeting"), 1: _place(1, "meeting")}
    mixed = {0: _place(0, "meeting"), 1: _place(1)}
    said = [
        _worded(shipped, places, _found("ARC-0004", [0, 1]))[0].message.zh
        for places in (meetings, mixed)
    ]
    assert said[0].startswith("会议R0、R1使用")
    assert said[1].startswith("案卷记录R0、R1使用")


def test_what_cannot_be_told_says_what_each_record_lacks(shipped: Workshop) -> None:
    missing = [
        {"place": 1, "kind": "record", "ref": "/violations/0/place"},
        {"place": 0, "kind": "record", "ref": "/violations/0/place"},
        {"place": 1, "kind": "record", "ref": "/publication"},
    ]
    found = _found("ARC-0007", [0, 1], status="undetermined", arithmetic=None, missing=missing)
    (told,) = _worded(shipped, {0: _place(0), 1: _place(1)}, found)
    assert told.message.zh == (
        "案卷R0、R1无法比对：案卷R0缺少数据项：违法行为（第1项）的发生地；"
        "案卷R1缺少数据项：违法行为（第1项）的发生地、公开。"
    )
    assert [need.record for need in told.missing] == ["R1", "R0", "R1"]


def test_findings_stand_in_the_order_of_their_ids(shipped: Workshop) -> None:
    places = {0: _place(0), 1: _place(1)}
    found = [_found("ARC-0001", [0, 1], id=name) for name in ("b", "c", "a")]
    assert [entry.id for entry in _worded(shipped, places, *found)] == ["a", "b", "c"]
