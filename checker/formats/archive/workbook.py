"""
The archive as a workbook: a summary with charts, and the tables to filter and sort.

Shapes: a sheet holds at most 1,048,575 rows below its header; further ones stand in a second
    sheet of the same kind. A cell holds at most 32,767 characters; what is cut says where the
    rest is. What is unknown is told by record here, and by pointer in `undetermined.csv`: one
    row for each would be millions that nobody can filter.
Source: limits of a workbook as Microsoft states them; HYPERLINK() because a sheet holds no
    more than 65,530 links of the other kind.
Pure but for the file it writes. The day of evaluation stands for the day of writing, so that
the same results give the same bytes.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook as _Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from checker.formats.archive import cover, statistics
from checker.formats.archive.columns import (
    FINDINGS,
    LIABILITY,
    RECORDS,
    REFUSED,
    UNDETERMINED,
    Cell,
    Row,
    Table,
    across_rows,
)
from checker.formats.archive.figures import Figures
from checker.formats.archive.jsonl import NAME as LINES
from checker.formats.archive.look import FILLS, FONTS, row_height
from checker.formats.archive.speech import Speech
from checker.formats.archive.writing import Across, Draft, Line, ScanSummary
from checker.report.models import SEVERITIES

NAME = "report.xlsx"
#: Rows of a sheet, with its header.
ROWS = 1_048_576
#: Characters of a cell, as UTF-16 counts them.
_CELL = 32_767
#: Characters of a text within a formula.
_LITERAL = 255
#: What is lacking in one record is named so far; the most useful come first.
_NAMED = 20
_WIDTHS = {
    **{"organ": 24, "year": 7, "case_no": 24, "record": 18, "type": 13, "party": 26, "matter": 40},
    **{"state": 9, "stage": 10, "rule": 11, "title": 28, "severity": 10, "found": 60, "basis": 48},
    **{"version": 12, "remedy": 40, "curable": 10, "due": 12, "liable": 44, "rulebook": 14},
    **{"at": 30, "file": 36, "member": 28, "line": 8, "finding": 19, "waiver": 30, "person": 16},
    **{"role": 14, "grade": 18, "ground": 15, "division": 15, "text": 44, "source": 34, "mode": 18},
    **{"preliminary": 10, "exempt": 15, "lacking": 70, "code": 20, "reason": 70},
    **{"decided_on": 12, "outcome": 10, "problem": 40, "fingerprint": 66},
}
_WIDTH = 11
#: A column of figures gets as wide as its first texts need, within reason.
_LOOKED, _WIDEST = 200, 60
#: Tables as wide as this are printed on two sheets of A3 side by side.
_WIDE = 280
_UNDETERMINED = replace(
    UNDETERMINED,
    columns=(
        *("organ", "year", "case_no", "record", "type"),
        *("undetermined", "missing", "lacking", "file", "member", "line"),
    ),
    rows=lambda speech, line: _lacking(speech, line),
)
_SHEETS = (FINDINGS, LIABILITY, _UNDETERMINED, REFUSED, RECORDS)


class Workbook:
    """Writes `report.xlsx`."""

    def __init__(self, folder: Path, speech: Speech, rows: int = ROWS) -> None:
        """
        Begin in `folder`.

        Args:
            rows: the most rows of a sheet, its header included.
        """
        self._speech = speech
        self._folder = folder
        self._draft = Draft(folder / NAME)
        # What a sheet holds waits beside the workbook: a system's own place may be too small.
        self._waiting = folder / f".{NAME}.sheets"
        shutil.rmtree(self._waiting, ignore_errors=True)
        self._waiting.mkdir()
        self._book = _Workbook(
            str(self._draft.path),
            {
                "constant_memory": True,
                "tmpdir": str(self._waiting),
                "use_zip64": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        styles = self._styles = Styles(self._book, speech.lang, lines=False)
        self._cover = self._book.add_worksheet(speech.term("archive", "summary"))
        self._cover_styles = Styles(self._book, speech.lang, lines=True)
        self._sheets = {
            table.name: _Sheet(self._book, styles, table, speech, rows) for table in _SHEETS
        }

    def add(self, line: Line, _text: str) -> None:
        """Write the rows of one line into every sheet."""
        file = self._file(line["record"]["source"]["path"])
        record = self._sheets[RECORDS.name].next()
        findings = self._sheets[FINDINGS.name].next() if line["summary"]["fail"] else None
        for table in _SHEETS:
            links = {"findings": findings} if table is RECORDS else {"record": record}
            for row in table.rows(self._speech, line):
                self._sheets[table.name].write(row, {"file": file, **links})

    def add_across(self, finding: Across) -> None:
        """Write the row of a finding over several records."""
        for table, row in across_rows(self._speech, finding):
            if table is FINDINGS:
                self._sheets[table.name].write(row, {})

    def close(self, scan: ScanSummary) -> None:
        """Write the summary, and let the workbook stand."""
        for sheet in self._sheets.values():
            sheet.close()
        figures = Figures(self._speech, scan)
        for table in statistics.tables(figures):
            self._statistics(table)
        cover.write(self._book, self._cover, self._cover_styles, figures)
        day = datetime.datetime.fromisoformat(scan.receipt.as_of)
        title = self._speech.term("archive", "title")
        self._book.set_properties({"title": title, "created": day})
        self._book.close()
        self._draft.done()
        self._waiting.rmdir()

    def _statistics(self, table: statistics.Statistics) -> None:
        """One sheet of figures."""
        title = self._speech.term("sheet", table.name)
        widths = [self._width(table, number) for number in range(len(table.headers))]
        sheet = _begun(self._book, self._styles, title, table.headers, widths)
        sheet.freeze_panes(1, 1)
        severities = {self._speech.term("severity", name): name for name in SEVERITIES}
        for at, row in enumerate(table.rows, 1):
            texts = ((c, w) for c, w in zip(row, widths, strict=True) if isinstance(c, str))
            sheet.set_row(at, row_height(texts))
            for number, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(at, number, cell, self._styles.count)
                elif number == table.severity:
                    style = self._styles.severity[severities[str(cell)]]
                    sheet.write_string(at, number, str(cell), style)
                else:
                    sheet.write_string(at, number, str(cell), self._styles.text)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.headers) - 1)

    def _width(self, table: statistics.Statistics, number: int) -> float:
        texts = [row[number] for row in table.rows[:_LOOKED]]
        longest = max((2 * len(t) for t in texts if isinstance(t, str)), default=0)
        return min(max(longest, _WIDTH), _WIDEST)

    def discard(self) -> None:
        """Remove what was written."""
        for sheet in self._book.worksheets():
            sheet._opt_close()
        shutil.rmtree(self._waiting, ignore_errors=True)
        self._draft.discard()

    def _file(self, path: str) -> str | None:
        """A file as the workbook finds it from its own place; None if it cannot."""
        if path == "-" or re.search(r"[#%*?<>|\"]", path):
            return None
        return path if Path(path).is_absolute() else os.path.relpath(path, self._folder)


class Styles:
    """The formats of cells."""

    def __init__(self, book: Any, lang: str, *, lines: bool) -> None:
        """Make them in a workbook, for a language, with a line below each cell or without."""
        name = "等线" if lang == "zh" else "Calibri"
        font = {"font_name": name, "font_size": 10, "valign": "top"}
        edge = {"bottom": 1, "bottom_color": "#D9DEE4"} if lines else {}
        self._book = book
        self.text = self._add(font, edge, {"text_wrap": True, "num_format": "@"})
        number = {"align": "right", "indent": 1}
        self.count = self._add(font, edge, number, {"num_format": "#,##0"})
        self.year = self._add(font, edge, {"num_format": "0", "align": "center"})
        link = {"font_color": "#1F5FA8", "underline": 1}
        self.link = self._add(font, edge, link, {"text_wrap": True})
        self.link_count = self._add(font, edge, link, number, {"num_format": "#,##0"})
        head = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#5A2522", "text_wrap": True}
        self.head = self._add(font, head, {"valign": "vcenter", "border": 1})
        self.severity: dict[str, Any] = {
            name: self._add(font, edge, {"bg_color": FILLS[name], "font_color": FONTS[name]})
            for name in SEVERITIES
        }
        self.title = self._add(font, {"font_size": 18, "bold": True, "font_color": "#B3261E"})
        self.section = self._add(font, {"font_size": 12, "bold": True, "bottom": 2})
        self.share = self._add(font, edge, number, {"num_format": "0.0%"})
        self.mean = self._add(font, edge, number, {"num_format": "0.0"})
        self.plain = self._add(font, {"num_format": "@"})
        self.note = self._add(font, {"font_color": "#5D6878", "text_wrap": True})

    def _add(self, *parts: dict[str, Any]) -> Format:
        merged: dict[str, Any] = {}
        for part in parts:
            merged |= part
        return self._book.add_format(merged)


class _Sheet:
    """One table, on as many sheets as it needs."""

    def __init__(self, book: Any, styles: Styles, table: Table, speech: Speech, rows: int) -> None:
        self._book = book
        self._styles = styles
        self._table = table
        self._name = speech.term("sheet", table.name)
        self._headers = table.headers(speech)
        self._cut = speech.term("archive", "cut").format(file=LINES)
        self._rows = rows
        self._number = 0
        self._severities = {speech.term("severity", name): name for name in SEVERITIES}
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        suffix = f" ({self._number})" if self._number > 1 else ""
        self._title = self._name + suffix
        widths = [_WIDTHS.get(column, _WIDTH) for column in self._table.columns]
        self._sheet = _begun(self._book, self._styles, self._title, self._headers, widths)
        self._sheet.freeze_panes(1, 3 if self._table.columns[2] == "case_no" else 1)
        self._row = 1

    def next(self) -> str:
        """Where the next row will stand, as a link names it."""
        if self._row >= self._rows:
            self._end()
            self._begin()
        return f"#'{self._title}'!A{self._row + 1}"

    def write(self, row: Row, links: dict[str, str | None]) -> None:
        """
        Write a row.

        Args:
            links: where the cells of these columns lead.
        """
        self.next()
        cells = {column: self._fitted(row.get(column)) for column in self._table.columns}
        texts = ((c, _WIDTHS.get(k, _WIDTH)) for k, c in cells.items() if isinstance(c, str))
        self._sheet.set_row(self._row, row_height(texts))
        for number, (column, cell) in enumerate(cells.items()):
            self._cell(number, column, cell, links.get(column))
        self._forget(self._row - 2)
        self._row += 1

    def _forget(self, row: int) -> None:
        """Let go of the height of a row that is written: the writer would keep a million."""
        self._sheet.row_info.pop(row, None)
        self._sheet.row_sizes.pop(row, None)

    def close(self) -> None:
        """End the sheet."""
        self._end()

    def _end(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._table.columns) - 1)

    def _cell(self, number: int, column: str, cell: Cell, link: str | None) -> None:
        styles, sheet, at = self._styles, self._sheet, self._row
        if cell is None or cell == "":
            return
        if isinstance(cell, int):
            if link:
                sheet.write_formula(
                    at, number, _hyperlink(link, str(cell)), styles.link_count, cell
                )
            else:
                style = styles.year if column in {"year", "line"} else styles.count
                sheet.write_number(at, number, cell, style)
            return
        if link and len(link) <= _LITERAL and len(cell) <= _LITERAL:
            shown = f'"{_quoted(cell)}"'
            sheet.write_formula(at, number, _hyperlink(link, shown), styles.link, cell)
            return
        style = styles.text
        if column == "severity":
            style = styles.severity[self._severities[cell]]
        sheet.write_string(at, number, cell, style)

    def _fitted(self, cell: Cell) -> Cell:
        """What a cell can hold, with a mark where it was cut."""
        if not isinstance(cell, str) or (cell.isascii() and len(cell) <= _CELL):
            return cell
        text = cell.encode("utf-8", "backslashreplace").decode()
        if len(text) * 2 <= _CELL or len(text.encode("utf-16-le")) // 2 <= _CELL:
            return text
        kept = text.encode("utf-16-le")[: 2 * (_CELL - len(self._cut))]
        return kept.decode("utf-16-le", "ignore") + self._cut


def _begun(
    book: Any, styles: Styles, title: str, headers: Sequence[str], widths: Sequence[float]
) -> Worksheet:
    """A sheet with its header, ready to be filled and printed."""
    sheet: Worksheet = book.add_worksheet(title)
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    sheet.set_row(0, 32)
    for number, header in enumerate(headers):
        sheet.write_string(0, number, header, styles.head)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1 if sum(widths) < _WIDE else 2, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.hide_gridlines(0)
    return sheet


def _hyperlink(link: str, shown: str) -> str:
    return f'=HYPERLINK("{_quoted(link)}",{shown})'


def _quoted(text: str) -> str:
    return text.replace('"', '""')


def _lacking(speech: Speech, line: Line) -> Iterator[Row]:
    """What is unknown of a record, in one row."""
    needs = line["ask_for"]
    if not needs:
        return
    record = line["record"]
    named = [speech.need(record["type"], n["kind"], n["ref"]) for n in needs[:_NAMED]]
    more = len(needs) - len(named)
    told = [speech.listed(named)]
    if more:
        told.append(speech.term("archive", "more").format(count=more))
    (first, *_) = UNDETERMINED.rows(speech, line)
    yield {
        **{column: first[column] for column in _UNDETERMINED.columns if column in first},
        "undetermined": line["summary"]["undetermined"],
        "missing": len(needs),
        "lacking": "".join(told),
    }
