"""
Obtain the pinned OPA once, into the user's cache.

First the project's official release binary, checked against the SHA-256 that the
release publishes beside it; where that cannot be reached (closed networks), the
same version built by the Go tool chain. Either is made in a temporary folder of
the cache, asked for its version, and only then moved into place in one step: an
interrupted installation leaves no binary behind, and its temporary folder is
cleared by the next one.

The published checksum comes over the same TLS connection as the binary, so it
tells a broken download from a whole one, and no more than TLS about its origin.

Imports `leash`, `locate`, `settings` and `errors` only. POSIX only.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import platform
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from checker.engine import leash
from checker.engine.locate import PINNED, Located, cached_binary, version_of
from checker.errors import EngineError
from checker.settings import Settings, inherited_environment

#: Called with the same sentence in zh and en.
Progress = Callable[[str, str], None]

RELEASE_URL = f"https://github.com/open-policy-agent/opa/releases/download/v{PINNED}"
GO_MODULE = f"github.com/open-policy-agent/opa@v{PINNED}"

#: Release assets by (system, machine); these are the statically linked ones where both exist.
_ASSETS = {
    ("Linux", "x86_64"): "opa_linux_amd64_static",
    ("Linux", "aarch64"): "opa_linux_arm64_static",
    ("Darwin", "x86_64"): "opa_darwin_amd64",
    ("Darwin", "arm64"): "opa_darwin_arm64_static",
}

# Seconds. A closed office network drops packets without a word, so connecting is
# given up soon; a slow line that does deliver is waited for.
_CONNECT = 5
_READ = 30
_BUILD = 1800
_HEARTBEAT = 15


def install(
    settings: Settings,
    progress: Progress,
    *,
    release_url: str | None = RELEASE_URL,
    go: str = "go",
) -> Located:
    """
    Put the pinned OPA into the cache, unless it is there and works.

    Args:
        settings: names the cache and the folders to find `go` in.
        progress: told before each step that takes time.
        release_url: folder of the release's assets; None goes straight to `go install`.
        go: name or path of the Go tool.

    Returns:
        The cached binary.

    Raises:
        EngineError: both ways failed; the message holds both reasons.
    """
    target = cached_binary(settings.cache_dir)
    home = target.parent.parent
    try:
        home.mkdir(parents=True, exist_ok=True)
        with _locked(home / "install.lock", progress):
            if _works(target):
                progress(f"OPA {PINNED} 已在 {target}。", f"OPA {PINNED} is already at {target}.")
            else:
                _obtain(target, settings, progress, release_url, go)
    except OSError as error:
        raise EngineError(
            f"无法写入 OPA 缓存目录 {home}：{error}。请检查权限和磁盘空间，"
            "或用 CHECKER_CACHE_DIR 指定其他目录。",
            f"The OPA cache {home} cannot be written: {error}. Check its permissions and the free "
            "space, or set CHECKER_CACHE_DIR to another folder.",
        ) from error
    return Located(path=target, version=PINNED, source="cache")


def _obtain(
    target: Path, settings: Settings, progress: Progress, release_url: str | None, go: str
) -> None:
    """One way, then the other; holds the lock."""
    for stale in target.parent.parent.glob("tmp-*"):
        shutil.rmtree(stale, ignore_errors=True)
    reasons: list[str] = []
    with tempfile.TemporaryDirectory(prefix="tmp-", dir=target.parent.parent) as folder:
        made = Path(folder) / "opa"
        reason = "not asked for" if release_url is None else _download(made, release_url, progress)
        if reason:
            reasons.append(f"release: {reason}")
            reason = _build(made, settings, progress, go)
        if reason:
            reasons.append(f"go install: {reason}")
            detail = "; ".join(reasons)
            raise EngineError(
                f"未能取得 OPA {PINNED}，没有安装任何内容（{detail}）。请联网或安装 Go 后重试，"
                f"也可把 {PINNED} 版 opa 程序拷贝到本机，并用 CHECKER_OPA 指向它。",
                f"OPA {PINNED} could not be obtained and nothing was installed ({detail}). Try "
                f"again with network access or with Go installed, or copy an opa binary of "
                f"version {PINNED} to this machine and point CHECKER_OPA at it.",
            )
        target.parent.mkdir(exist_ok=True)
        made.replace(target)
    progress(f"OPA {PINNED} 已安装到 {target}。", f"OPA {PINNED} is installed at {target}.")


def _download(made: Path, release_url: str, progress: Progress) -> str | None:
    """Fetch the release binary to `made`; a reason if that cannot be done."""
    # Not above: an installation is rare, and every command would wait for this import.
    import requests

    machine = (platform.system(), platform.machine())
    asset = _ASSETS.get(machine)
    if asset is None:
        return f"no binary for {machine[0]} on {machine[1]}"
    url = f"{release_url}/{asset}"
    progress(f"正在下载 OPA {PINNED}：{url}", f"Downloading OPA {PINNED}: {url}")
    digest = hashlib.sha256()
    try:
        published = requests.get(f"{url}.sha256", timeout=(_CONNECT, _READ))
        published.raise_for_status()
        with requests.get(url, timeout=(_CONNECT, _READ), stream=True) as answer:
            answer.raise_for_status()
            with made.open("wb") as file:
                for chunk in answer.iter_content(1 << 20):
                    digest.update(chunk)
                    file.write(chunk)
    except requests.RequestException as error:
        return f"{type(error).__name__} at {url}"
    if published.text.split()[:1] != [digest.hexdigest()]:
        return f"the SHA-256 of {url} is not the published one"
    made.chmod(0o755)
    return _wrong_version(made)


def _build(made: Path, settings: Settings, progress: Progress, go: str) -> str | None:
    """Build `made` with the Go tool; a reason if that cannot be done."""
    found = shutil.which(go, path=settings.search_path)
    if found is None:
        return f"{go} was not found"
    # PATH may hold relative folders, and the build runs in another one.
    tool = str(Path(found).absolute())
    progress(
        f"官方发布包无法取得，改用 Go 编译 OPA {PINNED}，约需一至数分钟。",
        f"The release cannot be had; building OPA {PINNED} with Go, which takes a minute or more.",
    )
    log = made.with_name("log")
    with log.open("wb") as output:
        process = leash.start(
            [tool, "install", "-trimpath", "-ldflags", "-s -w", GO_MODULE],
            cwd=made.parent,
            env=inherited_environment(CGO_ENABLED="0", GOBIN=str(made.parent)),
            output=output,
        )
        try:
            code = _wait(process, progress)
        finally:
            leash.end(process)
    if code is None:
        return f"not finished after {_BUILD} s"
    if code != 0 or not made.exists():
        words = log.read_text(errors="replace").split()
        return f"exit code {code}: {' '.join(words)[-400:]}"
    return _wrong_version(made)


def _wait(process: subprocess.Popen[bytes], progress: Progress) -> int | None:
    """The exit code, or None when the build takes too long; a sign of life meanwhile."""
    begun = time.monotonic()
    while (spent := int(time.monotonic() - begun)) < _BUILD:
        try:
            return process.wait(timeout=_HEARTBEAT)
        except subprocess.TimeoutExpired:
            progress(
                f"仍在编译，已用 {spent + _HEARTBEAT} 秒……",
                f"Still building, {spent + _HEARTBEAT} s so far …",
            )
    return None


def _wrong_version(made: Path) -> str | None:
    try:
        version = version_of(made)
    except EngineError as error:
        return error.en
    return None if version == PINNED else f"it calls itself version {version}"


def _works(target: Path) -> bool:
    return target.exists() and _wrong_version(target) is None


@contextlib.contextmanager
def _locked(path: Path, progress: Progress) -> Iterator[None]:
    """Hold the lock file; the system gives it back however this process ends."""
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress(
                "另一个进程正在安装 OPA，等待其完成……",
                "Another process is installing OPA; waiting for it …",
            )
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
