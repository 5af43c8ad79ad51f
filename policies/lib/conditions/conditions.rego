# METADATA
# title: Three-valued conditions
# description: >-
#   A condition holds, does not hold, or cannot be known; then it names what is absent.
#   The clauses come compiled from the tables (`checker/bundle/conditions.py`).
package lib.conditions

import data.lib.anchors
import data.lib.facts

# of[scope][at] gives {"holds": {condition}, "unknown": {condition: {need}}} for a subject;
# `true` and `unsure` are the single tests behind them, for an explanation. A whole
# document, so that it is worked out once however often it is asked.
of := {scope: {at: _state(scope, at) | some at, _ in subjects} | some scope, subjects in facts.elements}

# A clause is settled as false by one test that is known to fail it; of the others, those
# with a test that is not known are open, and the rest hold. Sets of clauses, so that the
# work follows the tests and not the conditions.
_state(scope, at) := {"holds": holds, "unknown": unknown, "true": true_, "unsure": unsure} if {
	clauses := data.compiled.clauses[scope]
	true_ := _root[scope]["true"] | _true_here(scope, at)
	unsure := object.union(_root[scope].unsure, _unknown_here(scope, at))
	doubtful := object.keys(unsure)
	false_ := (object.keys(clauses.t) - true_) - doubtful
	settled := union({object.keys(clauses.t[atom]) | some atom in false_}) | union({object.keys(clauses.f[atom]) | some atom in (true_ & object.keys(clauses.f))})
	open := (union({object.keys(clauses.t[atom]) | some atom in (doubtful & object.keys(clauses.t))}) | union({object.keys(clauses.f[atom]) | some atom in (doubtful & object.keys(clauses.f))})) - settled
	holds := {clauses.condition[id] | some id in ((object.keys(clauses.condition) - settled) - open)}
	unknown := {name: needs |
		some name in ({clauses.condition[id] | some id in open} - holds)
		needs := {unsure[atom] |
			some id in (object.keys(clauses.of[name]) & open)
			some atom in (object.keys(clauses.atoms[id]) & doubtful)
		}
	}
}

_true_root := (_true(facts.root, data.compiled.atoms.root_tests) | _day_true) | _derived_true

_unknown_root := object.union_n([
	{atom: facts.need(facts.root.absent[pointer]) |
		some pointer in (object.keys(facts.root.absent) & object.keys(data.compiled.atoms.root_tests))
		some atom, _ in data.compiled.atoms.root_tests[pointer]
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

# What the record itself settles, of the tests a scope asks.
_root[scope] := {"true": _true_root & asked, "unsure": object.filter(_unknown_root, asked)} if {
	some scope, clauses in data.compiled.clauses
	asked := object.keys(clauses.t) | object.keys(clauses.f)
}

_true_here(scope, at) := _true(facts.elements[scope][at].facts, data.compiled.atoms.element_tests[scope])

_unknown_here(scope, at) := {atom: facts.absent(scope, at, pointer) |
	tests := data.compiled.atoms.element_tests[scope]
	some pointer in (object.keys(facts.elements[scope][at].facts.absent) & object.keys(tests))
	some atom, _ in tests[pointer]
}

# The tests that are known to be true, of a record or of an element.
_true(state, tests_by_pointer) := {atom |
	some pointer in (object.keys(state.value) & object.keys(tests_by_pointer))
	some atom, test in tests_by_pointer[pointer]
	passes(test.op, state.value[pointer], test.value)
} | {atom |
	some pointer in (state.null & object.keys(tests_by_pointer))
	some atom, test in tests_by_pointer[pointer]
	test.op == "given"
	test.value == false
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
