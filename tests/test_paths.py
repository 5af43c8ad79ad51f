"""Where shipped files and the cache are."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import paths
from checker.errors import UsageError

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_uses_its_own_files() -> None:
    assert paths.share() == ROOT
    assert paths.policies() == ROOT / "policies"
    assert paths.schemas() == ROOT / "schemas"


def test_an_installed_package_uses_the_files_beside_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "checker" / "_share").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "checker")
    assert paths.policies() == tmp_path / "checker" / "_share" / "policies"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"CHECKER_CACHE_DIR": "/a/b", "XDG_CACHE_HOME": "/x"}, "/a/b"),
        ({"CHECKER_CACHE_DIR": "", "XDG_CACHE_HOME": "/x"}, "/x/legality-checker"),
        ({"XDG_CACHE_HOME": "relative"}, "/home/u/.cache/legality-checker"),
        ({}, "/home/u/.cache/legality-checker"),
        ({"CHECKER_CACHE_DIR": "~/c"}, "/home/u/c"),
    ],
)
def test_the_cache_follows_the_environment(
    environ: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/u")
    assert paths.cache_dir(environ) == Path(expected)


def test_a_relative_cache_folder_is_relative_to_where_the_run_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECKER_CACHE_DIR", "c")
    assert paths.cache_dir() == tmp_path / "c"


def test_no_home_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(cls: type[Path]) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", classmethod(homeless))
    with pytest.raises(UsageError, match="CHECKER_CACHE_DIR"):
        paths.cache_dir({})
