"""
What accompanies records: small documents in YAML or JSON, such as export profiles and waivers.

Errors: InputRefused that names the file, with all faults in one message.
Imports `errors` only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from checker.errors import InputRefused

#: What a document is called, in Chinese and in English.
What = tuple[str, str]


class _UniqueKeysLoader(yaml.SafeLoader):
    """Refuses a key that stands twice in a mapping, of which YAML would take the last."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """As the parent's, but ConstructorError for a repeated key."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, str) and key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", key_node.start_mark
                )
            seen.add(str(key))
        return super().construct_mapping(node, deep=deep)


def read_document(path: Path, what: What) -> tuple[bytes, Any]:
    """
    The bytes of a file, and what they say.

    Raises:
        InputRefused: it cannot be read, or is no YAML or JSON.
    """
    zh, en = what
    try:
        data = path.read_bytes()
        return data, yaml.load(data, Loader=_UniqueKeysLoader)  # noqa: S506 -- a safe loader
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputRefused(
            f"无法读取{zh} {path}：{reason}。请核对路径和权限。",
            f"The {en} {path} cannot be read: {reason}. Check the path and your rights.",
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise InputRefused(
            f"{zh} {path} 不是 UTF-8 编码的 YAML 或 JSON：{_short(error)}。请更正。",
            f"The {en} {path} is no YAML or JSON in UTF-8: {_short(error)}. Correct it.",
        ) from error


def refuse(path: Path, what: What, faults: Sequence[tuple[str, str]]) -> None:
    """Raise InputRefused with all `faults`, each in both languages; nothing if there are none."""
    if faults:
        zh, en = ("\n".join(f"  {fault[lang]}" for fault in faults) for lang in (0, 1))
        raise InputRefused(
            f"{what[0]} {path} 有 {len(faults)} 处错误：\n{zh}",
            f"The {what[1]} {path} has {len(faults)} faults:\n{en}",
        )


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
