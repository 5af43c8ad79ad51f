"""
How an archive's summaries look: darker is graver, so that they hold on grey paper.
"""

from __future__ import annotations

from collections.abc import Iterable

#: A bar's or a cell's colour by severity.
FILLS = {"invalidating": "#8F1D17", "major": "#D4553F", "minor": "#EFB55C", "advisory": "#C9D2DC"}
#: The colour of what is written on it.
FONTS = {"invalidating": "#FFFFFF", "major": "#FFFFFF", "minor": "#1C2430", "advisory": "#1C2430"}
#: The colour of a count that is no finding.
PLAIN = "#5D6878"

_LINE = 13.5
_MOST_LINES = 12


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """
    How high a row of wrapped texts is, in points.

    Not every program works that out when it opens a workbook. A very long text is not
    shown whole: nobody could read the table around it.

    Args:
        cells: each text with the width of its column, in Latin characters.
    """
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return _LINE * min(lines, _MOST_LINES) + 2


def _lines(text: str, width: float) -> int:
    if 2 * len(text) < width and "\n" not in text:
        return 1
    # A Chinese character is three bytes long and two Latin ones wide.
    return sum(
        max(1, -(-((len(part.encode()) - len(part)) // 2 + len(part)) // int(width - 1)))
        for part in text.split("\n")
    )
