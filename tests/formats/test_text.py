"""The report as text: it fits a terminal, and has colours only on one."""

from __future__ import annotations

import re

import pytest

from checker import app
from checker.formats.layout import columns
from checker.formats.text import render
from checker.report.models import Report
from checker.report.words import Words
from tools.generated import ROOT

FIXTURES = ROOT / "fixtures"
ESCAPE = "\033"


@pytest.fixture(scope="module")
def words(shipped: app.Workshop) -> Words:
    return shipped.words


@pytest.fixture(scope="module")
def report(shipped: app.Workshop) -> Report:
    """All sample records, good and refused, under all rules."""
    sources = [FIXTURES / "valid" / "records", FIXTURES / "reports" / "input"]
    sources += [path for path in (FIXTURES / "records", FIXTURES / "demo") if path.is_dir()]
    return app.check(shipped, app.Request(tuple(str(path) for path in sources), "2026-06-01"))


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_line_fits_80_columns(
    report: Report, words: Words, lang: str, everything: bool
) -> None:
    text = render(report, words, lang, everything=everything)
    assert text.count("\n") > 100
    assert [line for line in text.splitlines() if columns(line) > 80] == []
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_every_outcome_is_told_in_a_whole_sentence(report: Report) -> None:
    told = {
        (outcome.rule, instance.message.zh)
        for record in report.records
        for outcome in record.outcomes
        for instance in outcome.instances
    }
    assert told
    assert [entry for entry in told if not entry[1] or re.search(r"[{}]", entry[1])] == []


def test_everything_shows_what_was_kept_and_the_short_form_does_not(
    report: Report, words: Words
) -> None:
    kept = [o.rule for r in report.records for o in r.outcomes if o.status == "pass"]
    assert kept
    short = render(report, words, "zh")
    full = render(report, words, "zh", everything=True)
    assert all(f" ✓ {rule} " in full for rule in kept)
    assert " ✓ " not in short
    assert len(short) < len(full)


def test_a_record_in_good_order_fits_a_screen(report: Report, words: Words) -> None:
    record = max(report.records, key=lambda r: r.summary.pass_)
    kept = tuple(o for o in record.outcomes if o.status == "pass")
    summary = record.summary.model_copy(
        update={"fail": 0, "undetermined": 0, "pending": 0, "pass_": len(kept)}
    )
    good = record.model_copy(update={"outcomes": kept, "ask_for": (), "summary": summary})
    text = render(report.model_copy(update={"records": (good,)}), words, "zh")
    assert text.count("\n") <= 24
    assert words.term("verdict", "pass", "zh") in text


def test_colours_mark_statuses_on_a_terminal_only(report: Report, words: Words) -> None:
    plain = render(report, words, "zh")
    painted = render(report, words, "zh", colour=True)
    assert ESCAPE not in plain
    assert ESCAPE in painted
    assert re.sub(r"\033\[\d+m", "", painted) == plain


def test_where_a_finding_stands_names_the_line_of_the_file(report: Report, words: Words) -> None:
    text = render(report, words, "zh")
    assert "/investigation/acts/1/officers（第168行）" in text
    lines = (FIXTURES / "reports" / "input" / "case.json").read_text("utf-8").splitlines()
    assert '"officers"' in lines[167]
