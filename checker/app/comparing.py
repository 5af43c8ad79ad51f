"""
Two runs beside each other: folders of scans, or JSON reports of checks.

Errors: the tree of `errors`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checker.app.scanning import SUMMARY
from checker.errors import InputRefused
from checker.report import verifying
from checker.scan.compare import Comparison, Run
from checker.scan.store import Store


@contextmanager
def compared(first: Path, second: Path) -> Iterator[Comparison]:
    """
    The comparison of two runs.

    Raises:
        InputRefused: one is no run: neither a folder of results nor a JSON report.
        UsageError: a scan is not complete, or its store cannot be read.
    """
    with Comparison(_run(first), _run(second)) as comparison:
        yield comparison


def _run(place: Path) -> Run:
    if place.is_dir():
        return _scan(place)
    if place.is_file():
        _, report = verifying.load(place)
        told = report.model_dump(mode="json", by_alias=True)
        return Run(str(place), told["receipt"], lambda: told["records"], told["across"])
    raise InputRefused(
        f"找不到 {place}。请给出 checker scan 的结果文件夹，"
        "或者 checker check --format json 的报告。",
        f"There is no {place}. Give a results folder of `checker scan`, or a report of "
        "`checker check --format json`.",
    )


def _scan(folder: Path) -> Run:
    with Store(folder, write=False):
        pass
    summary = folder / SUMMARY
    try:
        told: dict[str, Any] = json.loads(summary.read_bytes())
        receipt, across = told["receipt"], told["across"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputRefused(
            f"无法读取 {summary}：{error}。请再次运行 checker scan 生成。",
            f"{summary} cannot be read: {error}. Run checker scan again to make it anew.",
        ) from error
    return Run(str(folder), receipt, lambda: _lines(folder), across)


def _lines(folder: Path) -> Iterator[dict[str, Any]]:
    with Store(folder, write=False) as store:
        for line in store.lines():
            yield json.loads(line)
