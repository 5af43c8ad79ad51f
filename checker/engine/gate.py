"""
A door that many calls pass together, and one call can have for itself.

When OPA dies or hangs with several calls under way, none of them can be blamed.
The suspects are asked again one at a time; this is what keeps the others out.

Imports nothing of the project.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator


class Gate:
    """A lock with shared and exclusive holders; an exclusive one that waits goes first."""

    def __init__(self) -> None:
        """Open, with nobody inside."""
        self._changed = threading.Condition()
        self._inside = 0
        self._alone = False
        self._waiting = 0

    @contextlib.contextmanager
    def shared(self) -> Iterator[None]:
        """Hold it together with other shared holders. Not to be nested."""
        with self._changed:
            self._changed.wait_for(lambda: not self._alone and not self._waiting)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextlib.contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold it with nobody else inside. Not to be nested."""
        with self._changed:
            self._waiting += 1
            try:
                self._changed.wait_for(lambda: not self._alone and not self._inside)
                self._alone = True
            finally:
                self._waiting -= 1
                self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._alone = False
                self._changed.notify_all()
