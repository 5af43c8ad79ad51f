"""Sentences from values and templates."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import catalog, paths
from checker.catalog import Bilingual, Kind, variant
from checker.errors import RuleBookError
from checker.report.wording import Wording, enumeration
from checker.report.words import Words

POLICIES = paths.policies()
RULES = catalog.load(POLICIES)
WORDS = Words.load(POLICIES)
CASE = Wording(RULES, WORDS.glossary, "penalty_case", {"p1": "李建国", "p2": None})


@pytest.mark.parametrize(
    ("value", "pointer", "zh", "en"),
    [
        (None, "", "无", "none"),
        (True, "", "是", "yes"),
        (False, "", "否", "no"),
        (3, "", "3", "3"),
        (0.5, "", "0.5", "0.5"),
        (8000000, "/decision/penalty/fine_fen", "80,000元", "CNY 80,000"),
        (105, "/decision/penalty/fine_fen", "1.05元", "CNY 1.05"),
        ("2026-04-05", "", "2026年4月5日", "2026-04-05"),
        ("2026-04-05T09:30+08:00", "", "2026年4月5日09:30", "2026-04-05 09:30"),
        ("p1", "", "李建国", "李建国"),
        ("p2", "", "p2", "p2"),
        ("calendar_day", "", "日", "days"),
        ("/filing/decided_on", "", "立案日期", "Filing, decided on"),
        ("law", "/violations/0/norms/0/norm_kind", "法律", "law"),
        ("某某矿业", "", "某某矿业", "某某矿业"),
        (
            "WSL2021-97-i3:not_corrected_in_time",
            "",
            "《安全生产法》第九十七条第（三）项〔WSL2021-97-i3:not_corrected_in_time〕",
            "Work Safety Law, art. 97 item 3 [WSL2021-97-i3:not_corrected_in_time]",
        ),
        (["2026-04-05", "p1"], "", "2026年4月5日、李建国", "2026-04-05, 李建国"),
        # The parts of a whole by their titles, each value by its place: a law is no law applied.
        (
            [{"article": "第九十七条", "id": "1", "norm_kind": "law", "published": None}],
            "/decision/basis",
            "（规范层级：法律；条款：第九十七条）",
            "(Rank of the norm: law; Article: 第九十七条)",
        ),
        (
            {"id": "n1", "fine_fen": 100},
            "/decision/penalty",
            "罚款金额：1元",
            "Fine: CNY 1",
        ),
        ({"topic": "law"}, "", "topic：法律适用", "topic: application of the law"),
        ([], "", "无", "none"),
    ],
)
def test_values_are_told_as_a_reader_expects_them(
    value: Any, pointer: str, zh: str, en: str
) -> None:
    assert (CASE.value(value, "zh", pointer), CASE.value(value, "en", pointer)) == (zh, en)


def test_names_that_hold_commas_are_parted_by_semicolons() -> None:
    assert enumeration(["Filing, review", "Hearing"], "en") == "Filing, review; Hearing"
    assert enumeration(["立案", "听证"], "zh") == "立案、听证"


def test_what_is_unknown_is_named_kind_by_kind() -> None:
    needs = [
        {"kind": "calendar", "ref": "2031"},
        {"kind": "record", "ref": "/hearing"},
        {"kind": "law", "ref": "APL2021-60"},
        {"kind": "setting", "ref": "local_hearing_standard"},
    ]
    assert CASE.unknown(needs, "zh") == (
        "无法判断：缺少数据项：听证；当时的规定文本未能查得：《行政处罚法》第六十条；"
        "尚无该年度的工作日安排：2031；未作设定：local_hearing_standard。"
    )


KIND = Kind(
    title=Bilingual(zh="期", en="term"),
    description=Bilingual(zh="期", en="term"),
    params={
        "properties": {
            "due": {"type": "string", "format": "pointer"},
            "limit": {"type": "integer"},
            "mode": {"enum": ["at_least"]},
        }
    },
    at="due",
    arithmetic=("over",),
    messages={
        "fail_with_mode": Bilingual(zh="不足{limit}", en="below {limit}"),
        "fail_without_over": Bilingual(zh="未知{due_label}", en="unknown {due_label}"),
        "fail": Bilingual(zh="{due_label}为{due}，超{over}", en="{due}: {over}"),
    },
)
RULE = RULES.rules["PEN-0001"].model_copy(update={"kind": "test"})


@pytest.mark.parametrize(
    ("params", "arithmetic", "told"),
    [
        ({"limit": 7}, {"over": 3}, "决定书送达日期为2026年5月18日，超3"),
        ({"limit": 7, "mode": "at_least"}, {"over": 3}, "不足7"),
        ({"limit": 7}, {"over": None}, "未知决定书送达日期"),
        ({"limit": 7}, None, "未知决定书送达日期"),
    ],
)
def test_a_status_is_worded_by_what_is_known(
    params: Mapping[str, Any], arithmetic: Mapping[str, Any] | None, told: str
) -> None:
    rules = RULES.model_copy(update={"kinds": {"test": KIND}})
    wording = Wording(rules, WORDS.glossary, "penalty_case", {})
    instance = {
        "status": "fail",
        "values": [{"pointer": "/service/served_on", "value": "2026-05-18"}],
        "arithmetic": arithmetic,
    }
    given = {"due": "/service/served_on", **params}
    assert wording.message(RULE, given, instance, "", "zh") == told


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("fail", ("fail", False, None)),
        ("pending_without_last_day", ("pending", False, "last_day")),
        ("pass_with_mode", ("pass", True, "mode")),
        ("asks_with_right", ("asks", True, "right")),
    ],
)
def test_a_message_says_when_it_is_taken(name: str, parts: tuple[str, bool, str | None]) -> None:
    assert variant(name) == parts


@pytest.mark.parametrize("name", ["fails", "undetermined", "fail_if_mode", "fail_with_"])
def test_no_message_is_called_so(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        variant(name)


def _kind(change: Callable[[Any], None]) -> Callable[[Path], None]:
    def apply(policies: Path) -> None:
        path = policies / "kinds" / "deadline" / "kind.yaml"
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        change(table)
        path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")

    return apply


def _no_such_slot(table: Any) -> None:
    table["messages"]["fail"]["en"] += " {lost}"


def _label_of_a_number(table: Any) -> None:
    table["messages"]["pass"]["zh"] += "{limit_label}"


def _no_such_status(table: Any) -> None:
    table["messages"]["lost"] = {"zh": "失", "en": "lost"}


def _variant_of_nothing(table: Any) -> None:
    table["messages"]["fail_with_lost"] = {"zh": "失", "en": "lost"}


def _row(policies: Path) -> None:
    path = policies / "tables" / "rules" / "national" / "deadline.yaml"
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    table["rules"][0]["fail"] = {"zh": "失{lost}", "en": "lost"}
    path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_kind(_no_such_slot), "deadline/kind.yaml fail: en: there is no slot {lost}"),
        (_kind(_label_of_a_number), "deadline/kind.yaml pass: zh: there is no slot {limit_label}"),
        (_kind(_no_such_status), "there is no status or variant `lost`"),
        (_kind(_variant_of_nothing), "`fail_with_lost` asks for `lost`, which is no slot"),
        (_row, "PEN-0001 fail: zh: there is no slot {lost}"),
    ],
)
def test_a_sentence_that_cannot_be_filled_is_refused_with_its_place(
    tmp_path: Path, change: Callable[[Path], None], fault: str
) -> None:
    policies = tmp_path / "policies"
    shutil.copytree(POLICIES, policies)
    change(policies)
    with pytest.raises(RuleBookError) as refused:
        catalog.load(policies)
    assert fault in refused.value.en


@pytest.mark.parametrize("name", sorted(set(RULES.kinds) - {"unknown_law"}))
def test_every_kind_says_what_it_asks_and_how_it_ends(name: str) -> None:
    kind = RULES.kinds[name]
    worded = {variant(key)[0] for key in kind.messages}
    assert {"asks", "fail"} <= worded
    titles = kind.params["properties"]
    untitled = [key for key, schema in titles.items() if not {"title", "title_zh"} <= set(schema)]
    assert untitled == []


@pytest.mark.parametrize("rule_id", RULES.rules)
def test_what_a_rule_asks_can_be_said_of_each_of_its_versions(rule_id: str) -> None:
    rule = RULES.rules[rule_id]
    for record_type in RULES.scopes[rule.scope].of:
        wording = Wording(RULES, WORDS.glossary, record_type, {})
        for version in rule.versions:
            if version.unknown or rule.kind == "unknown_law":
                continue
            params = {**rule.params, **version.params}
            for lang in ("zh", "en"):
                sentence, named = wording.asks(rule, params, lang)
                assert sentence
                assert {name for name in named if params.get(name) is None} == set()
