"""What every rendering says alike."""

from __future__ import annotations

import pytest

from checker.app import Workshop
from checker.formats.view import View
from checker.report.models import Instance, Outcome, RecordReport
from tools import golden_reports


@pytest.fixture(scope="module")
def view(shipped: Workshop) -> View:
    return View(shipped.words, "zh")


@pytest.fixture(scope="module")
def record(shipped: Workshop) -> RecordReport:
    return golden_reports.report("case", shipped).records[0]


def outcome(record: RecordReport, rule: str) -> Outcome:
    return next(o for o in record.outcomes if o.rule == rule)


def broken(record: RecordReport) -> tuple[Outcome, Instance]:
    found = outcome(record, "PEN-0004")
    return found, next(i for i in found.instances if i.status == "fail")


def test_what_is_said_alike_of_several_places_is_said_once(
    view: View, record: RecordReport
) -> None:
    found, instance = broken(record)
    twins = (instance, instance.model_copy(update={"at": "/elsewhere", "line": None}))
    (finding,) = view.findings(found.model_copy(update={"instances": twins}), record)
    assert finding.places == ("/investigation/acts/1/officers（第168行）", "/elsewhere")
    assert finding.liability


def test_who_answers_for_several_findings_is_named_after_the_last(
    view: View, record: RecordReport
) -> None:
    found, instance = broken(record)
    text = instance.message.model_copy(update={"zh": "另一处。"})
    other = instance.model_copy(update={"message": text})
    nobody = {"liability": (), "no_ground": (), "message": instance.message}
    free = other.model_copy(update=nobody)
    first, second = view.findings(found.model_copy(update={"instances": (instance, other)}), record)
    assert (first.liability, bool(second.liability)) == ((), True)
    # Another answer in between keeps each beside its own finding.
    findings = view.findings(
        found.model_copy(update={"instances": (instance, free, other)}), record
    )
    assert [bool(finding.liability) for finding in findings] == [True, False, True]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        (
            "zh",
            (
                "不追究",
                "按《应急管理行政执法人员依法履职管理规定》，案卷未记载造成危害后果或者不良影响",
            ),
        ),
        (
            "en",
            (
                "Not pursued",
                "under the National rules on emergency-management enforcement officers (Order 9 of "
                "2022), because the file records no harm and no adverse influence",
            ),
        ),
    ],
)
def test_who_answers_by_some_rules_and_not_by_others_is_told_with_their_names(
    shipped: Workshop, record: RecordReport, lang: str, line: tuple[str, str]
) -> None:
    _, instance = broken(record)
    liable, free = View(shipped.words, lang).liability(instance, record)
    assert "LW-LIA-025" in liable[1]
    assert free == line


def test_a_rule_that_makes_nobody_liable_names_no_rules(view: View, record: RecordReport) -> None:
    _, instance = broken(record)
    (reason,) = instance.no_ground
    text = reason.text.model_copy(update={"zh": "该规则不设责任"})
    bare = reason.model_copy(update={"model": None, "source": None, "text": text})
    nobody = instance.model_copy(update={"liability": (), "no_ground": (bare,)})
    assert list(view.liability(nobody, record)) == [("不追究", "该规则不设责任")]


def test_only_the_instances_that_make_the_status_are_told_unless_all_are_asked_for(
    view: View, record: RecordReport
) -> None:
    found, _ = broken(record)
    assert {i.status for i in found.instances} == {"pass", "fail", "undetermined"}
    assert {f.status for f in view.findings(found, record)} == {"fail"}
    every = view.findings(found, record, everything=True)
    assert {f.status for f in every} == {"pass", "fail", "undetermined"}


@pytest.mark.parametrize(
    ("counts", "state", "tone", "sentence"),
    [
        ({}, "open", "open", "没有适用于本案卷的规则，未作判断。"),
        ({"pass": 3}, "open", "good", "所查事项未发现不符合规定之处。"),
        ({"pass": 3, "undetermined": 2}, "open", "open", "但有2项因资料不全无法判断"),
        ({"fail": 1}, "open", "bad", "不符合1项；处理完毕前不宜签发。"),
        ({"fail": 1}, "closed", "bad", "不符合1项；应当依法补正或者自行纠正。"),
        ({"fail": 1, "undetermined": 2}, "closed", "bad", "另有2项因资料不全无法判断。"),
    ],
)
def test_the_verdict_says_what_to_do(
    view: View, record: RecordReport, counts: dict[str, int], state: str, tone: str, sentence: str
) -> None:
    one = outcome(record, "PEN-0009")
    kept = one.model_copy(update={"status": "pass"})
    outcomes = tuple(one if status == "fail" else kept for status, n in counts.items() for _ in [n])
    changed = record.model_copy(
        update={
            "outcomes": outcomes,
            "summary": type(record.summary).model_validate(counts),
            "record": record.record.model_copy(update={"state": state}),
        }
    )
    found = view.verdict(changed)
    assert found[0] == tone
    assert sentence in found[1]


def test_a_grave_breach_is_counted_apart(view: View, record: RecordReport) -> None:
    _, sentence = view.verdict(record)
    assert sentence.startswith("不符合5项，其中影响效力3项；")


def test_the_gravest_stands_first_in_its_stage(view: View, record: RecordReport) -> None:
    stages = dict(view.by_stage(record, ("fail", "pass")))
    assert list(stages) == ["立案", "调查取证", "处罚告知", "处罚决定", "送达"]
    everyone = dict(view.by_stage(record, ("fail", "undetermined", "pending", "pass")))
    for outcomes in everyone.values():
        statuses = [o.status for o in outcomes]
        assert statuses == sorted(statuses, key=("fail", "undetermined", "pending", "pass").index)
