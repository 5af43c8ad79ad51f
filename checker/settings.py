"""
What the environment says, read once into one frozen value.

Everything below the command line gets a `Settings` and never asks the
environment itself; the cache folder's own variables are `paths`' business.
Imports `paths` only.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checker import paths


@dataclass(frozen=True, slots=True)
class Settings:
    """
    The environment of one run.

    Attributes:
        opa: the OPA binary named by CHECKER_OPA, if any.
        search_path: the folders to look for programs in, as PATH writes them.
        cache_dir: where what can be made again is kept; need not exist.
        step_summary: GITHUB_STEP_SUMMARY, the file a job's summary is appended to, if any.
        colour: what NO_COLOR (first) or FORCE_COLOR asks for; None if neither is set.
    """

    opa: Path | None
    search_path: str
    cache_dir: Path
    step_summary: Path | None = None
    colour: bool | None = None

    def colours(self, terminal: bool) -> bool:
        """Whether to write in colours, where `terminal` says that a person would see them."""
        return terminal if self.colour is None else self.colour

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """
        Read the environment, or `environ` in its place; empty counts as not set.

        Raises:
            UsageError: no cache folder can be told; see `paths.cache_dir`.
        """
        env = os.environ if environ is None else environ
        opa, summary = env.get("CHECKER_OPA"), env.get("GITHUB_STEP_SUMMARY")
        return cls(
            opa=Path(opa).expanduser() if opa else None,
            search_path=env.get("PATH", os.defpath),
            cache_dir=paths.cache_dir(env),
            step_summary=Path(summary) if summary else None,
            colour=False if env.get("NO_COLOR") else True if env.get("FORCE_COLOR") else None,
        )


def inherited_environment(**changes: str) -> dict[str, str]:
    """The whole environment with `changes`, for a program that reads its own settings from it."""
    return {**os.environ, **changes}
