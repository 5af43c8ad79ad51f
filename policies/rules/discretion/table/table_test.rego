package rules.discretion.table_test

import data.rules.discretion.table
import data.rules.sample_test as sample

_row := "PEN-0218#1"

_at := "/violations/0"

_v(key) := concat("", ["/violations/0/", key])

# Refusing inspection, by the table that divides the range at 100 employees and 100,000 yuan.
_case(employees, fen) := [
	sample.put(_v("fine_range"), "WSL2021-108:refuses_to_correct"),
	sample.put(_v("benchmark_table"), "sample-2021-108"),
	sample.put(_v("benchmark_factors"), [{"id": "employees", "number": employees}]),
	sample.put(_v("benchmark_grade"), null),
	sample.put(_v("penalty/fine_fen"), fen),
]

_with(patch) := sample.envelope(array.concat(_case(99, 10000001), patch))

test_pass_at_the_ends_of_the_lower_band if {
	low := sample.envelope(_case(99, 2000000))
	table.fails == set() with input as low
	table.missing == set() with input as low
	table.idle == set() with input as low
	table.fails == set() with input as sample.envelope(_case(99, 10000000))
}

test_fail_one_fen_outside_the_lower_band if {
	table.fails == {[_row, _at]} with input as sample.envelope(_case(99, 1999999))
	table.fails == {[_row, _at]} with input as sample.envelope(_case(99, 10000001))
	expected := {"fine_fen": 10000001, "band": "1", "band_min_fen": 2000000, "band_max_fen": 10000000, "above_fen": 1}
	table.arithmetic[_row][_at] == expected with input as sample.envelope(_case(99, 10000001))
}

test_the_circumstance_at_its_end_belongs_to_the_upper_band if {
	table.fails == {[_row, _at]} with input as sample.envelope(_case(100, 9999999))
	table.fails == set() with input as sample.envelope(_case(100, 10000000))
	table.fails == {[_row, _at]} with input as sample.envelope(_case(100, 20000001))
}

test_pass_outside_with_a_reason if {
	envelope := _with([sample.put(_v("departure_reason"), "R")])
	table.fails == set() with input as envelope
	table.missing == set() with input as envelope
}

test_pass_with_a_reason_whatever_the_circumstances if {
	unsaid := [sample.put(_v("departure_reason"), "R"), sample.without(_v("benchmark_factors"))]
	table.missing == set() with input as _with(unsaid)
	table.idle == set() with input as _with(unsaid)
}

test_undetermined_where_the_reason_was_not_exported if {
	envelope := _with([sample.without(_v("departure_reason"))])
	table.fails == set() with input as envelope
	table.missing == {[_row, _at, sample.record(_v("departure_reason"))]} with input as envelope
}

test_fail_by_a_band_of_other_circumstances if {
	named := array.concat(_case(99, 2000000), [sample.put(_v("benchmark_grade"), "二档")])
	table.fails == {[_row, _at]} with input as sample.envelope(named)
	right := array.concat(_case(99, 2000000), [sample.put(_v("benchmark_grade"), "一档")])
	table.fails == set() with input as sample.envelope(right)
	table.missing == set() with input as sample.envelope(right)
}

test_undetermined_by_a_band_that_the_table_does_not_have if {
	envelope := _with([sample.put(_v("benchmark_grade"), "特档")])
	table.fails == set() with input as envelope
	table.missing == {[_row, _at, sample.record(_v("benchmark_grade"))]} with input as envelope
}

test_undetermined_without_the_circumstance if {
	unsaid := sample.record(_v("benchmark_factors"))
	table.missing == {[_row, _at, unsaid]} with input as _with([sample.put(_v("benchmark_factors"), [])])
	table.missing == {[_row, _at, unsaid]} with input as _with([sample.put(_v("benchmark_factors"), null)])
	table.missing == {[_row, _at, unsaid]} with input as _with([sample.without(_v("benchmark_factors"))])
	number := sample.record(_v("benchmark_factors/0/number"))
	table.missing == {[_row, _at, number]} with input as _with([sample.without(_v("benchmark_factors/0/number"))])
	table.missing == {[_row, _at, number]} with input as _with([sample.put(_v("benchmark_factors/0/number"), null)])
}

test_undetermined_where_it_may_be_cited if {
	envelope := _with([sample.without(_v("benchmark_table"))])
	table.fails == set() with input as envelope
	table.missing == {[_row, _at, sample.record(_v("benchmark_table"))]} with input as envelope
}

