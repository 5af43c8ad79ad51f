# METADATA
# title: Dates that stand before or after the meeting
# description: >-
#   Every entry of `of` that meets `where` (each key has one of the values) and has a day
#   or time under `key` has it not before (`ge`) or not after (`le`) the one at `against`.
#   A day and a time are compared as days.
package rules.meetings.dated

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some row, subjects in _wrong
	some at, _ in subjects
}

pending contains [row, at, null] if {
	some [row, at, step] in _untimed
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _untimed
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _untimed
	step.state == "unknown"
}

# No entry that may be meant has a date.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	not facts.absent(scope, at, params.of)
	count([entry | some entry in _entries; entry.row == row; entry.at == at]) == 0
}

missing contains [row, at, facts.absent(scope, at, params.of)] if {
	some [scope, row, params, at] in _rows
}

missing contains [entry.row, entry.at, need] if {
	some entry in _entries
	not _settled(entry)
	some need in entry.lacks
}

_wrong[entry.row][entry.at] contains entry.place if {
	some entry in _entries
	count(entry.lacks) == 0
	entry.state == "wrong"
}

arithmetic[row][at] := {"misplaced": object.get(_wrong, [row, at], set()), "against": facts.value(scope, at, params.against)} if {
	some [scope, row, params, at] in _rows
}

# An entry that is in order either way decides nothing where another one surely is meant.
_settled(entry) if {
	entry.state == "right"
	some other in _entries
	other.row == entry.row
	other.at == entry.at
	count(other.lacks) == 0
}

_untimed contains [row, at, steps.state(scope, at, params.against)] if {
	some [scope, row, params, at] in _rows
	some entry in _entries
	entry.row == row
	entry.at == at
	not facts.value(scope, at, params.against)
}

# Entries that are or may be meant and have, or may have, a date.
_entries contains entry if {
	some [scope, row, params, at] in _rows
	some i, listed in facts.value(scope, at, params.of)
	not _out(listed, params)
	place := sprintf("%s/%d", [facts.pointer_of(at, params.of), i])
	keys := object.keys(params.where) | {params.key}
	entry := {
		"row": row,
		"at": at,
		"place": concat("/", [place, params.key]),
		"lacks": {facts.need(concat("/", [place, key])) | some key in (keys - object.keys(listed))},
		"state": _state(scope, at, params, listed),
	}
}

_out(entry, params) if {
	some key, values in params.where
	key in object.keys(entry)
	not entry[key] in values
}

_out(entry, params) if {
	params.key in object.keys(entry)
	entry[params.key] == null
}

_state(scope, at, params, entry) := "right" if {
	_stands(params.op, _comparable(entry[params.key], facts.value(scope, at, params.against)))
} else := "wrong" if {
	is_string(entry[params.key])
	facts.value(scope, at, params.against)
} else := "open"

_stands("ge", [a, b]) if a >= b

_stands("le", [a, b]) if a <= b

# Two times are compared to the minute, a day and anything as days.
_comparable(a, b) := [substring(a, 0, length), substring(b, 0, length)] if {
	length := {true: 16, false: 10}[min({count(a), count(b)}) > 10]
}

_rows := groups.rows("meetings.dated")
