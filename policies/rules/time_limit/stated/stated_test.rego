package rules.time_limit.stated_test

import data.rules.sample_test as sample
import data.rules.time_limit.stated

_row := "PEN-0402#1"

_amount := "/decision/stated_handling_time/amount"

_case(amount, unit, patch) := sample.envelope(array.concat(
	[
		sample.put("/organ/kind", "public_security"),
		sample.put("/decision/made_on", "2019-05-06"),
		sample.put("/decision/stated_handling_time", {"amount": amount, "unit": unit}),
		sample.put("/extensions", []),
		sample.put("/suspensions", []),
	],
	patch,
))

_granted(total) := [sample.put("/extensions", [{"id": "e", "term": "handling", "until_total_days": total, "approved_by": "superior_department"}])]

_appraised(from, to) := {"id": "s", "term": "handling", "kind": "appraisal", "from_on": from, "to_on": to}

test_pass_on_the_last_day_fail_one_day_late if {
	stated.fails == set() with input as _case(30, "day", [])
	stated.missing == set() with input as _case(30, "day", [])
	stated.fails == {[_row, ""]} with input as _case(31, "day", [])
	stated.arithmetic[_row][""] == {"days": 31, "limit": 30, "excluded_days": 0, "over": 1} with input as _case(31, "day", [])
}

test_pass_within_the_extension_fail_beyond if {
	stated.fails == set() with input as _case(60, "day", _granted(60))
	stated.missing == set() with input as _case(60, "day", _granted(60))
	stated.fails == {[_row, ""]} with input as _case(61, "day", _granted(60))
}

test_an_extension_beyond_what_may_be_granted_counts_for_nothing if {
	stated.fails == {[_row, ""]} with input as _case(31, "day", _granted(61))
}

test_a_day_of_two_periods_is_left_out_once if {
	twice := [sample.put("/suspensions", [_appraised("2019-04-01", "2019-04-03"), _appraised("2019-04-03", "2019-04-04")])]
	stated.fails == set() with input as _case(34, "day", twice)
	stated.fails == {[_row, ""]} with input as _case(35, "day", twice)
}

test_undetermined_by_what_may_excuse_it if {
	element := array.concat(_granted(60), [sample.without("/extensions/0/approved_by")])
	stated.missing == {[_row, "", sample.record("/extensions/0/approved_by")]} with input as _case(60, "day", element)
	stated.fails == {[_row, ""]} with input as _case(61, "day", element)
	kind := [sample.put("/suspensions", [_appraised("2019-04-01", "2019-04-03")]), sample.without("/suspensions/0/kind")]
	stated.missing == {[_row, "", sample.record("/suspensions/0/kind")]} with input as _case(61, "day", kind)
	other := [sample.put("/suspensions", [{"id": "s", "term": "hearing"}])]
	stated.fails == {[_row, ""]} with input as _case(31, "day", other)
}

# A month has 28 days at least and 31 at most, a year 365 and 366.
test_a_month_and_a_year_by_their_shortest_and_longest if {
	unit := sample.record("/decision/stated_handling_time/unit")
	stated.missing == {[_row, "", unit]} with input as _case(1, "month", [])
	stated.fails == set() with input as _case(1, "month", [])
	stated.fails == {[_row, ""]} with input as _case(2, "month", [])
	stated.fails == {[_row, ""]} with input as _case(1, "year", [])
	stated.arithmetic[_row][""].days == 365 with input as _case(1, "year", [])
	stated.missing == {[_row, "", unit]} with input as _case(40, null, [])
}

test_idle_without_a_stated_time if {
	stated.idle == {[_row, ""]} with input as _case(31, "day", [sample.put("/decision/stated_handling_time", null)])
}

test_undetermined_without_the_figure if {
	stated.missing == {[_row, "", sample.record(_amount)]} with input as _case(31, "day", [sample.without(_amount)])
}
