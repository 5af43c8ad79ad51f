"""Export profiles: what they fill and what they leave alone, and how a bad one is refused."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.errors import InputRefused
from checker.reader import Profile, Record, Refusal, load_profile, read
from checker.records.shape import shape

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
INVALID = FIXTURES / "invalid" / "profiles"

Encode = Callable[..., bytes]

#: What the message on each bad profile must hold, in Chinese and in English.
FAULTS: dict[str, list[str]] = {
    "all-keys-missing": ["1 处错误", "缺少 id, title, source_system, record_type, complete"],
    "no-mapping": ["应为对象", "should be an object"],
    "no-yaml": ["不是 UTF-8 编码的 YAML 或 JSON", "no YAML or JSON"],
    "repeated-key": ["'complete' stands twice", "line 6"],
    "unknown-type": ["没有 penalty_cases 这种记录类型", "penalty_case."],
    "nothing-complete": ["complete：至少要有一项", "needs an item"],
    "many-faults": [
        "11 处错误",
        "11 faults",
        "没有 comment 这一项",
        "id：只能用小写字母",
        "title：缺少 en",
        "title/zh：不能是空的文字",
        "source_system：应为带引号的文字",
        "complete：有重复的项",
        "complete/0：位置以 / 开头",
        "complete/1：/filing/aproval 中的 aproval 不存在。是否应为 approval？",
        "complete/2：/people/0/certificates 中的 0 不存在。列表的元素写作 *。",
        "complete/3：/people/*/id 是记录类型或编号",
        "complete/4：/decision/made_on/day 中的 day 不存在",
    ],
}


def profile(*patterns: str, record_type: str = "penalty_case") -> Profile:
    return Profile("p", {"zh": "甲", "en": "a"}, "s", record_type, patterns, "0")


def filled(document: dict[str, Any], *patterns: str) -> tuple[dict[str, Any], set[str]]:
    """The document after the profile, and the pointers filled."""
    raw = {"type": "penalty_case", "id": "x", **copy.deepcopy(document)}
    pointers = profile(*patterns).apply(raw)
    return raw, set(pointers)


def test_an_absent_section_becomes_null() -> None:
    raw, pointers = filled({}, "/filing", "/extensions")
    assert (raw["filing"], raw["extensions"]) == (None, None)
    assert pointers == {"/filing", "/extensions"}


def test_below_a_section_every_absent_key_of_an_object_becomes_null() -> None:
    raw, pointers = filled({"filing": {"form": {"title": "表"}, "review": None}}, "/filing")
    known = set(shape("penalty_case").children["filing"].children)
    assert set(raw["filing"]) == known
    assert raw["filing"]["review"] is None
    assert raw["filing"]["form"] == dict.fromkeys(raw["filing"]["form"], None) | {"title": "表"}
    assert "/filing/approval" in pointers
    assert "/filing/form/number" in pointers
    assert not any(
        pointer.startswith(("/filing/review", "/filing/approval/")) for pointer in pointers
    )


def test_elements_of_lists_are_filled_but_their_ids_never() -> None:
    people = [{"id": "p1", "posts": [{"id": "t1"}]}, {"id": "p2"}]
    raw, pointers = filled({"people": people}, "/people")
    assert raw["people"][1]["posts"] is None
    assert raw["people"][0]["posts"][0]["title"] is None
    assert {"/people/1/posts", "/people/0/posts/0/title"} <= pointers


def test_a_pattern_through_a_list_fills_in_its_elements_only() -> None:
    raw, pointers = filled({"people": [{"id": "p1"}]}, "/people/*/certificates")
    assert raw["people"] == [{"id": "p1", "certificates": None}]
    assert pointers == {"/people/0/certificates"}
    assert filled({}, "/people/*/certificates")[1] == set()


def test_what_is_absent_with_its_parent_is_left_alone() -> None:
    assert filled({}, "/filing/approval")[1] == set()
    assert filled({"filing": None}, "/filing/approval")[1] == set()
    assert filled({"filing": {}}, "/filing/approval") == (
        {"type": "penalty_case", "id": "x", "filing": {"approval": None}},
        {"/filing/approval"},
    )


def test_nothing_that_is_there_is_changed() -> None:
    document = {"people": [{"id": "p1"}], "decision": {"made_on": "2024-02-05", "signed_by": None}}
    raw, _ = filled(document, "")
    assert raw["decision"]["made_on"] == "2024-02-05"
    assert raw["people"][0]["id"] == "p1"


def test_type_and_ids_are_never_filled() -> None:
    raw, pointers = filled({"organ": {}, "people": [{"id": "p"}]}, "")
    assert not any(pointer.endswith(("/id", "/type")) for pointer in pointers)
    assert "id" not in raw["organ"]


def test_the_whole_record_is_the_empty_pattern() -> None:
    raw, pointers = filled({}, "")
    assert set(raw) == set(shape("penalty_case").children)
    assert len(pointers) == len(raw) - 2


def test_another_type_of_record_is_left_as_it_is() -> None:
    raw: dict[str, Any] = {"type": "meeting", "id": "m"}
    assert profile("").apply(raw) == frozenset()
    assert raw == {"type": "meeting", "id": "m"}


def test_reading_applies_it_after_the_hash_was_taken(encode: Encode) -> None:
    data = encode(filing={})
    result = read(data, "x", profile=profile("/filing/approval"))
    assert isinstance(result, Record)
    assert result.raw["filing"] == {"approval": None}
    assert result.filled == {"/filing/approval"}
    assert result.sha256 == hashlib.sha256(data).hexdigest()
    assert result.line_of("/filing/approval") == result.line_of("/filing")


def test_a_reference_to_people_that_the_profile_made_null_is_refused(encode: Encode) -> None:
    data = encode(decision={"signed_by": "p1"})
    assert isinstance(read(data, "x"), Record)
    result = read(data, "x", profile=profile("/people"))
    assert isinstance(result, Refusal)
    (fault,) = result.faults
    assert (fault.code, fault.pointer, fault.line) == ("unknown_person", "/decision/signed_by", 5)
    assert "导出约定" in fault.message["zh"]
    assert "export profile" in fault.message["en"]


def test_the_example_is_read() -> None:
    path = FIXTURES / "profiles" / "penalty-system.yaml"
    made = load_profile(path)
    assert (made.id, made.record_type) == ("penalty-system", "penalty_case")
    assert made.complete == ("/filing", "/notice", "/service", "/people/*/certificates")
    assert made.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_profile_may_be_json(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    content = {
        "id": "a",
        "title": {"zh": "甲", "en": "a"},
        "source_system": "s",
        "record_type": "meeting",
        "complete": [""],
    }
    path.write_text(json.dumps(content))
    assert load_profile(path).complete == ("",)


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_profile_is_refused_with_all_its_faults(name: str) -> None:
    with pytest.raises(InputRefused) as caught:
        load_profile(INVALID / f"{name}.yaml")
    both = f"{caught.value.zh}\n{caught.value.en}"
    assert [words for words in FAULTS[name] if words not in both] == []


def test_every_bad_profile_has_its_words() -> None:
    assert {path.stem for path in INVALID.iterdir()} == set(FAULTS)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 5000, b"", b"a: &a [*a]", b"? [1]\n: 2"])
def test_any_content_is_refused_and_no_crash(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(content)
    with pytest.raises(InputRefused):
        load_profile(path)


def test_a_missing_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="cannot be read"):
        load_profile(tmp_path / "none.yaml")
