# METADATA
# title: The fine lies within its statutory range
# description: >-
#   By the entry of the fine-range tables that the record says was applied, for a unit or
#   a natural person. Above is a breach; below is one unless a circumstance with a
#   statutory ground mitigates below the range and the decision states it. A row is about
#   the entries of its own grades: what was not read in the text is a row that only warns.
package rules.discretion.band

import data.lib.facts
import data.lib.fines
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some row, subjects in _stands
	some at, place in subjects
	place == "above"
}

fails contains [row, at] if {
	some [row, at] in _unmitigated
	not _open_mitigation[row][at]
	not _excused[row][at]
}

# The penalty for this violation is not there (yet).
pending contains [row, at, null] if {
	some [row, at, step] in _without
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _without
	step.state in {"taken", "never"}
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _without
	step.state == "unknown"
}

# The act was fined before, so that it may not be fined again whatever the range demands.
idle contains [row, at] if {
	some row, subjects in _barred
	some at, _ in subjects
}

missing contains [row, at, facts.absent(scope, at, params.fined_before)] if {
	some [scope, row, params, at] in _rows
	_unfined[row][at]
	not _mitigated[row][at]
}

# A penalty without a fine, and no range that would demand one.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	_fine(scope, at, params) == 0
	facts.is_null(scope, at, params.entry)
}

missing contains [row, at, facts.absent(scope, at, params.entry)] if some [scope, row, params, at] in _rows

missing contains [row, at, facts.absent(scope, at, params.fine)] if {
	some [scope, row, params, at] in _rows
	_open_to(scope, at, params)
}

# The entry is one of this row, or may be one.
_open_to(scope, at, params) if _own(params, facts.value(scope, at, params.entry))

_open_to(scope, at, params) if facts.absent(scope, at, params.entry)

_open_to(scope, at, params) if {
	params.unlisted
	facts.is_null(scope, at, params.entry)
}

# An entry that another row is about.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	entry := facts.value(scope, at, params.entry)
	not _own(params, entry)
}

# No entry to measure by: nothing that these rows are about.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	not params.unlisted
	facts.is_null(scope, at, params.entry)
}

# A fine, and no entry to measure it by.
missing contains [row, at, facts.need(facts.pointer_of(at, params.entry))] if {
	some [scope, row, params, at] in _rows
	params.unlisted
	_fine(scope, at, params) > 0
	facts.is_null(scope, at, params.entry)
}

missing contains [row, at, {"kind": "law", "ref": entry}] if {
	some [_, row, at, entry, amount] in _cited
	not _stands[row][at]
	not _waits(entry)
}

missing contains [row, at, need] if {
	some [scope, row, at, entry, _] in _cited
	not _stands[row][at]
	some need in fines.needs(scope, at, entry)
}

missing contains [row, at, fines.party_need] if {
	some [_, row, at, entry, _] in _cited
	fines.known(entry)
}

missing contains [row, at, need] if {
	some [row, at] in _unmitigated
	not _barred[row][at]
	some need in _open_mitigation[row][at]
}

# How far it is above or below stands there only where it is.
arithmetic[row][at] := object.union({"fine_fen": amount, "min_fen": found.min, "max_fen": found.max}, _gap(amount, found)) if {
	some [scope, row, at, entry, amount] in _cited
	found := fines.range(scope, at, entry)
}

_gap(amount, found) := {"above_fen": amount - found.max} if fines.stands(amount, found) == "above"

_gap(amount, found) := {"below_fen": found.min - amount} if fines.stands(amount, found) == "below"

_gap(amount, found) := {} if fines.stands(amount, found) == "within"

_gap(amount, found) := {} if not fines.stands(amount, found)

_stands[row][at] := fines.stands(amount, fines.range(scope, at, entry)) if {
	some [scope, row, at, entry, amount] in _cited
}

_unmitigated contains [row, at] if {
	some row, subjects in _stands
	some at, place in subjects
	place == "below"
	not _mitigated[row][at]
}

# No fine where the law demands one.
_unfined[row][at] if {
	some [_, row, at, _, 0] in _cited
	_stands[row][at] == "below"
}

_barred[row][at] if {
	some [scope, row, params, at] in _rows
	_unfined[row][at]
	facts.value(scope, at, params.fined_before) == true
}

# It is known, or cannot be known, that no fine was allowed.
_excused[row][at] if _barred[row][at]

_excused[row][at] if {
	some [scope, row, params, at] in _rows
	_unfined[row][at]
	facts.absent(scope, at, params.fined_before)
}

# Waiting only for the kind of party, or for the value that the range follows.
_waits(entry) if {
	fines.known(entry)
	fines.party_need
}

_waits(entry) if fines.column(entry).reads

_mitigated[row][at] if {
	some [scope, row, params, at] in _rows
	some circumstance in facts.value(scope, at, params.circumstances)
	some ground in params.grounds
	_asked(ground) == object.filter(circumstance, object.keys(_asked(ground)))
}

# What a circumstance says that opens the way below the range.
_asked(ground) := {"effect": "mitigate_below", "ground": ground, "stated_in_decision": true}

# What could still be such a circumstance.
_open_mitigation[row][at] contains need if {
	some [scope, row, params, at] in _rows
	need := facts.absent(scope, at, params.circumstances)
}

_open_mitigation[row][at] contains facts.need(ref) if {
	some [scope, row, params, at] in _rows
	some i, circumstance in facts.value(scope, at, params.circumstances)
	some ground in params.grounds
	said := object.filter(circumstance, object.keys(_asked(ground)))
	said == object.filter(_asked(ground), object.keys(said))
	some key in (object.keys(_asked(ground)) - object.keys(said))
	ref := sprintf("%s/%d/%s", [facts.pointer_of(at, params.circumstances), i, key])
}

_cited contains [scope, row, at, entry, _fine(scope, at, params)] if {
	some [scope, row, params, at] in _rows
	entry := facts.value(scope, at, params.entry)
	_own(params, entry)
}

_own(params, entry) if data.compiled.fine_ranges[entry].grade in params.grades

_own(params, entry) if {
	params.unlisted
	not fines.known(entry)
}

_fine(scope, at, params) := facts.value(scope, at, params.fine)

_fine(scope, at, params) := 0 if {
	facts.value(scope, at, params.of)
	facts.is_null(scope, at, params.fine)
}

_without contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.of)
	_open_to(scope, at, params)
}

_rows := groups.rows("discretion.band")
