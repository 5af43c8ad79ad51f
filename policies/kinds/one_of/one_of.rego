# METADATA
# title: One of several must stand
# description: >-
#   By the time the step `by` is taken, one of `items` must be in the file and not be
#   false. Where `in` names a document that the file does not hold, no question arises.
package kinds.one_of

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, step, owed] in _none
	step.state == "taken"
	owed
}

# There is no such document: whether it was owed is another rule's question.
idle contains [row, at] if {
	some [row, at, step, owed] in _none
	step.state == "taken"
	not owed
}

idle contains [row, at] if {
	some [row, at, step, _] in _none
	step.state == "never"
}

pending contains [row, at, null] if {
	some [row, at, step, _] in _none
	step.state == "open"
}

missing contains [row, at, step.need] if {
	some [row, at, step, _] in _none
	step.state == "unknown"
}

# What is not known could be the one that stands.
missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	count(_found(scope, at, params)) == 0
	some pointer in params.items
}

arithmetic[row][at] := {"found": found} if {
	some [scope, row, params, at] in _rows
	found := {facts.pointer_of(at, pointer) | some pointer in _found(scope, at, params)}
}

_none := [[row, at, steps.state(scope, at, params.by), _owed(scope, at, params)] |
	some [scope, row, params, at] in _rows
	count(_found(scope, at, params)) == 0
	every pointer in params.items { not facts.absent(scope, at, pointer) }
]

_found(scope, at, params) := {pointer |
	some pointer in params.items
	facts.value(scope, at, pointer) != false
}

default _owed(_, _, _) := true

_owed(scope, at, params) := false if facts.is_null(scope, at, params["in"])

_rows := groups.rows("one_of")
