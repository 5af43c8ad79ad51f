"""
The proof that a discretion table divides its statutory ranges whole, or what disproves it.

In each combination of the factors that do not divide the range, every fine of the range must
lie in exactly one band, every case of the dividing factors must have exactly one, and no band
may leave the range. What fails is told with a concrete fine or circumstance that shows it.

Shapes: factors are cut into the pieces that no band tells apart, so a few points stand for
    all; a counter-example is a point of such a piece.
Units: fen, or percent of the value that the range follows; factors in their own whole units.
Pure. Imports `catalog`, `records`, `bands` and `cuts` only.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from checker.catalog import Band, BandSection, ChoiceFactor, DiscretionTable, NumberFactor, Span
from checker.discretion.bands import Whole, whole
from checker.discretion.cuts import Cut, Figure, Interval, closed, interval, pieces
from checker.records.types import yuan

#: More combinations than anybody could read are refused rather than left unproved.
MAX_COMBINATIONS = 50_000

Code = Literal["form", "outside", "gap", "overlap", "no_band", "two_bands"]
Value = int | str


@dataclass(frozen=True)
class Fault:
    """
    What is wrong with a table.

    Attributes:
        section: its number in the table, from 0.
        bands: the ids of the bands concerned.
        figure: the fine (fen) or share (percent) that shows it, None where circumstances do.
        circumstances: the factors that show it, with a value each.
    """

    code: Code
    section: int
    zh: str
    en: str
    bands: tuple[str, ...] = ()
    figure: Figure | None = None
    circumstances: Mapping[str, Value] = field(default_factory=dict)


def faults(table: DiscretionTable, ranges: Mapping[str, Any]) -> list[Fault]:
    """
    Everything that is wrong with a table; nothing means that it is proved.

    Args:
        ranges: the statutory ranges (`fines.compiled`).
    """
    found: list[Fault] = []
    for number, section in enumerate(table.sections):
        prover = _Prover(table, number, section)
        wrong = list(prover.form())
        try:
            statute = whole(section, ranges)
        except ValueError as error:
            wrong.append(Fault("form", number, *error.args))
        else:
            if not wrong:
                wrong.extend(prover.prove(statute))
        found.extend(wrong)
    return found


@dataclass(frozen=True)
class _Prover:
    table: DiscretionTable
    number: int
    section: BandSection

    # -- form --------------------------------------------------------------------

    def form(self) -> Iterator[Fault]:
        """What cannot be understood."""
        names = [band.id for band in self.section.bands]
        for name in sorted({n for n in names if names.count(n) > 1}):
            yield self._form(f"档次编号重复：{name}", f"the band id {name} is taken")
        for name in self.section.divides:
            if name not in self.table.factors:
                yield self._form(f"没有裁量因素：{name}", f"there is no factor {name}")
        for band in self.section.bands:
            yield from self._ends(band.id, band)
            if interval(band, self._dense).empty:
                yield self._form(f"{band.id}：没有任何数额", f"{band.id}: holds no figure")
            for name, test in band.when.items():
                yield from self._test(band, name, test)

    def _test(self, band: Band, name: str, test: Span | tuple[str, ...]) -> Iterator[Fault]:
        factor = self.table.factors.get(name)
        if factor is None:
            yield self._form(f"{band.id}：没有裁量因素 {name}", f"{band.id}: no factor {name}")
        elif isinstance(factor, NumberFactor) != isinstance(test, Span):
            yield self._form(
                f"{band.id}：{name} 的写法与该因素的种类不符",
                f"{band.id}: {name} is not tested as a factor of its kind",
            )
        elif isinstance(test, Span):
            yield from self._ends(f"{band.id} {name}", test)
        elif isinstance(factor, ChoiceFactor):
            for case in test:
                if case not in factor.cases:
                    yield self._form(
                        f"{band.id}：{name} 没有情形 {case}",
                        f"{band.id}: {name} has no case {case}",
                    )

    def _ends(self, where: str, span: Span) -> Iterator[Fault]:
        for one, other in (("from_", "above"), ("to", "below")):
            if getattr(span, one) is not None and getattr(span, other) is not None:
                keys = f"{one.rstrip('_')}, {other}"
                yield self._form(
                    f"{where}：同一端只能写一个（{keys}）", f"{where}: one end twice ({keys})"
                )

    def _form(self, zh: str, en: str) -> Fault:
        return Fault("form", self.number, zh, en)

    # -- proof -------------------------------------------------------------------

    def prove(self, statute: Whole) -> Iterator[Fault]:
        """Every gap, overlap and excess, each once, with what shows it."""
        yield from self._outside(statute)
        free = [name for name in self._factors() if name not in self.section.divides]
        ways = math.prod(len(self._points(name)) for name in self._factors())
        if ways > MAX_COMBINATIONS:
            yield self._form(
                f"裁量因素的组合过多（{ways}种），无法逐一证明",
                f"the factors combine in too many ways to be proved ({ways})",
            )
            return
        told: set[tuple[Any, ...]] = set()
        for around in self._combinations(free):
            bands = [band for band in self.section.bands if self._applies(band, around)]
            for fault in (*self._figures(statute, bands, around), *self._cases(bands, around)):
                key = (fault.code, fault.bands, fault.figure, *self._dividing(fault))
                if key not in told:
                    told.add(key)
                    yield fault

    def _dividing(self, fault: Fault) -> Iterator[Value | None]:
        return (fault.circumstances.get(name) for name in self.section.divides)

    def _outside(self, statute: Whole) -> Iterator[Fault]:
        for band in self.section.bands:
            ends = interval(band, self._dense)
            for beyond in _beyond(ends, statute.ends):
                shown = self._say(figure := beyond.figure(self._dense))
                yield Fault(
                    "outside",
                    self.number,
                    f"“{band.title.zh}”超出法定幅度：{shown[0]}属于该档，但不在法定幅度内",
                    f"“{band.title.en}” leaves the statutory range: "
                    f"{shown[1]} is in the band, but not in the range",
                    (band.id,),
                    figure,
                )

    def _figures(
        self, statute: Whole, bands: Sequence[Band], around: Mapping[str, Value]
    ) -> Iterator[Fault]:
        parts = {band.id: interval(band, self._dense) for band in bands}
        for piece, names in pieces(statute.ends, parts):
            if len(names) == 1 or (names and self._shared(piece)):
                continue
            figure = piece.figure(self._dense)
            zh, en = self._say(figure)
            where_zh, where_en = self._told(around)
            if not names:
                yield Fault(
                    "gap",
                    self.number,
                    f"有空档：{where_zh}{zh}在法定幅度内，但不属于任何一档",
                    f"gap: {where_en}{en} is in the statutory range, but in no band",
                    (),
                    figure,
                    around,
                )
                continue
            chosen = tuple(band.id for band in bands if band.id in names)
            both_zh, both_en = self._named(chosen)
            yield Fault(
                "overlap",
                self.number,
                f"有重叠：{where_zh}{zh}同时属于{both_zh}",
                f"overlap: {where_en}{en} is in {both_en}",
                chosen,
                figure,
                around,
            )

    def _shared(self, piece: Interval) -> bool:
        return bool(self.section.shared_ends and self.section.divides and piece.single(self._dense))

    def _cases(self, bands: Sequence[Band], around: Mapping[str, Value]) -> Iterator[Fault]:
        if not self.section.divides:
            return
        for case in self._combinations(self.section.divides):
            fitting = [band for band in bands if self._applies(band, {**around, **case})]
            if len(fitting) == 1:
                continue
            names = tuple(band.id for band in fitting)
            shown = {**around, **case}
            (zh, en), (both_zh, both_en) = self._told(shown), self._named(names)
            if names:
                code: Code = "two_bands"
                zh = f"情形对应多个档次：{zh}同时适用{both_zh}"
                en = f"several bands for a case: {en}{both_en} apply"
            else:
                code = "no_band"
                zh, en = (
                    f"情形无对应档次：{zh}没有适用的档次",
                    f"no band for a case: {en}none applies",
                )
            yield Fault(code, self.number, zh, en, names, None, shown)

    # -- factors -----------------------------------------------------------------

    @property
    def _dense(self) -> bool:
        return self.section.unit == "percent"

    def _factors(self) -> list[str]:
        used = {name for band in self.section.bands for name in band.when}
        return [name for name in self.table.factors if name in used | set(self.section.divides)]

    def _points(self, name: str) -> list[Value]:
        """Values of a factor that stand for all: one of each piece that the bands cut it into."""
        factor = self.table.factors[name]
        if isinstance(factor, ChoiceFactor):
            return list(factor.cases)
        limits = closed(factor.from_, factor.to, upper_included=True, dense=False)
        tests = {
            band.id: interval(test, dense=False)
            for band in self.section.bands
            if isinstance(test := band.when.get(name), Span)
        }
        return [int(piece.figure(dense=False)) for piece, _ in pieces(limits, tests)]

    def _combinations(self, names: Sequence[str]) -> Iterator[dict[str, Value]]:
        for values in itertools.product(*(self._points(name) for name in names)):
            yield dict(zip(names, values, strict=True))

    def _applies(self, band: Band, values: Mapping[str, Value]) -> bool:
        """Whether a band applies, as far as `values` go."""
        return all(_meets(values[name], test) for name, test in band.when.items() if name in values)

    # -- words -------------------------------------------------------------------

    def _say(self, figure: Figure) -> tuple[str, str]:
        if self._dense:
            text = str(figure) if figure == int(figure) else f"{float(figure):.12g}"
            return f"{text}%", f"{text} %"
        return yuan(int(figure), zh=True), yuan(int(figure), zh=False)

    def _named(self, names: Sequence[str]) -> tuple[str, str]:
        titles = [band.title for band in self.section.bands if band.id in names]
        return "、".join(f"“{t.zh}”" for t in titles), " and ".join(f"“{t.en}”" for t in titles)

    def _told(self, values: Mapping[str, Value]) -> tuple[str, str]:
        zh, en = [], []
        for name, value in values.items():
            factor = self.table.factors[name]
            if isinstance(factor, ChoiceFactor):
                case = factor.cases[str(value)]
                zh.append(f"{factor.title.zh}为“{case.zh}”")
                en.append(f"{factor.title.en} “{case.en}”")
            else:
                zh.append(f"{factor.title.zh}为{value}{factor.unit.zh}")
                en.append(f"{factor.title.en} {value} {factor.unit.en}")
        return ("、".join(zh) + "时，" if zh else "", "with " + ", ".join(en) + ", " if en else "")


def _meets(value: Value, test: Span | tuple[str, ...]) -> bool:
    if not isinstance(test, Span):
        return value in test
    point = Interval(Cut(int(value), False), Cut(int(value) + 1, False))
    return interval(test, dense=False).holds(point)


def _beyond(part: Interval, limits: Interval) -> Iterator[Interval]:
    below = part.meet(Interval(None, limits.low)) if limits.low else None
    above = part.meet(Interval(limits.high, None)) if limits.high else None
    yield from (beyond for beyond in (below, above) if beyond and not beyond.empty)
