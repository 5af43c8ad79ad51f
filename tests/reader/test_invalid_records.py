"""
Every way a record can be wrong: a file each, named after its sentence, and what must be said.

A file `KEY.json` of `fixtures/invalid/records/` holds the one fault whose sentence is
`words.SENTENCES[KEY]`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.reader import Fault, Record, Refusal, read_path
from checker.reader.words import SENTENCES

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "invalid" / "records"

#: Sentence: (pointer, line, words the Chinese sentence must hold, and the English one).
EXPECTED: dict[str, tuple[str, int, list[str], list[str]]] = {
    "empty": ("", 1, ["空的"], ["empty"]),
    "not_text": ("", 1, ["ZIP / Office"], ["ZIP / Office"]),
    "not_utf8": ("", 3, ["UTF-8", "第 38 字节"], ["byte 38"]),
    "not_utf8.gbk": ("", 4, ["GBK"], ["GBK"]),
    "not_utf8.utf16": ("", 1, ["UTF-16"], ["UTF-16"]),
    "not_utf8.utf32": ("", 1, ["UTF-32"], ["UTF-32"]),
    "bom": ("", 1, ["BOM", "另存为"], ["BOM", "Save it"]),
    "truncated": ("", 6, ["第 4 行"], ["line 4"]),
    "truncated.blank": ("", 3, ["空白"], ["white space"]),
    "trailing": ("", 6, ["“{”", "一份记录"], ["({)", "one record"]),
    "too_deep": ("", 4, ["64 层"], ["64 deep"]),
    "duplicate_key": (
        "/filing/decided_on",
        7,
        ["立案 › 立案日期：", "第 5 行"],
        ["Filing › Decided on:", "line 5"],
    ),
    "not_a_number": (
        "/enforcement/additional_fine/percent_per_day",
        4,
        ["执行 › 加处罚款 › 日加处比例(%)：", "NaN"],
        ["NaN"],
    ),
    "lone_surrogate": ("/case_no", 4, ["案号：", "\\ud83d", "截断"], ["half a character"]),
    "not_json.comma_missing": ("", 5, ['“"procedure"”', "逗号"], ['"procedure"', "comma"]),
    "not_json.comma_too_many": ("", 5, ["“}”", "逗号"], ["}", "comma too many"]),
    "not_json.comma_twice": ("/people/1", 4, ["多了一个逗号"], ["comma too many"]),
    "not_json.colon_missing": ("", 4, ["冒号"], ["colon is missing"]),
    "not_json.colon_again": ("", 4, ["冒号"], ["colon too many"]),
    "not_json.value_missing": ("/case_no", 5, ["缺少一个值", "null"], ["value is missing"]),
    "not_json.value_expected": ("/case_no", 4, ["“*”"], ["*"]),
    "not_json.key_expected": ("", 4, ["双引号", "“5”"], ["double quotation marks", "5"]),
    "not_json.key_unquoted": ("", 4, ["“case_no”"], ["case_no"]),
    "not_json.value_unquoted": ("/procedure", 4, ["“ordinary”"], ["ordinary"]),
    "not_json.literal": ("/case_no", 4, ["“None”", "null"], ["None", "null"]),
    "not_json.number": ("/collection/paid_fen", 4, ["数"], ["number"]),
    "not_json.single_quotes": ("", 4, ["单引号"], ["single quotation mark"]),
    "not_json.full_width": ("", 4, ["中文标点“：”"], ["full-width mark ："]),
    "not_json.comment": ("", 4, ["注释"], ["comments"]),
    "not_json.wrong_closing": ("/people", 4, ["括号", "“}”"], ["}"]),
    "not_json.string_open": ("/case_no", 4, ["结束的双引号"], ["closing quotation mark"]),
    "not_json.string_broken": ("/case_no", 4, ["本行", "\\n"], ["on its line", "\\n"]),
    "not_json.control": ("/case_no", 4, ["制表符"], ["a tab"]),
    "not_json.escape": ("/case_no", 4, ["反斜杠", "\\\\"], ["backslash", "\\\\"]),
    "not_an_object": ("", 1, ["列表"], ["a list"]),
    "type_missing": ("", 1, ["type", "penalty_case"], ["`type`", "penalty_case"]),
    "type_unknown": (
        "/type",
        2,
        ["“penalty-cases”", "是否应为 penalty_case？"],
        ["Is it penalty_case?", "meeting"],
    ),
    "unknown_key": (
        "/filing/decidedOn",
        5,
        ["立案：", "“decidedOn”", "是否应为 decided_on？"],
        ["Filing:", "Is it decided_on?"],
    ),
    "missing_id": ("/people/1/id", 6, ["办案人员 › 第 2 项：", "缺少 id"], ["item 2", "id"]),
    "null_id": ("/id", 3, ["记录编号：", "null"], ["Record id:", "null"]),
    "bad_id": ("/people/0/id", 4, ["“p 1”", "空白"], ['"p 1"', "white space"]),
    "placeholder": ("/people/0/id", 4, ["第 1 项 ›", "还没有填写"], ["not filled in"]),
    "duplicate_id": (
        "/people/2/id",
        7,
        ["第 3 项（p1）", "第 5 行"],
        ["item 3 (p1)", "line 5"],
    ),
    "unknown_person": (
        "/decision/signed_by",
        6,
        ["处罚决定 › 签批人：", "“办案人员”", "“p-2”", "是否应为 p-02？"],
        ["Decision › Signed by:", "Is it p-02?"],
    ),
    "unknown_person.null": (
        "/decision/signed_by",
        6,
        ["“p1”", "“办案人员”（people）为 null"],
        ["`people` is null"],
    ),
    "unknown_person.name": ("/decision/signed_by", 6, ["姓名", "p1"], ["a name", "p1"]),
    "empty_text": ("/decision/made_on", 4, ["空的文字", "null", "删去"], ["empty", "null"]),
    "wrong_type": ("/filing", 4, ["立案：", "对象", "“已立案”"], ["an object", '"已立案"']),
    "wrong_type.list": ("/notice/contents", 4, ["列表", "“facts”"], ["a list", "brackets"]),
    "wrong_type.quotes_missing": ("/case_no", 4, ["加上英文双引号"], ["in quotation marks"]),
    "wrong_type.quotes_extra": (
        "/decision/correction_ordered",
        4,
        ["“是”", "请写 true"],
        ["Write true without"],
    ),
    "wrong_type.null_in_list": ("/notice/contents/1", 4, ["第 2 项", "null"], ["item 2"]),
    "unknown_value": (
        "/filing/decision",
        4,
        ["“立案”", "是否应为 file？", "file, not_file"],
        ["Is it file?", "file, not_file"],
    ),
    "date_form": (
        "/filing/decided_on",
        4,
        ["“2024年2月5日”", "请写成 2024-02-05。"],
        ["Write 2024-02-05."],
    ),
    "date_form.time": ("/filing/decided_on", 4, ["时间", "2024-02-05。"], ["has a time in it"]),
    "date_not_real": (
        "/filing/decided_on",
        4,
        ["“2023-02-29”不存在", "2023 年 2 月只有 1 日至 28 日"],
        ["February 2023 has days 1 to 28"],
    ),
    "time_form": (
        "/recordings/0/made_at",
        4,
        ["全过程记录 › 第 1 项（r1） › 记录时间：", "请写成 2024-02-05T09:30+08:00。"],
        ["Write 2024-02-05T09:30+08:00."],
    ),
    "time_form.zone": ("/recordings/0/made_at", 4, ["+08:00", "北京时间"], ["China time"]),
    "time_not_real": ("/recordings/0/made_at", 4, ["不存在", "23:59:59"], ["does not exist"]),
    "credit_code_form": ("/party/credit_code", 4, ["18 位"], ["18 digits"]),
    "credit_code_check_digit": ("/party/credit_code", 4, ["校验位不对"], ["check digit"]),
    "identity_number_form": ("/party/identity_number", 4, ["18 位", "出生日期"], ["18 places"]),
    "identity_number_check_digit": (
        "/party/identity_number",
        4,
        ["公民身份号码的校验码不对"],
        ["check digit of the identity number"],
    ),
    "money_not_integer": (
        "/decision/penalty/fine_fen",
        4,
        ["处罚决定 › 处罚内容 › 罚款金额(分)：", "以分为单位的整数", "50000.5"],
        ["whole number of fen", "50000.5"],
    ),
    "number_exponent": ("/decision/penalty/fine_fen", 4, ["5e6"], ["5e6", "exponent"]),
    "number_fraction": ("/hearing/agents", 4, ["“2.0”", "整数"], ["2.0", "decimal point"]),
    "number_too_large": ("/hearing/agents", 4, ["12345678901234567890", "1000000"], ["1000000"]),
    "number_too_large.fen": (
        "/decision/penalty/fine_fen",
        4,
        ["9007199254740993000", "分"],
        ["9007199254740993000", "fen"],
    ),
    "number_too_small": ("/hearing/agents", 4, ["“-1”", "0"], ["-1", "0"]),
    "text_too_long": ("/case_no", 4, ["20000 字"], ["20000 characters"]),
}

#: Sentences that no small file of its own shows, and the test that does.
ELSEWHERE = {
    "unreadable": "test_read.py",
    # What is wrong with files of many records and with archives.
    **dict.fromkeys(
        (
            "unreadable.link",
            "unreadable.special",
            "unreadable.folder",
            "too_large.line",
            "too_large.item",
            "archive_broken.truncated",
            "archive_broken.corrupt",
            "archive_broken.checksum",
            "archive_broken.directory",
            "archive_broken.trailing",
            "archive_unsafe",
            "archive_unsafe.link",
            "archive_unsafe.special",
            "archive_nested",
            "archive_encrypted",
            "archive_unsupported",
            "archive_too_big.expansion",
            "archive_too_big.members",
            "archive_empty",
            "list_broken.separator",
            "list_broken.truncated",
            "list_broken.trailing",
        ),
        "tests/sources",
    ),
    "too_large": "test_hostile_records.py",
    "too_many_values": "test_hostile_records.py",
    "more_faults": "test_hostile_records.py",
    "more_faults.unread": "test_hostile_records.py",
    "unknown_person.filled": "test_profile.py",
    # A problem of the model that nobody has put into words yet; test_equal_verdicts.py shows
    # that there is none.
    "not_accepted": "tests/records/test_equal_verdicts.py",
}

#: Values of personal data in the files, which no message may repeat.
PERSONAL = ("11010119901332517X", "110101199003070001")


def faults_of(name: str) -> tuple[Fault, ...]:
    result = read_path(FOLDER / f"{name}.json")
    assert isinstance(result, Refusal), name
    return result.faults


def is_said_by(key: str, message: str) -> bool:
    """Whether a Chinese message is the sentence `key` with its slots filled."""
    pieces = re.split(r"\{\w+\}", SENTENCES[key][0])
    plain = [re.escape(piece.replace("{{", "{").replace("}}", "}")) for piece in pieces]
    return re.fullmatch(".*".join(plain), message, re.DOTALL) is not None


@pytest.mark.parametrize("key", EXPECTED)
def test_a_fault_is_named_with_place_and_remedy(key: str) -> None:
    pointer, line, zh, en = EXPECTED[key]
    (fault,) = faults_of(key)
    assert (fault.pointer, fault.line, fault.code) == (pointer, line, key.partition(".")[0])
    assert is_said_by(key, fault.message["zh"])
    assert [words for words in zh if words not in fault.message["zh"]] == []
    assert [words for words in en if words not in fault.message["en"]] == []
    assert not any(value in text for value in PERSONAL for text in fault.message.values())


def test_every_file_and_every_sentence_has_its_line_here() -> None:
    files = {path.name.removesuffix(".json") for path in FOLDER.iterdir()}
    assert files == {*EXPECTED, "many"}
    assert set(SENTENCES) == {*EXPECTED, *ELSEWHERE}
    assert not set(EXPECTED) & set(ELSEWHERE)


def test_all_faults_come_at_once_in_the_order_of_the_text() -> None:
    assert [(f.line, f.pointer, f.code) for f in faults_of("many")] == [
        (4, "/case_nr", "unknown_key"),
        (7, "/people/1/id", "missing_id"),
        (10, "/filing/decision", "unknown_value"),
        (12, "/filing/decided_on", "duplicate_key"),
        (12, "/filing/decided_on", "date_not_real"),
        (14, "/decision/penalty/fine_fen", "money_not_integer"),
        (15, "/hearing/agents", "not_a_number"),
    ]


def test_the_valid_examples_are_accepted() -> None:
    folder = FOLDER.parents[1] / "valid" / "records"
    results = [read_path(path) for path in sorted(folder.iterdir())]
    assert [type(result) for result in results] == [Record, Record]
