"""
Make records to measure with: `make_records.py N OUT.jsonl [--seed 1]`.

Each is a clean file of `fixtures/records` moved to other days, people, party and amounts, with
the faults that files really have, and thinned to what one of a few case systems exports: about
8 kB each on average. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from checker.records.types import credit_code_fault

RECORDS = Path(__file__).parents[1] / "fixtures" / "records"

Record = dict[str, Any]

#: The clean files with their share, and by how many weeks they may be moved: no further than
#: the day of evaluation and the law that the file names allow.
BASES = (
    ("penalty_2026", 50, (-12, 24)),
    ("penalty_2019", 15, (-40, 60)),
    ("open_2026", 10, (0, 34)),
    ("summary_2026", 10, (-12, 28)),
    ("meeting_2026", 15, (-100, 28)),
)

#: The fines in fen, from and below: of the ordinary and of the summary procedure.
FINES = ((2_100_000, 10_000_000), (50_000, 310_000))

SURNAMES = "周陈李黄何曾雷邓唐王刘谢罗彭胡蒋肖龙文邝欧谭贺朱吴"
GIVEN = "国平海涛志强建民宪晓明永红素芳卫东敏军雪梅晨佳正义德胜燕辉丽华栋伟芸洁鹏杰"
TRADES = ("鞭炮烟花", "矿业", "石材", "化工", "建材", "木业", "机械", "加油站", "粮油", "纺织")
WORDS = ("宏兴", "恒发", "金山", "华泰", "顺达", "鑫源", "永安", "长青", "明达", "富民", "瑞丰")

#: What the case systems leave out, by the name of the key wherever it stands. The first set is
#: common: what is long and decides little.
COMMON = (
    "identity_number posts unit telephone address attachments refusal_noted author_unit text "
    "title number issued_by scope description receiver place points measures published "
    "legal_representative sent_on relations legal_review_since order vote items_told_on "
    "started_at ended_at interviewee handled_on topic region deviation_reason absence_reason "
    "views_sought leave_requested deferral deferred_until deferral_requested_on handed_in_on "
    "banked_on witnessed consent_signed_on receipt central_enterprise capable birth_on "
    "confiscated_gains_fen confiscated_property_fen detention_days revised_reason "
    "revised_made_on revised_service proposal_consent final_proposal form "
    "transfer suspensions recordings recusal_requests"
)
SYSTEMS = (
    "accountability defence local_standards unified_volume",
    "publication archive circumstances no_other_means_reason joint_lead delegation",
    "assessment handling enforcement record_filing signed_minutes",
    "norms penalty_basis basis competence_basis competence_attested_by truthful_attested_by",
)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def records(count: int, seed: int) -> Iterator[Record]:
    """`count` records, each from a stream of chance of its own, so that more add to them."""
    sources = {
        name: json.loads((RECORDS / f"{name}.json").read_text("utf-8")) for name, _, _ in BASES
    }
    for number in range(count):
        dice = random.Random(f"{seed}/{number}")
        ((name, _, weeks),) = dice.choices(BASES, weights=[share for _, share, _ in BASES])
        made = copy.deepcopy(sources[name])
        made = moved(made, timedelta(weeks=dice.randint(*weeks)))
        rename(made, number, dice)
        made = with_fine(made, dice.randrange(*FINES[name == "summary_2026"], 10_000))
        for chance, spoil in FAULTS:
            if dice.random() < chance:
                spoil(made, dice)
        yield thinned(made, dice)


def moved(value: Any, by: timedelta) -> Any:
    """The same with every date, and the date of every time, moved."""
    if isinstance(value, dict):
        return {key: moved(inner, by) for key, inner in value.items()}
    if isinstance(value, list):
        return [moved(inner, by) for inner in value]
    if isinstance(value, str) and (found := _DATE.match(value)):
        return str(date.fromisoformat(found[0]) + by) + value[10:]
    return value


def rename(made: Record, number: int, dice: random.Random) -> None:
    """Give the record its own number, people and party."""
    old, made["id"] = made["id"], f"R{number:07d}"
    for meeting in made.get("meetings") or []:
        for item in meeting["items"]:
            item["case_id"] = made["id"] if item["case_id"] == old else item["case_id"]
    for person in made["people"]:
        given = "".join(dice.sample(GIVEN, dice.choice((1, 2, 2))))
        person["name"] = dice.choice(SURNAMES) + given
    if party := made.get("party"):
        made["case_no"] = f"（临）应急罚〔{year(made)}〕{number}号"
        party["name"] = f"临武县{dice.choice(WORDS)}{dice.choice(TRADES)}有限公司"
        party["credit_code"] = credit_code(dice)


def year(made: Record) -> str:
    """The year in which the matter was found, or else decided."""
    found = made["discovery"] or {"on": made["decision"]["made_on"]}
    return str(found["on"])[:4]


def credit_code(dice: random.Random) -> str:
    """An invented unified social credit code with a good check digit."""
    body = "91431025MA" + "".join(dice.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=7))
    return next(
        body + digit
        for digit in "0123456789ABCDEFGHJKLMNPQRTUWXY"
        if credit_code_fault(body + digit) is None
    )


def with_fine(value: Any, fen: int) -> Any:
    """The same with another fine, wherever one stands, and the benchmark's band around it."""
    amounts = {"fine_fen": fen, "paid_fen": fen, "benchmark_max_fen": fen}
    amounts["benchmark_min_fen"] = fen // 2
    if isinstance(value, dict):
        return {
            key: amounts[key] if key in amounts and inner else with_fine(inner, fen)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [with_fine(inner, fen) for inner in value]
    return value


def later(*way: str) -> Callable[[Record, random.Random], None]:
    """Put a date off by up to a month."""

    def spoil(made: Record, dice: random.Random) -> None:
        block = _at(made, way[:-1])
        if block and block.get(way[-1]):
            day = date.fromisoformat(block[way[-1]]) + timedelta(days=dice.randint(1, 30))
            block[way[-1]] = str(day)

    return spoil


def lost(value: Any, *way: str) -> Callable[[Record, random.Random], None]:
    """Put a value, mostly that there is none, where the file has something."""

    def spoil(made: Record, dice: random.Random) -> None:
        block = _at(made, way[:-1])
        if block and block.get(way[-1]) is not None:
            block[way[-1]] = copy.deepcopy(value)

    return spoil


def one_fewer(*way: str) -> Callable[[Record, random.Random], None]:
    """Take one entry out of a list."""

    def spoil(made: Record, dice: random.Random) -> None:
        entries = _at(made, way)
        if isinstance(entries, list) and entries:
            entries.pop(dice.randrange(len(entries)))

    return spoil


def alone(made: Record, dice: random.Random) -> None:
    """One officer did one of the acts alone."""
    if acts := _at(made, ("investigation", "acts")):
        act = dice.choice(acts)
        act["officers"] = act["officers"][:1]


def certificate_ran_out(made: Record, dice: random.Random) -> None:
    """Somebody's certificate ended before the case began."""
    if held := [p for p in made["people"] if p["certificates"]]:
        certificate = dice.choice(held)["certificates"][0]
        certificate["valid_to"] = certificate["valid_from"]


def stayed_away(made: Record, dice: random.Random) -> None:
    """Some members did not come to the meeting."""
    for meeting in made.get("meetings") or ([made] if "attendance" in made else []):
        for one in dice.sample(meeting["attendance"], dice.randint(1, 5)):
            one.update(present=False, signed_minutes=None)
        gone = {a["person"] for a in meeting["attendance"] if not a["present"]}
        for item in meeting["items"]:
            item["statements"] = [s for s in item["statements"] or [] if s["person"] not in gone]


def too_high(made: Record, dice: random.Random) -> None:
    """The fine of the decision is above the range."""
    if made.get("decision") and made["decision"]["penalty"] and made["violations"]:
        high = dice.randrange(101, 150) * 100_000
        made["decision"]["penalty"]["fine_fen"] = high
        made["violations"][0]["penalty"]["fine_fen"] = high


#: Faults with how often a file has them.
FAULTS: tuple[tuple[float, Callable[[Record, random.Random], None]], ...] = (
    (0.10, later("service", "served_on")),
    (0.10, later("publication", "published_on")),
    (0.06, later("filing", "decided_on")),
    (0.05, later("decision", "made_on")),
    (0.06, later("hearing", "held_on")),
    (0.06, later("closure", "closed_on")),
    (0.05, later("record_filing", "reported_on")),
    (0.06, later("notice", "service", "served_on")),
    (0.06, one_fewer("notice", "contents")),
    (0.06, one_fewer("decision", "contents")),
    (0.05, lost(None, "hearing", "told_on")),
    (0.04, lost(False, "hearing", "evidence_examined")),
    (0.04, lost(False, "decision", "document", "sealed")),
    (0.04, lost(None, "filing", "review")),
    (0.04, lost(None, "handling", "review")),
    (0.05, lost(None, "legal_review")),
    (0.03, lost([], "meetings")),
    (0.04, lost(False, "defence", "rechecked")),
    (0.05, lost(None, "minutes")),
    (0.05, lost(None, "notice", "service")),
    (0.05, alone),
    (0.05, certificate_ran_out),
    (0.06, stayed_away),
    (0.04, too_high),
)


def thinned(made: Record, dice: random.Random) -> Record:
    """What a case system exports of the file: some keys never, empty ones rarely."""
    left_out = {*COMMON.split(), *dice.choice(SYSTEMS).split()}
    thin: Record = _thin(made, left_out, dice)
    named = set(re.findall(r'"(p\d+)"', json.dumps({**thin, "people": []})))
    if "people" in thin:
        thin["people"] = [person for person in thin["people"] if person["id"] in named]
    return thin


def _thin(value: Any, left_out: set[str], dice: random.Random) -> Any:
    if isinstance(value, dict):
        return {
            key: _thin(inner, left_out, dice)
            for key, inner in value.items()
            if key not in left_out
            and (inner is not None or dice.random() < 0.5)
            and (key in ("id", "type") or dice.random() < 0.98)
        }
    if isinstance(value, list):
        return [_thin(inner, left_out, dice) for inner in value]
    return value


def _at(made: Any, way: tuple[str, ...]) -> Any:
    for key in way:
        made = made.get(key) if isinstance(made, dict) else None
    return made


def main() -> None:
    """Write the file and say how large its records are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = 0
    with options.out.open("w", encoding="utf-8", newline="\n") as out:
        for record in records(options.count, options.seed):
            line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
            size += len(line.encode())
            out.write(line + "\n")
    print(f"{options.count} records, {size // max(options.count, 1)} bytes each on average")


if __name__ == "__main__":
    main()
