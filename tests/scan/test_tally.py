"""The counts of an archive: complete, the same in any order of merging, and bounded."""

from __future__ import annotations

import contextlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from checker.app import Workshop
from checker.report.models import STATUSES
from checker.scan import sample, tally
from checker.scan.sample import SIZE, WEIGHTS, Sample, draw
from checker.scan.tally import OTHERS, Tally, pattern
from tests.formats.archive import lines as made

ROOT = Path(__file__).parents[2]
Lines = list[dict[str, Any]]


@pytest.fixture(scope="module")
def lines(shipped: Workshop) -> Lines:
    with contextlib.chdir(ROOT):
        report = made.report(shipped)
    return made.ordered(made.line_of(record) for record in report.records)


def counted(lines: Lines) -> Tally:
    found = Tally()
    for line in lines:
        found.add(line)
    return found


def failing(line: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [
        (o, i)
        for o in line["outcomes"]
        if o["status"] == "fail"
        for i in o["instances"]
        if i["status"] == "fail"
    ]


def test_every_count_is_the_sum_over_the_lines(lines: Lines) -> None:
    found = counted(lines)
    pairs = [pair for line in lines for pair in failing(line)]
    assert found.records == len(lines)
    assert found.refused == sum(line["refused"] is not None for line in lines) == 2
    assert found.checked == len(lines) - 2
    for status, count in found.outcomes.items():
        assert count == sum(line["summary"][status] for line in lines)
    for status in ("fail", "undetermined", "pending"):
        by_rule = sum(n for (_, s), n in found.rules.items() if s == status)
        assert by_rule == found.outcomes[status] > 0
    assert found.all_findings == len(pairs) > 20
    assert found.findings == Counter((o["rule"], o["severity"]) for o, _ in pairs)
    assert found.severities == Counter(o["severity"] for o, _ in pairs)
    assert found.stages == Counter((o["stage"], o["severity"]) for o, _ in pairs)
    for groups in (found.organs, found.years, found.types):
        assert sum(group.records for group in groups.values()) == found.checked
        assert sum(group.findings.total() for group in groups.values()) == len(pairs)
        assert sum(group.failing for group in groups.values()) == sum(
            line["summary"]["fail"] > 0 for line in lines
        )
    entries = [e for _, i in pairs for e in i["liability"]]
    assert found.exempt + found.grades.total() == len(entries) > 10
    assert found.roles.total() == found.grounds.total() == found.grades.total()
    assert found.attribution.total() == len(pairs)


def test_a_finding_across_records_counts_by_rule_and_in_no_group(lines: Lines) -> None:
    found, before = counted(lines), counted(lines)
    broken, unknown = (finding.model_dump() for finding in made.across(lines))
    found.add_across(broken)
    found.add_across(unknown)
    key = (broken["rule"], broken["severity"])
    assert found.findings - before.findings == Counter({key: 1})
    assert found.all_findings == before.all_findings + found.across == before.all_findings + 1
    assert found.across_unknown == 1
    assert (found.organs, found.years, found.types) == (before.organs, before.years, before.types)


def test_refusals_are_counted_by_reason_and_by_document(lines: Lines) -> None:
    refused = [line["refused"] for line in lines if line["refused"] is not None]
    twice = [*refused[0], *refused[0]]
    found = counted([*lines, {**lines[0], "refused": twice}])
    codes = [fault["code"] for faults in (*refused, twice) for fault in faults]
    assert found.faults == Counter(codes)
    documents = [code for faults in (*refused, twice) for code in {f["code"] for f in faults}]
    assert found.refused_for == Counter(documents)
    assert found.faults.total() > found.refused_for.total()


def test_a_record_without_a_verdict_counts_as_neither_kept_nor_broken(lines: Lines) -> None:
    line = next(line for line in lines if failing(line))
    problem = {"code": "timeout", "message": {"zh": "超时", "en": "timed out"}}
    nothing = {"outcomes": [], "ask_for": [], "summary": dict.fromkeys(line["summary"], 0)}
    found = counted([{**line, "engine_error": problem, **nothing}])
    assert (found.records, found.checked, found.engine_errors) == (1, 0, 1)
    assert found.engine_codes == {"timeout": 1}
    (group,) = found.organs.values()
    assert (group.records, group.failing, group.engine_errors) == (1, 0, 1)


def test_what_is_unknown_is_counted_whichever_element_of_a_list_it_is_about() -> None:
    def line(needs: dict[str, list[str]]) -> dict[str, Any]:
        return {
            "record": {"type": "penalty_case", "organ": None, "year": None, "sha256": "0"},
            "refused": None,
            "engine_error": None,
            "summary": {**dict.fromkeys(STATUSES, 0), "undetermined": 1},
            "outcomes": [],
            "people": {},
            "ask_for": [{"kind": "record", "ref": r, "rules": x} for r, x in needs.items()],
        }

    found = counted(
        [
            line({"/people/0/certificates": ["A", "B"], "/people/11/certificates": ["B"]}),
            line({"/people/3/certificates": ["C"], "/notice": ["A"]}),
        ]
    )
    (first, people), (second, notice) = found.asked_for()
    assert first == ("penalty_case", "record", "/people/*/certificates")
    assert (people.records, people.decisions, people.rules) == (2, 3, {"A", "B", "C"})
    assert second == ("penalty_case", "record", "/notice")
    assert (notice.records, notice.decisions) == (1, 1)


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        ({"kind": "record", "ref": "/people/0/certificates"}, "/people/*/certificates"),
        ({"kind": "record", "ref": "/a/10/b/2"}, "/a/*/b/*"),
        ({"kind": "record", "ref": "/a1/b"}, "/a1/b"),
        ({"kind": "law", "ref": "X /2/"}, "X /2/"),
    ],
)
def test_a_pattern_has_no_numbers_of_elements(need: dict[str, str], expected: str) -> None:
    assert pattern(need) == expected


