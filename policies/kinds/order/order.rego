# METADATA
# title: Order of steps
# description: >-
#   `later` may not be taken before `earlier`. Without the earlier step the later one
#   fails too, unless `optional` says that its absence is another rule's question.
package kinds.order

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [scope, row, params, at] in _rows
	later := facts.value(scope, at, params.later)
	earlier := facts.value(scope, at, params.earlier)
	_before(later, earlier, params.strict)
}

fails contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params.later)
	facts.is_null(scope, at, params.earlier)
	not params.optional
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params.later)
	facts.is_null(scope, at, params.earlier)
	params.optional
}

idle contains [row, at] if {
	some [row, at, step] in _later_steps
	step.state == "never"
}

pending contains [row, at, null] if {
	some [row, at, step] in _later_steps
	step.state == "open"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _later_steps
	step.state == "unknown"
}

missing contains [row, at, facts.absent(scope, at, params.earlier)] if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params.later)
}

arithmetic[row][at] := {"earlier": earlier, "later": later} if {
	some [scope, row, params, at] in _rows
	later := facts.value(scope, at, params.later)
	earlier := facts.value(scope, at, params.earlier)
}

# Two times are compared as times, a date and anything as days.
_before(later, earlier, strict) if {
	[a, b] := _comparable(later, earlier)
	a < b
	is_boolean(strict)
}

_before(later, earlier, true) if {
	[a, b] := _comparable(later, earlier)
	a == b
}

_comparable(later, earlier) := [later, earlier] if {
	count(later) > 10
	count(earlier) > 10
}

_comparable(later, earlier) := [substring(later, 0, 10), substring(earlier, 0, 10)] if {
	min({count(later), count(earlier)}) == 10
}

_later_steps := [[row, at, steps.state(scope, at, params.later)] |
	some [scope, row, params, at] in _rows
]

_rows := groups.rows("order")
