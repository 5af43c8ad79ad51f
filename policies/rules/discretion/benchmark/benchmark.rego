# METADATA
# title: The fine lies within the benchmark band
# description: >-
#   Between the ends of the band the record cites, each end on its own where only one is
#   named; outside, a reason must be given. Without any band no question arises here.
package rules.discretion.benchmark

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [scope, row, params, at] in _rows
	_outside(scope, at, params)
	facts.is_null(scope, at, params.reason)
}

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

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params.of)
	_nothing_to_compare(scope, at, params)
}

missing contains [row, at, facts.absent(scope, at, params.of)] if some [scope, row, params, at] in _rows

missing contains [row, at, facts.absent(scope, at, params.fine)] if {
	some [scope, row, params, at] in _rows
	not _no_band(scope, at, params)
}

# An end that was not exported matters unless the fine is known to be inside or excused.
missing contains [row, at, facts.absent(scope, at, params[end])] if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params.fine)
	not facts.value(scope, at, params.reason)
	not _surely_outside(scope, at, params)
	some end in ["lower", "upper"]
}

missing contains [row, at, facts.absent(scope, at, params.reason)] if {
	some [scope, row, params, at] in _rows
	_outside(scope, at, params)
}

_surely_outside(scope, at, params) if {
	_outside(scope, at, params)
	facts.is_null(scope, at, params.reason)
}

_outside(scope, at, params) if facts.value(scope, at, params.fine) < facts.value(scope, at, params.lower)

_outside(scope, at, params) if facts.value(scope, at, params.fine) > facts.value(scope, at, params.upper)

_nothing_to_compare(scope, at, params) if _no_band(scope, at, params)

_nothing_to_compare(scope, at, params) if facts.is_null(scope, at, params.fine)

_no_band(scope, at, params) if {
	facts.is_null(scope, at, params.lower)
	facts.is_null(scope, at, params.upper)
}

_without contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.of)
}

_rows := groups.rows("discretion.benchmark")
