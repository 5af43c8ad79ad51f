"""
Group the rows of all tables into the shape in which Rego evaluates them fast.

A *group* is all rows with the same scope, condition, governing date and validity: its
state is worked out once a record, whatever the number of its rows. Every pointer
that stands in a table is checked against the record model here, because OPA's own
check does not see a path that comes from data.

Shapes: see `policies/lib/README.md` for the compiled document.
Errors: RuleBookError listing every pointer or condition that is wrong.
Pure. Imports `catalog`, `discretion`, `records` and `errors` only.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from checker.bundle import conditions as cond
from checker.catalog import (
    Catalog,
    DivisionModel,
    FindingsModel,
    Rule,
    Thresholds,
    Version,
)
from checker.discretion import bands, fines, proof
from checker.errors import RuleBookError
from checker.records.shape import RECORD_TYPES, shape

#: The scope whose subject is the record itself.
ROOT = ""


def subject_patterns(catalog: Catalog, scope: str) -> dict[str, str]:
    """Per record type, the pattern of a scope's subjects."""
    return dict(catalog.scopes[scope].of)


class _Pointers:
    """Every pointer the tables use, per scope, checked against the models."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.root: dict[str, set[str]] = defaultdict(set)
        self.element: dict[str, set[str]] = defaultdict(set)
        self.faults: list[str] = []

    def use(self, where: str, scope: str, pointer: str) -> None:
        """Note that a row of `scope` reads `pointer`."""
        patterns = subject_patterns(self._catalog, scope)
        if pointer.startswith("./"):
            self.element[scope].add(pointer)
            for record_type, pattern in patterns.items():
                if shape(record_type).at(pattern + pointer[1:]) is None:
                    self.faults.append(f"{where}: {record_type} has no {pattern}{pointer[1:]}")
        elif pointer.startswith("/"):
            types = [t for t in patterns if shape(t).at(pointer) is not None]
            if not types:
                self.faults.append(f"{where}: no record type of scope `{scope}` has {pointer}")
            for record_type in types:
                self.root[record_type].add(pointer)
        else:
            self.faults.append(f"{where}: `{pointer}` is no pointer (it begins with / or ./)")

    def use_anywhere(self, where: str, pointer: str) -> None:
        """Note that `pointer` is read in every record type that has it."""
        types = [t for t in RECORD_TYPES if shape(t).at(pointer) is not None]
        if not types:
            self.faults.append(f"{where}: no record type has {pointer}")
        for record_type in types:
            self.root[record_type].add(pointer)


class _Questions:
    """What rows ask: rows of one group with the same kind and parameters ask the same.

    It is answered once, under the id of the first of them, however many rules ask it.
    """

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def ask(self, kind: str, group: str, row: str, params: Mapping[str, Any]) -> str:
        """The id of the question that `row` asks."""
        key = json.dumps([kind, group, params], sort_keys=True, ensure_ascii=False)
        return self._ids.setdefault(key, row)


def params_pointers(schema: Mapping[str, Any], params: Mapping[str, Any]) -> Iterator[str]:
    """The pointers among a row's parameters, in the order the kind names them."""
    for name, rule in schema.get("properties", {}).items():
        if name not in params:
            continue
        value = params[name]
        if rule.get("format") == "pointer":
            yield value
        elif rule.get("items", {}).get("format") == "pointer":
            yield from value


