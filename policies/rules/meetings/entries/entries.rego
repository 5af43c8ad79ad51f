# METADATA
# title: What each entry of a list must say
# description: >-
#   Every entry of `of` that meets `where` (each key has one of the values) holds the keys
#   in `given` and says yes to those in `so`. An entry of which not enough is known to
#   tell whether it is meant counts as soon as it lacks something.
package rules.meetings.entries

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

# No entry is meant.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	entries := _listed(scope, at, params.of)
	count([entry | some entry in entries; not _out(entry, params)]) == 0
}

missing contains [row, at, facts.absent(scope, at, params.of)] if {
	some [scope, row, params, at] in _rows
}

missing contains [row, at, facts.need(ref)] if {
	some [row, at, place, params, entry] in _meant
	some key in (_asked(params) - object.keys(entry))
	ref := concat("/", [place, key])
}

missing contains [row, at, facts.need(ref)] if {
	some [row, at, place, params, entry] in _perhaps
	_matters(row, at, params, entry)
	some key in ((_asked(params) | object.keys(params.where)) - object.keys(entry))
	ref := concat("/", [place, key])
}

arithmetic[row][at] := {"lacking": lacking} if {
	some row, subjects in _lacking
	some at, lacking in subjects
}

# An entry that is perhaps meant matters if it lacks something, or if no other is meant.
_matters(_, _, params, entry) if count(_wanting(entry, params)) > 0

_matters(_, _, params, entry) if count(_asked(params) - object.keys(entry)) > 0

_matters(row, at, _, _) if not _some_meant[[row, at]]

_some_meant[[row, at]] if some [row, at, _, _, _] in _meant

_short contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	_lacking[row][at]
}

_lacking[row][at] contains concat("/", [place, key]) if {
	some [row, at, place, params, entry] in _meant
	some key in _wanting(entry, params)
}

# Keys that the entry has, with the wrong answer.
_wanting(entry, params) := {key | some key in params.given; entry[key] == null} | {key |
	some key in params.so
	key in object.keys(entry)
	entry[key] != true
}

_asked(params) := {key | some key in array.concat(params.given, params.so)}

_meant contains [row, at, place, params, entry] if {
	some [row, at, place, params, entry] in _entries
	count(object.keys(params.where) - object.keys(entry)) == 0
}

_perhaps contains [row, at, place, params, entry] if {
	some [row, at, place, params, entry] in _entries
	count(object.keys(params.where) - object.keys(entry)) > 0
}

_entries contains [row, at, place, params, entry] if {
	some [scope, row, params, at] in _rows
	some i, entry in facts.value(scope, at, params.of)
	not _out(entry, params)
	place := sprintf("%s/%d", [facts.pointer_of(at, params.of), i])
}

_out(entry, params) if {
	some key, values in params.where
	key in object.keys(entry)
	not entry[key] in values
}

_listed(scope, at, pointer) := facts.value(scope, at, pointer)

_listed(scope, at, pointer) := [] if facts.is_null(scope, at, pointer)

_rows contains [scope, row, params, at] if {
	some group, rows in data.compiled.rows["meetings.entries"]
	scope := data.compiled.groups[group].scope
	some at in groups.active[group]
	some row, params in rows
}
