# METADATA
# title: The fine ranges of the tables
# description: >-
#   A range may follow a value that a violation holds (gains, value of the goods, income, days
#   of a refusal). While that is not known, the range is `open`: between the least and the most
#   that any value would give; it shows a fine that no value could make right, and no more.
package lib.fines

import data.lib.facts

# The column of a range: an individual business is fined as a unit.
party := "person" if facts.root.value["/party/kind"] == "natural_person"

party := "unit" if {
	kind := facts.root.value["/party/kind"]
	kind != "natural_person"
}

# What is missing to know it; a file that names no kind of party leaves it open too.
party_need := facts.need(facts.root.absent["/party/kind"])

party_need := facts.need("/party/kind") if "/party/kind" in facts.root.null

known(entry) if data.compiled.fine_ranges[entry]

# What the table says for this party; undefined where it has nothing.
column(entry) := found if {
	found := data.compiled.fine_ranges[entry][party]
	found != null
}

# What is missing of the violation at `at` to know the range of an entry.
needs(scope, at, entry) := {need |
	found := column(entry)
	some pointer in found.reads
	need := _need(scope, at, found, pointer)
} | {{"kind": "law", "ref": entry} | column(entry).kind == "one_of"}

_need(scope, at, _, pointer) := facts.absent(scope, at, pointer)

_need(scope, at, found, pointer) := facts.need(facts.pointer_of(at, pointer)) if {
	facts.is_null(scope, at, pointer)
	not found.zero_if_null
}

# The range of an entry for this party and violation; undefined where the table has none.
range(scope, at, entry) := object.union(ends, {"upper_included": found.upper_included}) if {
	found := column(entry)
	ends := _ends(scope, at, found)
}

range(scope, at, entry) := ends if {
	found := column(entry)
	needs(scope, at, entry) != set()
	ends := {"min": found.least, "max": found.most, "upper_included": found.upper_included, "must": found.must, "open": true}
}

_ends(_, _, found) := object.filter(found, {"min", "max", "must"}) if found.kind == "fixed"

_ends(scope, at, found) := ends if {
	found.kind == "value"
	amount := _amount(scope, at, found)
	case := [c | some c in found.cases; c.from <= amount][0]
	ends := object.union(_of_case(case, amount), {"must": case.must})
}

_ends(scope, at, found) := {"min": down(product), "max": up(product), "must": found.must} if {
	found.kind == "accident"
	[value, grade] := [facts.value(scope, at, pointer) | some pointer in found.reads]
	product := value * found.grades[grade]
}

_ends(scope, at, found) := {"min": product, "max": product, "must": found.must} if {
	found.kind == "days"
	[fine, days] := [facts.value(scope, at, pointer) | some pointer in found.reads]
	product := fine * days
}

_amount(scope, at, found) := facts.value(scope, at, found.reads[0])

_amount(scope, at, found) := 0 if {
	found.zero_if_null
	facts.is_null(scope, at, found.reads[0])
}

_of_case(case, _) := object.filter(case, {"min", "max"}) if "min" in object.keys(case)

_of_case(case, amount) := {"min": _within(case, up(amount * case.low)), "max": _within(case, down(amount * case.high))} if {
	"low" in object.keys(case)
}

_within(case, amount) := min([max([amount, case.floor]), case.cap])

# A percentage in whole fen: a lower end is rounded up, an upper end down.
up(product) := down(product + 99)

down(product) := (product - (product % 100)) / 100

in_force(entry, day) if {
	data.compiled.fine_ranges[entry].from <= day
	day <= data.compiled.fine_ranges[entry].to
}

# Where an amount stands to a range: "above", "below" or "within". No fine where the law
# demands one is below it. Undefined where that depends on what is not known.
stands(amount, found) := "above" if _above(amount, found)

stands(amount, found) := "below" if _below(amount, found)

stands(amount, found) := "within" if {
	not found.open
	not _above(amount, found)
	not _below(amount, found)
}

_above(amount, found) if {
	found.max != null
	amount > found.max
}

_above(amount, found) if {
	amount == found.max
	not found.upper_included
}

_below(amount, found) if {
	amount < found.min
	amount > 0
}

_below(0, found) if found.must

# Whether the first range weighs no heavier than the second in any respect.
no_heavier(a, b) if {
	not a.open
	not b.open
	a.min <= b.min
	_no_higher(a, b)
	_no_stricter(a, b)
}

_no_higher(a, b) if a.max < b.max

_no_higher(a, b) if {
	a.max == b.max
	_within_bound(a, b)
}

_within_bound(a, _) if not a.upper_included

_within_bound(_, b) if b.upper_included

_no_stricter(a, _) if not a.must

_no_stricter(_, b) if b.must
