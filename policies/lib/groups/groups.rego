# METADATA
# title: Which rows govern which subjects
# description: >-
#   A group is all rows with the same scope, condition, governing date and validity. It
#   is active for a subject when its condition holds and the governing date lies in its
#   validity; it is unknown when one of the two cannot be known and neither speaks
#   against it.
package lib.groups

import data.lib.anchors
import data.lib.conditions
import data.lib.facts

# active[group] is the set of subjects it governs. Whole documents, here and below: OPA
# works a partial rule out anew for each key that is asked, and a whole one once.
active := {id: subjects | some id, subjects in _active}

# unknown[group][subject] is the set of what is missing to know whether it governs.
unknown := {id: subjects | some id, subjects in _unknown}

# rows(kind) gives each row of a kind, or of a rule with its own logic, with each subject
# it governs: [scope, row, parameters, subject].
rows(kind) := {[scope, row, params, at] |
	some group, rows_ in data.compiled.rows[kind]
	scope := data.compiled.groups[group].scope
	some at in active[group]
	some row, params in rows_
}

_active[id] contains at if {
	some scope, subjects in conditions.of
	some at, state in subjects
	not facts.ghosts[scope][at]
	some condition in state.holds
	some id, group in _groups[scope][condition]
	date := dates[scope][at][group.anchor].date
	group.from <= date
	date <= group.to
}

# The condition is unknown, and the date does not speak against it.
_unknown[id][at] contains need if {
	some scope, subjects in conditions.of
	some at, state in subjects
	some condition, needs in state.unknown
	some id, group in _groups[scope][condition]
	not _outside(dates[scope][at][group.anchor], group)
	some need in needs
}

# The date is not known, and the condition does not speak against it.
_unknown[id][at] contains date.missing if {
	some scope, subjects in dates
	some at, anchors in subjects
	some anchor, date in anchors
	date.missing
	state := conditions.of[scope][at]
	open := state.holds | object.keys(state.unknown)
	some condition in (open & object.keys(_anchored[scope][anchor]))
	some id, _ in _anchored[scope][anchor][condition]
}

# The list itself is missing, whatever else its rows read.
_unknown[id][at] contains facts.need(ref) if {
	some scope, ghosts in facts.ghosts
	some at, ref in ghosts
	some condition in conditions.of[scope][at].holds
	some id, group in _groups[scope][condition]
	not _outside(dates[scope][at][group.anchor], group)
}

_outside(date, group) if date.date < group.from

_outside(date, group) if date.date > group.to

# groups by scope and condition, so that the work follows the conditions that hold.
_groups := data.compiled.record_types[input.record.type].groups

# The same by scope, anchor and condition.
_anchored := data.compiled.record_types[input.record.type].anchored

# The date that chooses the version, per scope, subject and anchor.
dates := {scope: subjects | some scope, subjects in _dates}

# An anchor that reads nothing of the subject has one day for all of them.
_dates[scope][at][name] := date if {
	some scope, names in data.compiled.scope_anchors
	some name in names
	date := anchors.day[name]
	some at, _ in facts.elements[scope]
}

_dates[scope][at][name] := anchors.day_of(scope, at, data.compiled.anchors[name]) if {
	some scope, names in data.compiled.scope_anchors
	some name in names
	not anchors.day[name]
	some at, _ in facts.elements[scope]
}
