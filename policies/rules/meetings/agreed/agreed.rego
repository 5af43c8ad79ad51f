# METADATA
# title: The decision is what the meeting agreed to
# description: >-
#   A meeting of one of `bodies` passed, on an item of one of `matters`, the same penalty
#   as in `penalty`. Without such an item no question arises: whether the meeting was
#   owed is another rule's.
package rules.meetings.agreed

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
	not facts.absent(scope, at, params.list)
	not _asked[[row, at]]
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.list, params.penalty]
}

missing contains [row, at, facts.need(ref)] if {
	some [scope, row, params, at] in _rows
	not _settled(scope, at, params)
	some ref in _open[[row, at]]
}

# Which figures the decision itself does not say.
missing contains [row, at, facts.need(ref)] if {
	some [scope, row, params, at] in _rows
	_items[[row, at]]
	penalty := facts.value(scope, at, params.penalty)
	some key in ({key | some key in params.same} - object.keys(penalty))
	ref := concat("/", [facts.pointer_of(at, params.penalty), key])
}

arithmetic[row][at] := {"resolved": resolved, "decided": penalty} if {
	some [scope, row, params, at] in _rows
	penalty := {key: x | some key in params.same; x := facts.value(scope, at, params.penalty)[key]; x != null}
	resolved := object.get(_items, [[row, at]], set())
}

_short contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	_items[[row, at]]
	penalty := facts.value(scope, at, params.penalty)
	count({key | some key in params.same} - object.keys(penalty)) == 0
	not _settled(scope, at, params)
	not _open[[row, at]]
}

# An item that surely was passed in the same words.
_settled(scope, at, params) if {
	some meeting in facts.value(scope, at, params.list)
	meeting.body in params.bodies
	some item in meeting.items
	item.matter in params.matters
	item.resolution.passed == true
	every key in params.same { _agree(key, item.resolution.penalty, facts.value(scope, at, params.penalty)) }
}

# Kinds are the same in whatever order; for an amount, none and nothing are the same.
_agree("kinds", a, b) if {x | some x in a.kinds} == {x | some x in b.kinds}

_agree(key, a, b) if {
	key != "kinds"
	_amount(a[key]) == _amount(b[key])
}

_amount(x) := x if is_number(x)

_amount(null) := 0

_asked[[row, at]] if _items[[row, at]]

_asked[[row, at]] if _open[[row, at]]

# Items that surely are of the kind asked for.
_items[[row, at]] contains place if {
	some [row, at, above, params, meeting] in _meetings
	meeting.body in params.bodies
	some i, item in meeting.items
	item.matter in params.matters
	place := sprintf("%s/items/%d", [above, i])
}

# What is not known about meetings and items that could be the ones.
_open[[row, at]] contains concat("/", [place, key]) if {
	some [row, at, place, _, meeting] in _meetings
	some key in ({"body", "items"} - object.keys(meeting))
}

_open[[row, at]] contains sprintf("%s/items/%d/%s", [place, i, key]) if {
	some [row, at, place, params, meeting] in _meetings
	some i, item in meeting.items
	not _other_matter(item, params)
	some key in ({"matter", "resolution"} - object.keys(item))
}

_open[[row, at]] contains sprintf("%s/items/%d/resolution/%s", [place, i, key]) if {
	some [row, at, place, params, meeting] in _meetings
	some i, item in meeting.items
	not _other_matter(item, params)
	is_object(item.resolution)
	not _refused(item.resolution)
	some key in ({"passed", "penalty"} - object.keys(item.resolution))
}

_open[[row, at]] contains sprintf("%s/items/%d/resolution/penalty/%s", [place, i, key]) if {
	some [row, at, place, params, meeting] in _meetings
	some i, item in meeting.items
	not _other_matter(item, params)
	not _refused(item.resolution)
	is_object(item.resolution.penalty)
	some key in ({key | some key in params.same} - object.keys(item.resolution.penalty))
}

_refused(resolution) if {
	"passed" in object.keys(resolution)
	resolution.passed != true
}

_other_matter(item, params) if {
	"matter" in object.keys(item)
	not item.matter in params.matters
}

_meetings contains [row, at, place, params, meeting] if {
	some [scope, row, params, at] in _rows
	some i, meeting in facts.value(scope, at, params.list)
	not _other_body(meeting, params)
	place := sprintf("%s/%d", [facts.pointer_of(at, params.list), i])
}

_other_body(meeting, params) if {
	"body" in object.keys(meeting)
	not meeting.body in params.bodies
}

_rows contains [scope, row, params, at] if {
	some group, rows in data.compiled.rows["meetings.agreed"]
	scope := data.compiled.groups[group].scope
	some at in groups.active[group]
	some row, params in rows
}
