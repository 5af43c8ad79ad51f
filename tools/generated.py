"""
Write files that are made from other files, or check that they are up to date.

What the generators `tools/build_*.py` share. A folder that a generator owns holds
nothing else, so that a file of something that is gone does not stay behind.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Collection, Mapping
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_MOST_LINES = 40


def run(
    description: str,
    files: Mapping[str, str],
    arguments: list[str],
    *,
    owned: Collection[str] = (),
) -> int:
    """
    Write `files`, or with `--check` compare them.

    Args:
        description: for `--help`.
        files: text by path below the root of the checkout.
        arguments: of the command line; `--root` stands for another checkout.
        owned: folders below the root in which there may be no other files.

    Returns:
        0 if the files were written or are as they would be, else 1, with the differences
        on standard output.
    """
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to write to")
    options = parser.parse_args(arguments)
    root: Path = options.root
    left_over = sorted(
        path
        for folder in owned
        for path in (root / folder).rglob("*")
        if path.is_file() and path.relative_to(root).as_posix() not in files
    )
    if not options.check:
        for path in left_over:
            path.unlink()
        for name, text in files.items():
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        return 0
    for path in left_over:
        sys.stdout.write(f"{path.relative_to(root)}: nothing makes this file any more\n")
    stale = [name for name, text in files.items() if _present(root / name) != text]
    for name in stale:
        difference = difflib.unified_diff(
            _present(root / name).splitlines(keepends=True),
            files[name].splitlines(keepends=True),
            f"{name} as it is",
            f"{name} as it would be",
        )
        sys.stdout.writelines(islice(difference, _MOST_LINES))
    return 1 if stale or left_over else 0


def _present(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
