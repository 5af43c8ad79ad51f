"""
What is in one file: a text, a compressed text, or an archive of such.

The first bytes tell what it is; the name only where they could be a broken form of what it
promises. An archive inside an archive is refused: one is opened, and nothing more.

Imports the modules of the forms.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.sources import members, tars, texts, zips
from checker.sources.flow import Ahead, Stored
from checker.sources.model import Flaw, Flow, Pieces, Tally
from checker.sources.unpack import Budget, Unpacked, begins_json, compression_of

_ZIP = ".zip"
_TAR = ".tar"
_NESTED = "archive_nested"


def pieces(file: Stored, name: str, tally: Tally) -> Pieces:
    """
    The records of a file, and what could not be read of it.

    Args:
        file: open, and not yet read.
        name: its name, with or without its folders.
        tally: counts the members that are passed over.
    """
    flow = Ahead(file)
    head = flow.peek(tars.BLOCK)
    budget = Budget(file.size)
    read = _member_reader(budget)
    if _is_zip(file, head, name):
        yield from _zip(zips.Zip(file, budget, read, tally), name)
    elif form := compression_of(head, name):
        flow = Ahead(Unpacked(flow, form, budget))
        yield from _stream(flow, members.unpacked_name(name), read, tally, packed=True)
    else:
        yield from _stream(flow, name, read, tally, packed=False)


def stream(flow: Flow) -> Pieces:
    """The records of standard input, which is a text."""
    yield from texts.records(Ahead(flow), "", None)


def _is_zip(file: Stored, head: bytes, name: str) -> bool:
    if name.lower().endswith(_ZIP):
        return bool(head) and not begins_json(head)
    # Half of an Office file is no archive, and the reader says what it is.
    return head.startswith(zips.MARKS) and zips.directory_of(file) is not None


def _zip(archive: zips.Zip, name: str) -> Pieces:
    for piece in archive.pieces():
        empty = isinstance(piece, Flaw) and piece.key == "archive_empty"
        if empty and not name.lower().endswith(_ZIP):
            # Documents of Office programs are ZIP files too.
            yield Flaw(None, None, "not_text", {"kind": "ZIP / Office"})
        else:
            yield piece


def _stream(flow: Ahead, name: str, read: members.Open, tally: Tally, *, packed: bool) -> Pieces:
    head = flow.peek(tars.BLOCK)
    called_tar = name.lower().endswith(_TAR) and not begins_json(head)
    if tars.is_tar(head) or (called_tar and (head or packed)):
        yield from tars.Tar(flow, read, tally).pieces()
    elif packed and _is_packed(head):
        yield Flaw(None, None, _NESTED)
    else:
        yield from texts.records(flow, name, None)


def _member_reader(budget: Budget) -> Callable[[Ahead, str], Pieces]:
    def read(flow: Ahead, member: str) -> Pieces:
        name = member
        if form := compression_of(flow.peek(tars.BLOCK), name):
            flow = Ahead(Unpacked(flow, form, budget))
            name = members.unpacked_name(name)
        head = flow.peek(tars.BLOCK)
        if tars.is_tar(head) or _is_packed(head):
            yield Flaw(member, None, _NESTED)
        else:
            yield from texts.records(flow, name, member)

    return read


def _is_packed(head: bytes) -> bool:
    return head.startswith(zips.MARKS) or compression_of(head, "") is not None
