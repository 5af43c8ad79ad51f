package across.two_places_test

import data.across.two_places

_act := {
	"row": "ARC-0006#2",
	"day": "2026-03-06",
	"at": "/investigation/acts/0",
	"element": "a",
	"date": "2026-03-06",
	"person": "p",
	"identity": "i",
	"certificates": ["c"],
	"started": "2026-03-06T09:00:00+08:00",
	"ended": "2026-03-06T10:00:00+08:00",
	"where": "here",
	"lacks": {},
}

_there(from, to) := {"where": "there", "started": _time(from), "ended": _time(to)}

_time(text) := sprintf("2026-03-06T%s:00+08:00", [text])

_found(first, second) := {[entry.status, entry.places, entry.missing, entry.arithmetic.overlap] |
	some entry in _findings(first, second)
	entry.status == "fail"
} | {[entry.status, entry.places, entry.missing] |
	some entry in _findings(first, second)
	entry.status == "undetermined"
}

_findings(first, second) := findings if {
	members := [
		{"record": "A", "place": 1, "facts": object.union(_act, first)},
		{"record": "B", "place": 2, "facts": object.union(_act, second)},
	]
	findings := object.get(two_places.judge, "k", set()) with input as {"as_of": "2026-11-24", "settings": {}, "groups": [{"key": "k", "index": "ARC-0006", "value": "v", "members": members}]}
}

_lacks(place, ref) := {"place": place, "kind": "record", "ref": ref}

test_fail_one_minute if _found({}, _there("09:59", "11:00")) == {["fail", [1, 2], [], 1]}

test_none_end_and_beginning_meet if _found({}, _there("10:00", "11:00")) == set()

test_fail_within_the_other_act if _found({}, _there("09:10", "09:20")) == {["fail", [1, 2], [], 10]}

test_none_the_same_place if _found({}, object.union(_there("09:10", "09:20"), {"where": "here"})) == set()

test_none_no_place_in_the_file if _found({}, object.union(_there("09:10", "09:20"), {"where": null})) == set()

test_none_an_end_before_the_beginning_is_one_minute if {
	_found({"ended": _time("08:00")}, _there("09:01", "09:20")) == set()
	_found({"ended": _time("08:00")}, _there("09:00", "09:20")) == {["fail", [1, 2], [], 1]}
}

test_undetermined_place_not_exported if {
	_found({"lacks": {"place": "/x"}, "where": null}, _there("09:10", "09:20")) == {["undetermined", [1, 2], [_lacks(1, "/x")]]}
}

test_none_times_apart_whatever_the_place if _found({"lacks": {"place": "/x"}, "where": null}, _there("10:00", "10:20")) == set()

test_undetermined_end_of_the_earlier_act if {
	_found({"ended": null, "lacks": {"ended": "/e"}}, _there("09:10", "09:20")) == {["undetermined", [1, 2], [_lacks(1, "/e")]]}
}

test_fail_same_minute_whatever_the_ends if {
	first := {"ended": null, "lacks": {"ended": "/e"}}
	{entry.status | some entry in _findings(first, _there("09:00", "09:20"))} == {"fail"}
}

test_fail_by_a_certificate_number if {
	{entry.status | some entry in _findings({"identity": null}, _there("09:10", "09:20"))} == {"fail"}
}

test_none_other_identity_and_certificate if {
	_found({"identity": "j", "certificates": []}, _there("09:10", "09:20")) == set()
}

test_none_no_number_in_the_files if {
	_found({"identity": null, "certificates": []}, object.union(_there("09:10", "09:20"), {"identity": null})) == set()
}

test_undetermined_numbers_not_exported if {
	first := {"identity": null, "certificates": [], "lacks": {"identity": "/i"}}
	_found(first, _there("09:10", "09:20")) == {["undetermined", [1, 2], [_lacks(1, "/i")]]}
}
