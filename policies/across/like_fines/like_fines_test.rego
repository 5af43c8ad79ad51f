package across.like_fines_test

import data.across.like_fines

_case := {
	"row": "ARC-0008#1",
	"day": "2026-03-31",
	"at": "/violations/0",
	"element": "v",
	"times": 2,
	"profile": "same",
	"lacks": {},
}

_found(cases) := {[entry.status, entry.places, entry.missing] | some entry in _findings(cases)}

_findings(cases) := findings if {
	members := [{"record": sprintf("R%d", [n]), "place": n, "facts": object.union(_case, own)} | some n, own in cases]
	findings := object.get(like_fines.judge, "k", set()) with input as {"as_of": "2026-11-24", "settings": {}, "groups": [{"key": "k", "index": "ARC-0008", "value": "v", "members": members}]}
}

test_none_twice_exactly if _found([{"fine": 100}, {"fine": 200}]) == set()

test_fail_more_than_twice if _found([{"fine": 100}, {"fine": 201}]) == {["fail", [0, 1], []]}

test_fail_lowest_and_highest_stand_for_all if {
	cases := [{"fine": 150}, {"fine": 900}, {"fine": 100}, {"fine": 800}]
	_found(cases) == {["fail", [1, 2], []]}
	{entry.arithmetic | some entry in _findings(cases)} == {{"lowest_fen": 100, "highest_fen": 900, "cases": 4}}
}

test_none_unlike_cases if _found([{"fine": 100}, {"fine": 900, "profile": "other"}]) == set()

test_fail_each_kind_of_case_by_itself if {
	cases := [{"fine": 100}, {"fine": 300}, {"fine": 1000, "profile": "other"}, {"fine": 5000, "profile": "other"}]
	_found(cases) == {["fail", [0, 1], []], ["fail", [2, 3], []]}
}

test_undetermined_circumstances_not_exported if {
	_found([{"fine": 100}, {"fine": 201, "lacks": {"/x": "/x"}}]) == {["undetermined", [0, 1], [{"place": 1, "kind": "record", "ref": "/x"}]]}
	_found([{"fine": 100, "lacks": {"/x": "/x"}}, {"fine": 201}]) == {["undetermined", [0, 1], [{"place": 0, "kind": "record", "ref": "/x"}]]}
}

test_none_fines_are_near_whatever_the_circumstances if _found([{"fine": 100}, {"fine": 200, "lacks": {"/x": "/x"}}]) == set()
