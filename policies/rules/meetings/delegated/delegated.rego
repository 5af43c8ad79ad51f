# METADATA
# title: Whoever presides for the head holds a delegation
# description: >-
#   Where the presider does not hold the post `post` on the day of the meeting, the file
#   names a delegation to him by somebody who does.
package rules.meetings.delegated

import data.lib.facts
import data.lib.groups
import data.lib.people
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

# The head presided, or nobody is named.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	_head(params, facts.value(scope, at, params.presider), _day(scope, at, params))
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.presider)
}

missing contains [row, at, facts.absent(scope, at, params.presider)] if {
	some [scope, row, params, at] in _rows
}

missing contains [row, at, need] if {
	some [scope, row, params, at] in _rows
	day := _day(scope, at, params)
	presider := facts.value(scope, at, params.presider)
	not _head(params, presider, day)
	some need in _unknown(params, presider, day)
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [row, at, scope, params, _, _] in _others
	some pointer in [params.to, params.granted_by]
}

missing contains [row, at, need] if {
	some [row, at, scope, params, presider, day] in _others
	facts.value(scope, at, params.to) == presider
	grantor := facts.value(scope, at, params.granted_by)
	not _head(params, grantor, day)
	some need in _unknown(params, grantor, day)
}

arithmetic[row][at] := {"presider": presider} if some [row, at, _, _, presider, _] in _others

_short contains [row, at, steps.state(scope, at, params.by)] if {
	some [row, at, scope, params, presider, day] in _others
	not _delegated(scope, at, params, presider, day)
	not facts.absent(scope, at, params.to)
	not _grantor_open(scope, at, params, presider, day)
}

_delegated(scope, at, params, presider, day) if {
	facts.value(scope, at, params.to) == presider
	_head(params, facts.value(scope, at, params.granted_by), day)
}

# It is not known whether a delegation to the presider came from the head.
_grantor_open(scope, at, params, presider, _) if {
	facts.value(scope, at, params.to) == presider
	facts.absent(scope, at, params.granted_by)
}

_grantor_open(scope, at, params, presider, day) if {
	facts.value(scope, at, params.to) == presider
	count(_unknown(params, facts.value(scope, at, params.granted_by), day)) > 0
}

# Meetings over which somebody presided who surely was not the head.
_others contains [row, at, scope, params, presider, day] if {
	some [scope, row, params, at] in _rows
	day := _day(scope, at, params)
	presider := facts.value(scope, at, params.presider)
	not _head(params, presider, day)
	count(_unknown(params, presider, day)) == 0
}

_day(scope, at, params) := substring(facts.value(scope, at, params.by), 0, 10)

_day(scope, at, params) := input.as_of if facts.is_null(scope, at, params.by)

_head(params, id, day) if people.held(id, {params.post}, day).holds

_unknown(params, id, day) := people.held(id, {params.post}, day).missing

_rows := groups.rows("meetings.delegated")
