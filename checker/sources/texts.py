"""
The records in a text: one JSON document, JSON lines, or a list of records.

Which of them it is, the text says: `[` before a `{` begins a list; a first line that is an
object in full, with a second one after it, begins JSON lines. Only where both would do, the
name decides: `.jsonl` and `.ndjson` are lines even if there is just one.

Places:
    one document   no line, as the whole file is meant.
    JSON lines     the line, from 1, blank ones counted.
    a list         the line on which the record begins, and the member `#3` for the third
                   record; `MEMBER/#3` inside an archive. The line alone would not do: an
                   export may write the whole list on one line.

A BOM before lines or a list belongs to the file and not to a record, and is left out; before
one document it is given on, for the reader refuses it with its reason.

Imports `flow`, `model`.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator

from checker.reader import MAX_BYTES
from checker.reader.words import quoted
from checker.sources.flow import CHUNK, Ahead, exactly
from checker.sources.model import BrokenError, Flaw, Piece, Pieces

_SPACE = b" \t\r\n"
_LINES = (".jsonl", ".ndjson")

# In a record: up to the next bracket, past texts that are whole; and the rest of a text.
_TEXT = rb'[^"\\]*+(?:\\.[^"\\]*+)*+'
_BETWEEN = rb'[^"{}\[\]]*+(?:"' + _TEXT + rb'"[^"{}\[\]]*+)*+'
_BRACKET = re.compile(_BETWEEN + rb"[{}\[\]]", re.DOTALL)
_TO_BRACKET = re.compile(_BETWEEN, re.DOTALL)
_IN_TEXT = re.compile(_TEXT, re.DOTALL)
_OPENING = b"{["
_TO_MARK = re.compile(rb"[^,\]\[{}]*+")
_BLANK = re.compile(rb"[ \t\r\n]*+")


def limit() -> str:
    """The most that one record may have, in MB."""
    return f"{MAX_BYTES / 1024 / 1024:g}"


def records(flow: Ahead, name: str, member: str | None) -> Pieces:
    """
    The records of a text in their order.

    Args:
        flow: the text.
        name: of the file or the member, without the end that tells its compression.
        member: goes into the places.
    """
    form = _form(flow, name.lower().endswith(_LINES))
    if form == "list":
        yield from _List(flow, member).pieces()
    elif form == "lines":
        yield from _lines(flow, member)
    elif form == "long":
        yield from _long(flow, member)
    else:
        yield from _document(flow, member)


def _form(flow: Ahead, called_lines: bool) -> str:
    head = flow.peek(CHUNK).removeprefix(BOM_UTF8).lstrip(_SPACE)
    if head.startswith(b"["):
        return _form_of_brackets(head, called_lines)
    if called_lines:
        return "document" if head.partition(b"\n")[0].rstrip() == b"{" else "lines"
    if not head.startswith(b"{"):
        return "document"
    size = 2 * CHUNK
    while b"\n" not in head:
        before = len(head)
        # One byte more than a record may have: a line without end is no document either.
        head = flow.peek(min(size, MAX_BYTES + CHUNK)).removeprefix(BOM_UTF8).lstrip(_SPACE)
        if len(head) == before:
            return "document" if before <= MAX_BYTES else "long"
        size *= 2
    first, _, rest = head.partition(b"\n")
    if not first.rstrip().endswith(b"}"):
        return "document"
    if not rest.lstrip(_SPACE):
        rest = flow.peek(len(flow.peek(0)) + CHUNK).lstrip(_SPACE).partition(b"\n")[2]
    return "lines" if rest.lstrip(_SPACE).startswith(b"{") else "document"


def _form_of_brackets(head: bytes, called_lines: bool) -> str:
    if not head[1:].lstrip(_SPACE).startswith(b"{"):
        return "lines" if called_lines else "document"
    first, _, rest = head.partition(b"\n")
    whole = first.rstrip().endswith(b"]")
    return "lines" if called_lines and whole and rest.strip(_SPACE) else "list"


def _document(flow: Ahead, member: str | None) -> Iterator[Piece | Flaw]:
    try:
        data = exactly(flow, MAX_BYTES + 1)
    except BrokenError as error:
        yield error.flaw(member)
        return
    if len(data) > MAX_BYTES:
        yield Flaw(member, None, "too_large", {"limit": limit()})
    else:
        yield Piece(member, None, data)


def _long(flow: Ahead, member: str | None) -> Iterator[Piece | Flaw]:
    """A first line that is too long: one document, unless more lines follow it."""
    lines = _lines(flow, member)
    first, second = next(lines), next(lines, None)
    if second is not None:
        yield first
        yield second
        yield from lines
    elif isinstance(first, Flaw) and first.key == "too_large.line":
        yield Flaw(member, None, "too_large", {"limit": limit()})
    else:
        yield first


def _lines(flow: Ahead, member: str | None) -> Iterator[Piece | Flaw]:
    number = 1
    found = blank = False
    held: list[bytes] = []
    size = 0
    if flow.peek(3).startswith(BOM_UTF8):
        exactly(flow, 3)
    while True:
        try:
            chunk = flow.read(CHUNK)
        except BrokenError as error:
            # The line that was begun is not whole, and so not a record.
            yield error.flaw(member, number)
            return
        blank = blank or bool(chunk)
        *ended, last = chunk.split(b"\n") if chunk else [b"", b""]
        for part in ended:
            if size + len(part) > MAX_BYTES:
                found = True
                yield Flaw(member, number, "too_large.line", {"limit": limit()})
            elif line := b"".join([*held, part]).strip(_SPACE):
                found = True
                yield Piece(member, number, line)
            held, size = [], 0
            number += 1
        if not chunk:
            break
        size += len(last)
        # Of a line that is too long only the length is kept.
        held = [*held, last] if size <= MAX_BYTES else []
    if not found:
        yield Flaw(member, None, "truncated.blank" if blank else "empty")


class _List:
    """A list of records, cut into its elements while it is read."""

    def __init__(self, flow: Ahead, member: str | None) -> None:
        self._flow = flow
        self._member = member
        self._number = 1
        self._line = 1
        self._held = b""
        self._at = 0

    def pieces(self) -> Iterator[Piece | Flaw]:
        """Every element, and at the end what is wrong with the list itself."""
        try:
            if self._flow.peek(3).startswith(BOM_UTF8):
                exactly(self._flow, 3)
            self._space()
            self._pass(1)
            mark = b","
            while mark == b",":
                mark = self._space()
                if mark != b"}":
                    yield self._element(mark)
                    # What is said from here on is about what follows.
                    self._number += 1
                    mark = self._space()
                if mark in (b",", b"]"):
                    self._pass(1)
            if not mark:
                yield self._flaw("list_broken.truncated")
            elif mark != b"]":
                yield self._flaw("list_broken.separator", found=self._next())
            elif self._space():
                yield self._flaw("list_broken.trailing", found=self._next())
        except BrokenError as error:
            yield error.flaw(self._place(), self._line)
        except EOFError:
            yield self._flaw("list_broken.truncated")

    def _place(self) -> str:
        return f"#{self._number}" if self._member is None else f"{self._member}/#{self._number}"

    def _flaw(self, key: str, **slots: object) -> Flaw:
        return Flaw(self._place(), self._line, key, slots)

    def _next(self) -> tuple[str, str]:
        """The character that comes next, for a message."""
        return quoted(self._held[self._at : self._at + 4].decode("utf-8", "replace")[:1])

    def _more(self) -> bool:
        self._held, self._at = self._flow.read(CHUNK), 0
        return bool(self._held)

    def _pass(self, size: int) -> bytes:
        """Take `size` bytes of those held."""
        data = self._held[self._at : self._at + size]
        self._at += size
        self._line += data.count(b"\n")
        return data

    def _space(self) -> bytes:
        """Go past white space; the byte that follows, none at the end of the file."""
        while True:
            match = _BLANK.match(self._held, self._at)
            self._pass((match.end() if match else self._at) - self._at)
            if self._at < len(self._held):
                return self._held[self._at : self._at + 1]
            if not self._more():
                return b""

    def _element(self, mark: bytes) -> Piece | Flaw:
        line = self._line
        if mark == b",":
            return self._flaw("not_json.comma_twice")
        if mark == b"]":
            return self._flaw("not_json.comma_too_many", found=quoted("]"))
        held: list[bytes] = []
        size = 0
        for part in self._parts():
            size += len(part)
            held = [*held, part] if size <= MAX_BYTES else []
        if size > MAX_BYTES:
            return Flaw(self._place(), line, "too_large.item", {"limit": limit()})
        return Piece(self._place(), line, b"".join(held).rstrip(_SPACE))

    def _parts(self) -> Iterator[bytes]:
        """
        The bytes of the element that begins here, as they come.

        Brackets are counted, not matched: the reader says what is wrong inside.

        Raises:
            EOFError: the file ends inside of it.
        """
        depth, state = 0, "begin"
        while True:
            at, end = self._at, len(self._held)
            while at < end:
                depth, state, at = self._step(depth, state, at)
                if state in ("end", "starved"):
                    break
            part = self._pass(at - self._at)
            yield part
            if state == "end":
                return
            # A backslash and what it stands before are looked at together.
            rest = self._held[self._at :]
            if not self._more():
                raise EOFError
            self._held = rest + self._held
            state = "text" if state == "starved" else state

    def _step(self, depth: int, state: str, at: int) -> tuple[int, str, int]:
        """One step from `at`: the depth, the state and the place after it."""
        held = self._held
        if state == "text":
            at = _end(_IN_TEXT.match(held, at), at)
            if at == len(held):
                return depth, state, at
            if held[at : at + 1] == b"\\":
                return depth, "starved", at
            return depth, "inside" if depth else "end", at + 1
        if state == "inside":
            # Most of the time is spent here, so nothing else is done in this loop.
            while match := _BRACKET.match(held, at):
                at = match.end()
                depth += 1 if held[at - 1] in _OPENING else -1
                if not depth:
                    return depth, "end", at
            at = _end(_TO_BRACKET.match(held, at), at)
        mark = held[at : at + 1]
        if state != "bare" and mark in (b"{", b"["):
            return depth + 1, "inside", at + 1
        if state != "bare" and mark == b'"':
            return depth, "text", at + 1
        if state == "inside":
            return depth, state, at
        # A bare value, which no record is: up to the next mark.
        at = _end(_TO_MARK.match(held, at), at)
        return depth, "bare" if at == len(held) else "end", at


def _end(match: re.Match[bytes] | None, at: int) -> int:
    return match.end() if match else at
