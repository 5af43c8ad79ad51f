"""
Where things are on this machine: what the package ships, and the user's cache.

Shipped files (policies, schemas) stand at the root of a source checkout; an
installed package carries them beside its code in `_share`. The cache holds only
what can be made again: the engine, built bundles, results of earlier runs.

The one reader of CHECKER_CACHE_DIR and XDG_CACHE_HOME. Imports `errors` only.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from checker.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent


def share() -> Path:
    """The folder that holds `policies/` and `schemas/`: installed `_share`, else the checkout."""
    installed = _PACKAGE / "_share"
    return installed if installed.is_dir() else _PACKAGE.parent


def policies() -> Path:
    """The policies and their tables."""
    return share() / "policies"


def schemas() -> Path:
    """The published JSON Schemas."""
    return share() / "schemas"


def cache_dir(environ: Mapping[str, str] | None = None) -> Path:
    """
    The user's cache folder of this program; it need not exist yet.

    CHECKER_CACHE_DIR is taken as it is, else `legality-checker` under
    XDG_CACHE_HOME (a relative one is ignored, as its specification asks), else
    under `~/.cache`. An empty variable counts as not set.

    Args:
        environ: read instead of the process environment.

    Raises:
        UsageError: neither variable is set and the user has no home folder.
    """
    env = os.environ if environ is None else environ
    if own := env.get("CHECKER_CACHE_DIR"):
        return Path(own).expanduser().absolute()
    if (xdg := env.get("XDG_CACHE_HOME")) and Path(xdg).is_absolute():
        return Path(xdg) / "legality-checker"
    try:
        return Path.home() / ".cache" / "legality-checker"
    except RuntimeError as error:
        raise UsageError(
            "找不到当前用户的主目录，无法确定缓存目录。"
            "请用环境变量 CHECKER_CACHE_DIR 指定一个可写目录。",
            "This user has no home folder, so there is no place for the cache. "
            "Set CHECKER_CACHE_DIR to a folder that can be written.",
        ) from error


def replace(target: Path, content: bytes) -> None:
    """Write a file whole or not at all, with the folders on the way to it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
