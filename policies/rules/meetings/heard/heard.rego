# METADATA
# title: A statement of every member present
# description: >-
#   For each item that needs a decision the minutes hold a statement of every member
#   who was present; with `voted` a vote of each.
package rules.meetings.heard

import data.lib.attendance
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

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.items)
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	items := facts.value(scope, at, params.items)
	count([item | some item in items; not _only_told(item)]) == 0
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.items, params.attendance, params.entitled]
}

missing contains [row, at, facts.need(concat("/", [place, key]))] if {
	some [_, row, _, at, place, item] in _items
	some key in ({"needs_decision", "statements"} - object.keys(item))
}

# A statement of nobody named may be the one that is looked for.
missing contains [row, at, facts.need(ref)] if {
	some [scope, row, params, at, place, item] in _items
	count(_silent(scope, at, params, item)) > 0
	some i in _nameless(item)
	ref := sprintf("%s/statements/%d/person", [place, i])
}

# A vote that may have been cast.
missing contains [row, at, facts.need(ref)] if {
	some [scope, row, params, at, place, item] in _items
	params.voted
	some i, statement in item.statements
	not "vote" in object.keys(statement)
	statement.person in _silent(scope, at, params, item)
	ref := sprintf("%s/statements/%d/vote", [place, i])
}

missing contains [row, at, need] if {
	some [scope, row, params, at, _, item] in _items
	came := attendance.of(scope, at, params)
	count(came.perhaps - _speakers(item, params)) > 0
	some need in came.needs
}

arithmetic[row][at] := {"silent": silent} if {
	some row, subjects in _silenced
	some at, silent in subjects
}

_short contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	_silenced[row][at]
}

_silenced[row][at] contains id if {
	some [scope, row, params, at, _, item] in _items
	item.needs_decision == true
	"statements" in object.keys(item)
	count(_nameless(item)) == 0
	some id in (_silent(scope, at, params, item) - _unheard(item, params))
}

_silent(scope, at, params, item) := attendance.of(scope, at, params).present - _speakers(item, params)

_speakers(item, params) := {statement.person |
	some statement in item.statements
	_counts(statement, params)
}

_counts(_, params) if not params.voted

_counts(statement, params) if {
	params.voted
	statement.vote != null
}

# Who said something of which it is not known whether it was a vote.
_unheard(item, params) := {statement.person |
	some statement in item.statements
	params.voted
	not "vote" in object.keys(statement)
}

_nameless(item) := {i | some i, statement in item.statements; not "person" in object.keys(statement)}

# Items for decision, or of which that is not known.
_items contains [scope, row, params, at, place, item] if {
	some [scope, row, params, at] in _rows
	some i, item in facts.value(scope, at, params.items)
	not _only_told(item)
	place := sprintf("%s/%d", [facts.pointer_of(at, params.items), i])
}

_only_told(item) if {
	"needs_decision" in object.keys(item)
	item.needs_decision != true
}

_rows := groups.rows("meetings.heard")
