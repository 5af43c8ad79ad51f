"""
Get an answer for every record of a batch, or find the records that have none.

A batch is answered by key and the answers are counted. A batch that fails is
halved until the culprits stand alone, so that a record never takes its
neighbours along. What a batch fails of decides how it is asked again:

- an evaluation error, or a key without an answer, is the batch's own: its halves
  are asked at once, beside whatever else is under way;
- a lost or silent OPA may be any other batch's doing: the batch is asked again,
  whole and then in halves, with no other call under way. A record is blamed only
  for what happened while it was alone, and for a crash only the second time.

Imports `client`, `gate` and `errors` only; the calls themselves come in as a
`Caller`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.engine.client import Answer, NoAnswer, Why
from checker.engine.gate import Gate
from checker.errors import EngineError

Item = tuple[str, Mapping[str, Any]]

#: Asks for these items; an `Answer` holds their values in the order of the items.
Caller = Callable[[Sequence[Item]], "Answer | NoAnswer"]

# A record that crashes OPA is alone after some ten crashes in a row (a batch of
# 1,024, the culprit always in the half that is asked first); far beyond that the
# fault is not one record's.
_LOST_IN_A_ROW = 30


@dataclass(frozen=True, slots=True)
class EngineFault:
    """
    No verdict on one record: it fails the engine whenever it is evaluated.

    Attributes:
        key: the caller's key of the record.
        code: "crash", "timeout", "undefined", "bad_answer", "not_json", or OPA's own code
            such as "eval_conflict_error".
        message: sentences {"zh", "en"}: what happened and what to do next.
    """

    key: str
    code: str
    message: Mapping[str, str]


Result = tuple[str, "dict[str, Any] | EngineFault"]


class Settler:
    """Settles batches, several at a time from several threads."""

    def __init__(self, call: Caller, gate: Gate) -> None:
        """
        Keep what all batches of a run share.

        Args:
            call: asks OPA; must not raise for what a record can cause.
            gate: shared by all who use the same OPA.
        """
        self._call = call
        self._gate = gate
        self._count = threading.Lock()
        self._lost_in_a_row = 0

    def settle(self, items: Sequence[Item], stop: threading.Event) -> list[Result]:
        """
        One result for each item, in their order; fewer once `stop` is set.

        Raises:
            EngineError: OPA does not come back, or dies of whatever it is asked.
        """
        if stop.is_set():
            return []
        with self._gate.shared():
            outcome = self._ask(items)
        if isinstance(outcome, Answer):
            return _paired(items, outcome)
        if outcome.why in (Why.LOST, Why.TIMEOUT):
            with self._gate.exclusive():
                return self._settle_alone(items, stop)
        if len(items) == 1:
            return [_fault(items[0][0], outcome)]
        return [result for half in _halves(items) for result in self.settle(half, stop)]

    def _settle_alone(self, items: Sequence[Item], stop: threading.Event) -> list[Result]:
        if stop.is_set():
            return []
        outcome = self._ask(items)
        if len(items) == 1 and isinstance(outcome, NoAnswer) and outcome.why is Why.LOST:
            outcome = self._ask(items)
        if isinstance(outcome, Answer):
            return _paired(items, outcome)
        if len(items) == 1:
            return [_fault(items[0][0], outcome)]
        return [result for half in _halves(items) for result in self._settle_alone(half, stop)]

    def _ask(self, items: Sequence[Item]) -> Answer | NoAnswer:
        outcome = _counted(items, self._call(items))
        lost = isinstance(outcome, NoAnswer) and outcome.why is Why.LOST
        with self._count:
            self._lost_in_a_row = self._lost_in_a_row + 1 if lost else 0
            if self._lost_in_a_row > _LOST_IN_A_ROW:
                words = outcome.text if isinstance(outcome, NoAnswer) else ""
                raise EngineError(
                    f"OPA 连续 {_LOST_IN_A_ROW} 次中途退出，已停止运行。OPA 的最后说明：{words}。"
                    "请检查内存是否充足、规则包是否完好。",
                    f"OPA died {_LOST_IN_A_ROW} times in a row; the run is stopped. Its last "
                    f"words: {words}. Check that memory suffices and that the bundle is sound.",
                )
        return outcome


def _counted(items: Sequence[Item], outcome: Answer | NoAnswer) -> Answer | NoAnswer:
    """The answer, if it has one value, an object, for each item."""
    if isinstance(outcome, NoAnswer):
        return outcome
    values = outcome.value
    if len(values) != len(items):
        return NoAnswer(Why.UNDEFINED, "undefined", f"{len(values)} of {len(items)} answers")
    if not all(isinstance(value, dict) for value in values):
        return NoAnswer(Why.FAILED, "bad_answer", "the answer is not an object")
    return outcome


def _paired(items: Sequence[Item], outcome: Answer) -> list[Result]:
    return [(key, value) for (key, _), value in zip(items, outcome.value, strict=True)]


def _halves(items: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    middle = len(items) // 2
    return items[:middle], items[middle:]


def _fault(key: str, outcome: NoAnswer) -> Result:
    text = outcome.text
    if outcome.why is Why.LOST:
        code = "crash"
        zh = f"核查该记录时 OPA 引擎两次异常退出（{text}），该记录没有结论。"
        en = f"OPA died twice over this record ({text}), so there is no verdict on it."
    elif outcome.why is Why.TIMEOUT:
        code = "timeout"
        zh = f"核查该记录超时（{text}），该记录没有结论。"
        en = f"The evaluation of this record took too long ({text}); there is no verdict on it."
    elif outcome.why is Why.UNDEFINED:
        code = "undefined"
        zh = "规则对该记录没有给出任何结果，该记录没有结论。"
        en = "The policies gave no result for this record, so there is no verdict on it."
    else:
        code = outcome.code
        zh = f"核查该记录时规则运行出错（{code}：{text}），该记录没有结论。"
        en = f"The evaluation of this record failed ({code}: {text}); there is no verdict on it."
    zh += "请将该记录与此提示一并交规则维护人员处理；其他记录不受影响。"
    en += " Give the record and this message to the rule keepers; other records are not affected."
    return key, EngineFault(key, code, {"zh": zh, "en": en})
