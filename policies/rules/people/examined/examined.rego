# METADATA
# title: Qualification examination
# description: Everybody in `people` passed the examination not later than the day `on`.
package rules.people.examined

import data.lib.facts
import data.lib.groups
import data.lib.people
import data.lib.steps

fails contains [row, at] if {
	some row, subjects in _unexamined
	some at, _ in subjects
}

missing contains [row, at, need] if {
	some [row, at, id, _] in _asked
	some need in people.unknown(id, "exam_passed_on")
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.people, params.on]
}

pending contains [row, at, null] if {
	some [row, at, step] in _undated
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _undated
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _undated
	step.state == "unknown"
}

# Nobody is named: how many must be is another rule's question.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params.on)
	_nobody(scope, at, params.people)
}

arithmetic[row][at] := {"unexamined": object.get(_unexamined, [row, at], set()), "on": day} if {
	some [scope, row, params, at] in _rows
	day := substring(facts.value(scope, at, params.on), 0, 10)
}

_unexamined[row][at] contains id if {
	some [row, at, id, day] in _asked
	count(people.unknown(id, "exam_passed_on")) == 0
	not _passed(id, day)
}

_passed(id, day) if {
	passed := people.person(id).exam_passed_on
	is_string(passed)
	passed <= day
}

_asked contains [row, at, id, day] if {
	some [scope, row, params, at] in _rows
	day := substring(facts.value(scope, at, params.on), 0, 10)
	some id in facts.value(scope, at, params.people)
}

_nobody(scope, at, pointer) if facts.is_null(scope, at, pointer)

_nobody(scope, at, pointer) if facts.value(scope, at, pointer) == []

_undated contains [row, at, steps.state(scope, at, params.on)] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.on)
}

_rows := groups.rows("people.examined")
