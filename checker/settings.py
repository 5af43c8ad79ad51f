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
    """

    opa: Path | None
    search_path: str
    cache_dir: Path

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """
        Read the environment, or `environ` in its place; empty counts as not set.

        Raises:
            UsageError: no cache folder can be told; see `paths.cache_dir`.
        """
        env = os.environ if environ is None else environ
        opa = env.get("CHECKER_OPA")
        return cls(
            opa=Path(opa).expanduser() if opa else None,
            search_path=env.get("PATH", os.defpath),
            cache_dir=paths.cache_dir(env),
        )


def inherited_environment(**changes: str) -> dict[str, str]:
    """The whole environment with `changes`, for a program that reads its own settings from it."""
    return {**os.environ, **changes}
