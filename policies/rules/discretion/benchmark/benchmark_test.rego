package rules.discretion.benchmark_test

import data.rules.discretion.benchmark
import data.rules.sample_test as sample

_both(at) := {["PEN-0212#1", at], ["PEN-0213#1", at]}

_at := "/violations/0"

_fine(fen) := sample.put("/violations/0/penalty/fine_fen", fen)

test_pass_at_both_ends_fail_beyond if {
	every fen in [2000000, 5000000] {
		benchmark.fails == set() with input as sample.envelope([_fine(fen)])
	}
	every fen in [1999999, 5000001] {
		benchmark.fails == _both(_at) with input as sample.envelope([_fine(fen)])
	}
}

test_pass_outside_with_a_reason if {
	envelope := sample.envelope([_fine(1), sample.put("/violations/0/departure_reason", "x")])
	benchmark.fails == set() with input as envelope
	benchmark.missing == set() with input as envelope
}

test_undetermined_outside_without_knowing_the_reason if {
	envelope := sample.envelope([_fine(1), sample.without("/violations/0/departure_reason")])
	benchmark.fails == set() with input as envelope
	benchmark.missing == {[row, _at, sample.record("/violations/0/departure_reason")] | some [row, _] in _both(_at)} with input as envelope
}

test_undetermined_inside_while_an_end_is_absent if {
	envelope := sample.envelope([sample.without("/violations/0/benchmark_max_fen")])
	benchmark.missing == {[row, _at, sample.record("/violations/0/benchmark_max_fen")] | some [row, _] in _both(_at)} with input as envelope
}

test_fail_below_whatever_the_absent_upper_end if {
	envelope := sample.envelope([_fine(1), sample.without("/violations/0/benchmark_max_fen")])
	benchmark.fails == _both(_at) with input as envelope
	benchmark.missing == set() with input as envelope
}

test_idle_without_a_band if {
	envelope := sample.envelope([sample.put("/violations/0/benchmark_min_fen", null), sample.put("/violations/0/benchmark_max_fen", null)])
	benchmark.idle == _both(_at) with input as envelope
}

test_pending_before_the_decision if {
	envelope := sample.envelope([sample.put("/violations/0/penalty", null), sample.put("/decision/made_on", null), sample.put("/closure", null)])
	benchmark.pending == {[row, _at, null] | some [row, _] in _both(_at)} with input as envelope
}

test_undetermined_where_it_may_be_closed if {
	envelope := sample.envelope([sample.put("/violations/0/penalty", null), sample.put("/decision/made_on", null), sample.without("/closure")])
	benchmark.missing == {[row, _at, sample.record("/closure")] | some [row, _] in _both(_at)} with input as envelope
}

test_undetermined_without_the_fine if {
	envelope := sample.envelope([sample.without("/violations/0/penalty/fine_fen")])
	benchmark.missing == {[row, _at, sample.record("/violations/0/penalty/fine_fen")] | some [row, _] in _both(_at)} with input as envelope
}
