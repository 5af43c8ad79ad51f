"""
The command line: options in, one call of `app`, text out, an exit code.

Every module here that has a `command` is a command of that name; nobody keeps a list.
This package alone imports click, prints and exits.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import click

from checker import __version__


class _Commands(click.Group):
    """Finds its commands in this package, and imports only the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: Any = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command if isinstance(command, click.Command) else None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checker")
def root() -> None:
    """行政执法案卷合法性检查 / legality checks over enforcement records."""
