"""
Write the field guide from the record models: what each key is, in both languages.

    python -m tools.build_field_guide            write docs/records/
    python -m tools.build_field_guide --check    fail if a page is not what would be written

A page for each record type, with a table for each section; what several sections share (an
opinion, a document) has one table, to which the others refer. And a page of the codes with
which records are refused.

Source: `checker.records` for keys, `policies/tables/vocabulary/enums.yaml` for the names of
values, `checker.reader.words` for the codes.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.reader.words import SENTENCES
from checker.records.glossary import name_of
from checker.records.shape import RECORD_TYPES, json_schema
from tools.generated import run

LANGUAGES = ("zh", "en")

#: What the parts that several sections share are called in Chinese; in English as the model.
SHARED = {
    "Citation": ("引用的规范", "Citation"),
    "Document": ("文书", "Document"),
    "LocalStandard": ("地方标准数额", "Local standard"),
    "Opinion": ("签署意见", "Opinion"),
    "Penalty": ("处罚内容", "Penalty"),
    "Remedy": ("复议或诉讼", "Remedy"),
    "Service": ("送达情况", "Service"),
    "Awareness": ("对能否发现错误的认定", "Awareness of an error"),
}

WORDS = {
    "title": ("{name}：字段说明", "Field guide: {name}"),
    "made": (
        "本页由 `python -m tools.build_field_guide` 生成，请勿直接修改。",
        "This page is made by `python -m tools.build_field_guide`; do not edit it.",
    ),
    "intro": (
        """\
一份记录是一个 JSON 文件（UTF-8，不带 BOM），`type` 为 `{type}`。

**缺少与 null 是两回事。** 某一项没有写出，表示*系统没有导出*，凭本记录无法判断；写成 `null`，\
表示*案卷中没有*，规则据此作出判断。整个部分写成 `null`，其下各项都是没有；列表写成 `null`，\
等于空列表；列表只要写出，就视为完整。\
除 `type` 和编号（标“必填”）外，任何一项都可以缺少，也可以是 `null`。

约定：日期写作 `2024-02-05`；时间写作 `2024-02-05T09:30+08:00`；金额是以分为单位的整数；\
人员在 `people` 中列明一次，别处只写其编号。`键[]` 表示列表中的每一项，`甲.乙` 表示甲之下的乙。

格式检查用 `checker validate 文件`；空白记录用 `checker new {type}`；退回原因见\
[退回原因一览](faults.zh.md)；其他说明见[案卷数据的准备](README.zh-CN.md)。
""",
        """\
A record is a JSON file (UTF-8 without BOM) whose `type` is `{type}`.

**Absent and null are two things.** A key that is not there was *not exported*: nothing can be
told from this record. `null` means that *the file holds none*, and the rules judge that. A
section that is `null` has nothing below it; a list that is `null` is empty; a list that is
there is complete. Every key but `type` and the ids (marked “required”) may be absent or `null`.

Dates are written `2024-02-05`, times `2024-02-05T09:30+08:00`, amounts as a whole number of
fen. People are listed once, in `people`; elsewhere their id stands for them. `key[]` is every
item of a list, `a.b` is b below a.

`checker validate FILE` checks the form, `checker new {type}` prints an empty record; see
[reasons of a refusal](faults.en.md) and [preparing records](README.md).
""",
    ),
    "sections": ("各部分", "Sections"),
    "basics": ("基本信息", "Basics"),
    "shared": ("共用的部分", "Shared parts"),
    "shared_note": (
        "多处出现，含义相同，在此统一说明。",
        "These stand in several places and mean the same everywhere.",
    ),
    "header": (
        "| 键 | 名称 | 值 | 可用的值 | 个人信息 |",
        "| key | name | value | allowed values | personal data |",
    ),
    "required": ("，必填", ", required"),
    "list_of": ("列表，每项为{kind}", "list of {kind}"),
    "see": ("见[{name}](#{anchor})", "see [{name}](#{anchor})"),
    "personal": {
        "name": ("姓名或名称", "name"),
        "identity_number": ("身份信息", "identity"),
        "telephone": ("电话", "telephone"),
        "address": ("地址", "address"),
    },
    "kinds": {
        "object": ("对象", "object"),
        "boolean": ("是否（`true`、`false`）", "`true` or `false`"),
        "code": ("代码", "code"),
        "date": ("日期", "date"),
        "date-time-cn": ("时间", "time"),
        "credit-code": ("统一社会信用代码", "social credit code"),
        "identity-number": ("公民身份号码", "identity number"),
        "fen": ("整数，单位为分", "whole number of fen"),
        "integer": ("整数，{low} 至 {high}", "whole number, {low} to {high}"),
        "number": ("数，{low} 至 {high}", "number, {low} to {high}"),
        "id": ("编号", "id"),
        "person": ("人员编号", "id of a person"),
        "text": ("文字", "text"),
    },
}

FAULTS = {
    "title": ("退回原因一览", "Reasons of a refusal"),
    "intro": (
        """\
