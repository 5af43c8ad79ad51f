"""
What is the same for every record, once beside the lines: `rules.json`.

Shapes: `{"format": "checker.rules/1", "rules": {id: RuleInFull}}`; `versions` holds the
    citations of each version with its first and last day.
Pure but for the file it writes.
"""

from __future__ import annotations

import json
from pathlib import Path

from checker.formats.archive.speech import Speech
from checker.formats.archive.writing import Draft

NAME = "rules.json"
FORMAT = "checker.rules/1"


def write(folder: Path, speech: Speech) -> None:
    """Write the rules, by id."""
    entries = {name: entry.model_dump(mode="json") for name, entry in speech.rules.items()}
    draft = Draft(folder / NAME)
    with draft.text() as file:
        json.dump({"format": FORMAT, "rules": entries}, file, ensure_ascii=False, indent=1)
        file.write("\n")
    draft.done()
