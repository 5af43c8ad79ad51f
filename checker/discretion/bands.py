"""
The bands of a discretion table: what they are cut from, and the shape in which Rego reads them.

Shapes: a section's `Whole` is the statutory range (or the case of one) that it divides. For
    Rego a table is its sections by `range|party`; a band has its ends as whole figures, in
    fen or percent, each with whether it is in, and the tests of its circumstances.
Pure. Imports `catalog` and `cuts` only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.catalog import (
    Band,
    BandSection,
    ChoiceFactor,
    DiscretionTable,
    NumberFactor,
    Span,
)
from checker.discretion.cuts import Interval, closed

_OPEN = 10**18


@dataclass(frozen=True)
class Whole:
    """What a section divides: its figures, and the values of the record in which it applies.

    Attributes:
        reads: the value of the violation that the range follows, None where it follows none.
        from_: from which value on this case applies, and `below` until which, both in fen.
    """

    ends: Interval
    dense: bool
    reads: str | None
    from_: int
    below: int | None


def whole(section: BandSection, ranges: Mapping[str, Any]) -> Whole:
    """
    What a section divides.

    Raises:
        ValueError: there is no such range, or not one that could be divided; the message is
            (zh, en).
    """
    column = ranges.get(section.range_, {}).get(section.party)
    if section.range_ not in ranges:
        raise _fault(f"没有幅度条目 {section.range_}", f"there is no fine range {section.range_}")
    if column is None or column["kind"] not in ("fixed", "value"):
        raise _fault(
            f"{section.range_} 没有可以划分的幅度（{section.party}）",
            f"{section.range_} has no range to divide for `{section.party}`",
        )
    dense = section.unit == "percent"
    if column["kind"] == "fixed":
        if dense or section.case_from_fen is not None or not column["max"]:
            raise _fault(
                f"{section.range_} 不随数值变化，或者该步骤没有罚款",
                f"{section.range_} follows no value, or sets no fine at this step",
            )
        ends = closed(column["min"], column["max"], column["upper_included"], dense=False)
        return Whole(ends, dense=False, reads=None, from_=0, below=None)
    cases = list(reversed(column["cases"]))
    fitting = [
        (case, later["from"] if later else None)
        for case, later in zip(cases, [*cases[1:], None], strict=True)
        if ("low" in case) == dense and section.case_from_fen in (None, case["from"])
    ]
    if len(fitting) != 1:
        starts = ", ".join(str(case["from"]) for case in cases)
        raise _fault(
            f"{section.range_} 分情形规定，请以 case_from_fen 指明：{starts}",
            f"{section.range_} has several cases; name one by case_from_fen: {starts}",
        )
    case, below = fitting[0]
    lower, upper = (case["low"], case["high"]) if dense else (case["min"], case["max"])
    ends = closed(lower, upper, column["upper_included"], dense)
    return Whole(ends, dense, column["reads"][0], case["from"], below)


def _fault(zh: str, en: str) -> ValueError:
    return ValueError(zh, en)


def compiled(table: DiscretionTable, ranges: Mapping[str, Any]) -> dict[str, Any]:
    """A table, which must be free of faults, as Rego reads it."""
    sections: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for section in table.sections:
        found = whole(section, ranges)
        sections[f"{section.range_}|{section.party}"].append(
            {
                "unit": section.unit,
                **({"reads": found.reads} if found.reads else {}),
                "from": found.from_,
                "below": _OPEN if found.below is None else found.below,
                "factors": {
                    name: _factor(table.factors[name])
                    for name in sorted({name for band in section.bands for name in band.when})
                },
                "bands": [_band(band) for band in section.bands],
            }
        )
    return {
        "from": table.from_ or "",
        "to": table.to or "9999-12-31",
        "regions": [_prefix(code) for code in table.regions],
        "sections": dict(sections),
    }


def _prefix(code: str) -> str:
    """What the codes of a division and of all within it begin with.

    >>> _prefix("140000"), _prefix("140100"), _prefix("141030")
    ('14', '1401', '141030')
    """
    return code[:2] if code.endswith("0000") else code.removesuffix("00")


def _factor(factor: NumberFactor | ChoiceFactor) -> dict[str, Any]:
    """The key under which a record says a factor, and what can be said."""
    if isinstance(factor, ChoiceFactor):
        return {"key": "choice", "cases": list(factor.cases)}
    return {"key": "number", "low": factor.from_, "high": _OPEN if factor.to is None else factor.to}


def _band(band: Band) -> dict[str, Any]:
    return {
        "id": band.id,
        "names": sorted({band.id, band.title.zh, band.title.en}),
        "when": {
            name: _span(test) if isinstance(test, Span) else {"in": list(test)}
            for name, test in band.when.items()
        },
        **_span(band),
    }


def _span(span: Span) -> dict[str, Any]:
    low = span.above if span.from_ is None else span.from_
    high = span.below if span.to is None else span.to
    return {
        "low": -1 if low is None else low,
        "low_in": span.above is None,
        "high": _OPEN if high is None else high,
        "high_in": span.below is None,
    }
