"""Every word the product uses stands in the tables of words, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from checker import catalog, paths
from checker.bundle.conditions import OPERATORS
from checker.catalog import Liability
from checker.errors import ExitCode, RuleBookError
from checker.records.glossary import name_of
from checker.records.shape import RECORD_TYPES, shape
from checker.report import models, verifying
from checker.report.wording import Wording
from checker.report.words import Words
from checker.scan.compare import KINDS, OTHER, TOLD

POLICIES = paths.policies()
RULES = catalog.load(POLICIES)
WORDS = Words.load(POLICIES)
CODE = Path(catalog.__file__).parent


def choices(model: type[Any], field: str) -> set[str]:
    """The values a field of a model may have."""
    found: set[str] = set()
    waiting: list[Any] = [model.model_fields[field].annotation]
    while waiting:
        for value in get_args(waiting.pop()):
            if isinstance(value, str):
                found.add(value)
            else:
                waiting.append(value)
    return found


MODELS = RULES.liability.values()
USED: dict[str, Iterable[str]] = {
    "status": {*models.STATUSES, "refused", "engine_error"},
    "severity": models.SEVERITIES,
    "stage": {rule.stage for rule in RULES.rules.values()} | choices(catalog.Rule, "stage"),
    "state": choices(models.RecordInfo, "state"),
    "authority": choices(catalog.Norm, "authority"),
    "grade": {grade for model in MODELS for grade in model.degrees_of_liability()},
    "role": {role for model in MODELS for role in model.roles()},
    "record_type": RECORD_TYPES,
    "branch": choices(Liability, "branch"),
    "need": choices(models.Need, "kind"),
    "exit": [code.name for code in ExitCode],
    "receipt": models.Receipt.model_fields,
    "condition": {"holds", "does_not_hold", "unknown"},
    "verify": {"records", "record", "anew", "values", "none", "layout"}
    | {"verified", "not_verified", *verifying.RECEIPT}
    | set(get_args(verifying.State)),
    "waiver": {"title", "told"} | choices(models.WaiverUse, "state") - {"applied"},
    "operator": set(OPERATORS) - {"given"},
    "comparison": {"first", "second", "receipt", "nothing", "findings", "records", "refused"}
    | {"same", "differs", "because", "record", *KINDS}
    | {f"part_{key}" for key in TOLD}
    | {f"{kind}_{other}" for kind in ("new", "gone") for other in OTHER},
}


@pytest.mark.parametrize("group", USED)
def test_every_value_that_is_used_has_a_word(group: str) -> None:
    assert set(USED[group]) - set(WORDS.terms[group]) == set()


def test_the_table_shows_which_groups_there_are() -> None:
    """A new group is either listed above or named in code, by the test below."""
    named = {"page", "verdict", "rule", "explain", "locator", "column", "sheet", "archive", "scan"}
    assert set(WORDS.terms) == set(USED) | named


@pytest.mark.parametrize(
    "group", ["page", "verdict", "rule", "explain", "column", "sheet", "archive", "scan"]
)
def test_every_word_of_a_group_is_used_and_every_one_used_is_there(group: str) -> None:
    sources = [*CODE.rglob("*.py"), *CODE.rglob("*.j2"), *(CODE.parent / "tools").glob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    quoted = set(re.findall(r"""["']([a-z_]+)["']""", text))
    asked = set(re.findall(rf'term\(\s*"{group}",\s*"([a-z_]+)"', text))
    assert (set(WORDS.terms[group]) - quoted, asked - set(WORDS.terms[group])) == (set(), set())


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_report_names_values_as_the_field_guide_does(record_type: str) -> None:
    wording = Wording(RULES, WORDS.glossary, record_type, {})
    places = [(p, v) for p, place in shape(record_type).walk() for v in place.enum]
    assert places
    for lang in ("zh", "en"):
        told = {(p, v): wording.value(v, lang, p.replace("*", "0")) for p, v in places}
        assert told == {(p, v): name_of(v, p)[lang] for p, v in places}


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("enums.yaml", {"enums": {"file": {"zh": "立案"}}, "in": {}}, "`file`"),
        ("enums.yaml", {"enums": {}, "in": {"/x": {"law": {"zh": "法", "en": ""}}}}, "`law`"),
        ("terms.yaml", {"terms": {"page": {"at": {"zh": "位", "en": "At", "fr": "A"}}}}, "`at`"),
    ],
)
def test_a_word_in_one_language_only_is_refused(
    tmp_path: Path, name: str, content: Any, fault: str
) -> None:
    folder = tmp_path / "tables" / "vocabulary"
    folder.mkdir(parents=True)
    good: dict[str, Any] = {"enums.yaml": {"enums": {}, "in": {}}, "terms.yaml": {"terms": {}}}
    for file, table in {**good, name: content}.items():
        (folder / file).write_text(yaml.safe_dump(table), encoding="utf-8")
    with pytest.raises(RuleBookError) as refused:
        Words.load(tmp_path)
    assert fault in refused.value.en
    assert name in refused.value.zh
