"""Every coded value has its name, and no name is left over."""

from __future__ import annotations

import yaml

from checker.records.glossary import enum_names, enums_file, name_of, special_names
from checker.records.shape import RECORD_TYPES, shape


def coded_places() -> list[tuple[str, tuple[str, ...]]]:
    return [(p, place.enum) for t in RECORD_TYPES for p, place in shape(t).walk() if place.enum]


def test_there_is_a_name_for_each_value_and_no_other() -> None:
    used = {value for _, values in coded_places() for value in values}
    assert set(enum_names()) == used


def test_every_special_name_is_used() -> None:
    for end, names in special_names().items():
        for value in names:
            hits = [p for p, values in coded_places() if value in values and p.endswith(end)]
            assert hits, (end, value)


def test_names_are_words_in_both_languages() -> None:
    tables = [enum_names(), *special_names().values()]
    for names in tables:
        for value, name in names.items():
            assert set(name) == {"zh", "en"}, value
            assert all(
                isinstance(word, str) and word.strip() == word != "" for word in name.values()
            )
            assert any("\u4e00" <= c <= "\u9fff" for c in name["zh"]), value
            assert name["en"].isascii(), value


def test_within_one_field_no_two_values_have_the_same_name() -> None:
    for pattern, values in coded_places():
        for lang in ("zh", "en"):
            names = [name_of(value, pattern)[lang] for value in values]
            assert len(set(names)) == len(names), (pattern, lang)


def test_a_value_may_mean_something_else_in_some_fields() -> None:
    assert name_of("object", "/filing/approval/points/*/stance")["zh"] == "反对"
    assert name_of("object", "/investigation/acts/*/subject")["zh"] == "物品"


def test_no_value_stands_twice_in_the_table() -> None:
    table = yaml.compose(enums_file().read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert table is not None
    for section_key, section in table.value:
        keys = [key.value for key, _ in section.value]
        assert len(set(keys)) == len(keys), section_key.value
