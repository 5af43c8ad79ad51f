"""
Measure the scan and write docs/performance.md.

    python benchmarks/bench.py                         everything, about an hour
    python benchmarks/bench.py --only against,memory   some of it; the rest stays as it was
    python benchmarks/bench.py --records 2000          a smaller archive

What is measured lies in .cache/bench/results.json, so that parts can be measured on different
days; each part of the page says when, and on how many records. Figures of one part come from
one run on one machine: read the ratios, not the seconds.

Conftest is installed by `make bench` into .cache/bench.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from checker import engine
from checker.settings import Settings

ROOT = Path(__file__).parents[1]
# The scripts beside this one, however it was started.
sys.path.insert(0, str(Path(__file__).parent))

import page  # noqa: E402
from watched import Run, run  # noqa: E402

CACHE = ROOT / ".cache" / "bench"
AS_OF = "2026-11-24"
CHECKER = (sys.executable, "-m", "checker")

#: A rule of Conftest that fails for what our rules find: the same bundle, the same findings.
DENY = """package main

deny contains {"msg": outcome.rule, "rule": outcome.rule, "id": instance.id} if {
	some outcome in brief.outcomes
	some instance in outcome.instances
	instance.status == "fail"
}
"""


def records(count: int) -> Path:
    """A file of made records, one a line; made once."""
    target = CACHE / f"records-{count}.jsonl"
    if not target.exists():
        script = ROOT / "benchmarks" / "make_records.py"
        subprocess.run([sys.executable, script, str(count), target], check=True)
    return target


def envelopes(source: Path, folder: Path) -> Path:
    """The same records as files that OPA and Conftest take."""
    folder.mkdir()
    for number, line in enumerate(source.read_bytes().splitlines()):
        envelope = {"as_of": AS_OF, "settings": {}, "record": json.loads(line)}
        text = json.dumps(envelope, ensure_ascii=False)
        (folder / f"{number:06}.json").write_text(text, "utf-8")
    return folder


def scan(source: Path, out: Path, *options: str) -> Run:
    """`checker scan` with JSON lines as its output."""
    more = ("--write", "jsonl", "--format", "json", "--quiet", "--fail-on", "never")
    done = run([*CHECKER, "scan", source, "--out", out, "--as-of", AS_OF, *more, *options])
    if done.code != 0:
        raise SystemExit(f"checker scan ended with {done.code}")
    return done


def against(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Records a second of the scan, of `opa exec` and of Conftest, in turn."""
    source = records(options.records)
    files = envelopes(source, folder / "envelopes")
    bundle, policies = folder / "bundle.tar.gz", folder / "policies"
    subprocess.run([*CHECKER, "bundle", bundle], check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(bundle) as packed:
        packed.extractall(policies, filter="data")
    (policies / "deny.rego").write_text(DENY)
    opa = engine.locate(Settings.from_environment()).path
    commands: dict[str, Callable[[int], Run]] = {
        "checker": lambda n: scan(source, folder / f"out-{n}"),
        "exec": lambda _: run([opa, "exec", "-b", bundle, "--decision", "main/brief", files]),
    }
    conftest = CACHE / "conftest"
    if conftest.exists():
        told = ("--no-color", "--output", "json", "--no-fail")
        data = ("--policy", policies, "--data", policies / "data.json")
        commands["conftest"] = lambda _: run([conftest, "test", *told, *data, files])
    if options.full:
        full = [opa, "exec", "-b", bundle, "--decision", "main/report", files]
        commands["exec_report"] = lambda _: run(full)
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    found: dict[str, int] = {}
    for number in range(options.rounds):
        for name, command in commands.items():
            done = command(number)
            seconds[name].append(done.seconds)
            found[name] = _findings(name, done)
    return {"records": options.records, "seconds": seconds, "findings": found}


def _findings(name: str, done: Run) -> int:
    """How many breaches a tool told, so that all are seen to do the same work."""
    told = json.loads(done.out)
    if name == "checker":
        return int(told["outcomes"]["fail"])
    if name == "conftest":
        return sum(
            len({failure["metadata"]["rule"] for failure in one.get("failures") or ()})
            for one in told
        )
    outcomes = (o for one in told["result"] for o in one["result"]["outcomes"])
    return sum(outcome["status"] == "fail" for outcome in outcomes)


def growth(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """The engine at the rule book and at one five times as large."""
    source = records(options.few)
    script = ROOT / "benchmarks" / "throughput.py"
    told = {}
    for times in (1, 5):
        command = [sys.executable, script, source, "--rounds", "3", "--rows", str(times)]
        out = subprocess.run([str(part) for part in command], check=True, capture_output=True)
        told[str(times)] = out.stdout.decode().splitlines()[-1]
    return {"records": options.few, "told": told}


def memory(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """The memory of everything together, for archives of growing size."""
    peaks = {}
    for count in options.sizes:
        done = scan(records(count), folder / f"memory-{count}", *options.select)
        peaks[str(count)] = {"bytes": done.memory, "seconds": done.seconds}
    return {"peaks": peaks, "select": list(options.select)}


def again(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """The same archive a second time, and whether the results are the same bytes."""
    source, out = records(options.records), folder / "again"
    first = scan(source, out)
    before = _digest(out)
    second = scan(source, out)
    return {
        "records": options.records,
        "seconds": [first.seconds, second.seconds],
        "same": _digest(out) == before,
    }


def kills(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Kill a scan at random moments until it is complete; the results of an undisturbed one."""
    source, out = records(options.few), folder / "killed"
    command = [*CHECKER, "scan", source, "--out", out, "--as-of", AS_OF, "--write", "jsonl,csv"]
    command += ["--fail-on", "never", "--quiet"]
    dice = random.Random(1)
    killed = finished = 0
    while killed < options.kills:
        process = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            process.wait(dice.uniform(0.3, options.patience))
            finished += 1
            # Complete: from the beginning again, so that every depth is met.
            shutil.rmtree(out)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
    whole = folder / "whole"
    again_ = [str(whole) if part == out else str(part) for part in command]
    subprocess.run(again_, check=True, stdout=subprocess.DEVNULL)
    lines = (out / "results.jsonl").read_bytes().splitlines()
    sources = {json.dumps(json.loads(line)["record"]["source"]) for line in lines}
    return {
        "records": options.few,
        "kills": killed,
        "completed": finished,
        "lines": len(lines),
        "addresses": len(sources),
        "same": _digest(out) == _digest(whole),
    }


def workers(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """One batch at a time, two, and so on; and whether the results are the same bytes."""
    source = records(options.few)
    seconds, digests = {}, set()
    for count in range(1, (os.cpu_count() or 1) + 1):
        out = folder / f"workers-{count}"
        times = []
        for _ in range(3):
            shutil.rmtree(out, ignore_errors=True)
            times.append(scan(source, out, "--workers", str(count)).seconds)
        seconds[str(count)] = statistics.median(times)
        digests.add(_digest(out))
    return {"records": options.few, "seconds": seconds, "same": len(digests) == 1}


def cold(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """One record, from a standing start, beside `opa eval` on the same bundle."""
    record = ROOT / "fixtures" / "records" / "penalty_2026.json"
    envelope, bundle = folder / "envelope.json", folder / "bundle.tar.gz"
    subprocess.run([*CHECKER, "bundle", bundle], check=True, stdout=subprocess.DEVNULL)
    content = {"as_of": AS_OF, "settings": {}, "record": json.loads(record.read_bytes())}
    envelope.write_text(json.dumps(content), "utf-8")
    opa = engine.locate(Settings.from_environment()).path
    ours = [*CHECKER, "check", record, "--as-of", AS_OF, "--format", "json"]
    theirs = [opa, "eval", "-b", bundle, "-i", envelope, "data.main.report"]
    run(ours), run(theirs)
    seconds: dict[str, list[float]] = {"check": [], "eval": []}
    for _ in range(options.rounds * 3):
        seconds["check"].append(run(ours).seconds)
        seconds["eval"].append(run(theirs).seconds)
    return {"seconds": seconds}


def _digest(out: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(out.iterdir()):
        if not path.name.startswith("results.sqlite"):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


PARTS: dict[str, Callable[[argparse.Namespace, Path], dict[str, Any]]] = {
    "against": against,
    "growth": growth,
    "memory": memory,
    "again": again,
    "kills": kills,
    "workers": workers,
    "cold": cold,
}


def machine() -> str:
    """What this is measured on."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory_ = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return f"{names[0]}, {len(names)} CPU, {memory_} GiB, Python {platform.python_version()}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for, keep it, and write the page from all that is kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--records", type=int, default=10_000, help="of the archive")
    parser.add_argument("--few", type=int, default=400, help="where many runs are needed")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--full", action="store_true", help="opa exec of the whole report too")
    parser.add_argument(
        "--sizes", type=lambda t: [int(n) for n in t.split(",")], default=[1_000, 10_000, 100_000]
    )
    parser.add_argument("--select", type=str.split, default=[], help="options of the memory scans")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--patience", type=float, default=6.0, help="seconds before a kill at most")
    options = parser.parse_args(arguments)
    CACHE.mkdir(parents=True, exist_ok=True)
    kept = CACHE / "results.json"
    results: dict[str, Any] = json.loads(kept.read_text()) if kept.exists() else {}
    for name in options.only.split(","):
        started = time.perf_counter()
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            found = PARTS[name](options, Path(folder))
        found |= {"machine": machine(), "day": datetime.date.today().isoformat()}
        results[name] = found
        kept.write_text(json.dumps(results, indent=1))
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    target = ROOT / "docs" / "performance.md"
    target.write_text(page.render(results), "utf-8")
    print(target)


if __name__ == "__main__":
    main()
