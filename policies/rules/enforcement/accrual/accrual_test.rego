package rules.enforcement.accrual_test

import data.rules.enforcement.accrual
import data.rules.sample_test as sample

_row := "PEN-0222#3"

_claimed(fen) := sample.put("/enforcement/additional_fine/claimed_fen", fen)

_suit(filed, ended) := sample.put("/enforcement/litigation", {"filed_on": filed, "ended_on": ended})

# Served on 8 May, payable until 23 May, counted to 2 June: ten days.
test_pass_at_the_amount_of_ten_days_fail_above if {
	accrual.fails == set() with input as sample.envelope([])
	accrual.fails == {[_row, ""]} with input as sample.envelope([_claimed(300001)])
	accrual.arithmetic[_row][""] == {
		"last_day": "2026-05-23", "until": "2026-06-02",
		"days_late": 10, "days_left_out": 0, "allowed_fen": 300000,
	} with input as sample.envelope([])
}

test_first_and_last_day_of_a_suit_are_left_out if {
	accrual.fails == set() with input as sample.envelope([_claimed(180000), _suit("2026-05-25", "2026-05-28")])
	accrual.fails == {[_row, ""]} with input as sample.envelope([_claimed(180001), _suit("2026-05-25", "2026-05-28")])
}

test_a_suit_that_still_runs_stops_the_count if {
	accrual.fails == {[_row, ""]} with input as sample.envelope([_claimed(30001), _suit("2026-05-25", null)])
	accrual.fails == set() with input as sample.envelope([_claimed(30000), _suit("2026-05-25", null)])
}

test_nothing_is_owed_before_the_last_day_of_payment if {
	accrual.fails == {[_row, ""]} with input as sample.envelope([_claimed(1), sample.put("/collection/deferred_until", "2026-06-02")])
}

test_undetermined_without_the_days_of_the_suit if {
	envelope := sample.envelope([sample.put("/enforcement/litigation", {"ended_on": "2026-05-28"})])
	accrual.fails == set() with input as envelope
	accrual.missing == {[_row, "", sample.record("/enforcement/litigation/filed_on")]} with input as envelope
}

test_undetermined_outside_the_calendar if {
	envelope := sample.envelope([sample.put("/collection/due_on", "1890-01-01")])
	accrual.missing == {[_row, "", {"kind": "calendar", "ref": "1890"}]} with input as envelope
}

test_the_day_of_payment_ends_the_count if {
	paid := sample.put("/collection/paid_on", "2026-05-28")
	accrual.fails == set() with input as sample.envelope([_claimed(150000), paid])
	accrual.fails == {[_row, ""]} with input as sample.envelope([_claimed(150001), paid])
	accrual.arithmetic[_row][""].until == "2026-05-28" with input as sample.envelope([paid])
}

test_remedies_that_overlap_count_once if {
	both := [_suit("2026-05-27", "2026-05-30"), sample.put("/enforcement/reconsideration", {"filed_on": "2026-05-25", "ended_on": "2026-05-28"})]
	accrual.arithmetic[_row][""].days_left_out == 6 with input as sample.envelope(both)
}

test_remedies_apart_add_up if {
	both := [_suit("2026-05-29", "2026-05-30"), sample.put("/enforcement/reconsideration", {"filed_on": "2026-05-25", "ended_on": "2026-05-26"})]
	accrual.arithmetic[_row][""].days_left_out == 4 with input as sample.envelope(both)
}

test_days_before_the_delay_are_not_taken_off if {
	accrual.arithmetic[_row][""].days_left_out == 2 with input as sample.envelope([_suit("2026-05-10", "2026-05-25")])
}
