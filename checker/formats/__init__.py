"""
Renderings of a report. Each takes the result model and gives text; none judges.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.formats.github import render as _github
from checker.formats.html import render as _html
from checker.formats.json import render as _json
from checker.formats.junit import render as _junit
from checker.formats.markdown import render as _markdown
from checker.formats.sarif import render as _sarif
from checker.formats.text import render as _text

#: Every output by its name: (report, words, lang, *, everything, colour) -> text.
FORMATS: dict[str, Callable[..., str]] = {
    "text": _text,
    "json": _json,
    "html": _html,
    "sarif": _sarif,
    "junit": _junit,
    "markdown": _markdown,
    "github": _github,
}
