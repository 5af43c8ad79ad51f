# METADATA
# title: The fine lies within the band of the discretion table
# description: >-
#   A row is about the tables it names. Of these governs the one that the record cites, and the
#   one of the organ's division, on the days of its validity, where it says something of the
#   entry that was applied. The record gives the circumstances by the factors of the table, and
#   may name the band. A fine outside the band of the circumstances, or a band that is not
#   theirs, needs a reason.
package rules.discretion.table

import data.lib.facts
import data.lib.fines
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [scope, row, params, at, table] in _governing
	_departs(scope, at, params, table)
	facts.is_null(scope, at, params.reason)
}

pending contains [row, at, null] if {
	some [_, row, _, at, _] in _governing
	[row, at, {"state": "open"}] in _without
}

idle contains [row, at] if {
	some [row, at, step] in _without
	step.state in {"taken", "never"}
}

# A penalty without a fine.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.fine)
	facts.value(scope, at, params.of)
}

# No entry by which a table would be read.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.entry)
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	every table in params.tables {
		_ruled_out(scope, at, params, table)
	}
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _without
	step.state == "unknown"
	not [row, at] in idle
}

missing contains [row, at, need] if {
	some [scope, row, params, at] in _rows
	not [row, at] in idle
	some table in params.tables
	not _ruled_out(scope, at, params, table)
	some need in _unclear(scope, at, params, table)
}

missing contains [row, at, facts.absent(scope, at, params.fine)] if {
	some [scope, row, params, at] in _rows
	not [row, at] in idle
}

# Which band, where no reason makes that indifferent.
missing contains [row, at, need] if {
	some [scope, row, params, at, table] in _governing
	facts.value(scope, at, params.fine)
	not facts.value(scope, at, params.reason)
	some need in _needs(scope, at, params, table)
}

missing contains [row, at, facts.absent(scope, at, params.reason)] if {
	some [scope, row, params, at, table] in _governing
	_departs(scope, at, params, table)
}

# How far it is outside stands there only where it is.
arithmetic[row][at] := object.union({"fine_fen": amount, "band": band.id, "band_min_fen": band.min, "band_max_fen": band.max}, _gap(amount, band)) if {
	some [scope, row, params, at] in _rows
	amount := facts.value(scope, at, params.fine)
	found := {band |
		some table in params.tables
		[scope, row, params, at, table] in _governing
		some band in _bands(scope, at, params, table)
	}
	count(found) == 1
	some band in found
}

_gap(amount, band) := {} if _inside(amount, band)

_gap(amount, band) := {"above_fen": amount - band.max} if amount > band.max

_gap(amount, band) := {"below_fen": band.min - amount} if amount < band.min

# Outside every band that is right for the circumstances, all of them known.
_departs(scope, at, params, table) if {
	amount := facts.value(scope, at, params.fine)
	_needs(scope, at, params, table) == set()
	every band in _bands(scope, at, params, table) {
		not _inside(amount, band)
	}
}

_inside(amount, band) if {
	band.min <= amount
	amount <= band.max
}

# -- which table -------------------------------------------------------------------

_governing contains [scope, row, params, at, table] if {
	some [scope, row, params, at] in _rows
	not [row, at] in idle
	some table in params.tables
	not _ruled_out(scope, at, params, table)
	_chosen(scope, at, params, table)
	_unclear(scope, at, params, table) == set()
}

_chosen(scope, at, params, table) if facts.value(scope, at, params.table) == table

_chosen(_, _, _, table) if _of_the_division(table)

_of_the_division(table) if {
	some prefix in data.compiled.discretion[table].regions
	startswith(facts.root.value["/organ/region"], prefix)
}

# What keeps open whether a table governs, and by which of its sections.
_unclear(scope, at, params, table) := ({need | need := groups.dates[scope][at].act.missing} | {need |
	need := facts.absent(scope, at, params.entry)
}) | ({need | need := fines.party_need} | ({need |
	some section in _sections(scope, at, params, table)
	section.reads
	need := _value_need(scope, at, section.reads)
} | {need |
	not _chosen(scope, at, params, table)
	some need in _choice(scope, at, params, table)
}))

_choice(scope, at, params, table) := {need | need := facts.absent(scope, at, params.table)} | {facts.need(ref) |
	count(data.compiled.discretion[table].regions) > 0
	ref := facts.root.absent["/organ/region"]
}

# Known not to govern.
_ruled_out(scope, at, _, table) if {
	day := groups.dates[scope][at].act.date
	found := data.compiled.discretion[table]
	not _in_force(found, day)
}

_ruled_out(scope, at, params, table) if {
	facts.value(scope, at, params.entry)
	fines.party
	not _sections(scope, at, params, table)
}

# The table divides other cases of the range than that of the value.
_ruled_out(scope, at, params, table) if {
	sections := _sections(scope, at, params, table)
	every section in sections {
		section.reads
		not _value_need(scope, at, section.reads)
		not _reached(scope, at, section)
	}
}

_ruled_out(scope, at, params, table) if {
	_not_cited(scope, at, params, table)
	_not_of_the_division(table)
}