记录不合格式的，整份退回，一次列出全部错误；不会只检查其中一部分。\
每处错误有位置（JSON 指针和行号）、代码和说明。\
代码供程序使用，不会改变含义；说明供人阅读，措辞可能改进。`‹…›` 处填入具体内容。
""",
        """\
A record that is not in order is refused as a whole, with all of its faults at once; nothing
of it is judged. A fault has a place (JSON pointer and line), a code and a sentence. Codes are
for programs and keep their meaning; sentences are for people and may get better. `‹…›` stands
for what is filled in.
""",
    ),
    "header": ("| 代码 | 说明 |", "| code | sentence |"),
}


@dataclass(frozen=True)
class _Row:
    """One line of a table: a key with what may stand there."""

    key: str
    pattern: str
    schema: Mapping[str, Any]
    required: bool
    shared: str | None


class _Guide:
    """The page of one record type in one language."""

    def __init__(self, record_type: str, language: int) -> None:
        self._type = record_type
        self._language = language
        self._schema = json_schema(record_type)
        self._defs: Mapping[str, Any] = self._schema.get("$defs", {})
        uses = Counter(re.findall(r"#/\$defs/(\w+)", repr(self._schema)))
        self._shared = {
            name for name, number in uses.items() if number > 1 and self._is_block(name)
        }
        if nameless := self._shared - set(SHARED):
            raise KeyError(f"give these shared parts a name in SHARED: {sorted(nameless)}")

    def _is_block(self, name: str) -> bool:
        return "properties" in self._defs[name]

    def text(self) -> str:
        name = name_of(self._type, "/type")[LANGUAGES[self._language]]
        sections = list(self._sections())
        parts = [
            f"# {self._say('title').format(name=name)}",
            self._say("made"),
            self._say("intro").format(type=self._type).strip(),
            f"## {self._say('sections')}",
            "\n".join(f"- [{title}](#{anchor})" for title, anchor, _ in sections),
        ]
        for title, anchor, rows in sections:
            parts += [f'<a id="{anchor}"></a>', f"## {title}", self._table(rows)]
        parts += [f"## {self._say('shared')}", self._say("shared_note")]
        for block in sorted(self._shared):
            parts += [f'<a id="{_anchor(block)}"></a>', f"### {SHARED[block][self._language]}"]
            parts.append(self._table(list(self._rows(self._defs[block], "", f"/{block}"))))
        return "\n\n".join(parts) + "\n"

    def _say(self, key: str) -> str:
        return str(WORDS[key][self._language])  # type: ignore[index]

    def _sections(self) -> Iterator[tuple[str, str, list[_Row]]]:
        """Title, anchor and rows of the basics and of every key that holds more than a value."""
        rows = list(self._rows(self._schema, "", ""))
        basics = [row for row in rows if "." not in row.key and not row.key.endswith("[]")]
        plain = [row for row in basics if not self._holds_more(row)]
        yield self._say("basics"), "basics", plain
        for row in basics:
            if self._holds_more(row):
                below = [r for r in rows if re.match(rf"{row.key}(\.|\[\])", r.key)]
                title = f"{self._title(row)}（`{row.key}`）"
                if self._language:
                    title = f"{self._title(row)} (`{row.key}`)"
                yield title, f"section-{row.key}", [row, *below]

    def _holds_more(self, row: _Row) -> bool:
        kept = _alternative(row.schema)
        return "$ref" in kept or "$ref" in _alternative(kept.get("items", {}))

    def _rows(self, block: Mapping[str, Any], prefix: str, pattern: str) -> Iterator[_Row]:
        needed = block.get("required", ())
        for key, schema in block["properties"].items():
            here = f"{prefix}{key}"
            kept = _alternative(schema)
            item = _alternative(kept["items"]) if "items" in kept else kept
            suffix = "[]" if "items" in kept else ""
            name = item["$ref"].rsplit("/", 1)[1] if "$ref" in item else None
            shared = name if name in self._shared else None
            below = f"{pattern}/{key}{'/*' if suffix else ''}"
            yield _Row(here, below, {**kept, **_titles(schema)}, key in needed, shared)
            if name and not shared and self._is_block(name):
                yield from self._rows(self._defs[name], f"{here}{suffix}.", below)

    def _table(self, rows: list[_Row]) -> str:
        head = self._say("header")
        rule = "|" + " --- |" * (head.count("|") - 1)
        return "\n".join([head, rule, *(self._line(row) for row in rows)])

    def _line(self, row: _Row) -> str:
        leaf = self._leaf(row)
        allowed = "；" if not self._language else "; "
        values = allowed.join(self._value(value, row) for value in _enum(leaf))
        personal = leaf.get("personal") or row.schema.get("personal")
        mark = WORDS["personal"][personal][self._language] if personal else ""  # type: ignore[index]
        cells = (f"`{row.key}`", self._title(row), self._kind(row), values, mark)
        return "| " + " | ".join(cells) + " |"

    def _leaf(self, row: _Row) -> Mapping[str, Any]:
        return _alternative(row.schema["items"]) if "items" in row.schema else row.schema

    def _value(self, value: str, row: _Row) -> str:
        name = name_of(value, row.pattern)[LANGUAGES[self._language]]
        return f"`{value}` {name}"

    def _title(self, row: _Row) -> str:
        return str(row.schema["title" if self._language else "title_zh"])

    def _kind(self, row: _Row) -> str:
        leaf = self._leaf(row)
        if row.shared:
            kind = self._say("see").format(
                name=SHARED[row.shared][self._language], anchor=_anchor(row.shared)
            )
        else:
            words = WORDS["kinds"][_kind_of(leaf, row.key)][self._language]  # type: ignore[index]
            kind = words.format(
                low=f"{leaf.get('minimum', 0):.0f}", high=f"{leaf.get('maximum', 0):.0f}"
            )
        if "items" in row.schema:
            kind = self._say("list_of").format(kind=kind)
        return kind + (self._say("required") if row.required else "")


def _alternative(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema without its null alternative."""
    merged = {key: value for key, value in schema.items() if key != "anyOf"}
    for kept in schema.get("anyOf", ()):
        if kept.get("type") != "null":
            merged |= kept
    return merged


