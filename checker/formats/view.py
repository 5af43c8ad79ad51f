"""
What every rendering says alike: order, citations, who is liable, the one-line verdict.

Nothing is judged; a report is turned into words of one language.
Pure. Imports `report` only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from checker.reader import address
from checker.report import citing, naming
from checker.report.models import (
    SEVERITIES,
    STATUSES,
    AskFor,
    Basis,
    Instance,
    Liable,
    Need,
    NoGround,
    Outcome,
    RecordReport,
    Report,
    Text,
)
from checker.report.wording import enumeration
from checker.report.words import Words


@dataclass(frozen=True)
class Finding:
    """What one outcome says of one or more places; `liability` are lines with their labels."""

    status: str
    text: str
    due_on: str | None
    liability: tuple[tuple[str, str], ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """A report in one language."""

    words: Words
    lang: str

    def term(self, group: str, key: str) -> str:
        """A word of the product."""
        return self.words.term(group, key, self.lang)

    def say(self, text: Text) -> str:
        """A bilingual text."""
        return text.text(self.lang)

    def day(self, date: str) -> str:
        """A date as it is read."""
        return naming.chinese_date(date) if self.lang == "zh" else date

    def cite(self, basis: Iterable[Basis]) -> str:
        """The citations of an outcome."""
        return citing.cite(basis, self.words, self.lang)

    def joined(self, parts: Iterable[str]) -> str:
        """An enumeration."""
        return enumeration(list(parts), self.lang)

    def bracketed(self, parts: Iterable[str]) -> str:
        """Remarks in brackets, "" if there are none."""
        text = ("，" if self.lang == "zh" else ", ").join(part for part in parts if part)
        if not text:
            return ""
        return f"（{text}）" if self.lang == "zh" else f" ({text})"

    def colon(self, label: str, text: str) -> str:
        """A label and what it is."""
        return f"{label}：{text}" if self.lang == "zh" else f"{label}: {text}"

    # -- a record ----------------------------------------------------------------

    def name(self, record: RecordReport) -> str:
        """What the record is called: its case number, else its id, else its file."""
        info = record.record
        return info.case_no or info.id or self.place_of(record)

    def place_of(self, record: RecordReport) -> str:
        """Where the record came from."""
        return address(record.record.source)

    def facts(self, record: RecordReport, report: Report) -> list[tuple[str, str]]:
        """The head of an opinion, label and value, in the order in which it is read."""
        info = record.record
        rows = (
            ("organ", info.organ),
            ("kind", self.term("record_type", info.type) if info.type else None),
            ("case_no", info.case_no or info.id),
            ("party", info.party),
            (self.matter(record), ("；" if self.lang == "zh" else "; ").join(info.matter)),
            ("state", self.term("state", info.state) if info.state else None),
            ("decided_on", self.day(info.decided_on) if info.decided_on else None),
            ("as_of", self.day(report.receipt.as_of)),
            ("source", self.place_of(record)),
        )
        return [(self.term("page", key), value) for key, value in rows if value]

    def matter(self, record: RecordReport) -> str:
        """The term for what a record is about."""
        return "agenda" if record.record.type == "meeting" else "matter"

    def counts(self, record: RecordReport) -> list[tuple[str, int]]:
        """The five counts, gravest first."""
        counts: dict[str, int] = record.summary.model_dump(by_alias=True)
        return [(status, counts[status]) for status in STATUSES]

    def verdict(self, record: RecordReport) -> tuple[str, str]:
        """The tone, and the one sentence a hurried reader reads."""
        if record.refused is not None:
            return "bad", self.term("verdict", "refused")
        if record.engine_error is not None:
            return "bad", self.term("verdict", "engine_error")
        fails = [o for o in record.outcomes if o.status == "fail"]
        grave = sum(1 for o in fails if o.severity == "invalidating")
        unknown = record.summary.undetermined
        if not fails and not unknown:
            judged = record.summary.pass_ or record.summary.pending
            return ("good", self.term("verdict", "pass")) if judged else self._nothing()
        if not fails:
            return "open", self.term("verdict", "only_unknown").format(unknown=unknown)
        counted = [self.term("verdict", "fail").format(fails=len(fails))]
        if grave:
            counted.append(self.term("verdict", "grave").format(grave=grave))
        course = self.term("verdict", "open" if record.record.state == "open" else "done")
        more = self.term("verdict", "unknown").format(unknown=unknown) if unknown else ""
        if self.lang == "zh":
            return "bad", f"{'，'.join(counted)}；{course}{more}"
        return "bad", f"{', '.join(counted)}. {course} {more}".rstrip()

    def _nothing(self) -> tuple[str, str]:
        return "open", self.term("verdict", "nothing")

    def by_stage(
        self, record: RecordReport, statuses: Iterable[str]
    ) -> Iterator[tuple[str, list[Outcome]]]:
        """The outcomes of these statuses, stage by stage, in each the gravest first."""
        wanted = set(statuses)
        found = [o for o in record.outcomes if o.status in wanted]
        for stage in self.words.terms["stage"]:
            here = sorted((o for o in found if o.stage == stage), key=_gravity)
            if here:
                yield self.term("stage", stage), here

    def findings(
        self, outcome: Outcome, record: RecordReport, *, everything: bool = False
    ) -> list[Finding]:
        """
        What an outcome found: what is said alike of several places is said once.

        Args:
            everything: also the instances whose status is better than the outcome's.
        """
        places: dict[Finding, list[str]] = {}
        for instance in outcome.instances:
            if everything or instance.status == outcome.status:
                finding = Finding(
                    status=instance.status,
                    text=self.say(instance.message) + self.bracketed(self.remarks(instance)),
                    due_on=self.day(instance.due_on) if instance.due_on else None,
                    liability=tuple(self.liability(instance, record)),
                )
                places.setdefault(finding, []).append(self.at(instance))
        found = [
            replace(finding, places=tuple(place for place in at if place))
            for finding, at in places.items()
        ]
        # Who answers for several findings in the same way is named after the last of them.
        return [
            replace(finding, liability=())
            if number < len(found) and finding.liability == found[number].liability
            else finding
            for number, finding in enumerate(found, 1)
        ]

    # -- an instance ---------------------------------------------------------------

    def at(self, instance: Instance) -> str:
        """Where in the record, and on which line of its file; "" for the record as a whole."""
        if not instance.at:
            return ""
        line = self.term("page", "line").format(line=instance.line) if instance.line else ""
        return instance.at + self.bracketed([line])

    def remarks(self, instance: Instance) -> list[str]:
        """What a reader must know about the values an instance rests on."""
        filled = any(value.filled for value in instance.values)
        marks = {"provisional": instance.provisional, "filled": filled}
        told = [self.term("page", key) for key, holds in marks.items() if holds]
        if waiver := instance.waiver:
            parts = {**waiver.model_dump(), "expires_on": self.day(waiver.expires_on)}
            told.append(self.term("waiver", "told").format(**parts))
        return told

    def person(self, entry: Liable, record: RecordReport) -> str:
        """A person's name, or id where the record has no name."""
        return record.people.get(entry.person) or entry.person

    def rules(self, title: Text) -> str:
        """The title of rules on liability, as it is cited."""
        return f"《{self.say(title)}》" if self.lang == "zh" else self.say(title)

    def part(self, entry: Liable) -> str:
        """The grade, the reason, and the provision that says so."""
        grade = self.term("grade", entry.grade) if entry.grade else ""
        grade = self.term("page", "free") if entry.exempt else grade
        source = self.rules(entry.source) + ("" if self.lang == "zh" else ", ")
        marks = [f"{source}{entry.exempt or entry.branch or ''}".rstrip(", ")]
        marks += [f"{c.fact} {self.say(c.text)}" for c in entry.circumstances]
        if entry.mode == "exposure" and not entry.exempt:
            marks.append(self.term("page", "as_is"))
        if entry.preliminary:
            marks.append(self.term("page", "preliminary"))
        return self.colon(grade, self.say(entry.text)) + self.bracketed(marks)

    def liability(self, instance: Instance, record: RecordReport) -> Iterator[tuple[str, str]]:
        """Who answers for a breach: lines with their labels, or why nobody can be named."""
        for entry in instance.liability:
            label = self.term("page", "exempt" if entry.exempt else "answers")
            who = self.person(entry, record) + self.bracketed([self.term("role", entry.role)])
            yield label, who + ("" if self.lang == "zh" else ": ") + self.part(entry)
        if instance.unattributed:
            titles = {(a.kind, a.ref): self.say(a.title) for a in record.ask_for}
            refs = self.joined(titles.get((n.kind, n.ref), n.ref) for n in instance.unattributed)
            why = self.term("page", "unattributed_why").format(refs=refs)
            yield self.term("page", "unattributed"), why
        for reason in instance.no_ground:
            yield self.term("page", "not_pursued"), self._not_pursued(reason)

    def _not_pursued(self, reason: NoGround) -> str:
        """
        Why nobody answers, by which rules.

        The rules stand first: beside a person who answers by others, a bare reason would read as
        a contradiction.
        """
        why = self.say(reason.text)
        if reason.source is None:
            return why
        if self.lang == "en":
            why = why[:1].lower() + why[1:]
        form = self.term("page", "not_pursued_by")
        return form.format(rules=self.rules(reason.source), why=why)

    # -- what is unknown -------------------------------------------------------------

    def asked(self, record: RecordReport) -> Iterator[tuple[str, list[AskFor]]]:
        """What to ask for, by what kind of thing it is."""
        for kind in self.words.terms["need"]:
            entries = [entry for entry in record.ask_for if entry.kind == kind]
            if entries:
                yield self.term("need", kind), entries

    def uses(
        self, entry: AskFor, record: RecordReport, most: int | None = None
    ) -> Iterator[tuple[str, str]]:
        """What an unknown would settle: lines with their labels, of `most` rules each."""
        for key, rules in (("decides", entry.rules), ("attributes", entry.liability)):
            if rules:
                text = self.joined(self.titles(record, rules[:most]))
                if most is not None and len(rules) > most:
                    text += self.bracketed(
                        [self.term("page", "more_rules").format(count=len(rules))]
                    )
                yield self.term("page", key), text

    def lacking(self, outcome: Outcome, record: RecordReport) -> str:
        """What an undetermined outcome lacks, by name."""
        titles = {(a.kind, a.ref): self.say(a.title) for a in record.ask_for}
        needs: dict[Need, None] = {}
        for instance in outcome.instances:
            needs.update(dict.fromkeys(instance.missing))
        return self.joined(titles.get((n.kind, n.ref), n.ref) for n in needs)

    def titles(self, record: RecordReport, rules: Iterable[str]) -> list[str]:
        """Rules by number and title."""
        known = {o.rule: self.say(o.title) for o in record.outcomes}
        return [f"{rule} {known[rule]}" if rule in known else rule for rule in rules]

    def by_person(self, record: RecordReport) -> list[tuple[str, list[tuple[str, list[str]]]]]:
        """Each person's parts over all breaches: name, then part and the rules it is about."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for outcome in sorted(record.outcomes, key=_gravity):
            for instance in outcome.instances:
                for entry in instance.liability:
                    role = self.term("role", entry.role)
                    part = f"{role}{'，' if self.lang == 'zh' else ', '}{self.part(entry)}"
                    rules = found[self.person(entry, record)][part]
                    if outcome.rule not in rules:
                        rules.append(outcome.rule)
        return [(who, list(parts.items())) for who, parts in found.items()]

    def skipped(self, record: RecordReport) -> Iterator[tuple[str, list[str]]]:
        """The rules that were not asked, by reason."""
        found: dict[str, list[str]] = defaultdict(list)
        for entry in record.not_checked:
            found[self.say(entry.reason)].append(entry.rule)
        yield from found.items()

    def waivers(self, report: Report) -> Iterator[str]:
        """The waivers that were put on nothing: what each is for, and why."""
        for entry in report.waivers:
            if entry.state != "applied":
                target = entry.instance or f"{entry.rule} {entry.record}"
                why = self.term("waiver", entry.state).format(day=self.day(entry.expires_on))
                yield self.colon(target, why)

    def receipt(self, report: Report) -> Iterator[tuple[str, str]]:
        """What a report rests on."""
        for key, value in report.receipt.model_dump().items():
            if isinstance(value, bool):
                yield self.term("receipt", key), self.term("page", "yes" if value else "no")
            elif value is not None:
                shown = ", ".join(value) if isinstance(value, tuple) else str(value)
                yield self.term("receipt", key), self.day(shown) if key == "as_of" else shown


def _gravity(outcome: Outcome) -> tuple[int, int, str]:
    status = STATUSES.index(outcome.status)
    return status, SEVERITIES.index(outcome.severity), outcome.rule
