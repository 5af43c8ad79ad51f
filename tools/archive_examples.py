"""
The examples of the rules across records: small archives, and what must be found in them.

`fixtures/across/RULE.yaml` is a list of examples; each has several records, made of whole ones
in `fixtures/records/` as the examples of other rules are, and lists every finding of the rule.
A record is known by the `id` that the example gives it.

Shapes: `expect` is a list of findings, empty where nothing is to be found: `status` and
    `records` whole, `arithmetic` by entries, `missing` whole as [record, pointer].
Errors: RuleBookError naming file and example.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from checker.catalog import read_yaml
from checker.errors import RuleBookError
from tools.examples import FIXTURES, Example

_KEYS = {"name", "as_of", "records", "expect"}
_RECORD = {"id", "base", "set", "remove"}
_FOUND = {"status", "records", "arithmetic", "missing"}


@dataclass(frozen=True)
class ArchiveExample:
    """
    One small archive.

    Attributes:
        parts: how each of its records is made; a record's id is set among the changes.
        expect: every finding that the rule makes in it.
    """

    rule: str
    name: str
    as_of: str
    parts: tuple[Example, ...]
    expect: tuple[Mapping[str, Any], ...]

    @cached_property
    def records(self) -> tuple[dict[str, Any], ...]:
        """The records. Raises RuleBookError if there is no such base or place."""
        return tuple(part.record for part in self.parts)

    @property
    def statuses(self) -> set[str]:
        """The statuses of its findings; "none" where nothing is to be found."""
        return {str(found["status"]) for found in self.expect} or {"none"}


def load(fixtures: Path = FIXTURES) -> tuple[ArchiveExample, ...]:
    """All examples, by rule, in the order of the files. Raises RuleBookError."""
    paths = sorted((fixtures / "across").glob("*.yaml"))
    return tuple(example for path in paths for example in _read(path, fixtures))


def of_rule(rule: str, fixtures: Path = FIXTURES) -> tuple[ArchiveExample, ...]:
    """The examples of one rule; none if it has no file. Raises RuleBookError."""
    path = fixtures / "across" / f"{rule}.yaml"
    return tuple(_read(path, fixtures)) if path.exists() else ()


def _read(path: Path, fixtures: Path) -> Iterator[ArchiveExample]:
    for number, entry in enumerate(read_yaml(path), 1):
        place = f"{path.name} {entry.get('name', f'number {number}')}"
        _same_keys(place, entry, _KEYS, _KEYS)
        for found in entry["expect"]:
            _same_keys(place, found, _FOUND, {"status", "records"})
        parts = tuple(_part(place, path.stem, entry, raw, fixtures) for raw in entry["records"])
        yield ArchiveExample(
            path.stem, entry["name"], entry["as_of"], parts, tuple(entry["expect"])
        )


def _part(
    place: str, rule: str, entry: Mapping[str, Any], raw: Mapping[str, Any], fixtures: Path
) -> Example:
    _same_keys(place, raw, _RECORD, {"id", "base"})
    return Example(
        rule=rule,
        name=entry["name"],
        status="pass",
        base=raw["base"],
        as_of=entry["as_of"],
        changes={**(raw.get("set") or {}), "/id": raw["id"]},
        removed=tuple(raw.get("remove") or ()),
        expect={},
        fixtures=fixtures,
    )


def _same_keys(place: str, entry: Any, known: set[str], required: set[str]) -> None:
    keys = set(entry) if isinstance(entry, Mapping) else None
    if keys is None or not required <= keys <= known:
        raise RuleBookError(
            f"规则示例有误：{place}：应有 {'、'.join(sorted(required))}，"
            f"可有 {'、'.join(sorted(known))}。请更正后重试。",
            f"An example is wrong: {place}: it must have {', '.join(sorted(required))} and may "
            f"have {', '.join(sorted(known))}. Mend it and try again.",
        )
