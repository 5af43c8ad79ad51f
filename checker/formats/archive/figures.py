"""
The figures of an archive in words, the same for every summary of it.

Pure. Imports `speech`, `writing` and `scan.tally`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.catalog import FindingsModel
from checker.formats.archive.speech import Speech
from checker.formats.archive.writing import ScanSummary
from checker.report.models import SEVERITIES, STATUSES, Report
from checker.scan.tally import OTHERS, Group, gravest


@dataclass(frozen=True)
class Count:
    """A number with what it counts; `key` is the same in every language."""

    key: str
    label: str
    number: int


@dataclass(frozen=True)
class Broken:
    """How often a rule is not kept: findings by severity, and the records they are in."""

    rule: str
    title: str
    stage: str
    severities: Mapping[str, int]
    records: int

    @property
    def severity(self) -> str:
        """The gravest severity of its findings."""
        return gravest(self.severities) or SEVERITIES[-1]

    @property
    def findings(self) -> int:
        """All of them."""
        return sum(self.severities.values())


@dataclass(frozen=True)
class Asked:
    """What is not known in `records` records; it would help to decide `decisions` outcomes."""

    type: str
    name: str
    ref: str
    records: int
    decisions: int
    rules: int


@dataclass(frozen=True)
class Reason:
    """Why documents were refused, or not checked, with the first such reason as it was told."""

    code: str
    documents: int
    example: str


@dataclass(frozen=True)
class Figures:
    """The figures of one scan in one language."""

    speech: Speech
    scan: ScanSummary

    def counts(self) -> list[Count]:
        """What was read and found, the whole first."""
        tally = self.scan.tally
        numbers = {
            "records": tally.records,
            "checked": tally.checked,
            "refused": tally.refused,
            "engine_errors": tally.engine_errors,
            "failing": sum(group.failing for group in tally.types.values()),
            "undetermined": sum(group.undetermined for group in tally.types.values()),
            "findings": tally.all_findings,
            "across": tally.across,
            "waived": tally.waived,
        }
        return [Count(key, self._term(key), number) for key, number in numbers.items()]

    def statuses(self) -> list[Count]:
        """The rules over all records by status."""
        outcomes = self.scan.tally.outcomes
        return [Count(s, self.speech.term("status", s), outcomes[s]) for s in STATUSES]

    def severities(self) -> list[Count]:
        """The findings by severity."""
        return [
            Count(s, self.speech.term("severity", s), self.scan.tally.severities[s])
            for s in SEVERITIES
        ]

    def rules(self) -> list[Broken]:
        """The rules that are not kept, the most frequent first."""
        tally = self.scan.tally
        found = []
        for rule in {rule for rule, _ in tally.findings}:
            entry = self.speech.rules[rule]
            found.append(
                Broken(
                    rule=rule,
                    title=entry.title.text(self.speech.lang),
                    stage=self.speech.term("stage", entry.stage),
                    severities={s: tally.findings[rule, s] for s in SEVERITIES},
                    records=tally.rules[rule, "fail"],
                )
            )
        orders: tuple[str, ...] = SEVERITIES
        return sorted(found, key=lambda b: (-b.findings, orders.index(b.severity), b.rule))

    def organs(self) -> list[tuple[str, Group]]:
        """The organs, the one with most risk first."""
        return [(self._organ(organ), group) for organ, group in self.scan.tally.ranked()]

    def _organ(self, organ: str | None) -> str:
        names = {None: "no_organ", OTHERS: "other_organs"}
        return self._term(names[organ]) if organ in names else str(organ)

    def years(self) -> list[tuple[str, Group]]:
        """The years in their order; the records that do not tell theirs last."""
        years = self.scan.tally.years
        ordered = sorted(years, key=lambda year: (year is None, year or 0))
        return [(self._term("no_year") if y is None else str(y), years[y]) for y in ordered]

    def types(self) -> list[tuple[str, Group]]:
        """The types of records."""
        return [
            (self.speech.term("record_type", name), group)
            for name, group in sorted(self.scan.tally.types.items())
        ]

    def stages(self) -> list[tuple[str, Mapping[str, int]]]:
        """The findings of each stage by severity, in the order of a case."""
        stages = self.scan.tally.stages
        found: list[tuple[str, Mapping[str, int]]] = []
        for stage in self.speech.words.terms["stage"]:
            counts: dict[str, int] = {s: stages[stage, s] for s in SEVERITIES}
            if any(counts.values()):
                found.append((self.speech.term("stage", stage), counts))
        return found

    def grades(self) -> list[Count]:
        """The entries about persons by grade."""
        ungraded = self._term("no_grade")
        found = [
            Count(grade or "none", self.speech.term("grade", grade) if grade else ungraded, number)
            for grade, number in self.scan.tally.grades.items()
        ]
        return sorted(found, key=lambda count: (-count.number, count.key))

    def roles(self) -> list[Count]:
        """The entries about persons by role."""
        # Two roles may go by one name, of which a reader wants one number.
        named: Counter[str] = Counter()
        for role, number in self.scan.tally.roles.items():
            named[self.speech.term("role", role)] += number
        found = [Count(label, label, number) for label, number in named.items()]
        return sorted(found, key=lambda count: (-count.number, count.key))

    def grounds(self) -> list[Count]:
        """The entries about persons by rules of liability and ground."""
        found = [
            Count(f"{model} {ground}", self._ground(model, ground), number)
            for (model, ground), number in self.scan.tally.grounds.items()
        ]
        return sorted(found, key=lambda count: (-count.number, count.key))

    def _ground(self, model: str, ground: str | None) -> str:
        """A ground in words, after the rules that name it."""
        catalog, lang = self.speech.catalog, self.speech.lang
        rules = catalog.liability[model]
        source = self.speech.source({"zh": rules.title.zh, "en": rules.title.en})
        if isinstance(rules, FindingsModel):
            text = rules.situations[ground].text.text(lang) if ground else ""
        else:
            provision = catalog.provisions.get(ground or "")
            text = provision.title.text(lang) if provision else ""
        return self.speech.view.colon(source, f"{text} {ground or ''}".strip())

    def attribution(self) -> list[Count]:
        """The findings by whether somebody is named."""
        found = self.scan.tally.attribution
        return [
            Count(key, self._term(key), found[key])
            for key in ("named", "unattributed", "no_ground")
        ]

    def asked(self) -> list[Asked]:
        """What is not known, what would decide most first."""
        return [
            Asked(
                type=self.speech.term("record_type", record_type),
                name=self._term("other_needs")
                if ref == OTHERS
                else self.speech.need(record_type, kind, ref),
                ref=ref if kind == "record" and ref != OTHERS else "",
                records=unknown.records,
                decisions=unknown.decisions,
                rules=len(unknown.rules),
            )
            for (record_type, kind, ref), unknown in self.scan.tally.asked_for()
        ]

    def refusals(self) -> list[Reason]:
        """Why documents were refused, the most frequent first."""
        return self._reasons(self.scan.tally.refused_for)

    def engine_errors(self) -> list[Reason]:
        """Why records have no verdict."""
        return self._reasons(self.scan.tally.engine_codes)

    def _reasons(self, counts: Mapping[str, int]) -> list[Reason]:
        examples = self.scan.tally.examples
        return [
            Reason(code, number, self.speech.say(examples[code]))
            for code, number in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
        ]

    def skipped(self) -> Iterator[tuple[str, list[str]]]:
        """The rules that were not asked, by reason."""
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self.scan.not_checked:
            found[entry.reason.text(self.speech.lang)].append(entry.rule)
        yield from found.items()

    def receipt(self) -> Iterator[tuple[str, str]]:
        """What the results rest on."""
        return self.speech.view.receipt(Report(records=(), receipt=self.scan.receipt))

    def _term(self, key: str) -> str:
        return self.speech.term("archive", key)
