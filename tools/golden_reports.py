"""
The golden reports: what the checker prints on two small records, in every format.

    python -m tools.golden_reports             fail if a report is not as it would be, and show how
    python -m tools.golden_reports --update    write fixtures/reports/

They are made end to end, by the engine, over rules that are fixed here, so that a new rule
changes nothing. What differs from machine to machine or with every change of a table (hashes,
versions of programs, the list of rules that were not asked) is replaced.
Look at the differences before you commit them: they are what users will see.
"""

from __future__ import annotations

import argparse
import contextlib
import sys

from checker import app
from checker.formats import FORMATS
from checker.report.models import RecordReport, Report, Summary
from tools.generated import ROOT, run

FOLDER = "fixtures/reports"
AS_OF = "2026-06-01"
#: A broken rule with and without liability, one that is pending, unknown, kept, not asked.
RULES = (*(f"PEN-000{n}" for n in range(1, 10)), "PEN-0060", "PEN-0120")
_NOT_ASKED = "PEN-0010"
_INPUTS = {
    "case": ("input/case.json",),
    "refused": ("input/refused.json",),
    "both": ("input/case.json", "input/refused.json"),
}
#: The formats that are kept for both languages, and how their files end.
_ENDINGS = {"sarif": "sarif", "junit": "junit.xml", "markdown": "md", "github": "github"}
_NO_HASH = "0" * 64


def report(name: str, shop: app.Workshop) -> Report:
    """One of the reports, without what differs from machine to machine."""
    request = app.Request(
        sources=tuple(f"{FOLDER}/{path}" for path in _INPUTS[name]),
        as_of=AS_OF,
        selection=app.Selection(rules=RULES),
    )
    with contextlib.chdir(ROOT):
        made = app.check(shop, request)
    hashes = dict.fromkeys(("bundle", "calendar", "schemas"), _NO_HASH)
    fixed = {"tool": "0.0.0", "opa": "0.0.0", **hashes}
    return made.model_copy(
        update={
            "records": tuple(_settled(record) for record in made.records),
            "receipt": made.receipt.model_copy(update=fixed),
        }
    )


def _settled(record: RecordReport) -> RecordReport:
    skipped = tuple(entry for entry in record.not_checked if entry.rule == _NOT_ASKED)
    return record.model_copy(update={"not_checked": skipped})


def _kept(record: RecordReport) -> RecordReport:
    """The record as if only the rules it keeps had been asked."""
    outcomes = tuple(outcome for outcome in record.outcomes if outcome.status == "pass")
    summary = Summary.model_validate({"pass": len(outcomes)})
    more: dict[str, object] = {"outcomes": outcomes, "summary": summary, "ask_for": ()}
    return record.model_copy(update=more)


def files() -> dict[str, str]:
    """Every golden file by its path below the root of the checkout."""
    shop = app.Workshop.open()
    words = shop.words
    case, refused, both = (report(name, shop) for name in ("case", "refused", "both"))
    kept = case.model_copy(update={"records": tuple(_kept(record) for record in case.records)})
    empty = both.model_copy(update={"records": ()})
    made = {
        "case.json": FORMATS["json"](case, words, "zh"),
        "refused.json": FORMATS["json"](refused, words, "zh"),
        **{f"empty.{name}": render(empty, words, "zh") for name, render in FORMATS.items()},
    }
    for lang in ("zh", "en"):
        made |= {
            f"case.{lang}.txt": FORMATS["text"](case, words, lang),
            f"case.all.{lang}.txt": FORMATS["text"](case, words, lang, everything=True),
            f"refused.{lang}.txt": FORMATS["text"](refused, words, lang),
            f"both.{lang}.html": FORMATS["html"](both, words, lang),
            f"kept.{lang}.txt": FORMATS["text"](kept, words, lang),
        }
        for name, ending in _ENDINGS.items():
            made[f"both.{lang}.{ending}"] = FORMATS[name](both, words, lang)
            made[f"kept.{lang}.{ending}"] = FORMATS[name](kept, words, lang)
    made["both.all.zh.sarif"] = FORMATS["sarif"](both, words, "zh", everything=True)
    return {f"{FOLDER}/{name}": text for name, text in made.items()}


def main(arguments: list[str]) -> int:
    """Compare or write the golden reports; 0 if they are as they would be or were written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true", help="write the files")
    update: bool = parser.parse_args(arguments).update
    return run(__doc__ or "", files(), [] if update else ["--check"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
