package across.periods_test

import data.across.periods

_meeting := {"row": "ARC-0010#1", "day": "2026-03-16", "at": "", "element": "", "lacks": {}}

_found(meetings) := {[entry.status, entry.places, entry.missing] | some entry in _findings(meetings)}

_findings(meetings) := findings if {
	members := [{"record": sprintf("R%d", [n]), "place": n, "facts": object.union(_meeting, own)} | some n, own in meetings]
	findings := object.get(periods.judge, "k", set()) with input as {"as_of": "2026-11-24", "settings": {}, "groups": [{"key": "k", "index": "ARC-0010", "value": "v", "members": members}]}
}

_before := {"on": "2026-03-16"}

_after := {"on": "2026-03-30"}

test_fail_a_week_without if {
	_found([_before, _after]) == {["fail", [0, 1], []]}
	{entry.arithmetic | some entry in _findings([_before, _after])} == {{"from": "2026-03-23", "to": "2026-03-29", "periods": 1}}
}

test_none_the_last_day_of_the_next_week if _found([_before, {"on": "2026-03-29"}]) == set()

test_none_any_day_of_the_week_will_do if {
	every day in ["2026-03-23", "2026-03-29"] {
		_found([_before, {"on": day}, _after]) == set()
	}
}

test_none_a_week_whose_monday_is_a_holiday if _found([_after, {"on": "2026-04-13"}]) == set()

test_none_one_meeting_shows_no_gap if _found([_before]) == set()

test_undetermined_a_meeting_of_an_unknown_day if {
	_found([_before, {"day": null, "on": null, "lacks": {"/held_on": "/held_on"}}, _after]) == {["undetermined", [0, 1, 2], [{"place": 1, "kind": "record", "ref": "/held_on"}]]}
}

test_undetermined_a_record_of_that_week_that_may_be_one if {
	_found([_before, {"on": "2026-03-23", "lacks": {"/body": "/body"}}, _after]) == {["undetermined", [0, 1, 2], [{"place": 1, "kind": "record", "ref": "/body"}]]}
}

test_fail_a_record_of_another_week_that_may_be_one if {
	_found([_before, {"on": "2026-03-17", "lacks": {"/body": "/body"}}, _after]) == {["fail", [0, 2], []]}
}
