"""
The words of the product: enumerated values of records, and its own terms.

Shapes: `Words.glossary` maps an enumerated value to its name, and `special(end, value)` to
    the name it has where a pointer's pattern ends so; `Words.term(group, key, lang)` gives
    a word of the product itself.
Errors: RuleBookError if a table is unreadable or one of its words is not in both languages.
Source: `policies/tables/vocabulary/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.catalog import Bilingual, read_yaml
from checker.errors import RuleBookError

#: The group of words for places in a norm that are not numbered by articles.
LOCATOR = "locator"


@dataclass(frozen=True)
class Words:
    """Both vocabularies, loaded once."""

    glossary: dict[str, Bilingual]
    terms: dict[str, dict[str, Bilingual]]

    @classmethod
    def load(cls, policies: Path) -> Words:
        """Read `enums.yaml` and `terms.yaml`. Raises RuleBookError if one is wrong."""
        folder = policies / "tables" / "vocabulary"
        enums, terms = folder / "enums.yaml", folder / "terms.yaml"
        values = read_yaml(enums)
        glossary = _entries(enums, values["enums"])
        for end, names in values["in"].items():
            found = _entries(enums, names)
            glossary.update({special(end, value): name for value, name in found.items()})
        groups = {
            group: _entries(terms, entries) for group, entries in read_yaml(terms)["terms"].items()
        }
        for article, name in groups.get(LOCATOR, {}).items():
            glossary[special(LOCATOR, article)] = name
        return cls(glossary=glossary, terms=groups)

    def term(self, group: str, key: str, lang: str) -> str:
        """A word of the product; KeyError if there is none, which a test would find."""
        return self.terms[group][key].text(lang)


def special(end: str, value: str) -> str:
    """The glossary's key for a value that has a name of its own in some fields."""
    return f"{end} {value}"


def _entries(path: Path, entries: Mapping[str, Any]) -> dict[str, Bilingual]:
    for key, words in entries.items():
        complete = isinstance(words, Mapping) and set(words) == {"zh", "en"}
        if not complete or not all(isinstance(word, str) and word for word in words.values()):
            raise RuleBookError(
                f"词表 {path} 中“{key}”应恰有 zh、en 两项文字，请更正。",
                f"In {path}, `{key}` must have exactly the texts zh and en; mend it.",
            )
    return {key: Bilingual(**words) for key, words in entries.items()}
