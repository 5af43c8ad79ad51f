"""
The examples of the rules: small changes to clean records, and the status each must get.

`fixtures/rules/RULE.yaml` is a list of examples; each starts from a whole record in
`fixtures/records/`, puts values in (`set`), takes keys out (`remove`, after it), and says what
the rule must answer. The tests evaluate them all; the pages of the rules show some.

Shapes: pointers are RFC 6901. `set` makes what is missing on the way: a list where `0` or
    `-` comes next, else an object; `-` stands for the end of a list.
Errors: RuleBookError naming file and example.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from checker.catalog import STATUSES, read_yaml
from checker.errors import RuleBookError
from tools.generated import ROOT

FIXTURES = ROOT / "fixtures"

_REQUIRED = {"name": str, "status": str, "base": str, "as_of": str}
_OPTIONAL = {"set": dict, "remove": list, "expect": dict}
_EXPECTED = {"at": list, "missing": list, "due_on": str, "arithmetic": dict}


@dataclass(frozen=True)
class Example:
    """
    One example of a rule.

    Attributes:
        changes: the value that is put at each pointer.
        removed: the pointers that are taken out, after the changes.
        expect: what the instances with `status` must say, if anything more than the status:
            `at` and `missing` whole, `due_on`, and entries of `arithmetic`.
    """

    rule: str
    name: str
    status: str
    base: str
    as_of: str
    changes: Mapping[str, Any]
    removed: tuple[str, ...]
    expect: Mapping[str, Any]
    fixtures: Path = field(default=FIXTURES, repr=False, compare=False)

    @cached_property
    def record(self) -> dict[str, Any]:
        """
        The record as the example has it.

        Raises:
            RuleBookError: there is no such base, or a pointer leads nowhere.
        """
        return changed(self.place, self.base, self.changes, self.removed, self.fixtures)

    @property
    def place(self) -> str:
        """File and name, for messages."""
        return f"{self.rule}.yaml {self.name}"


def load(fixtures: Path = FIXTURES) -> tuple[Example, ...]:
    """All examples, by rule, in the order of the files. Raises RuleBookError."""
    paths = sorted((fixtures / "rules").glob("*.yaml"))
    return tuple(example for path in paths for example in _read(path, fixtures))


def of_rule(rule: str, fixtures: Path = FIXTURES) -> tuple[Example, ...]:
    """The examples of one rule; none if it has no file. Raises RuleBookError."""
    path = fixtures / "rules" / f"{rule}.yaml"
    return tuple(_read(path, fixtures)) if path.exists() else ()


def changed(
    place: str,
    base: str,
    changes: Mapping[str, Any],
    removed: Iterable[str],
    fixtures: Path = FIXTURES,
) -> dict[str, Any]:
    """
    A record of `fixtures/records/` with values put in, and then keys taken out.

    Args:
        place: who asks, for messages.

    Raises:
        RuleBookError: there is no such base, or a pointer leads nowhere.
    """
    try:
        made: dict[str, Any] = json.loads(_text(fixtures / "records" / f"{base}.json"))
    except OSError as error:
        raise _fault(place, f"there is no record `{base}`") from error
    for pointer, value in changes.items():
        try:
            put(made, pointer, copy.deepcopy(value))
        except (LookupError, ValueError) as error:
            raise _fault(place, f"set {pointer}: {error}") from error
    for pointer in removed:
        try:
            take(made, pointer)
        except (LookupError, ValueError) as error:
            raise _fault(place, f"remove {pointer}: {error}") from error
    return made


def put(document: Any, pointer: str, value: Any) -> None:
    """
    Put a value at a place, with what is missing on the way; a null on the way makes room.

    Raises:
        LookupError: a list has no such element.
        ValueError: the pointer leads through a text, a number, or is none.
    """
    *way, last = _keys(pointer)
    here = document
    for key, following in zip(way, [*way, last][1:], strict=True):
        found = _step(here, key)
        if found is None:
            found = [] if following in ("0", "-") else {}
            _store(here, key, found)
        here = found
    _store(here, last, value)


def find(document: Any, pointer: str) -> Any:
    """
    What stands at a place; null also where nothing does.

    Raises:
        LookupError: a list has no such element.
        ValueError: the pointer leads through a text, a number, or is none.
    """
    here = document
    for key in _keys(pointer):
        here = _step(here, key)
    return here


def take(document: Any, pointer: str) -> None:
    """
    Take out what stands at a place.

    Raises:
        LookupError: there is nothing.
        ValueError: the pointer leads through a text, a number, or is none.
    """
    *way, last = _keys(pointer)
    here = document
    for key in way:
        here = _step(here, key)
    if isinstance(here, list):
        del here[int(last)]
    elif isinstance(here, dict):
        del here[last]
    else:
        raise ValueError(f"{last} is in no object")


def _keys(pointer: str) -> list[str]:
    if not pointer.startswith("/"):
        raise ValueError("a pointer starts with /")
    return [key.replace("~1", "/").replace("~0", "~") for key in pointer[1:].split("/")]


def _step(here: Any, key: str) -> Any:
    """What stands under a key; None if nothing does."""
    if isinstance(here, dict):
        return here.get(key)
    if isinstance(here, list):
        return here[int(key)] if key not in ("-", str(len(here))) else None
    raise ValueError(f"{key} is in no object")


def _store(here: Any, key: str, value: Any) -> None:
    if isinstance(here, dict):
        here[key] = value
    elif isinstance(here, list) and key in ("-", str(len(here))):
        here.append(value)
    elif isinstance(here, list):
        here[int(key)] = value
    else:
        raise ValueError(f"{key} is in no object")


@cache
def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _read(path: Path, fixtures: Path) -> Iterator[Example]:
    entries = read_yaml(path)
    if not isinstance(entries, list):
        raise _fault(path.name, "is no list")
    for number, entry in enumerate(entries, 1):
        yield _example(path, number, entry, fixtures)


def _example(path: Path, number: int, entry: Any, fixtures: Path) -> Example:
    if not isinstance(entry, dict):
        raise _fault(f"{path.name} number {number}", "is no mapping")
    place = f"{path.name} {entry.get('name', f'number {number}')}"
    for name, kind in _REQUIRED.items():
        if not isinstance(entry.get(name), kind):
            raise _fault(place, f"`{name}` must be a {kind.__name__}")
    _check_keys(place, entry, {**_REQUIRED, **_OPTIONAL})
    _check_keys(place, entry.get("expect") or {}, _EXPECTED)
    if entry["status"] not in STATUSES:
        raise _fault(place, f"there is no status `{entry['status']}`")
    return Example(
        rule=path.stem,
        name=entry["name"],
        status=entry["status"],
        base=entry["base"],
        as_of=entry["as_of"],
        changes=entry.get("set") or {},
        removed=tuple(entry.get("remove") or ()),
        expect=entry.get("expect") or {},
        fixtures=fixtures,
    )


def _check_keys(place: str, entry: Mapping[str, Any], known: Mapping[str, type]) -> None:
    for name, value in entry.items():
        if name not in known:
            raise _fault(place, f"there is no key `{name}`")
        if value is not None and not isinstance(value, known[name]):
            raise _fault(place, f"`{name}` must be a {known[name].__name__}")


def _fault(place: str, what: str) -> RuleBookError:
    return RuleBookError(
        f"规则示例有误：{place}：{what}。请更正后重试。",
        f"An example is wrong: {place}: {what}. Mend it and try again.",
    )