_in_force(table, day) if {
	table.from <= day
	day <= table.to
}

_not_cited(scope, at, params, _) if facts.is_null(scope, at, params.table)

_not_cited(scope, at, params, table) if facts.value(scope, at, params.table) != table

_not_of_the_division(table) if count(data.compiled.discretion[table].regions) == 0

_not_of_the_division(_) if "/organ/region" in facts.root.null

_not_of_the_division(table) if {
	facts.root.value["/organ/region"]
	not _of_the_division(table)
}

_sections(scope, at, params, table) := data.compiled.discretion[table].sections[key] if {
	key := concat("|", [facts.value(scope, at, params.entry), fines.party])
}

_value_need(scope, at, pointer) := facts.absent(scope, at, pointer)

_value_need(scope, at, pointer) := facts.need(facts.pointer_of(at, pointer)) if {
	facts.is_null(scope, at, pointer)
	pointer != "./gains_fen"
}

_reached(_, _, section) if not section.reads

_reached(scope, at, section) if {
	amount := _amount(scope, at, section.reads)
	section.from <= amount
	amount < section.below
}

_amount(scope, at, pointer) := facts.value(scope, at, pointer)

_amount(scope, at, "./gains_fen") := 0 if facts.is_null(scope, at, "./gains_fen")

# -- which band --------------------------------------------------------------------

_needs(scope, at, params, table) := ({need |
	some section in _sections(scope, at, params, table)
	_reached(scope, at, section)
	some name, factor in section.factors
	need := _factor_need(scope, at, params, name, factor)
} | {need | need := facts.absent(scope, at, params.grade)}) | ({need | need := _grade_need(scope, at, params, table)} | {need |
	not facts.is_null(scope, at, params.grade)
	need := facts.absent(scope, at, params.table)
})

# The record names a band that the table does not have.
_grade_need(scope, at, params, table) := facts.need(facts.pointer_of(at, params.grade)) if {
	facts.value(scope, at, params.table) == table
	grade := facts.value(scope, at, params.grade)
	every section in _sections(scope, at, params, table) {
		every band in section.bands {
			not grade in band.names
		}
	}
}

_factor_need(scope, at, params, _, _) := facts.absent(scope, at, params.factors)

# The list is there and does not name the factor.
_factor_need(scope, at, params, name, _) := facts.need(facts.pointer_of(at, params.factors)) if {
	not facts.absent(scope, at, params.factors)
	not _place(scope, at, params, name)
}

_factor_need(scope, at, params, name, factor) := facts.need(ref) if {
	i := _place(scope, at, params, name)
	not _factor(scope, at, params, name, factor)
	ref := sprintf("%s/%d/%s", [facts.pointer_of(at, params.factors), i, factor.key])
}

# A record names a factor once: the first of its name counts.
_place(scope, at, params, name) := [i | some i, said in facts.value(scope, at, params.factors); said.id == name][0]

# What the record says of a factor, if the table knows such a thing.
_factor(scope, at, params, name, factor) := value if {
	value := facts.value(scope, at, params.factors)[_place(scope, at, params, name)][factor.key]
	_possible(factor, value)
}

_possible(factor, value) if value in factor.cases

_possible(factor, value) if {
	is_number(value)
	factor.low <= value
	value <= factor.high
}

# The bands of the circumstances, of these the one that the record names, if it names one.
_bands(scope, at, params, table) := {found |
	some section in _sections(scope, at, params, table)
	_reached(scope, at, section)
	some band in section.bands
	every name, test in band.when {
		_meets(_factor(scope, at, params, name, section.factors[name]), test)
	}
	_named(scope, at, params, table, band)
	found := {"id": band.id, "min": _min(scope, at, section, band), "max": _max(scope, at, section, band)}
}

_named(scope, at, params, _, _) if facts.is_null(scope, at, params.grade)

_named(scope, at, params, _, band) if facts.value(scope, at, params.grade) in band.names

# The band that is named is one of another table.
_named(scope, at, params, table, _) if facts.value(scope, at, params.table) != table

_meets(value, test) if value in test.in

_meets(value, test) if {
	_least(test) <= value
	value <= _most(test)
}

# Whole numbers: an end that is left out is one further in.
_least(span) := span.low if span.low_in

_least(span) := span.low + 1 if not span.low_in

_most(span) := span.high if span.high_in

_most(span) := span.high - 1 if not span.high_in

_min(_, _, section, band) := _least(band) if section.unit == "fen"

_min(scope, at, section, band) := fen if {
	section.unit == "percent"
	product := _amount(scope, at, section.reads) * band.low
	fen := {true: fines.up(product), false: fines.down(product) + 1}[band.low_in]
}

_max(_, _, section, band) := _most(band) if section.unit == "fen"

_max(scope, at, section, band) := fen if {
	section.unit == "percent"
	product := _amount(scope, at, section.reads) * band.high
	fen := {true: fines.down(product), false: fines.up(product) - 1}[band.high_in]
}

_without contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.of)
}

_rows := groups.rows("discretion.table")
