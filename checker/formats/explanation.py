"""
A rule's page, and why it has its status in one record, as text for a terminal.

Pure. Imports `report`, `layout` and `view` only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.formats.layout import WIDTH, heading, wrap
from checker.formats.view import View
from checker.report.pages import Section
from checker.report.wording import Wording, absolute
from checker.report.words import Words

#: A version without a last day.
_OPEN_END = "9999-12-31"
_MARKS = {True: "✓", False: "✗", None: "?"}


def render_page(title: str, sections: Sequence[Section], lang: str) -> str:
    """A rule's page."""
    lines = [*wrap(title), "-" * WIDTH]
    for section in sections:
        lines += ["", heading(section.heading, lang)]
        for line in section.lines:
            lines += wrap(line, "  · ")
    return "\n".join(lines) + "\n"


def render_reasons(answer: Mapping[str, Any], wording: Wording, words: Words, lang: str) -> str:
    """Why the rule has its status: the version that governs, then each test, then the values."""
    writer = _Reasons(wording, View(words, lang))
    return "\n".join([*writer.versions(answer), *writer.values(answer)]) + "\n"


class _Reasons:
    def __init__(self, wording: Wording, view: View) -> None:
        self._wording = wording
        self._view = view

    def _term(self, key: str) -> str:
        return self._view.term("explain", key)

    def versions(self, answer: Mapping[str, Any]) -> Iterator[str]:
        """Each subject under the version that governs it, the other versions in a line each."""
        yield heading(self._term("versions"), self._view.lang)
        for version in answer["versions"]:
            start, end = version["from"], version["to"]
            key = "from" if end == _OPEN_END else "period"
            period = self._term(key).format(
                version=version["version"],
                start=self._view.day(start) if start else "…",
                end=self._view.day(end),
            )
            governed = [s for s in version["subjects"] if _governs(version, s)]
            if not governed:
                period = self._view.colon(period, self._term("other_period"))
            yield from wrap(period, "  ")
            for subject in governed:
                yield from self._subject(subject)

    def values(self, answer: Mapping[str, Any]) -> Iterator[str]:
        """Every value that was read, with its name and pointer."""
        lang = self._view.lang
        read = {
            v["pointer"]: v["value"] for i in answer["outcome"]["instances"] for v in i["values"]
        }
        if not read:
            return
        yield ""
        yield heading(self._term("values"), lang)
        for pointer, value in read.items():
            label = self._wording.label(pointer, lang)
            shown = self._wording.value(value, lang, pointer)
            yield from wrap(f"{self._view.colon(label, shown)}  {pointer}", "  · ")

    def _subject(self, subject: Mapping[str, Any]) -> Iterator[str]:
        lang, at = self._view.lang, subject["at"]
        governed = subject["governed_by"]
        name = self._wording.label(at, lang) if at else self._term("whole")
        state = self._view.term("condition", subject["condition"])
        yield from wrap(self._view.colon(name, state), "    ")
        if "missing" in governed:
            yield from wrap(self._wording.unknown([governed["missing"]], lang), "      ")
        else:
            pointer = governed["pointer"]
            place = self._wording.label(pointer, lang) if pointer else self._term("as_of")
            day = self._view.day(governed["date"])
            yield from wrap(f"{self._term('chosen_by')} {place} {day}", "      ")
        shown = list(_telling(subject))
        for number, clause in enumerate(shown, 1):
            if len(shown) > 1:
                yield from wrap(self._term("case").format(number=number), "      ")
            for test in clause:
                yield from wrap(self._test(test, at), f"      {_MARKS[_met(test)]} ", " " * 8)

    def _test(self, test: Mapping[str, Any], at: str) -> str:
        """One test as it is asked, and what the record says to it."""
        found = test["found"]
        asked = self._asked(test, at)
        if not test["wanted"]:
            asked = self._term("must_not").format(asked=asked)
        key = "unknown" if found is None else "true" if found else "false"
        return self._view.colon(asked, self._term(key))

    def _asked(self, test: Mapping[str, Any], at: str) -> str:
        lang = self._view.lang
        if "derived" in test:
            return self._wording.catalog.derived[test["derived"]].title.text(lang)
        operator = test["op"]
        if "day" in test:
            place = self._wording.catalog.anchors[test["day"]].title.text(lang)
        else:
            place = self._wording.label(absolute(at, test["at"]), lang)
        if operator == "given":
            return self._term("given" if test["value"] else "not_given").format(place=place)
        pointer = absolute(at, test.get("at", ""))
        value = self._wording.value(test["value"], lang, pointer)
        return f"{place} {self._view.term('operator', operator)} {value}"


def _met(test: Mapping[str, Any]) -> bool | None:
    return None if test["found"] is None else test["found"] is test["wanted"]


def _telling(subject: Mapping[str, Any]) -> Iterator[list[Mapping[str, Any]]]:
    """
    The tests that settle a condition, case by case.

    Where it holds, the cases that are met in full; where it does not, what fails in each
    case; where it cannot be told, the cases that nothing excludes.
    """
    for clause in subject["clauses"]:
        results = [_met(test) for test in clause]
        if subject["condition"] == "does_not_hold":
            yield [test for test, met in zip(clause, results, strict=True) if met is False]
        elif False not in results and (subject["condition"] != "holds" or None not in results):
            yield clause


def _governs(version: Mapping[str, Any], subject: Mapping[str, Any]) -> bool:
    """Whether the version governs the subject; one whose date is not known may."""
    date = subject["governed_by"].get("date")
    return date is None or (version["from"] or "") <= date <= version["to"]
