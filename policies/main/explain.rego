# Why a rule has its status. For the rule `input.settings.explain`: each version with
# its period, and for each subject the date that chooses the version and every single
# test behind the condition.
package main

import data.lib.conditions
import data.lib.facts
import data.lib.groups
import data.lib.outcomes

explain := {
	"outcome": outcomes.of(input.settings.explain),
	"versions": [version |
		some row in sort(object.keys(data.compiled.rule_rows[input.settings.explain]))
		version := _explained(row)
	],
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
