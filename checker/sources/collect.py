"""
The names on a command line as one sequence of documents.

Order: by path; in a file by member where it is a ZIP file, and as the archive has them where
it is a tar; by line or place in the list in a text. The order of the names has no say, and a
file that several names stand for comes once: under the name that says it most exactly.

Imports all modules of the package.
"""

from __future__ import annotations

import heapq
import io
import os
import stat
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from pathlib import Path, PurePath
from typing import BinaryIO

from checker.errors import InputRefused
from checker.reader import Source
from checker.reader.words import escaped
from checker.sources import contents, names
from checker.sources.flow import GONE, Given, Stored
from checker.sources.members import TAKEN
from checker.sources.model import (
    BrokenError,
    Document,
    Flaw,
    Piece,
    Tally,
    Unread,
    refusal,
)
from checker.sources.names import STDIN, Entry, Glob, Tree


class Sources:
    """
    Documents, one after the other, in constant memory; read anew by each iteration.

    Standard input can be read only once.
    """

    def __init__(
        self, files: Sequence[Entry], trees: Sequence[Tree], stdin: BinaryIO | None
    ) -> None:
        """See `of`, which checks and sorts out what is given here."""
        self._files = files
        self._trees = trees
        self._stdin = stdin
        self._tally = Tally()

    @classmethod
    def of(
        cls, given: Sequence[str], stdin: BinaryIO | None = None, *, report_absent: bool = False
    ) -> Sources:
        """
        What names stand for.

        Args:
            given: files, folders, patterns, and `-` for standard input.
            stdin: what `-` stands for.
            report_absent: a file that does not exist is an `Unread` like one that cannot be
                read, so that it does not hide the others.

        Raises:
            InputRefused: a file does not exist, a pattern fits nothing, a folder holds no
                record file. The message names all of them.
        """
        faults: list[tuple[str, str]] = []
        files: dict[str, Entry] = {}
        trees: list[Tree] = []
        use_stdin = False
        for name in given:
            shown = names.tidied(name)
            if name == STDIN:
                use_stdin = True
            elif names.is_glob(name):
                tree = names.tree_of_glob(name)
                trees.append(tree)
                if _is_empty(tree):
                    faults.append(_no_match(shown))
            elif (kind := names.kind_of(name)) == "folder":
                tree = names.tree_of_folder(name)
                trees.append(tree)
                if _is_empty(tree):
                    faults.append(_no_record(shown or "."))
            elif kind:
                _put(files, os.path.realpath(name), Entry(shown, name, named=True))
            elif report_absent:
                entry = Entry(shown, name, key="unreadable", slots={"reason": GONE})
                _put(files, shown, entry)
            else:
                faults.append(_absent(shown))
        if faults:
            raise InputRefused(
                *("\n".join(dict.fromkeys(text)) for text in zip(*faults, strict=True))
            )
        return cls(
            sorted(files.values(), key=attrgetter("shown")),
            _distinct(trees),
            (stdin or io.BytesIO()) if use_stdin else None,
        )

    @property
    def passed_over(self) -> int:
        """Files and members that were no records by their name, in the last iteration."""
        return self._tally.passed_over

    @cached_property
    def total(self) -> int | None:
        """
        Bytes of all files as they are stored; None when standard input is among them.

        Asking lists every folder once.
        """
        if self._stdin is not None:
            return None
        return sum(_size(entry) for entry in self._entries(Tally()))

    def __iter__(self) -> Iterator[Document | Unread]:
        """Every document, and what could not be read; see the module for the order."""
        self._tally = Tally()
        before = 0
        for entry in self._entries(self._tally):
            if entry.key is not None:
                flaw = Flaw(None, None, entry.key, entry.slots)
                yield Unread(refusal(entry.shown, flaw), before)
                continue
            if entry.shown == STDIN and self._stdin is not None:
                given = Given(self._stdin)
                for piece in contents.stream(given):
                    yield _item(STDIN, piece, before + given.taken)
                before += given.taken
                continue
            try:
                file = Stored(entry.path, follow=entry.named)
            except BrokenError as error:
                yield Unread(refusal(entry.shown, error.flaw(None)), before)
                continue
            with file:
                for piece in contents.pieces(file, PurePath(entry.shown).name, self._tally):
                    yield _item(entry.shown, piece, before + min(file.taken, file.size))
                before += file.size

    def _entries(self, tally: Tally) -> Iterator[Entry]:
        given = [Entry(STDIN, STDIN)] if self._stdin is not None else []
        streams = [self._distinct(place, tally) for place in range(len(self._trees))]
        before = None
        for entry in heapq.merge(given, self._files, *streams, key=attrgetter("shown")):
            if entry.shown != before:
                yield entry
            before = entry.shown

    @cached_property
    def _named(self) -> tuple[frozenset[str], frozenset[str]]:
        """What the files given by name are called, and where they are without links."""
        shown = frozenset(entry.shown for entry in self._files)
        return shown, frozenset(os.path.realpath(entry.path) for entry in self._files)

    def _distinct(self, place: int, tally: Tally) -> Iterator[Entry]:
        """The entries of a tree that no file given by name and no earlier tree has."""
        tree = self._trees[place]
        shown, real = self._named
        rivals = [other for other in self._trees[:place] if _may_meet(tree, other)]
        if not rivals and not real:
            yield from tree.entries(tally)
            return
        for entry in tree.entries(tally):
            where = names.joined(tree.real, entry.path[len(tree.path) :].lstrip("/"))
            if entry.shown in shown or where in real:
                continue
            if not any(rival.covers(where) for rival in rivals):
                yield entry


