# METADATA
# title: No penalty below the age of responsibility
# description: >-
#   By the age on the last day of the act. Of whoever was old enough, and of whoever the
#   file tells no age, it asks nothing.
package rules.party.minor_exempt

import data.lib.acts
import data.lib.ages
import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [scope, row, params, at] in _young
	facts.value(scope, at, params.outcome) == "penalty"
}

pending contains [row, at, null] if {
	some [row, at, step] in _undecided
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _undecided
	step.state in {"taken", "never"}
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	acts.last_day(scope, at, params)
	ages.born
	not _is_young(scope, at, params)
}

idle contains [row, at] if {
	some [_, row, _, at] in _rows
	ages.ageless
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _undecided
	step.state == "unknown"
}

missing contains [row, at, facts.absent(scope, at, params.outcome)] if {
	some [scope, row, params, at] in _young
}

missing contains [row, at, ages.unborn] if some [_, row, _, at] in _rows

missing contains [row, at, acts.undated(scope, at, params)] if {
	some [scope, row, params, at] in _rows
	not ages.ageless
}

arithmetic[row][at] := {"born_on": ages.born, "acted_on": acts.last_day(scope, at, params)} if {
	some [scope, row, params, at] in _young
}

_is_young(scope, at, params) if ages.under(ages.born, params.years, acts.last_day(scope, at, params))

_young contains [scope, row, params, at] if {
	some [scope, row, params, at] in _rows
	_is_young(scope, at, params)
}

_undecided contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _young
	facts.is_null(scope, at, params.outcome)
}

_rows := groups.rows("party.minor_exempt")
