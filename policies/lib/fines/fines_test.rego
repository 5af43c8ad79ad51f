package lib.fines_test

import data.lib.fines

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

test_an_open_end_cannot_be_compared if {
	not fines.no_heavier(_r(1, null, true), _r(1, 9, true))
	not fines.no_heavier(_r(1, 9, true), _r(2, null, true))
	not fines.no_heavier(_r(1, null, true), _r(1, null, true))
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
