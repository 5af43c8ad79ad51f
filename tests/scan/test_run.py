from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from checker.engine import Engine, EngineFault
from checker.errors import EngineError
from checker.scan.run import Progress
from checker.scan.store import Store
from tests.scan.conftest import Scan, Write, lines_of


class _Never(Engine):
    """An engine that must not be asked."""

    def __init__(self) -> None:
        pass

    def evaluate_many(self, items: Any, **_: Any) -> Iterator[Any]:
        for _key, _record in items:
            raise AssertionError("evaluated again")
        return iter(())


class _Stops(Engine):
    """An engine that gives up after some answers."""

    def __init__(self, engine: Engine, after: int) -> None:
        self._engine = engine
        self._after = after

    def evaluate_many(self, items: Any, **how: Any) -> Iterator[Any]:
        for number, answer in enumerate(self._engine.evaluate_many(items, **how, batch_size=1)):
            if number == self._after:
                raise EngineError("停", "stopped")
            yield answer


class _Faulty(Engine):
    """An engine that has no verdict on one record."""

    def __init__(self, engine: Engine, record: str) -> None:
        self._engine = engine
        self._record = record

    def evaluate_many(self, items: Any, **how: Any) -> Iterator[Any]:
        kept: list[Mapping[str, Any]] = []

        def noted() -> Iterator[Any]:
            for key, record in items:
                kept.append(record)
                yield key, record

        for number, (key, answer) in enumerate(self._engine.evaluate_many(noted(), **how)):
            if kept[number]["id"] == self._record:
                words = {"zh": "张三出错", "en": "wrong"}
                yield key, EngineFault(key, "eval_conflict_error", words)
            else:
                yield key, answer


def _ids(folder: Path) -> list[str | None]:
    return [line["record"]["id"] for line in lines_of(folder)]


def test_every_document_has_one_line(scanned: Scan, write: Write, tmp_path: Path) -> None:
    archive = write("b", "a")
    (archive / "c.json").write_text("{", "utf-8")
    progress = scanned(archive)
    assert _ids(tmp_path / "out") == ["a", "b", None]
    assert progress == Progress(
        documents=3,
        refused=1,
        consumed=sum(path.stat().st_size for path in archive.iterdir()),
        total=sum(path.stat().st_size for path in archive.iterdir()),
    )


def test_a_refused_document_keeps_its_reasons(scanned: Scan, write: Write, tmp_path: Path) -> None:
    archive = write("a")
    (archive / "b.json").write_text("{", "utf-8")
    scanned(archive)
    refused = list(lines_of(tmp_path / "out"))[1]
    assert [fault["code"] for fault in refused["refused"]] == ["truncated"]
    assert refused["outcomes"] == []
    assert set(refused["summary"].values()) == {0}


def test_an_unchanged_archive_is_not_evaluated_again(
    scanned: Scan, write: Write, tmp_path: Path
) -> None:
    archive = write("a", "b")
    (archive / "c.json").write_text("{", "utf-8")
    scanned(archive)
    before = list(lines_of(tmp_path / "out"))
    progress = scanned(archive, running=_Never())
    assert (progress.documents, progress.reused, progress.refused) == (3, 3, 0)
    assert list(lines_of(tmp_path / "out")) == before


def test_only_what_changed_is_evaluated_again(scanned: Scan, write: Write) -> None:
    archive = write("a", "b", "c")
    scanned(archive)
    text = (archive / "b.json").read_text("utf-8")
    (archive / "b.json").write_text(text + "\n", "utf-8")
    assert scanned(archive).reused == 2


def test_another_context_is_evaluated_anew(scanned: Scan, write: Write) -> None:
    archive = write("a", "b")
    scanned(archive)
    assert scanned(archive, context="another day").reused == 0


def test_a_file_that_moved_is_not_evaluated_again(
    scanned: Scan, write: Write, tmp_path: Path
) -> None:
    archive = write("a")
    scanned(archive)
    (archive / "a.json").rename(archive / "z.json")
    assert scanned(archive, running=_Never()).reused == 1
    assert [line["record"]["source"]["path"] for line in lines_of(tmp_path / "out")] == [
        str(archive / "z.json")
    ]


def test_copies_are_judged_once_and_told_each(scanned: Scan, write: Write, tmp_path: Path) -> None:
    archive = write("a")
    (archive / "b.json").write_bytes((archive / "a.json").read_bytes())
    progress = scanned(archive)
    assert progress.reused == 1
    assert _ids(tmp_path / "out") == ["a", "a"]


def test_a_stopped_scan_goes_on_and_ends_as_one_that_was_not(
    engine: Engine, scanned: Scan, write: Write, tmp_path: Path
) -> None:
    archive = write(*"abcdefgh")
    with pytest.raises(EngineError):
        scanned(archive, running=_Stops(engine, after=5))
    with Store(tmp_path / "out") as store:
        assert not store.is_complete
    assert scanned(archive).reused == 5
    scanned(archive, out="whole")
    assert list(lines_of(tmp_path / "out")) == list(lines_of(tmp_path / "whole"))


def test_a_record_that_fails_the_engine_has_its_place(
    engine: Engine, scanned: Scan, write: Write, tmp_path: Path
) -> None:
    scanned(write("a", "b", "c"), running=_Faulty(engine, "b"))
    found = list(lines_of(tmp_path / "out"))
    assert [line["engine_error"] is not None for line in found] == [False, True, False]
    assert found[1]["engine_error"]["code"] == "eval_conflict_error"
    assert found[1]["record"]["id"] == "b"
    with Store(tmp_path / "out") as store:
        assert store.totals().engine_errors == 1


def test_opa_killed_in_the_middle_changes_nothing(
    engine: Engine, scanned: Scan, write: Write, tmp_path: Path
) -> None:
    archive = write(*(f"r{number}" for number in range(200)))
    killed: list[int] = []

    def watch(progress: Progress) -> None:
        if progress.documents == 150 and engine.pid and not killed:
            killed.append(engine.pid)
            os.kill(engine.pid, signal.SIGKILL)

    scanned(archive, watch=watch)
    assert killed
    scanned(archive, out="quiet")
    assert list(lines_of(tmp_path / "out")) == list(lines_of(tmp_path / "quiet"))
    with Store(tmp_path / "out") as store:
        assert (store.totals().records, store.totals().engine_errors) == (200, 0)


def test_the_order_of_names_and_the_batches_change_nothing(
    scanned: Scan, write: Write, tmp_path: Path
) -> None:
    one, two = write("a", "b", folder="one"), write("c", folder="two")
    scanned(one, two)
    scanned(two, one, out="other", in_flight=1)
    assert list(lines_of(tmp_path / "out")) == list(lines_of(tmp_path / "other"))
