"""
What the proof of discretion tables found, as text and as JSON.

Shapes: the JSON is `{"format": "checker.bands/1", "tables": [{"file", "proved", "faults":
    [{"code", "section", "bands", "figure", "circumstances", "message": {"zh", "en"}}]}]}`; a
    section is counted from 1, a figure is in fen or percent, a fraction of one as text.
Pure. Imports `discretion` only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from checker.discretion.proof import Fault


def as_text(found: Mapping[str, Sequence[Fault]], lang: str) -> str:
    """One line a table, and one below it for everything that is wrong."""
    zh = lang == "zh"
    lines = []
    for file, faults in found.items():
        if faults:
            lines.append(f"{file}：{len(faults)}处错误" if zh else f"{file}: {len(faults)} faults")
        else:
            whole = "完整划分法定幅度，无空档、无重叠" if zh else "divides its ranges whole"
            lines.append(f"{file}：{whole}" if zh else f"{file}: {whole}, no gap, no overlap")
        for fault in faults:
            part = f"第{fault.section + 1}部分" if zh else f"section {fault.section + 1}"
            lines.append(f"  {part}：{fault.zh}。" if zh else f"  {part}: {fault.en}.")
    return "\n".join(lines) + "\n"


def as_json(found: Mapping[str, Sequence[Fault]]) -> str:
    """The same for programs."""
    tables = [
        {"file": file, "proved": not faults, "faults": [_entry(fault) for fault in faults]}
        for file, faults in found.items()
    ]
    return json.dumps({"format": "checker.bands/1", "tables": tables}, ensure_ascii=False, indent=2)


def _entry(fault: Fault) -> dict[str, Any]:
    return {
        "code": fault.code,
        "section": fault.section + 1,
        "bands": list(fault.bands),
        "figure": str(fault.figure) if isinstance(fault.figure, Fraction) else fault.figure,
        "circumstances": dict(fault.circumstances),
        "message": {"zh": fault.zh, "en": fault.en},
    }
