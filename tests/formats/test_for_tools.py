"""The outputs for other programs: SARIF, JUnit XML, Markdown, GitHub's commands."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any
from xml.etree import ElementTree

import pytest

from checker.app import Workshop
from checker.formats import FORMATS
from checker.formats.markdown import escape
from checker.formats.sarif import uri
from checker.report.models import Outcome, Report, Source, Text, Waiver, WaiverUse
from tools import golden_reports

WAIVER = Waiver(reason="已补正", approver="张某", basis="内部审批单第3号", expires_on="2026-12-31")


@pytest.fixture(scope="module")
def report(shipped: Workshop) -> Report:
    return golden_reports.report("both", shipped)


def run(report: Report, shop: Workshop, everything: bool = False) -> dict[str, Any]:
    text = FORMATS["sarif"](report, shop.words, "zh", everything=everything)
    (found,) = json.loads(text)["runs"]
    return dict(found)


def changed(report: Report, rule: str, path: str | None = None, **more: object) -> Report:
    """The report with the first instance of one rule changed, and perhaps the file's name."""

    def outcome(old: Outcome) -> Outcome:
        if old.rule != rule:
            return old
        first, *rest = old.instances
        return old.model_copy(update={"instances": (first.model_copy(update=more), *rest)})

    record, *others = report.records
    info = record.record
    if path is not None:
        info = info.model_copy(update={"source": Source(path=path)})
    outcomes = tuple(outcome(o) for o in record.outcomes)
    record = record.model_copy(update={"outcomes": outcomes, "record": info})
    return report.model_copy(update={"records": (record, *others)})


def test_sarif_has_a_result_for_each_instance_that_is_no_pass(
    shipped: Workshop, report: Report
) -> None:
    kinds = {"fail": "fail", "undetermined": "open", "pending": "open", "pass": "pass"}
    told = [i for r in report.records for o in r.outcomes for i in o.instances]
    expected = {i.id: kinds[i.status] for i in told if i.status in kinds}
    for everything in (False, True):
        results = run(report, shipped, everything)["results"]
        found = {
            r["partialFingerprints"]["checkerInstance/v1"]: r["kind"]
            for r in results
            if "partialFingerprints" in r and r["kind"] != "notApplicable"
        }
        assert found == {k: v for k, v in expected.items() if everything or v != "pass"}


def test_sarif_gives_a_level_to_breaches_only_and_it_is_that_of_the_rule(
    shipped: Workshop, report: Report
) -> None:
    found = run(report, shipped, everything=True)
    rules = found["tool"]["driver"]["rules"]
    levels = {"invalidating": "error", "major": "error", "minor": "warning", "advisory": "note"}
    for result in found["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        level = levels[rule["properties"]["severity"]]
        assert rule["defaultConfiguration"] == {"level": level}
        assert result["level"] == (level if result["kind"] == "fail" else "none")
    assert {rule["id"] for rule in rules} == {r["ruleId"] for r in found["results"]}


def test_sarif_tells_of_a_refused_file_as_a_failed_invocation(
    shipped: Workshop, report: Report
) -> None:
    (invocation,) = run(report, shipped)["invocations"]
    assert invocation["executionSuccessful"] is False
    codes = [n["descriptor"]["id"] for n in invocation["toolExecutionNotifications"]]
    assert codes == [fault.code for fault in report.records[1].refused or ()]
    good = report.model_copy(update={"records": report.records[:1]})
    assert run(good, shipped)["invocations"] == [{"executionSuccessful": True}]


def test_sarif_leads_to_the_line_and_the_pointer_and_names_who_answers(
    shipped: Workshop, report: Report
) -> None:
    results = run(report, shipped)["results"]
    (found,) = (r for r in results if r["ruleId"] == "PEN-0001")
    (place,) = found["locations"]
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "/service/served_on"
    assert place["physicalLocation"]["region"] == {"startLine": 267}
    (liable,) = found["properties"]["liability"]
    assert "\n责任：" in found["message"]["text"]
    assert liable["text"]["zh"] in found["message"]["text"]


def test_sarif_suppresses_what_is_waived(shipped: Workshop, report: Report) -> None:
    waived = changed(report, "PEN-0001", waiver=WAIVER)
    results = {r["ruleId"]: r for r in run(waived, shipped)["results"]}
    assert results["PEN-0001"]["suppressions"] == [
        {
            "kind": "external",
            "justification": "已补正",
            "properties": WAIVER.model_dump(),
        }
    ]
    assert sum("suppressions" in r for r in results.values()) == 1


def test_junit_skips_a_rule_whose_breaches_are_all_waived(
    shipped: Workshop, report: Report
) -> None:
    def cases(made: Report) -> dict[str, ElementTree.Element]:
        root = ElementTree.fromstring(FORMATS["junit"](made, shipped.words, "zh"))
        return {case.get("name", "")[:8]: case for case in root.iter("testcase")}

    assert cases(report)["PEN-0001"].find("failure") is not None
    case = cases(changed(report, "PEN-0001", waiver=WAIVER))["PEN-0001"]
    assert case.find("failure") is None
    skipped = case.find("skipped")
    assert skipped is not None
    assert skipped.get("type") == "waived"
    assert "由张某批准" in skipped.get("message", "")


def test_github_marks_what_is_waived_as_a_notice(shipped: Workshop, report: Report) -> None:
    def lines(made: Report) -> list[str]:
        text = FORMATS["github"](made, shipped.words, "zh")
        return [line for line in text.splitlines() if "PEN-0001" in line]

    (before,) = lines(report)
    (after,) = lines(changed(report, "PEN-0001", waiver=WAIVER))
    assert not before.startswith("::notice")
    assert after.startswith("::notice")
    assert "已豁免：已补正" in after


@pytest.mark.parametrize("name", ["text", "markdown", "html", "github"])
def test_a_waiver_that_was_put_on_nothing_is_told(
    shipped: Workshop, report: Report, name: str
) -> None:
    use = WaiverUse(
        instance="0123456789abcdef",
        rule=None,
        record=None,
        expires_on="2026-05-31",
        state="expired",
    )
    silent = FORMATS[name](report, shipped.words, "zh")
    told = FORMATS[name](report.model_copy(update={"waivers": (use,)}), shipped.words, "zh")
    assert "0123456789abcdef" not in silent
    assert "0123456789abcdef：已于2026年5月31日届满，不再适用" in told


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("案卷/a b.json", "%E6%A1%88%E5%8D%B7/a%20b.json"),
        ("/x/100%.json", "file:///x/100%25.json"),
        ("a:b.json", "a%3Ab.json"),
    ],
)
def test_a_file_is_a_quoted_reference(path: str, expected: str) -> None:
    assert uri(Source(path=path)) == expected


