"""
Documents made to hurt: each is refused with a fault, within bounds of memory and depth.

No test takes the time. A quadratic step would make these documents take minutes.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.reader import MAX_BYTES, Record, Refusal, read, read_path
from checker.reader.decode import MAX_VALUES
from checker.reader.scan import MAX_DEPTH, MAX_FLAWS

HEAD = b'{"type": "penalty_case", "id": "x", '
NEAR = MAX_BYTES - 200

UNTIMED = settings(deadline=None)


def codes(data: bytes) -> list[str]:
    result = read(data, "x.json")
    assert isinstance(result, Refusal)
    assert all(f.message["zh"] and f.message["en"] for f in result.faults)
    return [fault.code for fault in result.faults]


DOCUMENTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a text of 100 MB": (lambda: b'{"a": "' + b"x" * 100_000_000 + b'"}', "too_large"),
    "a million brackets": (lambda: b"[" * 1_000_000, "too_deep"),
    "a million brackets, closed": (lambda: b"[" * 1_000_000 + b"]" * 1_000_000, "too_deep"),
    "a million objects": (lambda: b'{"a":' * 1_000_000, "too_deep"),
    "one long text": (lambda: HEAD + b'"case_no": "' + b"x" * NEAR + b'"}', "text_too_long"),
    "one long text of escapes": (
        lambda: HEAD + b'"case_no": "' + b"\\n" * (NEAR // 2) + b'"}',
        "text_too_long",
    ),
    "escapes without an end": (
        lambda: HEAD + b'"case_no": "' + b"\\n" * (NEAR // 2),
        "not_json",
    ),
    "escapes of quotation marks": (lambda: b'\\"' * (NEAR // 2), "not_json"),
    "quotation marks": (lambda: b'"' * NEAR, "trailing"),
    "a long number": (lambda: HEAD + b'"case_no": ' + b"1" * NEAR + b"}", "wrong_type"),
    "a long number of fen": (
        lambda: HEAD + b'"collection": {"paid_fen": ' + b"1" * NEAR + b"}}",
        "number_too_large",
    ),
    "a number without bound": (
        lambda: HEAD + b'"enforcement": {"additional_fine": {"percent_per_day": 1e999}}}',
        "number_too_large",
    ),
    "a long key": (lambda: HEAD + b'"' + b"k" * NEAR + b'": 1}', "unknown_key"),
    "nothing but lines": (lambda: b"\n" * NEAR, "truncated"),
    "nothing but zeros": (lambda: b"\0" * 1000, "not_utf8"),
    "too many numbers": (lambda: b"[" + b"1," * (NEAR // 2) + b"1]", "too_many_values"),
    "too many objects": (lambda: b"[" + b"{}," * (NEAR // 3) + b"1]", "too_many_values"),
    "half a character in a key": (lambda: HEAD + b'"\\ud800": 1}', "lone_surrogate"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_is_refused(name: str) -> None:
    document, code = DOCUMENTS[name]
    assert code in codes(document())


def test_what_is_too_large_or_too_deep_is_not_parsed() -> None:
    for document, limit in ((b'"' + b"x" * 100_000_000, 1_000_000), (b"[" * 1_000_000, 9_000_000)):
        tracemalloc.start()
        read(document, "x.json")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < limit


def test_the_last_depth_is_read_and_the_next_is_not() -> None:
    def nested(depth: int) -> list[str]:
        # The record itself is the first level.
        return codes(HEAD + b'"filing": ' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}")

    assert nested(MAX_DEPTH) == ["wrong_type"]
    assert nested(MAX_DEPTH + 1) == ["too_deep"]


def test_the_limit_of_size_is_the_callers(tmp_path: Path) -> None:
    data = HEAD + b'"case_no": null}'
    path = tmp_path / "x.json"
    path.write_bytes(data)
    assert isinstance(read(data, "x", max_bytes=len(data)), Record)
    assert isinstance(read_path(path, max_bytes=len(data)), Record)
    for result in (
        read(data, "x", max_bytes=len(data) - 1),
        read_path(path, max_bytes=len(data) - 1),
    ):
        assert isinstance(result, Refusal)
        assert [fault.code for fault in result.faults] == ["too_large"]


def test_commas_inside_texts_are_no_values() -> None:
    text = ",".join(["x"] * 9_000)
    notes = ",".join(f'{{"id": "v{n}", "description": "{text}"}}' for n in range(40))
    assert text.count(",") * 40 > MAX_VALUES
    assert isinstance(read(HEAD + f'"violations": [{notes}]}}'.encode(), "x"), Record)


def test_of_very_many_faults_the_first_are_told_and_the_rest_counted() -> None:
    keys = ",".join(f'"k{n}": 1' for n in range(MAX_FLAWS + 7))
    result = read(HEAD + keys.encode() + b"}", "x")
    assert isinstance(result, Refusal)
    assert [f.code for f in result.faults] == ["unknown_key"] * MAX_FLAWS + ["more_faults"]
    assert result.faults[-1].message["zh"].startswith("还有 7 处错误")


def test_very_many_flaws_of_the_text_end_the_reading() -> None:
    keys = ",".join('"k": 1' for _ in range(MAX_FLAWS + 7))
    result = read(HEAD + keys.encode() + b"}", "x")
    assert isinstance(result, Refusal)
    assert [f.code for f in result.faults] == ["duplicate_key"] * MAX_FLAWS + ["more_faults"]
    assert "没有检查" in result.faults[-1].message["zh"]


@pytest.mark.parametrize("people", [b"true", b"1", b"1.5", b'"p1"', b"{}", b"[1]"])
def test_people_that_are_no_list_of_people_are_refused(people: bytes) -> None:
    assert codes(HEAD + b'"people": ' + people + b"}") == ["wrong_type"]


def test_many_wrong_references_to_many_people() -> None:
    people = ",".join(f'{{"id": "p{n}", "name": "n"}}' for n in range(60_000))
    entitled = ",".join(f'"q{n}"' for n in range(60_000))
    data = (
        HEAD
        + f'"people": [{people}], "meetings": [{{"id": "m", "entitled": [{entitled}]}}]}}'.encode()
    )
    assert codes(data) == ["unknown_person"] * MAX_FLAWS + ["more_faults"]


def test_a_message_neither_breaks_lines_nor_acts_on_a_terminal() -> None:
    result = read(HEAD + b'"a\\u001b[2J\\n\\u202e": 1}', "x")
    assert isinstance(result, Refusal)
    for text in result.faults[0].message.values():
        assert text.isprintable()
        assert r"\x1b[2J\n\u202e" in text


@UNTIMED
@given(st.binary(max_size=60))
@example(b'{"type": "penalty_case"')
@example(b'{"type": "penalty_case", "id": "\\ud800"}')
@example(b'{"type": {}, "id": []}')
def test_any_bytes_are_a_record_or_a_refusal_with_faults(data: bytes) -> None:
    result = read(data, "x.json")
    assert isinstance(result, Record) or result.faults


@UNTIMED
@given(st.data())
def test_a_record_with_damage_is_a_record_or_a_refusal_with_faults(data: st.DataObject) -> None:
    good = (Path(__file__).parents[2] / "fixtures/valid/records/meeting.json").read_bytes()
    position = data.draw(st.integers(0, len(good)))
    removed = data.draw(st.integers(0, 40))
    put = data.draw(st.sampled_from([b"", b"{", b"]", b'"', b"\\", b",", b"null", b"\xff", b"0"]))
    result = read(good[:position] + put + good[position + removed :], "x.json")
    if isinstance(result, Refusal):
        assert result.faults
        assert "not_accepted" not in {fault.code for fault in result.faults}
