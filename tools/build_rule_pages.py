"""
Write a page for every rule, and an index of them by stage.

    python -m tools.build_rule_pages            write docs/rules/
    python -m tools.build_rule_pages --check    fail if a page is not what would be written

A page says in Chinese and in English what `checker explain` says, and shows an example that
passes and one that fails: the first of each in fixtures/rules/RULE.yaml, or for a rule across
records in fixtures/across/RULE.yaml, which the tests run.

Source: the tables below `policies/`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from checker import catalog, paths
from checker.catalog import Catalog, Rule
from checker.report import assemble, citing, pages
from checker.report.wording import Wording
from checker.report.words import Words
from tools import archive_examples
from tools.examples import Example, of_rule
from tools.generated import run

_MADE = (
    "<!-- 由 python -m tools.build_rule_pages 生成 / made by python -m tools.build_rule_pages -->"
)
_LANGUAGES = {"zh": "中文", "en": "English"}
_SHOWN = ("pass", "fail")
#: A rule across records lists what it finds and nothing else: where nothing is found, it is kept.
_SHOWN_ACROSS = {"none": "pass", "fail": "fail"}
_INDEX = """\
# 规则一览 / Rules

共{count}条，按环节排列。在命令行用 `checker rules` 列出，用 `checker explain 编号` 说明。
{count} rules, by stage. `checker rules` lists them, `checker explain ID` explains one.
"""
_WORDS = {
    "as_of": ("基准日{day}", "as of {day}"),
    "base": ("示例案卷 `{base}`", "sample record `{base}`"),
    "part": ("记录{id}：示例案卷 `{base}`", "record {id}: sample record `{base}`"),
    "unchanged": ("不作改动", "as it is"),
    "removed": ("{place}未导出", "{place} is not exported"),
    "to": ("{place}为{value}", "{place} is {value}"),
}


def files() -> dict[str, str]:
    """Every page by its path below the root of the checkout."""
    policies = paths.policies()
    rules, words = catalog.load(policies), Words.load(policies)
    made = {f"docs/rules/{rule.id}.md": page(rule, rules, words) for rule in rules.rules.values()}
    return {**made, "docs/rules/README.md": index(rules, words)}


def page(rule: Rule, rules: Catalog, words: Words) -> str:
    """One rule's page, Chinese first."""
    lines = [_MADE, f"# {rule.id} {rule.title.zh}", "", "[规则一览 / all rules](README.md)"]
    for lang, name in _LANGUAGES.items():
        lines += ["", f"## {name}", "", f"**{pages.heading(rule, rules, words, lang)}**"]
        if rule.lifecycle == "deprecated":
            lines += ["", words.term("rule", "retired", lang)]
        for section in pages.page(rule, rules, words, lang):
            lines += ["", f"### {section.heading}", ""]
            lines += [f"- {line}" for line in section.lines]
        shown = _archives if rules.is_across(rule) else _examples
        examples = list(shown(rule, rules, words, lang))
        if examples:
            lines += ["", f"### {words.term('rule', 'examples', lang)}", "", *examples]
    return "\n".join(lines) + "\n"


def _examples(rule: Rule, rules: Catalog, words: Words, lang: str) -> Iterator[str]:
    found = of_rule(rule.id)
    for status in _SHOWN:
        example = next((entry for entry in found if entry.status == status), None)
        if example:
            wording = Wording(rules, words.glossary, example.record["type"], {})
            label = words.term("status", status, lang)
            yield f"- **{label}** {_head(example, wording, lang)}"
            for change in _changes(example, wording, lang):
                yield f"  - {change}"


def _archives(rule: Rule, rules: Catalog, words: Words, lang: str) -> Iterator[str]:
    found = archive_examples.of_rule(rule.id)
    for statuses, status in _SHOWN_ACROSS.items():
        example = next((entry for entry in found if entry.statuses == {statuses}), None)
        if example is None:
            continue
        label = words.term("status", status, lang)
        wording = Wording(rules, words.glossary, example.records[0]["type"], {})
        day = _say("as_of", lang, day=wording.value(example.as_of, lang))
        mark = "，" if lang == "zh" else ", "
        yield f"- **{label}** {day}{mark}`{example.name}`"
        for part in example.parts:
            wording = Wording(rules, words.glossary, part.record["type"], {})
            yield f"  - {_say('part', lang, id=part.record['id'], base=part.base)}"
            for change in _changes(part, wording, lang):
                yield f"    - {change}"


def _head(example: Example, wording: Wording, lang: str) -> str:
    base = _say("base", lang, base=example.base)
    day = _say("as_of", lang, day=wording.value(example.as_of, lang))
    mark = "，" if lang == "zh" else ", "
    return mark.join((base, day, f"`{example.name}`"))


def _changes(example: Example, wording: Wording, lang: str) -> Iterator[str]:
    """How the record differs from the sample it is made from."""
    changes = {at: value for at, value in example.changes.items() if at != "/id"}
    for pointer, value in changes.items():
        place = _place(pointer, wording, lang)
        yield _say("to", lang, place=place, value=_value(pointer, value, wording, lang))
    for pointer in example.removed:
        yield _say("removed", lang, place=_place(pointer, wording, lang))
    if not changes and not example.removed:
        yield _say("unchanged", lang)


def _say(key: str, lang: str, **slots: str) -> str:
    return _WORDS[key][lang != "zh"].format(**slots)


def _place(pointer: str, wording: Wording, lang: str) -> str:
    label = wording.label(pointer, lang)
    return f"{label}（`{pointer}`）" if lang == "zh" else f"“{label}” (`{pointer}`)"


def _value(pointer: str, value: Any, wording: Wording, lang: str) -> str:
    if isinstance(value, dict | list):
        return f"`{json.dumps(value, ensure_ascii=False)}`"
    return wording.value(value, lang, pointer)


def index(rules: Catalog, words: Words) -> str:
    """The rules by stage, each with a link."""
    lines = [_MADE, _INDEX.format(count=len(rules.rules)).rstrip("\n")]
    for stage in words.terms["stage"]:
        here = [rule for rule in rules.rules.values() if rule.stage == stage]
        if here:
            both = " / ".join(words.term("stage", stage, lang) for lang in _LANGUAGES)
            lines += [
                "",
                f"## {both}",
                "",
                "| 编号 / id | 规则 | Rule | 程度 / severity | 现行依据 / latest basis |",
                "|---|---|---|---|---|",
            ]
            lines += [_row(rule, rules, words) for rule in here]
    return "\n".join(lines) + "\n"


def _row(rule: Rule, rules: Catalog, words: Words) -> str:
    basis = citing.cite(assemble.basis(rules, rule.versions[-1]), words, "zh")
    cells = (
        f"[{rule.id}]({rule.id}.md)",
        rule.title.zh,
        rule.title.en,
        " / ".join(words.term("severity", rule.severity, lang) for lang in _LANGUAGES),
        basis,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main(arguments: list[str]) -> int:
    """Write or check the pages; 0 if they were written or are as they would be, else 1."""
    return run(__doc__ or "", files(), arguments, owned=("docs/rules",))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
