"""
Second phase of a scan: records that share a key, laid beside each other and judged.

Which records those are, the store knows; what they come to, the policies say. Here they are
only brought together, group by group, in constant memory.

Shapes: a finding is one entry of the report's `across`, as JSON text, by its id.
Imports `catalog`, `engine`, `reader`, `report` and `store` of the package.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.catalog import Bilingual, Catalog
from checker.engine import Engine, EngineFault
from checker.report import across, models
from checker.scan.store import Member, Store

#: So many of the records that could not be compared are named.
_NAMED = 10


@dataclass(frozen=True)
class Uncompared:
    """
    Records that share a key and that the engine has no verdict on.

    A comparison that could not be made must not look as if nothing had been found.

    Attributes:
        rule: the rule that compares them.
        records: the ids of the first of them, `number` in all.
        message: what happened, in both languages.
    """

    rule: str
    records: tuple[str, ...]
    number: int
    message: Mapping[str, str]


def judge(
    store: Store,
    engine: Engine,
    *,
    as_of: str,
    settings: Mapping[str, Any],
    catalog: Catalog,
    glossary: Mapping[str, Bilingual],
    in_flight: int,
) -> Iterator[tuple[str, str] | Uncompared]:
    """
    The findings across the records of a complete run, (id, JSON text), and what has none.

    Args:
        store: holds the records and what they contribute.
        as_of: the day of evaluation.
        settings: for the policies.
        catalog: the rules, for titles and citations.
        glossary: the words for enumerated values.
        in_flight: calls under way at a time.
    """
    under_way: deque[Sequence[Member]] = deque()

    def groups() -> Iterator[tuple[str, Mapping[str, Any]]]:
        for index, key, members in store.groups():
            under_way.append(members)
            yield index, _group(index, key, members)

    for index, answer in engine.across(
        groups(), as_of=as_of, settings=settings, in_flight=in_flight
    ):
        members = under_way.popleft()
        if isinstance(answer, EngineFault):
            ids = tuple(str(member.record) for member in members[:_NAMED])
            yield Uncompared(index, ids, len(members), answer.message)
            continue
        if answer["findings"]:
            places = _places(store, answer["findings"], members)
            for found in across.findings(answer, places, catalog=catalog, glossary=glossary):
                yield found.id, found.model_dump_json(by_alias=True)


def _group(index: str, key: str, members: Sequence[Member]) -> dict[str, Any]:
    return {
        "index": index,
        "value": key,
        "members": [
            {"record": member.record, "place": place, "facts": member.facts}
            for place, member in enumerate(members)
        ],
    }


def _places(
    store: Store, findings: Sequence[Mapping[str, Any]], members: Sequence[Member]
) -> dict[int, across.Place]:
    """The records that findings name, as their own lines tell of them."""
    wanted = {place for found in findings for place in found["places"]}
    places = {}
    for place in wanted:
        line = json.loads(store.line(members[place].source))
        record = models.RecordInfo.model_validate(line["record"])
        places[place] = across.Place(record, line["people"])
    return places
