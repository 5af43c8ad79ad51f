"""
From a document to a record, at its place.

Imports `model` and `reader`.
"""

from __future__ import annotations

from checker.reader import Profile, ReadResult, read
from checker.sources.model import Document, Unread


def read_document(item: Document | Unread, profile: Profile | None = None) -> ReadResult:
    """The record of a document, or the refusal of one that is none or was not read."""
    if isinstance(item, Unread):
        return item.refusal
    source = item.source
    return read(
        item.data,
        source.path,
        profile=profile,
        member=source.member,
        line_offset=None if source.line is None else source.line - 1,
    )
