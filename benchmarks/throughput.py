"""
Compare records a second: `opa exec` one by one against the checker's batches.

Both evaluate the same bundle on the same records in one run, so that the ratio holds
on a noisy machine. Evaluation only; reading and rendering are not in it.

    python benchmarks/make_records.py 2000 /tmp/records.jsonl
    python benchmarks/throughput.py /tmp/records.jsonl [--rounds 3] [--rows 5]

`--rows N` repeats every rule N times under new ids, to see how the cost follows the
size of the rule book.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from checker import catalog, engine, paths
from checker.bundle import build
from checker.catalog import Catalog
from checker.settings import Settings

AS_OF = "2026-11-24"


def grown(rules: Catalog, times: int) -> Catalog:
    """The same rules `times` over, each copy with an id of its own."""
    copies = dict(rules.rules)
    for number in range(1, times):
        for rule in rules.rules.values():
            prefix, digits = rule.id.split("-")
            new = f"{prefix[0]}{chr(64 + number)}{prefix[2]}-{digits}"
            copies[new] = rule.model_copy(update={"id": new})
    return rules.model_copy(update={"rules": copies})


def opa_exec(opa: Path, bundle: Path, folder: Path) -> float:
    """Seconds for `opa exec` over a folder of envelopes."""
    started = time.perf_counter()
    command = [opa, "exec", "--bundle", bundle, "--decision", "main/brief", folder]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def batches(opa: Path, bundle: Path, records: list[tuple[str, dict[str, Any]]]) -> float:
    """Seconds for the engine over the same records, its start included."""
    started = time.perf_counter()
    with engine.Engine(bundle, opa=opa) as running:
        answers = sum(1 for _ in running.evaluate_many(records, as_of=AS_OF, settings={}))
    assert answers == len(records)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print one line a round, then the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=1)
    options = parser.parse_args()
    opa = engine.locate(Settings.from_environment()).path
    lines = options.records.read_text("utf-8").splitlines()
    records = [(str(n), json.loads(line)) for n, line in enumerate(lines)]
    rules = grown(catalog.load(paths.policies()), options.rows)
    with tempfile.TemporaryDirectory() as place:
        bundle = Path(place) / "bundle.tar.gz"
        bundle.write_bytes(build.archive(paths.policies(), rules))
        folder = Path(place) / "envelopes"
        folder.mkdir()
        for key, record in records:
            envelope = {"as_of": AS_OF, "settings": {}, "record": record}
            (folder / f"{key}.json").write_text(json.dumps(envelope, ensure_ascii=False), "utf-8")
        rounds = [
            (opa_exec(opa, bundle, folder), batches(opa, bundle, records))
            for _ in range(options.rounds)
        ]
    for theirs, ours in rounds:
        print(
            f"opa exec {len(records) / theirs:8.0f}/s   batches {len(records) / ours:8.0f}/s   "
            f"ratio {theirs / ours:.2f}"
        )
    ratio = statistics.median(theirs / ours for theirs, ours in rounds)
    ours = statistics.median(ours for _, ours in rounds)
    print(
        f"{len(rules.rules)} rules, {len(records)} records: median ratio {ratio:.2f}, "
        f"{1000 * ours / len(records):.2f} ms a record"
    )


if __name__ == "__main__":
    sys.exit(main())
