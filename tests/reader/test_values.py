"""The mistakes that people and exports make, and the hint each gets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from checker.reader import Refusal, read

Encode = Callable[..., bytes]


def message(data: bytes, lang: str = "zh") -> str:
    result = read(data, "x")
    assert isinstance(result, Refusal)
    (fault,) = result.faults
    return fault.message[lang]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2024/2/5", "请写成 2024-02-05。"),
        ("2024.02.05", "请写成 2024-02-05。"),
        ("20240205", "请写成 2024-02-05。"),
        ("2024年2月5日", "请写成 2024-02-05。"),
        (" 2024-02-05", "请写成 2024-02-05。"),
        ("2024-02-05T10:00+08:00", "这里只要日期。请写成 2024-02-05。"),
        # Not plainly a date: nothing is guessed.
        ("2024-2-30", "请写成“年-月-日”"),
        ("05/02/2024", "请写成“年-月-日”"),
        ("去年底", "请写成“年-月-日”"),
        ("2024-13-01", "没有 13 月"),
        ("2024-04-31", "2024 年 4 月只有 1 日至 30 日"),
        ("0000-01-01", "没有公元 0 年"),
    ],
)
def test_a_date_is_put_right_where_it_is_plain(encode: Encode, written: str, hint: str) -> None:
    assert hint in message(encode(filing={"decided_on": written}))


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("2024-02-05T09:30", "写成 2024-02-05T09:30+08:00。"),
        ("2024-02-05 9:30", "请写成 2024-02-05T09:30+08:00。"),
        ("2024年2月5日 9时30分", "请写成 2024-02-05T09:30+08:00。"),
        # Another zone: the hour would be wrong.
        ("2024-02-05T01:30Z", "写成“日期T时:分+08:00”"),
        ("2024-02-05T02:30:00.000+09:00", "写成“日期T时:分+08:00”"),
        ("2024-02-05 29:30", "请写成“日期T时:分+08:00”"),
        ("2024-02-30T09:30+08:00", "2024 年 2 月只有 1 日至 29 日"),
    ],
)
def test_a_time_is_put_right_where_it_is_plain(encode: Encode, written: str, hint: str) -> None:
    assert hint in message(encode(recordings=[{"id": "r", "made_at": written}]))


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("decided-on", "是否应为 decided_on？"),
        ("DecidedOn", "是否应为 decided_on？"),
        ("decidedon", "是否应为 decided_on？"),
        ("立案日期", "是否应为 decided_on？"),
        ("Decided on", "是否应为 decided_on？"),
        ("presider_unit", "这一项的位置是 /hearing/presider_unit。"),
        ("zzzz", "没有“zzzz”这一项。请更正名称"),
    ],
)
def test_an_unknown_key_is_likened_to_a_known_one(encode: Encode, key: str, hint: str) -> None:
    assert hint in message(encode(filing={key: None}))


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("企业法人", "是否应为 legal_person？"),
        ("自然人", "是否应为 natural_person？"),
        ("Legal-Person", "是否应为 legal_person？"),
        ("naturalperson", "是否应为 natural_person？"),
        ("qqqq", "没有“qqqq”这个值。可用的有"),
        (3, "没有“3”这个值。可用的有"),
    ],
)
def test_an_unknown_value_is_likened_to_a_known_one(
    encode: Encode, written: Any, hint: str
) -> None:
    said = message(encode(party={"kind": written}))
    assert hint in said
    assert said.endswith("natural_person, legal_person, other_organisation, individual_business。")


def test_a_name_of_a_value_is_that_of_its_field(encode: Encode) -> None:
    act = {"id": "a", "subject": "物品"}
    assert "是否应为 object？" in message(encode(investigation={"acts": [act]}))


@pytest.mark.parametrize(("word", "truth"), [("是", "true"), ("否", "false"), ("TRUE", "true")])
def test_a_word_for_yes_or_no_is_translated(encode: Encode, word: str, truth: str) -> None:
    said = message(encode(decision={"correction_ordered": word}))
    assert f"请写 {truth}，不加引号。" in said


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("5000000", "请写 5000000，不加引号。"),
        ("5万元", "金额应为以分为单位的整数，现为“5万元”"),
        (0.5, "金额应为以分为单位的整数，现为“0.5”"),
        (True, "应为整数，现为是非值"),
        ([5], "应为整数，现为列表"),
    ],
)
def test_money_is_a_whole_number_of_fen(encode: Encode, value: Any, hint: str) -> None:
    assert hint in message(encode(decision={"penalty": {"fine_fen": value}}))
    assert hint in message(encode(local_standards={"hearing_fine": {"fen": value}}))


@pytest.mark.parametrize("section", [{"name": 7}, {"telephone": ["13800000000"]}])
def test_personal_data_of_the_wrong_type_is_not_repeated(
    encode: Encode, section: dict[str, Any]
) -> None:
    for lang in ("zh", "en"):
        assert "1380" not in message(encode(party=section), lang)


def test_a_date_of_birth_is_neither_repeated_nor_put_right(encode: Encode) -> None:
    for lang in ("zh", "en"):
        assert "1990" not in message(encode(party={"birth_on": "1990/3/7"}), lang)


def test_an_empty_text_anywhere_asks_for_null_or_nothing(encode: Encode) -> None:
    for section in (
        {"filing": ""},
        {"people": ""},
        {"filing": {"decision": ""}},
        {"filing": {"decided_on": ""}},
        {"decision": {"signed_by": ""}},
        {"party": {"identity_number": ""}},
        {"hearing": {"agents": ""}},
    ):
        assert "是空的文字。案卷中确实没有的写 null" in message(encode(**section))
