# METADATA
# title: Leniency for minors
# description: >-
#   Whoever was old enough to answer and still a minor on the last day of the act is
#   penalised more lightly: one circumstance of the violation must have such an effect.
package rules.party.minor_lenient

import data.lib.acts
import data.lib.ages
import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, step] in _unheeded
	step.state == "taken"
	not _open[row][at]
}

pending contains [row, at, null] if {
	some [row, at, step] in _unheeded
	step.state == "open"
	not _open[row][at]
}

idle contains [row, at] if {
	some [row, at, step] in _unheeded
	step.state == "never"
	not _open[row][at]
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	acts.last_day(scope, at, params)
	ages.born
	not _is_minor(scope, at, params)
}

idle contains [row, at] if {
	some [_, row, _, at] in _rows
	ages.ageless
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _unheeded
	step.state == "unknown"
}

missing contains [row, at, need] if {
	some [row, at, _] in _unheeded
	some need in _open[row][at]
}

missing contains [row, at, ages.unborn] if some [_, row, _, at] in _rows

missing contains [row, at, acts.undated(scope, at, params)] if {
	some [scope, row, params, at] in _rows
	not ages.ageless
}

arithmetic[row][at] := {"born_on": ages.born, "acted_on": acts.last_day(scope, at, params)} if {
	some [scope, row, params, at] in _minors
}

_unheeded contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _minors
	not _heeded(scope, at, params)
}

_heeded(scope, at, params) if {
	some circumstance in facts.value(scope, at, params.circumstances)
	circumstance.effect in params.effects
}

# What could still be such a circumstance.
_open[row][at] contains facts.absent(scope, at, params.circumstances) if {
	some [scope, row, params, at] in _minors
}

_open[row][at] contains facts.need(ref) if {
	some [scope, row, params, at] in _minors
	some i, circumstance in facts.value(scope, at, params.circumstances)
	not "effect" in object.keys(circumstance)
	ref := sprintf("%s/%d/effect", [facts.pointer_of(at, params.circumstances), i])
}

_is_minor(scope, at, params) if {
	day := acts.last_day(scope, at, params)
	ages.under(ages.born, params.years, day)
	not ages.under(ages.born, params.from_years, day)
}

_minors contains [scope, row, params, at] if {
	some [scope, row, params, at] in _rows
	_is_minor(scope, at, params)
}

_rows := groups.rows("party.minor_lenient")
