# Why a rule has its status. For the rule `input.settings.explain`, or that of the finding
# `input.settings.finding`: its outcome, and each version with its period, and for each
# subject the date that chooses the version and every single test behind the condition.
# Where there is no such finding, the outcome is null.
package main

import data.lib.conditions
import data.lib.facts
import data.lib.groups
import data.lib.outcomes
import data.lib.status

explain := object.union({"state": _case_state}, _reasons)

_reasons := {
	"outcome": outcomes.of(rule),
	"versions": [version |
		some row in sort(object.keys(data.compiled.rule_rows[rule]))
		version := _explained(row)
	],
} if {
	some rule in _asked
}

_reasons := {"outcome": null, "versions": []} if count(_asked) == 0

_asked contains input.settings.explain

_asked contains rule if {
	wanted := input.settings.finding
	some rule in status.selected
	some at in object.keys(facts.elements[data.compiled.rule_scope[rule]])
	outcomes.id(rule, at) == wanted
}

_explained(row) := {
	"version": data.compiled.versions[row].version,
	"from": group.from,
	"to": group.to,
	"subjects": [subject |
		some at in sort(object.keys(facts.elements[group.scope]))
		subject := _subject(group, at)
	],
} if {
	group := data.compiled.groups[data.compiled.versions[row].group]
}

_subject(group, at) := {
	"at": at,
	"governed_by": groups.dates[group.scope][at][group.anchor],
	"condition": _condition_state(state, group.condition),
	"clauses": [clause |
		some signs in data.compiled.conditions[group.condition]
		clause := array.concat(_tests(signs.t, true, state), _tests(signs.f, false, state))
	],
} if {
	state := conditions.of[group.scope][at]
}

_tests(atoms, wanted, state) := [object.union(data.compiled.atoms.by_id[atom], found) |
	some atom in atoms
	found := {"wanted": wanted, "found": _found(atom, state)}
]

_found(atom, state) if atom in state["true"]

_found(atom, state) := null if atom in state.doubtful

_found(atom, state) := false if {
	not atom in state["true"]
	not atom in state.doubtful
}

_condition_state(state, condition) := "holds" if condition in state.holds

_condition_state(state, condition) := "unknown" if state.unknown[condition]

_condition_state(state, condition) := "does_not_hold" if {
	not condition in state.holds
	not state.unknown[condition]
}
