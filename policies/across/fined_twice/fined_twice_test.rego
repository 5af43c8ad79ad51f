package across.fined_twice_test

import data.across.fined_twice

_act := {
	"row": "ARC-0007#2",
	"day": "2026-02-24",
	"at": "/violations/0",
	"element": "v",
	"occurred": "2026-02-24",
	"ended": null,
	"range": "WSL2021-97-i3",
	"where": "here",
	"fine": 100,
	"changed": null,
	"lacks": {},
}

_found(first, second) := {[entry.status, entry.places, entry.missing] |
	some entry in object.get(fined_twice.judge, "k", set()) with input as {"as_of": "2026-11-24", "settings": {}, "groups": [{"key": "k", "index": "ARC-0007", "value": "v", "members": [
		{"record": "A", "place": 1, "facts": object.union(_act, first)},
		{"record": "B", "place": 2, "facts": object.union(_act, second)},
	]}]}
}

_fail := {["fail", [1, 2], []]}

_undetermined(ref) := {["undetermined", [1, 2], [{"place": 2, "kind": "record", "ref": ref}]]}

test_fail_the_same_act if _found({}, {"fine": 200}) == _fail

test_none_where_one_thing_differs if {
	every other in [{"range": "x"}, {"ended": "2026-02-25"}, {"where": "there"}, {"changed": "2026-05-06"}] {
		_found({}, other) == set()
	}
}

test_fail_no_place_in_the_file if _found({}, {"where": null}) == _fail

test_undetermined_where_one_thing_is_not_exported if {
	every name in ["range", "ended", "place", "changed"] {
		_found({}, {"lacks": {name: "/x"}}) == _undetermined("/x")
	}
}

# What differs settles it, whatever else is not known.
test_none_another_range_without_a_place if _found({}, {"range": "x", "lacks": {"place": "/x"}}) == set()

test_none_revoked_without_a_place if _found({"changed": "2026-05-06"}, {"lacks": {"place": "/x"}}) == set()
