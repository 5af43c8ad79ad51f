"""
Start a program that cannot outlive this one.

The shell becomes the program, so that process id, exit code and output are the
program's own. The subshell it leaves behind waits for the end of a pipe that only
this process holds open; the system closes it however this process ends, kill -9
and an interrupt in the middle of the start included, and the program's whole
group is killed. (Linux' PR_SET_PDEATHSIG does not do: it fires when the *thread*
that started the program ends, and restarts happen on worker threads.)

POSIX only. Imports nothing of the project.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

_LAUNCH = (
    'exec 3<&0 </dev/null; (read -r _ <&3; kill -s KILL -- -$$) >/dev/null 2>&1 & exec "$@" 3<&-'
)


def start(
    command: Sequence[str], *, cwd: Path, env: Mapping[str, str], output: int | IO[bytes]
) -> subprocess.Popen[bytes]:
    """
    Run `command` in a session of its own, out of a terminal's reach: Ctrl-C is ours to handle.

    Args:
        command: the program, as a path that `cwd` does not change, and its arguments.
        cwd: the folder it runs in.
        env: its whole environment.
        output: where its standard output and error go together.
    """
    return subprocess.Popen(  # noqa: S603 - the callers' commands are fixed but for the binary
        ["/bin/sh", "-c", _LAUNCH, "sh", *command],
        cwd=cwd,
        env=env,
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> int:
    """Kill the program with all it started, if it still runs; returns its exit code."""
    # The waiting subshell keeps the group's number taken even if the program is gone.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    code = process.wait()
    if process.stdin is not None:
        process.stdin.close()
    return code
