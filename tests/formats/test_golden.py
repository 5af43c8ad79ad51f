"""What users see of two small records, character by character, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import golden_reports
from tools.generated import ROOT


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return golden_reports.files()


def test_every_golden_file_is_as_it_would_be(made: dict[str, str]) -> None:
    present = {name: (ROOT / name).read_text(encoding="utf-8") for name in made}
    # If the change is wanted: python -m tools.golden_reports --update
    assert present == made


def test_no_golden_file_is_left_over(made: dict[str, str]) -> None:
    folder = ROOT / golden_reports.FOLDER
    files = {path.relative_to(ROOT).as_posix() for path in folder.iterdir() if path.is_file()}
    assert files == set(made)


def test_equal_inputs_give_equal_bytes(made: dict[str, str]) -> None:
    assert golden_reports.files() == made


def test_a_changed_file_is_found(tmp_path: Path, made: dict[str, str]) -> None:
    from tools import generated

    changed = dict(made)
    changed[f"{golden_reports.FOLDER}/case.zh.txt"] += "一字之差"
    assert generated.run("", changed, ["--check"]) == 1
    assert generated.run("", made, ["--check"]) == 0
