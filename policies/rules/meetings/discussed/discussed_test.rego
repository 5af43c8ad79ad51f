package rules.meetings.discussed_test

import data.rules.meetings.discussed

_row := "PEN-0066#3"

_case(meetings, decided_on) := {
	"type": "penalty_case",
	"id": "T",
	"procedure": "ordinary",
	"organ": {"kind": "other"},
	"assessment": {"complex": true},
	"decision": {"outcome": null, "made_on": decided_on},
	"meetings": meetings,
	"closure": {"closed_on": null},
}

_meeting(body, day) := {"id": "m1", "body": body, "held_on": day}

_with(record, patch) := json.patch(record, patch)

_fails(record) := fails if {
	fails := discussed.fails with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_missing(record) := needs if {
	needs := discussed.missing with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_pending(record) := pending if {
	pending := discussed.pending with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_settled_pass(record) if {
	_fails(record) == set()
	_missing(record) == set()
	_pending(record) == set()
}

_need(ref) := [_row, "", {"kind": "record", "ref": ref}]

test_pass_on_the_day_of_the_decision if {
	_settled_pass(_case([_meeting("heads_discussion", "2026-04-29")], "2026-04-29"))
	_settled_pass(_case([_meeting("bureau_affairs_meeting", "2026-04-29")], "2026-04-29"))
}

test_fail_one_day_after_the_decision if {
	_fails(_case([_meeting("heads_discussion", "2026-04-30")], "2026-04-29")) == {[_row, ""]}
}

test_fail_without_a_meeting if {
	_fails(_case([], "2026-04-29")) == {[_row, ""]}
	_fails(_case(null, "2026-04-29")) == {[_row, ""]}
}

test_fail_another_body if _fails(_case([_meeting("party_group", "2026-04-28")], "2026-04-29")) == {[_row, ""]}

test_fail_a_meeting_without_a_day if _fails(_case([_meeting("heads_discussion", null)], "2026-04-29")) == {[_row, ""]}

test_pending_before_the_decision if {
	_pending(_case([], null)) == {[_row, "", null]}
	_settled_pass(_case([_meeting("heads_discussion", "2026-04-28")], null))
}

test_idle_if_closed_without_a_decision if {
	record := _with(_case([], null), [{"op": "replace", "path": "/closure/closed_on", "value": "2026-05-15"}])
	idle := discussed.idle with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
	idle == {[_row, ""]}
}

test_undetermined_while_meetings_are_absent if {
	_missing(_with(_case([], "2026-04-29"), [{"op": "remove", "path": "/meetings"}])) == {_need("/meetings")}
}

test_undetermined_while_a_meeting_could_be_the_one if {
	_missing(_case([{"id": "m1", "body": "heads_discussion"}], "2026-04-29")) == {_need("/meetings/0/held_on")}
	_missing(_case([{"id": "m1", "held_on": "2026-04-29"}], "2026-04-29")) == {_need("/meetings/0/body")}
	_fails(_case([{"id": "m1", "body": "party_group"}], "2026-04-29")) == {[_row, ""]}
	_fails(_case([{"id": "m1", "held_on": "2026-04-30"}], "2026-04-29")) == {[_row, ""]}
}
