# METADATA
# title: The decision is what the meeting agreed to
# description: >-
#   The last meeting of one of `bodies`, held by the day `by`, that dealt with the case
#   passed the penalty that stands in `penalty`: a later resolution replaces an earlier one,
#   and a meeting after the decision agreed to nothing. Without such a meeting no question
#   arises: whether it was owed is another rule's.
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
	count(_dealt(scope, at, params)) == 0
	count(_open(scope, at, params)) == 0
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.list, params.penalty]
}

# Which day bounds the meetings.
missing contains [row, at, facts.absent(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	count(facts.value(scope, at, params.list)) > 0
}

missing contains [row, at, facts.need(ref)] if {
	some [scope, row, params, at] in _rows
	some ref in _open(scope, at, params)
}

missing contains [row, at, facts.need(ref)] if {
	some [scope, row, params, at] in _rows
	not _agreed(scope, at, params)
	some item in _last(scope, at, params)
	some ref in _unsaid(item)
}

# Which figures the decision itself does not say.
missing contains [row, at, facts.need(ref)] if {
	some [scope, row, params, at] in _rows
	count(_last(scope, at, params)) > 0
	penalty := facts.value(scope, at, params.penalty)
	some key in ({key | some key in params.same} - object.keys(penalty))
	ref := concat("/", [facts.pointer_of(at, params.penalty), key])
}

arithmetic[row][at] := {"resolved": {item.place | some item in _last(scope, at, params)}, "decided": penalty} if {
	some [scope, row, params, at] in _rows
	penalty := {key: x | some key in params.same; x := facts.value(scope, at, params.penalty)[key]; x != null}
}

_short contains [row, at, steps.state(scope, at, params.by)] if {
	some [scope, row, params, at] in _rows
	items := _last(scope, at, params)
	count(items) > 0
	count(_open(scope, at, params)) == 0
	count(union({_unsaid(item) | some item in items})) == 0
	_whole(scope, at, params)
	not _agreed(scope, at, params)
}

_whole(scope, at, params) if facts.is_null(scope, at, params.penalty)

_whole(scope, at, params) if {
	penalty := facts.value(scope, at, params.penalty)
	count({key | some key in params.same} - object.keys(penalty)) == 0
}

# An item of the last meeting that surely was passed in the same words.
_agreed(scope, at, params) if {
	some item in _last(scope, at, params)
	item.body.resolution.passed == true
	every key in params.same { _agree(key, item.body.resolution.penalty, facts.value(scope, at, params.penalty)) }
}

# Kinds are the same in whatever order; for an amount, none and nothing are the same.
_agree("kinds", a, b) if {x | some x in a.kinds} == {x | some x in b.kinds}

_agree(key, a, b) if {
	key != "kinds"
	_amount(a[key]) == _amount(b[key])
}

_amount(x) := x if is_number(x)

_amount(null) := 0

# What a resolution does not say. What was surely not passed needs no figures.
_unsaid(item) := {concat("/", [item.place, "resolution"])} if {
	not "resolution" in object.keys(item.body)
} else := set() if {
	item.body.resolution == null
} else := set() if {
	_refused(item.body.resolution)
} else := _unsaid_words(item, {"passed"}, item.body.resolution, "resolution") | _unsaid_words(item, {key | some key in item.same}, item.body.resolution.penalty, "resolution/penalty") if {
	is_object(item.body.resolution.penalty)
} else := _unsaid_words(item, {"passed", "penalty"}, item.body.resolution, "resolution")

_unsaid_words(item, keys, object_, at) := {concat("/", [item.place, at, key]) |
	some key in (keys - object.keys(object_))
}

_refused(resolution) if {
	"passed" in object.keys(resolution)
	resolution.passed != true
}

# The items on the case of the last day on which there were any.
_last(scope, at, params) := {item |
	some item in items
	item.day == max({other.day | some other in items})
} if {
	items := _dealt(scope, at, params)
}

# Items that surely are on this case, of meetings that surely could agree.
_dealt(scope, at, params) := {{"place": place, "day": meeting.held_on, "body": item, "same": params.same} |
	some i, meeting in facts.value(scope, at, params.list)
	meeting.body in params.bodies
	_held(scope, at, params, meeting)
	some j, item in meeting.items
	item.matter in params.matters
	item.case_id in {null, input.record.id}
	place := sprintf("%s/%d/items/%d", [facts.pointer_of(at, params.list), i, j])
}

# What is not known about meetings and items that could be the last ones on the case.
_open(scope, at, params) := {ref |
	some i, meeting in facts.value(scope, at, params.list)
	not _out(scope, at, params, meeting)
	place := sprintf("%s/%d", [facts.pointer_of(at, params.list), i])
	some ref in (_untold(place, meeting) | _untold_items(place, params, meeting))
}

_untold(place, meeting) := {concat("/", [place, key]) |
	some key in ({"body", "held_on", "items"} - object.keys(meeting))
}

_untold_items(place, params, meeting) := {ref |
	some j, item in meeting.items
	not _elsewhere(item, params)
	some key in ({"matter", "case_id"} - object.keys(item))
	ref := sprintf("%s/items/%d/%s", [place, j, key])
}

# Another body, not held or held too late, nothing on the case, or followed by a later one.
_out(_, _, params, meeting) if {
	"body" in object.keys(meeting)
	not meeting.body in params.bodies
}

_out(scope, at, params, meeting) if {
	"held_on" in object.keys(meeting)
	not _held(scope, at, params, meeting)
}

_out(_, _, params, meeting) if {
	"items" in object.keys(meeting)
	count([item | some item in meeting.items; not _elsewhere(item, params)]) == 0
}

_out(scope, at, params, meeting) if {
	some item in _dealt(scope, at, params)
	meeting.held_on < item.day
}

_elsewhere(item, params) if {
	"matter" in object.keys(item)
	not item.matter in params.matters
}

_elsewhere(item, _) if {
	"case_id" in object.keys(item)
	not item.case_id in {null, input.record.id}
}

_held(scope, at, params, meeting) if {
	is_string(meeting.held_on)
	meeting.held_on <= substring(facts.value(scope, at, params.by), 0, 10)
}

_held(scope, at, params, meeting) if {
	is_string(meeting.held_on)
	facts.is_null(scope, at, params.by)
}

_rows := groups.rows("meetings.agreed")
