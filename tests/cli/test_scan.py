"""`checker scan` and `checker compare` as a user meets them."""

from __future__ import annotations

import csv
import hashlib
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from checker.__main__ import INTERRUPTED, run
from checker.cli._progress import Meter, told
from checker.errors import ExitCode
from checker.formats.archive import OUTPUTS
from checker.formats.layout import columns
from checker.scan.run import Progress
from tools.generated import ROOT

FIXTURES = ROOT / "fixtures"
DAY = ("--as-of", "2026-11-24")
FILES = ("demo/faulty.json", "records/penalty_2026.json", "records/open_2026.json")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Four files: three records and what is none."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for file in FILES:
        (folder / Path(file).name).write_bytes((FIXTURES / file).read_bytes())
    (folder / "broken.json").write_text('{"type": "penalty_case"', "utf-8")
    (folder / "notes.txt").write_text("no record", "utf-8")
    return folder


def scan(
    capsys: pytest.CaptureFixture[str], out: Path, *options: str, code: int | None = None
) -> dict[str, Any]:
    """The counts of a scan."""
    found = run(["scan", *options, "--out", str(out), "--format", "json", "--quiet", *DAY])
    told_ = capsys.readouterr()
    assert told_.err == ""
    if code is not None:
        assert found == code
    counts: dict[str, Any] = json.loads(told_.out)
    return counts


