"""
Where a fine stands in its range, to be drawn.

The ends and the fine are those of the engine's answer; nothing is judged here.
Units: fen, whole numbers. Pure. Imports `report` only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from checker.report.models import Instance

Place = Literal["below", "within", "above"]


@dataclass(frozen=True)
class Scale:
    """
    A range, and a fine to be marked on it.

    `high` is None where the upper end is not known. `place` is what the engine found: a fine at
    an upper end that the law leaves out is above. None is not known.
    """

    low: int
    high: int | None
    fine: int | None
    place: Place | None
    band: tuple[int, int] | None = None

    @property
    def top(self) -> int:
        """The figure at which the drawing ends: beyond the range and the fine."""
        ends = (self.low, self.high or 0, self.fine or 0, self.band[1] if self.band else 0)
        return max(1, -(-max(ends) * 11 // 10))

    def spot(self, fen: int, width: int) -> int:
        """The place of a figure among `width` places, counted from 0."""
        return fen * (width - 1) // self.top

    def spots(self, width: int) -> tuple[int, int | None, int | None]:
        """The places of both ends and of the fine, which is never drawn on the wrong side."""
        low = self.spot(self.low, width)
        high = None if self.high is None else self.spot(self.high, width)
        if self.fine is None:
            return low, high, None
        fine = self.spot(self.fine, width)
        if self.place == "above" and high is not None:
            fine = max(fine, high + 1)
        elif self.place == "below":
            # An end at the very left leaves no room before it.
            low = max(low, 1)
            high = None if high is None else max(high, low)
            fine = min(fine, low - 1)
        return low, high, fine


def place_of(status: str, arithmetic: Mapping[str, Any]) -> Place | None:
    """On which side of what it was measured by the engine found a fine."""
    if "above_fen" in arithmetic:
        return "above"
    if "below_fen" in arithmetic:
        return "below"
    return "within" if status in ("pass", "fail") else None


def measured(instance: Instance) -> Scale | None:
    """
    The scale of an instance that was measured; None if it was not.

    Its ends are those of the statutory range, or of the band that a discretion table gives for
    the circumstances.
    """
    found = instance.arithmetic or {}
    for lower, upper in (("min_fen", "max_fen"), ("band_min_fen", "band_max_fen")):
        if {"fine_fen", lower, upper} <= found.keys():
            place = place_of(instance.status, found)
            return Scale(found[lower], found[upper], found["fine_fen"], place)
    return None
