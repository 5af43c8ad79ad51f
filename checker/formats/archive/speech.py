"""
The words of an archive's outputs: a line holds codes and pointers, a reader wants names.

What a program of the product says in a single report it says here in the same words.
Pure. Imports `catalog`, `records`, `report`, `formats.view`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from checker.catalog import Catalog
from checker.formats.view import View
from checker.records.shape import RECORD_TYPES
from checker.report import assemble
from checker.report.models import Basis, RuleInFull
from checker.report.wording import Wording
from checker.report.words import Words

#: What is unknown has the same names from record to record; so many are kept.
_KEPT = 1 << 14


@dataclass(frozen=True)
class Speech:
    """The words for one language."""

    catalog: Catalog
    words: Words
    lang: str
    _cited: dict[Any, str] = field(default_factory=dict, repr=False)
    _needs: dict[Any, str] = field(default_factory=dict, repr=False)

    @cached_property
    def view(self) -> View:
        """The words of single reports."""
        return View(self.words, self.lang)

    def term(self, group: str, key: str) -> str:
        """A word of the product."""
        return self.words.term(group, key, self.lang)

    def say(self, text: Mapping[str, str]) -> str:
        """A bilingual text of a line."""
        return text["zh" if self.lang == "zh" else "en"]

    def listed(self, parts: Iterable[str]) -> str:
        """Whole phrases in one cell."""
        return ("；" if self.lang == "zh" else "; ").join(parts)

    @cached_property
    def rules(self) -> dict[str, RuleInFull]:
        """What is the same for every record, by rule."""
        return {
            rule.id: assemble.rule_in_full(self.catalog, rule)
            for rule in self.catalog.rules.values()
        }

    def title(self, rule: str) -> str:
        """The title of a rule."""
        return self.rules[rule].title.text(self.lang)

    def cite(self, basis: Iterable[Mapping[str, Any]]) -> str:
        """The citations of an outcome."""
        entries = list(basis)
        key = tuple((b["norm"], b["article"], b["version"], b["authority"]) for b in entries)
        if key not in self._cited:
            self._cited[key] = self.view.cite(Basis.model_validate(entry) for entry in entries)
        return self._cited[key]

    def need(self, record_type: str | None, kind: str, ref: str) -> str:
        """What is unknown, by name; `ref` may be a pattern."""
        key = (record_type, kind, ref)
        if key not in self._needs:
            if len(self._needs) >= _KEPT:
                self._needs.clear()
            known = record_type or next(iter(RECORD_TYPES))
            wording = Wording(self.catalog, self.words.glossary, known, {})
            self._needs[key] = wording.reference({"kind": kind, "ref": ref}, self.lang)
        return self._needs[key]

    # -- an instance -----------------------------------------------------------------------

    def found(self, instance: Mapping[str, Any]) -> str:
        """What was found, with what a reader must know about it."""
        marks = (
            ("provisional", instance["provisional"]),
            ("filled", any(value["filled"] for value in instance["values"])),
        )
        remarks = [self.term("page", key) for key, holds in marks if holds]
        return self.say(instance["message"]) + self.view.bracketed(remarks)

    def waiver(self, waiver: Mapping[str, Any] | None) -> str | None:
        """Who answers for leaving a breach as it is, why, and until when."""
        if waiver is None:
            return None
        parts = {**waiver, "expires_on": self.view.day(waiver["expires_on"])}
        return self.term("waiver", "told").format(**parts)

    def person(self, entry: Mapping[str, Any], line: Mapping[str, Any]) -> str:
        """A person's name as the line has it, or id."""
        return line["people"].get(entry["person"]) or str(entry["person"])

    def source(self, title: Mapping[str, str]) -> str:
        """The title of rules on liability, as it is cited."""
        return f"《{self.say(title)}》" if self.lang == "zh" else self.say(title)

    def answers(self, instance: Mapping[str, Any], line: Mapping[str, Any]) -> str:
        """Who answers, with role and grade, in one cell; or why nobody can be named."""
        if instance["liability"]:
            return self.listed(self._liable(entry, line) for entry in instance["liability"])
        if instance["unattributed"]:
            record_type = line["record"]["type"]
            refs = (self.need(record_type, n["kind"], n["ref"]) for n in instance["unattributed"])
            return self.term("page", "unattributed_why").format(refs=self.view.joined(refs))
        return self.listed(dict.fromkeys(self.say(r["text"]) for r in instance["no_ground"]))

    def _liable(self, entry: Mapping[str, Any], line: Mapping[str, Any]) -> str:
        return self.person(entry, line) + self.view.bracketed(self._marks(entry))

    def _marks(self, entry: Mapping[str, Any]) -> Iterator[str]:
        yield self.term("role", entry["role"])
        if entry["exempt"]:
            yield self.term("page", "free")
            return
        if entry["grade"]:
            yield self.term("grade", entry["grade"])
        if entry["mode"] == "exposure":
            yield self.term("page", "as_is")
        if entry["preliminary"]:
            yield self.term("page", "preliminary")