def compile_tables(catalog: Catalog) -> dict[str, Any]:
    """The document `data.compiled` of the bundle.

    Raises:
        RuleBookError: a pointer is not in the record model, or a condition is wrong.
    """
    pointers = _Pointers(catalog)
    atoms = cond.Atoms()
    groups: dict[str, dict[str, Any]] = {}
    group_ids: dict[str, str] = {}
    condition_ids: dict[str, str] = {}
    condition_table: dict[str, list[dict[str, list[str]]]] = {}
    rows: dict[str, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    versions: dict[str, dict[str, Any]] = {}
    questions = _Questions()
    faults: list[str] = []

    for rule, number, version in _versions(catalog):
        where = f"{rule.book}/{rule.file} {rule.id}"
        try:
            condition = _condition(catalog, rule, version, atoms)
        except ValueError as error:
            faults.append(f"{where}: {error}")
            continue
        key = json.dumps(condition)
        condition_id = condition_ids.setdefault(key, f"c{len(condition_ids)}")
        condition_table[condition_id] = condition
        group = {
            "scope": rule.scope,
            "condition": condition_id,
            "anchor": rule.governed_by,
            "from": version.from_ or "",
            "to": version.to or "9999-12-31",
        }
        group_id = group_ids.setdefault(json.dumps(group), f"g{len(group_ids)}")
        groups[group_id] = group
        row_id = f"{rule.id}#{number}"
        kind_name = "unknown_law" if version.unknown else rule.kind
        versions[row_id] = _version_entry(catalog, rule, number, version) | {
            "kind": kind_name,
            "group": group_id,
        }
        if version.unknown:
            cites = {"cites": versions[row_id]["cites"]}
            question = questions.ask("unknown_law", group_id, row_id, cites)
            rows["unknown_law"][group_id][question] = cites
            versions[row_id] |= {"at": "", "reads": [], "scope": rule.scope, "question": question}
            continue
        kind = catalog.kinds[rule.kind]
        params = {**rule.params, **version.params}
        reads = list(dict.fromkeys(params_pointers(kind.params, params)))
        for pointer in reads:
            pointers.use(where, rule.scope, pointer)
        at = params[kind.at]
        at = at[0] if isinstance(at, list) else at
        # Rows across records answer for themselves: their findings name them.
        across = kind.across
        question = row_id if across else questions.ask(rule.kind, group_id, row_id, params)
        rows[rule.kind][group_id][question] = {**params, "reads": reads}
        versions[row_id] |= {"at": at, "reads": reads, "scope": rule.scope, "question": question}

    for scope in catalog.scopes:
        for name, anchor in catalog.anchors.items():
            if any(g["scope"] == scope and g["anchor"] == name for g in groups.values()):
                for pointer in anchor.chain:
                    if pointer != "as_of":
                        pointers.use(f"anchors.yaml {name}", scope, pointer)
    for name, kind in catalog.kinds.items():
        for pointer in kind.uses if name in rows else ():
            for scope in {groups[g]["scope"] for g in rows[name]}:
                pointers.use(f"{name}/kind.yaml", scope, pointer)
    for name, model in catalog.liability.items():
        for pointer in model.uses:
            pointers.use_anywhere(f"liability/{name}", pointer)
    for name, derived in catalog.derived.items():
        for pointer in derived.uses:
            pointers.use(f"derived/{name}", "case", pointer)
    _use_atoms(catalog, groups, condition_table, atoms, pointers)
    _use_lists(catalog, groups, pointers)
    faults += pointers.faults
    if faults:
        text = "\n".join(f"  {fault}" for fault in sorted(set(faults)))
        raise RuleBookError(
            f"规则表引用了不存在的数据项或条件：\n{text}",
            f"The rule tables refer to pointers or conditions that do not exist:\n{text}",
        )
    return _document(catalog, pointers, atoms, condition_table, groups, rows, versions)


def _versions(catalog: Catalog) -> Iterator[tuple[Rule, int, Version]]:
    for rule in catalog.rules.values():
        if rule.lifecycle == "active":
            for number, version in enumerate(rule.versions, 1):
                yield rule, number, version


def _condition(
    catalog: Catalog, rule: Rule, version: Version, atoms: cond.Atoms
) -> list[dict[str, list[str]]]:
    reach = catalog.books[rule.book].reach
    parts = [*([reach] if reach else []), *rule.when, *version.when]
    return cond.compiled(cond.clauses({"all": parts}, catalog.conditions, atoms))


def _version_entry(catalog: Catalog, rule: Rule, number: int, version: Version) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "version": number,
        "severity": rule.severity,
        "stage": rule.stage,
        "topic": rule.topic,
        "liability": rule.liability.model_dump(exclude_none=True),
        "sources": [
            {"authority": b["authority"], "grade": b["grade"]} for b in catalog.basis(version)
        ],
        "cites": [b["fact"] or f"{b['norm']} {b['article']}" for b in catalog.basis(version)],
    }


def _use_atoms(
    catalog: Catalog,
    groups: Mapping[str, Mapping[str, Any]],
    table: Mapping[str, list[dict[str, list[str]]]],
    atoms: cond.Atoms,
    pointers: _Pointers,
) -> None:
    for group in groups.values():
        for clause in table[group["condition"]]:
            for atom_id in (*clause["t"], *clause["f"]):
                atom = atoms.by_id[atom_id]
                if "at" in atom:
                    pointers.use("conditions.yaml", group["scope"], atom["at"])
                if "day" in atom:
                    _use_day(catalog, group["scope"], atom["day"], pointers)


