"""
Names in, documents out: files, folders, globs, standard input, and archives of them.

One record at a time and in constant memory, so that an archive of any size can be read.
What cannot be read is no error but an `Unread` with its reason: the others are still read.
"""

from checker.sources.collect import Sources
from checker.sources.model import Document, Unread
from checker.sources.names import STDIN
from checker.sources.reading import read_document

__all__ = ["STDIN", "Document", "Sources", "Unread", "read_document"]
