"""
Write the register of all provisions: which rule and example shows each, or why none does.

    python -m tools.build_coverage            write docs/coverage.md
    python -m tools.build_coverage --check    fail if it is not what would be written

A provision is shown by the rules that name it, or by the liability model whose branches and
grounds it is. What neither shows waits for another kind of record, or is no matter of a
record at all; `policies/tables/catalogue/coverage/` says why.

Source: the tables below `policies/`.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker import catalog, paths
from checker.catalog import Catalog, Provision
from tools.generated import run

_MADE = "<!-- 由 python -m tools.build_coverage 生成 / made by python -m tools.build_coverage -->"
_INTRO = """\
# 要求覆盖登记 / Coverage of the requirements

制度文件中可核查的要求共{total}项：{covered}项已有规则或责任认定，{waiting}项须由其他种类的记录反映，
{never}项任何记录都无法反映，{open}项尚未编写。每项规则的页面列有其示例，示例均经测试执行。
Of {total} checkable propositions of the regulatory texts, {covered} have a rule or a branch of
a liability model, {waiting} wait for another kind of record, {never} no record can show, and {open}
are not written yet. The page of each rule shows its examples; the tests run all of them.
"""
_HEAD = """\
| 类别 / Group | 合计 / All | 已覆盖 / Covered | 待其他记录 / Other record | \
无记录可反映 / No record | 尚未编写 / Not yet |
|---|--:|--:|--:|--:|--:|"""
_SHARES = """\
处罚案卷和会议记录所涉各类：机器可判的、须经人员确认的要求中已覆盖的比例。
Of the groups that penalty cases and meetings are about: the share that is covered of what a
machine can tell, and of what a person has to attest.

| 类别 / Group | 机器可判 / By machine | 须经确认 / Attested |
|---|--:|--:|"""
#: The groups that penalty cases and meetings are about.
_JUDGED = re.compile(r"LW-(?:PEN|MTG|LIA|ORG|SUP)|RK-.*|TS-.*|TW-(?:NPM|NPW|ZJI|PSV)")
_TABLE = """\
| 编号 / Id | 要求 / Requirement | 规则与示例 / Rules and examples |
|---|---|---|"""
_STATES = ("covered", "other_record", "no_record", "not_yet")


def files() -> dict[str, str]:
    """The register by its path below the root of the checkout."""
    return {"docs/coverage.md": register(catalog.load(paths.policies()))}


def register(rules: Catalog) -> str:
    """The register of every provision, group by group, in the order of the catalogue."""
    rules_of = _rules_of(rules)
    models_of = _models_of(rules)
    groups: dict[str, dict[str, Provision]] = defaultdict(dict)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_STATES, 0))
    states = {name: _state(name, rules, {**rules_of, **models_of}) for name in rules.provisions}
    for name, provision in rules.provisions.items():
        group = name.rsplit("-", 1)[0]
        groups[group][name] = provision
        counts[group][states[name]] += 1
    total = {state: sum(count[state] for count in counts.values()) for state in _STATES}
    lines = [
        _MADE,
        _INTRO.format(
            total=len(rules.provisions),
            covered=total["covered"],
            waiting=total["other_record"],
            never=total["no_record"],
            open=total["not_yet"],
        ),
        _HEAD,
    ]
    for group, count in counts.items():
        figures = " | ".join(str(n or "") for n in (sum(count.values()), *count.values()))
        lines.append(f"| [{group}](#{group.lower()}) | {figures} |")
    lines += ["", _SHARES, *_shares(groups, states)]
    for group, provisions in groups.items():
        lines += ["", f"## {group}", "", _TABLE]
        for name, provision in provisions.items():
            title = f"{provision.title.zh}<br>{provision.title.en}"
            shown = "<br>".join(_shown(name, provision, rules, rules_of, models_of))
            lines.append(f"| {name} | {title} | {shown} |")
    return "\n".join(lines) + "\n"


def _shares(
    groups: Mapping[str, Mapping[str, Provision]], states: Mapping[str, str]
) -> Iterator[str]:
    """How much of the groups that records are about is covered, and of all of them together."""
    judged = {group: found for group, found in groups.items() if _JUDGED.fullmatch(group)}
    everything = {name: p for found in judged.values() for name, p in found.items()}
    for title, found in {**judged, "**合计 / all**": everything}.items():
        cells = []
        for by in ("machine", "attested"):
            here = [states[name] for name, provision in found.items() if provision.by == by]
            done = here.count("covered")
            cells.append(f"{done} / {len(here)} ({done / len(here):.0%})" if here else "")
        yield f"| {title} | {' | '.join(cells)} |"


def _rules_of(rules: Catalog) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for rule in rules.rules.values():
        for provision in rule.provisions:
            if rule.lifecycle == "active":
                found[provision].append(rule.id)
    return dict(found)


def _models_of(rules: Catalog) -> dict[str, list[str]]:
    """The liability models by the provisions that they apply."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, model in rules.liability.items():
        for provision in sorted(model.provisions()):
            found[provision].append(name)
    return dict(found)


def _state(name: str, rules: Catalog, shown: Mapping[str, object]) -> str:
    if name in shown:
        return "covered"
    return rules.uncovered[name].status if name in rules.uncovered else "not_yet"


def _shown(
    name: str,
    provision: Provision,
    rules: Catalog,
    rules_of: Mapping[str, list[str]],
    models_of: Mapping[str, list[str]],
) -> Iterator[str]:
    for rule in rules_of.get(name, ()):
        folder = "across" if rules.is_across(rules.rules[rule]) else "rules"
        yield f"[{rule}](rules/{rule}.md) ([示例 / examples](../fixtures/{folder}/{rule}.yaml))"
    for model in models_of.get(name, ()):
        yield f"[责任认定 / liability](liability.md) `{model}`"
    if name in rules_of or name in models_of:
        return
    gap = rules.uncovered.get(name)
    if gap is None:
        yield f"尚未编写，须有 `{provision.record}` 记录<br>not yet: needs `{provision.record}`"
    elif gap.status == "other_record":
        record = gap.record or provision.record
        yield f"待 `{record}` 记录：{gap.why.zh}<br>waits for `{record}`: {gap.why.en}"
    else:
        yield f"无记录可反映：{gap.why.zh}<br>no record can show it: {gap.why.en}"


if __name__ == "__main__":
    sys.exit(run(__doc__ or "", files(), sys.argv[1:]))
