# METADATA
# title: Only members vote
# description: Whoever cast a vote on an item is one of `entitled`.
package rules.meetings.voters

import data.lib.facts
import data.lib.groups

fails contains [row, at] if {
	some row, subjects in _intruders
	some at, _ in subjects
}

# Nobody voted, or the file names nobody who was entitled.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.entitled)
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.items)
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params.items)
	not _asked[[row, at]]
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.entitled, params.items]
}

missing contains [row, at, facts.need(concat("/", [place, "statements"]))] if {
	some [_, row, _, at, place, item] in _items
	not "statements" in object.keys(item)
}

# A vote that may have been cast, or by somebody not named.
missing contains [row, at, facts.need(ref)] if {
	some [scope, row, params, at, place, statement] in _votes
	not _member(scope, at, params, statement)
	some key in ({"person", "vote"} - object.keys(statement))
	ref := concat("/", [place, key])
}

# Whether anybody voted at all.
missing contains [row, at, facts.need(concat("/", [place, "vote"]))] if {
	some [_, row, _, at, place, statement] in _votes
	not "vote" in object.keys(statement)
	not _voted[[row, at]]
}

arithmetic[row][at] := {"intruders": intruders} if {
	some row, subjects in _intruders
	some at, intruders in subjects
}

_intruders[row][at] contains statement.person if {
	some [scope, row, params, at, _, statement] in _votes
	is_string(statement.vote)
	is_string(statement.person)
	facts.value(scope, at, params.entitled)
	not _member(scope, at, params, statement)
}

_member(scope, at, params, statement) if statement.person in facts.value(scope, at, params.entitled)

_voted[[row, at]] if {
	some [_, row, _, at, _, statement] in _votes
	is_string(statement.vote)
}

# Statements with a vote, or of which it is not known, and items whose statements are not known.
_asked[[row, at]] if some [_, row, _, at, _, _] in _votes

_asked[[row, at]] if {
	some [_, row, _, at, _, item] in _items
	not "statements" in object.keys(item)
}

_votes contains [scope, row, params, at, place, statement] if {
	some [scope, row, params, at, above, item] in _items
	some i, statement in item.statements
	not _no_vote(statement)
	place := sprintf("%s/statements/%d", [above, i])
}

_no_vote(statement) if statement.vote == null

_items contains [scope, row, params, at, place, item] if {
	some [scope, row, params, at] in _rows
	some i, item in facts.value(scope, at, params.items)
	place := sprintf("%s/%d", [facts.pointer_of(at, params.items), i])
}

_rows := groups.rows("meetings.voters")
