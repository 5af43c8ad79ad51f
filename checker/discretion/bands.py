"""
What the bands of a discretion table are cut from.

Shapes: a section's `Whole` is the statutory range (or the case of one) that it divides.
Pure. Imports `catalog` and `cuts` only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.catalog import BandSection
from checker.discretion.cuts import Interval, closed


@dataclass(frozen=True)
class Whole:
    """What a section divides, in fen or in percent of the value that the range follows."""

    ends: Interval


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
        return Whole(ends)
    cases = list(reversed(column["cases"]))
    fitting = [
        case
        for case in cases
        if ("low" in case) == dense and section.case_from_fen in (None, case["from"])
    ]
    if len(fitting) != 1:
        starts = ", ".join(str(case["from"]) for case in cases)
        raise _fault(
            f"{section.range_} 分情形规定，请以 case_from_fen 指明：{starts}",
            f"{section.range_} has several cases; name one by case_from_fen: {starts}",
        )
    keys = ("low", "high") if dense else ("min", "max")
    lower, upper = (fitting[0][key] for key in keys)
    return Whole(closed(lower, upper, column["upper_included"], dense))


def _fault(zh: str, en: str) -> ValueError:
    return ValueError(zh, en)
