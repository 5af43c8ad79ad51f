package lib.across_test

import data.lib.across

_members := [
	{"record": "B", "place": 2, "n": 1},
	{"record": "A", "place": 3, "n": 2},
	{"record": "A", "place": 1, "n": 3},
	{"record": "A", "place": 1, "n": 4},
]

test_a_record_that_stands_twice_is_one if {
	{member.n | some member in across.once(_members)} == {1, 3, 4}
}

test_firsts_is_one_member_of_each_record if {
	[member.n | some member in across.firsts(_members)] == [3, 1]
}

test_a_key_tells_its_parts_apart if across.key(["a", "bc"]) != across.key(["ab", "c"])
