"""
How far a scan is, for somebody who waits for it.

On a terminal a bar that is redrawn in place; elsewhere a plain line every few seconds, so
that a log stays readable. Both go to standard error: standard output holds results only.
"""

from __future__ import annotations

import sys
import time

from wcwidth import wcswidth

from checker.scan.run import Progress

_REDRAW = 0.1
_LINE = 5.0
_WIDTH = 24


class Meter:
    """Told after each document; draws when it is time to."""

    def __init__(self, lang: str, *, quiet: bool = False) -> None:
        """Start the clock."""
        self._zh = lang == "zh"
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._started = time.monotonic()
        self._drawn = self._started
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        """Draw, if the last drawing is old enough."""
        now = time.monotonic()
        if self._quiet or now - self._drawn < (_REDRAW if self._terminal else _LINE):
            return
        self._drawn = now
        self._draw(told(progress, now - self._started, zh=self._zh, bar=self._terminal))

    def end(self) -> None:
        """Take the bar away."""
        if self._terminal and self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()

    def _draw(self, text: str) -> None:
        if not self._terminal:
            print(text, file=sys.stderr, flush=True)
            return
        width = wcswidth(text)
        sys.stderr.write("\r" + text + " " * max(self._width - width, 0))
        sys.stderr.flush()
        self._width = width


def told(progress: Progress, seconds: float, *, zh: bool, bar: bool) -> str:
    """
    One line about a scan that has run for so many seconds.

    >>> told(Progress(documents=30, consumed=50, total=100), 10.0, zh=False, bar=False)
    '50 %  30 records  3/s  0 findings  0:10 left'
    """
    parts = []
    if progress.total:
        share = min(progress.consumed / progress.total, 1.0)
        if bar:
            done = round(share * _WIDTH)
            parts.append("█" * done + "░" * (_WIDTH - done))
        parts.append(f"{share:.0%}" if zh else f"{share * 100:.0f} %")
    rate = progress.documents / max(seconds, 1e-9)
    parts.append(f"{progress.documents:,} 份" if zh else f"{progress.documents:,} records")
    parts.append(f"{rate:,.0f} 份/秒" if zh else f"{rate:,.0f}/s")
    parts.append(f"不符合 {progress.findings:,} 处" if zh else f"{progress.findings:,} findings")
    if progress.refused:
        parts.append(f"退回 {progress.refused:,} 份" if zh else f"{progress.refused:,} refused")
    if progress.total and progress.consumed:
        left = _clock(seconds * (progress.total - progress.consumed) / progress.consumed)
        parts.append(f"约剩 {left}" if zh else f"{left} left")
    return "  ".join(parts)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(max(round(seconds), 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
