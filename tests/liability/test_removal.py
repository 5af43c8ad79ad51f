"""
A key that is not exported never makes anybody liable.

Stated exactly, for a breach that a record shows with and without one of its keys:

1. Nobody is held liable firmly who was not before, in that role and by that branch.
2. Whoever a recorded right opinion or a signed dissent frees is then free still, or not told.
3. Whoever is no longer named is asked for: something is named as unknown.
4. A reason why rules hold nobody liable stays, or gives way to something unknown.
5. Nobody is named anew, with one exception: the lists of findings (misconduct, noticed,
   undiscoverable) are read as empty while they were not exported, for nobody is presumed to
   have taken money. What is named anew then is preliminary, and the list is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.engine import Engine
from tests.liability import files, states
from tests.liability.files import Document, Path_, Verdict

#: The sections in which the division reads.
SECTIONS = (
    "organ",
    "procedure",
    "filing",
    "investigation",
    "hearing",
    "handling",
    "meetings",
    "decision",
    "summary",
    "accountability",
)
FINDINGS = ("misconduct", "noticed", "undiscoverable")
LISTS = {"/accountability", *(f"/accountability/{name}" for name in FINDINGS)}
FREED_BY_WORDS = {"LW-LIA-034", "LW-LIA-038"}


def _keys(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Every key of a document that may be left out: all but the ids of elements."""
    if isinstance(value, dict):
        for key, child in value.items():
            if not (key == "id" and path and isinstance(path[-1], int)):
                yield (*path, key)
                yield from _keys(child, (*path, key))
    elif isinstance(value, list):
        for i, child in enumerate(value):
            yield from _keys(child, (*path, i))


def _removable(document: Document) -> list[Path_]:
    return [path for path in _keys(document) if path[0] in SECTIONS and not _beside(path)]


def _beside(path: Path_) -> bool:
    """Whether a key is far below what the division reads, such as the receipt of a notice."""
    return path[0] in {"hearing", "investigation"} and len(path) > (1 + path.count("acts")) * 2


def _holds(whole: Verdict, less: Verdict, removed: set[str]) -> None:
    words = (removed, whole, less)
    assert less.firm <= whole.firm | whole.free, words
    assert (less.firm & less.liable) <= whole.liable, words
    freed = {p.person for p in whole.free if p.exempt in FREED_BY_WORDS}
    liable = {p.person for p in whole.liable}
    assert not (freed - liable) & {p.person for p in less.liable}, words
    if less.parts != whole.parts or less.no_ground != whole.no_ground:
        assert less.needs, words
    assert less.no_ground <= whole.no_ground, words
    if not removed & LISTS:
        assert less.parts <= whole.parts, words
    else:
        new = less.parts - whole.parts
        assert not new & less.firm, words
        assert not new or less.needs & removed, words


def _compare(engine: Engine, document: Document, variants: list[tuple[set[str], Document]]) -> int:
    """Judge the variants against the document; how many breaches were compared."""
    (whole,) = files.judge(engine, [document])
    answers = files.judge(engine, [v for _, v in variants], {v.rule for v in whole.values()})
    compared = 0
    for (removed, _), found in zip(variants, answers, strict=True):
        for breach in whole.keys() & found.keys():
            _holds(whole[breach], found[breach], removed)
            compared += 1
    return compared


def _pointer(path: Path_) -> str:
    return "/" + "/".join(map(str, path))


def test_every_single_key(engine: Engine) -> None:
    document = files.broken()
    variants = [({_pointer(path)}, files.without(document, path)) for path in _removable(document)]
    assert len(variants) > 300
    assert _compare(engine, document, variants) > 1000


@states.few
@given(chosen=states.choices, data=st.data())
def test_several_keys_of_any_case(
    engine: Engine, chosen: tuple[int | None, ...], data: st.DataObject
) -> None:
    document = states.combined(chosen)
    keys = st.lists(st.sampled_from(_removable(document)), min_size=1, max_size=3, unique=True)
    variants = []
    for paths in data.draw(st.lists(keys, min_size=24, max_size=24)):
        less = document
        # The deepest first: what stands above it is then still there.
        for path in sorted(paths, key=len, reverse=True):
            less = files.without(less, path)
        variants.append(({_pointer(path) for path in paths}, less))
    _compare(engine, document, variants)


def test_without_the_dissent_nobody_can_tell(engine: Engine) -> None:
    """The dissent's own key: who was free is then neither free nor liable."""
    statements = [
        {
            "id": "s",
            "person": "p03",
            "order": None,
            "position": "against",
            "topic": "amount",
            "vote": None,
            "text": None,
        }
    ]
    document = files.put(files.broken(), {"/meetings/0/items/0/statements": statements})
    places = ("position", "topic", "person")
    variants = [
        files.without(document, files.steps(f"/meetings/0/items/0/statements/0/{key}"))
        for key in places
    ] + [
        files.without(document, files.steps(pointer))
        for pointer in (
            "/meetings/0/items/0/statements",
            "/meetings/0/items",
            "/meetings/0/attendance/2/signed_minutes",
            "/meetings",
        )
    ]
    whole, *rest = files.judge(engine, [document, *variants], {"PEN-0203"})
    (breach,) = whole
    assert {p.exempt for p in whole[breach].free if p.person == "p03"} == {"LW-LIA-038"}
    for found in rest:
        assert "p03" not in {part.person for part in found[breach].parts}
        assert found[breach].needs
