"""
A small archive put through everything a scan puts a large one through, but a store.

Each record is read, asked in batches for its index entries, and laid beside those with the
same key; the engine judges the groups, and the report words what was found.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.app import Workshop
from checker.engine import Engine
from checker.reader import Record, read
from checker.report import across, models

Document = Mapping[str, Any]


def judge(
    engine: Engine, records: Sequence[Document], as_of: str, rule: str | None = None
) -> list[Document]:
    """What the engine finds across the records, by all rules or by one."""
    return judge_many(engine, {"": records}, as_of, rule)[""]


def judge_many(
    engine: Engine,
    archives: Mapping[str, Sequence[Document]],
    as_of: str,
    rule: str | None = None,
) -> dict[str, list[Document]]:
    """The same for several archives, by their names, in few calls."""
    groups: dict[tuple[str, str, str], list[Document]] = defaultdict(list)
    for name, place, entry in _entries(engine, archives, as_of, rule):
        record = archives[name][place]["id"]
        member = {"record": record, "place": place, "facts": entry["facts"]}
        groups[name, entry["index"], entry["key"]].append(member)
    items = [
        (name, {"index": index, "value": value, "members": members})
        for (name, index, value), members in sorted(groups.items())
    ]
    found: dict[str, list[Document]] = {name: [] for name in archives}
    for name, answer in engine.across(items, as_of=as_of, settings={}):
        assert isinstance(answer, dict), answer
        found[name] += answer["findings"]
    return found


def _entries(
    engine: Engine,
    archives: Mapping[str, Sequence[Document]],
    as_of: str,
    rule: str | None,
) -> Iterator[tuple[str, int, Document]]:
    """The index entries of all records, each with its archive and its record's place there.

    A record that stands in several of the archives is read and asked once.
    """
    texts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, records in archives.items():
        for place, record in enumerate(records):
            texts[json.dumps(record)].append((name, place))
    settings = {"select": [rule]} if rule else {}
    items = ((text, _accepted(text).raw) for text in texts)
    for text, answer in engine.evaluate_many(items, as_of=as_of, settings=settings):
        assert isinstance(answer, dict), answer
        for name, place in texts[text]:
            for entry in answer["index"]:
                yield name, place, entry


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


def _accepted(text: str) -> Record:
    result = read(text.encode(), "example.json")
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
