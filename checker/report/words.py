"""
The words of the product: enumerated values of records, and its own terms.

Shapes: `Words.glossary` maps an enumerated value to its name; `Words.term(group, key,
    lang)` gives a word of the product itself.
Source: `policies/tables/vocabulary/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.catalog import Bilingual, read_yaml


@dataclass(frozen=True)
class Words:
    """Both vocabularies, loaded once."""

    glossary: dict[str, Bilingual]
    terms: dict[str, dict[str, Bilingual]]

    @classmethod
    def load(cls, policies: Path) -> Words:
        """Read `enums.yaml` and `terms.yaml`. Raises RuleBookError if one is unreadable."""
        folder = policies / "tables" / "vocabulary"
        enums = read_yaml(folder / "enums.yaml")["enums"]
        terms = read_yaml(folder / "terms.yaml")["terms"]
        return cls(
            glossary={key: Bilingual(**words) for key, words in enums.items()},
            terms={
                group: {key: Bilingual(**words) for key, words in entries.items()}
                for group, entries in terms.items()
            },
        )

    def term(self, group: str, key: str, lang: str) -> str:
        """A word of the product; KeyError if there is none, which a test would find."""
        return self.terms[group][key].text(lang)
