# METADATA
# title: Discussed collectively before the decision
# description: >-
#   One of the meetings in `list` was of one of `bodies` and not later than the step `by`.
package rules.meetings.discussed

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

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.list, params.by]
}

# A meeting of which not enough is known could be the one.
missing contains [row, at, need] if {
	some [scope, row, params, at] in _rows
	count(_discussed(scope, at, params)) == 0
	some need in _open(scope, at, params)
}

arithmetic[row][at] := {"discussed_on": max(_discussed(scope, at, params)), "decided_on": null} if {
	some [scope, row, params, at] in _rows
	count(_discussed(scope, at, params)) > 0
}

arithmetic[row][at] := {"discussed_on": null, "decided_on": facts.value(scope, at, params.by)} if {
	some [scope, row, params, at] in _rows
	count(_discussed(scope, at, params)) == 0
}

_without contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	not facts.absent(scope, at, params.list)
	count(_discussed(scope, at, params)) == 0
	count(_open(scope, at, params)) == 0
}

# The days of the meetings that count.
_discussed(scope, at, params) := {meeting.held_on |
	some meeting in facts.value(scope, at, params.list)
	meeting.body in params.bodies
	_in_time(scope, at, params, meeting)
}

_open(scope, at, params) := {facts.need(ref) |
	some i, meeting in facts.value(scope, at, params.list)
	not _cannot_count(scope, at, params, meeting)
	some key in ({"body", "held_on"} - object.keys(meeting))
	ref := sprintf("%s/%d/%s", [facts.pointer_of(at, params.list), i, key])
}

_cannot_count(_, _, params, meeting) if {
	"body" in object.keys(meeting)
	not meeting.body in params.bodies
}

_cannot_count(scope, at, params, meeting) if {
	"held_on" in object.keys(meeting)
	not _in_time(scope, at, params, meeting)
}

_in_time(scope, at, params, meeting) if {
	is_string(meeting.held_on)
	meeting.held_on <= substring(facts.value(scope, at, params.by), 0, 10)
}

_in_time(scope, at, params, meeting) if {
	is_string(meeting.held_on)
	not facts.value(scope, at, params.by)
}

_rows := groups.rows("meetings.discussed")