def _titles(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {key: schema[key] for key in ("title", "title_zh") if key in schema}


def _enum(leaf: Mapping[str, Any]) -> list[str]:
    return leaf.get("enum") or ([leaf["const"]] if "const" in leaf else [])


def _kind_of(leaf: Mapping[str, Any], key: str) -> str:
    """The name in WORDS of what may stand at a leaf."""
    if "$ref" in leaf:
        return "object"
    if _enum(leaf):
        return "code"
    if leaf.get("reference"):
        return "person"
    if "format" in leaf:
        return str(leaf["format"])
    if leaf["type"] == "string":
        return "id" if "not" in leaf else "text"
    return "fen" if key.rpartition(".")[2].endswith("fen") else str(leaf["type"])


def _anchor(block: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", block).lower()


def faults_page(language: int) -> str:
    """The page of the codes of a refusal."""
    by_code: dict[str, list[str]] = {}
    for key, sentences in SENTENCES.items():
        shown = re.sub(r"(?<!\{)\{(\w+)\}(?!\})", r"‹\1›", sentences[language])
        shown = shown.replace("{{", "{").replace("}}", "}").replace("|", r"\|")
        by_code.setdefault(key.partition(".")[0], []).append(shown)
    rows = [f"| `{code}` | {'<br>'.join(texts)} |" for code, texts in by_code.items()]
    parts = (
        f"# {FAULTS['title'][language]}",
        WORDS["made"][language],  # type: ignore[index]
        FAULTS["intro"][language].strip(),
        "\n".join([FAULTS["header"][language], "| --- | --- |", *rows]),
    )
    return "\n\n".join(parts) + "\n"


def files() -> dict[str, str]:
    """Every page by its path below the root of the checkout."""
    made = {}
    for number, lang in enumerate(LANGUAGES):
        for record_type in RECORD_TYPES:
            made[f"docs/records/{record_type}.{lang}.md"] = _Guide(record_type, number).text()
        made[f"docs/records/faults.{lang}.md"] = faults_page(number)
    return made


def main(arguments: list[str]) -> int:
    """Write or check the pages; 0 if they were written or are as they would be, else 1."""
    return run(__doc__ or "", files(), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
