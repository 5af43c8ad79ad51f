# METADATA
# title: Every step taken left an entry
# description: >-
#   For each of `stages` whose fact in `taken` (the one in the same place) the file holds,
#   the list `list` has an entry of that stage, of one of `forms` if they are named, that
#   holds the keys in `given` and says yes to those in `so`. An entry of which not enough
#   is known could be the one.
package rules.recordings.covered

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

# No step was taken.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	count([pointer | some pointer in params.taken; facts.is_null(scope, at, pointer)]) == count(params.taken)
}

# The list was not exported, and a step was taken or may have been.
missing contains [row, at, facts.absent(scope, at, params.list)] if {
	some [scope, row, params, at] in _rows
	some pointer in params.taken
	not facts.is_null(scope, at, pointer)
}

# Whether the step was taken matters where no entry is sure to answer for it, or where
# nothing else shows that the question arises.
missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some i, pointer in params.taken
	not _settled(scope, row, params, at, params.stages[i])
}

missing contains [row, at, need] if {
	some [scope, row, params, at] in _rows
	some i, pointer in params.taken
	not facts.is_null(scope, at, pointer)
	stage := params.stages[i]
	not _answered[row][at][stage]
	some need in _open[row][at][stage]
}

arithmetic[row][at] := {"lacking": lacking} if {
	some row, subjects in _lacking
	some at, lacking in subjects
}

_short contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	_lacking[row][at]
}

_lacking[row][at] contains stage if {
	some [scope, row, params, at] in _rows
	some i, pointer in params.taken
	facts.value(scope, at, pointer) != null
	stage := params.stages[i]
	not facts.absent(scope, at, params.list)
	not _answered[row][at][stage]
	not _open[row][at][stage]
}

_settled(scope, row, params, at, stage) if {
	_answered[row][at][stage]
	some pointer in params.taken
	facts.value(scope, at, pointer) != null
}

_answered[row][at][stage] if {
	some [scope, row, params, at] in _rows
	some stage in params.stages
	some entry in facts.value(scope, at, params.list)
	count(_unknown(entry, params)) == 0
	not _out(entry, params, stage)
}

# What is not known of entries that could be the one, by stage.
_open[row][at][stage] contains facts.need(sprintf("%s/%d/%s", [facts.pointer_of(at, params.list), i, key])) if {
	some [scope, row, params, at] in _rows
	some stage in params.stages
	some i, entry in facts.value(scope, at, params.list)
	not _out(entry, params, stage)
	some key in _unknown(entry, params)
}

_unknown(entry, params) := _keys(params) - object.keys(entry)

_keys(params) := (({"stage"} | {"form" | params.forms}) | {key | some key in params.given}) | {key | some key in params.so}

_out(entry, _, stage) if {
	"stage" in object.keys(entry)
	entry.stage != stage
}

_out(entry, params, _) if {
	"form" in object.keys(entry)
	params.forms
	not entry.form in params.forms
}

_out(entry, params, _) if {
	some key in params.given
	key in object.keys(entry)
	entry[key] == null
}

_out(entry, params, _) if {
	some key in params.so
	key in object.keys(entry)
	entry[key] != true
}

_rows := groups.rows("recordings.covered")
