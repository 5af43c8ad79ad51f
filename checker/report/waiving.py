"""
Put waivers on the breaches they are for.

A breach keeps its status, its severity and its liability; the waiver stands beside them. One
that has expired is put on nothing, and the report says so.

Pure. Imports `reader`, `masking` and `models`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.reader import Waiver
from checker.report import models
from checker.report.masking import Mask

#: A finding by its id, its rule and the id of its record.
Breach = tuple[str, str, "str | None"]


def waive(
    report: models.RecordReport, waivers: Iterable[Waiver], day: str, mask: Mask
) -> models.RecordReport:
    """
    A record's report with a waiver on each breach that one in force is for.

    Args:
        day: the day of evaluation.
        mask: hides in the texts of a waiver whom the report hides.
    """
    valid = [waiver for waiver in waivers if waiver.holds(day)]
    if not valid:
        return report
    record = report.record.id
    outcomes = tuple(_outcome(outcome, valid, record, mask) for outcome in report.outcomes)
    return report.model_copy(update={"outcomes": outcomes})


def _outcome(
    outcome: models.Outcome, waivers: list[Waiver], record: str | None, mask: Mask
) -> models.Outcome:
    instances = []
    for instance in outcome.instances:
        found = next((w for w in waivers if w.covers(instance.id, outcome.rule, record)), None)
        if found and instance.status == "fail":
            told = models.Waiver(
                reason=mask.value(found.reason),
                approver=mask.value(found.approver),
                basis=mask.value(found.basis),
                expires_on=found.expires_on,
            )
            instances.append(instance.model_copy(update={"waiver": told}))
        else:
            instances.append(instance)
    return outcome.model_copy(update={"instances": tuple(instances)})


def breaches(records: Iterable[models.RecordReport]) -> Iterator[Breach]:
    """What is broken in records, as a waiver names it."""
    for record in records:
        for outcome in record.outcomes:
            for instance in outcome.instances:
                if instance.status == "fail":
                    yield instance.id, outcome.rule, record.record.id


def uses(
    waivers: Iterable[Waiver], broken: Iterable[Breach], day: str
) -> Iterator[models.WaiverUse]:
    """What became of each waiver, in the order of the file."""
    waivers = list(waivers)
    unmet = set(range(len(waivers)))
    for breach in broken:
        unmet -= {n for n in unmet if waivers[n].covers(*breach)}
    for number, waiver in enumerate(waivers):
        yield models.WaiverUse(
            instance=waiver.instance,
            rule=waiver.rule,
            record=waiver.record,
            expires_on=waiver.expires_on,
            state="expired"
            if not waiver.holds(day)
            else "unused"
            if number in unmet
            else "applied",
        )
