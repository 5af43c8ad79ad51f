"""No rule without examples that show it break, hold, and lack what it needs."""

from __future__ import annotations

from collections import Counter

import pytest

from checker import catalog, paths
from tools import examples

CATALOG = catalog.load(paths.policies())
RULES = CATALOG.rules
#: Rules across records have examples of several records: tests/across.
ACTIVE = [r.id for r in RULES.values() if r.lifecycle == "active" and not CATALOG.is_across(r)]
EXAMPLES = examples.load()

#: Statuses that a rule cannot have, and why.
NEVER: dict[tuple[str, str], str] = {
    ("PEN-0214", "pass"): "it looks only at penalties that a child under fourteen was given",
}


@pytest.mark.parametrize("rule", ACTIVE)
def test_every_active_rule_is_shown_in_each_status(rule: str) -> None:
    shown = {example.status for example in EXAMPLES if example.rule == rule}
    owed = {s for s in ("fail", "pass", "undetermined") if (rule, s) not in NEVER}
    assert owed - shown == set()


def test_an_exception_holds_only_while_it_is_needed() -> None:
    shown = {(example.rule, example.status) for example in EXAMPLES}
    assert shown & NEVER.keys() == set()
    assert {rule for rule, _ in NEVER} <= RULES.keys()


def test_examples_are_of_rules_that_exist() -> None:
    assert {example.rule for example in EXAMPLES} <= RULES.keys()


def test_names_are_unique_in_a_file() -> None:
    names = Counter((example.rule, example.name) for example in EXAMPLES)
    assert [name for name, times in names.items() if times > 1] == []
