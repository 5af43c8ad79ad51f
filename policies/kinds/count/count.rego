# METADATA
# title: Head count
# description: The list `of` must hold at least `min` different entries by the time `by` is taken.
package kinds.count

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, step] in _short
	step.state == "taken"
}

pending contains [row, at, null] if {
	some [row, at, step] in _short
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _short
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _short
	step.state == "unknown"
}

missing contains [row, at, facts.absent(scope, at, params.of)] if {
	some [scope, row, params, at] in _rows
}

arithmetic[row][at] := {"counted": counted, "min": params.min} if {
	some [scope, row, params, at] in _rows
	counted := count(_entries(scope, at, params.of))
}

_short := [[row, at, steps.state(scope, at, params.by)] |
	some [scope, row, params, at] in _rows
	count(_entries(scope, at, params.of)) < params.min
]

# Not in one comprehension: there a list that is absent would count as empty.
_entries(scope, at, pointer) := {entry | some entry in list} if list := facts.value(scope, at, pointer)

_entries(scope, at, pointer) := set() if facts.is_null(scope, at, pointer)

_rows := groups.rows("count")
