"""Obtaining OPA: release or Go, whole or not at all. Both sources are stand-ins here."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from checker.engine import PINNED, install, locate
from checker.engine import install as install_function
from checker.engine.locate import cached_binary
from checker.errors import EngineError
from checker.settings import Settings

ROOT = Path(__file__).resolve().parents[2]

BINARY = f"#!/bin/sh\necho 'Version: {PINNED}'\n"

# What `go install` is told, and what it leaves in GOBIN.
GO = """#!/bin/sh
echo "$CGO_ENABLED $*" >>"{folder}/calls"
echo $$ >"{folder}/pid"
printf '#!/bin/sh\\necho "Version: {version}"\\n' >"$GOBIN/opa"
{more}
chmod 755 "$GOBIN/opa"
"""

MODULE = sys.modules[install_function.__module__]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "bin").mkdir()
    return Settings(None, f"{tmp_path}/bin:{os.defpath}", tmp_path / "cache")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def _fake_go(tmp_path: Path, version: str = PINNED, more: str = "") -> Path:
    tool = tmp_path / "bin" / "go"
    tool.write_text(GO.format(folder=tmp_path, version=version, more=more))
    tool.chmod(0o755)
    return tool


class Told:
    """A progress callback that remembers."""

    def __init__(self) -> None:
        self.zh: list[str] = []
        self.en: list[str] = []

    def __call__(self, zh: str, en: str) -> None:
        self.zh.append(zh)
        self.en.append(en)


@contextmanager
def _release(binary: bytes, checksum: str | None = None) -> Iterator[str]:
    """A release folder on the loopback interface; without a checksum it publishes the right one."""
    line = f"{checksum or hashlib.sha256(binary).hexdigest()}  opa\n".encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = line if self.path.endswith(".sha256") else binary
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def _left_behind(settings: Settings) -> list[str]:
    return sorted(path.name for path in (settings.cache_dir / "opa").iterdir())


def test_the_release_is_taken_when_it_can_be_had(settings: Settings, tmp_path: Path) -> None:
    _fake_go(tmp_path)
    told = Told()
    with _release(BINARY.encode()) as url:
        found = install(settings, told, release_url=url)
    assert found == locate(settings)
    assert (found.source, found.version) == ("cache", PINNED)
    assert not (tmp_path / "calls").exists()
    assert _left_behind(settings) == [PINNED, "install.lock"]
    assert "Downloading" in told.en[0] and "正在下载" in told.zh[0]
    assert "installed" in told.en[-1] and "已安装" in told.zh[-1]


@pytest.mark.parametrize(
    ("binary", "checksum"),
    [(BINARY, "0" * 64), ("#!/bin/sh\necho 'Version: 0.1.0'\n", None), ("rubbish", None)],
)
def test_a_release_that_is_not_what_it_should_be_is_not_taken(
    settings: Settings, tmp_path: Path, binary: str, checksum: str | None
) -> None:
    with _release(binary.encode(), checksum) as url, pytest.raises(EngineError, match="nothing"):
        install(settings, Told(), release_url=url)
    assert _left_behind(settings) == ["install.lock"]


def test_go_builds_it_when_the_release_cannot_be_had(settings: Settings, tmp_path: Path) -> None:
    _fake_go(tmp_path)
    told = Told()
    found = install(settings, told, release_url="http://127.0.0.1:9")
    assert found == locate(settings)
    assert (tmp_path / "calls").read_text() == (
        f"0 install -trimpath -ldflags -s -w github.com/open-policy-agent/opa@v{PINNED}\n"
    )
    assert [text.split()[0] for text in told.en] == ["Downloading", "The", "OPA"]


def test_an_unknown_machine_goes_to_go(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fake_go(tmp_path)
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    assert install(settings, Told()).version == PINNED


def test_both_reasons_are_told_when_neither_way_works(settings: Settings, tmp_path: Path) -> None:
    _fake_go(tmp_path, more="echo 'no such module' >&2; exit 1")
    with pytest.raises(EngineError) as caught:
        install(settings, Told(), release_url="http://127.0.0.1:9")
    for text in (caught.value.zh, caught.value.en):
        assert "ConnectionError" in text
        assert "no such module" in text
        assert "CHECKER_OPA" in text
    assert _left_behind(settings) == ["install.lock"]


def test_no_go_is_a_reason_too(settings: Settings) -> None:
    with pytest.raises(EngineError, match="no-such-go was not found"):
        install(settings, Told(), release_url=None, go="no-such-go")


def test_a_build_of_another_version_is_not_taken(settings: Settings, tmp_path: Path) -> None:
    _fake_go(tmp_path, version="9.9.9")
    with pytest.raises(EngineError, match=r"calls itself version 9\.9\.9"):
        install(settings, Told(), release_url=None)
    assert not cached_binary(settings.cache_dir).exists()


def test_what_is_there_is_not_obtained_again(settings: Settings, tmp_path: Path) -> None:
    _fake_go(tmp_path)
    install(settings, Told(), release_url=None)
    told = Told()
    install(settings, told, release_url=None)
    assert len((tmp_path / "calls").read_text().splitlines()) == 1
    assert "already" in told.en[0]


def test_a_broken_binary_in_the_cache_is_replaced(settings: Settings, tmp_path: Path) -> None:
    _fake_go(tmp_path)
    target = cached_binary(settings.cache_dir)
    target.parent.mkdir(parents=True)
    target.write_bytes(b"half")
    assert install(settings, Told(), release_url=None) == locate(settings)


def test_a_build_shows_signs_of_life(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fake_go(tmp_path, more="sleep 0.4")
    monkeypatch.setattr(MODULE, "_HEARTBEAT", 0.1)
    told = Told()
    install(settings, told, release_url=None)
    assert any("Still building" in text for text in told.en)
    assert any("仍在编译" in text for text in told.zh)


def test_a_build_without_end_is_ended(
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wait_gone: Callable[[int], None],
) -> None:
    _fake_go(tmp_path, more="exec sleep 60")
    monkeypatch.setattr(MODULE, "_HEARTBEAT", 0.1)
    monkeypatch.setattr(MODULE, "_BUILD", 1)
    with pytest.raises(EngineError, match="not finished"):
        install(settings, Told(), release_url=None)
    wait_gone(int((tmp_path / "pid").read_text()))


def test_two_installations_at_once_build_once(settings: Settings, tmp_path: Path) -> None:
    _fake_go(tmp_path, more="sleep 0.5")
    told = [Told(), Told()]
    threads = [
        threading.Thread(target=install, args=(settings, one), kwargs={"release_url": None})
        for one in told
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len((tmp_path / "calls").read_text().splitlines()) == 1
    assert any("waiting" in text for one in told for text in one.en)
    assert locate(settings).source == "cache"


CHILD = """
import sys
from pathlib import Path
from checker.engine import install
from checker.settings import Settings