test_idle_without_a_table_or_by_another_one if {
	table.idle == {[_row, _at]} with input as _with([sample.put(_v("benchmark_table"), null)])
	table.idle == {[_row, _at]} with input as _with([sample.put(_v("benchmark_table"), "other")])
	table.missing == set() with input as _with([sample.put(_v("benchmark_table"), "other")])
}

test_idle_by_an_entry_that_the_table_does_not_divide if {
	table.idle == {[_row, _at]} with input as _with([sample.put(_v("fine_range"), "WSL2021-97-i1")])
	table.idle == {[_row, _at]} with input as _with([sample.put(_v("fine_range"), null)])
	table.missing == set() with input as _with([sample.put(_v("fine_range"), null)])
}

test_idle_without_a_fine if {
	table.idle == {[_row, _at]} with input as _with([sample.put(_v("penalty/fine_fen"), null)])
}

test_undetermined_without_fine_party_or_entry if {
	table.missing == {[_row, _at, sample.record(_v("penalty"))]} with input as _with([sample.without(_v("penalty"))])
	table.missing == {[_row, _at, sample.record("/party/kind")]} with input as _with([sample.without("/party/kind")])
	table.missing == {[_row, _at, sample.record(_v("fine_range"))]} with input as _with([sample.without(_v("fine_range"))])
}

test_the_first_day_of_the_table_and_the_day_before if {
	table.fails == {[_row, _at]} with input as _with([sample.put(_v("occurred_on"), "2021-09-01")])
	table.idle == {[_row, _at]} with input as _with([sample.put(_v("occurred_on"), "2021-08-31")])
}

test_the_last_day_of_a_table_and_the_day_after if {
	told := [
		sample.put(_v("fine_range"), "WSL2014-94-i5"),
		sample.put(_v("benchmark_table"), "sample-2014-94"),
		sample.put(_v("benchmark_factors"), [{"id": "failing", "choice": "one"}]),
	]
	table.fails == {[_row, _at]} with input as _with(array.concat(told, [sample.put(_v("occurred_on"), "2021-08-31")]))
	table.idle == {[_row, _at]} with input as _with(array.concat(told, [sample.put(_v("occurred_on"), "2021-09-01")]))
}

test_pending_before_the_decision if {
	open_ := [sample.put(_v("penalty"), null), sample.put("/decision/made_on", null), sample.put("/closure", null)]
	table.pending == {[_row, _at, null]} with input as _with(open_)
	table.missing == set() with input as _with(open_)
	table.pending == set() with input as _with(array.concat(open_, [sample.put(_v("benchmark_table"), null)]))
}

test_idle_where_nothing_was_imposed if {
	table.idle == {[_row, _at]} with input as _with([sample.put(_v("penalty"), null)])
}

# -- tables of the test's own --------------------------------------------------------

_whole_table(section) := {"sample-2021-108": {"from": "2021-09-01", "to": "9999-12-31", "regions": [], "sections": {"WSL2021-108:refuses_to_correct|unit": [section]}}}

_of_a_division := json.patch(data.compiled.discretion, [{"op": "replace", "path": "/sample-2021-108/regions", "value": ["14"]}])

_in(region) := _with([sample.put(_v("benchmark_table"), null), sample.put("/organ/region", region)])

test_a_table_of_a_division_governs_its_organs_uncited if {
	table.fails == {[_row, _at]} with input as _in("141030") with data.compiled.discretion as _of_a_division
	table.idle == {[_row, _at]} with input as _in("431025") with data.compiled.discretion as _of_a_division
	table.idle == {[_row, _at]} with input as _in(null) with data.compiled.discretion as _of_a_division
}

test_undetermined_where_the_division_is_not_known if {
	envelope := _with([sample.put(_v("benchmark_table"), null)])
	table.missing == {[_row, _at, sample.record("/organ/region")]} with input as envelope with data.compiled.discretion as _of_a_division
	table.fails == set() with input as envelope with data.compiled.discretion as _of_a_division
}

# More than 200 percent of the gains up to less than 300, from gains of 100 yuan up to less than 200.
_shares := _whole_table({
	"unit": "percent",
	"reads": "./gains_fen",
	"from": 10000,
	"below": 20000,
	"factors": {},
	"bands": [{"id": "1", "names": ["1"], "when": {}, "low": 200, "low_in": false, "high": 300, "high_in": false}],
})