@pytest.mark.parametrize("parts", [2, 3, 7])
def test_tallies_of_parts_merge_to_the_tally_of_the_whole(lines: Lines, parts: int) -> None:
    many = list(made.copies(lines, 120))
    whole, merged = counted(many), Tally()
    for part in range(parts):
        merged.merge(counted(many[part::parts]))
    told, expected = dict(vars(merged)), dict(vars(whole))
    assert told.pop("sample").drawn() == expected.pop("sample").drawn()
    assert told == expected


def test_organs_beyond_the_most_stand_together(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "_MOST_ORGANS", 3)
    many = list(made.copies(lines, 60))
    found = counted(many)
    assert len(found.organs) == 4
    kept = sum(g.records for organ, g in found.organs.items() if organ != OTHERS)
    assert found.organs[OTHERS].records == found.checked - kept > 0


def test_unknowns_beyond_the_most_stand_together(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = counted(lines)
    monkeypatch.setattr(tally, "_MOST_UNKNOWN", 10)
    found, merged = counted(lines), Tally()
    merged.merge(found)
    assert len(found.unknown) <= 12 < len(whole.unknown)
    decisions = sum(unknown.decisions for unknown in whole.unknown.values())
    for bounded in (found, merged):
        assert sum(unknown.decisions for unknown in bounded.unknown.values()) == decisions
        assert ("penalty_case", "record", OTHERS) in bounded.unknown


def test_organs_stand_by_risk(lines: Lines) -> None:
    ranked = counted(lines).ranked()
    assert [group.risk for _, group in ranked] == sorted((g.risk for _, g in ranked), reverse=True)
    assert ranked[0][1].risk > 0


def test_the_sample_is_the_same_in_any_order_and_no_larger_than_it_may_be(lines: Lines) -> None:
    many = list(made.copies(lines, 300))
    drawn = counted(many).sample.drawn()
    assert len(drawn) == SIZE
    assert counted(many[::-1]).sample.drawn() == drawn
    by_line = {line["record"]["source"]["line"]: line for line in many}
    for entry in drawn:
        pairs = failing(by_line[entry.record["source"]["line"]])
        assert entry.severities == Counter(o["severity"] for o, _ in pairs)
        assert set(entry.rules) == {o["rule"] for o, _ in pairs}


def test_a_record_without_findings_is_not_drawn(lines: Lines) -> None:
    quiet = [line for line in lines if not failing(line)]
    assert counted(quiet).sample.drawn() == []


def test_the_grave_are_drawn_more_often_by_their_weight() -> None:
    def line(number: int, severity: str) -> dict[str, Any]:
        instance = {"id": f"f{number}", "status": "fail"}
        return {
            "record": {
                "sha256": f"{number}",
                "source": {"path": f"{number:06}", "member": None, "line": None},
            },
            "outcomes": [
                {"rule": "R", "status": "fail", "severity": severity, "instances": [instance]}
            ],
        }

    drawing = Sample(size=900)
    for number in range(20_000):
        drawing.add(line(number, "invalidating" if number % 2 else "advisory"))
    counts = Counter(next(iter(entry.severities)) for entry in drawing.drawn())
    ratio = counts["invalidating"] / counts["advisory"]
    assert ratio == pytest.approx(WEIGHTS["invalidating"] / WEIGHTS["advisory"], rel=0.35)


def test_a_lot_is_fixed_by_content_and_finding() -> None:
    assert draw("a", "b", "major") == draw("a", "b", "major")
    assert draw("a", "b", "advisory") == 4 * draw("a", "b", "major")
    assert len({draw(sha, name, "minor") for sha in "ab" for name in "cd"}) == 4
    assert set(WEIGHTS) == set(sample.WEIGHTS)
