"""What each rule says of a breach reads as a sentence in both languages, on its own example."""

from __future__ import annotations

import json
import re

import pytest

from checker.app import Workshop
from checker.engine import Engine
from checker.reader import Record, read
from checker.report import assemble
from tools import examples
from tools.examples import Example

BREACHES = {e.rule: e for e in reversed(examples.load()) if e.status == "fail"}
#: Ids of norms and entries stand in brackets beside their names.
_IDS = re.compile(r"〔[^〕]*〕|\[[^\]]*\]")


@pytest.mark.parametrize("rule", BREACHES)
def test_a_breach_is_told_in_whole_sentences(rule: str, shipped: Workshop, engine: Engine) -> None:
    example: Example = BREACHES[rule]
    record = read(json.dumps(example.record).encode(), example.place)
    assert isinstance(record, Record)
    answer = engine.report(record.raw, as_of=example.as_of, settings={"select": [rule]})
    report = assemble.record_report(
        record, answer, catalog=shipped.catalog, glossary=shipped.words.glossary, selected=[rule]
    )
    (outcome,) = report.outcomes
    told = [i.message for i in outcome.instances if i.status == "fail"]
    assert told
    for message in told:
        zh, en = _IDS.sub("", message.zh), _IDS.sub("", message.en)
        assert zh.endswith("。") and en.endswith(".")
        # A coded value without its name, or a slot that nothing filled.
        assert re.findall(r"[A-Za-z_{}]{3,}", zh) == []
        assert re.findall(r"\b[a-z]+_[a-z_]+\b|[{}]|\b1 days\b", en) == []
        assert "None" not in en