def digests(folder: Path) -> dict[str, str]:
    """Every output by its bytes; the store is no output."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if not path.name.startswith("results.sqlite")
    }


def test_the_counts_are_those_of_the_contract(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path
) -> None:
    counts = scan(capsys, tmp_path / "out", str(archive), code=ExitCode.INPUT_REFUSED)
    assert counts.pop("seconds") > 0
    statuses = counts.pop("outcomes")
    assert list(statuses) == ["fail", "undetermined", "pending", "pass", "not_applicable"]
    findings = counts.pop("findings")
    assert counts == {"records": 4, "refused": 1, "engine_errors": 0, "reused": 0}
    with (tmp_path / "out" / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == findings
    text = (tmp_path / "out" / "results.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    for status, number in statuses.items():
        assert sum(line["summary"][status] for line in lines) == number
    summary = json.loads((tmp_path / "out" / "scan.json").read_text("utf-8"))
    assert (summary["findings"], summary["outcomes"]) == (findings, statuses)


def test_the_same_archive_again_evaluates_and_writes_nothing(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    first = scan(capsys, out, str(archive))
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("*.*") if path.is_file()}
    second = scan(capsys, out, str(archive))
    assert second["reused"] == 4
    for counts in (first, second):
        del counts["seconds"], counts["reused"]
    assert first == second
    after = {path.name: path.stat().st_mtime_ns for path in out.glob("*.*") if path.is_file()}
    assert {name: at for name, at in after.items() if "sqlite" not in name} == {
        name: at for name, at in before.items() if "sqlite" not in name
    }


def test_an_output_that_somebody_changed_is_written_anew(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    scan(capsys, out, str(archive))
    before = digests(out)
    (out / "findings.csv").write_text("changed", "utf-8")
    (out / "results.jsonl").unlink()
    scan(capsys, out, str(archive))
    assert digests(out) == before


def test_the_results_do_not_depend_on_workers_or_order(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path
) -> None:
    names = [str(path) for path in sorted(archive.glob("*.json"))]
    scan(capsys, tmp_path / "one", *names, "--workers", "1")
    scan(capsys, tmp_path / "two", *reversed(names), "--workers", "3")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


@pytest.mark.parametrize("option", ["--as-of", "--rule", "--reveal", "--waivers", "--profile"])
def test_whatever_a_verdict_rests_on_makes_it_evaluated_anew(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path, option: str
) -> None:
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text("[]", "utf-8")
    value = {
        "--as-of": ["2026-11-25"],
        "--rule": ["PEN-0001"],
        "--reveal": [],
        "--waivers": [str(waivers)],
        "--profile": [str(FIXTURES / "profiles" / "penalty-system.yaml")],
    }[option]
    (archive / "broken.json").unlink()
    scan(capsys, tmp_path / "out", str(archive))
    more = ["scan", str(archive), "--out", str(tmp_path / "out"), "--format", "json", "--quiet"]
    run([*more, *DAY, option, *value])
    assert json.loads(capsys.readouterr().out)["reused"] == 0


def test_a_waived_breach_is_told_and_does_not_count(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path
) -> None:
    (archive / "broken.json").unlink()
    rule = ("--rule", "PEN-0001")
    scan(capsys, tmp_path / "out", str(archive), *rule, code=ExitCode.FAILS)
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text(
        "- {rule: PEN-0001, record: LWYJ-2026-017, reason: 已补救, approver: 局长,"
        " basis: 会议纪要, expires_on: 2027-01-01}",
        "utf-8",
    )
    options = (*rule, "--waivers", str(waivers))
    counts = scan(capsys, tmp_path / "out", str(archive), *options, code=ExitCode.OK)
    assert counts["findings"] == 1
    summary = json.loads((tmp_path / "out" / "scan.json").read_text("utf-8"))
    assert [use["state"] for use in summary["waivers"]] == ["applied"]


def test_records_that_share_a_number_are_found(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path
) -> None:
    record = json.loads((archive / "penalty_2026.json").read_text("utf-8"))
    copied = {**record, "id": "another"}
    (archive / "copied.json").write_text(json.dumps(copied, ensure_ascii=False), "utf-8")
    scan(capsys, tmp_path / "out", str(archive), "--rule", "ARC-0002")
    summary = json.loads((tmp_path / "out" / "scan.json").read_text("utf-8"))
    (found,) = summary["across"]
    assert {record["id"] for record in found["records"]} >= {record["id"], "another"}
    assert "决定书" in found["message"]["zh"]


def test_standard_input_is_a_source(archive: Path, tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps(json.loads(path.read_bytes())).encode() + b"\n"
        for path in sorted(archive.glob("*_2026.json"))
    )
    command = [sys.executable, "-m", "checker", "scan", "-", "--out", str(tmp_path / "out")]
    more = ["--rule", "PEN-0001", "--format", "json", *DAY]
    done = subprocess.run([*command, *more], input=lines, capture_output=True, check=False)
    assert json.loads(done.stdout)["records"] == 2


def test_an_unknown_output_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code = run(["scan", "x", "--out", str(tmp_path), "--write", "jsonl,pdf", "--lang", "en"])
    assert code == ExitCode.USAGE
    assert "pdf" in capsys.readouterr().err


def test_the_summary_tells_the_counts_and_the_files(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path
) -> None:
    run(["scan", str(archive), "--out", str(tmp_path / "out"), "--quiet", *DAY])
    text = capsys.readouterr().out
    assert "案卷" in text
    assert str(tmp_path / "out" / "results.jsonl") in text
    assert "略过的其他文件               1" in text


def test_a_killed_scan_goes_on_and_ends_with_the_same_bytes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    record = json.loads((FIXTURES / "demo" / "faulty.json").read_text("utf-8"))
    source = tmp_path / "records.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(200):
            file.write(json.dumps({**record, "id": f"r{number}"}, ensure_ascii=False) + "\n")
    out = tmp_path / "out"
    few = ("--rulebook", "linwu-2010")
    command = [sys.executable, "-m", "checker", "scan", str(source), "--out", str(out), *DAY, *few]
    store = out / "results.sqlite-wal"
    for wanted in (1, 200_000):
        running = subprocess.Popen(
            [*command, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        # As soon as something is written, at different depths.
        while running.poll() is None and not (store.exists() and store.stat().st_size > wanted):
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
        running.wait()
    counts = scan(capsys, out, str(source), *few)
    assert counts["records"] == 200
    assert scan(capsys, tmp_path / "whole", str(source), *few)["reused"] == 0
    assert digests(out) == digests(tmp_path / "whole")


def test_ctrl_c_says_how_to_go_on(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    archive: Path,
    tmp_path: Path,
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.app.scanning.run", interrupted)
    assert run(["scan", str(archive), "--out", str(tmp_path / "out"), *DAY]) == INTERRUPTED
    assert "再次运行相同命令" in capsys.readouterr().err


# -- compare --------------------------------------------------------------------------


def test_compare_tells_what_changed_between_two_scans(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    scan(capsys, first, str(archive))
    faulty = archive / "faulty.json"
    record = json.loads(faulty.read_text("utf-8"))
    record["service"]["served_on"] = "2026-03-31"
    faulty.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    scan(capsys, second, str(archive))
    assert run(["compare", str(first), str(second), "--format", "json"]) == ExitCode.OK
    found = json.loads(capsys.readouterr().out)
    gone = {(c["rule"], c["other"], tuple(c["because"])) for c in found["changes"]}
    assert ("PEN-0001", "settled", ("record",)) in gone
    assert found["receipt_differs"] == []
    assert found["records"] == {"new": 0, "gone": 0, "changed": 1}
    assert run(["compare", str(second), str(first), "--fail-on", "major"]) == ExitCode.FAILS
    text = capsys.readouterr().out
    assert "【新出现】" in text
    assert max(columns(line) for line in text.splitlines() if str(tmp_path) not in line) <= 80


def test_compare_takes_reports_and_refuses_what_is_no_run(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    run(["check", str(archive / "faulty.json"), "--format", f"json={report}", *DAY])
    scan(capsys, tmp_path / "out", str(archive / "faulty.json"))
    assert run(["compare", str(report), str(tmp_path / "out"), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["findings"]["same"] > 0
    assert (found["changes"], found["findings"]["new"]) == ([], 0)
    assert run(["compare", str(report), str(tmp_path / "nowhere")]) == ExitCode.INPUT_REFUSED
    assert run(["compare", str(report), str(archive)]) == ExitCode.USAGE


# -- progress -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("progress", "zh", "bar", "line"),
    [
        (Progress(), False, False, "0 records  0/s  0 findings"),
        (
            Progress(documents=1000, findings=20, refused=3, consumed=250, total=1000),
            True,
            False,
            "25%  1,000 份  100 份/秒  不符合 20 处  退回 3 份  约剩 0:30",
        ),
        (
            Progress(documents=5, consumed=50, total=100),
            True,
            True,
            "████████████░░░░░░░░░░░░  50%  5 份  0 份/秒  不符合 0 处  约剩 0:10",
        ),
        (
            Progress(documents=7, consumed=1, total=1000),
            False,
            False,
            "0 %  7 records  1/s  0 findings  2:46:30 left",
        ),
    ],
)
def test_progress_is_told_in_a_line(progress: Progress, zh: bool, bar: bool, line: str) -> None:
    assert told(progress, 10.0, zh=zh, bar=bar) == line


def test_elsewhere_than_on_a_terminal_a_line_comes_every_few_seconds(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("checker.cli._progress.time.monotonic", lambda: now[0])
    meter = Meter("en")
    for second in range(12):
        now[0] = 100.0 + second
        meter(Progress(documents=second))
    meter.end()
    assert capsys.readouterr().err.splitlines() == [
        "5 records  1/s  0 findings",
        "10 records  1/s  0 findings",
    ]


def test_every_output_is_written_unless_asked_otherwise(
    capsys: pytest.CaptureFixture[str], archive: Path, tmp_path: Path
) -> None:
    scan(capsys, tmp_path / "all", str(archive))
    scan(capsys, tmp_path / "few", str(archive), "--write", "jsonl")
    few = set(digests(tmp_path / "few"))
    assert few == {"results.jsonl", "across.jsonl", "rules.json", "scan.json"}
    assert set(digests(tmp_path / "all")) > few
    assert len(OUTPUTS) > 1
