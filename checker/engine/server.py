"""
One private OPA server: started when first needed, restarted when it dies, ended
with its parent however that ends.

Private means: on a port of the loopback interface that it does not share, with a
token of its own (any local user could otherwise push policies into it), without
calling home, and with an environment that holds nothing but its memory settings:
OPA takes flags and proxies from the environment, and neither may change a result.

The token never touches a disk or a command line: the authorization policy knows
its hash. Before the token is sent, the server has to name a number that only the
process started here can know, since another program may have taken the port
between the moment it was found free and the moment OPA opened it.

A process forked while OPA runs holds its leash (see there) too: worker processes are
started before the engine, or OPA may outlive a killed parent as long as they do.

POSIX only. Imports `client`, `leash` and `errors` only.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import os
import re
import secrets
import shutil
import socket
import subprocess
import tarfile
import tempfile
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from checker.engine import leash
from checker.engine.client import LOOPBACK, Answer, Client
from checker.errors import EngineError

_AUTHZ = """package system.authz

default allow := false

allow if crypto.sha256(input.identity) == "{digest}"

allow if {{
	input.method == "POST"
	input.path == ["v1", "data", "system", "authz", "server"]
}}

server := "{challenge}"
"""

_BUNDLE_FILES = (".manifest", "data.json", "data.yaml", "data.yml")

_PORT_TRIES = 5
_POLL = 0.005
_PROBE = 5.0
_DYING = 1.0
_OUTPUT_LINES = 20
_FATAL_LINES = 2
_FATAL = re.compile(r"^(fatal error|panic|runtime):")


@dataclass(frozen=True, slots=True)
class Address:
    """How to reach the server; `generation` counts its starts."""

    port: int
    token: str
    generation: int


class OpaServer:
    """A private `opa run --server` over one bundle. Safe to use from several threads."""

    def __init__(
        self, opa: Path, bundle: Path, *, memory: str = "600MiB", start_timeout: float = 60.0
    ) -> None:
        """
        Note what to start; nothing is started yet.

        Args:
            opa: the binary.
            bundle: a `.tar.gz` bundle, or a folder that is one.
            memory: OPA's soft memory limit (GOMEMLIMIT), such as "600MiB".
            start_timeout: seconds from start to the first answer.
        """
        self._opa = opa.absolute()
        self._bundle = bundle.absolute()
        self._memory = memory
        self._start_timeout = start_timeout
        self._lock = threading.RLock()
        self._process: _Process | None = None
        self._launched: _Process | None = None
        self._generation = 0
        self._bundle_digest: str | None = None
        self._closed = False

    def ensure(self) -> Address:
        """
        The address of a live server, which is started if there is none.

        Raises:
            EngineError: it does not start (the message holds OPA's own words), or
                was stopped for good.
        """
        with self._lock:
            if self._closed:
                raise EngineError("OPA 引擎已关闭。", "The OPA engine has been closed.")
            if self._process is None or not self._process.alive():
                ahead, self._launched = self._launched, None
                self._end()
                self._process = self._start(ahead)
                self._generation += 1
            return Address(self._process.port, self._process.token, self._generation)

    def launch(self) -> None:
        """
        Start the process and do not wait for it: `ensure` does.

        No thread waits in its place. One that imports beside the caller can hang for ever: a
        Ctrl-C that falls into an import of the caller's may leave Python's import lock taken.

        Raises:
            EngineError: there is no bundle.
            OSError: the binary cannot be run.
        """
        with self._lock:
            if self._process is None and self._launched is None and not self._closed:
                self._launched = _Process(self._opa, self._bundle, self._memory)

    def recover(self, generation: int) -> str:
        """
        Look after a call that got no answer from the given generation.

        A server that is dead or does not answer is ended, so that the next
        `ensure` starts a new one; one that is well, or was replaced by another
        caller already, is left alone.

        Returns:
            OPA's last words if this call saw its end, else "".
        """
        with self._lock:
            process = self._process
            if process is None or generation != self._generation or self._closed:
                return ""
            if process.alive() and process.answers(_PROBE):
                return ""
            # A process that is dying drops its connections first, and its words come last.
            process.wait(_DYING)
            words = process.end()
            self._process = None
            return words

    @property
    def pid(self) -> int | None:
        """The process id of the running server."""
        with self._lock:
            return self._process.pid if self._process and self._process.alive() else None

    def stop(self) -> None:
        """End the server for good; calls under way come back unanswered."""
        # Not under the lock at first: a start that is under way is to give up, not to be awaited.
        self._closed = True
        with self._lock:
            self._end()

    def _end(self) -> None:
        # A forked child holds a copy of this object, but the server is its parent's.
        for process in (self._process, self._launched):
            if process is not None and process.owner == os.getpid():
                process.end()
        self._process = self._launched = None

    def _start(self, ahead: _Process | None) -> _Process:
        for _ in range(_PORT_TRIES):
            process, ahead = ahead or _Process(self._opa, self._bundle, self._memory), None
            try:
                words = self._await(process)
            except BaseException:
                process.end()
                raise
            if words is None:
                self._same_bundle(process)
                return process
            if "address already in use" not in words:
                raise EngineError(
                    f"OPA 未能启动（{self._bundle}）。OPA 的说明：{words}",
                    f"OPA did not start with {self._bundle}. It says: {words}",
                )
        raise EngineError(
            f"OPA 未能启动：连续 {_PORT_TRIES} 次选用的端口都被其他程序占用。请稍后重试。",
            f"OPA did not start: {_PORT_TRIES} ports in a row were taken by other programs. "
            "Try again.",
        )

    def _same_bundle(self, process: _Process) -> None:
        """One run answers from one bundle, also after a restart."""
        if self._bundle_digest not in (None, process.bundle_digest):
            process.end()
            raise EngineError(
                f"规则包 {self._bundle} 在运行期间被改动，OPA 重启后不能继续使用。请重新运行。",
                f"The bundle {self._bundle} was changed during the run, so a restarted OPA cannot "
                "go on with it. Run again.",
            )
        self._bundle_digest = process.bundle_digest

    def _await(self, process: _Process) -> str | None:
        """None once the server answers; its own words when it ends instead."""
        deadline = time.monotonic() + self._start_timeout
        while process.alive():
            if process.answers(1.0):
                process.forget_files()
                return None
            if self._closed:
                break
            if time.monotonic() > deadline:
                process.end()
                raise EngineError(
                    f"OPA 启动后 {self._start_timeout:g} 秒内没有应答（{self._bundle}）。"
                    "请检查机器负荷和规则包大小后重试。",
                    f"OPA did not answer within {self._start_timeout:g} s of its start with "
                    f"{self._bundle}. Check the machine's load and the bundle's size, then retry.",
                )
            time.sleep(_POLL)
        return process.end() or "no output"


class _Process:
    """One OPA process, with its folder, its token and its last words."""

    def __init__(self, opa: Path, bundle: Path, memory: str) -> None:
        self.owner = os.getpid()
        self.token = secrets.token_hex(32)
        self.port = free_port()
        self._challenge = secrets.token_hex(32)
        self._folder = Path(tempfile.mkdtemp(prefix="checker-opa-"))
        try:
            self._write_files(bundle)
            self._process = leash.start(
                [str(opa), *_arguments(self.port)],
                cwd=self._folder,
                env={"GOGC": "800", "GOMEMLIMIT": memory},
                output=subprocess.PIPE,
            )
        except BaseException:
            self.forget_files()
            raise
        self.pid = self._process.pid
        self._fatal: list[str] = []
        self._output: deque[str] = deque(maxlen=_OUTPUT_LINES)
        self._reader = threading.Thread(target=self._drain, name="opa-output", daemon=True)
        self._reader.start()
        self._client = Client(self.port)

    def _write_files(self, bundle: Path) -> None:
        """
        Lay bundle and authorization policy side by side, under names without surprises.

        Not `-b`: OPA refuses a second bundle beside one that does not name its
        roots, and the authorization policy has to come from somewhere. A
        `.tar.gz` that is loaded as a file is read as the bundle it is.
        """
        target = self._folder / "bundle.tar.gz"
        if bundle.is_dir():
            _pack(bundle, target)
        elif bundle.is_file():
            shutil.copyfile(bundle, target)
        else:
            raise EngineError(
                f"规则包 {bundle} 不存在。请检查路径，或重新构建规则包。",
                f"There is no bundle at {bundle}. Check the path, or build it again.",
            )
        policy = _AUTHZ.format(
            digest=hashlib.sha256(self.token.encode()).hexdigest(), challenge=self._challenge
        )
        (self._folder / "authz.rego").write_text(policy)
        self.bundle_digest = hashlib.sha256(target.read_bytes()).hexdigest()

    def _drain(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - a pipe was asked for
        for line in self._process.stdout:
            text = line.decode(errors="replace").strip()
            # What follows a fatal error is a stack per goroutine, a thousand lines and more.
            if self._fatal or _FATAL.match(text):
                if len(self._fatal) < _FATAL_LINES:
                    self._fatal.append(text)
            elif text and '"level":"warning"' not in text:
                self._output.append(text)

    def alive(self) -> bool:
        return self._process.poll() is None

    def answers(self, timeout: float) -> bool:
        """Whether the process started here, and no other one, answers on the port."""
        # Asked many times before OPA listens, so first as cheaply as can be.
        if not _listening(self.port, timeout):
            return False
        return self._client.ask("system.authz.server", {}, timeout) == Answer(self._challenge)

    def wait(self, seconds: float) -> None:
        """Give the process time to end by itself."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)

    def forget_files(self) -> None:
        """Remove the folder: OPA reads it at its start only."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def end(self) -> str:
        """Kill the process and all that is its own; returns its last words."""
        died_by_itself = not self.alive()
        code = leash.end(self._process)
        self._reader.join()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._client.close()
        self.forget_files()
        if not died_by_itself:
            return self._last_words("ended, for it did not answer")
        return self._last_words(f"killed by signal {-code}" if code < 0 else f"exit code {code}")

    def _last_words(self, end: str) -> str:
        return "\n".join([*(self._fatal or self._output), f"({end})"])


def _arguments(port: int) -> list[str]:
    return [
        "run",
        "--server",
        f"--addr={LOOPBACK}:{port}",
        "--authentication=token",
        "--authorization=basic",
        "--log-level=error",
        "--skip-version-check",
        "--optimize-store-for-read-speed",
        "bundle.tar.gz",
        "authz.rego",
    ]


def free_port() -> int:
    """A port of the loopback interface that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def _listening(port: int, timeout: float) -> bool:
    try:
        with socket.create_connection((LOOPBACK, port), timeout):
            return True
    except OSError:
        return False


def _pack(folder: Path, target: Path) -> None:
    """Write what OPA would take from a bundle folder into a `.tar.gz`; same files, same bytes."""
    with (
        gzip.GzipFile(target, "wb", compresslevel=1, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and (path.suffix == ".rego" or path.name in _BUNDLE_FILES):
                content = path.read_bytes()
                entry = tarfile.TarInfo(str(path.relative_to(folder)))
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
