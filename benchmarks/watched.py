"""
Run a command and say how long it took and how much memory it and its children held.

Memory is the resident memory of the whole tree of processes together, looked at every
twentieth of a second; the highest of these sums counts. Linux only.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.05
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Run:
    """What a command took; `out` is its standard output."""

    seconds: float
    memory: int
    code: int
    out: bytes


def run(command: Sequence[str | Path], stdin: bytes | None = None) -> Run:
    """Run to the end."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    peak = [0]
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(_EVERY):
            peak[0] = max(peak[0], _resident(process.pid))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    out, _ = process.communicate(stdin)
    seconds = time.perf_counter() - started
    ended.set()
    watcher.join()
    return Run(seconds, peak[0], process.returncode, out)


def _resident(root: int) -> int:
    """Bytes that a process and everything below it hold."""
    parents: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        pid = int(entry.name)
        parents[pid], sizes[pid] = int(stat[1]), int(stat[21]) * _PAGE
    total, waiting = 0, {root}
    while waiting:
        total += sum(sizes.get(pid, 0) for pid in waiting)
        waiting = {pid for pid, parent in parents.items() if parent in waiting}
    return total
