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

_crowd(size) := [[{"record": sprintf("%03d", [n]), "place": n}] | some n in numbers.range(1, size)]

_met(size) := {[one.first.place, one.second.place] | some one in across.meetings(_crowd(size))}

test_a_few_are_laid_beside_each_other_each_with_each if {
	_met(20) == {[n, m] |
		some n in numbers.range(1, 20)
		some m in numbers.range(1, 20)
		n < m
	}
}

test_of_a_crowd_each_is_laid_beside_the_next_ones if {
	found := _met(300)
	count(found) < 2400
	every n in numbers.range(1, 299) { [n, n + 1] in found }
}
