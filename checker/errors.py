"""
Every deliberate failure of the checker, in one tree.

A failure says what happened, where, and what to do next; the exit code stands
on the class, so that a caller that knows the base class can always exit.

    CheckerError                    (never raised itself)
    ├── UsageError              2   options or settings that do not fit together
    ├── InputRefused            3   a record, profile or other input document is not acceptable
    ├── RuleBookError           4   tables or policies broken, or nothing selected
    └── EngineError             5   OPA missing, not starting, not answering, or a rule unanswered

Exit codes 0 (ok), 1 (crash), 10 (fails at or above the threshold) and
11 (undetermined left, on request) are no failures and stand in `ExitCode` only.

Pure: imports nothing of the project.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells its caller. Documented in docs/cli.md."""

    OK = 0
    CRASH = 1
    USAGE = 2
    INPUT_REFUSED = 3
    RULE_BOOK = 4
    ENGINE = 5
    FAILS = 10
    UNDETERMINED = 11


#: Where several hold, the first of these is the one reported.
PRECEDENCE = (
    ExitCode.ENGINE,
    ExitCode.INPUT_REFUSED,
    ExitCode.FAILS,
    ExitCode.UNDETERMINED,
    ExitCode.OK,
)


class CheckerError(Exception):
    """Base of all deliberate failures: `zh` and `en` are sentences for a reader."""

    exit_code: ExitCode = ExitCode.CRASH

    def __init__(self, zh: str, en: str) -> None:
        """Keep both sentences; the English one is what `str` gives."""
        super().__init__(en)
        self.zh = zh
        self.en = en

    def text(self, lang: str) -> str:
        """The sentence in `lang` ("zh" or "en")."""
        return self.zh if lang == "zh" else self.en


class UsageError(CheckerError):
    """Options or settings that do not fit together."""

    exit_code = ExitCode.USAGE


class InputRefused(CheckerError):
    """An input document is not acceptable; nothing of it was evaluated."""

    exit_code = ExitCode.INPUT_REFUSED


class RuleBookError(CheckerError):
    """Tables or policies are broken, or the selection is empty."""

    exit_code = ExitCode.RULE_BOOK


class EngineError(CheckerError):
    """OPA is missing, does not start, does not answer, or left a rule unanswered."""

    exit_code = ExitCode.ENGINE
