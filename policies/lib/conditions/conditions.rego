# METADATA
# title: Three-valued conditions
# description: >-
#   A condition holds, does not hold, or cannot be known; then it names what is absent.
#   The clauses come compiled from the tables (`checker/bundle/conditions.py`).
package lib.conditions

import data.lib.anchors
import data.lib.facts

# of[scope][at] gives {"holds": {condition}, "unknown": {condition: {test}}} for a subject,
# with "true" and "doubtful", the single tests behind them. A whole document, so that it is
# worked out once however often it is asked.
of := {scope: {at: _settled(scope, here["true"], object.keys(here.unsure)) | some at, here in subjects} |
	some scope, subjects in _here
}

# need(scope, at, test) gives what is missing to know a doubtful test.
need(_, _, test) := _root_unsure[test]

need(scope, at, test) := _here[scope][at].unsure[test]

# What the subject itself says of the tests that read it; the record's own are the same
# for all subjects.
_here := {scope: {at: _tested(scope, at) | some at, _ in subjects} | some scope, subjects in facts.elements}

_tested(scope, at) := {
	"true": _true(facts.elements[scope][at].facts, data.compiled.atoms.element_tests[scope]),
	"unsure": _unsure_here(scope, at),
} if {
	count(data.compiled.atoms.element_tests[scope]) > 0
} else := {"true": set(), "unsure": {}}

# A clause is settled as false by one test that is known to fail it; of the others, those
# with a test that is not known are open, and the rest hold. Sets of clauses, so that the
# work follows the tests and not the conditions. Subjects that answer the tests alike are
# settled together: the arguments are all it depends on.
_settled(scope, true_here, doubtful_here) := {
	"holds": holds,
	"unknown": unknown,
	"true": true_,
	"doubtful": doubtful,
} if {
	clauses := data.compiled.clauses[scope]
	asked_true := object.keys(clauses.t)
	asked_false := object.keys(clauses.f)
	true_ := (_true_root & (asked_true | asked_false)) | true_here
	doubtful := (_doubtful_root & (asked_true | asked_false)) | doubtful_here
	settled := union({object.keys(clauses.t[test]) | some test in ((asked_true - true_) - doubtful)}) | union({object.keys(clauses.f[test]) | some test in (true_ & asked_false)})
	open := (union({object.keys(clauses.t[test]) | some test in (doubtful & asked_true)}) | union({object.keys(clauses.f[test]) | some test in (doubtful & asked_false)})) - settled
	holds := {clauses.condition[id] | some id in ((object.keys(clauses.condition) - settled) - open)}
	unknown := {name: tests |
		some name in ({clauses.condition[id] | some id in open} - holds)
		tests := _shortest([lacking |
			some id in (object.keys(clauses.of[name]) & open)
			lacking := object.keys(clauses.atoms[id]) & doubtful
		])
	}
}

# Of the open clauses those that ask for least: a clause that lacks all that another one
# lacks, and more, has to wait for that one's answer and asks for nothing yet.
_shortest(lacking) := lacking[0] if count(lacking) == 1

_shortest(lacking) := union({tests |
	some tests in lacking
	not _longer(_read[tests], {_read[others] | some others in lacking})
}) if {
	_read := {tests: {data.compiled.atoms.reads[test] | some test in tests} | some tests in lacking}
	count(lacking) > 1
}

_longer(reads, all_) if {
	some others in all_
	others != reads
	count(others - reads) == 0
}

_true_root := (_true(facts.root, data.compiled.atoms.root_tests) | _day_true) | _derived_true

_doubtful_root := object.keys(_root_unsure)

_root_unsure := object.union_n([
	{test: facts.need(facts.root.absent[pointer]) |
		some pointer in (object.keys(facts.root.absent) & object.keys(data.compiled.atoms.root_tests))
		some test, _ in data.compiled.atoms.root_tests[pointer]
	},
	_day_unknown,
	_derived_unknown,
])

_day_true := {test |
	some name, tests in data.compiled.atoms.day_tests
	date := anchors.day[name].date
	some test, asked in tests
	passes(asked.op, date, asked.value)
}

_day_unknown := {test: anchors.day[name].missing |
	some name, tests in data.compiled.atoms.day_tests
	some test, _ in tests
}

_derived_true := {test |
	some test, name in data.compiled.atoms.derived
	data.derived[name].holds
}

# A derived fact may name several needs; the first in order stands for it here.
_derived_unknown := {test: min(needs) |
	some test, name in data.compiled.atoms.derived
	not data.derived[name].holds
	needs := data.derived[name].missing
	count(needs) > 0
}

_unsure_here(scope, at) := {test: facts.absent(scope, at, pointer) |
	tests := data.compiled.atoms.element_tests[scope]
	some pointer in (object.keys(facts.elements[scope][at].facts.absent) & object.keys(tests))
	some test, _ in tests[pointer]
}

# The tests that are known to be true, of a record or of an element.
_true(state, tests_by_pointer) := {test |
	some pointer in (object.keys(state.value) & object.keys(tests_by_pointer))
	value := state.value[pointer]
	some test, asked in tests_by_pointer[pointer]
	passes(asked.op, value, asked.value)
} | {test |
	some pointer in (state.null & object.keys(tests_by_pointer))
	some test, asked in tests_by_pointer[pointer]
	asked.op == "given"
	asked.value == false
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
