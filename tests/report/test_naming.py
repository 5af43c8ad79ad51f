"""What places of a record are called in sentences and in the timeline."""

from __future__ import annotations

import pytest

from checker.catalog import Bilingual
from checker.records.shape import RECORD_TYPES, shape
from checker.report import naming

CASE = shape("penalty_case")
GLOSSARY = {"inspection": Bilingual(zh="检查", en="inspection")}
RAW = {
    "people": [{"id": "p1", "name": "李建国"}, {"id": "p2"}],
    "investigation": {
        "acts": [{"id": "a", "on": "2026-03-10", "kind": "inspection"}, {"id": "b", "kind": None}]
    },
    "accountability": {"delays": [{"id": "d", "person": "p1"}]},
}
MARKS = naming.marks(RAW, CASE, GLOSSARY)


@pytest.mark.parametrize(
    ("pointer", "zh", "en"),
    [
        # A word that the next title repeats is said once.
        ("/filing/decided_on", "立案日期", "Filing, decided on"),
        ("/service/served_on", "决定书送达日期", "Service of the decision, served on"),
        ("/notice/document/made_on", "行政处罚告知书的制作日期", "Notice, notice, made on"),
        ("/notice/service/served_on", "处罚告知的送达日期", "Notice, service, served on"),
        # A property with 的, a yes-or-no question without.
        ("/decision/made_on", "处罚决定的作出日期", "Decision, made on"),
        ("/hearing/waived", "听证·明确放弃", "Hearing, expressly waived"),
        # The unit is no part of the name: money is printed in yuan.
        ("/decision/penalty/fine_fen", "处罚决定·处罚内容的罚款金额", "Decision, penalty, fine"),
        # Elements have their number, and what marks them out.
        (
            "/investigation/acts/0/officers",
            "调查取证行为（第1项，2026年3月10日检查）的执法人员",
            "Investigation, investigative acts (no. 1: 2026-03-10 inspection), officers",
        ),
        (
            "/investigation/acts/1/officers",
            "调查取证行为（第2项）的执法人员",
            "Investigation, investigative acts (no. 2), officers",
        ),
        (
            "/investigation/acts/*/officers",
            "调查取证行为的执法人员",
            "Investigation, investigative acts, officers",
        ),
        # People are called by name, where there is one.
        ("/people/0/name", "办案人员（李建国）的姓名", "People (李建国), name"),
        ("/people/1/name", "办案人员（第2项）的姓名", "People (no. 2), name"),
        # What no record has is shown as it is.
        ("/no/such/place", "/no/such/place", "/no/such/place"),
    ],
)
def test_a_place_has_a_short_name(pointer: str, zh: str, en: str) -> None:
    assert naming.label(CASE, pointer, "zh", MARKS) == zh
    assert naming.label(CASE, pointer, "en", MARKS) == en


@pytest.mark.parametrize(
    ("pointer", "zh", "en"),
    [
        ("/service/served_on", "决定书送达", "Service of the decision, served"),
        ("/filing/decided_on", "立案", "Filing, decided"),
        # The day stands in the timeline already.
        (
            "/investigation/acts/0/on",
            "调查取证行为（第1项，检查）",
            "Investigation, investigative acts (no. 1: inspection)",
        ),
    ],
)
def test_a_dated_place_is_told_as_an_event(pointer: str, zh: str, en: str) -> None:
    assert naming.event(CASE, pointer, "zh", MARKS) == zh
    assert naming.event(CASE, pointer, "en", MARKS) == en


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_every_place_has_a_name_of_its_own_length(record_type: str, lang: str) -> None:
    root = shape(record_type)
    names = {
        pattern: naming.label(root, pattern, lang, {})
        for pattern, place in root.walk()
        if pattern and not pattern.endswith("/*")
    }
    assert [p for p, name in names.items() if name == p or not name.strip("·的, ")] == []
    longest = max(names.values(), key=len)
    assert len(longest) <= {"zh": 40, "en": 120}[lang], longest


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_every_dated_place_can_be_told_as_an_event(record_type: str) -> None:
    root = shape(record_type)
    dated = [p for p, place in root.walk() if place.format in {"date", "date-time-cn"}]
    assert dated
    told = {p: naming.event(root, p, lang, {}) for p in dated for lang in ("zh", "en")}
    assert [p for p, event in told.items() if not event] == []
