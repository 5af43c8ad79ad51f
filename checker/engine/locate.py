"""
Find the OPA binary, and say which one it is and why it was taken.

Order: the option, CHECKER_OPA, PATH, the project's own cache. A binary that was
named is used or refused, never silently replaced by another one; a binary of
another version than the pinned one is used, and says so.

Imports `settings` and `errors` only.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from checker.errors import EngineError
from checker.settings import Settings

#: The version the policies are tested with.
PINNED = "1.22.2"

Source = Literal["option", "environment", "path", "cache"]

_VERSION = re.compile(r"^Version:\s*(\S+)", re.MULTILINE)
_VERSION_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Located:
    """An OPA binary that answered: where it is, its version, and what named it."""

    path: Path
    version: str
    source: Source

    @property
    def warning(self) -> tuple[str, str] | None:
        """(zh, en) when this is not the pinned version, else None."""
        if self.version == PINNED:
            return None
        return (
            f"正在使用的 OPA 版本为 {self.version}（{self.path}），"
            f"本工具按 {PINNED} 版测试，结果可能不同；如需一致，请运行 checker opa install，"
            "并让 CHECKER_OPA 指向安装所得的程序。",
            f"OPA {self.version} is in use ({self.path}), but the policies are tested with "
            f"{PINNED}, so results may differ. To be on the tested version run "
            "`checker opa install` and point CHECKER_OPA at what it installed.",
        )


def cached_binary(cache_dir: Path) -> Path:
    """Where `install` puts the pinned binary; it need not be there."""
    return cache_dir / "opa" / PINNED / "opa"


def locate(settings: Settings, option: Path | None = None) -> Located:
    """
    Find OPA and ask it for its version.

    Args:
        settings: the environment's say.
        option: the binary named on the command line, which goes before all else.

    Raises:
        EngineError: there is none, or the first one found does not run.
    """
    path, source = find(settings, option)
    return Located(path=path, version=version_of(path), source=source)


def find(settings: Settings, option: Path | None = None) -> tuple[Path, Source]:
    """
    The OPA binary that is to be used, and what named it; whether it runs is not asked.

    Raises:
        EngineError: there is none.
    """
    if option is not None:
        return option.absolute(), "option"
    if settings.opa is not None:
        return settings.opa.absolute(), "environment"
    if on_path := shutil.which("opa", path=settings.search_path):
        return Path(on_path).absolute(), "path"
    cached = cached_binary(settings.cache_dir)
    if cached.exists():
        return cached.absolute(), "cache"
    raise EngineError(
        f"找不到 OPA 引擎：CHECKER_OPA 未设置，PATH 与缓存目录 {cached.parent} 中也没有。"
        "请先运行：checker opa install",
        "The OPA engine was not found: CHECKER_OPA is not set, and it is neither on PATH nor in "
        f"the cache ({cached.parent}). Run: checker opa install",
    )


def version_of(path: Path) -> str:
    """
    The version that the binary at `path` reports, such as "1.22.2".

    Raises:
        EngineError: it is not there, cannot be run, or is not OPA.
    """
    try:
        answer = subprocess.run(  # noqa: S603 - the binary is the one the user chose
            [str(path), "version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_VERSION_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _unusable(path, str(error)) from error
    found = _VERSION.search(answer.stdout.decode(errors="replace"))
    if answer.returncode != 0 or found is None:
        raise _unusable(path, answer.stderr.decode(errors="replace").strip()[-300:] or "no version")
    return found.group(1)


def _unusable(path: Path, reason: str) -> EngineError:
    return EngineError(
        f"{path} 不能作为 OPA 引擎运行（{reason}）。"
        "请改正 --opa、CHECKER_OPA 或 PATH 所指的程序，或运行：checker opa install",
        f"{path} cannot be run as the OPA engine ({reason}). Correct what --opa, CHECKER_OPA or "
        "PATH names, or run: checker opa install",
    )
