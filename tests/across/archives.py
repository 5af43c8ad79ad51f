"""
A small archive put through everything a scan puts a large one through, but a store.

Each record is read, asked in batches for its index entries, and laid beside those with the
same key; the engine judges the groups, and the report words what was found.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from checker.app import Workshop
from checker.engine import Engine
from checker.reader import Record, read
from checker.report import across, models

Document = Mapping[str, Any]


def entries(
    engine: Engine, records: Sequence[Document], as_of: str, rule: str | None = None
) -> list[tuple[int, Document]]:
    """The index entries of records that the reader accepts, each with its record's place."""
    items = [(str(place), _accepted(record).raw) for place, record in enumerate(records)]
    settings = {"select": [rule]} if rule else {}
    found: list[tuple[int, Document]] = []
    for key, answer in engine.evaluate_many(items, as_of=as_of, settings=settings):
        assert isinstance(answer, dict), answer
        found += [(int(key), entry) for entry in answer["index"]]
    return found


def judge(
    engine: Engine, records: Sequence[Document], as_of: str, rule: str | None = None
) -> list[Document]:
    """What the engine finds across the records, by all rules or by one."""
    groups: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for place, entry in entries(engine, records, as_of, rule):
        member = {"record": records[place]["id"], "place": place, "facts": entry["facts"]}
        groups[entry["index"], entry["key"]].append(member)
    items = [
        (f"{index} {value}", {"index": index, "value": value, "members": members})
        for (index, value), members in sorted(groups.items())
    ]
    found: list[Document] = []
    for _, answer in engine.across(items, as_of=as_of, settings={}):
        assert isinstance(answer, dict), answer
        found += answer["findings"]
    return found


def worded(
    shop: Workshop, records: Sequence[Document], found: Sequence[Document]
) -> tuple[models.AcrossFinding, ...]:
    """The findings as the report has them, with the names of the records."""
    places = {
        number: across.Place(
            record=_info(record),
            people={person["id"]: person.get("name") for person in record.get("people") or ()},
        )
        for number, record in enumerate(records)
    }
    return across.findings(
        {"findings": found}, places, catalog=shop.catalog, glossary=shop.words.glossary
    )


def _accepted(record: Document) -> Record:
    result = read(json.dumps(record).encode(), "example.json")
    assert isinstance(result, Record), [fault.message["en"] for fault in result.faults]
    return result


def _info(record: Document) -> models.RecordInfo:
    return models.RecordInfo(
        id=record["id"],
        type=record["type"],
        source=models.Source(path=f"{record['id']}.json"),
        sha256="",
        organ=(record.get("organ") or {}).get("name"),
        year=None,
        case_no=record.get("case_no"),
        decided_on=None,
        state=None,
    )
