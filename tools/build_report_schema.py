"""
Write the JSON Schema of the report from its models.

    python -m tools.build_report_schema            write schemas/report.json
    python -m tools.build_report_schema --check    fail if the file is not what would be written
"""

from __future__ import annotations

import json
import sys
from typing import Any

from checker.report.models import Report
from tools.generated import run


def schema() -> dict[str, Any]:
    """The schema (2020-12) of what `checker check --format json` writes."""
    # Of what is written, not of what is read: every key is always there.
    made = Report.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def main(arguments: list[str]) -> int:
    """Write or check the schema; 0 if it was written or is as it would be, else 1."""
    text = json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return run(__doc__ or "", {"schemas/report.json": text}, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
