"""
Whether a report fits what is here now, as text and as JSON.

Shapes: the JSON is `{"format": "checker.verification/1", "report", "verified", "checks":
    [{"what", "state", "then", "now", "file", "at"}]}`; nothing may differ for `verified`.
Pure. Imports `report`, `layout` and `view` only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from checker.formats.layout import wrap
from checker.formats.view import View
from checker.report.verifying import Check
from checker.report.words import Words

_MARKS = {"same": "✓", "differs": "✗", "not_compared": "-"}
#: So much of a digest tells it from another one.
_SHOWN = 12


def verified(checks: Sequence[Check]) -> bool:
    """Whether nothing differs."""
    return all(check.state != "differs" for check in checks)


def as_text(checks: Sequence[Check], words: Words, lang: str) -> str:
    """A line for each thing that was compared, and a last one for the whole."""
    view = View(words, lang)
    lines = [line for check in checks for line in _lines(check, view)]
    whole = view.term("verify", "verified" if verified(checks) else "not_verified")
    return "\n".join([*lines, whole]) + "\n"


def _lines(check: Check, view: View) -> Iterator[str]:
    what = view.term("verify", check.what)
    if check.file:
        what = view.colon(what, check.file)
    told = view.term("verify", check.state)
    if check.state == "differs" and check.what != "anew":
        none = view.term("verify", "none")
        then, now = ((value or none)[:_SHOWN] for value in (check.then, check.now))
        told += view.bracketed([view.term("verify", "values").format(then=then, now=now)])
    if check.what == "anew" and check.state == "differs" and not check.at:
        told = view.term("verify", "layout")
    yield from wrap(view.colon(what, told), f" {_MARKS[check.state]} ", " " * 3)
    for place in check.at:
        yield from wrap(place, " " * 5)


def as_json(report: str, checks: Sequence[Check]) -> str:
    """The same for programs."""
    content = {
        "format": "checker.verification/1",
        "report": report,
        "verified": verified(checks),
        "checks": [asdict(check) for check in checks],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
