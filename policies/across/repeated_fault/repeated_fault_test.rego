package across.repeated_fault_test

import data.across.repeated_fault

_fault := {
	"row": "ARC-0009#1",
	"day": "2025-04-06",
	"at": "/accountability/faults/0",
	"element": "f",
	"person": "p",
	"identity": "i",
	"certificates": [],
	"on": "2025-04-06",
	"exempt": false,
	"noted": false,
	"lacks": {},
}

_found(first, second) := {[entry.status, entry.places, entry.missing] |
	some entry in object.get(repeated_fault.judge, "k", set()) with input as {"as_of": "2026-11-24", "settings": {}, "groups": [{"key": "k", "index": "ARC-0009", "value": "v", "members": [
		{"record": "A", "place": 1, "facts": object.union(_fault, first)},
		{"record": "B", "place": 2, "facts": object.union(_fault, second)},
	]}]}
}

_fail := {["fail", [1, 2], []]}

_undetermined(place) := {["undetermined", [1, 2], [{"place": place, "kind": "record", "ref": "/x"}]]}

_later := {"on": "2026-04-06"}

test_fail_on_the_last_day_of_the_year if _found({}, _later) == _fail

test_none_a_day_after_the_year if _found({}, {"on": "2026-04-07"}) == set()

test_fail_whichever_record_comes_first if _found(_later, {}) == _fail

test_none_the_later_one_names_it if _found({}, object.union(_later, {"noted": true})) == set()

test_fail_only_the_earlier_one_names_it if _found({"noted": true}, _later) == _fail

test_none_one_is_not_pursued if {
	_found({"exempt": true}, _later) == set()
	_found({}, object.union(_later, {"exempt": true})) == set()
}

test_undetermined_what_the_later_one_names if _found({}, object.union(_later, {"lacks": {"noted": "/x"}})) == _undetermined(2)

test_fail_whatever_the_earlier_one_names if _found({"lacks": {"noted": "/x"}}, _later) == _fail

test_undetermined_whether_one_is_pursued if _found({"lacks": {"exempt": "/x"}}, _later) == _undetermined(1)

test_none_another_officer_of_the_name if _found({"identity": "j"}, _later) == set()
