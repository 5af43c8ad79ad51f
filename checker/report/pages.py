"""
What there is to say about one rule, for its page and for `checker explain`.

Shapes: `page` gives sections in a fixed order, each a heading and its lines; a line is
    plain text. The docs and the terminal print the same sections.
Pure. Imports `catalog`, `wording` and `words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.catalog import Catalog, Rule, Version
from checker.report.wording import Wording
from checker.report.words import Words

_HEADINGS = {
    "question": ("检查什么", "What is checked"),
    "when": ("何时适用", "When it applies"),
    "versions": ("各时期的规定", "The rule in each period"),
    "remedy": ("不符合时怎么办", "What to do when it fails"),
    "liability": ("责任归属", "Who answers"),
    "provisions": ("对应条目", "Provisions covered"),
}
_BRANCHES = {
    "handler": ("由实施该行为的承办人承担", "those who did the act"),
    "chain": ("按承办、审核、批准各自的意见划分", "by what handler, reviewer and approver said"),
    "collective_required": ("追究应提交集体决策的人", "who had to submit it to the collective"),
    "meeting": (
        "主持人负主要责任，未提抵制意见者负次要责任",
        "presider first, then who did not object",
    ),
    "minutes": ("由记录人承担", "the minute taker"),
    "office": ("由听证主持人承担", "who presided over the hearing"),
    "departure": ("由改变集体意见的批准人承担", "the approver who departed from the collective"),
    "publication": ("按未公示的原因追究", "by the cause of non-publication"),
    "overdue": (
        "由造成超期环节的责任人承担",
        "who was in charge of the stage that caused the delay",
    ),
    "none": ("不设责任", "no liability"),
}


@dataclass(frozen=True)
class Section:
    """One section of a page."""

    heading: str
    lines: tuple[str, ...]


def heading(rule: Rule, catalog: Catalog, words: Words, lang: str) -> str:
    """The page's first line."""
    severity = words.term("severity", rule.severity, lang)
    book = catalog.books[rule.book].title.text(lang)
    return f"{rule.id} {rule.title.text(lang)}（{severity}，{book}）"


def page(rule: Rule, catalog: Catalog, words: Words, lang: str) -> list[Section]:
    """The sections of a rule's page in one language."""
    wording = Wording(catalog, words.glossary, _record_type(rule, catalog), {})
    contents: dict[str, Iterator[str]] = {
        "question": _question(rule, catalog, words, lang),
        "when": _when(rule, catalog, lang),
        "versions": _versions(rule, catalog, wording, lang),
        "remedy": iter([rule.remedy.text(lang)]),
        "liability": iter([_BRANCHES[rule.liability.branch][lang != "zh"]]),
        "provisions": _provisions(rule, catalog, lang),
    }
    sections = (
        Section(_HEADINGS[key][lang != "zh"], tuple(lines)) for key, lines in contents.items()
    )
    return [section for section in sections if section.lines]


def _record_type(rule: Rule, catalog: Catalog) -> str:
    return next(iter(catalog.scopes[rule.scope].of))


def _question(rule: Rule, catalog: Catalog, words: Words, lang: str) -> Iterator[str]:
    kind = catalog.kinds[rule.kind]
    yield f"{kind.title.text(lang)}：{kind.description.text(lang)}"
    stage = words.term("stage", rule.stage, lang)
    scope = catalog.scopes[rule.scope].title.text(lang)
    yield (
        f"环节：{stage}；逐个检查：{scope}"
        if lang == "zh"
        else f"Stage: {stage}; for each: {scope}"
    )


def _when(rule: Rule, catalog: Catalog, lang: str) -> Iterator[str]:
    book = catalog.books[rule.book]
    names = [*([book.reach] if book.reach else []), *rule.when]
    for name in names:
        yield catalog.conditions[name]["title"][lang]
    anchor = catalog.anchors[rule.governed_by].title.text(lang)
    yield f"适用版本依据：{anchor}" if lang == "zh" else f"Version chosen by: {anchor}"


def _versions(rule: Rule, catalog: Catalog, wording: Wording, lang: str) -> Iterator[str]:
    for version in rule.versions:
        period = f"{version.from_ or '…'} – {version.to or '…'}"
        cited = "；".join(_cite(b, catalog, lang) for b in catalog.basis(version))
        extra = "".join(f"；{catalog.conditions[name]['title'][lang]}" for name in version.when)
        if version.unknown:
            unknown = "当时文本未能查得，不作判断" if lang == "zh" else "text not known: no verdict"
            yield f"{period}：{cited}（{unknown}）"
        else:
            yield f"{period}：{_params(rule, version, catalog, wording, lang)}{extra}（{cited}）"


def _params(rule: Rule, version: Version, catalog: Catalog, wording: Wording, lang: str) -> str:
    params = {**rule.params, **version.params}
    titles: Mapping[str, Any] = catalog.kinds[rule.kind].params.get("properties", {})
    parts = [
        f"{_param_title(titles.get(name, {}), name, lang)} {_param(value, rule, catalog, wording, lang)}"
        for name, value in params.items()
    ]
    return ("，" if lang == "zh" else ", ").join(parts)


def _param_title(schema: Mapping[str, Any], name: str, lang: str) -> str:
    title: str = schema.get("title_zh", name) if lang == "zh" else schema.get("title", name)
    return title


def _param(value: Any, rule: Rule, catalog: Catalog, wording: Wording, lang: str) -> str:
    if isinstance(value, str) and value.startswith("./"):
        pattern = catalog.scopes[rule.scope].of[wording.record_type]
        return wording.label(pattern + value[1:], lang)
    if isinstance(value, list):
        sep = "、" if lang == "zh" else ", "
        return sep.join(_param(v, rule, catalog, wording, lang) for v in value)
    return wording.value(value, lang)


def _cite(basis: Mapping[str, Any], catalog: Catalog, lang: str) -> str:
    title = catalog.norms[basis["norm"]].title.text(lang)
    article = basis["article"]
    if lang == "zh" and article[:1].isdigit():
        article = f"第{article}条"
    return f"《{title}》{article}" if lang == "zh" else f"{title}, {article}"


def _provisions(rule: Rule, catalog: Catalog, lang: str) -> Iterator[str]:
    for provision in rule.provisions:
        yield f"{provision} {catalog.provisions[provision].title.text(lang)}"
