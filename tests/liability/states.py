"""
States of a case file that decide who answers, to be combined at random.

Each entry is one thing a file may say; together they reach every branch of the division.
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.liability.files import FAULT, Document, broken, officer_fault, place

Changes = dict[str, Any]

_OPINIONS = ("/handling/final_proposal", "/handling/review", "/handling/approval")
_MEETING = "/meetings/0"


def _point(topic: str | None, stance: str = "object", rule: str | None = None) -> dict[str, Any]:
    return {"id": f"{topic}-{stance}", "topic": topic, "rule": rule, "stance": stance, "text": None}


def _found(kind: str, person: str, topic: str | None, led: bool | None) -> dict[str, Any]:
    return {
        "id": f"{kind}-{topic}",
        "person": person,
        "kind": kind,
        "topic": topic,
        "led_to_error": led,
        "established_by": "p01",
        "established_on": None,
    }


def _against(person: str, topic: str | None) -> dict[str, Any]:
    return {
        "id": f"{person}-{topic}",
        "person": person,
        "order": None,
        "position": "against",
        "topic": topic,
        "vote": None,
        "text": None,
    }


def _delegation(directed: bool | None) -> dict[str, Any]:
    return {
        "granted_by": "p02",
        "to": "p01",
        "on": None,
        "head_consulted_on": None,
        "head_directed": directed,
    }


_MISCONDUCT = "/accountability/misconduct"
_STATEMENTS = f"{_MEETING}/items/0/statements"

#: By the place they change; at most one of each group is chosen.
GROUPS: tuple[tuple[Changes, ...], ...] = (
    *(
        (
            {f"{opinion}/points": [_point("notice")]},
            {f"{opinion}/points": [_point("amount"), _point("notice", "support")]},
            {f"{opinion}/points": [_point("notice"), _point("collective_discussion")]},
            {f"{opinion}/points": [_point(None, rule="PEN-0007")]},
            {f"{opinion}/stance": "disagree"},
            {f"{opinion}/points": None},
            {opinion: None},
            {f"{opinion}/author": None},
        )
        for opinion in _OPINIONS
    ),
    (
        {_STATEMENTS: [_against("p03", "amount"), _against("p04", None)]},
        {_STATEMENTS: [_against(f"p0{n}", "amount") for n in range(2, 9)]},
        {_STATEMENTS: [_against("p01", None), _against("p05", "law")]},
        {_STATEMENTS: None},
    ),
    (
        {f"{_MEETING}/attendance/2/signed_minutes": False},
        {f"{_MEETING}/attendance/2/capacity": "observer"},
        {f"{_MEETING}/attendance/3/present": False},
        {f"{_MEETING}/attendance/3/person": "p03"},
        {f"{_MEETING}/attendance": []},
    ),
    (
        {f"{_MEETING}/delegation": _delegation(True)},
        {f"{_MEETING}/delegation": _delegation(False)},
        {f"{_MEETING}/presider": None},
        {f"{_MEETING}/items/0/resolution/decided_by": "p03"},
        {"/meetings": []},
        {f"{_MEETING}/held_on": "2026-04-30"},
    ),
    (
        {"/decision/penalty/fine_fen": 6500000},
        {f"{_MEETING}/items/0/resolution/penalty/kinds": ["fine", "warning"]},
        {f"{_MEETING}/items/0/resolution/passed": False},
        {f"{_MEETING}/items/0/resolution/penalty": None},
    ),
    (
        {_MISCONDUCT: [_found("asked_for_or_took_property", "p11", "notice", True)]},
        {_MISCONDUCT: [_found("falsification", "p10", "evidence", False)]},
        {_MISCONDUCT: [_found("favouritism", "p02", None, True)]},
        {_MISCONDUCT: [_found("individual_breach_in_collective_stage", "p03", None, True)]},
        {_MISCONDUCT: [_found("banquet_or_gift", "p11", "amount", None)]},
    ),
    (
        {"/accountability/undiscoverable": []},
        {"/accountability/noticed": FAULT["undiscoverable"]},
        {
            "/accountability/undiscoverable": [
                {"id": p, "person": p, "topic": None, "attested_by": "p03"} for p in ("p01", "p02")
            ]
        },
    ),
    (
        {"/accountability/wrongful_result": None},
        {"/accountability/wrongful_result": None, "/accountability/instructions": []},
        {"/accountability/delays/0/lack_of_diligence": False},
        {"/accountability/omissions/0/leader": None},
        {"/accountability": None},
    ),
    (
        {"/accountability/harm": None},
        {"/accountability/faults": []},
        {"/accountability/faults": [officer_fault(p, None, "intent") for p in ("p01", "p03")]},
        {"/accountability/exemptions/0/person": None},
        {"/accountability/exemptions": None, "/accountability/circumstances": None},
    ),
    (
        {"/investigation/lead": None},
        {"/investigation/joint_lead": True},
        {"/investigation/officers": ["p10"]},
    ),
    (
        {"/decision/signed_by": "p10"},
        {"/decision/signed_by": None},
        {"/procedure": "summary", "/summary": {"officers": ["p11"]}},
        {"/organ/name": "长沙市应急管理局"},
    ),
)


def combined(chosen: tuple[int | None, ...]) -> Document:
    """The case file that says what the numbers choose, one for each group or none."""
    document = broken()
    for group, number in zip(GROUPS, chosen, strict=True):
        for pointer, value in ({} if number is None else group[number]).items():
            try:
                place(document, pointer, value)
            except (KeyError, TypeError, IndexError):
                # The place is gone, because another group took away what it stands in.
                continue
    return document


#: Choices for case files in which breaches of every kind meet what a file may say about them.
choices = st.tuples(*(st.none() | st.integers(0, len(group) - 1) for group in GROUPS))

#: Each example is a batch of whole records, so there are few, the same in every run, and a
#: failing one is shown as it is.
few = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
