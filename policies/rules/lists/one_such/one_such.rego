# METADATA
# title: One entry of a listed kind
# description: >-
#   By the time the step `by` is taken, the list `list` has an entry whose `key` is one of
#   `values`, or the file gives the reason `unless` for having none.
package rules.lists.one_such

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, step] in _without
	step.state == "taken"
}

pending contains [row, at, null] if {
	some [row, at, step] in _without
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _without
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _without
	step.state == "unknown"
}

# What is not known could be the one, or the reason.
missing contains [row, at, need] if {
	some [scope, row, params, at] in _rows
	not _excused(scope, at, params)
	count(_found(scope, at, params)) == 0
	some need in _unknown(scope, at, params)
}

arithmetic[row][at] := {"found": found} if {
	some [scope, row, params, at] in _rows
	found := _shown(_found(scope, at, params))
}

_shown(found) := found if count(found) > 0

_shown(found) := null if count(found) == 0

_without contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	count(_found(scope, at, params)) == 0
	not _excused(scope, at, params)
	count(_unknown(scope, at, params)) == 0
}

_found(scope, at, params) := {entry[params.key] |
	some entry in facts.value(scope, at, params.list)
	entry[params.key] in params.values
}

_excused(scope, at, params) if facts.value(scope, at, params.unless) != null

_unknown(scope, at, params) := {facts.absent(scope, at, pointer) |
	some pointer in params.reads
	pointer != params.by
} | {facts.need(ref) |
	some i, entry in facts.value(scope, at, params.list)
	not params.key in object.keys(entry)
	ref := sprintf("%s/%d/%s", [facts.pointer_of(at, params.list), i, params.key])
}

_rows := groups.rows("lists.one_such")
