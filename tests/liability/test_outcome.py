"""Every breach ends with people, with what is unknown, or with no ground and why."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.app import Workshop
from checker.catalog import DivisionModel, FindingsModel, Liability
from checker.engine import Engine, EngineFault
from tests.liability import files, states
from tools import examples

FIXTURES = Path(__file__).parents[2] / "fixtures"


def _ends(instance: Mapping[str, Any]) -> None:
    reasons = [entry["model"] for entry in instance["no_ground"]]
    assert len(reasons) == len({*reasons}), instance
    assert instance["liability"] or instance["unattributed"] or reasons, instance
    liable = {entry["model"] for entry in instance["liability"] if not entry["exempt"]}
    assert not liable & {*reasons}, instance
    if None in reasons:
        assert not liable, instance
        assert not instance["unattributed"], instance
    pairs = [(e["model"], e["person"], e["role"], e["facts"]) for e in instance["liability"]]
    assert len(pairs) == len({json.dumps(pair) for pair in pairs}), instance


def _check(answer: Mapping[str, Any] | EngineFault) -> int:
    assert not isinstance(answer, EngineFault), answer.message["en"]
    for outcome in answer["outcomes"]:
        statuses = {instance["status"] for instance in outcome["instances"]}
        assert outcome["status"] != "fail" or "fail" in statuses, outcome["rule"]
    failed = [
        instance
        for outcome in answer["outcomes"]
        for instance in outcome["instances"]
        if instance["status"] == "fail"
    ]
    for instance in failed:
        _ends(instance)
    return len(failed)


def test_over_a_failing_example_of_each_rule(engine: Engine) -> None:
    fails = {example.rule: example for example in examples.load() if example.status == "fail"}
    failed = 0
    for as_of, group in itertools.groupby(
        sorted(fails.values(), key=lambda example: example.as_of), key=lambda e: e.as_of
    ):
        items = [(example.name, example.record) for example in group]
        for _, answer in engine.evaluate_many(items, as_of=as_of, settings={}):
            failed += _check(answer)
    assert failed >= len(fails) > 0


def test_over_all_records(engine: Engine) -> None:
    paths = sorted(FIXTURES.glob("records/*.json")) + sorted(FIXTURES.glob("demo/*.json"))
    items = [(path.name, json.loads(path.read_text("utf-8"))) for path in paths]
    for _, answer in engine.evaluate_many(items, as_of=files.AS_OF, settings={}):
        _check(answer)


@states.few
@given(chosen=states.choices, data=st.data())
def test_over_odd_files(
    engine: Engine, chosen: tuple[int | None, ...], data: st.DataObject
) -> None:
    """Nulls, empty lists and doubled elements anywhere: an answer still, and a whole one."""
    document = states.combined(chosen)
    items = []
    for n in range(16):
        odd = files.copied(document)
        for _ in range(data.draw(st.integers(1, 3))):
            holders = list(_holders(odd))
            holder, key = data.draw(st.sampled_from(holders))
            value = holder[key]
            if isinstance(value, list) and value and data.draw(st.booleans()):
                value.append(files.copied(value[0]))
            else:
                holder[key] = [] if isinstance(value, list) else None
        items.append((str(n), odd))
    for _, answer in engine.evaluate_many(items, as_of=files.AS_OF, settings={}):
        _check(answer)


def _holders(value: Any) -> Any:
    """Every place (object, key) of the sections in which liability reads."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key not in {"id", "type", "people", "organ"}:
                yield value, key
                yield from _holders(child)
    elif isinstance(value, list):
        for child in value:
            yield from _holders(child)


def test_every_branch_has_its_words(shipped: Workshop) -> None:
    """What the policies name, the model words; and it words nothing that they never name."""
    model = shipped.catalog.liability["linwu_2010"]
    assert isinstance(model, DivisionModel)
    rego = "".join(
        path.read_text("utf-8")
        for path in (shipped.policies / "liability").rglob("*.rego")
        if not path.stem.endswith("_test")
    )
    named = {word for word in rego.split('"') if word.startswith("LW-LIA-")}
    assert named == {*model.branches, *model.exemptions, "LW-LIA-014", "LW-LIA-015"}
    assert named <= set(shipped.catalog.provisions)


@pytest.mark.parametrize("name", ["linwu_2010", "ler_2022"])
def test_what_a_model_answers_with_is_known(shipped: Workshop, name: str) -> None:
    model = shipped.catalog.liability[name]
    assert model.provisions() <= {*shipped.catalog.provisions, *shipped.catalog.facts}
    assert model.roles() <= set(shipped.words.terms["role"])
    assert model.degrees_of_liability() <= set(shipped.words.terms["grade"])


def test_every_branch_is_in_the_docs(shipped: Workshop) -> None:
    text = (FIXTURES.parent / "docs" / "liability.md").read_text("utf-8")
    model = shipped.catalog.liability["linwu_2010"]
    assert isinstance(model, DivisionModel)
    between = {"LW-LIA-027", "LW-LIA-028", "LW-LIA-029", "LW-LIA-040"}
    for language in text.split("\n## ")[1:]:
        assert {b for b in {*model.branches, *model.exemptions} if b not in language} == between
        assert [w for w in sorted(set(_ways())) if f"`{w}`" not in language] == []


def _ways() -> tuple[str, ...]:
    return tuple(w for w in get_args(Liability.model_fields["branch"].annotation) if w != "none")


def test_the_page_says_of_which_situations_no_rule_is(shipped: Workshop) -> None:
    model = shipped.catalog.liability["ler_2022"]
    assert isinstance(model, FindingsModel)
    rules = [rule for rule in shipped.catalog.rules.values() if rule.lifecycle == "active"]
    met = {model.situation(rule) for rule in rules}
    page = (Path(__file__).parents[2] / "docs" / "liability.md").read_text("utf-8")
    listed = re.findall(r"^\| (LER2022-7-\d+) ", page, flags=re.M)
    unmet = [fact for fact in model.situations if fact not in met]
    assert sorted(listed) == sorted([*unmet, *unmet])


@pytest.mark.parametrize(
    ("rule", "situation"),
    [
        ("PEN-0402", "LER2022-7-13"),
        ("PEN-0403", "LER2022-7-7"),
        ("PEN-0404", "LER2022-7-16"),
        ("PEN-0507", "LER2022-7-4"),
        ("PEN-0510", "LER2022-7-11"),
    ],
)
def test_which_situation_a_breach_is(rule: str, situation: str, shipped: Workshop) -> None:
    model = shipped.catalog.liability["ler_2022"]
    assert isinstance(model, FindingsModel)
    assert model.situation(shipped.catalog.rules[rule]) == situation
