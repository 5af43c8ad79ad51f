"""The order of lists and of keys changes nothing in who answers."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.engine import Engine
from tests.liability import files, states
from tests.liability.files import Document


def _shuffled(value: Any, dice: random.Random) -> Any:
    if isinstance(value, dict):
        entries = [(key, _shuffled(child, dice)) for key, child in value.items()]
        dice.shuffle(entries)
        return dict(entries)
    if isinstance(value, list):
        children = [_shuffled(child, dice) for child in value]
        dice.shuffle(children)
        return children
    return value


def _with_another_meeting(document: Document) -> Document:
    """An earlier meeting besides, so that it matters which one decided."""
    meetings = document["meetings"]
    if not meetings:
        return document
    earlier = {**meetings[0], "id": "earlier", "held_on": "2026-03-12", "presider": "p03"}
    return {**document, "meetings": [*meetings, earlier]}


@states.few
@given(chosen=states.choices, seeds=st.lists(st.integers(0, 999), min_size=3, max_size=3))
def test_order_changes_no_verdict(
    engine: Engine, chosen: tuple[int | None, ...], seeds: list[int]
) -> None:
    document = states.combined(chosen)
    whole = _with_another_meeting(document)
    others = [_shuffled(whole, random.Random(seed)) for seed in seeds]
    first, *rest = files.judge(engine, [whole, *others])
    assert first
    for found in rest:
        assert found == first
