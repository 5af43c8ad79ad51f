"""The private server: private, replaced when dead, never left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests

from checker.engine import Engine, server
from checker.engine.server import OpaServer
from checker.errors import EngineError

ROOT = Path(__file__).resolve().parents[2]

AS_OF = "2024-06-30"

CHILD = """
import sys
from pathlib import Path
from checker.engine import Engine

def items():
    n = 0
    while True:
        n += 1
        yield str(n), {"n": n, "slow": 100_000 if n > 300 else 0}

with Engine(Path(sys.argv[1]), opa=Path(sys.argv[2])) as engine:
    engine.start()
    for key, _ in engine.evaluate_many(items(), as_of="2024-06-30", settings={}, batch_size=8):
        if key == "100":
            print(engine.pid, flush=True)
"""


def _brief(engine: Engine) -> dict[str, object]:
    return engine.brief({"n": 1}, as_of=AS_OF, settings={})


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_opa_outlives_its_parent(
    bundle: Path, opa: Path, wait_gone: Callable[[int], None], number: signal.Signals
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(bundle), str(opa)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    with child:
        try:
            assert child.stdout is not None
            pid = int(child.stdout.readline())
            # To the group, as a terminal's Ctrl-C goes; by now a call of minutes is under way.
            os.killpg(child.pid, number)
            assert child.wait(timeout=15) != 0
            wait_gone(pid)
        finally:
            child.kill()


def test_closing_ends_opa_and_leaves_no_file(
    bundle: Path,
    opa: Path,
    is_running: Callable[[int], bool],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    with Engine(bundle, opa=opa) as engine:
        _brief(engine)
        pid = engine.pid
        assert pid is not None and is_running(pid)
        # Nothing of the token's surroundings stays on disk while OPA runs, either.
        assert list((tmp_path / "tmp").iterdir()) == []
    assert not is_running(pid)


def test_a_stranger_can_neither_read_nor_write(bundle: Path, opa: Path) -> None:
    opa_server = OpaServer(opa, bundle)
    try:
        address = opa_server.ensure()
        url = f"http://127.0.0.1:{address.port}/v1"
        session = requests.Session()
        session.trust_env = False
        with session:
            assert session.get(f"{url}/policies").status_code == 401
            assert session.get(f"{url}/data/system/authz/server").status_code == 401
            assert session.put(f"{url}/data/system/authz/server", json=1).status_code == 401
            assert session.put(f"{url}/policies/x", data="package x").status_code == 401
            assert session.post(f"{url}/data/main/brief", json={}).status_code == 401
            session.headers["Authorization"] = "Bearer guess"
            assert session.post(f"{url}/data/main/brief", json={}).status_code == 401
            session.headers["Authorization"] = f"Bearer {address.token}"
            assert session.post(f"{url}/data/main/brief", json={}).status_code == 200
    finally:
        opa_server.stop()


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="reads Linux' /proc")
def test_the_token_is_in_no_process_list(bundle: Path, opa: Path) -> None:
    opa_server = OpaServer(opa, bundle)
    try:
        address = opa_server.ensure()
        proc = Path(f"/proc/{opa_server.pid}")
        for name in ("cmdline", "environ"):
            assert address.token.encode() not in (proc / name).read_bytes()
        assert b"127.0.0.1" in (proc / "cmdline").read_bytes()
    finally:
        opa_server.stop()


def test_the_environment_changes_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("OPA_RUN_ADDR", "127.0.0.1:9")
    monkeypatch.setenv("OPA_RUN_LOG_FORMAT", "no such format")
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(netrc))
    assert _brief(engine)["n"] == 1


class _Greedy(BaseHTTPRequestHandler):
    """Says yes to everything, and remembers what it was told."""

    told: list[str | None]

    def do_POST(self) -> None:
        self.told.append(self.headers["Authorization"])
        body = b'{"result": {"0": {}}}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def _foreign_server() -> Iterator[tuple[int, list[str | None]]]:
    told: list[str | None] = []
    handler = type("Handler", (_Greedy,), {"told": told})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as foreign:
        thread = threading.Thread(target=foreign.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield foreign.server_port, told
        finally:
            foreign.shutdown()
            thread.join()


def _ports(monkeypatch: pytest.MonkeyPatch, *first: int) -> None:
    """Let the first starts find these ports, taken since they were found free."""
    wanted = list(first)
    free = server.free_port
    monkeypatch.setattr(server, "free_port", lambda: wanted.pop(0) if wanted else free())


def test_a_port_taken_meanwhile_is_given_up(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        _ports(monkeypatch, taken.getsockname()[1])
        assert _brief(engine)["n"] == 1


def test_a_program_that_took_the_port_never_sees_the_token(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _foreign_server() as (port, told):
        _ports(monkeypatch, port)
        assert _brief(engine) == {"n": 1, "work": 0}
        assert set(told) <= {None}


def test_ports_that_are_always_taken_are_an_error(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _foreign_server() as (port, _):
        monkeypatch.setattr(server, "free_port", lambda: port)
        with pytest.raises(EngineError, match="ports in a row"):
            engine.start()


def test_policies_that_do_not_compile_are_reported_in_opas_words(
    write_bundle: Callable[[str], Path], opa: Path
) -> None:
    bundle = write_bundle("package main\n\nbrief := nowhere\n")
    with Engine(bundle, opa=opa) as engine, pytest.raises(EngineError) as caught:
        engine.start()
    for text in (caught.value.zh, caught.value.en):
        assert "main/main.rego:3" in text
        assert "rego_unsafe_var_error" in text


def test_an_opa_that_never_answers_is_ended(
    bundle: Path, tmp_path: Path, wait_gone: Callable[[int], None]
) -> None:
    silent = tmp_path / "opa"
    silent.write_text(f"#!/bin/sh\necho $$ >{tmp_path}/pid\nexec sleep 60\n")
    silent.chmod(0o755)
    opa_server = OpaServer(silent, bundle, start_timeout=1.0)
    with pytest.raises(EngineError, match="did not answer"):
        opa_server.ensure()
    wait_gone(int((tmp_path / "pid").read_text()))


def test_no_bundle_is_an_error(opa: Path, tmp_path: Path) -> None:
    with (
        Engine(tmp_path / "none", opa=opa) as engine,
        pytest.raises(EngineError, match="no bundle"),
    ):
        engine.start()


def test_a_bundle_that_changed_is_not_taken_up_in_mid_run(
    write_bundle: Callable[[str], Path], bundle: Path, opa: Path
) -> None:
    with Engine(bundle, opa=opa) as engine:
        _brief(engine)
        assert engine.pid is not None
        os.kill(engine.pid, signal.SIGKILL)
        assert _brief(engine)["n"] == 1
        assert engine.pid is not None
        write_bundle("package main\n\nbrief := {}\n")
        os.kill(engine.pid, signal.SIGKILL)
        with pytest.raises(EngineError, match="changed during the run"):
            _brief(engine)


def test_only_files_of_a_bundle_are_loaded_from_a_folder(bundle: Path, opa: Path) -> None:
    (bundle / "main" / "fixture.json").write_text('{"n": 7}')
    (bundle / "main" / "notes.yaml").write_text("n: [")
    (bundle / "tables").mkdir()
    (bundle / "tables" / "data.json").write_text('{"limit": 5}')
    (bundle / "main" / "more.rego").write_text(
        "package main\n\nreport := {} if not data.tables.limit\n"
    )
    with Engine(bundle, opa=opa) as engine:
        assert engine.report({"n": 1}, as_of=AS_OF, settings={})["n"] == 1


def test_a_missing_binary_is_an_error(bundle: Path, tmp_path: Path) -> None:
    with Engine(bundle, opa=tmp_path / "opa") as engine, pytest.raises(EngineError, match="127"):
        engine.start()
