from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker.errors import UsageError
from checker.reader import Source
from checker.scan.store import FILE, Entry, Member, Store, Totals, Verdict, with_source

CONTEXT = "one"


def _verdict(name: str, **changes: object) -> Verdict:
    made = Verdict(
        sha256=name,
        line=0,
        kind="checked",
        record=f"case {name}",
        summary={"fail": 1, "undetermined": 2, "pending": 3, "pass": 4, "not_applicable": 5},
        findings=2,
        gravest="major",
        text=json.dumps({"record": {"id": f"case {name}"}}, separators=(",", ":")),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def _filled(store: Store, *placed: tuple[str, Verdict], context: str = CONTEXT) -> int:
    run = store.begin(context)
    with store.batch():
        for path, verdict in placed:
            store.put_verdict(context, verdict)
            store.put_place(run, context, Source(path), verdict.sha256)
    return run


def test_lines_come_by_address_with_their_source(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        run = _filled(store, ("b.json", _verdict("b")), ("a.json", _verdict("a")))
        store.complete(run, CONTEXT)
        lines = [json.loads(line) for line in store.lines()]
    assert lines == [
        {
            "record": {
                "source": {"path": f"{n}.json", "member": None, "line": None},
                "id": f"case {n}",
            }
        }
        for n in ("a", "b")
    ]


def test_one_content_at_two_addresses_is_one_verdict_and_two_records(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        run = _filled(store, ("a.json", _verdict("x")), ("b.json", _verdict("x")))
        store.complete(run, CONTEXT)
        assert len(list(store.lines())) == 2
        assert store.totals() == Totals(
            records=2,
            refused=0,
            engine_errors=0,
            outcomes={
                "fail": 2,
                "undetermined": 4,
                "pending": 6,
                "pass": 8,
                "not_applicable": 10,
            },
            findings=4,
            gravest=frozenset({"major"}),
        )


def test_what_is_gone_from_the_archive_is_gone_from_the_results(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.complete(_filled(store, ("a", _verdict("a")), ("b", _verdict("b"))), CONTEXT)
        run = store.begin(CONTEXT)
        with store.batch():
            store.put_place(run, CONTEXT, Source("a"), "a")
        store.complete(run, CONTEXT)
        assert [json.loads(line)["record"]["source"]["path"] for line in store.lines()] == ["a"]
        assert not store.has(CONTEXT, "b", 0)


def test_an_unfinished_run_under_a_new_context_keeps_the_old_verdicts(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.complete(_filled(store, ("a", _verdict("a"))), CONTEXT)
        run = _filled(store, ("a", _verdict("a")), context="two")
        assert store.has(CONTEXT, "a", 0)
        store.complete(run, "two")
        assert not store.has(CONTEXT, "a", 0)
        assert store.has("two", "a", 0)


def test_a_place_without_a_verdict_is_no_complete_run(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        run = store.begin(CONTEXT)
        with store.batch():
            store.put_place(run, CONTEXT, Source("a"), "a")
        with pytest.raises(AssertionError, match="1 places without"):
            store.complete(run, CONTEXT)
        assert not store.is_complete


def test_a_batch_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.begin(CONTEXT)
        with pytest.raises(KeyError), store.batch():
            store.put_verdict(CONTEXT, _verdict("a"))
            raise KeyError
        assert not store.has(CONTEXT, "a", 0)


def test_groups_are_in_order_and_name_their_records(tmp_path: Path) -> None:
    entry = Entry("number", "7", {"on": "2024-01-01"})
    with Store(tmp_path) as store:
        run = _filled(
            store,
            ("b", _verdict("b", entries=[entry])),
            ("a", _verdict("a", entries=[entry, Entry("number", "8", {})])),
        )
        store.complete(run, CONTEXT)
        assert list(store.groups()) == [
            (
                "number",
                "7",
                [
                    Member("case a", Source("a"), {"on": "2024-01-01"}),
                    Member("case b", Source("b"), {"on": "2024-01-01"}),
                ],
            ),
        ]


def test_the_findings_across_records_take_the_place_of_those_before(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put_across([("b", "2"), ("a", "1")])
        assert list(store.across()) == ["1", "2"]
        store.put_across([("c", "3")])
        assert list(store.across()) == ["3"]


def test_the_line_of_one_place(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.complete(_filled(store, ("a", _verdict("a"))), CONTEXT)
        assert json.loads(store.line(Source("a")))["record"]["id"] == "case a"
        with pytest.raises(KeyError):
            store.line(Source("b"))


def test_entries_go_with_their_verdict(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        entries = [Entry("number", "7", {})]
        both = [("a", _verdict("a", entries=entries)), ("b", _verdict("b", entries=entries))]
        store.complete(_filled(store, *both), CONTEXT)
        assert [(index, key) for index, key, _ in store.groups()] == [("number", "7")]
        store.complete(_filled(store, ("a", _verdict("a")), context="two"), "two")
        assert list(store.groups()) == []


def test_a_second_scan_into_the_same_folder_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path), pytest.raises(UsageError, match="Another scan"):
        Store(tmp_path)
    with Store(tmp_path):
        pass


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to look at" * 9])
def test_a_foreign_file_is_refused_or_taken_as_new(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    if not content:
        with Store(tmp_path) as store:
            assert store.totals().records == 0
        return
    with pytest.raises(UsageError, match="cannot be used"):
        Store(tmp_path)


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    with Store(tmp_path) as store, store.batch():
        store._base.execute("UPDATE meta SET value = 'other' WHERE key = 'format'")
    with pytest.raises(UsageError, match="understands"):
        Store(tmp_path)


def test_reading_asks_for_results(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Run checker scan first"):
        Store(tmp_path, write=False)


def test_a_line_gets_its_source_without_being_parsed() -> None:
    text = with_source('{"record":{"id":"ü"},"refused":null}', Source("档案/一.zip", "a\\b", 3))
    assert json.loads(text) == {
        "record": {"source": {"path": "档案/一.zip", "member": "a\\b", "line": 3}, "id": "ü"},
        "refused": None,
    }
    with pytest.raises(AssertionError):
        with_source("{}", Source("a"))


_WRITER = """
import sys
from pathlib import Path
from checker.reader import Source
from checker.scan.store import Store, Verdict
with Store(Path(sys.argv[1])) as store:
    run = store.begin("one")
    for number in range(10**6):
        with store.batch():
            for half in "ab":
                text = '{"record":{}}'
                verdict = Verdict(f"{number}{half}", 0, "checked", None, {}, 0, None, text)
                store.put_verdict("one", verdict)
                store.put_place(run, "one", Source(f"{number}{half}"), f"{number}{half}")
        print(number, flush=True)
"""


def test_killed_at_any_moment_it_holds_whole_batches(tmp_path: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    told = [writer.stdout.readline() for _ in range(50)]
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    told += writer.stdout.readlines()
    writer.stdout.close()
    with Store(tmp_path) as store:
        records = store.totals().records
    whole = [line for line in told if line.endswith("\n")]
    assert records % 2 == 0
    assert records >= 2 * len(whole)
