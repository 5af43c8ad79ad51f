"""The findings for programs that show alerts: all of them, in files that GitHub takes."""

from __future__ import annotations

import copy
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from checker.formats.archive import Archive
from checker.formats.archive.findings_sarif import Findings, Limits
from checker.formats.archive.speech import Speech
from checker.formats.archive.writing import ScanSummary
from checker.scan.tally import Tally
from tests.formats.archive import lines as made

Lines = list[dict[str, Any]]


def written(folder: Path, lines: Lines, speech: Speech, limits: Limits) -> list[dict[str, Any]]:
    """The logs of an archive, in the order of their names."""
    writer = Findings(folder, speech, limits)
    for line in lines:
        writer.add(line, "")
    for finding in made.across(lines):
        writer.add_across(finding.model_dump(mode="json"))
    writer.close(ScanSummary(Tally(), made.receipt()))
    return logs(folder)


def logs(folder: Path) -> list[dict[str, Any]]:
    paths = sorted(folder.glob("*.sarif"), key=lambda path: (len(path.name), path.name))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [
        result["partialFingerprints"]["checkerInstance/v1"]
        for log in found
        for run in log["runs"]
        for result in run["results"]
    ]


def expected(lines: Lines) -> list[str]:
    found = [
        i["id"]
        for line in lines
        for o in line["outcomes"]
        if o["status"] == "fail"
        for i in o["instances"]
        if i["status"] == "fail"
    ]
    return [*found, "a" * 16]


def test_every_finding_is_a_result_at_its_place(
    tmp_path: Path, lines: Lines, speech: Speech
) -> None:
    made.written(tmp_path, ["sarif"], lines, speech)
    (log,) = logs(tmp_path)
    assert [path.name for path in tmp_path.glob("*.sarif")] == ["findings.sarif"]
    assert ids([log]) == expected(lines)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["kind"] == "fail"
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert len(run["results"][-1]["relatedLocations"]) == 1
    assert log["properties"]["receipt"] == made.receipt().model_dump(mode="json")


def test_a_result_says_what_a_single_report_says(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    made.written(tmp_path, ["sarif"], lines, zh)
    (log,) = logs(tmp_path)
    texts = [result["message"]["text"] for result in log["runs"][0]["results"]]
    assert any("\n责任：李××〔p03〕" in text or "\n责任：周××〔p01〕" in text for text in texts)
    assert any("尚不能归责，缺少：" in text and "/accountability" not in text for text in texts)


def test_refused_files_and_failed_records_are_notifications(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    failed = copy.deepcopy(lines[0]) | {"outcomes": [], "ask_for": [], "refused": None}
    failed["engine_error"] = {"code": "timeout", "message": {"zh": "超时", "en": "timed out"}}
    made.written(tmp_path, ["sarif"], [*lines, failed], zh)
    (run,) = logs(tmp_path)[0]["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    codes = [note["descriptor"]["id"] for note in invocation["toolExecutionNotifications"]]
    faults = [fault["code"] for line in lines for fault in line["refused"] or ()]
    assert codes == [*faults, "timeout"]


@pytest.mark.parametrize(
    "limits",
    [
        Limits(results=7, runs=3),
        Limits(results=1, runs=1),
        Limits(results=10, runs=2, size=20_000),
    ],
)
def test_more_than_a_run_or_file_may_hold_goes_on_in_the_next(
    tmp_path: Path, lines: Lines, zh: Speech, limits: Limits
) -> None:
    many = list(made.copies(lines, 40))
    found = written(tmp_path, many, zh, limits)
    assert len(found) > 1
    assert [p.name for p in tmp_path.glob("*.sarif") if p.name == "findings.sarif"] == []
    assert ids(found) == expected(many)
    runs = [run for log in found for run in log["runs"]]
    assert len({run["automationDetails"]["id"] for run in runs}) == len(runs)
    for log in found:
        assert 1 <= len(log["runs"]) <= limits.runs
        assert log["properties"]["receipt"]["as_of"] == made.AS_OF
    for run in runs:
        problems = run["invocations"][0].get("toolExecutionNotifications", [])
        assert len(run["results"]) + len(problems) <= limits.results
        rules = run["tool"]["driver"]["rules"]
        assert {r["ruleId"] for r in run["results"]} == {rule["id"] for rule in rules}


def test_no_file_is_larger_than_it_may_be(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    size = 60_000
    many = list(made.copies(lines, 900))
    found = written(tmp_path, many, zh, Limits(size=size))
    assert ids(found) == expected(many)
    packed = [len(gzip.compress(path.read_bytes())) for path in tmp_path.glob("*.sarif")]
    # The list of rules and what zlib holds back come on top.
    assert size * 0.8 < max(packed) < size + 100_000
    assert len(packed) > 2


def test_files_of_an_earlier_scan_are_gone(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    written(tmp_path, lines, zh, Limits(results=7, runs=1))
    assert len(list(tmp_path.glob("findings-*.sarif"))) > 2
    written(tmp_path, lines, zh, Limits())
    assert [path.name for path in tmp_path.iterdir()] == ["findings.sarif"]


def test_an_archive_without_findings_has_a_run_without_results(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    quiet = [line for line in lines if line["refused"] is None and not line["summary"]["fail"]]
    with Archive(tmp_path, ["sarif"], zh) as archive:
        for line in quiet:
            archive.add(line)
        archive.close(made.receipt())
    (log,) = logs(tmp_path)
    (run,) = log["runs"]
    assert (run["results"], run["invocations"]) == ([], [{"executionSuccessful": True}])


def test_what_is_waived_is_suppressed(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    line = copy.deepcopy(next(line for line in lines if line["summary"]["fail"]))
    waiver = {"reason": "已补正", "approver": "局长", "basis": "批示", "expires_on": "2027-01-31"}
    outcome = next(o for o in line["outcomes"] if o["status"] == "fail")
    outcome["instances"][0]["waiver"] = waiver
    made.written(tmp_path, ["sarif"], [line], zh)
    results = logs(tmp_path)[0]["runs"][0]["results"]
    suppressed = [result["suppressions"] for result in results if "suppressions" in result]
    assert suppressed == [[{"kind": "external", "justification": "已补正", "properties": waiver}]]


def test_what_is_not_closed_leaves_nothing(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    with pytest.raises(KeyError), Archive(tmp_path, ["sarif"], zh) as archive:
        archive.add(lines[0])
        archive.add({})
    assert [path.name for path in tmp_path.iterdir()] == ["rules.json"]
