"""What is kept of a state of the rules is what that state gives, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker import catalog, paths
from checker.bundle import build
from checker.bundle.cache import Cache


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def files(kept: Path) -> list[Path]:
    return sorted(path for name in ("rules", "bundles") for path in (kept / name).glob("*"))


def test_a_kept_catalog_is_the_one_that_was_read(kept: Path) -> None:
    read = catalog.load(paths.policies())
    assert Cache(paths.policies()).catalog() == read
    (only,) = files(kept)
    assert Cache(paths.policies()).catalog() == read
    assert files(kept) == [only]


def test_a_damaged_catalog_is_made_anew(kept: Path) -> None:
    read = Cache(paths.policies()).catalog()
    (only,) = files(kept)
    whole = only.read_bytes()
    only.write_bytes(whole[:-1])
    assert Cache(paths.policies()).catalog() == read
    assert only.read_bytes() == whole


def test_a_changed_table_is_read_anew(kept: Path, tmp_path: Path) -> None:
    policies = tmp_path / "policies"
    shutil.copytree(paths.policies(), policies)
    before = Cache(policies).catalog()
    table = policies / "tables" / "anchors.yaml"
    table.write_text(table.read_text("utf-8") + "\n# changed\n", "utf-8")
    assert Cache(policies).catalog() == before
    assert len(files(kept)) == 2


def test_the_bundle_is_kept_beside_it(kept: Path) -> None:
    cache = Cache(paths.policies())
    rules = cache.catalog()
    bundle = cache.bundle(rules)
    assert bundle.read_bytes() == build.archive(paths.policies(), rules)
    bundle.write_bytes(b"kept")
    assert Cache(paths.policies()).bundle(rules).read_bytes() == b"kept"


def test_a_cache_that_cannot_be_written_costs_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("CHECKER_CACHE_DIR", str(tmp_path / "file"))
    assert Cache(paths.policies()).catalog() == catalog.load(paths.policies())
