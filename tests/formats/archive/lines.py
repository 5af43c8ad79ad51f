"""Lines of a scan for tests: from the checker's own reports on the fixtures, and made ones."""

from __future__ import annotations

import copy
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from checker import app
from checker.formats.archive import Archive
from checker.formats.archive.speech import Speech
from checker.formats.archive.writing import Line
from checker.report.models import AcrossFinding, Receipt, RecordReport, Report
from checker.scan.tally import Tally

#: A day that is over, so that none of it can come from a clock.
AS_OF = "2026-06-01"
SOURCES = (
    "fixtures/demo",
    "fixtures/invalid/records/many.json",
    "fixtures/invalid/records/not_utf8.json",
    "fixtures/real-cases",
    "fixtures/records",
)


def report(shop: app.Workshop) -> Report:
    """The report on the fixtures, as `checker check` makes it."""
    return app.check(shop, app.Request(sources=SOURCES, as_of=AS_OF))


def line_of(record: RecordReport) -> dict[str, Any]:
    """The line of a record: what fails in full, what is open by its rules."""
    told = json.loads(record.model_dump_json(by_alias=True))
    outcomes: list[dict[str, Any]] = []
    for outcome in told["outcomes"]:
        if outcome["status"] == "fail":
            outcomes.append(outcome)
        elif outcome["status"] in {"undetermined", "pending"}:
            outcomes.append(_lean(outcome))
    decides: dict[tuple[str, str], list[str]] = defaultdict(list)
    for outcome in outcomes:
        if outcome["status"] == "undetermined":
            needs = {(n["kind"], n["ref"]) for i in outcome["instances"] for n in i["missing"]}
            for need in needs:
                decides[need].append(outcome["rule"])
    return {
        "record": told["record"],
        "refused": told["refused"],
        "engine_error": told["engine_error"],
        "summary": told["summary"],
        "outcomes": outcomes,
        "people": told["people"],
        "ask_for": [
            {"kind": kind, "ref": ref, "rules": rules}
            for (kind, ref), rules in sorted(decides.items(), key=lambda e: (-len(e[1]), e[0]))
        ],
    }


def _lean(outcome: dict[str, Any]) -> dict[str, Any]:
    kept = {key: outcome[key] for key in ("rule", "status", "stage", "rulebook")}
    instances = [
        {key: i[key] for key in ("at", "status", "missing", "due_on")}
        for i in outcome["instances"]
        if i["status"] == outcome["status"]
    ]
    return {**kept, "instances": instances}


def ordered(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """As a store gives them: by address."""

    def address(line: Line) -> tuple[str, str, int]:
        source = line["record"]["source"]
        return source["path"], source["member"] or "", source["line"] or 0

    return sorted(lines, key=address)


def receipt(records: str = "0" * 64) -> Receipt:
    return Receipt(
        tool="0.0.0",
        opa="0.0.0",
        as_of=AS_OF,
        bundle="1" * 64,
        calendar="2" * 64,
        schemas="3" * 64,
        profile=None,
        waivers=None,
        selection=None,
        records=records,
        masked=True,
    )


def copies(lines: list[dict[str, Any]], times: int) -> Iterator[dict[str, Any]]:
    """An archive of many: the same lines as lines of one file, by several organs and years."""
    for number in range(times):
        line = copy.deepcopy(lines[number % len(lines)])
        record = line["record"]
        record["source"] = {"path": "archive.jsonl", "member": None, "line": number + 1}
        record["sha256"] = hashlib.sha256(f"{number}".encode()).hexdigest()
        if record["id"] is not None:
            record["id"] = f"{record['id']}-{number}"
            record["organ"] = f"第{number % 7}区应急管理局"
            record["year"] = 2018 + number % 9
        for outcome in line["outcomes"]:
            if outcome["status"] == "fail":
                for instance in outcome["instances"]:
                    name = f"{instance['id']} {number}"
                    instance["id"] = hashlib.sha256(name.encode()).hexdigest()[:16]
        yield line


def across(lines: list[dict[str, Any]]) -> list[AcrossFinding]:
    """What a rule finds in the first two records that were checked, and what it cannot tell."""
    checked = [line for line in lines if line["refused"] is None][:2]
    outcome = next(o for line in lines for o in line["outcomes"] if o["status"] == "fail")
    names = ("rule", "title", "severity", "stage", "rulebook", "basis", "remedy", "curable")
    keys = ("id", "type", "source", "organ", "year", "case_no")
    records = [{key: line["record"][key] for key in keys} for line in checked]
    same = {
        **{name: outcome[name] for name in names},
        **{"provisions": [], "governed_by": None, "values": [], "arithmetic": None},
        **{"due_on": None, "waiver": None, "liability": [], "records": records},
    }
    found = {
        **{"id": "a" * 16, "status": "fail", "missing": []},
        "message": {"zh": "两件案卷用了同一个案号。", "en": "Two records have one number."},
    }
    need = {"kind": "record", "ref": "/case_no", "record": records[-1]["id"]}
    unknown = {
        **{"id": "b" * 16, "status": "undetermined", "missing": [need]},
        "message": {"zh": "无法判断。", "en": "Cannot be told."},
    }
    return [AcrossFinding.model_validate({**same, **one}) for one in (found, unknown)]


def written(folder: Path, outputs: list[str], lines: list[dict[str, Any]], speech: Speech) -> Tally:
    """Write the outputs of an archive, with what is found across its records."""
    with Archive(folder, outputs, speech) as archive:
        for line in lines:
            archive.add(line)
        for finding in across(lines):
            archive.add_across(finding)
        archive.close(receipt())
    return archive.tally
