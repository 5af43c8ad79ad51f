# METADATA
# title: Absent members were told and asked
# description: >-
#   Where fewer than numerator/denominator of those entitled came, each absent member was
#   told of the items by the day `by`, and asked for his opinion.
package rules.meetings.consulted

import data.lib.attendance
import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, step] in _left_out
	step.state == "taken"
}

pending contains [row, at, null] if {
	some [row, at, step] in _left_out
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _left_out
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _left_out
	step.state == "unknown"
}

# Enough came, or the file names nobody who was entitled.
idle contains [row, at] if {
	some [_, row, params, at, came] in _meetings
	_enough(came.present, came, params)
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.entitled, params.attendance]
}

# Not known whether enough came.
missing contains [row, at, need] if {
	some [_, row, params, at, came] in _meetings
	not _enough(came.present, came, params)
	_enough(came.present | came.perhaps, came, params)
	some need in came.needs
}

missing contains [row, at, need] if {
	some [scope, row, params, at, came] in _meetings
	_too_few(came, params)
	some id in (came.entitled - came.present)
	not _asked(scope, at, params, id)
	some need in _unknown(scope, at, params, id)
}

arithmetic[row][at] := {"left_out": left_out} if {
	some [scope, row, params, at, came] in _meetings
	_too_few(came, params)
	left_out := _without(scope, at, params, came)
}

_left_out contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at, came] in _meetings
	_too_few(came, params)
	count(_without(scope, at, params, came)) > 0
}

# Absent, and surely neither told nor asked.
_without(scope, at, params, came) := {id |
	some id in (came.entitled - came.present)
	not _asked(scope, at, params, id)
	count(_unknown(scope, at, params, id)) == 0
}

_asked(scope, at, params, id) if {
	some entry in attendance.listed(scope, at, params.attendance)
	entry.person == id
	entry.views_sought == true
	_in_time(scope, at, params, entry.items_told_on)
}

# A date that the file does not hold is before no day: null would sort before every one.
_in_time(scope, at, params, day) if {
	is_string(day)
	day <= substring(facts.value(scope, at, params.by), 0, 10)
}

_in_time(scope, at, params, day) if {
	is_string(day)
	facts.is_null(scope, at, params.by)
}

# What an entry that is, or may be, about the member does not say.
_unknown(scope, at, params, id) := {facts.need(ref) |
	some i, entry in attendance.listed(scope, at, params.attendance)
	_may_be(entry, id)
	some key in ({"person", "present", "items_told_on", "views_sought"} - object.keys(entry))
	ref := sprintf("%s/%d/%s", [facts.pointer_of(at, params.attendance), i, key])
}

_may_be(entry, id) if entry.person == id

_may_be(entry, _) if not "person" in object.keys(entry)

_too_few(came, params) if not _enough(came.present | came.perhaps, came, params)

_enough(people, came, params) if {
	count(people) * params.denominator >= count(came.entitled) * params.numerator
}

_meetings contains [scope, row, params, at, attendance.of(scope, at, params)] if {
	some [scope, row, params, at] in _rows
}

_rows := groups.rows("meetings.consulted")
