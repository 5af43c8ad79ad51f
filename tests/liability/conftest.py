"""How each shipped rule attributes, in a form that is short to print."""

from __future__ import annotations

import pytest

from checker.app import Workshop


@pytest.fixture(scope="session")
def ways(shipped: Workshop) -> dict[str, tuple[str, str]]:
    """The branch and the topic of each rule."""
    rules = shipped.catalog.rules.values()
    return {rule.id: (rule.liability.branch, rule.topic) for rule in rules}
