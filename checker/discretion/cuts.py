"""
Intervals whose ends are exact: each end says whether the figure itself is in.

Shapes: a cut is a place on the line, just before a figure or just after it; an interval
    reaches from one cut to another, and a missing one is open. In whole numbers the place
    after 7 is the place before 8; on a dense line (shares) there is a share between any two.
Pure. Imports `catalog` only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from checker.catalog import Span

Figure = int | Fraction


@dataclass(frozen=True, order=True)
class Cut:
    """A place just before `figure`, or just after it."""

    figure: int
    after: bool


@dataclass(frozen=True)
class Interval:
    """What lies between two cuts; None is without end."""

    low: Cut | None
    high: Cut | None

    @property
    def empty(self) -> bool:
        """Whether nothing lies in it."""
        return self.low is not None and self.high is not None and self.low >= self.high

    def meet(self, other: Interval) -> Interval:
        """What lies in both."""
        lows = [cut for cut in (self.low, other.low) if cut]
        highs = [cut for cut in (self.high, other.high) if cut]
        return Interval(max(lows, default=None), min(highs, default=None))

    def holds(self, other: Interval) -> bool:
        """Whether all of `other` lies in it."""
        return other.empty or self.meet(other) == other

    def single(self, dense: bool) -> bool:
        """Whether one figure alone lies in it."""
        if self.low is None or self.low.after:
            return False
        here = self.low.figure
        return self.high == (Cut(here, True) if dense else Cut(here + 1, False))

    def figure(self, dense: bool) -> Figure:
        """A figure in it, which must not be empty; the lowest one where there is one."""
        if self.low is None:
            return self.high.figure - (not self.high.after) if self.high else 0
        if not self.low.after:
            return self.low.figure
        if not dense or self.high is None:
            return self.low.figure + 1
        return Fraction(self.low.figure + self.high.figure, 2)


def interval(span: Span, dense: bool) -> Interval:
    """The interval of a span of a table."""
    low = Cut(span.from_, False) if span.from_ is not None else None
    low = Cut(span.above, True) if span.above is not None else low
    high = Cut(span.to, True) if span.to is not None else None
    high = Cut(span.below, False) if span.below is not None else high
    return Interval(_whole(low, dense), _whole(high, dense))


def closed(lower: int, upper: int | None, upper_included: bool, dense: bool) -> Interval:
    """The interval from `lower`, which is in, to `upper`."""
    high = None if upper is None else Cut(upper, upper_included)
    return Interval(Cut(lower, False), _whole(high, dense))


def _whole(cut: Cut | None, dense: bool) -> Cut | None:
    return Cut(cut.figure + 1, False) if cut and cut.after and not dense else cut


def pieces(
    whole: Interval, parts: Mapping[str, Interval]
) -> Iterator[tuple[Interval, frozenset[str]]]:
    """`whole` from left to right, in pieces that each lie in the same parts throughout."""
    inside = {name: met for name, part in parts.items() if not (met := part.meet(whole)).empty}
    cuts = sorted({c for part in inside.values() for c in (part.low, part.high) if c})
    ends = [whole.low, *(c for c in cuts if c not in (whole.low, whole.high)), whole.high]
    for low, high in pairwise(ends):
        piece = Interval(low, high)
        yield piece, frozenset(name for name, part in inside.items() if part.holds(piece))
