"""
What the readers of an archive get: tables, a workbook, a page, findings for other programs.

All of them are derived from the lines of a scan in one pass, and agree in their counts.
"""

from __future__ import annotations

from checker.formats.archive.archive import OUTPUTS, Archive
from checker.formats.archive.writing import ScanSummary, Writer

__all__ = ["OUTPUTS", "Archive", "ScanSummary", "Writer"]
