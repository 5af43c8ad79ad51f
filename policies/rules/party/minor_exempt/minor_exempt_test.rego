package rules.party.minor_exempt_test

import data.rules.party.minor_exempt
import data.rules.sample_test as sample

_row := "PEN-0214#2"

_at := "/violations/0"

# The act is of 2026-03-02.
_born(day) := [sample.put("/party/kind", "natural_person"), sample.put("/party/birth_on", day)]

test_fail_on_the_fourteenth_birthday if {
	minor_exempt.fails == {[_row, _at]} with input as sample.envelope(_born("2012-03-02"))
}

test_idle_the_day_after_the_fourteenth_birthday if {
	envelope := sample.envelope(_born("2012-03-01"))
	minor_exempt.fails == set() with input as envelope
	minor_exempt.idle == {[_row, _at]} with input as envelope
}

test_fail_by_the_identity_number if {
	number := [sample.put("/party/birth_on", null), sample.put("/party/identity_number", "11010120120302815X")]
	minor_exempt.fails == {[_row, _at]} with input as sample.envelope(array.concat(_born(null), number))
}

test_idle_where_the_file_tells_no_age if {
	envelope := sample.envelope(_born(null))
	minor_exempt.idle == {[_row, _at]} with input as envelope
	minor_exempt.missing == set() with input as envelope
}

test_undetermined_without_the_birth if {
	envelope := sample.envelope([sample.put("/party/kind", "natural_person"), sample.without("/party/birth_on")])
	minor_exempt.missing == {[_row, _at, sample.record("/party/birth_on")]} with input as envelope
}

test_pending_before_the_decision if {
	open := [sample.put("/decision", null), sample.put("/closure", null)]
	minor_exempt.pending == {[_row, _at, null]} with input as sample.envelope(array.concat(_born("2012-03-02"), open))
}

test_undetermined_where_it_may_be_closed if {
	patch := [sample.put("/decision", null), sample.without("/closure")]
	minor_exempt.missing == {[_row, _at, sample.record("/closure")]} with input as sample.envelope(array.concat(_born("2012-03-02"), patch))
}

test_undetermined_without_knowing_whether_the_act_goes_on if {
	patch := [sample.without("/violations/0/continuing")]
	minor_exempt.missing == {[_row, _at, sample.record("/violations/0/continuing")]} with input as sample.envelope(array.concat(_born("2012-03-02"), patch))
	minor_exempt.missing == set() with input as sample.envelope(array.concat(_born(null), patch))
}

test_an_act_that_goes_on_is_one_of_the_day_of_the_decision if {
	ongoing := [sample.put("/violations/0/continuing", true)]
	minor_exempt.fails == {[_row, _at]} with input as sample.envelope(array.concat(_born("2012-05-06"), ongoing))
	minor_exempt.fails == set() with input as sample.envelope(array.concat(_born("2012-05-05"), ongoing))
}
