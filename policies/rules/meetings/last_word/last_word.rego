# METADATA
# title: Whoever presides decides last
# description: >-
#   On every item with a resolution, nobody speaks after whoever presides; with `first`, nobody
#   after his first word for or against. An item on which he said no such thing raises no
#   question here.
package rules.meetings.last_word

import data.lib.facts
import data.lib.groups

fails contains [row, at] if {
	some row, subjects in _afterwards
	some at, _ in subjects
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
	facts.value(scope, at, params.items)
	facts.value(scope, at, params.presider)
	not _arises[[row, at]]
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.presider, params.items]
}

missing contains [row, at, facts.need(concat("/", [place, key]))] if {
	some [_, row, _, at, _, place, item] in _items
	some key in ({"resolution", "statements"} - object.keys(item))
}

missing contains [row, at, facts.need(ref)] if {
	some [_, row, _, at, _, place, item] in _items
	some i, statement in item.statements
	some key in ({"person", "order"} - object.keys(statement))
	ref := sprintf("%s/statements/%d/%s", [place, i, key])
}

missing contains [row, at, facts.need(ref)] if {
	some [_, row, params, at, presider, place, item] in _items
	params.first
	some i, statement in item.statements
	_may_be_said(statement, "person", {presider})
	not "position" in object.keys(statement)
	ref := sprintf("%s/statements/%d/position", [place, i])
}

arithmetic[row][at] := {"afterwards": afterwards, "presider": facts.value(scope, at, params.presider)} if {
	some [scope, row, params, at] in _rows
	afterwards := _afterwards[row][at]
}

# Who spoke after the presider's last word, so far as the order of both is known.
_afterwards[row][at] contains statement.person if {
	some [_, row, params, at, presider, _, item] in _items
	is_object(item.resolution)
	last := _turn(item, presider, params)
	some statement in item.statements
	is_string(statement.person)
	statement.person != presider
	statement.order > last
}

_turn(item, presider, params) := _last(item, presider) if not params.first

# His first word for or against, so far as it is known: one not known could only be earlier.
_turn(item, presider, params) := min({statement.order |
	some statement in item.statements
	statement.person == presider
	statement.position in {"for", "against"}
	is_number(statement.order)
}) if {
	params.first
}

# The presider's last word, if no statement could be a later one of his.
_last(item, presider) := max(own) if {
	own := {statement.order |
		some statement in item.statements
		statement.person == presider
		is_number(statement.order)
	}
	count(own) > 0
	count([statement | some statement in item.statements; _hidden(statement, presider)]) == 0
}

_hidden(statement, _) if not "person" in object.keys(statement)

_hidden(statement, presider) if {
	statement.person == presider
	not "order" in object.keys(statement)
}

_arises[[row, at]] if {
	some [_, row, params, at, presider, _, item] in _items
	_turn(item, presider, params)
}

_arises[[row, at]] if {
	some [_, row, _, at, _, _, item] in _items
	count({"resolution", "statements"} - object.keys(item)) > 0
}

_arises[[row, at]] if {
	some [_, row, params, at, presider, _, item] in _items
	some statement in item.statements
	_hides(statement, presider, params)
}

_hides(statement, presider, params) if {
	not params.first
	_hidden(statement, presider)
}

# It may be his, before the others, and for or against.
_hides(statement, presider, params) if {
	params.first
	_may_be_said(statement, "person", {presider})
	_may_be_said(statement, "position", {"for", "against"})
	count({"person", "position", "order"} - object.keys(statement)) > 0
}

_may_be_said(statement, key, _) if not key in object.keys(statement)

_may_be_said(statement, key, values) if statement[key] in values

# Items that were resolved on, or of which that is not known.
_items contains [scope, row, params, at, presider, place, item] if {
	some [scope, row, params, at] in _rows
	presider := facts.value(scope, at, params.presider)
	some i, item in facts.value(scope, at, params.items)
	not _unresolved(item)
	place := sprintf("%s/%d", [facts.pointer_of(at, params.items), i])
}

_unresolved(item) if item.resolution == null

_rows := groups.rows("meetings.last_word")
