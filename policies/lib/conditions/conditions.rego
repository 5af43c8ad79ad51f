# METADATA
# title: Three-valued conditions
# description: >-
#   A condition holds, does not hold, or cannot be known; then it names what is absent.
#   The clauses come compiled from the tables (`checker/bundle/conditions.py`).
package lib.conditions

import data.lib.anchors
import data.lib.facts

# of[scope][at] gives {"holds": {condition}, "unknown": {condition: {need}}} for a subject.
# `true` and `unsure` are the single tests behind them, for an explanation.
of[scope][at] := {"holds": holds, "unknown": unknown, "true": true_, "unsure": unknown_} if {
	some scope, subjects in facts.elements
	some at, subject in subjects
	true_ := _true_root | _true(subject.facts, data.compiled.atoms.element_tests)
	unknown_ := object.union(_unknown_root, _unknown(scope, at, subject.facts))
	names := data.compiled.scope_conditions[scope]
	holds := {name |
		some name in names
		some clause in data.compiled.conditions[name]
		_clause_holds(clause, true_, unknown_)
	}
	unknown := {name: needs |
		some name in names
		not name in holds
		needs := {unknown_[atom] |
			some clause in data.compiled.conditions[name]
			_clause_open(clause, true_, unknown_)
			some atoms in clause
			some atom in atoms
		}
		count(needs) > 0
	}
}

_clause_holds(clause, true_, unknown_) if {
	every atom in clause.t { atom in true_ }
	every atom in clause.f { _known_false(atom, true_, unknown_) }
}

# Not known to be false: one known test that speaks against it settles a clause.
_clause_open(clause, true_, unknown_) if {
	every atom in clause.t { not _known_false(atom, true_, unknown_) }
	every atom in clause.f { not atom in true_ }
}

_known_false(atom, true_, unknown_) if {
	not atom in true_
	not unknown_[atom]
}

_true_root := (_true(facts.root, data.compiled.atoms.root_tests) | _day_true) | _derived_true

_unknown_root := object.union_n([
	{atom: facts.need(ref) |
		some pointer, tests in data.compiled.atoms.root_tests
		ref := facts.root.absent[pointer]
		some atom, _ in tests
	},
	_day_unknown,
	_derived_unknown,
])

_day_true := {atom |
	some name, tests in data.compiled.atoms.day_tests
	date := anchors.day[name].date
	some atom, test in tests
	passes(test.op, date, test.value)
}

_day_unknown := {atom: anchors.day[name].missing |
	some name, tests in data.compiled.atoms.day_tests
	some atom, _ in tests
}

_derived_true := {atom |
	some atom, name in data.compiled.atoms.derived
	data.derived[name].holds
}

# A derived fact may name several needs; the first in order stands for it here.
_derived_unknown := {atom: min(needs) |
	some atom, name in data.compiled.atoms.derived
	not data.derived[name].holds
	needs := data.derived[name].missing
	count(needs) > 0
}

_true(state, tests_by_pointer) := {atom |
	some pointer, tests in tests_by_pointer
	x := state.value[pointer]
	some atom, test in tests
	passes(test.op, x, test.value)
} | {atom |
	some pointer in (state.null & object.keys(tests_by_pointer))
	some atom, test in tests_by_pointer[pointer]
	test.op == "given"
	test.value == false
}

_unknown(scope, at, state) := {atom: facts.absent(scope, at, pointer) |
	some pointer in (object.keys(state.absent) & object.keys(data.compiled.atoms.element_tests))
	some atom, _ in data.compiled.atoms.element_tests[pointer]
}

passes("is", x, y) if x == y

passes("in", x, list) if x in list

passes("has_any", list, wanted) if {
	some x in list
	x in wanted
}

passes("given", _, true)

passes("min", x, y) if x >= y

passes("max", x, y) if x <= y

passes("from", x, y) if substring(x, 0, 10) >= y

passes("until", x, y) if substring(x, 0, 10) <= y

passes("min_count", list, n) if count(list) >= n
