"""
Case files with breaches of every kind, and what the engine says about who answers.

A case is the shipped complete record with breaches put in, one for each way of attribution,
and with findings of fault. What stands at a place of a list is compared by the id that
stands there, so that reordering moves nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from checker.engine import Engine, EngineFault

AS_OF = "2026-11-24"
BASES = Path(__file__).parents[2] / "fixtures" / "records"

Document = dict[str, Any]
Path_ = tuple[str | int, ...]

#: What breaks the complete case; together they reach every way of attribution in a case.
BREACHES: dict[str, Any] = {
    "/investigation/acts/0/officers": ["p10"],
    "/investigation/acts/1/certificates_shown": False,
    "/notice/contents": ["facts"],
    "/service/served_on": "2026-05-30",
    "/publication": None,
    "/hearing/public": False,
    "/filing/approval": None,
    "/violations/0/earlier_fine_same_act": True,
}


def officer_fault(person: str, topic: str | None, degree: str = "gross_negligence") -> Document:
    """A finding of an officer's fault, in the situation that the breach is."""
    return {
        "id": f"{person}-{topic}",
        "person": person,
        "topic": topic,
        "degree": degree,
        "situation": None,
        "conditions": ["no_proper_reason"],
        "norm": None,
        "established_by": "p01",
        "established_on": None,
    }


FAULT: Document = {
    "wrongful_result": True,
    "harm": True,
    "instructions": [
        {
            "id": "i1",
            "author": "p03",
            "at": None,
            "content": None,
            "topic": "notice",
            "led_to_error": True,
        }
    ],
    "misconduct": [],
    "delays": [
        {
            "id": "d1",
            "term": "service",
            "stage": "service",
            "person": "p11",
            "lack_of_diligence": True,
            "reason": None,
        }
    ],
    "omissions": [
        {"id": "o1", "person": "p10", "leader": "p02", "no_leader_reason": None, "cause": None}
    ],
    "noticed": [],
    "undiscoverable": [{"id": "u1", "person": "p02", "topic": "notice", "attested_by": "p01"}],
    "faults": [
        officer_fault("p11", "notice"),
        officer_fault("p10", "service"),
    ],
    "exemptions": [
        {
            "id": "x1",
            "person": "p10",
            "topic": None,
            "ground": "misled_by_party",
            "elements": ["party_hid_or_falsified", "duty_to_examine_performed"],
            "norm": None,
            "established_by": "p01",
            "established_on": None,
        }
    ],
    "circumstances": [
        {
            "id": "c1",
            "person": "p11",
            "kind": "cooperated",
            "norm": None,
            "established_by": "p01",
            "established_on": None,
        }
    ],
}


@cache
def _text(name: str) -> str:
    return (BASES / f"{name}.json").read_text("utf-8")


def base(name: str) -> Document:
    """A shipped record, a fresh one each time."""
    document: Document = json.loads(_text(name))
    return document


def copied(value: Any) -> Any:
    """A copy of a JSON value; much faster than `copy.deepcopy`."""
    return json.loads(json.dumps(value))


def steps(pointer: str) -> Path_:
    """A pointer as keys and indexes."""
    return tuple(int(k) if k.isdigit() else k for k in pointer.split("/")[1:])


def at(document: Any, path: Iterable[str | int]) -> Any:
    """What stands at a path."""
    for key in path:
        document = document[key]
    return document


def place(document: Document, pointer: str, value: Any) -> None:
    """Put a value at a pointer, in the document itself."""
    *above, key = steps(pointer)
    at(document, above)[key] = copied(value)


def put(document: Document, changes: Mapping[str, Any]) -> Document:
    """A copy with other values at some pointers."""
    changed: Document = copied(document)
    for pointer, value in changes.items():
        place(changed, pointer, value)
    return changed


def without(document: Document, path: Path_) -> Document:
    """A copy without one key."""
    changed: Document = copied(document)
    del at(changed, path[:-1])[path[-1]]
    return changed


def broken() -> Document:
    """The complete case with its breaches, all about fault on file."""
    return put(base("penalty_2026"), {**BREACHES, "/accountability": FAULT})


@dataclass(frozen=True, order=True)
class Part:
    """One person's part in a breach, without what marks it as preliminary."""

    model: str
    person: str
    role: str
    branch: str
    exempt: str


@dataclass(frozen=True)
class Verdict:
    """Who answers for one breach."""

    rule: str
    at: str
    parts: frozenset[Part]
    firm: frozenset[Part]
    facts: frozenset[str]
    needs: frozenset[str]
    no_ground: frozenset[tuple[str | None, str]]

    @property
    def liable(self) -> frozenset[Part]:
        """Those who are not exempt."""
        return frozenset(part for part in self.parts if not part.exempt)

    @property
    def free(self) -> frozenset[Part]:
        """Those who are exempt."""
        return self.parts - self.liable


def named(document: Any, pointer: str) -> str:
    """A pointer with the ids of elements in place of their indexes."""
    words: list[str] = []
    for key in pointer.split("/")[1:]:
        if isinstance(document, list) and key.isdigit():
            document = document[int(key)]
            words.append(f"[{document['id']}]" if isinstance(document, dict) else f"[{document}]")
        else:
            document = document.get(key) if isinstance(document, dict) else None
            words.append(key)
    return "/" + "/".join(words)


def verdicts(document: Document, answer: Mapping[str, Any]) -> dict[str, Verdict]:
    """The verdict on each breach, by the id of its instance."""
    return {
        instance["id"]: _verdict(document, outcome["rule"], instance)
        for outcome in answer["outcomes"]
        for instance in outcome["instances"]
        if instance["status"] == "fail"
    }


def _verdict(document: Document, rule: str, instance: Mapping[str, Any]) -> Verdict:
    parts = [(_part(entry), entry) for entry in instance["liability"]]
    return Verdict(
        rule=rule,
        at=named(document, instance["at"]),
        parts=frozenset(part for part, _ in parts),
        firm=frozenset(part for part, entry in parts if not entry["preliminary"]),
        facts=frozenset(named(document, f) for _, entry in parts for f in entry["facts"]),
        needs=frozenset(named(document, need["ref"]) for need in instance["unattributed"]),
        no_ground=frozenset((e["model"], e["reason"]) for e in instance["no_ground"]),
    )


def _part(entry: Mapping[str, Any]) -> Part:
    return Part(
        entry["model"],
        entry["person"],
        entry["role"],
        entry["branch"] or "",
        entry["exempt"] or "",
    )


def judge(
    engine: Engine, documents: Iterable[Document], rules: Collection[str] = ()
) -> list[dict[str, Verdict]]:
    """The verdicts on several documents, in their order; on the breaches of some rules or all."""
    kept = list(documents)
    items = ((str(n), document) for n, document in enumerate(kept))
    settings = {"select": sorted(rules)} if rules else {}
    answers = [answer for _, answer in engine.evaluate_many(items, as_of=AS_OF, settings=settings)]
    for answer in answers:
        assert not isinstance(answer, EngineFault), answer.message["en"]
    return [
        verdicts(document, answer)
        for document, answer in zip(kept, answers, strict=True)
        if not isinstance(answer, EngineFault)
    ]
