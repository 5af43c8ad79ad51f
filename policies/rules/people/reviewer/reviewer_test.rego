package rules.people.reviewer_test

import data.rules.people.reviewer

_row := "PEN-0063#2"

_case(qualification, since) := {
	"type": "penalty_case",
	"id": "T",
	"procedure": "ordinary",
	"people": [{"id": "p5", "legal_qualification": qualification, "legal_review_since": since}],
	"legal_review": {"reviewers": ["p5"], "concluded_on": "2026-04-24"},
}

_with(record, patch) := json.patch(record, patch)

_fails(record) := fails if {
	fails := reviewer.fails with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_missing(record) := needs if {
	needs := reviewer.missing with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_settled_pass(record) if {
	_fails(record) == set()
	_missing(record) == set()
}

_need(ref) := [_row, "", {"kind": "record", "ref": ref}]

test_pass_qualified_on_the_day if _settled_pass(_case({"obtained_on": "2026-04-24"}, null))

test_fail_qualified_one_day_later if _fails(_case({"obtained_on": "2026-04-25"}, null)) == {[_row, ""]}

test_pass_in_the_work_on_the_last_day_before if _settled_pass(_case(null, "2017-12-31"))

test_fail_in_the_work_one_day_later if _fails(_case(null, "2018-01-01")) == {[_row, ""]}

test_fail_without_anything if _fails(_case(null, null)) == {[_row, ""]}

test_law_of_2017_asks_the_same if {
	old := [{"op": "replace", "path": "/legal_review/concluded_on", "value": "2018-01-01"}]
	_fails(_with(_case(null, "2018-01-01"), old)) == {["PEN-0063#1", ""]}
	_fails(_with(_case(null, "2018-01-01"), [{"op": "replace", "path": "/legal_review/concluded_on", "value": "2017-12-31"}])) == set()
}

test_undetermined_while_the_qualification_is_absent if {
	record := _with(_case(null, "2019-01-01"), [{"op": "remove", "path": "/people/0/legal_qualification"}])
	_fails(record) == set()
	_missing(record) == {_need("/people/0/legal_qualification")}
}

test_undetermined_while_its_day_is_absent if {
	_missing(_case({"number": "A"}, null)) == {_need("/people/0/legal_qualification/obtained_on")}
	_settled_pass(_case({"number": "A", "obtained_on": null}, null))
}

test_undetermined_while_the_time_in_the_work_is_absent if {
	record := _with(_case(null, null), [{"op": "remove", "path": "/people/0/legal_review_since"}])
	_missing(record) == {_need("/people/0/legal_review_since")}
	qualified := _with(_case({"obtained_on": "2010-01-01"}, null), [{"op": "remove", "path": "/people/0/legal_review_since"}])
	_settled_pass(qualified)
}

test_undetermined_while_people_are_absent if {
	_missing(_with(_case(null, null), [{"op": "remove", "path": "/people"}])) == {_need("/people")}
}

test_idle_without_reviewers if {
	record := _with(_case(null, null), [{"op": "replace", "path": "/legal_review/reviewers", "value": null}])
	idle := reviewer.idle with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
	idle == {[_row, ""]}
}
