"""
Which records somebody should read by hand, drawn by lot so that the grave weigh more.

Each finding draws a lot from the hash of its record's content and its own id, and the lots
of grave findings are smaller in the mean; a record counts by its smallest lot, and the
smallest are taken. So a record comes in with a chance that grows with the number and weight
of its findings, nobody can choose, and the same archive gives the same sample.
Source: Efraimidis and Spirakis, weighted random sampling with a reservoir (2006).
Pure.
"""

from __future__ import annotations

import hashlib
import heapq
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.scan.lines import failing

#: How much a finding counts, in the sample and in the order of the organs.
WEIGHTS: dict[str, int] = {"invalidating": 8, "major": 4, "minor": 2, "advisory": 1}
#: What one person can read in a few days.
SIZE = 50
_RANGE = 1 << 64


@dataclass(frozen=True)
class Drawn:
    """A record of the sample, and what was found in it."""

    record: Mapping[str, Any]
    severities: Mapping[str, int]
    rules: tuple[str, ...]


@dataclass
class Sample:
    """At most `size` records, by their lots."""

    size: int = SIZE
    # The largest lot first, so that it is at hand when a smaller one comes.
    _kept: list[tuple[float, tuple[str, str, int], Drawn]] = field(default_factory=list)

    def add(self, line: Mapping[str, Any]) -> None:
        """Let one record draw."""
        record = line["record"]
        found = [(outcome, instance["id"]) for outcome, instance in failing(line)]
        if not found:
            return
        lot = min(draw(record["sha256"], name, o["severity"]) for o, name in found)
        if len(self._kept) == self.size and -lot < self._kept[0][0]:
            return
        broken = sorted({(-WEIGHTS[o["severity"]], o["rule"]) for o, _ in found})
        drawn = Drawn(
            record=record,
            severities=Counter(o["severity"] for o, _ in found),
            rules=tuple(rule for _, rule in broken),
        )
        self._keep(-lot, drawn)

    def merge(self, other: Sample) -> None:
        """Let the records of another sample take part."""
        for lot, _, drawn in other._kept:
            self._keep(lot, drawn)

    def drawn(self) -> list[Drawn]:
        """The records of the sample, by where they stand in the archive."""
        return [drawn for _, _, drawn in sorted(self._kept, key=lambda entry: entry[1])]

    def _keep(self, lot: float, drawn: Drawn) -> None:
        source = drawn.record["source"]
        place = (source["path"], source["member"] or "", source["line"] or 0)
        entry = (lot, place, drawn)
        if len(self._kept) < self.size:
            heapq.heappush(self._kept, entry)
        else:
            heapq.heappushpop(self._kept, entry)


def draw(sha256: str, finding: str, severity: str) -> float:
    """The lot of a finding: exponential, with its weight as the rate."""
    digest = hashlib.sha256(f"{sha256} {finding}".encode()).digest()
    share = (int.from_bytes(digest[:8], "big") + 1) / _RANGE
    return -math.log(share) / WEIGHTS[severity]
