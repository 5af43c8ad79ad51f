"""The shipped rules over a running engine, once for all tests that ask them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.app import Workshop
from checker.engine import Engine


@pytest.fixture(scope="session")
def shipped() -> Workshop:
    return Workshop.open()


@pytest.fixture(scope="session")
def engine(shipped: Workshop) -> Iterator[Engine]:
    with shipped.engine() as running:
        yield running
