"""
Citations as a reader of law expects them, the same in every output.

《行政处罚法》（法律，2021年文本）第四十四条、第六十二条: one norm is named once, with its
rank and the version that was applied; what stands in brackets after a title (an order's
number) stays outside the title marks.

Shapes: an article is `42`, `57-58`, `42(1)(6)` (paragraph, then item), `53 para 2`,
    `97 item 3`, `63 items 1-7`, `61(1)`, or the words of the table. Of `61(1)` the tables do not
    tell whether it is a paragraph (款) or an item (项), which a Chinese citation has to say: it
    is cited as the article, which is right either way.
Pure. Imports `catalog`, `models` and `words` only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from checker.catalog import Bilingual
from checker.report.models import Basis
from checker.report.words import LOCATOR, Words, special

_DIGITS = "零一二三四五六七八九"
_TITLE = re.compile(r"(?P<title>.+?)(?P<notes>(?:（[^（）]+）)*)")
_ARTICLES = re.compile(r"(\d+)(?:-(\d+))?")
_PARTS = re.compile(r"(\d+)\(\d+\)(?:[-,]\(\d+\))?")
_ITEMS = re.compile(r"(\d+)\((\d+)\)\((\d+)\)(?:-\((\d+)\))?")
_ITEM = re.compile(r"(\d+) items? (\d+)(?:-(\d+))?")
_PARAGRAPH = re.compile(r"(\d+) para (\d+)")
_PART = re.compile(r"part (\d+)")
_OTHER_TEXT = re.compile(r"(\d+) \((\d{4}) text\)")
_EARLIER = re.compile(r"(\d+) \((\d+) in the (\d{4}) text\)")


def cite(basis: Iterable[Basis], words: Words, lang: str) -> str:
    """All citations of an outcome in one line."""
    by_norm: dict[str, list[Basis]] = defaultdict(list)
    for entry in basis:
        by_norm[entry.norm].append(entry)
    parts = (_norm(entries, words, lang) for entries in by_norm.values())
    return ("；" if lang == "zh" else "; ").join(parts)


def _norm(entries: list[Basis], words: Words, lang: str) -> str:
    first = entries[0]
    found = (locator(entry.article, words.glossary, lang) for entry in entries)
    articles = [article for article in dict.fromkeys(found) if article]
    rank = words.term("authority", first.authority, lang)
    year = (first.version or "")[:4]
    if lang != "zh":
        notes = ", ".join(part for part in (rank.lower(), year and f"{year} text") if part)
        return ", ".join((f"{first.title.en} ({notes})", *articles))
    name, own = titled(first.title.zh)
    notes = "，".join((*own, rank, *([f"{year}年文本"] if year else [])))
    return f"{name}（{notes}）{_in_a_row(articles)}"


def _in_a_row(articles: list[str]) -> str:
    """第五十三条第一款、第二款: the article is named once."""
    parts, last = [], ""
    for text in articles:
        article, within, _ = text.partition("条第")
        parts.append(text.removeprefix(f"{article}条") if within and article == last else text)
        last = article if within else ""
    return "、".join(parts)


def titled(title: str) -> tuple[str, list[str]]:
    """A Chinese title in its marks, and what stands in brackets after it."""
    parts = _TITLE.fullmatch(title)
    name, notes = (parts["title"], parts["notes"]) if parts else (title, "")
    return f"《{name}》", re.findall(r"（([^（）]+)）", notes)


def locator(article: str, glossary: Mapping[str, Bilingual], lang: str) -> str:
    """Where in a norm: 第四十二条第一款第（六）项, art. 42(1)(6); "" for the norm as a whole."""
    parts = article.split("·")
    names = [glossary.get(special(LOCATOR, part)) for part in parts]
    if any(names):
        told = [name.text(lang) if name else part for name, part in zip(names, parts, strict=True)]
        return ("·" if lang == "zh" else ", ").join(told)
    if article == "-":
        return ""
    if lang != "zh":
        return f"art. {article}" if article[:1].isdigit() else article
    pieces = [_chinese(piece.strip()) for piece in re.split(r",(?! ?\()", article)]
    return "、".join(pieces)


def _chinese(article: str) -> str:
    if m := _ARTICLES.fullmatch(article):
        return f"第{numeral(m[1])}条" + (f"至第{numeral(m[2])}条" if m[2] else "")
    if m := _PARTS.fullmatch(article):
        return f"第{numeral(m[1])}条"
    if m := _PARAGRAPH.fullmatch(article):
        return f"第{numeral(m[1])}条第{numeral(m[2])}款"
    if m := _ITEMS.fullmatch(article):
        more = f"至（{numeral(m[4])}）" if m[4] else ""
        return f"第{numeral(m[1])}条第{numeral(m[2])}款第（{numeral(m[3])}）{more}项"
    if m := _ITEM.fullmatch(article):
        more = f"至（{numeral(m[3])}）" if m[3] else ""
        return f"第{numeral(m[1])}条第（{numeral(m[2])}）{more}项"
    if m := _PART.fullmatch(article):
        return f"第{numeral(m[1])}部分"
    if m := _OTHER_TEXT.fullmatch(article):
        return f"第{numeral(m[1])}条（{m[2]}年文本）"
    if m := _EARLIER.fullmatch(article):
        return f"第{numeral(m[1])}条（{m[3]}年文本为第{numeral(m[2])}条）"
    return article


def numeral(digits: str) -> str:
    """A number below 1000 as an article is numbered: 42 is 四十二, 112 is 一百一十二."""
    number = int(digits)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones or not number else "")
