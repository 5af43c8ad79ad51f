# METADATA
# title: A value that must stand in a relation
# description: >-
#   `left` must stand in the relation `op` to `right` (another pointer) or to `to` (a
#   value of the table). A null on the left is a breach where `null_fails` says so, and
#   otherwise no question arises; until the step `by` is taken, it is pending.
package kinds.compare

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, left, op, right] in _pairs
	not _stands(op, left, right)
}

fails contains [row, at] if {
	some [row, at, params, step] in _nulls
	step.state == "taken"
	params.null_fails
}

idle contains [row, at] if {
	some [row, at, params, step] in _nulls
	step.state == "taken"
	not params.null_fails
}

idle contains [row, at] if {
	some [row, at, _, step] in _nulls
	step.state == "never"
}

pending contains [row, at, null] if {
	some [row, at, _, step] in _nulls
	step.state == "open"
}

missing contains [row, at, step.need] if {
	some [row, at, _, step] in _nulls
	step.state == "unknown"
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in params.reads
	pointer != params.by
}

arithmetic[row][at] := {"left": left, "op": op, "right": right} if {
	some [row, at, left, op, right] in _pairs
}

_stands("eq", a, b) if a == b

_stands("ne", a, b) if a != b

_stands("le", a, b) if a <= b

_stands("ge", a, b) if a >= b

_stands("in", a, list) if a in list

_stands("not_in", a, list) if not a in list

# Two lists with the same entries, in whatever order.
_stands("same", a, b) if {x | some x in a} == {x | some x in b}

_stands("subset", a, b) if count({x | some x in a} - {x | some x in b}) == 0

_pairs := [[row, at, left, params.op, right] |
	some [scope, row, params, at] in _rows
	left := facts.value(scope, at, params.left)
	right := _right(scope, at, params)
]

_right(_, _, params) := params.to if not params.right

_right(scope, at, params) := facts.value(scope, at, params.right)

_nulls := [[row, at, params, steps.state(scope, at, params.by)] |
	some [scope, row, params, at] in _rows
	some side in ["left", "right"]
	facts.is_null(scope, at, params[side])
]

_rows := groups.rows("compare")
