"""
The first sheet of the workbook: the figures of the archive, and charts of them.

Pure. Imports `figures`, `look`; writes into a sheet that it is given, row after row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.formats.archive.figures import Figures
from checker.formats.archive.look import FILLS, row_height
from checker.report.models import SEVERITIES
from checker.scan.tally import Group

if TYPE_CHECKING:
    from checker.formats.archive.workbook import Styles

#: The longest lists of a summary; the sheets behind it have all.
_SHOWN = 20
_CHARTED = 15
_ASKED = 40
#: Beside the tables, and how many rows a chart takes.
_CHART_COLUMN = 11
_CHART_ROWS = 23
_PIXELS = {"width": 760, "height": 430}
_NAME_WIDTH, _NUMBER_WIDTH = 52, 13.5


def write(book: Any, sheet: Any, styles: Styles, figures: Figures) -> None:
    """Fill the sheet of the summary."""
    _Cover(book, sheet, styles, figures).write()


class _Cover:
    def __init__(self, book: Any, sheet: Any, styles: Styles, figures: Figures) -> None:
        self._book = book
        self._sheet = sheet
        self._styles = styles
        self._figures = figures
        self._term = figures.speech.term
        self._row = 0
        self._charts: list[Any] = []

    def write(self) -> None:
        """Everything, in the order in which it is read."""
        figures = self._figures
        self._page()
        self._line([(self._term("archive", "title"), self._styles.title)], 30)
        as_of = figures.speech.view.day(figures.scan.receipt.as_of)
        told = figures.speech.view.colon(self._term("receipt", "as_of"), as_of)
        self._line([(told, self._styles.note)])
        self._counted("summary", figures.counts())
        first = self._counted("by_severity", figures.severities())
        self._severity_chart(first)
        self._counted("statuses", figures.statuses())
        self._rules()
        self._grouped("by_year", figures.years(), column=True)
        self._grouped("by_organ", figures.organs()[:_SHOWN])
        self._stages()
        for key, counts in (
            ("by_grade", figures.grades()),
            ("by_role", figures.roles()),
            ("by_ground", figures.grounds()[:_SHOWN]),
            ("attribution", figures.attribution()),
        ):
            self._counted(key, counts)
        self._unknown()
        self._reasons("refusals", figures.refusals())
        self._reasons("engine", figures.engine_errors())
        self._told("not_checked", ((why, " ".join(rules)) for why, rules in figures.skipped()))
        self._told("receipt", figures.receipt())
        for place, chart in enumerate(self._charts):
            self._sheet.insert_chart(1 + place * _CHART_ROWS, _CHART_COLUMN, chart, _PIXELS)

    def _page(self) -> None:
        sheet = self._sheet
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, _NAME_WIDTH)
        sheet.set_column(1, _CHART_COLUMN - 1, _NUMBER_WIDTH)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")

    # -- rows ----------------------------------------------------------------------------

    def _line(self, cells: Iterable[tuple[Any, Any]], height: float | None = None) -> None:
        cells = list(cells)
        if height is None:
            widths = (_NAME_WIDTH, *[_NUMBER_WIDTH] * len(cells))
            wrapped = (
                (cell, width)
                for (cell, style), width in zip(cells, widths, strict=False)
                if isinstance(cell, str) and style is not self._styles.plain
            )
            height = row_height(wrapped)
        self._sheet.set_row(self._row, height)
        for column, (value, style) in enumerate(cells):
            if isinstance(value, str):
                self._sheet.write_string(self._row, column, value, style)
            else:
                self._sheet.write_number(self._row, column, value, style)
        self._row += 1

    def _section(self, title: str, headers: Sequence[str] = ()) -> None:
        self._row += 1
        self._line([(title, self._styles.section)], 20)
        if headers:
            self._line([(header, self._styles.head) for header in headers], 30)

    def _counted(self, key: str, counts: Sequence[Any]) -> tuple[int, Sequence[Any]]:
        """A list of counts; where it begins."""
        if not counts:
            return self._row, counts
        self._section(self._term("archive", key))
        first = self._row
        for count in counts:
            self._line([(count.label, self._styles.text), (count.number, self._styles.count)])
        return first, counts

    def _severities(self, counts: Mapping[str, int]) -> list[tuple[int, Any]]:
        styles = self._styles
        found = [(counts.get(name, 0), styles.count) for name in SEVERITIES]
        return [*found, (sum(counts.values()), styles.count)]

    def _severity_heads(self) -> list[str]:
        names = [self._term("severity", name) for name in SEVERITIES]
        return [*names, self._term("archive", "total")]

    def _rules(self) -> None:
        found = self._figures.rules()[:_SHOWN]
        if not found:
            return
        title = self._term("archive", "by_rule")
        heads = [self._term("column", key) for key in ("rule", "stage", "severity")]
        heads += [self._term("archive", "concerned"), *self._severity_heads()]
        self._section(title, heads)
        first = self._row
        text = self._styles.text
        for entry in found:
            severity = self._styles.severity[entry.severity]
            self._line(
                [
                    (f"{entry.rule} {entry.title}", text),
                    (entry.stage, text),
                    (self._term("severity", entry.severity), severity),
                    (entry.records, self._styles.count),
                    *self._severities(entry.severities),
                ]
            )
        names = [f"{entry.rule} {entry.title}" for entry in found]
        self._stacked(title, first, 4, names, [entry.severities for entry in found])

    def _grouped(
        self, key: str, groups: Sequence[tuple[str, Group]], *, column: bool = False
    ) -> None:
        if not groups:
            return
        title = self._term("archive", key)
        heads = [self._term("column", key.removeprefix("by_"))]
        heads += [self._term("archive", name) for name in ("cases", "failing", "share")]
        self._section(title, [*heads, *self._severity_heads(), self._term("archive", "mean")])
        first = self._row
        styles = self._styles
        for name, group in groups:
            self._line(
                [
                    (name, styles.text),
                    (group.records, styles.count),
                    (group.failing, styles.count),
                    (group.failing / group.records, styles.share),
                    *self._severities(group.findings),
                    (group.findings.total() / group.records, styles.mean),
                ]
            )
        names = [name for name, _ in groups]
        counts = [group.findings for _, group in groups]
        self._stacked(title, first, 4, names, counts, column=column)

    def _stages(self) -> None:
        found = self._figures.stages()
        if not found:
            return
        title = self._term("archive", "by_stage")
        self._section(title, [self._term("column", "stage"), *self._severity_heads()])
        first = self._row
        for name, counts in found:
            self._line([(name, self._styles.text), *self._severities(counts)])
        names = [name for name, _ in found]
        self._stacked(title, first, 1, names, [counts for _, counts in found])

    def _unknown(self) -> None:
        found = self._figures.asked()[:_ASKED]
        if not found:
            return
        heads = [self._term("column", "lacking"), self._term("column", "type")]
        heads += [self._term("archive", "concerned"), self._term("archive", "decisions")]
        self._section(self._term("archive", "asked"), [*heads, self._term("column", "decisions")])
        text, count = self._styles.text, self._styles.count
        for entry in found:
            numbers = (entry.records, entry.decisions, entry.rules)
            self._line(
                [(entry.name, text), (entry.type, text), *((number, count) for number in numbers)]
            )

    def _reasons(self, key: str, reasons: Sequence[Any]) -> None:
        if not reasons:
            return
        heads = [self._term("archive", "example"), self._term("column", "code")]
        self._section(self._term("archive", key), [*heads, self._term("archive", "documents")])
        text = self._styles.text
        for reason in reasons:
            documents = (reason.documents, self._styles.count)
            self._line([(reason.example, text), (reason.code, text), documents])

    def _told(self, key: str, entries: Iterable[tuple[str, str]]) -> None:
        found = list(entries)
        if not found:
            return
        self._section(self._term("page", key))
        plain = self._styles.plain
        for label, value in found:
            self._line([(label, self._styles.text), (value, plain)])

    # -- charts --------------------------------------------------------------------------

    def _severity_chart(self, where: tuple[int, Sequence[Any]]) -> None:
        first, counts = where
        chart = self._book.add_chart({"type": "column"})
        chart.add_series(
            {
                **self._range(first, len(counts), 1),
                "values_data": [count.number for count in counts],
                "categories_data": [count.label for count in counts],
                "points": [{"fill": {"color": FILLS[count.key]}} for count in counts],
                "data_labels": {"value": True},
                "gap": 60,
            }
        )
        chart.set_legend({"none": True})
        self._finish(chart, self._term("archive", "by_severity"))

    def _stacked(
        self,
        title: str,
        first: int,
        offset: int,
        names: Sequence[str],
        counts: Sequence[Mapping[str, int]],
        *,
        column: bool = False,
    ) -> None:
        """A chart of the severities that stand from column `offset` on."""
        shown = len(names) if column else min(len(names), _CHARTED)
        kind = "column" if column else "bar"
        chart = self._book.add_chart({"type": kind, "subtype": "stacked"})
        for place, severity in enumerate(SEVERITIES):
            chart.add_series(
                {
                    **self._range(first, shown, offset + place),
                    "name": self._term("severity", severity),
                    "values_data": [c.get(severity, 0) for c in counts[:shown]],
                    "categories_data": list(names[:shown]),
                    "fill": {"color": FILLS[severity]},
                    "gap": 50,
                }
            )
        if not column:
            # The first of a list stands at the top, as in the table.
            chart.set_y_axis({"reverse": True, "interval_unit": 1})
            chart.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#D9DEE4"}}})
        chart.set_legend({"position": "bottom"})
        self._finish(chart, title)

    def _range(self, first: int, number: int, column: int) -> dict[str, list[Any]]:
        name, last = self._sheet.get_name(), first + number - 1
        return {
            "categories": [name, first, 0, last, 0],
            "values": [name, first, column, last, column],
        }

    def _finish(self, chart: Any, title: str) -> None:
        chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
        chart.set_size(_PIXELS)
        self._charts.append(chart)
