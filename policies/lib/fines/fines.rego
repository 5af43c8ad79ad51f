# METADATA
# title: The fine ranges of the tables
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

# The range of an entry for this party; undefined where the table has none.
range(entry) := found if {
	found := data.compiled.fine_ranges[entry][party]
	found != null
}

in_force(entry, day) if {
	data.compiled.fine_ranges[entry].from <= day
	day <= data.compiled.fine_ranges[entry].to
}

# Where an amount stands to a range: "above", "below" or "within". No fine where the law
# demands one is below it. Undefined where the upper end depends on what is not known.
stands(amount, found) := "above" if _above(amount, found)

stands(amount, found) := "below" if _below(amount, found)

stands(amount, found) := "within" if {
	found.max != null
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
	a.min <= b.min
	_no_higher(a, b)
	_no_stricter(a, b)
}

_no_higher(a, b) if {
	is_number(a.max)
	a.max < b.max
}

_no_higher(a, b) if {
	a.max == b.max
	is_number(a.max)
	_within_bound(a, b)
}

_within_bound(a, _) if not a.upper_included

_within_bound(_, b) if b.upper_included

_no_stricter(a, _) if not a.must

_no_stricter(_, b) if b.must
