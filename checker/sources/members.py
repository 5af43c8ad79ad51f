"""
The members of archives: which are records, what they are called, which are refused.

Names are shown as text: UTF-8 if they are; else GB 18030, which Chinese systems write
without saying so; else code page 437, in which every byte is a letter, as ZIP has it. A
second member of the same name is called `NAME#2`.

Imports `flow`, `model`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from checker.reader.words import quoted
from checker.sources.flow import Ahead
from checker.sources.model import Flaw, Pieces

#: Ends of the names that are read in folders and archives; other files are passed over.
RECORDS = (".json", ".jsonl", ".ndjson", ".gz")
ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
TAKEN = RECORDS + ARCHIVES

#: More members than this are not read.
MAX_MEMBERS = 2_000_000

#: Reads one member: its flow and its name; what is in it.
Open = Callable[[Ahead, str], Pieces]

_DRIVE = re.compile(r"[A-Za-z]:")
_TARS = {".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar"}
_PACKED = (".gz", ".bz2", ".xz")


def is_taken(name: str) -> bool:
    """Whether a file or member of this name is looked into where nobody named it."""
    return name.lower().endswith(TAKEN)


def unpacked_name(name: str) -> str:
    """
    The name of what a compressed file holds.

    >>> unpacked_name("a.jsonl.gz"), unpacked_name("b.tgz")
    ('a.jsonl', 'b.tar')
    """
    low = name.lower()
    for end, inner in _TARS.items():
        if low.endswith(end):
            return name[: -len(end)] + inner
    for end in _PACKED:
        if low.endswith(end):
            return name[: -len(end)]
    return name


def text_of(name: bytes) -> str:
    """The name of a member as text."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")


def tidied(name: str) -> str:
    """A member's name without the steps that lead nowhere: `./a//b` is `a/b`."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    return "/" * name.startswith("/") + "/".join(parts)


def is_hidden(name: str) -> bool:
    """Whether a part of the path is hidden, or what macOS adds to an archive."""
    parts = name.replace("\\", "/").split("/")
    return any(p == "__MACOSX" or (p.startswith(".") and p not in (".", "..")) for p in parts)


def unsafe(name: str) -> Flaw | None:
    """A refusal of a name that leads out of the archive, or is none."""
    parts = name.replace("\\", "/").split("/")
    if parts[0] == "" or ".." in parts or _DRIVE.match(name) or "\0" in name:
        return Flaw(name, None, "archive_unsafe", {"found": quoted(name)})
    return None


def too_many() -> Flaw:
    """The refusal of what is beyond the most members of an archive."""
    return Flaw(None, None, "archive_too_big.members", {"limit": MAX_MEMBERS})


class Names:
    """Gives every member of an archive a name of its own."""

    def __init__(self) -> None:
        """No name is taken yet."""
        # Eight bytes a name instead of the name: what is held grows with the members.
        self._taken: set[int] = set()

    def free(self, name: str) -> str:
        """`name`, or the first of `name#2`, `name#3` … that no earlier member has."""
        wanted, number = name, 1
        while (mark := _mark(wanted)) in self._taken:
            number += 1
            wanted = f"{name}#{number}"
        self._taken.add(mark)
        return wanted


def _mark(name: str) -> int:
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
