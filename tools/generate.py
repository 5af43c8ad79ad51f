"""
Run every generator of the project: each `tools/build_*.py`, in the order of their names.

A generator is a module that is run as a script. Without options it writes its files; with
`--check` it writes nothing and exits other than 0 if a file differs from what it would write.
Nobody keeps a list: a new `tools/build_NAME.py` takes part by being there.

    python -m tools.generate            write everything
    python -m tools.generate --check    compare only; exit 1 if anything is out of date
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def generators(root: Path) -> list[str]:
    """The module names of all generators below `root`: `["tools.build_calendar", ...]`."""
    return [f"tools.{path.stem}" for path in sorted((root / "tools").glob("build_*.py"))]


def run(root: Path, options: list[str]) -> list[str]:
    """Run all generators in `root` with `options`; the names of those that failed."""
    failed = []
    for name in generators(root):
        # A process each: what one generator leaves in memory cannot reach the next.
        command = [sys.executable, "-m", name, *options]
        if subprocess.run(command, cwd=root, check=False).returncode != 0:  # noqa: S603 -- own modules
            failed.append(name)
    return failed


def main(argv: list[str] | None = None) -> int:
    """Exit code 0 if all generators succeeded, else 1 with the failed ones named."""
    parser = argparse.ArgumentParser(description="Run every tools/build_*.py.")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    arguments = parser.parse_args(argv)
    failed = run(ROOT, ["--check"] if arguments.check else [])
    for name in failed:
        print(f"{name}: 未通过 / failed. 重新生成 / rebuild: make generate", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
