"""
Renderings of a report. Each takes the result model and gives text; none judges.

A rendering is imported when it is asked for: some bring a library along, and most commands
ask for one.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable


def _renderer(name: str) -> Callable[..., str]:
    def render(*arguments: object, **options: object) -> str:
        text: str = importlib.import_module(f"{__name__}.{name}").render(*arguments, **options)
        return text

    return render


#: Every output by its name: (report, words, lang, *, everything, colour) -> text.
FORMATS: dict[str, Callable[..., str]] = {
    name: _renderer(name)
    for name in ("text", "json", "html", "sarif", "junit", "markdown", "github")
}
