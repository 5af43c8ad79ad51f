"""The page: whole, self-contained, and deaf to what a record says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from checker.app import Workshop
from checker.formats.html import render
from checker.report.models import RecordReport, Report
from checker.report.words import Words
from tools import golden_reports

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">\'"&'
_VOID = {"meta", "br", "rect"}


class Page(HTMLParser):
    """Collects tags, attributes and text, and refuses tags that are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def words(shipped: Workshop) -> Words:
    return shipped.words


@pytest.fixture(scope="module")
def report(shipped: Workshop) -> Report:
    return golden_reports.report("both", shipped)


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_well_formed_and_loads_nothing(
    report: Report, words: Words, lang: str, everything: bool
) -> None:
    made = render(report, words, lang, everything=everything)
    page = Page(made)
    assert page.open == []
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.tags}
    loading = {"src", "href", "action", "background", "data", "srcset"}
    assert [attrs for _, attrs in page.tags if loading & set(attrs)] == []
    assert not re.search(r"url\(|@import", made)
    policy = [a["content"] for tag, a in page.tags if tag == "meta" and "http-equiv" in a]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def _hostile(record: RecordReport) -> RecordReport:
    info = record.record.model_copy(
        update={"organ": EVIL, "case_no": EVIL, "party": EVIL, "matter": (EVIL,)}
    )
    people = dict.fromkeys(record.people, EVIL)
    return record.model_copy(update={"record": info, "people": people})


def test_what_a_record_says_never_becomes_markup(report: Report, words: Words) -> None:
    records = tuple(_hostile(record) for record in report.records)
    page = Page(render(report.model_copy(update={"records": records}), words, "zh"))
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert EVIL in "".join(page.words)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_opinion_holds_what_a_reviewer_signs(report: Report, words: Words, lang: str) -> None:
    text = Page(render(report, words, lang)).text
    for key in ("case", "conclusion", "timeline", "fail", "undetermined", "pending", "liability"):
        assert words.term("page", key, lang) in text
    for key in ("ask_for", "not_checked", "reviewer", "signed_on", "receipt"):
        assert words.term("page", key, lang) in text
    record = report.records[0]
    for outcome in record.outcomes:
        shown = outcome.status in {"fail", "undetermined", "pending"}
        assert (outcome.title.text(lang) in text) == shown
    assert text.count("李××〔p1〕") >= 3


def test_sections_are_numbered_anew_for_each_record(report: Report, words: Words) -> None:
    text = Page(render(report, words, "zh")).text
    assert text.count("一、基本情况") == 2
    assert text.count("二、结论") == 2


def test_an_open_file_is_told_as_exposure(report: Report, words: Words) -> None:
    record = report.records[0]
    info = record.record.model_copy(update={"state": "open", "decided_on": None})
    opened = record.model_copy(update={"record": info})
    text = Page(render(report.model_copy(update={"records": (opened,)}), words, "zh")).text
    assert "如照此签发的责任" in text
    assert "处理完毕前不宜签发" in text


def test_a_refused_document_gets_no_opinion_and_no_signature(report: Report, words: Words) -> None:
    refused = report.model_copy(update={"records": report.records[1:]})
    text = Page(render(refused, words, "zh")).text
    assert "文件退回说明" in text
    assert words.term("page", "reviewer", "zh") not in text
    assert "/filing/decided_on（第4行）" in text
