package rules.enforcement.pending_remedy_test

import data.rules.enforcement.pending_remedy
import data.rules.sample_test as sample

_row := "PEN-0223#2"

_suit(dates) := sample.envelope([sample.put("/enforcement/litigation", dates)])

# Counted from 24 May to 2 June.
test_fail_by_one_day_at_either_end if {
	pending_remedy.fails == {[_row, ""]} with input as _suit({"filed_on": "2026-05-10", "ended_on": "2026-05-24"})
	pending_remedy.fails == {[_row, ""]} with input as _suit({"filed_on": "2026-06-02", "ended_on": null})
}

test_pass_just_outside if {
	pending_remedy.fails == set() with input as _suit({"filed_on": "2026-05-10", "ended_on": "2026-05-23"})
	pending_remedy.fails == set() with input as _suit({"filed_on": "2026-06-03", "ended_on": null})
	pending_remedy.missing == set() with input as _suit({"filed_on": "2026-06-03", "ended_on": null})
}

test_fail_while_pending_all_the_time if {
	pending_remedy.fails == {[_row, ""]} with input as _suit({"filed_on": "2026-05-10", "ended_on": null})
	pending_remedy.fails == {[_row, ""]} with input as _suit({"filed_on": "2026-05-10", "ended_on": "2026-08-01"})
}

test_fail_by_the_known_end_alone if {
	pending_remedy.fails == {[_row, ""]} with input as _suit({"ended_on": "2026-05-30"})
}

test_undetermined_by_an_end_outside_alone if {
	envelope := _suit({"ended_on": "2026-06-03"})
	pending_remedy.fails == set() with input as envelope
	pending_remedy.missing == {[_row, "", sample.record("/enforcement/litigation/filed_on")]} with input as envelope
}

test_undetermined_where_no_first_day_is_named if {
	envelope := sample.envelope([sample.put("/enforcement/additional_fine/from_on", null)])
	pending_remedy.missing == {[_row, "", sample.record("/enforcement/additional_fine/from_on")]} with input as envelope
}