def _use_day(catalog: Catalog, scope: str, name: str, pointers: _Pointers) -> None:
    """A condition asks for a day of the record, so its anchor may read no list element."""
    anchor = catalog.anchors.get(name)
    if anchor is None or any(pointer.startswith("./") for pointer in anchor.chain):
        pointers.faults.append(f"conditions.yaml: `{name}` is no anchor of the record itself")
        return
    for pointer in anchor.chain:
        if pointer != "as_of":
            pointers.use("conditions.yaml", scope, pointer)


def _use_lists(
    catalog: Catalog, groups: Mapping[str, Mapping[str, Any]], pointers: _Pointers
) -> None:
    """The list a scope's subjects stand in is itself a fact that can be absent."""
    for scope in {group["scope"] for group in groups.values()}:
        current: str | None = scope
        while current:
            parent = catalog.scopes[current].parent
            for record_type, pattern in catalog.scopes[current].of.items():
                place = pattern.removesuffix("/*")
                if pattern == ROOT:
                    continue
                if parent:
                    above = catalog.scopes[parent].of[record_type]
                    pointers.element[parent].add("." + place.removeprefix(above))
                else:
                    pointers.root[record_type].add(place)
            current = parent


def _index(places: set[str]) -> dict[str, Any]:
    """How to read a set of pointers: each container once, its keys, and what stands below.

    `prefix` of all pointers is "" (record) or "." (element); both index alike.
    """
    containers: dict[str, list[str]] = {}
    expected: dict[str, dict[str, str]] = defaultdict(dict)
    below: dict[str, list[str]] = defaultdict(list)
    for place in sorted(places):
        head, *keys = place.split("/")
        for depth in range(len(keys)):
            container = "/".join([head, *keys[:depth]])
            containers[container] = keys[:depth]
            child = "/".join([head, *keys[: depth + 1]])
            expected[container][keys[depth]] = child
            if container != head and place not in below[container]:
                below[container].append(place)
    for container, inner in below.items():
        inner.extend(c for c in containers if c.startswith(container + "/") and c not in inner)
    return {
        "containers": containers,
        "expected": dict(expected),
        "below": {container: sorted(inner) for container, inner in sorted(below.items())},
    }


def _list_of(catalog: Catalog, scope: str, record_type: str) -> dict[str, str]:
    """Where the list of a scope stands: in the record, or in an element of its parent."""
    spec = catalog.scopes[scope]
    place = spec.of[record_type].removesuffix("/*")
    if spec.parent is None:
        return {"parent": "", "list": place}
    above = catalog.scopes[spec.parent].of[record_type]
    return {"parent": spec.parent, "list": "." + place.removeprefix(above)}


