"""
From the names on a command line to files, sorted by what they are called.

A folder is walked, a glob compared with what is there; symbolic links met on the way are not
followed, and hidden files are passed over. What a name stands for is listed a folder at a
time while it is read, so that millions of files take no memory.

Shapes: a name is shown as it was given, without steps that lead nowhere (`./a//b` is `a/b`);
    what is no text in the system's encoding is escaped, so that no two files are shown alike.

Imports `flow` for reasons, `members` for which files are taken, `model`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any, Literal, Protocol

from checker.sources import members
from checker.sources.flow import reason_of
from checker.sources.model import Tally

#: The name of standard input.
STDIN = "-"

_WILD = "*?["
_ANY_DEPTH = "**"

# What a listing tells of an entry stands behind its name: nothing for a file.
_FOLDER = "/"
_LINK, _FOLDER_LINK, _SPECIAL = "\0l", "\0d", "\0s"


@dataclass(frozen=True, slots=True)
class Entry:
    """
    A file to read, or what there is to say instead.

    Attributes:
        shown: what it is called to the user.
        path: what it is called to the system.
        named: whether the user gave this very name; then a link is followed.
        key: why it is not read, a key of `reader.words`.
        slots: of the sentence.
    """

    shown: str
    path: str
    named: bool = False
    key: str | None = None
    slots: dict[str, Any] = field(default_factory=dict)


class _Filter(Protocol):
    """Which files of a tree are meant. A state tells how far the way there was matched."""

    def enter(self, state: Any, name: str) -> Any | None:
        """The state inside of a folder; None if nothing in it is meant."""
        ...

    def takes(self, state: Any, name: str) -> bool:
        """Whether a file is meant."""
        ...

    def counts(self, state: Any, name: str) -> bool:
        """Whether a file that is not meant was passed over, and not just not asked for."""
        ...


class Records:
    """The record files of a folder, at any depth, without hidden ones."""

    def enter(self, state: Any, name: str) -> Any | None:
        """See `_Filter`."""
        return None if name.startswith(".") else True

    def takes(self, state: Any, name: str) -> bool:
        """See `_Filter`."""
        return members.is_taken(name) and not name.startswith(".")

    def counts(self, state: Any, name: str) -> bool:
        """See `_Filter`."""
        return True


class Glob:
    """
    The files that fit a pattern, and the record files of the folders that do.

    `*`, `?` and `[…]` stand for parts of a name, `**` for folders at any depth. Hidden ones
    are meant only where the pattern has the dot.
    """

    def __init__(self, parts: tuple[str, ...]) -> None:
        """`parts`: of the pattern, between slashes."""
        self.parts = parts
        self._records = Records()

    @property
    def start(self) -> tuple[frozenset[int], bool]:
        """The state before the first part; the second says: in a folder that fits."""
        return self._closed({0}), False

    def _closed(self, places: set[int]) -> frozenset[int]:
        for place in sorted(places):
            while place < len(self.parts) and self.parts[place] == _ANY_DEPTH:
                place += 1
                places.add(place)
        return frozenset(places)

    def _after(self, places: frozenset[int], name: str) -> frozenset[int]:
        found = set()
        for place in places:
            if place == len(self.parts):
                continue
            part = self.parts[place]
            hidden = name.startswith(".")
            if part == _ANY_DEPTH and not hidden:
                found.add(place)
            elif fnmatchcase(name, part) and (not hidden or part.startswith(".")):
                found.add(place + 1)
        return self._closed(found)

    def enter(self, state: tuple[frozenset[int], bool], name: str) -> Any | None:
        """See `_Filter`."""
        places, inside = state
        places = self._after(places, name)
        fits = len(self.parts) in places or (inside and not name.startswith("."))
        return (places, fits) if places or fits else None

    def takes(self, state: tuple[frozenset[int], bool], name: str) -> bool:
        """See `_Filter`."""
        places, inside = state
        if len(self.parts) in self._after(places, name):
            return True
        return inside and self._records.takes(True, name)

    def counts(self, state: tuple[frozenset[int], bool], name: str) -> bool:
        """See `_Filter`."""
        return state[1]


@dataclass(frozen=True, slots=True)
class Tree:
    """
    A folder and which of its files are meant.

    Attributes:
        shown: the folder; empty for the current one.
        path: the same, as the system takes it.
        real: where it is, without links.
    """

    shown: str
    path: str
    real: str
    filter: _Filter
    start: Any

    def entries(self, tally: Tally) -> Iterator[Entry]:
        """Every file that is meant, sorted by what it is called."""
        stack = [(self.shown, self.path, self.start, _listing(self.shown, self.path))]
        while stack:
            shown, path, state, found = stack[-1]
            entry = next(found, None)
            if entry is None:
                stack.pop()
            elif isinstance(entry, Entry):
                yield entry
            elif entry.endswith(_FOLDER):
                name = entry[:-1]
                inner = self.filter.enter(state, name)
                if inner is None:
                    tally.passed_over += self.filter.counts(state, name)
                    continue
                below = below_of(shown, name), joined(path, name)
                stack.append((*below, inner, _listing(*below)))
            else:
                name, _, mark = entry.partition("\0")
                taken = self.filter.takes(state, name)
                if mark == "d":
                    taken = taken or self.filter.enter(state, name) is not None
                if not taken:
                    tally.passed_over += self.filter.counts(state, name)
                    continue
                key = _KEYS.get(mark)
                yield Entry(below_of(shown, name), joined(path, name), key=key)

    def covers(self, real: str) -> bool:
        """Whether a walk comes to a file, given by its place without links."""
        begin = self.real.rstrip(os.sep) + os.sep
        if not real.startswith(begin):
            return False
        *folders, name = PurePath(real[len(begin) :]).parts
        state = self.start
        for folder in folders:
            state = self.filter.enter(state, folder)
            if state is None:
                return False
        return self.filter.takes(state, name)


_KEYS = {"l": "unreadable.link", "d": "unreadable.link", "s": "unreadable.special"}


def _listing(shown: str, path: str) -> Iterator[str | Entry]:
    """The names in a folder with their marks, sorted as their whole paths would be."""
    try:
        with os.scandir(path) as found:
            names = [_marked(entry) for entry in found]
    except OSError as error:
        slots = {"reason": reason_of(error)}
        # The slash lets it stand where what is in it would.
        called = f"{shown or '.'}/".replace("//", "/")
        yield Entry(called, path, key="unreadable.folder", slots=slots)
        return
    # With its slash a folder sorts as the paths of what is in it do.
    names.sort(key=shown_name)
    yield from names


def _marked(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        try:
            folder = entry.is_dir()
        except OSError:
            folder = False
        return entry.name + (_FOLDER_LINK if folder else _LINK)
    if entry.is_dir(follow_symlinks=False):
        return entry.name + _FOLDER
    return entry.name + ("" if entry.is_file(follow_symlinks=False) else _SPECIAL)


def shown_name(name: str) -> str:
    """A name as text; two names are never shown alike."""
    if name.isascii() and "\\udc" not in name:
        return name
    try:
        if "\\udc" not in name:
            name.encode()
            return name
    except UnicodeEncodeError:
        pass
    return name.replace("\\", "\\\\").encode("utf-8", "backslashreplace").decode()


def below_of(shown: str, name: str) -> str:
    """What a file in a folder is called."""
    name = shown_name(name)
    if not shown:
        # Otherwise it would be taken for standard input.
        return name if name != STDIN else f"./{name}"
    return shown + name if shown.endswith("/") else f"{shown}/{name}"


def joined(folder: str, name: str) -> str:
    """The path of a file in a folder, as the system takes it."""
    # A million paths are joined, and an object for each would be most of the time.
    return os.path.join(folder, name)  # noqa: PTH118


def tidied(name: str) -> str:
    """
    A name as it was given, without steps that lead nowhere; empty for the current folder.

    >>> tidied("./2024//a.json/"), tidied("../x/."), tidied("/"), tidied("./")
    ('2024/a.json', '../x', '/', '')
    """
    plain = name.replace(os.sep, "/")
    parts = [shown_name(part) for part in plain.split("/") if part not in ("", ".")]
    found = "/" * plain.startswith("/") + "/".join(parts)
    return f"./{found}" if found == STDIN else found


def kind_of(name: str) -> Literal["folder", "file"] | None:
    """What a name stands for; None if there is nothing."""
    if not name:
        return None
    try:
        mode = Path(name).stat().st_mode
    except PermissionError:
        # There may be something, and opening it tells why it is not read.
        return "file"
    except (OSError, ValueError):
        return None
    return "folder" if stat.S_ISDIR(mode) else "file"


def is_glob(name: str) -> bool:
    """Whether a name is a pattern; one that a file has is not."""
    return any(mark in name for mark in _WILD) and not os.path.lexists(name)


def tree_of_folder(name: str) -> Tree:
    """The record files of a folder."""
    return Tree(tidied(name), name, os.path.realpath(name), Records(), True)


def tree_of_glob(name: str) -> Tree:
    """The files that fit a pattern, below the folder that its plain part names."""
    plain = name.replace(os.sep, "/")
    parts = [part for part in plain.split("/") if part not in ("", ".")]
    first = next(i for i, part in enumerate(parts) if any(mark in part for mark in _WILD))
    base = "/" * plain.startswith("/") + "/".join(parts[:first]) or "."
    glob = Glob(tuple(parts[first:]))
    return Tree(tidied(base), base, os.path.realpath(base), glob, glob.start)
