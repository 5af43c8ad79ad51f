# METADATA
# title: When legal review and collective discussion are owed
# description: Seen through rules that apply only then, as conditions are compiled into these.
package lib.conditions.owed_test

import data.lib.status
import data.rules.sample_test as sample

_nothing := {
	"complex": false, "major_violation": false, "heavier_penalty": false, "major_public_interest": false,
	"multiple_legal_relations": false, "review_required_by_other_law": false,
}

# A case decided on a day, with nothing that calls for anything, and no legal review.
_patch(day) := [
	sample.put("/decision/made_on", day), sample.put("/hearing/held_on", null),
	sample.put("/legal_review", null), sample.put("/assessment", _nothing),
	sample.put("/meetings", [{"id": "m1", "held_on": "1990-01-01"}]), sample.put("/defence/made_on", "1990-01-02"),
]

_review(patch) := answer if {
	answer := status.of("PEN-0060") with input as sample.envelope(patch)
}

_flag(name) := sample.put(sprintf("/assessment/%s", [name]), true)

test_every_ordinary_decision_is_reviewed_from_2018_to_2021 if {
	_review(_patch("2017-12-31")) == "not_applicable"
	_review(_patch("2018-01-01")) == "fail"
	_review(_patch("2021-07-14")) == "fail"
	_review(_patch("2021-07-15")) == "not_applicable"
}

test_four_situations_since_2021 if {
	every name in ["major_public_interest", "multiple_legal_relations", "review_required_by_other_law"] {
		_review(array.concat(_patch("2021-07-15"), [_flag(name)])) == "fail"
	}
	_review(array.concat(_patch("2021-07-15"), [sample.put("/hearing/held_on", "2021-07-01")])) == "fail"
	_review(array.concat(_patch("2021-07-15"), [_flag("complex")])) == "not_applicable"
}

test_a_situation_not_exported_leaves_it_open if {
	_review(array.concat(_patch("2021-07-15"), [sample.without("/assessment/major_public_interest")])) == "undetermined"
	_review(array.concat(_patch("2021-07-15"), [sample.without("/decision/made_on")])) == "undetermined"
}

test_a_case_not_decided_is_judged_by_the_day_of_evaluation if {
	open := [sample.put("/decision/made_on", null), sample.put("/closure", null)]
	_review(array.concat(_patch("2021-07-15"), open)) == "not_applicable"
	_review(array.concat(_patch("2021-07-15"), array.concat(open, [_flag("major_public_interest")]))) == "pending"
}

_asked(patch) := needs if {
	needs := status.needs("PEN-0060") with input as sample.envelope(patch)
}

# From 2018 to 2021 the day settles it, so the day comes first, whatever else is unknown.
test_asks_for_no_more_than_what_may_settle_it if {
	undated := array.concat(_patch("2021-07-15"), [sample.without("/decision/made_on")])
	_asked(undated) == {"": {sample.record("/decision/made_on")}}
	_asked(array.concat(undated, [sample.without("/assessment/major_public_interest")])) == {"": {sample.record("/decision/made_on")}}
	dated := array.concat(_patch("2021-07-15"), [sample.without("/assessment/major_public_interest")])
	_asked(dated) == {"": {sample.record("/assessment/major_public_interest")}}
}
