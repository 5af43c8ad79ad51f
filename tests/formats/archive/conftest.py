"""The lines of a small archive, and the words to tell of it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest

from checker.app import Workshop
from checker.formats.archive.speech import Speech
from tests.formats.archive import lines as made

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def lines(shipped: Workshop) -> list[dict[str, Any]]:
    with contextlib.chdir(ROOT):
        report = made.report(shipped)
    return made.ordered(made.line_of(record) for record in report.records)


@pytest.fixture(params=["zh", "en"])
def speech(request: pytest.FixtureRequest, shipped: Workshop) -> Speech:
    return Speech(shipped.catalog, shipped.words, request.param)


@pytest.fixture
def zh(shipped: Workshop) -> Speech:
    return Speech(shipped.catalog, shipped.words, "zh")
