"""
The list of rules as text: id, severity, title, citation, provisions.

Pure. Imports `report` and `layout` only.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.formats.layout import wrap
from checker.report.models import RuleEntry
from checker.report.words import Words


def render(entries: Sequence[RuleEntry], words: Words, lang: str) -> str:
    """The rules, stage by stage."""
    lines: list[str] = []
    for stage in words.terms["stage"]:
        here = [entry for entry in entries if entry.stage == stage]
        if here:
            lines += ["", f"【{words.term('stage', stage, lang)}】"]
        for entry in here:
            severity = words.term("severity", entry.severity, lang)
            cited = ", ".join(f"{b.norm} {b.article}" for b in entry.basis)
            provisions = " ".join(entry.provisions)
            text = f"{entry.title.text(lang)} 〔{severity}〕 {entry.rulebook} {cited} {provisions}"
            lines += wrap(text, f" {entry.rule}  ")
    return "\n".join(lines[1:]) + "\n"
