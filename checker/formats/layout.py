"""
Lines that fit a terminal, counting a Chinese character as two columns.

Pure. Imports `wcwidth` only.
"""

from __future__ import annotations

from collections.abc import Iterator

from wcwidth import wcwidth

WIDTH = 80

#: What may not begin a line in Chinese typesetting, and what may not end one.
_NOT_FIRST = "，。、；：？！）》」』】〕”’%"
_NOT_LAST = "（《「『【〔“‘"


def columns(text: str) -> int:
    """How many columns `text` takes."""
    return sum(max(0, wcwidth(char)) for char in text)


def _units(text: str) -> Iterator[str]:
    """Pieces that are not broken: words of narrow characters, or one wide character."""
    word = ""
    for char in text:
        if char == " " or wcwidth(char) > 1:
            if word:
                yield word
            word = ""
            yield char
        else:
            word += char
    if word:
        yield word


def _pieces(text: str) -> Iterator[str]:
    """Units with the punctuation that must stay beside them."""
    held = ""
    for unit in _units(text):
        if held and (unit[0] in _NOT_FIRST or held[-1] in _NOT_LAST):
            held += unit
        else:
            if held:
                yield held
            held = unit
    if held:
        yield held


def heading(title: str, lang: str) -> str:
    """The line above a group of lines."""
    return f"【{title}】" if lang == "zh" else f"[{title}]"


def wrap(text: str, indent: str = "", hanging: str | None = None, width: int = WIDTH) -> list[str]:
    """`text` in lines of at most `width` columns; a single longer piece is cut.

    Args:
        indent: what the first line begins with.
        hanging: what the further lines begin with; as many blanks as `indent` by default.
    """
    begin = " " * columns(indent) if hanging is None else hanging
    lines: list[str] = []
    line, room = indent, width - columns(indent)
    for piece in _pieces(text):
        for part in _cut(piece, width - columns(begin)):
            if columns(part) > room:
                lines.append(line.rstrip())
                line, room = begin, width - columns(begin)
                part = part.lstrip(" ")
            line += part
            room -= columns(part)
    lines.append(line.rstrip())
    return lines


def _cut(piece: str, width: int) -> Iterator[str]:
    while columns(piece) > width:
        count = used = 0
        while used + max(0, wcwidth(piece[count])) <= width:
            used += max(0, wcwidth(piece[count]))
            count += 1
        yield piece[:count]
        piece = piece[count:]
    yield piece
