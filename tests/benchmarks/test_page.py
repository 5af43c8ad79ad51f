"""What was measured is told with its ratios, and nothing that was not measured is told."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "benchmarks" / "page.py"
AT = {"day": "2026-01-02", "machine": "one"}


@pytest.fixture(scope="module")
def page() -> ModuleType:
    spec = importlib.util.spec_from_file_location("page", PAGE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_ratio_is_the_median_over_rounds_and_not_of_medians(page: ModuleType) -> None:
    seconds = {"checker": [10.0, 20.0, 10.0], "exec": [30.0, 40.0, 20.0]}
    result = {**AT, "records": 100, "seconds": seconds, "findings": {"checker": 7, "exec": 7}}
    text = page.render({"against": result})
    assert "| `checker scan` | 10.0 |  | 7 |" in text
    assert "| `opa exec`, `main/brief` | 3.3 | 2.00 | 7 |" in text
    assert "2026-01-02; one" in text


@pytest.mark.parametrize(("same", "word"), [(True, "yes"), (False, "NO")])
def test_results_that_differ_are_told(page: ModuleType, same: bool, word: str) -> None:
    result: dict[str, Any] = {**AT, "records": 10, "seconds": [10.0, 1.5], "same": same}
    text = page.render({"again": result})
    assert f"15.0% of it; results the same bytes: {word}." in text


def test_only_what_was_measured_is_told(page: ModuleType) -> None:
    assert page.render({}).count("##") == 0
