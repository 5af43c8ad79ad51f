from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.app import Workshop
from checker.engine import Engine, EngineFault
from checker.scan.across import Uncompared, judge
from checker.scan.store import Store
from tests.scan.conftest import Scan, Write

RULE = "ARC-0002"


class _Faulty(Engine):
    """An engine that has no verdict on any group."""

    def __init__(self) -> None:
        pass

    def across(self, groups: Any, **_: Any) -> Iterator[Any]:
        for key, _group in groups:
            yield key, EngineFault(key, "timeout", {"zh": "超时", "en": "too long"})


@pytest.fixture
def store(scanned: Scan, write: Write, tmp_path: Path) -> Iterator[Store]:
    """Two records that bear one number, and one that is another case."""
    write("a", "b")
    scanned(write("c", base="penalty_2019"), rules=(RULE, "PEN-0001"))
    with Store(tmp_path / "out") as opened:
        yield opened


def _judged(shipped: Workshop, store: Store, engine: Engine) -> list[Any]:
    return list(
        judge(
            store,
            engine,
            as_of="2026-11-24",
            settings={"select": [RULE]},
            catalog=shipped.catalog,
            glossary=shipped.words.glossary,
            in_flight=2,
        )
    )


def test_records_that_share_a_key_are_judged_together(
    shipped: Workshop, store: Store, engine: Engine
) -> None:
    ((identity, text),) = _judged(shipped, store, engine)
    found = json.loads(text)
    assert (found["id"], found["rule"], found["status"]) == (identity, RULE, "fail")
    assert [record["id"] for record in found["records"]] == ["a", "b"]
    assert [Path(record["source"]["path"]).name for record in found["records"]] == [
        "a.json",
        "b.json",
    ]


def test_what_could_not_be_compared_is_told(shipped: Workshop, store: Store) -> None:
    assert _judged(shipped, store, _Faulty()) == [
        Uncompared(RULE, ("a", "b"), 2, {"zh": "超时", "en": "too long"})
    ]
