# METADATA
# title: The head is asked on important matters
# description: >-
#   Where an item is marked important, the head was asked (`asked`) by the day `by`. Rows
#   say when it matters: for a meeting that a delegate presides over.
package rules.meetings.important

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, step] in _unasked
	step.state == "taken"
}

pending contains [row, at, null] if {
	some [row, at, step] in _unasked
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _unasked
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _unasked
	step.state == "unknown"
}

# Asked too late: the meeting was held before.
fails contains [row, at] if {
	some [scope, row, params, at] in _rows
	count(_important(scope, at, params)) > 0
	_asked_on(scope, at, params) > substring(facts.value(scope, at, params.by), 0, 10)
}

# No item is important.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	count(_important(scope, at, params)) == 0
	count(_perhaps(scope, at, params)) == 0
	not facts.absent(scope, at, params.items)
}

missing contains [row, at, facts.absent(scope, at, params.items)] if {
	some [scope, row, params, at] in _rows
}

missing contains [row, at, need] if {
	some [scope, row, params, at] in _rows
	count(_important(scope, at, params)) == 0
	some need in _perhaps(scope, at, params)
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	count(_important(scope, at, params)) > 0
	some pointer in [params.asked, params.by]
}

arithmetic[row][at] := {"important": _important(scope, at, params), "asked_on": _shown(scope, at, params)} if {
	some [scope, row, params, at] in _rows
}

_shown(scope, at, params) := _asked_on(scope, at, params)

_shown(scope, at, params) := null if not _asked_on(scope, at, params)

_asked_on(scope, at, params) := substring(facts.value(scope, at, params.asked), 0, 10)

_unasked contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	count(_important(scope, at, params)) > 0
	facts.is_null(scope, at, params.asked)
}

_important(scope, at, params) := {sprintf("%s/%d", [facts.pointer_of(at, params.items), i]) |
	some i, item in facts.value(scope, at, params.items)
	item.important == true
}

_perhaps(scope, at, params) := {facts.need(ref) |
	some i, item in facts.value(scope, at, params.items)
	not "important" in object.keys(item)
	ref := sprintf("%s/%d/important", [facts.pointer_of(at, params.items), i])
}

_rows := groups.rows("meetings.important")
