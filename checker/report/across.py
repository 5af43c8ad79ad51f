"""
Turn what the engine found across records into entries of the report.

The engine answers with places, which stand for records; here they meet ids, sources, titles,
citations and sentences. No person is named but by the names that the caller gives, which are
those of the record's own report, masked or not: the engine's answer holds no personal text.

Shapes: `data.main.across` gives for a group `{"findings": [{"rule", "version", "severity",
    "governed_by", "id", "status", "places", "values", "arithmetic", "missing"}]}`; a value and
    a need name the `place` of their record.
Pure. Imports `catalog`, `assemble`, `models` and `wording` only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.catalog import Bilingual, Catalog, Rule
from checker.report import assemble, models
from checker.report.wording import Wording, enumeration

#: What the records of one type are called in a sentence, those of several, and how Chinese
#: counts them.
_WORD = {
    "penalty_case": ("案卷", "Cases", "件"),
    "meeting": ("会议", "Meetings", "次"),
    "": ("案卷记录", "Records", "件"),
}
#: A sentence names no more records than a reader takes in; `records` holds all of them.
_NAMED = 10


@dataclass(frozen=True)
class Place:
    """
    A record of the archive, as a group's member names it.

    Attributes:
        record: which record it is, as its own report says.
        people: the names of its people by their ids, as its own report shows them.
    """

    record: models.RecordInfo
    people: Mapping[str, str | None]

    @property
    def id(self) -> str:
        """The record's id; what is indexed was accepted, so it has one."""
        return self.record.id or ""

    @property
    def type(self) -> str:
        """The record's type."""
        return self.record.type or ""


def findings(
    answer: Mapping[str, Any],
    places: Mapping[int, Place],
    *,
    catalog: Catalog,
    glossary: Mapping[str, Bilingual],
) -> tuple[models.AcrossFinding, ...]:
    """
    The findings of one group, in the order of their ids.

    Args:
        answer: what `data.main.across` gave for the group.
        places: the records by the places that the group's members gave; more are no harm.
        catalog: the rules, for titles and citations.
        glossary: the words for enumerated values.
    """
    found = sorted(answer["findings"], key=lambda entry: str(entry["id"]))
    return tuple(_finding(entry, places, catalog, glossary) for entry in found)


def _finding(
    found: Mapping[str, Any],
    places: Mapping[int, Place],
    catalog: Catalog,
    glossary: Mapping[str, Bilingual],
) -> models.AcrossFinding:
    rule = catalog.rules[found["rule"]]
    version = rule.versions[found["version"] - 1]
    return models.AcrossFinding(
        id=found["id"],
        rule=rule.id,
        title=models.Text(zh=rule.title.zh, en=rule.title.en),
        status=found["status"],
        severity=found["severity"],
        stage=rule.stage,
        rulebook=rule.book,
        provisions=rule.provisions,
        basis=assemble.basis(catalog, version),
        governed_by=found["governed_by"],
        remedy=models.Text(zh=rule.remedy.zh, en=rule.remedy.en),
        curable=rule.curable,
        records=tuple(_involved(places[place]) for place in found["places"]),
        values=tuple(models.AcrossValue(**_named(v, places)) for v in found["values"]),
        arithmetic=found["arithmetic"],
        missing=tuple(models.AcrossNeed(**_named(n, places)) for n in found["missing"]),
        due_on=None,
        waiver=None,
        message=models.Text(
            zh=_message(rule, found, places, catalog, glossary, "zh"),
            en=_message(rule, found, places, catalog, glossary, "en"),
        ),
        liability=(),
    )


def _involved(place: Place) -> models.Involved:
    record = place.record
    return models.Involved(
        id=place.id,
        type=place.type,
        source=record.source,
        organ=record.organ,
        year=record.year,
        case_no=record.case_no,
    )


def _named(entry: Mapping[str, Any], places: Mapping[int, Place]) -> dict[str, Any]:
    """A value or a need with the record's id for its place."""
    rest = {key: value for key, value in entry.items() if key != "place"}
    return {"record": places[entry["place"]].id, **rest}


def _message(
    rule: Rule,
    found: Mapping[str, Any],
    places: Mapping[int, Place],
    catalog: Catalog,
    glossary: Mapping[str, Bilingual],
    lang: str,
) -> str:
    involved = [places[place] for place in found["places"]]
    records = _records(involved, lang)
    if found["status"] == "undetermined":
        parts = _unknown(found["missing"], places, catalog, glossary, lang)
        if lang == "zh":
            return f"{records}无法比对：{'；'.join(parts)}。"
        return f"{records} cannot be compared: {'; '.join(parts)}."
    first = involved[0]
    version = rule.versions[found["version"] - 1]
    worded = {
        "status": "fail",
        "values": (),
        "arithmetic": {**(found["arithmetic"] or {}), "records": records},
    }
    wording = Wording(catalog, glossary, first.type, first.people)
    subject = catalog.scopes[rule.scope].of[first.type]
    return wording.message(rule, {**rule.params, **version.params}, worded, subject, lang)


def _unknown(
    missing: Sequence[Mapping[str, Any]],
    places: Mapping[int, Place],
    catalog: Catalog,
    glossary: Mapping[str, Bilingual],
    lang: str,
) -> Iterator[str]:
    """What each record lacks, record by record."""
    for number in sorted({need["place"] for need in missing}):
        place = places[number]
        wording = Wording(catalog, glossary, place.type, place.people)
        needs = [need for need in missing if need["place"] == number]
        refs = enumeration([wording.reference(need, lang) for need in needs], lang)
        if lang == "zh":
            yield f"{_WORD[place.type][0]}{place.id}缺少数据项：{refs}"
        else:
            yield f"not in {place.id}: {refs}"


def _records(involved: Sequence[Place], lang: str) -> str:
    """The records of a finding, by their ids."""
    ids = [place.id for place in involved]
    types = {place.type for place in involved}
    zh, en, counter = _WORD[types.pop() if len(types) == 1 else ""]
    named = enumeration(ids[:_NAMED], lang)
    more = len(ids) > _NAMED
    if lang == "zh":
        return f"{zh}{named}" + (f"等共{len(ids)}{counter}" if more else "")
    return f"{en} {named}" + (f" and others, {len(ids)} in all," if more else "")
