package across.same_number_test

import data.across.same_number

_facts := {"row": "ARC-0004#1", "day": "2026-03-30", "at": "", "number": "7", "lacks": {}}

_member(record, own) := {"record": record, "place": 10 + count(record), "facts": object.union(_facts, own)}

_found(members) := {found |
	some entry in same_number.judge.k with input as {"as_of": "2026-11-24", "settings": {}, "groups": [{"key": "k", "index": "ARC-0004", "value": "v", "members": members}]}
	found := {"status": entry.status, "places": entry.places, "missing": entry.missing, "arithmetic": entry.arithmetic}
}

_lacks := {"place": 12, "kind": "record", "ref": "/held_on"}

test_fail_two_meetings if {
	_found([_member("A", {"thing": "2026-03-30"}), _member("BB", {"thing": "2026-04-06"})]) == {{
		"status": "fail",
		"places": [11, 12],
		"missing": [],
		"arithmetic": {"number": "7", "times": 2},
	}}
}

test_none_one_meeting_in_two_records if _found([_member("A", {"thing": "2026-03-30"}), _member("BB", {"thing": "2026-03-30"})]) == set()

test_fail_without_a_day_each_record_is_a_meeting if {
	found := _found([_member("A", {"thing": null}), _member("BB", {"thing": null})])
	{entry.status | some entry in found} == {"fail"}
}

test_undetermined_one_of_the_days_is_not_exported if {
	_found([_member("A", {"thing": "2026-03-30"}), _member("BB", {"lacks": {"thing": "/held_on"}})]) == {{
		"status": "undetermined",
		"places": [11, 12],
		"missing": [_lacks],
		"arithmetic": null,
	}}
}

test_fail_two_known_days_whatever_the_third if {
	_found([
		_member("A", {"thing": "2026-03-30"}),
		_member("BB", {"lacks": {"thing": "/held_on"}}),
		_member("CCC", {"thing": "2026-04-06"}),
	]) == {{"status": "fail", "places": [11, 13], "missing": [], "arithmetic": {"number": "7", "times": 2}}}
}

test_none_a_record_alone if _found([_member("A", {"lacks": {"thing": "/held_on"}})]) == set()

# The place is that of the first of two copies of one record.
test_none_a_record_twice if {
	twice := [object.union(_member("A", {"thing": day}), {"place": n}) | some n, day in ["2026-03-30", "2026-04-06"]]
	_found(twice) == set()
}
