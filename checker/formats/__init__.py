"""
Renderings of a report. Each takes the result model and gives text; none judges.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.formats import html, json, text

#: Every output by its name: (report, words, lang, *, everything, colour) -> text.
FORMATS: dict[str, Callable[..., str]] = {
    "text": text.render,
    "json": json.render,
    "html": html.render,
}
