"""
Start OPA before anything else that takes long.

OPA needs a third of a second to read a bundle; what a command imports and loads needs as long.
So a command that asks the engine starts it here, and imports `app` only then: the two run beside
each other. Nothing that goes wrong here is told here: `app` meets it again and says what it is.

Imports what is quick to import only.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker import paths
from checker.bundle.cache import Cache
from checker.engine import Engine, find
from checker.errors import CheckerError
from checker.settings import Settings


@dataclass(frozen=True)
class Ahead:
    """The cache of the shipped rules, and an engine that is starting, if their bundle is built."""

    cache: Cache
    engine: Engine | None


@contextlib.contextmanager
def started(opa: Path | None) -> Iterator[Ahead]:
    """
    An engine over the shipped rules, starting meanwhile; it is ended with the context.

    Args:
        opa: the binary named on the command line.
    """
    cache = Cache(paths.policies())
    engine = None
    try:
        with contextlib.suppress(CheckerError, OSError):
            bundle = cache.kept_bundle()
            if bundle is not None:
                path, _ = find(Settings.from_environment(), opa)
                engine = Engine(bundle, opa=path)
                engine.start_ahead()
        yield Ahead(cache, engine)
    finally:
        if engine is not None:
            engine.close()
