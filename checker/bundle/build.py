"""
Write the bundle: the policies, the compiled tables and the calendar, and its digest.

A bundle is plain: `opa eval -b OUT.tar.gz -i envelope.json data.main.report` gives what
the checker itself works with.

Shapes: the archive holds `.manifest`, `data.json` and the `.rego` files without tests.
Errors: RuleBookError from the tables; OSError is left to the caller.
Imports `catalog`, `calendar`, `paths` and `errors`.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker import catalog, paths
from checker.bundle.compiler import compile_tables
from checker.bundle.digest import source_digest, sources
from checker.calendar import Calendar, compile_calendar
from checker.catalog import Catalog

_ROOTS = [
    *("main", "lib", "kinds", "rules", "across", "derived", "liability"),
    *("compiled", "calendar"),
]


def data_document(policies: Path, rules: Catalog) -> dict[str, Any]:
    """The bundle's `data.json`: compiled tables and calendar."""
    days = Calendar.load(policies / "tables" / "calendar" / "days.yaml")
    return {"compiled": compile_tables(rules), "calendar": compile_calendar(days)}


def _members(policies: Path, rules: Catalog, tests: bool) -> Iterator[tuple[str, bytes]]:
    manifest = {"revision": source_digest(policies), "roots": _ROOTS}
    yield ".manifest", _json(manifest)
    yield "data.json", _json(data_document(policies, rules))
    for path in sources(policies):
        if path.suffix == ".rego" and (tests or not path.stem.endswith("_test")):
            yield path.relative_to(policies).as_posix(), path.read_bytes()


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def archive(policies: Path, rules: Catalog) -> bytes:
    """The bundle as a gzipped tar whose bytes depend on the sources only."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, content in _members(policies, rules, tests=False):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return gzip.compress(plain.getvalue(), mtime=0)


def write_archive(policies: Path, target: Path) -> str:
    """Write the bundle to `target`, whole or not at all; returns its SHA-256."""
    content = archive(policies, catalog.load(policies))
    paths.replace(target, content)
    return hashlib.sha256(content).hexdigest()


def write_folder(policies: Path, target: Path) -> None:
    """Write the bundle with its Rego tests as a folder, for `opa test`."""
    for name, content in _members(policies, catalog.load(policies), tests=True):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
