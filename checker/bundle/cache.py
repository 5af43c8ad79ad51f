"""
What a state of the rules was worked out to, kept in the user's cache.

Reading and checking all tables takes most of a start, and compiling them longer still. Both
come out the same for the same sources and the same code, so each is kept under the digest
of the two and made again when either differs.

Shapes: `rules/<key>.json` is a catalog, `bundles/<key>.tar.gz` a bundle.
Errors: RuleBookError from the tables; OSError if the bundle cannot be written. A catalog
    that cannot be kept, or was damaged, is made anew.
Imports `digest` and `paths`; `build` and `catalog` only when they are needed, since what is
kept has to be found before anything heavy is imported.
"""

from __future__ import annotations

import contextlib
import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from checker import paths
from checker.bundle.digest import source_digest

if TYPE_CHECKING:
    from checker.catalog import Catalog

#: The code that decides what comes out of the sources.
_CODE = ("catalog.py", "bundle/*.py", "calendar/*.py", "discretion/*.py", "records/*.py")


class Cache:
    """The catalog and the bundle of one state of `policies`."""

    def __init__(self, policies: Path) -> None:
        """Note which policies; nothing is read yet."""
        self._policies = policies

    def catalog(self) -> Catalog:
        """The checked tables. Raises RuleBookError with every fault of them."""
        from checker.catalog import Catalog, load

        kept = self._place("rules", ".json")
        with contextlib.suppress(OSError, ValueError):
            return Catalog.model_validate_json(kept.read_bytes())
        rules = load(self._policies)
        with contextlib.suppress(OSError):
            paths.replace(kept, rules.model_dump_json(by_alias=True).encode())
        return rules

    def bundle(self, rules: Catalog) -> Path:
        """The bundle of `rules`, which are this state's catalog; built if there is none."""
        kept = self._place("bundles", ".tar.gz")
        if not kept.exists():
            from checker.bundle import build

            paths.replace(kept, build.archive(self._policies, rules))
        return kept

    def kept_bundle(self) -> Path | None:
        """The bundle of this state if it has been built already."""
        kept = self._place("bundles", ".tar.gz")
        return kept if kept.exists() else None

    def _place(self, folder: str, suffix: str) -> Path:
        return paths.cache_dir() / folder / f"{self._key}{suffix}"

    @cached_property
    def _key(self) -> str:
        package = Path(paths.__file__).parent
        digest = hashlib.sha256(source_digest(self._policies).encode())
        for path in sorted(path for pattern in _CODE for path in package.glob(pattern)):
            digest.update(path.read_bytes() + b"\0")
        return digest.hexdigest()
