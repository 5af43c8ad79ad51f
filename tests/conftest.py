"""The shipped rules over a running engine, once for all tests that ask them."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from checker.app import Workshop
from checker.engine import Engine

# What a shell runs in the background ignores Ctrl-C, and so would every process started here.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def shipped() -> Workshop:
    return Workshop.open()


@pytest.fixture(scope="session")
def engine(shipped: Workshop) -> Iterator[Engine]:
    with shipped.engine() as running:
        yield running
