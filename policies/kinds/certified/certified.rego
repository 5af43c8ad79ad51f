# METADATA
# title: Certificates valid on the day of a step
# description: Everybody in `people` holds an enforcement certificate valid on the day `on`.
package kinds.certified

import data.lib.facts
import data.lib.groups
import data.lib.people
import data.lib.steps

fails contains [row, at] if {
	some row, subjects in _uncertified
	some at, _ in subjects
}

missing contains [row, at, need] if {
	some [row, at, id, answer] in _answers
	not answer.holds
	some need in answer.missing
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

arithmetic[row][at] := {"uncertified": uncertified, "on": day} if {
	some [scope, row, params, at] in _rows
	day := substring(facts.value(scope, at, params.on), 0, 10)
	uncertified := object.get(_uncertified, [row, at], set())
}

_uncertified[row][at] contains id if {
	some [row, at, id, answer] in _answers
	not answer.holds
	count(answer.missing) == 0
}

_answers := [[row, at, id, people.certified(id, day)] |
	some [scope, row, params, at] in _rows
	day := substring(facts.value(scope, at, params.on), 0, 10)
	some id in _listed(facts.value(scope, at, params.people))
]

_listed(x) := x if is_array(x)

_listed(x) := [x] if is_string(x)

_nobody(scope, at, pointer) if facts.is_null(scope, at, pointer)

_nobody(scope, at, pointer) if facts.value(scope, at, pointer) == []

_undated := [[row, at, steps.state(scope, at, params.on)] |
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.on)
]

_rows := groups.rows("certified")
