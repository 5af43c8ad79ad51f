package rules.sequence.repeated_test

import data.rules.sample_test as sample
import data.rules.sequence.repeated

_row := "PEN-0230#1"

_discussed(day) := sample.put("/meetings", [{"id": "m1", "held_on": day}])

# The hearing was held on 20 April.
test_pass_on_the_day_of_the_hearing_fail_the_day_before if {
	repeated.fails == set() with input as sample.envelope([_discussed("2026-04-20")])
	repeated.fails == {[_row, ""]} with input as sample.envelope([_discussed("2026-04-19")])
}

test_fail_by_a_later_defence if {
	repeated.fails == {[_row, ""]} with input as sample.envelope([sample.put("/defence/made_on", "2026-04-23")])
}

test_pending_before_the_decision if {
	envelope := sample.envelope([_discussed("2026-04-19"), sample.put("/decision/made_on", null), sample.put("/closure", null)])
	repeated.pending == {[_row, "", null]} with input as envelope
}

test_idle_where_nobody_was_heard if {
	repeated.idle == {[_row, ""]} with input as sample.envelope([sample.put("/hearing/held_on", null)])
}

test_idle_where_it_was_never_discussed if {
	repeated.idle == {[_row, ""]} with input as sample.envelope([sample.put("/meetings", [])])
}

test_undetermined_while_a_later_meeting_is_possible if {
	envelope := sample.envelope([sample.put("/meetings", [{"id": "m1", "held_on": "2026-04-19"}, {"id": "m2"}])])
	repeated.fails == set() with input as envelope
	repeated.missing == {[_row, "", sample.record("/meetings/1/held_on")]} with input as envelope
}

test_undetermined_while_a_later_defence_is_possible if {
	envelope := sample.envelope([sample.without("/defence/made_on")])
	repeated.missing == {[_row, "", sample.record("/defence/made_on")]} with input as envelope
}

test_idle_in_a_case_closed_without_a_decision if {
	envelope := sample.envelope([_discussed("2026-04-19"), sample.put("/decision/made_on", null)])
	repeated.idle == {[_row, ""]} with input as envelope
	repeated.pending == set() with input as envelope
}

test_undetermined_where_it_may_be_closed if {
	envelope := sample.envelope([_discussed("2026-04-19"), sample.put("/decision/made_on", null), sample.without("/closure")])
	repeated.missing == {[_row, "", sample.record("/closure")]} with input as envelope
}

test_undetermined_without_the_meetings_only_if_somebody_was_heard if {
	repeated.missing == {[_row, "", sample.record("/meetings")]} with input as sample.envelope([sample.without("/meetings")])
	repeated.missing == set() with input as sample.envelope([sample.without("/meetings"), sample.put("/hearing/held_on", null)])
}

test_undetermined_without_the_day_of_the_only_meeting if {
	envelope := sample.envelope([sample.put("/meetings", [{"id": "m1"}])])
	repeated.missing == {[_row, "", sample.record("/meetings/0/held_on")]} with input as envelope
}

test_the_last_meeting_and_the_last_hearing_count if {
	envelope := sample.envelope([
		sample.put("/meetings", [{"id": "m1", "held_on": "2026-04-10"}, {"id": "m2", "held_on": "2026-04-22"}]),
		sample.put("/defence/made_on", "2026-04-08"),
	])
	repeated.fails == set() with input as envelope
	repeated.arithmetic[_row][""] == {"last_discussed_on": "2026-04-22", "heard_on": "2026-04-20"} with input as envelope
}
