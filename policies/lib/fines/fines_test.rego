package lib.fines_test

import data.lib.fines
import data.rules.sample_test as sample

_r(min_, max_, must) := {"min": min_, "max": max_, "upper_included": true, "must": must}

_open(min_, max_) := {"min": min_, "max": max_, "upper_included": false, "must": true}

test_no_heavier_by_each_end if {
	fines.no_heavier(_r(1, 9, true), _r(1, 9, true))
	fines.no_heavier(_r(1, 8, true), _r(1, 9, true))
	fines.no_heavier(_r(0, 9, true), _r(1, 9, true))
	not fines.no_heavier(_r(1, 10, true), _r(1, 9, true))
	not fines.no_heavier(_r(2, 9, true), _r(1, 9, true))
}

test_may_is_no_heavier_than_must if {
	fines.no_heavier(_r(1, 9, false), _r(1, 9, true))
	fines.no_heavier(_r(1, 9, false), _r(1, 9, false))
	not fines.no_heavier(_r(1, 9, true), _r(1, 9, false))
}

test_an_upper_figure_left_out_is_lighter if {
	fines.no_heavier(_open(1, 9), _r(1, 9, true))
	not fines.no_heavier(_r(1, 9, true), _open(1, 9))
	fines.no_heavier(_open(1, 9), _open(1, 9))
}

test_a_range_that_is_not_known_cannot_be_compared if {
	unknown := object.union(_r(1, 9, true), {"open": true})
	not fines.no_heavier(unknown, _r(1, 9, true))
	not fines.no_heavier(_r(1, 9, true), unknown)
	not fines.no_heavier(unknown, unknown)
}

test_while_a_value_is_not_known_only_what_it_cannot_mend_is_told if {
	unknown := {"min": 5, "max": null, "upper_included": true, "must": true, "open": true}
	fines.stands(4, unknown) == "below"
	fines.stands(0, unknown) == "below"
	not fines.stands(5, unknown)
	not fines.stands(5000, unknown)
	fines.stands(10, object.union(unknown, {"max": 9})) == "above"
	not fines.stands(9, object.union(unknown, {"max": 9}))
}

test_a_lower_end_is_rounded_up_and_an_upper_one_down if {
	[fines.up(4000), fines.up(4001), fines.up(4099)] == [40, 41, 41]
	[fines.down(4000), fines.down(4001), fines.down(4099)] == [40, 40, 40]
}

_of(entry, values) := found if {
	patch := [sample.put(sprintf("/violations/0/%s", [key]), value) | some key, value in values]
	found := fines.range("violation", "/violations/0", entry) with input as sample.envelope(patch)
}

_closed(lower, upper, must) := {"min": lower, "max": upper, "upper_included": true, "must": must}

test_gains_below_the_amount_or_none_give_the_fixed_range if {
	every gains in [null, 0, 9999999] {
		_of("WSL2021-103-p1", {"gains_fen": gains}) == _closed(10000000, 20000000, true)
	}
	_of("WSL2021-103-p1", {"gains_fen": 10000000}) == _closed(20000000, 50000000, true)
}

test_no_gains_and_small_gains_differ_where_the_text_says_so if {
	_of("HNWS2014-52", {"gains_fen": 0}) == _closed(2000000, 5000000, true)
	_of("HNWS2014-52", {"gains_fen": 1}) == _closed(5000000, 10000000, false)
	_of("HNWS2014-52", {"gains_fen": 10000000}) == _closed(10000000, 50000000, false)
}

test_a_multiple_ends_at_its_cap_and_begins_at_its_floor if {
	_of("ORD18-74", {"gains_fen": 2000000}) == _closed(2000000, 5000000, true)
	_of("ORD18-74", {"gains_fen": 6000000}) == _closed(5000000, 5000000, true)
	_of("PCR2018-38", {"goods_value_fen": 60000}) == _closed(1000000, 1200000, true)
	_of("PCR2018-38", {"goods_value_fen": 100}) == _closed(1000000, 1000000, true)
}

_person(values) := object.union(values, {"income_fen": 10000001})

_of_person(entry, values) := found if {
	patch := [sample.put(sprintf("/violations/0/%s", [key]), value) | some key, value in _person(values)]
	envelope := sample.envelope(array.concat([sample.put("/party/kind", "natural_person")], patch))
	found := fines.range("violation", "/violations/0", entry) with input as envelope
}

test_a_percentage_of_the_income_by_the_grade_of_the_accident if {
	_of_person("WSL2021-95", {"accident_grade": "larger_accident"}) == _closed(6000000, 6000001, true)
	_of_person("WSL2021-95", {"accident_grade": "extraordinary_accident"}) == _closed(10000001, 10000001, true)
}

test_a_percentage_of_the_income if {
	_of_person("WSL2021-110-p1", {}) == _closed(6000001, 10000001, true)
}

test_a_fine_for_each_day if {
	_of("WSL2021-112", {"original_fine_fen": 5000000, "daily_fine_days": 3}) == _closed(15000000, 15000000, false)
}

test_a_reference_has_the_range_it_points_at if {
	_of("HCSL2025-100-p1", {}) == _closed(10000000, 50000000, true)
	_of("WSL2021-100:FWR2016-36-p2", {}) == _closed(1000000, 5000000, true)
}

_needs(entry, patch) := found if {
	found := fines.needs("violation", "/violations/0", entry) with input as sample.envelope(patch)
}

test_what_is_missing_to_know_a_range if {
	_needs("WSL2021-97-i1", []) == set()
	_needs("WSL2021-103-p1", []) == {sample.record("/violations/0/gains_fen")}
	_needs("WSL2021-103-p1", [sample.put("/violations/0/gains_fen", null)]) == set()
	_needs("FSL2015-124-p1", [sample.put("/violations/0/goods_value_fen", null)]) == {sample.record("/violations/0/goods_value_fen")}
	_needs("WSL2021-100", []) == {sample.law("WSL2021-100")}
}

test_stands_at_the_bounds if {
	fines.stands(1, _r(1, 9, true)) == "within"
	fines.stands(9, _r(1, 9, true)) == "within"
	fines.stands(9, _open(1, 9)) == "above"
	fines.stands(10, _r(1, 9, true)) == "above"
	fines.stands(1, _r(2, 9, true)) == "below"
}

test_no_fine_is_below_only_where_one_must_be if {
	fines.stands(0, _r(1, 9, true)) == "below"
	fines.stands(0, _r(0, 9, true)) == "below"
	fines.stands(0, _r(1, 9, false)) == "within"
}
