"""Archives of records that are written by the test, and scans of them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from checker import paths
from checker.app import Selection, Workshop, select_across
from checker.engine import Engine
from checker.scan.lines import Lines
from checker.scan.run import Plan, Progress, scan
from checker.scan.store import Store
from checker.sources import Sources

RECORDS = paths.policies().parent / "fixtures" / "records"

Write = Callable[..., Path]
Scan = Callable[..., Progress]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes records into a folder, each with an id of its own; gives the folder."""

    def written(*ids: str, base: str = "penalty_2026", folder: str = "archive") -> Path:
        record = json.loads((RECORDS / f"{base}.json").read_text("utf-8"))
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        for name in ids:
            changed: dict[str, Any] = {**copy.deepcopy(record), "id": name}
            text = json.dumps(changed, ensure_ascii=False)
            (place / f"{name}.json").write_text(text, "utf-8")
        return place

    return written


@pytest.fixture
def scanned(shipped: Workshop, engine: Engine, tmp_path: Path) -> Scan:
    """Scans sources into a store; `selected` narrows the rules, for speed."""

    def run(
        *names: Path | str,
        out: str = "out",
        context: str = "context",
        running: Engine | None = None,
        rules: Sequence[str] = ("PEN-0001", "PEN-0005", "PEN-0050"),
        watch: Callable[[Progress], None] = lambda progress: None,
        in_flight: int = 2,
    ) -> Progress:
        single, several = select_across(shipped.catalog, Selection(rules=tuple(rules)))
        settings = {"select": [*single, *several]}
        plan = Plan(context, "2026-11-24", single, settings, None, in_flight)
        lines = Lines(shipped.catalog, shipped.words.glossary, False, lambda report, mask: report)
        with Store(tmp_path / out) as store:
            sources = Sources.of([str(name) for name in names], None)
            return scan(sources, store, running or engine, plan, lines, watch)

    return run


def lines_of(folder: Path) -> Iterator[dict[str, Any]]:
    """The lines of a store."""
    with Store(folder) as store:
        yield from [json.loads(text) for text in store.lines()]
