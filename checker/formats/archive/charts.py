"""
Charts of an archive's page, drawn where they stand: nothing is loaded and nothing runs.

Each says its numbers as text too, and graver parts are darker, so that a chart holds on
grey paper and for a reader who cannot see it.
Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from checker.formats.archive.look import FILLS, PLAIN
from checker.report.models import SEVERITIES

_WIDTH, _HEIGHT = 640, 190
_TOP, _FOOT = 16, 20
#: The widest a column gets, so that two years do not look like a wall.
_COLUMN = 44
#: Labels closer than this would run into each other.
_LABEL = 34


def bar(counts: Mapping[str, int], most: int) -> Markup:
    """One bar of the findings by severity, of the length of their share in `most`."""
    parts = [(FILLS[name], counts.get(name, 0)) for name in SEVERITIES]
    return _bar(parts, most)


def plain_bar(count: int, most: int) -> Markup:
    """One bar of a count that is no finding."""
    return _bar([(PLAIN, count)], most)


def _bar(parts: Sequence[tuple[str, int]], most: int) -> Markup:
    drawn, left = [], 0.0
    for fill, count in parts:
        width = 100 * count / most if most else 0.0
        if count:
            drawn.append(
                Markup('<rect x="{}%" width="{}%" height="11" fill="{}"/>').format(
                    f"{left:.2f}", f"{width:.2f}", fill
                )
            )
        left += width
    return Markup('<svg class="part" aria-hidden="true">{}</svg>').format(Markup("").join(drawn))


def columns(groups: Sequence[tuple[str, Mapping[str, int]]], title: str) -> Markup:
    """A column a group, of its findings by severity."""
    most = max((sum(counts.values()) for _, counts in groups), default=0) or 1
    step = _WIDTH / max(len(groups), 1)
    width = min(step * 0.7, _COLUMN)
    every = max(1, -(-_LABEL // int(max(step, 1))))
    scale = (_HEIGHT - _TOP - _FOOT) / most
    drawn = [Markup('<path d="M0 {y}H{w}" stroke="#8a929d"/>').format(y=_HEIGHT - _FOOT, w=_WIDTH)]
    for place, (label, counts) in enumerate(groups):
        left = place * step + (step - width) / 2
        middle = f"{left + width / 2:.1f}"
        foot = float(_HEIGHT - _FOOT)
        for name in SEVERITIES:
            height = counts.get(name, 0) * scale
            foot -= height
            if height:
                drawn.append(
                    Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
                        f"{left:.1f}", f"{foot:.2f}", f"{width:.1f}", f"{height:.2f}", FILLS[name]
                    )
                )
        if place % every == 0:
            total = f"{sum(counts.values()):,}"
            drawn.append(_label(middle, f"{foot - 4:.1f}", total))
            drawn.append(_label(middle, str(_HEIGHT - 5), label))
    return Markup(
        '<svg class="columns" viewBox="0 0 {w} {h}" role="img" aria-label="{title}">{parts}</svg>'
    ).format(w=_WIDTH, h=_HEIGHT, title=title, parts=Markup("").join(drawn))


def _label(x: str, y: str, text: str) -> Markup:
    return Markup('<text x="{}" y="{}" font-size="11" text-anchor="middle">{}</text>').format(
        x, y, text
    )
