"""The record types as the commands that ask for one know them."""

from __future__ import annotations

from checker.errors import UsageError
from checker.reader.values import nearest
from checker.records.glossary import name_of
from checker.records.shape import RECORD_TYPES


def record_type_of(word: str) -> str:
    """`word` if it is a record type. Raises UsageError with those there are."""
    if word in RECORD_TYPES:
        return word
    zh, en = (
        ", ".join(f"{name}（{name_of(name, '/type')['zh']}）" for name in RECORD_TYPES),
        ", ".join(f"{name} ({name_of(name, '/type')['en']})" for name in RECORD_TYPES),
    )
    hint_zh, hint_en = nearest(word, RECORD_TYPES)
    raise UsageError(
        f"没有 {word} 这种记录类型。{hint_zh}可用的有：{zh}。",
        f"There is no record type {word}. {hint_en}There are: {en}.",
    )
