"""
Line numbers of many offsets of one text, without a list as long as the text.

Pure. Imports nothing of the project.
"""

from __future__ import annotations

_STEP = 1 << 16


class Lines:
    """
    Lines of a text, counted from `first`; a line ends with a line feed.

    >>> Lines("a\\nb", 1).at(2)
    2
    """

    def __init__(self, text: str, first: int) -> None:
        """Count once what stands before each stretch of the text."""
        self._text = text
        # The line at the start of every stretch of _STEP characters.
        self._starts = [first]
        for begin in range(0, len(text), _STEP):
            stretch = text.count("\n", begin, begin + _STEP)
            self._starts.append(self._starts[-1] + stretch)

    def at(self, offset: int) -> int:
        """The line of an offset."""
        stretch = min(offset // _STEP, len(self._starts) - 1)
        return self._starts[stretch] + self._text.count("\n", stretch * _STEP, offset)
