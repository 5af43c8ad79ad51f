"""
Renderings of a report. Each takes the result model and gives text; none judges.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.formats.html import render as _html
from checker.formats.json import render as _json
from checker.formats.text import render as _text

#: Every output by its name: (report, words, lang, *, everything, colour) -> text.
FORMATS: dict[str, Callable[..., str]] = {"text": _text, "json": _json, "html": _html}
