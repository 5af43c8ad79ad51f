# METADATA
# title: Which rows govern which subjects
# description: >-
#   A group is all rows with the same scope, condition, governing date and validity. It
#   is active for a subject when its condition holds and the governing date lies in its
#   validity; it is unknown when one of the two cannot be known and neither speaks
#   against it.
package lib.groups

import data.lib.conditions
import data.lib.facts

# active[group] is the set of subjects it governs.
active[id] contains at if {
	some id in _ids
	group := data.compiled.groups[id]
	some at, subject in facts.elements[group.scope]
	not subject.ghost
	group.condition in conditions.of[group.scope][at].holds
	_within(dates[group.scope][at][group.anchor].date, group)
}

# unknown[group][subject] is the set of what is missing to know whether it governs.
unknown[id][at] contains need if {
	some id in _ids
	group := data.compiled.groups[id]
	some at, subject in facts.elements[group.scope]
	date := dates[group.scope][at][group.anchor]
	_open(date, group)
	state := conditions.of[group.scope][at]
	some need in _needs(state, group, date, subject)
}

_needs(state, group, date, _) := state.unknown[group.condition] | _date_needs(date)

_needs(state, group, date, subject) := _date_needs(date) if {
	group.condition in state.holds
	not subject.ghost
}

# The list itself is missing, whatever else its rows read.
_needs(state, group, _, subject) := {facts.need(subject.ghost)} if {
	group.condition in state.holds
	subject.ghost
}

_date_needs(date) := {date.missing} if date.missing

_date_needs(date) := set() if not date.missing

_open(date, group) if _within(date.date, group)

_open(date, _) if date.missing

_ids := data.compiled.record_types[input.record.type].groups

_within(date, group) if {
	group.from <= date
	date <= group.to
}

# The date that chooses the version: the first of the anchor's chain the file knows. An
# absent one stops the search. A step that is not taken yet would be taken today.
dates[scope][at][name] := _date(scope, at, data.compiled.anchors[name]) if {
	some scope, subjects in facts.elements
	some at, _ in subjects
	some name in data.compiled.scope_anchors[scope]
}

_date(scope, at, chain) := date if {
	first := min({i | some i, pointer in chain; not facts.is_null(scope, at, pointer)})
	date := _dated(scope, at, chain[first])
}

_dated(_, _, "as_of") := {"date": input.as_of, "pointer": null}

_dated(scope, at, pointer) := {
	"date": substring(facts.value(scope, at, pointer), 0, 10),
	"pointer": facts.pointer_of(at, pointer),
}

_dated(scope, at, pointer) := {"missing": facts.absent(scope, at, pointer)}
