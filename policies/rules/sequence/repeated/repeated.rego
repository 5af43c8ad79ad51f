# METADATA
# title: Discussed again after a defence or hearing
# description: >-
#   The last meeting on the case may not lie before the last of `events`. Whether there had
#   to be a meeting at all, and whether the party had to be heard, are other rules' questions.
package rules.sequence.repeated

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, step] in _outdated
	step.state == "taken"
	not _open[row][at]
}

pending contains [row, at, null] if {
	some [row, at, step] in _outdated
	step.state == "open"
	not _open[row][at]
}

idle contains [row, at] if {
	some [row, at, step] in _outdated
	step.state == "never"
	not _open[row][at]
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _outdated
	step.state == "unknown"
}

# A later meeting would settle it, whatever else is unknown about the earlier ones.
missing contains [row, at, need] if {
	some [row, at, _] in _outdated
	some need in _open[row][at]
}

# A later hearing would unsettle it.
missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	not _never_discussed(scope, at, params)
	some pointer in params.events
}

missing contains [row, at, facts.absent(scope, at, params.list)] if {
	some [scope, row, params, at] in _rows
	not _never_heard(scope, at, params)
}

missing contains [row, at, need] if {
	some [scope, row, params, at] in _rows
	count(_held(scope, at, params)) == 0
	not _never_heard(scope, at, params)
	some need in _open[row][at]
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	_never_discussed(scope, at, params)
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	_never_heard(scope, at, params)
}

arithmetic[row][at] := {"last_discussed_on": max(_held(scope, at, params)), "heard_on": max(_heard(scope, at, params))} if {
	some [scope, row, params, at] in _rows
	count(_held(scope, at, params)) > 0
	count(_heard(scope, at, params)) > 0
}

_outdated contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	max(_held(scope, at, params)) < max(_heard(scope, at, params))
}

_held(scope, at, params) := {meeting.held_on |
	some meeting in facts.value(scope, at, params.list)
	is_string(meeting.held_on)
}

_heard(scope, at, params) := {substring(day, 0, 10) |
	some pointer in params.events
	day := facts.value(scope, at, pointer)
}

# Meetings of which the day was not exported.
_open[row][at] contains facts.need(ref) if {
	some [scope, row, params, at] in _rows
	some i, meeting in facts.value(scope, at, params.list)
	not "held_on" in object.keys(meeting)
	ref := sprintf("%s/%d/held_on", [facts.pointer_of(at, params.list), i])
}

_never_heard(scope, at, params) if {
	every pointer in params.events { facts.is_null(scope, at, pointer) }
}

_never_discussed(scope, at, params) if facts.is_null(scope, at, params.list)

_never_discussed(scope, at, params) if {
	meetings := facts.value(scope, at, params.list)
	every meeting in meetings { meeting.held_on == null }
}

_rows := groups.rows("sequence.repeated")