def _document(
    catalog: Catalog,
    pointers: _Pointers,
    atoms: cond.Atoms,
    table: Mapping[str, list[dict[str, list[str]]]],
    groups: Mapping[str, Mapping[str, Any]],
    rows: Mapping[str, Mapping[str, Mapping[str, Any]]],
    versions: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    used_scopes = {group["scope"] for group in groups.values()}
    for scope in list(used_scopes):
        while parent := catalog.scopes[scope].parent:
            used_scopes.add(parent)
            scope = parent
    group_rules: dict[str, dict[str, int]] = defaultdict(dict)
    group_kinds: dict[str, dict[str, int]] = defaultdict(dict)
    questions: dict[str, dict[str, int]] = defaultdict(dict)
    across = {rule.id: rule.kind for rule in catalog.rules.values() if catalog.is_across(rule)}
    # A record alone is asked nothing by the rules across records; it is only looked up for them.
    own = {row: version for row, version in versions.items() if version["rule"] not in across}
    for version in own.values():
        group_rules[version["group"]][version["rule"]] = 1
        group_kinds[version["group"]][version["kind"]] = 1
        questions[version["question"]][version["rule"]] = 1
    element_tests = _by_pointer(atoms, "./")
    ranges = fines.compiled(catalog.fine_ranges)
    _prove(catalog, ranges)
    return {
        "record_types": {
            record_type: {
                "root": _index(pointers.root[record_type]),
                "lists": {
                    scope: _list_of(catalog, scope, record_type)
                    for scope in sorted(used_scopes)
                    if catalog.scopes[scope].of.get(record_type, ROOT) != ROOT
                },
                "whole": [
                    scope
                    for scope in sorted(used_scopes)
                    if catalog.scopes[scope].of.get(record_type) == ROOT
                ],
                "by_condition": _grouped(catalog, record_type, groups, "condition"),
                "by_anchor": _grouped(catalog, record_type, groups, "anchor"),
                "periods": _periods(catalog, record_type, groups),
            }
            for record_type in RECORD_TYPES
        },
        "elements": {scope: _index(pointers.element[scope]) for scope in sorted(used_scopes)},
        "atoms": {
            "root_tests": _by_pointer(atoms, "/"),
            "element_tests": {
                scope: {at: t for at, t in element_tests.items() if at in pointers.element[scope]}
                for scope in sorted(used_scopes)
            },
            "day_tests": _by_day(atoms),
            "derived": {i: a["derived"] for i, a in atoms.by_id.items() if "derived" in a},
            "by_id": atoms.by_id,
            "reads": {
                i: a.get("at") or a.get("day") or a["derived"] for i, a in atoms.by_id.items()
            },
        },
        "conditions": dict(table),
        "clauses": {scope: _clauses(scope, groups, table) for scope in sorted(used_scopes)},
        "scope_anchors": {
            scope: sorted({g["anchor"] for g in groups.values() if g["scope"] == scope})
            for scope in sorted(used_scopes)
        },
        "anchors": {name: list(anchor.chain) for name, anchor in catalog.anchors.items()},
        "groups": {group_id: dict(group) for group_id, group in groups.items()},
        "group_rules": dict(group_rules),
        "group_kinds": dict(group_kinds),
        "questions": dict(questions),
        "rows": {kind: {g: dict(r) for g, r in by.items()} for kind, by in rows.items()},
        "presence": {
            name: _presence(kind.presence, rows[name])
            for name, kind in catalog.kinds.items()
            if kind.presence and name in rows
        },
        "versions": dict(versions),
        "thresholds": {name: _thresholds(table) for name, table in catalog.thresholds.items()},
        "fine_ranges": ranges,
        "discretion": {
            name: bands.compiled(table, ranges) for name, table in catalog.discretion.items()
        },
        "liability": {name: _liability(catalog, name) for name in catalog.liability},
        "rules": {v["rule"]: 1 for v in own.values()},
        "rule_rows": _rule_rows(own),
        "across": {
            version["rule"]: across[version["rule"]].removeprefix("across.")
            for version in versions.values()
            if version["rule"] in across
        },
        "rule_scope": {rule.id: rule.scope for rule in catalog.rules.values()},
    }


def _prove(catalog: Catalog, ranges: Mapping[str, Any]) -> None:
    """Refuse a discretion table that does not divide its ranges without gap and overlap."""
    wrong = {name: proof.faults(table, ranges) for name, table in catalog.discretion.items()}
    if any(wrong.values()):
        told = [(f"discretion/{name}.yaml", f) for name, found in wrong.items() for f in found]
        raise RuleBookError(
            "裁量基准表有错误：\n" + "\n".join(f"  {place}: {f.zh}" for place, f in told),
            "Discretion tables are wrong:\n" + "\n".join(f"  {place}: {f.en}" for place, f in told),
        )


def _thresholds(table: Thresholds) -> list[dict[str, Any]]:
    """The rows as Rego reads them; an open end is a day no record reaches."""
    return [
        {
            "from": row.from_,
            "to": row.to or "9999-12-31",
            "cites": list(row.basis),
            "organs": list(row.organs),
            **row.values,
        }
        for row in table.rows
    ]


def _liability(catalog: Catalog, name: str) -> dict[str, Any]:
    """What Rego needs of a model; its sentences stay in the catalog."""
    model = catalog.liability[name]
    reach = catalog.conditions[model.reach]["if"]
    common = {
        "organ": {"at": reach["at"], "in": reach["in"]},
        "from": model.from_,
    }
    if isinstance(model, FindingsModel):
        return common | _findings(catalog, model)
    return common | _division(model)


def _division(model: DivisionModel) -> dict[str, Any]:
    return {
        "collective_topics": list(model.collective_topics),
        "departure_topics": list(model.departure_topics),
        "compared": list(model.compared),
        "chains": {
            stage: chain.model_dump(exclude_none=True) for stage, chain in model.chains.items()
        },
        "forms": list(model.forms),
        "offices": dict(model.offices),
        "free_branches": list(model.free_branches),
        "free_grounds": list(model.free_grounds),
        "branches": {
            branch: entry.model_dump(exclude={"text"}) for branch, entry in model.branches.items()
        },
    }


def _findings(catalog: Catalog, model: FindingsModel) -> dict[str, Any]:
    """The lists by the names that records use; each knows the fact id it stands for."""
    return {
        "article": f"{model.norm}-{model.article}",
        "role": model.role,
        "degrees": list(model.degrees),
        "wilful": list(model.wilful),
        "grades": model.grades.model_dump(),
        **{
            part: {
                entry.name: {"id": fact, **entry.model_dump(exclude={"name", "text", "match"})}
                for fact, entry in getattr(model, part).items()
            }
            for part in ("situations", "exemptions", "circumstances")
        },
        "situation_of": {
            rule.id: model.situations[fact].name
            for rule in catalog.rules.values()
            if rule.lifecycle == "active" and (fact := model.situation(rule))
        },
    }


def _grouped(
    catalog: Catalog, record_type: str, groups: Mapping[str, Mapping[str, Any]], key: str
) -> dict[str, dict[str, dict[str, int]]]:
    """A record type's groups by scope and by one of their properties.

    Keys stand for sets: Rego takes the keys of an object in one step.
    """
    found: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for group_id, group in groups.items():
        if record_type in catalog.scopes[group["scope"]].of:
            found[group["scope"]][group[key]][group_id] = 1
    return {scope: dict(by) for scope, by in found.items()}


def _periods(
    catalog: Catalog, record_type: str, groups: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """By scope and anchor, the groups together that are in force from and to the same days."""
    found: dict[str, Any] = defaultdict(lambda: defaultdict(lambda: defaultdict(dict)))
    for group_id, group in groups.items():
        if record_type in catalog.scopes[group["scope"]].of:
            period = (group["from"], group["to"])
            found[group["scope"]][group["anchor"]][period][group_id] = 1
    return {
        scope: {
            anchor: [{"from": f, "to": t, "groups": by[f, t]} for f, t in sorted(by)]
            for anchor, by in anchors.items()
        }
        for scope, anchors in found.items()
    }


def _clauses(
    scope: str,
    groups: Mapping[str, Mapping[str, Any]],
    table: Mapping[str, list[dict[str, list[str]]]],
) -> dict[str, Any]:
    """A scope's clauses, and which of them each test stands in, by sign.

    Keys stand for sets: Rego takes the keys of an object in one step.
    """
    found: dict[str, Any] = {
        "t": defaultdict(dict),
        "f": defaultdict(dict),
        "of": defaultdict(dict),
        "condition": {},
        "atoms": {},
    }
    for name in sorted({g["condition"] for g in groups.values() if g["scope"] == scope}):
        for number, clause in enumerate(table[name]):
            clause_id = f"{name}.{number}"
            found["condition"][clause_id] = name
            found["of"][name][clause_id] = 1
            found["atoms"][clause_id] = dict.fromkeys((*clause["t"], *clause["f"]), 1)
            for sign in ("t", "f"):
                for atom in clause[sign]:
                    found[sign][atom][clause_id] = 1
    return found


def _rule_rows(versions: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for row_id, entry in versions.items():
        rows[entry["rule"]][row_id] = entry["group"]
    return dict(rows)


def _presence(
    param: str, by_group: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, dict[str, str]]]:
    """Per group and pointer, the rows that need it, each with the step that makes it due.

    What the file lacks is then one set operation, whatever the number of rows.
    """
    index: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for group_id, by_row in by_group.items():
        for row_id, row in by_row.items():
            for pointer in row[param]:
                index[group_id][pointer][row_id] = row["by"]
    return {group_id: dict(pointers) for group_id, pointers in index.items()}


def _by_day(atoms: cond.Atoms) -> dict[str, dict[str, dict[str, Any]]]:
    tests: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for atom_id, atom in atoms.by_id.items():
        if "day" in atom:
            tests[atom["day"]][atom_id] = {"op": atom["op"], "value": atom["value"]}
    return dict(tests)


def _by_pointer(atoms: cond.Atoms, prefix: str) -> dict[str, dict[str, dict[str, Any]]]:
    tests: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for atom_id, atom in atoms.by_id.items():
        if atom.get("at", "").startswith(prefix):
            tests[atom["at"]][atom_id] = {"op": atom["op"], "value": atom["value"]}
    return dict(tests)
