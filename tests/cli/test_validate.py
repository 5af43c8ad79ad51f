"""`checker validate`, `checker schema` and `checker new` as a user meets them."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from wcwidth import wcswidth

from checker.__main__ import run
from checker.cli import new, schema, validate
from checker.cli._record_types import record_type_of
from checker.errors import ExitCode, InputRefused, UsageError
from checker.records.shape import RECORD_TYPES, json_schema
from checker.records.skeleton import skeleton

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
GOOD = FIXTURES / "valid" / "records"
BAD = FIXTURES / "invalid" / "records"


def validated(*options: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(validate.command, [str(o) for o in options], input=stdin)


def answer(*options: str | Path, stdin: bytes = b"") -> Any:
    return json.loads(validated(*options, "--format", "json", stdin=stdin).stdout)


def test_a_good_record_is_named_with_its_type_and_id() -> None:
    path = GOOD / "meeting.json"
    result = validated(path)
    assert result.exit_code == ExitCode.OK
    assert result.stdout == (
        f"{path}：可以接受（会议，MT-2024-07）\n\n共 1 个文件：1 个可以接受，0 个退回。\n"
    )


def test_every_fault_of_every_file_in_one_run() -> None:
    result = validated(BAD / "many.json", GOOD / "meeting.json", BAD / "bad_id.json")
    assert result.exit_code == ExitCode.INPUT_REFUSED
    lines = result.stdout.splitlines()
    assert lines[0] == f"{BAD / 'many.json'}：退回，7 处错误"
    assert lines[1:4] == [
        "  第 4 行  /case_nr",
        "    记录：没有“case_nr”这一项。是否应为 case_no？请更正名称；确属本工具不用的数",
        "    据，请删去。",
    ]
    assert sum(line.startswith("  第 ") for line in lines) == 8
    assert lines[-1] == "共 3 个文件：1 个可以接受，2 个退回。"


def test_text_in_english() -> None:
    result = validated(BAD / "bad_id.json", "--lang", "en")
    assert result.stdout == (
        f"{BAD / 'bad_id.json'}: refused, 1 fault\n"
        "  line 4  /people/0/id\n"
        '    People › item 1 (p 1) › Person id: "p 1" is no id. An id has 1 to 64\n'
        "    characters, without white space, / and ~. Correct it.\n"
        "\n"
        "Files: 1 (0 accepted, 1 refused)\n"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_lines_fit_a_terminal(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in BAD.iterdir():
        shutil.copy(path, tmp_path)
    (tmp_path / "long.json").write_text('{"type":"meeting","id":"m","' + "长k" * 300 + '":1}')
    monkeypatch.chdir(tmp_path)
    result = validated(".", "--lang", lang)
    assert result.stdout.count("\n") > 100
    assert [line for line in result.stdout.splitlines() if wcswidth(line) > 80] == []


def test_json_gives_what_a_program_needs() -> None:
    report = answer(BAD / "null_id.json", GOOD / "meeting.json")
    assert (report["format"], report["accepted"], report["refused"]) == (
        "checker.validation/1",
        1,
        1,
    )
    refused, accepted = report["files"]
    assert refused["faults"] == [
        {
            "pointer": "/id",
            "line": 3,
            "code": "null_id",
            "message": {
                "zh": "记录编号：编号不能为 null。请填写。",
                "en": "Record id: an id cannot be null. Give it.",
            },
        }
    ]
    assert (refused["accepted"], refused["id"]) == (False, None)
    assert (accepted["accepted"], accepted["type"], accepted["id"]) == (
        True,
        "meeting",
        "MT-2024-07",
    )
    assert len(accepted["sha256"]) == 64


def test_a_folder_stands_for_the_json_files_below_it(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("z.json", "a/b/c.json", "a/b/notes.txt"):
        shutil.copy(GOOD / "meeting.json", tmp_path / name)
    paths = [file["path"] for file in answer(tmp_path)["files"]]
    assert paths == [str(tmp_path / "a/b/c.json"), str(tmp_path / "z.json")]


def test_a_folder_without_records_is_refused(tmp_path: Path) -> None:
    error = validated(tmp_path).exception
    assert isinstance(error, InputRefused)
    assert str(tmp_path) in error.zh


def test_a_file_that_is_not_there_does_not_hide_the_others(tmp_path: Path) -> None:
    result = validated(tmp_path / "none.json", GOOD / "meeting.json")
    assert result.exit_code == ExitCode.INPUT_REFUSED
    assert "文件不存在" in result.stdout
    assert "1 个可以接受，1 个退回" in result.stdout
    assert answer(tmp_path / "none.json")["files"][0]["sha256"] is None


def test_standard_input() -> None:
    data = (GOOD / "meeting.json").read_bytes()
    assert answer("-", stdin=data)["files"][0]["path"] == "-"
    assert validated("-", stdin=b"").exit_code == ExitCode.INPUT_REFUSED


def test_a_profile_is_applied_and_what_it_filled_is_told() -> None:
    profile = FIXTURES / "profiles" / "penalty-system.yaml"
    (file,) = answer(GOOD / "penalty_case.json", "--profile", profile)["files"]
    assert "/filing/review" in file["filled"]
    assert answer(GOOD / "penalty_case.json")["files"][0]["filled"] == []


def test_a_bad_profile_is_refused() -> None:
    profile = FIXTURES / "invalid" / "profiles" / "many-faults.yaml"
    error = validated(GOOD, "--profile", profile).exception
    assert isinstance(error, InputRefused)


def test_a_path_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J.json"
    shutil.copy(GOOD / "meeting.json", path)
    assert "\x1b" not in validated(path).stdout


def test_the_program_exits_with_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(GOOD)]) == ExitCode.OK
    assert run(["validate", str(BAD / "bad_id.json")]) == ExitCode.INPUT_REFUSED
    assert run(["schema", "nothing"]) == ExitCode.USAGE
    assert "penalty_case（行政处罚案件）" in capsys.readouterr().err


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_schema_is_printed_as_published(record_type: str) -> None:
    result = CliRunner().invoke(schema.command, [record_type])
    assert json.loads(result.stdout) == json_schema(record_type)
    published = FIXTURES.parent / "schemas" / "records" / f"{record_type}.json"
    assert result.stdout == published.read_text(encoding="utf-8")


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_new_record_is_printed_and_has_to_be_filled_in(record_type: str, full: bool) -> None:
    result = CliRunner().invoke(new.command, [record_type, *(["--full"] if full else [])])
    assert json.loads(result.stdout) == skeleton(record_type, full=full)
    faults = answer("-", stdin=result.stdout.encode())["files"][0]["faults"]
    assert {fault["code"] for fault in faults} == {"placeholder"}


def test_a_type_that_there_is_not_is_answered_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        record_type_of("penalty")
    assert "是否应为 penalty_case？" in caught.value.zh
    assert "meeting (meeting)" in caught.value.en


def test_the_records_of_an_archive_are_named_with_their_places(tmp_path: Path) -> None:
    good = json.dumps(json.loads((GOOD / "meeting.json").read_bytes()), ensure_ascii=False)
    with zipfile.ZipFile(tmp_path / "2024.zip", "w") as archive:
        archive.writestr("a.jsonl", f"{good}\n{{}}\n")
        archive.writestr("b.zip", b"PK\x05\x06" + b"\0" * 18)
    path = tmp_path / "2024.zip"
    result = validated(path, "--lang", "en")
    assert result.exit_code == ExitCode.INPUT_REFUSED
    told = result.stdout.splitlines()
    assert told[0] == f"{path} › a.jsonl:1: accepted (meeting, MT-2024-07)"
    assert told[1] == f"{path} › a.jsonl:2: refused, 1 fault"
    assert f"{path} › b.zip: refused, 1 fault" in told
    assert told[-1] == "Records: 3 (1 accepted, 2 refused)"
    assert "共 3 份记录：1 份可以接受，2 份退回。" in validated(path).stdout
    places = [(file["member"], file["line"]) for file in answer(path)["files"]]
    assert places == [("a.jsonl", 1), ("a.jsonl", 2), ("b.zip", None)]
