# METADATA
# title: Whoever presides takes the final decision
# description: >-
#   The resolution on each item names the presider as its final decider, unless the head
#   directed the decision (`directed`).
package rules.meetings.decider

import data.lib.facts
import data.lib.groups

fails contains [row, at] if {
	some [scope, row, params, at] in _rows
	[row, at] in _others
	_not_directed(scope, at, params)
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.items)
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.presider)
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	items := facts.value(scope, at, params.items)
	count([item | some item in items; not _unresolved(item)]) == 0
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.presider, params.items]
}

missing contains [row, at, facts.absent(scope, at, params.directed)] if {
	some [scope, row, params, at] in _rows
	[row, at] in _others
}

missing contains [row, at, facts.need(concat("/", [place, "resolution"]))] if {
	some [_, row, _, at, place, item] in _items
	not "resolution" in object.keys(item)
}

missing contains [row, at, facts.need(concat("/", [place, "resolution/decided_by"]))] if {
	some [_, row, _, at, place, item] in _items
	not "decided_by" in object.keys(item.resolution)
}

arithmetic[row][at] := {"deciders": deciders, "presider": presider} if {
	some [scope, row, params, at] in _rows
	presider := facts.value(scope, at, params.presider)
	items := facts.value(scope, at, params.items)
	deciders := {item.resolution.decided_by | some item in items; is_string(item.resolution.decided_by)}
}

_others contains [row, at] if {
	some [scope, row, params, at, _, item] in _items
	presider := facts.value(scope, at, params.presider)
	item.resolution.decided_by != presider
}

_not_directed(scope, at, params) if facts.is_null(scope, at, params.directed)

_not_directed(scope, at, params) if facts.value(scope, at, params.directed) != true

# Items that were resolved on, or of which that is not known.
_items contains [scope, row, params, at, place, item] if {
	some [scope, row, params, at] in _rows
	some i, item in facts.value(scope, at, params.items)
	not _unresolved(item)
	place := sprintf("%s/%d", [facts.pointer_of(at, params.items), i])
}

_unresolved(item) if item.resolution == null

_rows := groups.rows("meetings.decider")
