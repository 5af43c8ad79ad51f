package rules.discretion.band_test

import data.rules.discretion.band
import data.rules.sample_test as sample

_row := "PEN-0210#2"

# What was not read in the text only warns.
_warns := "PEN-0216#2"

_at := "/violations/0"

_fine(entry, fen) := [sample.put("/violations/0/fine_range", entry), sample.put("/violations/0/penalty/fine_fen", fen)]

_merit(stated) := [sample.put("/violations/0/circumstances", [{"id": "c", "effect": "mitigate_below", "ground": "merit", "stated_in_decision": stated}])]

test_pass_at_the_upper_end if {
	envelope := sample.envelope(_fine("WSL2021-97-i1", 10000000))
	band.fails == set() with input as envelope
	band.missing == set() with input as envelope
	band.arithmetic[_row][_at] == {"fine_fen": 10000000, "min_fen": 0, "max_fen": 10000000} with input as envelope
}

test_fail_one_fen_above if {
	band.fails == {[_row, _at]} with input as sample.envelope(_fine("WSL2021-97-i1", 10000001))
}

test_fail_above_whatever_mitigates if {
	band.fails == {[_row, _at]} with input as sample.envelope(array.concat(_fine("WSL2021-97-i1", 10000001), _merit(true)))
}

test_fail_at_the_upper_end_of_order_15_and_pass_below if {
	band.fails == {[_row, _at]} with input as sample.envelope(_fine("ORD15-45", 3000000))
	band.fails == set() with input as sample.envelope(_fine("ORD15-45", 2999999))
}

test_pass_at_the_lower_end_fail_below if {
	band.fails == set() with input as sample.envelope(_fine("WSL2021-98-i1", 10000000))
	band.fails == {[_row, _at]} with input as sample.envelope(_fine("WSL2021-98-i1", 9999999))
}

test_pass_below_on_a_ground_that_is_stated if {
	envelope := sample.envelope(array.concat(_fine("WSL2021-98-i1", 9999999), _merit(true)))
	band.fails == set() with input as envelope
	band.missing == set() with input as envelope
}

test_fail_below_on_a_ground_that_is_not_stated if {
	band.fails == {[_row, _at]} with input as sample.envelope(array.concat(_fine("WSL2021-98-i1", 9999999), _merit(false)))
}

test_undetermined_while_the_ground_may_be_stated if {
	unstated := [sample.without("/violations/0/circumstances/0/stated_in_decision")]
	envelope := sample.envelope(array.concat(array.concat(_fine("WSL2021-98-i1", 9999999), _merit(true)), unstated))
	band.fails == set() with input as envelope
	band.missing == {[_row, _at, sample.record("/violations/0/circumstances/0/stated_in_decision")]} with input as envelope
}

test_undetermined_by_an_entry_not_known_here if {
	envelope := sample.envelope(_fine("X-1", 1))
	band.missing == {[_row, _at, sample.law("X-1")]} with input as envelope
}

_goods(value) := array.concat(_fine("FSL2015-124-p1", 5000000), [sample.put("/violations/0/goods_value_fen", value)])

test_undetermined_without_the_value_the_range_follows if {
	envelope := sample.envelope(_fine("FSL2015-124-p1", 5000000))
	band.missing == {[_row, _at, sample.record("/violations/0/goods_value_fen")]} with input as envelope
	band.missing == {[_row, _at, sample.record("/violations/0/goods_value_fen")]} with input as sample.envelope(_goods(null))
}

test_pass_below_the_value_and_fail_from_it_on if {
	band.fails == set() with input as sample.envelope(_goods(999999))
	band.missing == set() with input as sample.envelope(_goods(999999))
	band.fails == {[_row, _at]} with input as sample.envelope(_goods(1000000))
}

test_fail_by_what_no_value_could_mend if {
	envelope := sample.envelope(_fine("FSL2015-124-p1", 4999999))
	band.fails == {[_row, _at]} with input as envelope
	band.missing == set() with input as envelope
}

test_undetermined_while_it_is_not_said_which_entry_is_referred_to if {
	envelope := sample.envelope(_fine("WSL2021-100", 5000000))
	band.missing == {[_row, _at, sample.law("WSL2021-100")]} with input as envelope
}

test_what_was_not_read_only_warns if {
	envelope := sample.envelope(_fine("AFP2024-14-i1", 29999999))
	band.fails == {[_warns, _at]} with input as envelope
	band.idle == {[_row, _at]} with input as envelope
	band.fails == set() with input as sample.envelope(_fine("AFP2024-14-i1", 30000000))
}

test_undetermined_without_the_kind_of_party if {
	envelope := sample.envelope([sample.without("/party/kind")])
	band.missing == {[_row, _at, sample.record("/party/kind")]} with input as envelope
}

test_pending_before_the_decision if {
	envelope := sample.envelope([sample.put("/violations/0/penalty", null), sample.put("/decision/made_on", null), sample.put("/closure", null)])
	band.pending == {[_row, _at, null]} with input as envelope
	band.idle == {[_warns, _at]} with input as envelope
}

test_idle_where_nothing_was_imposed if {
	band.idle == {[_row, _at], [_warns, _at]} with input as sample.envelope([sample.put("/violations/0/penalty", null)])
}

test_idle_in_a_case_closed_without_a_decision if {
	envelope := sample.envelope([sample.put("/violations/0/penalty", null), sample.put("/decision/made_on", null)])
	band.idle == {[_row, _at], [_warns, _at]} with input as envelope
	band.pending == set() with input as envelope
}

test_undetermined_where_it_may_be_closed if {
	envelope := sample.envelope([sample.put("/violations/0/penalty", null), sample.put("/decision/made_on", null), sample.without("/closure")])
	band.missing == {[_row, _at, sample.record("/closure")]} with input as envelope
}

test_without_an_entry_only_a_fine_asks_for_one if {
	envelope := sample.envelope([sample.put("/violations/0/fine_range", null)])
	band.missing == {[_row, _at, sample.record("/violations/0/fine_range")]} with input as envelope
	band.idle == {[_warns, _at]} with input as envelope
	warned := sample.envelope([sample.put("/violations/0/fine_range", null), sample.put("/violations/0/penalty/fine_fen", null)])
	band.missing == set() with input as warned
	band.idle == {[_row, _at], [_warns, _at]} with input as warned
}

test_other_circumstances_open_nothing if {
	other := [sample.put("/violations/0/circumstances", [{"id": "c", "effect": "lighter"}, {"id": "d", "ground": "repeated"}])]
	envelope := sample.envelope(array.concat(_fine("WSL2021-98-i1", 9999999), other))
	band.fails == {[_row, _at]} with input as envelope
	band.missing == set() with input as envelope
}
