"""Which OPA is taken, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.engine import PINNED, find, locate
from checker.engine.locate import cached_binary
from checker.errors import EngineError
from checker.settings import Settings


def _fake(path: Path, version: str = PINNED) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho 'Version: {version}'\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def everywhere(tmp_path: Path) -> tuple[Settings, dict[str, Path]]:
    settings = Settings(
        opa=tmp_path / "env" / "opa",
        search_path=str(tmp_path / "bin"),
        cache_dir=tmp_path / "cache",
    )
    places = {
        "option": tmp_path / "option" / "opa",
        "environment": tmp_path / "env" / "opa",
        "path": tmp_path / "bin" / "opa",
        "cache": cached_binary(tmp_path / "cache"),
    }
    return settings, {source: _fake(path) for source, path in places.items()}


@pytest.mark.parametrize("source", ["option", "environment", "path", "cache"])
def test_the_first_place_in_order_wins(
    everywhere: tuple[Settings, dict[str, Path]], source: str
) -> None:
    settings, places = everywhere
    option: Path | None = places["option"]
    for earlier in ("option", "environment", "path"):
        if earlier == source:
            break
        if earlier == "option":
            option = None
        elif earlier == "environment":
            settings = Settings(None, settings.search_path, settings.cache_dir)
        else:
            places["path"].unlink()
    found = locate(settings, option)
    assert (found.source, found.path, found.version) == (source, places[source], PINNED)
    assert found.warning is None


def test_another_version_is_used_and_reported(tmp_path: Path) -> None:
    found = locate(Settings(_fake(tmp_path / "opa", "1.0.0"), "", tmp_path))
    assert found.version == "1.0.0"
    assert found.warning is not None
    assert all("1.0.0" in text and PINNED in text for text in found.warning)


def test_no_opa_names_the_command_to_run(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as caught:
        locate(Settings(None, str(tmp_path), tmp_path / "cache"))
    assert "checker opa install" in caught.value.zh
    assert "checker opa install" in caught.value.en


@pytest.mark.parametrize("content", [None, "#!/bin/sh\nexit 3\n", "#!/bin/sh\necho hello\n"])
def test_a_named_binary_that_does_not_run_is_never_replaced(
    everywhere: tuple[Settings, dict[str, Path]], content: str | None
) -> None:
    settings, places = everywhere
    places["environment"].unlink()
    if content is not None:
        places["environment"].write_text(content)
        places["environment"].chmod(0o755)
    with pytest.raises(EngineError, match="cannot be run") as caught:
        locate(settings)
    assert str(places["environment"]) in caught.value.en


def test_a_binary_is_found_without_being_run(
    everywhere: tuple[Settings, dict[str, Path]], tmp_path: Path
) -> None:
    settings, places = everywhere
    places["environment"].write_text("#!/bin/sh\ntouch ran\n")
    assert find(settings) == (places["environment"], "environment")
    assert list(tmp_path.rglob("ran")) == []
