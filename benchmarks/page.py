"""
What was measured, as docs/performance.md.

Pure: from the kept results to the text, so that the page can be rendered anew at any time.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from typing import Any

_HEAD = """\
<!-- 由 make bench 生成 / made by make bench -->
# 性能 / Performance

数字取自同一次运行；机器之间、时刻之间秒数会变，请看比值。每一部分注明日期和机器。
The figures of a part come from one run. Seconds differ between machines and moments: read the
ratios. Each part names its day and machine.

怎样再测一遍 / Measure again: `make bench`
"""
_NAMES = {
    "checker": "`checker scan`",
    "exec": "`opa exec`, `main/brief`",
    "conftest": "Conftest 0.71.1, `deny`",
    "exec_report": "`opa exec`, `main/report`",
}


def render(results: Mapping[str, Any]) -> str:
    """The page."""
    parts = [_HEAD]
    for name, part in _PARTS.items():
        if name in results:
            parts.append("\n".join(part(results[name])) + "\n")
    return "\n".join(parts)


def _measured(result: Mapping[str, Any]) -> str:
    return f"{result['day']}; {result['machine']}"


def _table(*rows: tuple[str, ...]) -> Iterator[str]:
    head, *body = rows
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in body:
        yield "| " + " | ".join(row) + " |"


def _against(result: Mapping[str, Any]) -> Iterator[str]:
    yield "## 与其他工具相比 / Beside other tools"
    yield ""
    yield (
        f"{result['records']:,} records of `benchmarks/make_records.py`, the full rule book, "
        "results as JSON lines. The others read one file a record. The starts of all, "
        "reading and writing are in it. 目标 / bar: 3."
    )
    yield ""
    ours = result["seconds"]["checker"]
    rows = [("", "records/s", "ratio (median)", "breaches found")]
    for name, seconds in result["seconds"].items():
        rate = result["records"] / statistics.median(seconds)
        ratio = statistics.median(t / o for t, o in zip(seconds, ours, strict=True))
        told = "" if name == "checker" else f"{ratio:.2f}"
        rows.append((_NAMES[name], f"{rate:,.1f}", told, f"{result['findings'][name]:,}"))
    yield from _table(*rows)
    yield ""
    yield _measured(result)


def _growth(result: Mapping[str, Any]) -> Iterator[str]:
    yield "## 规则数量增加五倍 / A rule book five times as large"
    yield ""
    yield (
        "Evaluation only (`benchmarks/throughput.py`). Each rule stands five times under ids of "
        "its own, asking the same questions, which favours them. 目标 / bar: twice the time."
    )
    yield ""
    for line in result["told"].values():
        yield f"- {line}"
    yield ""
    yield _measured(result)


def _memory(result: Mapping[str, Any]) -> Iterator[str]:
    yield "## 内存 / Memory"
    yield ""
    select = " ".join(result["select"])
    yield (
        "The checker and OPA together, resident, at the highest moment"
        + (f"; with `{select}`" if select else "")
        + ". 目标 / bar: flat, and below 1 GB."
    )
    yield ""
    yield from _table(
        ("records", "MB", "records/s"),
        *(
            (
                f"{int(count):,}",
                f"{peak['bytes'] / 1e6:,.0f}",
                f"{int(count) / peak['seconds']:,.1f}",
            )
            for count, peak in result["peaks"].items()
        ),
    )
    yield ""
    yield _measured(result)


def _again(result: Mapping[str, Any]) -> Iterator[str]:
    first, second = result["seconds"]
    yield "## 未改动的档案再扫描一次 / The same archive again"
    yield ""
    yield (
        f"{result['records']:,} records: {first:,.1f} s, then {second:,.1f} s, "
        f"{second / first:.1%} of it; results the same bytes: {_yes(result['same'])}. "
        "目标 / bar: a tenth."
    )
    yield ""
    yield _measured(result)


def _kills(result: Mapping[str, Any]) -> Iterator[str]:
    yield "## 随时终止再继续 / Killed and resumed"
    yield ""
    yield (
        f"`kill -9` at {result['kills']} random moments of scans of {result['records']:,} records "
        f"({result['completed']} of them came to their end between kills and were begun anew). In "
        f"the end {result['lines']:,} lines for {result['addresses']:,} addresses; the same bytes "
        f"as a scan that nobody disturbed: {_yes(result['same'])}."
    )
    yield ""
    yield _measured(result)


def _workers(result: Mapping[str, Any]) -> Iterator[str]:
    yield "## 同时检查的批数 / Batches at a time"
    yield ""
    first = result["seconds"]["1"]
    yield from _table(
        ("`--workers`", "records/s", "times one"),
        *(
            (count, f"{result['records'] / seconds:,.1f}", f"{first / seconds:.2f}")
            for count, seconds in result["seconds"].items()
        ),
    )
    yield ""
    yield f"Results the same bytes: {_yes(result['same'])}. {_measured(result)}"


def _cold(result: Mapping[str, Any]) -> Iterator[str]:
    ours, theirs = (statistics.median(result["seconds"][name]) for name in ("check", "eval"))
    yield "## 一份案卷，从零开始 / One record, from a standing start"
    yield ""
    yield (
        f"`checker check FILE --format json` {ours:.2f} s, `opa eval -b … data.main.report` "
        f"{theirs:.2f} s, {ours - theirs:.2f} s apart "
        f"(medians of {len(result['seconds']['eval'])}). 目标 / bar: 0.5 s."
    )
    yield ""
    yield _measured(result)


def _yes(value: bool) -> str:
    return "yes" if value else "NO"


_PARTS = {
    "against": _against,
    "growth": _growth,
    "memory": _memory,
    "again": _again,
    "kills": _kills,
    "workers": _workers,
    "cold": _cold,
}
