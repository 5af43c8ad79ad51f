"""
A rule's page, and why it has its status in one record, as text for a terminal.

Pure. Imports `report` and `layout` only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.formats.layout import WIDTH, wrap
from checker.report.pages import Section
from checker.report.wording import Wording

_STATES = {True: ("成立", "true"), False: ("不成立", "false"), None: ("不明", "unknown")}
_CONDITIONS = {
    "holds": ("适用条件成立", "the condition holds"),
    "does_not_hold": ("适用条件不成立", "the condition does not hold"),
    "unknown": ("适用条件无法判断", "the condition cannot be known"),
}
_OPERATORS = {
    "is": ("是", "is"),
    "in": ("属于", "in"),
    "has_any": ("包含其一", "has any of"),
    "given": ("有记载", "is recorded"),
    "min": ("不少于", "at least"),
    "max": ("不多于", "at most"),
    "from": ("不早于", "from"),
    "until": ("不晚于", "until"),
    "min_count": ("数量不少于", "count at least"),
}


def render_page(title: str, sections: Sequence[Section]) -> str:
    """A rule's page."""
    lines = [*wrap(title), "-" * WIDTH]
    for section in sections:
        lines += ["", f"【{section.heading}】"]
        for line in section.lines:
            lines += wrap(line, "  · ")
    return "\n".join(lines) + "\n"


def render_reasons(answer: Mapping[str, Any], wording: Wording, lang: str) -> str:
    """Why the rule has its status: each version, each subject, test by test, then the values."""
    lines = ["", "-" * WIDTH]
    for version in answer["versions"]:
        lines += wrap(_period(version, lang))
        for subject in version["subjects"]:
            for line in _subject(subject, wording, lang):
                lines += wrap(line, "    ", "      ")
    for instance in answer["outcome"]["instances"]:
        for value in instance["values"]:
            label = wording.label(value["pointer"], lang)
            shown = wording.value(value["value"], lang, value["pointer"])
            lines += wrap(f"{label} = {shown}  {value['pointer']}", "  · ")
    return "\n".join(lines) + "\n"


def _period(version: Mapping[str, Any], lang: str) -> str:
    until = "" if version["to"] == "9999-12-31" else version["to"]
    words = "第{0}版：{1} 至 {2}" if lang == "zh" else "version {0}: {1} to {2}"
    return words.format(version["version"], version["from"] or "…", until or "…")


def _subject(subject: Mapping[str, Any], wording: Wording, lang: str) -> Iterator[str]:
    zh = lang == "zh"
    governed = subject["governed_by"]
    yield f"{subject['at'] or '/'}  {_CONDITIONS[subject['condition']][not zh]}"
    if "missing" in governed:
        yield wording.unknown([governed["missing"]], lang)
    else:
        at = governed["pointer"]
        place = wording.label(at, lang) if at else ("检查基准日" if zh else "day of evaluation")
        yield f"{place} {governed['date']}"
    for number, clause in enumerate(subject["clauses"], 1):
        if len(subject["clauses"]) > 1:
            yield (f"情形{number}：" if zh else f"case {number}:")
        for test in clause:
            yield f"- {_test(test, wording, subject['at'], lang)}"


def _test(test: Mapping[str, Any], wording: Wording, at: str, lang: str) -> str:
    zh = lang == "zh"
    state = _STATES[test["found"]][not zh]
    wanted = "" if test["wanted"] else ("应不成立" if zh else "must be false")
    if "derived" in test:
        return (
            f"{wording.catalog.derived[test['derived']].title.text(lang)}：{state} {wanted}".strip()
        )
    pointer = at + test["at"][1:] if test["at"].startswith("./") else test["at"]
    value = "" if test["op"] == "given" else wording.value(test["value"], lang)
    negated = test["op"] == "given" and test["value"] is False
    operator = (
        ("没有记载" if zh else "is not recorded") if negated else _OPERATORS[test["op"]][not zh]
    )
    return f"{wording.label(pointer, lang)} {operator} {value}：{state} {wanted}".strip()
