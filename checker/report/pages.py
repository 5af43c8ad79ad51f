"""
What there is to say about one rule, for its page and for `checker explain`.

Shapes: `page` gives sections in a fixed order, each a heading and its lines; a line is
    plain text. The docs and the terminal print the same sections.
Pure. Imports `catalog`, `assemble`, `citing`, `wording` and `words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.catalog import Catalog, Rule, Version
from checker.report import assemble, citing
from checker.report.wording import Wording, absolute, enumeration
from checker.report.words import Words

_NO_TITLES: dict[str, Any] = {}


@dataclass(frozen=True)
class Section:
    """One section of a page."""

    heading: str
    lines: tuple[str, ...]


def heading(rule: Rule, catalog: Catalog, words: Words, lang: str) -> str:
    """The page's first line: number, title, severity, rule book."""
    severity = words.term("severity", rule.severity, lang)
    book = catalog.books[rule.book].title.text(lang)
    marks = f"（{severity}，{book}）" if lang == "zh" else f" ({severity}, {book})"
    return f"{rule.id} {rule.title.text(lang)}{marks}"


def page(rule: Rule, catalog: Catalog, words: Words, lang: str) -> list[Section]:
    """The sections of a rule's page in one language."""
    return _Page(rule, catalog, words, lang).sections()


class _Page:
    def __init__(self, rule: Rule, catalog: Catalog, words: Words, lang: str) -> None:
        self._rule = rule
        self._catalog = catalog
        self._words = words
        self._lang = lang
        places = catalog.scopes[rule.scope].of
        # A meeting is a record of its own, and a part of a case: the shorter names read better.
        self._of = min(places, key=lambda record_type: len(places[record_type]))
        self._wording = Wording(catalog, words.glossary, self._of, {})

    def sections(self) -> list[Section]:
        contents = {
            "question": self._question(),
            "when": self._when(),
            "versions": self._versions(),
            "remedy": iter([self._remedy()]),
            "liability": iter([self._term("branch", self._rule.liability.branch)]),
            "provisions": self._provisions(),
        }
        found = (Section(self._term("rule", key), tuple(c)) for key, c in contents.items())
        return [section for section in found if section.lines]

    def _term(self, group: str, key: str) -> str:
        return self._words.term(group, key, self._lang)

    def _colon(self, label: str, text: str) -> str:
        return f"{label}：{text}" if self._lang == "zh" else f"{label}: {text}"

    def _question(self) -> Iterator[str]:
        rule, lang = self._rule, self._lang
        yield self._catalog.kinds[rule.kind].description.text(lang)
        scope = self._catalog.scopes[rule.scope]
        stage = self._term("stage", rule.stage)
        yield self._colon(self._term("rule", "stage"), stage)
        # A subject that stands in a list is looked at one by one.
        if any(scope.of.values()):
            yield self._colon(self._term("rule", "each"), scope.title.text(lang))

    def _when(self) -> Iterator[str]:
        rule, catalog, lang = self._rule, self._catalog, self._lang
        reach = catalog.books[rule.book].reach
        for name in [*([reach] if reach else []), *rule.when]:
            yield catalog.conditions[name]["title"][lang]
        anchor = catalog.anchors[rule.governed_by].title.text(lang)
        yield self._colon(self._term("rule", "governed_by"), anchor)

    def _versions(self) -> Iterator[str]:
        for version in self._rule.versions:
            period = self._period(version)
            basis = assemble.basis(self._catalog, version)
            cited = citing.cite(basis, self._words, self._lang)
            if version.unknown:
                asked = self._term("rule", "unknown")
            else:
                parts = (self._asked(version), *self._also(version))
                asked = ("；" if self._lang == "zh" else "; ").join(part for part in parts if part)
            yield self._colon(period, asked)
            yield self._colon(self._term("page", "basis"), cited)

    def _period(self, version: Version) -> str:
        start, end = version.from_, version.to
        if start and end:
            return self._term("rule", "period").format(start=start, end=end)
        key = "since" if start else "until" if end else "always"
        return self._term("rule", key).format(start=start, end=end)

    def _asked(self, version: Version) -> str:
        params = {**self._rule.params, **version.params}
        return self._wording.asks(self._rule, params, self._lang)[0]

    def _also(self, version: Version) -> Iterator[str]:
        """Conditions of this version, and parameters that its sentence does not name."""
        for name in version.when:
            yield self._catalog.conditions[name]["title"][self._lang]
        params = {**self._rule.params, **version.params}
        _, named = self._wording.asks(self._rule, params, self._lang)
        titles = self._catalog.kinds[self._rule.kind].params.get("properties", {})
        # `on_page: false` marks a parameter that only says where the kind has to look.
        for name, value in params.items():
            schema = titles.get(name, _NO_TITLES)
            if name not in named and value is not False and schema.get("on_page", True):
                yield self._titled(name, value, schema, "：" if self._lang == "zh" else ": ")

    def _titled(self, name: str, value: Any, schema: Mapping[str, Any], mark: str = " ") -> str:
        """A parameter with its title; one that is only switched on is its title."""
        title = schema.get("title_zh" if self._lang == "zh" else "title", name)
        if value is True:
            return str(title)
        text = self._value(value, schema)
        return f"{title}{mark}{text}" if title else text

    def _value(self, value: Any, schema: Mapping[str, Any]) -> str:
        if isinstance(value, Mapping):
            titles = schema.get("properties", {})
            parts = [
                self._titled(key, inner, schema_)
                for key, inner in value.items()
                if (schema_ := titles.get(key, _NO_TITLES)).get("on_page", True)
            ]
            return ("，" if self._lang == "zh" else ", ").join(parts)
        if isinstance(value, list):
            inner = schema.get("items", _NO_TITLES)
            parts = [self._value(v, inner) for v in value]
            if value and isinstance(value[0], Mapping):
                parts = [self._bracket(part) for part in parts]
            return enumeration(parts, self._lang)
        if isinstance(value, str) and value.startswith(("./", "/")):
            subject = self._catalog.scopes[self._rule.scope].of[self._of]
            label = self._wording.label(absolute(subject, value), self._lang)
            return label if self._lang == "zh" else f"“{label}”"
        return self._wording.value(value, self._lang)

    def _bracket(self, text: str) -> str:
        return f"（{text}）" if self._lang == "zh" else f"({text})"

    def _remedy(self) -> str:
        curable = self._term("page", "curable" if self._rule.curable else "incurable")
        space = "" if self._lang == "zh" else " "
        return f"{self._rule.remedy.text(self._lang)}{space}{self._bracket(curable)}"

    def _provisions(self) -> Iterator[str]:
        for provision in self._rule.provisions:
            yield f"{provision} {self._catalog.provisions[provision].title.text(self._lang)}"
