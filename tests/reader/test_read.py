"""What an accepted record carries, and what becomes of files that cannot be read."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.reader import Record, Refusal, Source, read, read_path

EXAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "valid" / "records"

Encode = Callable[..., bytes]


def accepted(data: bytes, path: str = "x.json", line_offset: int | None = None) -> Record:
    result = read(data, path, line_offset=line_offset)
    assert isinstance(result, Record), result
    return result


def refused(path: Path) -> str:
    result = read_path(path)
    assert isinstance(result, Refusal)
    (fault,) = result.faults
    assert (fault.code, fault.pointer, fault.line) == ("unreadable", "", None)
    assert result.sha256 == ""
    return fault.message["zh"]


@pytest.mark.parametrize("name", ["penalty_case", "meeting"])
def test_a_record_is_the_json_as_it_was_read(name: str) -> None:
    path = EXAMPLES / f"{name}.json"
    data = path.read_bytes()
    record = accepted(data, str(path))
    assert record.raw == json.loads(data)
    assert list(record.raw) == list(json.loads(data))
    assert (record.type, record.id) == (name, json.loads(data)["id"])
    assert record.sha256 == hashlib.sha256(data).hexdigest()
    assert record.source == Source(str(path), None, None)
    assert record.filled == frozenset()


def test_absent_and_null_stay_apart(encode: Encode) -> None:
    record = accepted(encode(hearing=None, extensions=[]))
    assert record.raw["hearing"] is None
    assert record.raw["extensions"] == []
    assert "notice" not in record.raw


def test_a_member_of_an_archive_and_a_line_of_many_are_named() -> None:
    data = b'{"type": "meeting", "id": "m"}'
    result = read(data, "all.zip", member="2024/m.jsonl", line_offset=41)
    assert isinstance(result, Record)
    assert result.source == Source("all.zip", "2024/m.jsonl", 42)
    assert result.line_of("/id") == 42


def test_a_fault_of_a_line_of_many_has_the_line_of_the_file() -> None:
    result = read(b'{"type": "meeting", "id": null}', "all.jsonl", line_offset=6)
    assert isinstance(result, Refusal)
    assert result.source.line == 7
    assert [fault.line for fault in result.faults] == [7]


def test_lines_are_those_of_the_text(encode: Encode) -> None:
    data = encode(filing={"approval": {"on": "2024-02-05"}}, people=[{"id": "a"}, {"id": "b"}])
    lines = data.decode().split("\n")
    record = accepted(data)
    assert record.line_of("") == 1
    assert lines[(record.line_of("/filing/approval/on") or 0) - 1].strip().startswith('"on"')
    assert lines[(record.line_of("/people/1/id") or 0) - 1].strip() == '"id": "b"'


def test_what_is_not_in_the_text_has_the_line_of_what_is_above(encode: Encode) -> None:
    record = accepted(encode(case_no="1", filing={"approval": None}))
    assert record.line_of("/filing/approval/points/0") == record.line_of("/filing/approval")
    assert record.line_of("/notice/made_on") == 1
    assert record.line_of("notice") is None


def test_line_breaks_of_windows_count_once() -> None:
    record = accepted(b'{\r\n"type": "meeting",\r\n"id": "m"\r\n}')
    assert record.line_of("/id") == 3


def test_a_link_is_followed_and_a_folder_is_not_read(tmp_path: Path, encode: Encode) -> None:
    (tmp_path / "real.json").write_bytes(encode())
    (tmp_path / "link.json").symlink_to("real.json")
    result = read_path(tmp_path / "link.json")
    assert isinstance(result, Record)
    assert result.source.path.endswith("link.json")
    assert "文件夹" in refused(tmp_path)


def test_files_that_cannot_be_read_say_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "文件不存在" in refused(tmp_path / "none.json")
    (tmp_path / "loop.json").symlink_to("loop.json")
    assert os.strerror(40) in refused(tmp_path / "loop.json")
    assert "null" in refused(tmp_path / "a\0b.json")

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", deny)
    assert "没有读取权限" in refused(tmp_path / "locked.json")


def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path, encode: Encode) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json"))
    path.write_bytes(encode())
    assert read_path(path).source.path.encode().endswith(b"/?.json")


def test_a_pipe_is_read_to_its_end(tmp_path: Path, encode: Encode) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(encode(case_no="1"),))
    writer.start()
    result = read_path(pipe)
    writer.join()
    assert isinstance(result, Record)