_gaining(gains, fen) := sample.envelope(array.concat(_case(99, fen), [sample.put(_v("gains_fen"), gains)]))

test_shares_leave_their_ends_out if {
	table.fails == {[_row, _at]} with input as _gaining(10001, 20002) with data.compiled.discretion as _shares
	table.fails == set() with input as _gaining(10001, 20003) with data.compiled.discretion as _shares
	table.fails == set() with input as _gaining(10001, 30002) with data.compiled.discretion as _shares
	table.fails == {[_row, _at]} with input as _gaining(10001, 30003) with data.compiled.discretion as _shares
}

test_shares_that_are_in_are_rounded_inwards if {
	whole := json.patch(_shares, [
		{"op": "replace", "path": "/sample-2021-108/sections/WSL2021-108:refuses_to_correct|unit/0/bands/0/low_in", "value": true},
		{"op": "replace", "path": "/sample-2021-108/sections/WSL2021-108:refuses_to_correct|unit/0/bands/0/low", "value": 201},
	])
	table.fails == {[_row, _at]} with input as _gaining(10001, 20102) with data.compiled.discretion as whole
	table.fails == set() with input as _gaining(10001, 20103) with data.compiled.discretion as whole
}

test_idle_by_a_value_of_a_case_that_is_not_divided if {
	table.idle == {[_row, _at]} with input as _gaining(9999, 1) with data.compiled.discretion as _shares
	table.fails == {[_row, _at]} with input as _gaining(10000, 1) with data.compiled.discretion as _shares
	table.fails == {[_row, _at]} with input as _gaining(19999, 1) with data.compiled.discretion as _shares
	table.idle == {[_row, _at]} with input as _gaining(20000, 1) with data.compiled.discretion as _shares
	table.idle == {[_row, _at]} with input as _gaining(null, 1) with data.compiled.discretion as _shares
}

test_undetermined_without_the_value_even_with_a_reason if {
	envelope := _with([sample.put(_v("departure_reason"), "R")])
	table.missing == {[_row, _at, sample.record(_v("gains_fen"))]} with input as envelope with data.compiled.discretion as _shares
}

_counted := _whole_table({
	"unit": "fen", "from": 0, "below": 1000000000000000000, "factors": {"employees": {"key": "number", "low": 1, "high": 50}},
	"bands": [{"id": "1", "names": ["1"], "when": {"employees": {"low": 1, "low_in": true, "high": 51, "high_in": false}}, "low": 0, "low_in": false, "high": 100, "high_in": true}],
})

test_undetermined_by_a_number_that_the_factor_cannot_have if {
	said := sample.record(_v("benchmark_factors/0/number"))
	table.missing == set() with input as sample.envelope(_case(50, 101)) with data.compiled.discretion as _counted
	table.missing == {[_row, _at, said]} with input as sample.envelope(_case(51, 101)) with data.compiled.discretion as _counted
	table.missing == set() with input as sample.envelope(_case(1, 101)) with data.compiled.discretion as _counted
	table.missing == {[_row, _at, said]} with input as sample.envelope(_case(0, 101)) with data.compiled.discretion as _counted
	table.fails == {[_row, _at]} with input as sample.envelope(_case(50, 0)) with data.compiled.discretion as _counted
	table.fails == set() with input as sample.envelope(_case(50, 1)) with data.compiled.discretion as _counted
}

_cases := _whole_table({
	"unit": "fen", "from": 0, "below": 1000000000000000000, "factors": {"failing": {"key": "choice", "cases": ["one", "both"]}},
	"bands": [
		{"id": "1", "names": ["1"], "when": {"failing": {"in": ["one"]}}, "low": 0, "low_in": true, "high": 100, "high_in": true},
		{"id": "2", "names": ["2"], "when": {"failing": {"in": ["both"]}}, "low": 100, "low_in": true, "high": 200, "high_in": true},
	],
})

_failing(choice, fen) := sample.envelope(array.concat(_case(99, fen), [sample.put(_v("benchmark_factors"), [{"id": "failing", "choice": choice}])]))

test_a_case_of_the_factor_tells_the_band if {
	table.fails == {[_row, _at]} with input as _failing("one", 101) with data.compiled.discretion as _cases
	table.fails == set() with input as _failing("both", 101) with data.compiled.discretion as _cases
	table.missing == {[_row, _at, sample.record(_v("benchmark_factors/0/choice"))]} with input as _failing("neither", 101) with data.compiled.discretion as _cases
}