def _distinct(trees: Sequence[Tree]) -> list[Tree]:
    """Folders that do not lie in each other, then the patterns; each by its name."""
    folders: dict[str, Tree] = {}
    globs: dict[tuple[str, ...], Tree] = {}
    for tree in sorted(trees, key=lambda tree: _rank(tree.shown)):
        if isinstance(tree.filter, Glob):
            globs.setdefault((tree.real, *tree.filter.parts), tree)
        else:
            folders.setdefault(tree.real, tree)
    outer = [tree for real, tree in folders.items() if not _lies_in(real, folders)]
    return outer + list(globs.values())


def _lies_in(real: str, folders: Collection[str]) -> bool:
    """Whether the walk through one of the folders comes to `real`."""
    path = PurePath(real)
    while not path.name.startswith(".") and path != path.parent:
        path = path.parent
        if str(path) in folders:
            return True
    return False


def _may_meet(one: Tree, other: Tree) -> bool:
    first, second = PurePath(one.real), PurePath(other.real)
    return first.is_relative_to(second) or second.is_relative_to(first)


def _rank(shown: str) -> tuple[bool, str]:
    """Of several names of one file, the least is shown: relative before absolute."""
    return shown.startswith("/"), shown


def _put(files: dict[str, Entry], where: str, entry: Entry) -> None:
    known = files.setdefault(where, entry)
    if _rank(entry.shown) < _rank(known.shown):
        files[where] = entry


def _is_empty(tree: Tree) -> bool:
    return names.kind_of(tree.path) is None or next(tree.entries(Tally()), None) is None


def _size(entry: Entry) -> int:
    if entry.key is not None:
        return 0
    try:
        found = Path(entry.path).stat(follow_symlinks=entry.named)
    except (OSError, ValueError):
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _absent(shown: str) -> tuple[str, str]:
    name = escaped(shown)
    return f"找不到文件：{name}。请核对路径。", f"There is no file {name}. Check the path."


def _no_match(shown: str) -> tuple[str, str]:
    name = escaped(shown)
    return (
        f"没有与 {name} 相符的文件。请核对写法；** 表示任意层文件夹。",
        f"No file fits {name}. Check the pattern; ** stands for folders at any depth.",
    )


def _no_record(shown: str) -> tuple[str, str]:
    name, ends = escaped(shown), " ".join(TAKEN)
    return (
        f"文件夹 {name} 中没有记录文件（{ends}）。请核对路径。",
        f"There is no record file in the folder {name} ({ends}). Check the path.",
    )


def _item(path: str, piece: Piece | Flaw, consumed: int) -> Document | Unread:
    if isinstance(piece, Flaw):
        return Unread(refusal(path, piece), consumed)
    return Document(Source(path, piece.member, piece.line), piece.data, consumed)
