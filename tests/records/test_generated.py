"""Schemas and field guide are what the models give, and an outdated file is noticed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from checker.engine import locate
from checker.records.shape import RECORD_TYPES, shape
from checker.settings import Settings
from tools import build_field_guide, build_schemas

ROOT = Path(__file__).resolve().parents[2]
GENERATORS = [build_schemas, build_field_guide]


def main(module: ModuleType) -> Callable[[list[str]], int]:
    called: Callable[[list[str]], int] = module.main
    return called


@pytest.mark.parametrize("module", GENERATORS)
def test_the_checked_in_files_are_up_to_date(module: ModuleType) -> None:
    assert main(module)(["--check"]) == 0


@pytest.mark.parametrize("module", GENERATORS)
def test_writing_and_checking_agree_and_notice_a_change(
    module: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--root", str(tmp_path)]
    assert main(module)([*at, "--check"]) == 1
    assert main(module)(at) == 0
    assert main(module)([*at, "--check"]) == 0
    written = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    written[0].write_text(written[0].read_text(encoding="utf-8") + "x", encoding="utf-8")
    capsys.readouterr()
    assert main(module)([*at, "--check"]) == 1
    assert f"{written[0].relative_to(tmp_path)} as it would be" in capsys.readouterr().out


def test_a_schema_that_nothing_makes_any_more_is_found_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--root", str(tmp_path)]
    build_schemas.main(at)
    old = tmp_path / "schemas" / "records" / "old_type.json"
    old.write_text("{}")
    assert build_schemas.main([*at, "--check"]) == 1
    assert "schemas/records/old_type.json" in capsys.readouterr().out
    build_schemas.main(at)
    assert not old.exists()


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_published_schema_says_nothing_about_defaults(record_type: str) -> None:
    text = (ROOT / "schemas" / "records" / f"{record_type}.json").read_text(encoding="utf-8")
    assert '"default"' not in text
    assert "\\u" not in text.replace("\\\\u", "")


@pytest.mark.parametrize("record_type", RECORD_TYPES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_guide_tells_of_every_key_with_its_name(record_type: str, lang: str) -> None:
    guide = (ROOT / "docs" / "records" / f"{record_type}.{lang}.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in guide.splitlines() if line.startswith("| `")]
    told = {(row[0].removeprefix("| ").strip("`").rpartition(".")[2], row[1]) for row in rows}
    for pattern, place in shape(record_type).walk():
        key = pattern.rpartition("/")[2]
        if key not in ("", "*"):
            assert (key, place.title[lang]) in told, pattern
        for value in place.enum:
            assert f"`{value}` " in guide


def checked(folder: Path, module: str) -> str:
    opa = locate(Settings.from_environment()).path
    (folder / "a.rego").write_text(
        f"# METADATA\n# schemas:\n#   - input: schema.envelope\npackage a\n\n{module}\n"
    )
    done = subprocess.run(
        [str(opa), "check", "--strict", "--schema", str(ROOT / "schemas" / "opa"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr + done.stdout


@pytest.mark.parametrize(
    ("expression", "misspelt"),
    [
        ("input.record.filing.approval.on", None),
        ("input.record.filing.approval.om", "om"),
        ("input.record.people[0].certificates[0].valid_to", None),
        ("input.record.people[0].certificates[0].valid_till", "valid_till"),
        ("input.records[0].record.decision.penalty.fine_fen", None),
        ("input.records[0].record.decision.penalty.fine_yuan", "fine_yuan"),
        # A key of one type of record only, where the other has a section of the same name.
        ("input.record.notice.delivered_to", None),
        ("input.record.notice.made_on", None),
        ("input.asof", "asof"),
    ],
)
def test_opa_finds_a_misspelt_key(tmp_path: Path, expression: str, misspelt: str | None) -> None:
    said = checked(tmp_path, f"x := {expression}")
    if misspelt is None:
        assert said == ""
    else:
        assert f'have: "{misspelt}"' in said


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_the_schemas_for_opa_have_no_alternatives(record_type: str) -> None:
    folder = ROOT / "schemas" / "opa"
    for name in (record_type, "envelope"):
        schema = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        assert "anyOf" not in json.dumps(schema)
