package rules.time_limit.extension_test

import data.rules.sample_test as sample
import data.rules.time_limit.extension

_at := "/extensions/0"

# An organ that only the national book reaches, so that its rows stand alone.
_elsewhere(changes) := sample.envelope(array.concat([sample.put("/organ/name", "某市应急管理局")], changes))

_first(key, value) := _elsewhere([sample.put(sprintf("/extensions/0/%s", [key]), value)])

_second(changes) := _elsewhere([sample.put("/extensions/-", object.union(
	{
		"id": "e2", "term": "handling", "until_total_days": 180, "reason": "complex",
		"approved_by": "superior_department", "approved_on": "2026-07-03",
	},
	changes,
))])

test_pass_as_it_stands if {
	extension.fails == set() with input as _elsewhere([])
	extension.missing == set() with input as _elsewhere([])
}

test_fail_where_the_head_goes_a_day_too_far if {
	extension.fails == {["PEN-0240#2", _at]} with input as _first("until_total_days", 121)
}

test_fail_beyond_the_longest_term if {
	extension.fails == {["PEN-0240#2", "/extensions/1"]} with input as _second({"until_total_days": 181})
}

test_fail_one_day_after_the_term_had_run_out if {
	extension.fails == {["PEN-0241#2", _at]} with input as _first("approved_on", "2026-06-04")
}

test_the_second_is_measured_by_the_first if {
	extension.fails == set() with input as _second({})
	extension.fails == {["PEN-0241#2", "/extensions/1"]} with input as _second({"approved_on": "2026-07-04"})
}

test_fail_by_a_reason_that_reaches_less_far if {
	extension.fails == set() with input as _first("reason", "objective_causes")
	extension.fails == {["PEN-0242#2", "/extensions/1"]} with input as _second({"reason": "objective_causes"})
}

test_fail_without_reason_date_or_approver if {
	extension.fails == {["PEN-0242#2", _at]} with input as _first("reason", null)
	extension.fails == {["PEN-0240#2", _at]} with input as _first("approved_by", null)
}

test_fail_by_the_same_step_twice if {
	extension.fails == {["PEN-0243#2", "/extensions/1"]} with input as _second({
		"until_total_days": 110, "approved_by": "head_of_organ", "approved_on": "2026-06-10",
	})
}

test_undetermined_without_the_approver if {
	envelope := _elsewhere([sample.without("/extensions/0/approved_by")])
	extension.fails == set() with input as envelope
	extension.missing == {["PEN-0240#2", _at, sample.record("/extensions/0/approved_by")]} with input as envelope
}

test_idle_where_the_term_never_began if {
	extension.idle == {["PEN-0241#2", _at]} with input as _elsewhere([sample.put("/filing/decided_on", null)])
}

test_pass_on_the_last_day_of_the_term if {
	extension.fails == set() with input as _first("approved_on", "2026-06-03")
}

test_two_of_one_day_do_not_carry_each_other if {
	extension.fails == {["PEN-0241#2", "/extensions/0"], ["PEN-0241#2", "/extensions/1"]} with input as _elsewhere([
		sample.put("/extensions/0/approved_on", "2026-07-03"),
		sample.put("/extensions/-", {
			"id": "e2", "term": "handling", "until_total_days": 180, "reason": "complex",
			"approved_by": "superior_department", "approved_on": "2026-07-03",
		}),
	])
}

test_an_earlier_one_of_unknown_length_leaves_it_open if {
	envelope := _elsewhere([
		sample.without("/extensions/0/until_total_days"),
		sample.put("/extensions/-", {
			"id": "e2", "term": "handling", "until_total_days": 180, "reason": "complex",
			"approved_by": "superior_department", "approved_on": "2026-07-03",
		}),
	])
	not ["PEN-0241#2", "/extensions/1"] in extension.fails with input as envelope
	["PEN-0241#2", "/extensions/1", sample.record("/extensions/0/until_total_days")] in extension.missing with input as envelope
}

test_another_term_does_not_matter if {
	envelope := _second({"term": "hearing", "until_total_days": 110, "approved_on": "2026-06-10"})
	extension.fails == set() with input as envelope
	extension.missing == set() with input as envelope
}

test_in_time_whatever_an_earlier_one_adds if {
	envelope := _elsewhere([
		sample.put("/extensions/0/approved_on", "2026-06-03"),
		sample.put("/extensions/-", {"id": "e2", "term": "handling", "approved_by": "head_of_organ", "approved_on": "2026-05-01", "reason": "complex"}),
	])
	not ["PEN-0241#2", _at] in extension.fails with input as envelope
	{row | some [row, at, _] in extension.missing; at == _at} == {"PEN-0243#2"} with input as envelope
}

test_undated_matters_for_once_only_beside_another if {
	alone := _elsewhere([sample.without("/extensions/0/approved_on")])
	not "PEN-0243#2" in {row | some [row, _, _] in extension.missing} with input as alone
	beside := json.patch(_second({}), [sample.without("/record/extensions/0/approved_on")])
	["PEN-0243#2", "/extensions/1", sample.record("/extensions/0/approved_on")] in extension.missing with input as beside
}
