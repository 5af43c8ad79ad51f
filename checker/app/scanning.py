"""
An archive, checked whole: sources to a store, and the store to everything a reader gets.

Every output is derived from the store in one pass over its lines. Outputs that were derived
from the same results before, and still lie there untouched, are left alone, so that scanning
an unchanged archive again costs what reading it costs.

Errors: the tree of `errors`.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from checker.app import (
    Request,
    Workshop,
    first_code,
    profile_and_waivers,
    receipt,
    rules_in_use,
    select_across,
)
from checker.engine import Engine
from checker.errors import ExitCode
from checker.formats.archive import Archive
from checker.formats.archive.speech import Speech
from checker.formats.archive.writing import Draft
from checker.reader import Waivers
from checker.report import assemble, models, waiving
from checker.report.ranks import at_or_above
from checker.scan import across
from checker.scan.lines import Lines, failing
from checker.scan.run import Plan, Watch, scan
from checker.scan.store import FILE, Store, Totals
from checker.sources import Sources

#: The counts and the receipt of a run, beside its outputs.
SUMMARY = "scan.json"
_FORMAT = "checker.scan/1"


@dataclass(frozen=True)
class ScanRequest:
    """
    One scan.

    Attributes:
        check: sources, day, and how to read, select, waive and mask; as for one file.
        out: the folder of the results.
        outputs: names of the outputs to write.
        lang: of the outputs that are in one language.
        workers: batches under evaluation at a time; None for one a core.
    """

    check: Request
    out: Path
    outputs: tuple[str, ...]
    lang: str = "zh"
    workers: int | None = None


@dataclass(frozen=True)
class Scanned:
    """
    What a scan came to.

    Attributes:
        totals: the counts of the results.
        across: findings over several records, by severity.
        uncompared: groups of records that the engine has no verdict on.
        reused: documents that were not evaluated again.
        passed_over: files that hold no records.
        seconds: the whole run.
        waivers: what became of each.
        files: the outputs.
    """

    totals: Totals
    across: Mapping[str, int]
    uncompared: int
    reused: int
    passed_over: int
    seconds: float
    waivers: Sequence[models.WaiverUse]
    files: Sequence[Path]

    def counts(self) -> dict[str, Any]:
        """The counts as other programs read them."""
        return {
            **_counts(self.totals, sum(self.across.values())),
            "reused": self.reused,
            "seconds": round(self.seconds, 3),
        }


def _counts(totals: Totals, across: int) -> dict[str, Any]:
    return {
        "records": totals.records,
        "refused": totals.refused,
        "engine_errors": totals.engine_errors,
        "outcomes": dict(totals.outcomes),
        "findings": totals.findings + across,
    }


def run(shop: Workshop, asked: ScanRequest, stdin: BinaryIO, watch: Watch) -> Scanned:
    """
    Scan an archive, or go on with a scan that was stopped.

    Args:
        shop: what to check with.
        stdin: what stands for the source `-`.
        watch: is told how far the scan is.

    Raises:
        CheckerError: nothing could be scanned, or no result be written.
    """
    started = time.monotonic()
    request = asked.check
    single, several = select_across(shop.catalog, request.selection)
    profile, waivers = profile_and_waivers(shop, request)
    chosen = [*single, *several]
    narrowed = None if len(chosen) == len(rules_in_use(shop.catalog)) else chosen
    rests_on = receipt(shop, request, "", profile, waivers, narrowed)
    sources = Sources.of(request.sources, stdin)
    plan = Plan(
        context=hashlib.sha256(rests_on.model_dump_json().encode()).hexdigest(),
        as_of=request.as_of,
        selected=single,
        settings={"select": narrowed} if narrowed else {},
        profile=profile,
        in_flight=asked.workers or os.cpu_count() or 1,
    )
    lines = Lines(
        shop.catalog,
        shop.words.glossary,
        request.reveal,
        lambda report, mask: waiving.waive(report, waivers.entries, request.as_of, mask),
    )
    with Store(asked.out) as store, shop.engine(request.opa) as running:
        progress = scan(sources, store, running, plan, lines, watch)
        results = _Results(shop, asked, store, rests_on, waivers, plan, chosen)
        files = results.write(running)
        return Scanned(
            totals=store.totals(),
            across=results.across(),
            uncompared=len(results.uncompared()),
            reused=progress.reused,
            passed_over=sources.passed_over,
            seconds=time.monotonic() - started,
            waivers=results.uses,
            files=files,
        )


class _Results:
    """Derives the outputs of a complete run, unless they lie there as they were derived."""

    def __init__(
        self,
        shop: Workshop,
        asked: ScanRequest,
        store: Store,
        rests_on: models.Receipt,
        waivers: Waivers,
        plan: Plan,
        chosen: Collection[str],
    ) -> None:
        self._shop = shop
        self._asked = asked
        self._store = store
        digest = hashlib.sha256("".join(store.contents()).encode()).hexdigest()
        self._receipt = rests_on.model_copy(update={"records": digest})
        self._waivers = waivers
        self._plan = plan
        self._not_checked = assemble.not_checked(shop.catalog, chosen)
        self.uses: Sequence[models.WaiverUse] = ()

    def across(self) -> Counter[str]:
        """How many findings across records are broken, and by which severity."""
        found = map(json.loads, self._store.across())
        return Counter(one["severity"] for one in found if one["status"] == "fail")

    def uncompared(self) -> list[dict[str, Any]]:
        """Records that share a key and that the engine has no verdict on."""
        return self._store.recall("uncompared") or []

    def write(self, running: Engine) -> list[Path]:
        """The outputs, those that were there already too."""
        state = {
            "of": self._store.identity(),
            "receipt": self._receipt.model_dump(mode="json"),
            "lang": self._asked.lang,
            "outputs": sorted(self._asked.outputs),
        }
        derived = self._store.recall("derived")
        if derived is not None and derived["state"] == state and self._untouched(derived["files"]):
            self.uses = [models.WaiverUse.model_validate(use) for use in derived["uses"]]
            return [self._asked.out / name for name in derived["files"]]
        self._compare(running)
        before = self._marks()
        self._derive()
        files = {name: mark for name, mark in self._marks().items() if mark != before.get(name)}
        for name in set(derived["files"] if derived else ()) - set(files):
            (self._asked.out / name).unlink(missing_ok=True)
        uses = [use.model_dump(mode="json") for use in self.uses]
        self._store.remember("derived", {"state": state, "files": files, "uses": uses})
        return [self._asked.out / name for name in files]

    def _compare(self, running: Engine) -> None:
        """Judge what records have in common."""
        told: list[tuple[str, str]] = []
        uncompared: list[dict[str, Any]] = []
        for found in across.judge(
            self._store,
            running,
            as_of=self._plan.as_of,
            settings=self._plan.settings,
            catalog=self._shop.catalog,
            glossary=self._shop.words.glossary,
            in_flight=self._plan.in_flight,
        ):
            if isinstance(found, across.Uncompared):
                uncompared.append(asdict(found))
            else:
                told.append(found)
        # All are judged before any of the old ones goes.
        with self._store.batch():
            self._store.put_across(told)
            self._store.remember("uncompared", uncompared)

    def _derive(self) -> None:
        """Write every output in one pass over the lines; each file stands whole or not at all."""
        speech = Speech(self._shop.catalog, self._shop.words, self._asked.lang)
        with Archive(self._asked.out, self._asked.outputs, speech) as archive:
            broken = self._told_to(archive)
            entries, day = self._waivers.entries, self._receipt.as_of
            self.uses = list(waiving.uses(entries, broken, day))
            for text in self._store.across():
                archive.add_across(models.AcrossFinding.model_validate_json(text))
            archive.close(self._receipt, self._not_checked)
        self._summary()

    def _told_to(self, archive: Archive) -> Iterator[waiving.Breach]:
        """Every line to the outputs; on the way, what is broken."""
        for text in self._store.lines():
            line = json.loads(text)
            archive.add(line, text)
            for outcome, instance in failing(line):
                yield instance["id"], outcome["rule"], line["record"]["id"]

    def _summary(self) -> None:
        """What the run came to, for other programs."""
        told = {
            "format": _FORMAT,
            **_counts(self._store.totals(), self.across().total()),
            "receipt": self._receipt.model_dump(mode="json"),
            "waivers": [use.model_dump(mode="json") for use in self.uses],
            "across": [json.loads(text) for text in self._store.across()],
            "uncompared": self.uncompared(),
            "not_checked": [one.model_dump(mode="json") for one in self._not_checked],
        }
        draft = Draft(self._asked.out / SUMMARY)
        with draft.text() as file:
            json.dump(told, file, ensure_ascii=False, indent=2)
            file.write("\n")
        draft.done()

    def _untouched(self, files: Mapping[str, Any]) -> bool:
        now = self._marks()
        return all(now.get(name) == mark for name, mark in files.items())

    def _marks(self) -> dict[str, list[int]]:
        """For each file of the results what changes when somebody writes it, by name."""
        found = ((entry.name, entry.stat()) for entry in os.scandir(self._asked.out))
        return {
            name: [stat.st_ino, stat.st_size, stat.st_mtime_ns]
            for name, stat in sorted(found)
            if not name.startswith(FILE)
        }


def exit_code(scanned: Scanned, fail_on: str | None, undetermined: bool) -> ExitCode:
    """
    What the process tells its caller about a scan; the same as about a report.

    Args:
        fail_on: the lowest severity that counts as a failure; None for none.
        undetermined: whether an undetermined rule counts.
    """
    totals = scanned.totals
    return first_code(
        engine=totals.engine_errors or scanned.uncompared,
        refused=totals.refused,
        fails=at_or_above(fail_on) & {*totals.gravest, *scanned.across},
        undetermined=undetermined and totals.outcomes["undetermined"],
    )
