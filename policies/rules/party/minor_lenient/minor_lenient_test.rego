package rules.party.minor_lenient_test

import data.rules.party.minor_lenient
import data.rules.sample_test as sample

_row := "PEN-0215#2"

_at := "/violations/0"

# The act is of 2026-03-02.
_born(day) := [sample.put("/party/kind", "natural_person"), sample.put("/party/birth_on", day)]

_effect(effect) := [sample.put("/violations/0/circumstances", [{"id": "c", "effect": effect}])]

test_fail_from_the_day_after_the_fourteenth_to_the_eighteenth_birthday if {
	every day in ["2012-03-01", "2008-03-02"] {
		minor_lenient.fails == {[_row, _at]} with input as sample.envelope(_born(day))
	}
}

test_idle_before_and_after if {
	every day in ["2012-03-02", "2008-03-01"] {
		envelope := sample.envelope(_born(day))
		minor_lenient.fails == set() with input as envelope
		minor_lenient.idle == {[_row, _at]} with input as envelope
	}
}

test_pass_where_the_penalty_was_made_lighter if {
	every effect in ["lighter", "mitigate_below"] {
		envelope := sample.envelope(array.concat(_born("2010-03-02"), _effect(effect)))
		minor_lenient.fails == set() with input as envelope
		minor_lenient.missing == set() with input as envelope
	}
}

test_fail_where_it_was_made_heavier if {
	minor_lenient.fails == {[_row, _at]} with input as sample.envelope(array.concat(_born("2010-03-02"), _effect("heavier")))
}

test_undetermined_without_the_effect if {
	unknown := [sample.put("/violations/0/circumstances", [{"id": "c"}])]
	envelope := sample.envelope(array.concat(_born("2010-03-02"), unknown))
	minor_lenient.fails == set() with input as envelope
	minor_lenient.missing == {[_row, _at, sample.record("/violations/0/circumstances/0/effect")]} with input as envelope
}

test_pending_before_the_decision if {
	open := [sample.put("/decision", null), sample.put("/closure", null)]
	minor_lenient.pending == {[_row, _at, null]} with input as sample.envelope(array.concat(_born("2010-03-02"), open))
}

test_idle_in_a_case_closed_without_a_decision if {
	envelope := sample.envelope(array.concat(_born("2010-03-02"), [sample.put("/decision", null)]))
	minor_lenient.idle == {[_row, _at]} with input as envelope
	minor_lenient.pending == set() with input as envelope
}

test_undetermined_where_it_may_be_closed if {
	patch := [sample.put("/decision", null), sample.without("/closure")]
	minor_lenient.missing == {[_row, _at, sample.record("/closure")]} with input as sample.envelope(array.concat(_born("2010-03-02"), patch))
}

test_undetermined_without_knowing_whether_the_act_goes_on if {
	patch := [sample.without("/violations/0/continuing")]
	minor_lenient.missing == {[_row, _at, sample.record("/violations/0/continuing")]} with input as sample.envelope(array.concat(_born("2010-03-02"), patch))
	minor_lenient.missing == set() with input as sample.envelope(array.concat(_born(null), patch))
}
