"""The page of an archive: whole, self-contained, and right about what it counts."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from checker.formats.archive import Archive, charts
from checker.formats.archive.page import NAME
from checker.formats.archive.speech import Speech
from checker.report.models import SEVERITIES, NotChecked, Text
from checker.scan.tally import Tally
from tests.formats.archive import lines as made
from tests.formats.test_html import EVIL, Page

Lines = list[dict[str, Any]]


def written(folder: Path, lines: Lines, speech: Speech) -> tuple[Page, Tally]:
    tally = made.written(folder, ["html"], lines, speech)
    return Page((folder / NAME).read_text(encoding="utf-8")), tally


def test_the_page_is_well_formed_and_loads_nothing(
    tmp_path: Path, lines: Lines, speech: Speech
) -> None:
    page, _ = written(tmp_path, lines, speech)
    assert page.open == []
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.tags}
    loading = {"src", "href", "action", "background", "data", "srcset"}
    assert [attrs for _, attrs in page.tags if loading & set(attrs)] == []
    assert not re.search(r"url\(|@import", (tmp_path / NAME).read_text(encoding="utf-8"))
    policy = [a["content"] for tag, a in page.tags if tag == "meta" and "http-equiv" in a]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_it_holds_every_part(tmp_path: Path, lines: Lines, speech: Speech) -> None:
    page, _ = written(tmp_path, lines, speech)
    wanted = (
        *("overall", "frequent", "by_stage", "organs", "years", "by_type", "attribution"),
        *("by_grade", "by_role", "by_ground", "asked", "refusals", "across_title", "sample"),
    )
    for key in wanted:
        assert speech.term("archive", key) in page.text
    assert speech.term("page", "receipt") in page.text
    assert "0" * 64 in page.text


def test_what_a_record_says_never_becomes_markup(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    lines = copy.deepcopy(lines)
    for line in lines:
        record = line["record"]
        record["source"]["path"] = EVIL
        if record["id"] is not None:
            record |= {"organ": EVIL, "case_no": EVIL, "party": EVIL}
        for fault in line["refused"] or ():
            fault["message"] = {"zh": EVIL, "en": EVIL}
    page, _ = written(tmp_path, lines, zh)
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert EVIL in "".join(page.words)


def test_a_quiet_archive_says_that_nothing_was_found(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    quiet = [line for line in lines if line["refused"] is None and not line["summary"]["fail"]]
    writer = Archive(tmp_path, ["html"], zh)
    for line in quiet:
        writer.add(line)
    writer.close(made.receipt())
    page = Page((tmp_path / NAME).read_text(encoding="utf-8"))
    assert zh.term("archive", "told_none") in page.text
    for key in ("frequent", "across_title", "sample", "attribution", "refusals"):
        assert zh.term("archive", key) not in page.text


def test_an_archive_of_nothing_is_a_page_too(tmp_path: Path, speech: Speech) -> None:
    writer = Archive(tmp_path, ["html"], speech)
    writer.close(
        made.receipt(), [NotChecked(rule="PEN-0001", reason=Text(zh="未选择", en="not chosen"))]
    )
    page = Page((tmp_path / NAME).read_text(encoding="utf-8"))
    assert page.open == []
    assert "PEN-0001" in page.text
    counts = {a["data-key"]: a["data-count"] for _, a in page.tags if "data-key" in a}
    assert set(counts.values()) == {"0"}


def test_records_the_engine_failed_on_are_told_as_no_pass(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    failed = copy.deepcopy(lines[0]) | {"outcomes": [], "ask_for": []}
    failed["summary"] = dict.fromkeys(failed["summary"], 0)
    failed["engine_error"] = {"code": "timeout", "message": {"zh": "超时", "en": "timed out"}}
    page, _ = written(tmp_path, [*lines, failed], zh)
    assert "未能检查1件，没有结论，不得视为符合" in page.text
    assert zh.term("archive", "engine") in page.text
    assert "timeout" in page.text


def test_long_lists_say_where_the_rest_is(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    many = list(made.copies(lines, 400))
    for number, line in enumerate(many):
        if line["record"]["id"] is not None:
            line["record"]["organ"] = f"第{number % 40}局"
    page, tally = written(tmp_path, many, zh)
    assert f"列出前25项，共{len(tally.organs)}项，其余见 report.xlsx" in page.text
    assert len([1 for organ in tally.organs if str(organ) in page.text]) < len(tally.organs)


def test_the_sample_stands_with_how_it_was_drawn(tmp_path: Path, lines: Lines, zh: Speech) -> None:
    many = list(made.copies(lines, 200))
    page, tally = written(tmp_path, many, zh)
    drawn = tally.sample.drawn()
    assert len(drawn) == 50
    for entry in drawn:
        assert f"archive.jsonl:{entry.record['source']['line']}" in page.text
    assert "影响效力 8、严重 4、一般 2、提示 1" in page.text


@pytest.mark.parametrize("years", [1, 2, 9, 30])
def test_columns_stand_on_their_foot_and_say_their_numbers(years: int) -> None:
    groups = [(str(2000 + n), {"invalidating": n, "minor": 2 * n}) for n in range(1, years + 1)]
    drawn = charts.columns(groups, "title")
    rects = [
        {key: float(value) for key, value in re.findall(r'(x|y|width|height)="([\d.]+)"', rect)}
        for rect in re.findall(r"<rect[^>]*>", drawn)
    ]
    assert len(rects) == 2 * years
    for low, high in zip(rects[::2], rects[1::2], strict=True):
        assert low["y"] + low["height"] == pytest.approx(170, abs=0.1)
        assert high["y"] + high["height"] == pytest.approx(low["y"], abs=0.1)
        assert high["height"] == pytest.approx(2 * low["height"], abs=0.1)
        assert high["y"] >= 15
        assert 0 <= low["x"] <= 640 - low["width"]
    if years < 10:
        assert all(f">{3 * n}</text>" in drawn for n in range(1, years + 1))


def test_a_bar_shares_its_length_by_severity() -> None:
    drawn = charts.bar({"invalidating": 1, "major": 2, "advisory": 1}, 8)
    widths = [float(w) for w in re.findall(r'width="([\d.]+)%"', drawn)]
    lefts = [float(x) for x in re.findall(r' x="([\d.]+)%"', drawn)]
    assert (widths, lefts) == ([12.5, 25, 12.5], [0, 12.5, 37.5])
    assert charts.bar(dict.fromkeys(SEVERITIES, 0), 0).count("<rect") == 0


def test_what_is_broken_across_records_is_told_before_what_cannot_be_told(
    tmp_path: Path, lines: Lines, zh: Speech
) -> None:
    broken, unknown = made.across(lines)
    with Archive(tmp_path, ["html"], zh) as archive:
        for line in lines:
            archive.add(line)
        for _ in range(70):
            archive.add_across(unknown)
        for _ in range(70):
            archive.add_across(broken)
        archive.close(made.receipt())
    text = Page((tmp_path / NAME).read_text(encoding="utf-8")).text
    assert text.count(broken.message.zh) == 50
    assert text.count(f"（{zh.term('status', 'undetermined')}）") == 10
    assert "列出前60项，共140项，其余见 across.jsonl" in text
    assert text.rindex(broken.message.zh) < text.index("（无法判断）")
