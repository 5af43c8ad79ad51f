# METADATA
# title: Something the file must hold
# description: >-
#   Each of `items` must be in the file by the time the step `by` is taken. Read through
#   an index of pointers: only what the file lacks is turned back into rows.
package kinds.required

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, _, step] in _lacking
	step.state == "taken"
}

pending contains [row, at, null] if {
	some [row, at, _, step] in _lacking
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, _, step] in _lacking
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, _, step] in _lacking
	step.state == "unknown"
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some group, pointers in data.compiled.presence.required
	scope := data.compiled.groups[group].scope
	some at in groups.active[group]
	some pointer in (object.keys(pointers) & _absent(scope, at))
	some row, _ in pointers[pointer]
}

arithmetic[row][at] := {"lacking": lacking} if {
	some row, subjects in _lacked
	some at, lacking in subjects
}

_lacked[row][at] contains facts.pointer_of(at, pointer) if {
	some [row, at, pointer, step] in _lacking
	step.state == "taken"
}

_lacking := [[row, at, pointer, step] |
	some group, pointers in data.compiled.presence.required
	scope := data.compiled.groups[group].scope
	some at in groups.active[group]
	some pointer in (object.keys(pointers) & _null(scope, at))
	some row, by in pointers[pointer]
	step := steps.state(scope, at, by)
]

_null(scope, at) := facts.root.null | facts.elements[scope][at].facts.null

_absent(scope, at) := object.keys(facts.root.absent) | object.keys(facts.elements[scope][at].facts.absent)
