"""
Recording a right dissent makes nobody but others liable.

Stated for one person's words in one role: an objection to the breached point that is added to an
opinion, or a dissent that is added to minutes its speaker signed, never makes its author liable
who was not; and where liability rests on what was said in that role, it frees the author. The
presider and whoever had the last word answer in spite of a dissent of their own. Whoever objects
in one role and overrides that objection in another answers for the other role, so here the
people of the chain are different people, as in every proper file.

Under the national rules, by which whoever was found to be at fault answers, words change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given

from checker.engine import Engine
from tests.liability import files, states
from tests.liability.files import Document, Part, Verdict

OPINIONS = {
    "handler": "/handling/final_proposal",
    "reviewer": "/handling/review",
    "approver": "/handling/approval",
}


#: Branches that rest on what was said in the chain.
BY_WORDS = {f"LW-LIA-0{n}" for n in (25, 26, 27, 28, 29, 30, 31, 32, 33, 35)}


def _objecting(document: Document, pointer: str, topic: str) -> Document | None:
    """The document with one objection more, or None where there is no such opinion."""
    opinion = files.at(document, files.steps(pointer))
    if opinion is None:
        return None
    point = {"id": "added", "topic": topic, "rule": None, "stance": "object", "text": None}
    return files.put(document, {f"{pointer}/points": [*(opinion["points"] or ()), point]})


def _dissenting(document: Document, person: str, topic: str | None) -> Document:
    """The document with one dissent more, in minutes that all signed."""
    changed: Document = files.copied(document)
    (meeting,) = changed["meetings"]
    for seat in meeting["attendance"]:
        seat["signed_minutes"] = True
    statement = {
        "id": "added",
        "person": person,
        "order": None,
        "position": "against",
        "topic": topic,
        "vote": None,
        "text": None,
    }
    item = meeting["items"][0]
    item["statements"] = [*(item["statements"] or ()), statement]
    return changed


def _answers(verdict: Verdict, person: str) -> bool:
    """Whether somebody answers by the rules that divide by what was said."""
    return any(p.person == person and p.model == "linwu_2010" for p in verdict.liable)


def _found(verdict: Verdict) -> set[Part]:
    """The parts by the rules that look at findings alone."""
    return {part for part in verdict.parts if part.model == "ler_2022"}


def _both(
    before: dict[str, Verdict], after: dict[str, Verdict]
) -> Iterator[tuple[Verdict, Verdict]]:
    """The breaches that stand with and without the words; some rules ask for them."""
    for breach in sorted(before.keys() & after.keys()):
        yield before[breach], after[breach]


@states.few
@given(chosen=states.choices)
def test_an_objection_frees_its_author_and_burdens_only_others(
    engine: Engine, ways: dict[str, tuple[str, str]], chosen: tuple[int | None, ...]
) -> None:
    document = states.combined(chosen)
    (before,) = files.judge(engine, [document])
    topics = ("notice", "amount", "collective_discussion", "service")
    rules = {v.rule for v in before.values()}
    added = [
        (role, topic, other)
        for role, pointer in OPINIONS.items()
        for topic in topics
        if (other := _objecting(document, pointer, topic)) is not None
    ]
    answers = files.judge(engine, [other for _, _, other in added], rules)
    for (role, topic, _), after in zip(added, answers, strict=True):
        author = files.at(document, files.steps(OPINIONS[role]))["author"]
        for verdict, now in _both(before, after):
            assert _found(now) == _found(verdict), (role, topic, verdict)
            way, about = ways[verdict.rule]
            if about != topic:
                assert now.parts == verdict.parts, (role, topic, verdict)
                continue
            if not _answers(verdict, author):
                assert not _answers(now, author), (role, topic, verdict)
            if way == "chain":
                burdened = {
                    (p.person, p.role)
                    for p in verdict.liable
                    if (p.person, p.role) == (author, role) and p.branch in BY_WORDS
                }
                assert not burdened & {(p.person, p.role) for p in now.liable}


@states.few
@given(chosen=states.choices)
def test_a_dissent_frees_a_member_and_burdens_only_others(
    engine: Engine, ways: dict[str, tuple[str, str]], chosen: tuple[int | None, ...]
) -> None:
    document = states.combined(chosen)
    if not document["meetings"] or not document["meetings"][0]["items"][0]["resolution"]:
        return
    meeting = document["meetings"][0]
    decider = meeting["items"][0]["resolution"]["decided_by"]
    signed = files.copied(document)
    for seat in signed["meetings"][0]["attendance"]:
        seat["signed_minutes"] = True
    (before,) = files.judge(engine, [signed])
    rules = {v.rule for v in before.values()}
    added = [
        (seat["person"], topic, _dissenting(document, seat["person"], topic))
        for seat in meeting["attendance"]
        for topic in ("amount", None)
    ]
    answers = files.judge(engine, [other for _, _, other in added], rules)
    for (person, topic, _), after in zip(added, answers, strict=True):
        for verdict, now in _both(before, after):
            assert _found(now) == _found(verdict), (person, topic, verdict)
            collective = {p for p in verdict.liable if p.branch == "LW-LIA-037"}
            if not _answers(verdict, person):
                assert not _answers(now, person), (person, topic, verdict)
            elif topic not in {None, ways[verdict.rule][1]}:
                assert now.parts == verdict.parts, (person, topic, verdict)
            elif any(p.person == person for p in collective) and person != decider:
                freed = {p for p in now.free - _found(now) if p.person == person}
                assert {p.exempt for p in freed} == {"LW-LIA-038"}, (person, topic, verdict)