def test_what_came_by_standard_input_has_no_file(shipped: Workshop, report: Report) -> None:
    found = run(changed(report, "PEN-0001", path="-"), shipped)["results"]
    assert not any("physicalLocation" in place for r in found for place in r["locations"])
    text = FORMATS["github"](changed(report, "PEN-0001", path="-"), shipped.words, "zh")
    assert "file=-" not in text


@pytest.mark.parametrize("everything", [False, True])
def test_junit_has_a_suite_a_record_and_a_case_a_rule(
    shipped: Workshop, report: Report, everything: bool
) -> None:
    text = FORMATS["junit"](report, shipped.words, "zh", everything=everything)
    root = ElementTree.fromstring(text)
    case, refused = root.findall("testsuite")
    statuses = Counter(o.status for o in report.records[0].outcomes)
    skipped = statuses["undetermined"] + statuses["pending"]
    skipped += statuses["not_applicable"] if everything else 0
    assert len(case.findall("testcase/failure")) == int(case.get("failures", "")) > 0
    assert int(case.get("failures", "")) == statuses["fail"]
    assert len(case.findall("testcase/skipped")) == int(case.get("skipped", "")) == skipped
    assert len(case.findall("testcase")) == statuses["fail"] + skipped + statuses["pass"]
    assert (refused.get("tests"), refused.get("errors")) == ("1", "1")
    assert root.get("errors") == "1"
    types = {failure.get("type") for failure in case.iter("failure")}
    assert types <= {"invalidating", "major", "minor", "advisory"}


def test_junit_holds_nothing_that_xml_cannot(shipped: Workshop, report: Report) -> None:
    bad = Text(zh="甲\x00乙\x1b<&", en="x")
    text = FORMATS["junit"](changed(report, "PEN-0001", message=bad), shipped.words, "zh")
    assert "甲\ufffd乙\ufffd<&" in "".join(ElementTree.fromstring(text).itertext())


def test_a_table_keeps_its_columns_whatever_a_record_says(
    shipped: Workshop, report: Report
) -> None:
    bad = Text(zh="甲|乙\n丙\r\n丁\u2028<b>@all", en="x")
    text = FORMATS["markdown"](changed(report, "PEN-0001", message=bad), shipped.words, "zh")
    assert "甲\\|乙<br>丙<br>丁<br>&lt;b&gt;&#64;all" in text
    width = 0
    for line in text.split("\n"):
        columns = len(re.findall(r"(?<!\\)\|", line))
        assert not width or not columns or columns == width, line
        width = columns


def test_nothing_of_a_text_is_markup() -> None:
    assert escape("*a* [b](c) `d` \\|") == r"\*a\* \[b\](c) \`d\` \\\|"


def test_githubs_commands_are_escaped(shipped: Workshop, report: Report) -> None:
    bad = Text(zh="100%\r\n::error::", en="x")
    made = changed(report, "PEN-0001", path="a,b:c%.json", message=bad)
    lines = FORMATS["github"](made, shipped.words, "zh").splitlines()
    (line,) = (line for line in lines if "PEN-0001" in line)
    assert line.startswith("::error file=a%2Cb%3Ac%25.json,line=267,title=PEN-0001 ")
    assert "::100%25%0D%0A::error::%0A" in line


def test_github_marks_each_breach_and_each_fault(shipped: Workshop, report: Report) -> None:
    instances = [i for o in report.records[0].outcomes for i in o.instances]
    fails = sum(i.status == "fail" for i in instances)
    faults = len(report.records[1].refused or ())
    lines = FORMATS["github"](report, shipped.words, "zh").splitlines()
    assert len(lines) == fails + faults
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in lines)
