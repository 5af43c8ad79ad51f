"""Citations as they stand in an opinion."""

from __future__ import annotations

import pytest

from checker import catalog, paths
from checker.report import assemble
from checker.report.citing import cite, locator, numeral
from checker.report.models import Basis, Text
from checker.report.words import Words

WORDS = Words.load(paths.policies())
LAW = Text(zh="行政处罚法", en="Administrative Penalty Law")
ORDER = Text(zh="安全生产违法行为行政处罚办法（应急管理部令第18号）", en="Measures (MEM Order 18)")


def basis(norm: str, title: Text, article: str, version: str | None, authority: str) -> Basis:
    return Basis(
        norm=norm, title=title, article=article, version=version, authority=authority, fact=None
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1", "一"),
        ("10", "十"),
        ("18", "十八"),
        ("20", "二十"),
        ("42", "四十二"),
        ("100", "一百"),
        ("108", "一百零八"),
        ("112", "一百一十二"),
    ],
)
def test_numbers_are_written_as_articles_are(number: str, text: str) -> None:
    assert numeral(number) == text


@pytest.mark.parametrize(
    ("article", "zh", "en"),
    [
        ("42", "第四十二条", "art. 42"),
        ("57-58", "第五十七条至第五十八条", "art. 57-58"),
        # Whether a paragraph or an item is not known: the article is right either way.
        ("61(1)", "第六十一条", "art. 61(1)"),
        ("18(4)-(6)", "第十八条", "art. 18(4)-(6)"),
        ("112(1),(3)", "第一百一十二条", "art. 112(1),(3)"),
        ("92 para 1", "第九十二条第一款", "art. 92 para 1"),
        ("42(1)(6)", "第四十二条第一款第（六）项", "art. 42(1)(6)"),
        ("42(1)(1)-(2)", "第四十二条第一款第（一）至（二）项", "art. 42(1)(1)-(2)"),
        ("11, 18", "第十一条、第十八条", "art. 11, 18"),
        ("31 (2007 text)", "第三十一条（2007年文本）", "art. 31 (2007 text)"),
        (
            "32 (31 in the 2007 text)",
            "第三十二条（2007年文本为第三十一条）",
            "art. 32 (31 in the 2007 text)",
        ),
        ("97 item 3", "第九十七条第（三）项", "art. 97 item 3"),
        ("63 items 1-7", "第六十三条第（一）至（七）项", "art. 63 items 1-7"),
        ("part 7", "第七部分", "part 7"),
        ("-", "", ""),
    ],
)
def test_articles_are_told_in_both_languages(article: str, zh: str, en: str) -> None:
    told = tuple(locator(article, WORDS.glossary, lang) for lang in ("zh", "en"))
    assert told == (zh, en)


def test_one_norm_is_named_once_with_rank_and_version() -> None:
    cited = [basis("L", LAW, article, "2021-01-22", "law") for article in ("44", "62", "44")]
    assert cite(cited, WORDS, "zh") == "《行政处罚法》（法律，2021年文本）第四十四条、第六十二条"
    assert cite(cited, WORDS, "en") == (
        "Administrative Penalty Law (law, 2021 text), art. 44, art. 62"
    )


def test_paragraphs_of_one_article_name_it_once() -> None:
    articles = ("53 para 1", "53 para 2", "53 item 1", "54 para 1", "55", "55 para 2")
    cited = [basis("L", LAW, article, None, "law") for article in articles]
    assert cite(cited, WORDS, "zh").endswith(
        "第五十三条第一款、第二款、第（一）项、第五十四条第一款、第五十五条、第五十五条第二款"
    )


def test_parts_of_one_article_that_cannot_be_told_apart_are_cited_once() -> None:
    cited = [basis("L", LAW, article, None, "law") for article in ("53(1)", "53(2)", "54")]
    assert cite(cited, WORDS, "zh").endswith("）第五十三条、第五十四条")
    assert cite(cited, WORDS, "en").endswith("art. 53(1), art. 53(2), art. 54")


def test_an_order_number_stands_outside_the_title_marks() -> None:
    cited = [basis("O", ORDER, "34(1)", "2025-11-27", "departmental_rule")]
    assert cite(cited, WORDS, "zh") == (
        "《安全生产违法行为行政处罚办法》（应急管理部令第18号，部门规章，2025年文本）第三十四条"
    )


def test_two_norms_are_parted() -> None:
    cited = [
        basis("L", LAW, "44", "2021-01-22", "law"),
        basis("O", ORDER, "5", "2025-11-27", "departmental_rule"),
    ]
    assert cite(cited, WORDS, "zh").count("；") == 1


def test_every_article_that_a_rule_cites_reads_well_in_both_languages() -> None:
    """An article in words stands in `terms.yaml` under `locator`, in both languages."""
    rules = catalog.load(paths.policies())
    articles = {
        entry.article
        for rule in rules.rules.values()
        for version in rule.versions
        for entry in assemble.basis(rules, version)
    }
    assert articles
    chinese = {a: locator(a, WORDS.glossary, "zh") for a in articles}
    english = {a: locator(a, WORDS.glossary, "en") for a in articles}
    latin = {a for a, text in chinese.items() if any("a" <= c.lower() <= "z" for c in text)}
    wide = {a for a, text in english.items() if not text.isascii()}
    assert (latin, wide) == (set(), set())
