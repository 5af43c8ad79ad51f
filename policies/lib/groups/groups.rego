# METADATA
# title: Which rows govern which subjects
# description: >-
#   A group is all rows with the same scope, condition, governing date and validity. It
#   is active for a subject when its condition holds and the governing date lies in its
#   validity; it is unknown when one of the two cannot be known and neither speaks
#   against it. All by sets of groups, so that the work follows the subjects.
package lib.groups

import data.lib.anchors
import data.lib.conditions
import data.lib.facts

# active[group] is the set of subjects it governs. Whole documents, here and below: OPA
# works a partial rule out anew for each key that is asked, and a whole one once.
active := object.union_n([_subjects(alike) | some alike in _alike])

active_groups := object.keys(active)

# unknown is a list of [groups, subject, needs]: what is missing to know whether the groups
# govern the subject. A group can stand there more than once.
unknown := array.concat(array.concat(_open, _undated), _unlisted)

# rows(kind) gives each row of a kind, or of a rule with its own logic, with each subject
# it governs: [scope, row, parameters, subject]. A list: a set would mean to compare the
# parameters of all rows with each other.
rows(kind) := [[scope, row, params, at] |
	by_group := data.compiled.rows[kind]
	some group in (object.keys(by_group) & active_groups)
	scope := data.compiled.groups[group].scope
	some at in active[group]
	some row, params in by_group[group]
]

# By scope, the subjects that the same groups govern: {"groups", "subjects"}.
_alike := [parts |
	some scope, subjects in conditions.of
	governing := {at: groups |
		some at, state in subjects
		not facts.ghosts[scope][at]
		groups := _groups(scope, state.holds) & _valid(scope, dates[scope][at])
	}
	parts := [{"groups": groups, "subjects": {at | some at, of in governing; of == groups}} |
		some groups in {of | some of in governing}
	]
]

_subjects(parts) := {group: parts[0].subjects | some group in parts[0].groups} if count(parts) == 1

_subjects(parts) := {group: subjects |
	some group in union({part.groups | some part in parts})
	subjects := union({part.subjects | some part in parts; group in part.groups})
} if {
	count(parts) != 1
}

# The condition is unknown, and the date does not speak against it.
_open := [[open, at, needs] |
	some scope, subjects in conditions.of
	some at, state in subjects
	count(state.unknown) > 0
	possible := _possible(scope, dates[scope][at])
	some condition, tests in state.unknown
	open := object.keys(_by_condition[scope][condition]) & possible
	count(open) > 0
	needs := {conditions.need(scope, at, test) | some test in tests}
]

# The date is not known, and the condition does not speak against it. That all versions of a
# rule agree does not settle it: on the days before the first one the rule does not apply, and
# no other date of the file bounds this one (docs/adding-a-rule.md, "When the day is not known").
_undated := [[open, at, {date.missing}] |
	some scope, subjects in dates
	some at, chosen in subjects
	some anchor, date in chosen
	date.missing
	state := conditions.of[scope][at]
	open := _groups(scope, state.holds | object.keys(state.unknown)) & object.keys(_by_anchor[scope][anchor])
	count(open) > 0
]

# The list itself is missing, whatever else its rows read.
_unlisted := [[open, at, {facts.need(ref)}] |
	some scope, ghosts in facts.ghosts
	some at, ref in ghosts
	open := _groups(scope, conditions.of[scope][at].holds) & _possible(scope, dates[scope][at])
	count(open) > 0
]

_groups(scope, names) := union({object.keys(_by_condition[scope][name]) | some name in names})

# The groups whose validity holds the day that chooses their version, or may hold it.
_valid(scope, chosen) := union({_in_force(scope, anchor, date.date) | some anchor, date in chosen})

_possible(scope, chosen) := _valid(scope, chosen) | union({object.keys(_by_anchor[scope][anchor]) |
	some anchor, date in chosen
	date.missing
})

_in_force(scope, anchor, day) := union({object.keys(period.groups) |
	some period in data.compiled.record_types[input.record.type].periods[scope][anchor]
	period.from <= day
	day <= period.to
})

_by_condition := data.compiled.record_types[input.record.type].by_condition

_by_anchor := data.compiled.record_types[input.record.type].by_anchor

# The date that chooses the version, per scope, subject and anchor. An anchor that reads
# nothing of the subject has one day for all of them.
dates := {scope: {at: object.union(shared, _own_dates(scope, at, own)) | some at, _ in facts.elements[scope]} |
	some scope, names in data.compiled.scope_anchors
	shared := {name: date | some name in names; date := anchors.day[name]}
	own := [name | some name in names; not anchors.day[name]]
}

_own_dates(scope, at, names) := {name: date |
	some name in names
	date := anchors.day_of(scope, at, data.compiled.anchors[name])
}
