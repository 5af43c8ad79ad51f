# METADATA
# title: Enough of those entitled came
# description: >-
#   Of the people in `entitled` at least numerator/denominator came, or the file states
#   the special circumstances `excused_by`; with `strict` nothing excuses. Enough known
#   presences, or absences, settle it. With `matters` only a meeting on one of them is asked.
package rules.meetings.quorum

import data.lib.attendance
import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, step] in _below
	step.state == "taken"
}

pending contains [row, at, null] if {
	some [row, at, step] in _below
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _below
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _below
	step.state == "unknown"
}

# The file names nobody who was entitled: there is nothing to count.
idle contains [row, at] if {
	some [_, row, _, at, came] in _meetings
	count(came.entitled) == 0
}

# None of the items is of the matters asked about.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	_elsewhere(scope, at, params)
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _asked
	some pointer in [params.entitled, params.attendance]
}

missing contains [row, at, need] if {
	some [scope, row, params, at] in _asked
	some need in _unknown_matter(scope, at, params)
}

missing contains [row, at, need] if {
	some [_, row, params, at, came] in _meetings
	not _enough(came.present, came, params)
	_enough(came.present | came.perhaps, came, params)
	some need in came.needs
}

missing contains [row, at, facts.absent(scope, at, params.excused_by)] if {
	some [scope, row, params, at, came] in _meetings
	not _enough(came.present | came.perhaps, came, params)
}

arithmetic[row][at] := {
	"present": count(came.present),
	"members": count(came.entitled),
	"needed": ceil((count(came.entitled) * params.numerator) / params.denominator),
	"circumstances": circumstances,
} if {
	some [scope, row, params, at, came] in _meetings
	circumstances := _circumstances(scope, at, params, came)
}

# Stated only where it matters.
_circumstances(scope, at, params, came) := facts.value(scope, at, params.excused_by) if {
	params.excused_by
	not _enough(came.present, came, params)
} else := null

_below contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at, came] in _meetings
	not _enough(came.present | came.perhaps, came, params)
	_unexcused(scope, at, params)
	_concerned(scope, at, params)
}

_unexcused(_, _, params) if params.strict

_unexcused(scope, at, params) if facts.is_null(scope, at, params.excused_by)

# One of the items is of the matters asked about.
_concerned(_, _, params) if not params.matters

_concerned(scope, at, params) if {
	some item in facts.value(scope, at, params.items)
	item.matter in params.matters
}

_elsewhere(scope, at, params) if facts.is_null(scope, at, params.items)

_elsewhere(scope, at, params) if {
	not facts.is_null(scope, at, params.items)
	not facts.absent(scope, at, params.items)
	params.matters
	not _concerned(scope, at, params)
	_unknown_matter(scope, at, params) == set()
}

_unknown_matter(scope, at, params) := {facts.absent(scope, at, params.items) | true} | {facts.need(ref) |
	params.matters
	not _concerned(scope, at, params)
	some i, item in facts.value(scope, at, params.items)
	not "matter" in object.keys(item)
	ref := sprintf("%s/%d/matter", [facts.pointer_of(at, params.items), i])
}

# Multiplied out, so that nothing is rounded.
_enough(people, came, params) if {
	count(people) * params.denominator >= count(came.entitled) * params.numerator
}

_meetings contains [scope, row, params, at, attendance.of(scope, at, params)] if {
	some [scope, row, params, at] in _asked
}

_asked := [[scope, row, params, at] |
	some [scope, row, params, at] in _rows
	not _elsewhere(scope, at, params)
]

_rows := groups.rows("meetings.quorum")
