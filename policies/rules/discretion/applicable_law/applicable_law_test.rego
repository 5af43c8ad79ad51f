package rules.discretion.applicable_law_test

import data.rules.discretion.applicable_law
import data.rules.sample_test as sample

_row := "PEN-0211#1"

_at := "/violations/0"

_act(day, entry) := [sample.put("/violations/0/occurred_on", day), sample.put("/violations/0/fine_range", entry)]

test_fail_by_the_new_text_the_day_before_it if {
	envelope := sample.envelope(_act("2021-08-31", "WSL2021-97-i1"))
	applicable_law.fails == {[_row, _at]} with input as envelope
	applicable_law.arithmetic[_row][_at] == {
		"acted_on": "2021-08-31", "decided_on": "2026-05-06",
		"applied": "WSL2021-97-i1", "expected": {"WSL2014-94-i1"},
	} with input as envelope
}

test_pass_by_the_new_text_from_its_first_day if {
	envelope := sample.envelope(_act("2021-09-01", "WSL2021-97-i1"))
	applicable_law.fails == set() with input as envelope
	applicable_law.missing == set() with input as envelope
}

test_pass_by_the_old_text_that_is_milder if {
	applicable_law.fails == set() with input as sample.envelope(_act("2021-08-31", "WSL2014-94-i1"))
}

test_pass_by_either_where_they_weigh_the_same if {
	every entry in ["WSL2014-95-i1:not_corrected_in_time", "WSL2021-98-i1:not_corrected_in_time"] {
		applicable_law.fails == set() with input as sample.envelope(_act("2021-08-31", entry))
	}
}

test_milder_new_text_is_taken if {
	tables := {"data": {
		"OLD": {"grade": "full_text", "from": "2010-01-01", "to": "2021-08-31", "unit": _range(100, 900, true), "person": null, "before": null, "after": ["NEW"]},
		"NEW": {"grade": "excerpt", "from": "2021-09-01", "to": "9999-12-31", "unit": _range(100, 800, false), "person": null, "before": ["OLD"], "after": []},
	}}
	applicable_law.fails == {[_row, _at]} with data.compiled.fine_ranges as tables.data with input as sample.envelope(_act("2021-08-31", "OLD"))
	applicable_law.fails == set() with data.compiled.fine_ranges as tables.data with input as sample.envelope(_act("2021-08-31", "NEW"))
}

test_undetermined_where_the_ends_cross if {
	tables := {"data": {
		"OLD": {"grade": "full_text", "from": "2010-01-01", "to": "2021-08-31", "unit": _range(100, 900, true), "person": null, "before": null, "after": ["NEW"]},
		"NEW": {"grade": "excerpt", "from": "2021-09-01", "to": "9999-12-31", "unit": _range(200, 800, true), "person": null, "before": ["OLD"], "after": []},
	}}
	every entry in ["OLD", "NEW"] {
		applicable_law.fails == set() with data.compiled.fine_ranges as tables.data with input as sample.envelope(_act("2021-08-31", entry))
		applicable_law.missing == {[_row, _at, sample.law("OLD / NEW")]} with data.compiled.fine_ranges as tables.data with input as sample.envelope(_act("2021-08-31", entry))
	}
}

_range(min_, max_, must) := {"kind": "fixed", "reads": [], "min": min_, "max": max_, "upper_included": true, "must": must}

test_fail_by_an_offence_that_was_none_yet if {
	envelope := sample.envelope(_act("2021-08-31", "WSL2021-109"))
	applicable_law.fails == {[_row, _at]} with input as envelope
	applicable_law.missing == set() with input as envelope
}

test_undetermined_where_the_text_before_is_not_known if {
	envelope := sample.envelope(_act("2021-08-31", "WSL2021-99-i8"))
	applicable_law.missing == {[_row, _at, sample.law("WSL2021-99-i8")]} with input as envelope
}

test_undetermined_without_the_day_of_the_act if {
	envelope := sample.envelope([sample.without("/violations/0/ended_on")])
	applicable_law.missing == {[_row, _at, sample.record("/violations/0/ended_on")]} with input as envelope
}

test_idle_without_an_entry if {
	applicable_law.idle == {[_row, _at]} with input as sample.envelope([sample.put("/violations/0/fine_range", null)])
}

test_pass_by_a_new_offence_from_its_first_day if {
	envelope := sample.envelope(_act("2021-09-01", "WSL2021-109"))
	applicable_law.fails == set() with input as envelope
	applicable_law.missing == set() with input as envelope
}

test_nothing_is_compared_within_one_text if {
	person := [sample.put("/party/kind", "natural_person")]
	envelope := sample.envelope(array.concat(_act("2026-03-02", "WSL2021-97-i1"), person))
	applicable_law.fails == set() with input as envelope
	applicable_law.missing == set() with input as envelope
}

test_the_kind_of_party_matters_between_two_texts_only if {
	nobody := [sample.without("/party/kind")]
	between := sample.envelope(array.concat(_act("2021-08-31", "WSL2021-97-i1"), nobody))
	applicable_law.fails == set() with input as between
	applicable_law.missing == {[_row, _at, sample.record("/party/kind")]} with input as between
	within := sample.envelope(array.concat(_act("2026-03-02", "WSL2021-97-i1"), nobody))
	applicable_law.missing == set() with input as within
}

test_undetermined_against_a_text_that_was_not_read if {
	tables := {"data": {
		"OLD": {"grade": "memory", "from": "2010-01-01", "to": "2021-08-31", "unit": _range(100, 900, true), "person": null, "before": null, "after": ["NEW"]},
		"NEW": {"grade": "full_text", "from": "2021-09-01", "to": "9999-12-31", "unit": _range(100, 800, true), "person": null, "before": ["OLD"], "after": []},
	}}
	envelope := sample.envelope(_act("2021-08-31", "OLD"))
	applicable_law.fails == set() with data.compiled.fine_ranges as tables.data with input as envelope
	applicable_law.missing == {[_row, _at, sample.law("OLD")]} with data.compiled.fine_ranges as tables.data with input as envelope
}

test_the_value_that_both_follow_decides if {
	head := array.concat(_act("2021-08-31", "WSL2021-95"), [sample.put("/party/kind", "natural_person"), sample.put("/violations/0/income_fen", 10000000)])
	open := sample.envelope(head)
	applicable_law.missing == {[_row, _at, sample.record("/violations/0/accident_grade")]} with input as open
	graded := sample.envelope(array.concat(head, [sample.put("/violations/0/accident_grade", "larger_accident")]))
	applicable_law.fails == {[_row, _at]} with input as graded
	applicable_law.arithmetic[_row][_at].expected == {"WSL2014-92"} with input as graded
}

test_the_same_words_weigh_the_same_whatever_value_they_follow if {
	every entry in ["WSL2014-100-p1", "WSL2021-103-p1"] {
		applicable_law.fails == set() with input as sample.envelope(_act("2021-08-31", entry))
		applicable_law.missing == set() with input as sample.envelope(_act("2021-08-31", entry))
	}
}
