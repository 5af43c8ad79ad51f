"""A schema that was kept is the one that the models give, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.records import kept as module
from checker.records.kept import kept
from checker.records.shape import RECORD_TYPES, json_schema

SCHEMA = {"type": "object", "title_zh": "案卷"}


def _never() -> dict[str, Any]:
    raise AssertionError("it was kept")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path))
    return tmp_path / "schemas"


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_kept_schema_is_the_one_that_was_made(folder: Path, record_type: str) -> None:
    made = json_schema(record_type)
    assert kept(record_type, lambda: made) == made
    found = kept(record_type, _never)
    assert found == made
    # The order of the keys is that of the models: reports follow it.
    assert repr(found) == repr(made)


def test_a_damaged_schema_is_made_anew(folder: Path) -> None:
    kept("x", lambda: SCHEMA)
    (only,) = folder.iterdir()
    whole = only.read_bytes()
    only.write_bytes(whole[:-1])
    assert kept("x", lambda: SCHEMA) == SCHEMA
    assert only.read_bytes() == whole


def test_other_models_have_another_schema(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept("x", lambda: SCHEMA)
    monkeypatch.setattr(module, "_state", lambda: "another")
    assert kept("x", lambda: {}) == {}
    assert len(list(folder.iterdir())) == 2


def test_without_a_cache_it_is_made_every_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "file"))
    assert kept("x", lambda: SCHEMA) == SCHEMA
    assert kept("x", lambda: {}) == {}
