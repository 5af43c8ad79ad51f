"""
Which state of the rules this is: a digest of the files that a bundle is made of.

Apart from `build`, which takes long to import: a command that finds its bundle built needs no
more than this to know it.
Imports nothing but the version.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from checker import __version__


def sources(policies: Path) -> list[Path]:
    """Every file the bundle is made of, in a fixed order."""
    found = (p for p in policies.rglob("*") if p.suffix in {".rego", ".yaml"})
    return sorted(p for p in found if p.is_file())


def source_digest(policies: Path) -> str:
    """SHA-256 over the names and contents of all sources and the tool's version."""
    digest = hashlib.sha256(__version__.encode())
    for path in sources(policies):
        digest.update(path.relative_to(policies).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()
