"""
The templates of the pages: strict about what they name, and safe about what they show.

Imports nothing of the project.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_PACKAGE = "checker.formats"


def render(name: str, styles: tuple[str, ...], **told: Any) -> str:
    """The page of a template, with its style sheets in one as `style`."""
    environment = Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    folder = files(_PACKAGE) / "templates"
    style = "\n".join((folder / sheet).read_text("utf-8") for sheet in styles)
    return environment.get_template(name).render(
        style=Markup(style),  # noqa: S704 -- our own files
        **told,
    )
