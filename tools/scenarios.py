"""
The scenarios: whole cases as an examination or a judgment tells them, and what the law says.

`fixtures/scenarios/NAME.yaml` holds one: a base of `fixtures/records/` with values put in
(`set`) and keys taken out (`remove`, after it), as in the examples of the rules, or a `record`
of its own with no more than what was told. All rules are asked, and every fail counts.

Keys:
    title: {zh, en}
    law: {zh, en}: what decides the case, with the articles
    as_of: the day of evaluation
    fails: the rules that are broken; all of them
    kept: rules that must be settled without a breach (kept, or not applicable)
    open: rules that must stay undetermined
    waiting: rules that must be pending
    answers: by rule and model, the people who answer for the breach; all of them

Errors: RuleBookError naming the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.catalog import read_yaml
from checker.errors import RuleBookError
from tools import examples
from tools.examples import FIXTURES

_REQUIRED = {"title": dict, "law": dict, "as_of": str, "fails": list}
_OPTIONAL = {
    "base": str,
    "record": dict,
    "set": dict,
    "remove": list,
    "kept": list,
    "open": list,
    "waiting": list,
    "answers": dict,
}


@dataclass(frozen=True)
class Scenario:
    """
    One case and what the rules must say of it.

    Attributes:
        fails: all rules that are broken.
        kept: rules that are kept or do not apply; `open` are undetermined, `waiting` pending.
        answers: rule -> model -> the people who answer for the breach.
        changes: where it differs from its base; the whole record ("") if it has none.
    """

    name: str
    title: Mapping[str, str]
    law: Mapping[str, str]
    as_of: str
    record: Mapping[str, Any]
    fails: frozenset[str]
    kept: frozenset[str]
    open: frozenset[str]
    waiting: frozenset[str]
    answers: Mapping[str, Mapping[str, frozenset[str]]]
    changes: tuple[str, ...]


def load(fixtures: Path = FIXTURES) -> tuple[Scenario, ...]:
    """All scenarios, by name. Raises RuleBookError."""
    return tuple(_read(path, fixtures) for path in sorted((fixtures / "scenarios").glob("*.yaml")))


def _read(path: Path, fixtures: Path) -> Scenario:
    entry = read_yaml(path)
    if not isinstance(entry, dict):
        raise _fault(path, "is no mapping")
    for name, value in entry.items():
        kind = {**_REQUIRED, **_OPTIONAL}.get(name)
        if kind is None:
            raise _fault(path, f"there is no key `{name}`")
        if not isinstance(value, kind):
            raise _fault(path, f"`{name}` must be a {kind.__name__}")
    for name in _REQUIRED.keys() - entry.keys():
        raise _fault(path, f"`{name}` is missing")
    if ("base" in entry) == ("record" in entry):
        raise _fault(path, "either `base` or `record` must be there")
    return Scenario(
        name=path.stem,
        title=entry["title"],
        law=entry["law"],
        as_of=entry["as_of"],
        record=_record(path, entry, fixtures),
        fails=frozenset(entry["fails"]),
        kept=frozenset(entry.get("kept", ())),
        open=frozenset(entry.get("open", ())),
        waiting=frozenset(entry.get("waiting", ())),
        answers={
            rule: {model: frozenset(people) for model, people in models.items()}
            for rule, models in entry.get("answers", {}).items()
        },
        changes=("",) if "record" in entry else (*entry.get("set", ()), *entry.get("remove", ())),
    )


def _record(path: Path, entry: Mapping[str, Any], fixtures: Path) -> Mapping[str, Any]:
    if "record" in entry:
        own: Mapping[str, Any] = entry["record"]
        return own
    return examples.changed(
        path.name, entry["base"], entry.get("set", {}), entry.get("remove", ()), fixtures
    )


def _fault(path: Path, what: str) -> RuleBookError:
    return RuleBookError(
        f"情形示例有误：{path.name}：{what}。请更正后重试。",
        f"A scenario is wrong: {path.name}: {what}. Mend it and try again.",
    )