settings = Settings(None, sys.argv[1], Path(sys.argv[2]))
install(settings, lambda zh, en: None, release_url=None)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_installation_leaves_nothing_broken(
    settings: Settings,
    tmp_path: Path,
    wait_gone: Callable[[int], None],
    number: signal.Signals,
) -> None:
    _fake_go(tmp_path, more="sleep 60")
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, settings.search_path, str(settings.cache_dir)],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    with child:
        try:
            deadline = time.monotonic() + 15
            while not list((settings.cache_dir / "opa").glob("tmp-*/opa")):
                assert time.monotonic() < deadline
                time.sleep(0.02)
            child.send_signal(number)
            assert child.wait(timeout=15) != 0
        finally:
            child.kill()
    builder = int((tmp_path / "pid").read_text())
    wait_gone(builder)
    with pytest.raises(EngineError, match="checker opa install"):
        locate(Settings(None, "", settings.cache_dir))

    _fake_go(tmp_path)
    assert install(settings, Told(), release_url=None) == locate(
        Settings(None, "", settings.cache_dir)
    )
    assert _left_behind(settings) == [PINNED, "install.lock"]


def test_a_cache_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="CHECKER_CACHE_DIR"):
        install(Settings(None, "", tmp_path / "file" / "cache"), Told(), release_url=None)
