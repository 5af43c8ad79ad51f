"""What names on a command line stand for: which documents, in which order, under which names."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.errors import InputRefused
from checker.reader import Record, Refusal
from checker.sources import Document, Sources, read_document
from tests.sources.packing import code, listed, members, place, read, record, said, zipped

RECORD = record()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str, data: bytes = RECORD) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(data)


def paths(*names: str, stdin: bytes = b"") -> list[str]:
    return [place(item).path for item in read(*names, stdin=stdin)]


def passed_over(*names: str) -> int:
    sources = Sources.of(names)
    list(sources)
    return sources.passed_over


# -- names -------------------------------------------------------------------------------------


def test_files_are_sorted_whatever_the_order_of_the_names() -> None:
    put("b.json", "a/c.json", "a-b.json", "a/b/z.json")
    expected = ["a-b.json", "a/b/z.json", "a/c.json", "b.json"]
    assert paths("b.json", "a-b.json", "a") == expected
    assert paths("a", "b.json", "a-b.json") == expected
    assert paths(".") == expected


def test_every_fault_of_the_names_is_told_at_once() -> None:
    Path("empty").mkdir()
    put("other/notes.txt", "other/.hidden.json")
    with pytest.raises(InputRefused) as caught:
        Sources.of(["nothing.json", "empty", "other", "no/*.json", "nul\0.json", "nothing.json"])
    for name in ("nothing.json", "empty", "other", "no/*.json", "nul\\x00.json"):
        assert name in caught.value.zh
        assert name in caught.value.en
    assert caught.value.zh.count("\n") == 4


def test_a_file_that_does_not_exist_may_be_reported_instead() -> None:
    put("a.json")
    found = list(Sources.of(["none.json", "a.json"], report_absent=True))
    assert [(place(item).path, code(item)) for item in found] == [
        ("a.json", ""),
        ("none.json", "unreadable"),
    ]
    assert "no such file" in said(found[1])


def test_a_name_is_shown_as_it_was_given_without_idle_steps(tmp_path: Path) -> None:
    put("a/b.json", "x")
    for given, shown in (
        ("./a//b.json", "a/b.json"),
        ("a/../a/b.json", "a/../a/b.json"),
        (f"{tmp_path}/./a/b.json", f"{tmp_path}/a/b.json"),
        ("./a/", "a/b.json"),
        ("", "a/b.json"),
    ):
        assert paths(given or ".") == [shown]


def test_a_file_named_several_times_comes_once_under_the_name_it_was_given(
    tmp_path: Path,
) -> None:
    put("a/1.json", "a/2.json", "a/sub/3.json")
    absolute = f"{tmp_path}/a/2.json"
    assert paths("a", "./a", "a/sub", "a/*.json", "a/sub/3.json", absolute) == [
        absolute,
        "a/1.json",
        "a/sub/3.json",
    ]
    assert paths(f"{tmp_path}/a", "a") == ["a/1.json", "a/2.json", "a/sub/3.json"]
    assert paths(f"{tmp_path}/a", "a/s*") == [
        f"{tmp_path}/a/1.json",
        f"{tmp_path}/a/2.json",
        f"{tmp_path}/a/sub/3.json",
    ]


def test_a_hidden_folder_is_read_if_it_is_named() -> None:
    put("a/1.json", "a/.old/2.json")
    assert paths("a") == ["a/1.json"]
    assert paths("a", "a/.old") == ["a/.old/2.json", "a/1.json"]


def test_a_link_is_followed_only_if_it_is_named() -> None:
    put("b/1.json", "a/2.json")
    Path("a/link.json").symlink_to("../b/1.json")
    Path("a/folder").symlink_to("../b")
    Path("a/round").symlink_to("..")
    Path("a/gone.json").symlink_to("nowhere")
    Path("a/notes").symlink_to("../b/1.json")
    found = read("a")
    assert [(place(item).path, code(item)) for item in found] == [
        ("a/2.json", ""),
        ("a/folder", "unreadable"),
        ("a/gone.json", "unreadable"),
        ("a/link.json", "unreadable"),
        ("a/round", "unreadable"),
    ]
    assert all("symbolic link" in said(item) for item in found[1:])
    assert passed_over("a") == 1
    # Named, it is a file like others; and the file it stands for does not come twice.
    assert [code(item) for item in read("a/link.json")] == [""]
    assert [(place(i).path, code(i)) for i in read("a/link.json", "b", "a")].count(
        ("a/link.json", "")
    ) == 1
    assert "b/1.json" not in paths("a/link.json", "b", "a")
    assert paths("a/folder") == ["a/folder/1.json"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.json", ["a.json"]),
        ("**/*.json", ["2023/x.json", "2024/01/b.json", "2024/a.json", "a.json"]),
        ("2024/**/*.json", ["2024/01/b.json", "2024/a.json"]),
        ("202?", ["2023/x.json", "2024/01/b.json", "2024/01/c.jsonl", "2024/a.json"]),
        ("2024/**", ["2024/01/b.json", "2024/01/c.jsonl", "2024/a.json", "2024/note.txt"]),
        ("20[12]4/*/b.json", ["2024/01/b.json"]),
        ("*/01", ["2024/01/b.json", "2024/01/c.jsonl"]),
        ("./2024//*.txt", ["2024/note.txt"]),
        ("**/.h*", ["2024/.hidden.json"]),
        ("*/.h*", ["2024/.hidden.json"]),
    ],
)
def test_a_pattern_stands_for_what_fits_it(pattern: str, expected: list[str]) -> None:
    put("2023/x.json", "2024/a.json", "2024/01/b.json", "2024/01/c.jsonl", "a.json")
    put("2024/.hidden.json", "2024/note.txt", ".git/2024/d.json")
    assert paths(pattern) == expected


def test_a_file_may_be_called_like_a_pattern() -> None:
    put("a[1].json", "a1.json")
    assert paths("a[1].json") == ["a[1].json"]


def test_what_is_no_record_by_its_name_is_counted() -> None:
    put("a/1.json", "a/note.txt", "a/.2.json", "a/.git/3.json", "a/b/scan.PDF", "a/4.JSON")
    assert paths("a") == ["a/1.json", "a/4.JSON"]
    assert passed_over("a") == 4
    assert passed_over("a/*.json") == 0


def test_names_that_are_no_text_are_told_apart(tmp_path: Path) -> None:
    for raw in (b"\xff.json", b"\xfe.json", b"\\udcfe.json"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)).write_bytes(RECORD)
    shown = paths(".")
    assert shown == sorted(set(shown))
    assert shown == ["\\\\udcfe.json", "\\udcfe.json", "\\udcff.json"]


def test_a_deep_tree_needs_no_deep_stack() -> None:
    depth = sys.getrecursionlimit() + 100
    here = Path.cwd()
    try:
        for _ in range(depth):
            os.mkdir("d")  # noqa: PTH102 - a path this long cannot be given at once
            os.chdir("d")
        Path("x.json").write_bytes(RECORD)
        os.chdir(here)
        assert paths("d") == ["d/" * depth + "x.json"]
    finally:
        # What clears up after the tests would need a deep stack.
        os.chdir(here)
        subprocess.run(["rm", "-rf", "d"], check=True)


# -- what cannot be read -----------------------------------------------------------------------


def test_a_pipe_is_not_waited_for() -> None:
    put("a/1.json")
    os.mkfifo("a/pipe.json")
    os.mkfifo("a/other")
    found = read("a", "a/pipe.json")
    assert [(place(item).path, code(item)) for item in found] == [
        ("a/1.json", ""),
        ("a/pipe.json", "unreadable"),
    ]
    assert "pipe" in said(found[1])
    assert [code(item) for item in read("/dev/null")] == ["unreadable"]


def test_a_file_may_vanish_before_it_is_read() -> None:
    put("a/1.json", "a/2.json", "a/3/4.json", "a/5.json")
    found = iter(Sources.of(["a"]))
    assert code(next(found)) == ""
    Path("a/2.json").unlink()
    assert [code(item) for item in found] == ["unreadable", "", ""]


def test_a_folder_may_vanish_before_it_is_listed() -> None:
    put("a/1.json", "a/3/4.json", "a/5.json")
    found = iter(Sources.of(["a"]))
    next(found)
    Path("a/3/4.json").unlink()
    Path("a/3").rmdir()
    rest = list(found)
    assert [(place(item).path, code(item)) for item in rest] == [
        ("a/3/", "unreadable"),
        ("a/5.json", ""),
    ]
    assert "The folder cannot be opened: there is no such file." in said(rest[0])


def test_without_the_right_to_read_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a/1.json", "a/2.json", "a/3.json")
    real = os.open

    def refused(path: Any, flags: int) -> int:
        if str(path).endswith("2.json"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags)

    monkeypatch.setattr(os, "open", refused)
    found = read("a")
    assert [code(item) for item in found] == ["", "unreadable", ""]
    assert "no right to read it" in said(found[1])


def test_without_the_right_to_look_for_a_file_it_is_told_as_unreadable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put("a/1.json", "b.json")
    real = Path.stat

    def refused(path: Path, **options: Any) -> os.stat_result:
        if path.name == "1.json":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, **options)

    monkeypatch.setattr(Path, "stat", refused)
    assert [code(item) for item in read("a/1.json", "b.json")] == ["unreadable", ""]


def test_a_folder_that_cannot_be_opened_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a/1.json", "a/b/2.json", "a/c/3.json")
    real = os.scandir

    def refused(path: Any) -> Any:
        if str(path).endswith("a/b"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refused)
    found = read("a", "**/*.json", "a/*")
    assert [(place(item).path, code(item)) for item in found] == [
        ("a/1.json", ""),
        ("a/b/", "unreadable"),
        ("a/c/3.json", ""),
    ]


@pytest.mark.parametrize("other", ["link", "pipe"])
def test_a_file_may_become_something_else_while_it_is_opened(
    other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a/1.json", "a/2.json", "a/3.json", "secret")
    real = os.open

    def changed(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if str(path).endswith("2.json"):
            Path(path).unlink()
            if other == "link":
                Path(path).symlink_to("../secret")
            else:
                os.mkfifo(path)
        return real(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", changed)
    assert [code(item) for item in read("a")] == ["", "unreadable", ""]


def test_a_file_may_become_a_link_before_it_is_opened() -> None:
    put("a/1.json", "a/2.json", "secret")
    found = iter(Sources.of(["a"]))
    next(found)
    Path("a/2.json").unlink()
    Path("a/2.json").symlink_to("../secret")
    assert ["symbolic link" in said(item) for item in found] == [True]


def test_a_disk_that_fails_in_the_middle_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    put("a/1.jsonl", data=(RECORD + b"\n") * 10_000)
    put("a/2.json")
    real = os.read
    times = iter(range(100))

    def failing(handle: int, size: int) -> bytes:
        if next(times) == 2:
            raise OSError(errno.EIO, "Input/output error")
        return real(handle, size)

    monkeypatch.setattr(os, "read", failing)
    found = read("a")
    assert code(found[-1]) == "" and place(found[-1]).path == "a/2.json"
    (told,) = (item for item in found if code(item))
    assert code(told) == "unreadable"
    assert place(told).line == len(found) - 1
    assert "Input/output error" in said(told)


# -- standard input ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (RECORD, [(None, None, "")]),
        (RECORD + b"\n", [(None, None, "")]),
        (RECORD + b"\n\n" + RECORD, [(None, 1, ""), (None, 3, "")]),
        (listed([RECORD, RECORD]), [("#1", 1, ""), ("#2", 2, "")]),
    ],
)
def test_standard_input_is_told_apart_by_looking(data: bytes, expected: list[Any]) -> None:
    put("a.json", "+.json")
    found = read("a.json", "-", "+.json", stdin=data)
    assert [place(i).path for i in found] == ["+.json", *["-"] * len(expected), "a.json"]
    assert members(found)[1:-1] == expected
    assert found[-2].consumed == len(RECORD) + len(data)
    assert found[-1].consumed == 2 * len(RECORD) + len(data)


def test_standard_input_has_no_size_beforehand() -> None:
    put("a.json")
    assert Sources.of(["a.json", "-"], io.BytesIO(b"")).total is None
    assert Sources.of(["a.json"], io.BytesIO(b"")).total == len(RECORD)


def test_a_file_called_like_standard_input_is_another_place() -> None:
    put("-", "a.json")
    assert paths("./-", "-", stdin=RECORD) == ["-", "./-"]
    assert paths("*") == ["./-", "a.json"]


# -- documents ---------------------------------------------------------------------------------


def test_what_is_read_stands_at_its_place() -> None:
    put("a.zip", data=zipped([("b.jsonl", b"\n" + RECORD + b"\n{\n")]))
    good, bad = (read_document(item) for item in Sources.of(["a.zip"]))
    assert isinstance(good, Record)
    assert (good.source.path, good.source.member, good.source.line) == ("a.zip", "b.jsonl", 2)
    assert good.line_of("/id") == 2
    assert isinstance(bad, Refusal)
    assert bad.source.line == bad.faults[0].line == 3


def test_a_second_reading_is_like_the_first() -> None:
    put("a/1.json", "a/2.jsonl", "a/note.txt")
    sources = Sources.of(["a"])
    assert list(sources) == list(sources)
    assert sources.passed_over == 1
    assert all(isinstance(item, Document) for item in sources)
