package rules.meetings.heard_test

import data.rules.meetings.heard

_row := "MTG-0038#1"

_meeting := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"entitled": ["p1", "p2"],
	"attendance": [{"id": "t1", "person": "p1", "present": true}, {"id": "t2", "person": "p2", "present": true}],
	"items": [{"id": "i1", "needs_decision": true, "statements": [{"id": "s1", "person": "p1"}, {"id": "s2", "person": "p2"}]}],
}

_all(patches) := found if {
	found := {"fails": heard.fails, "missing": heard.missing, "pending": heard.pending, "idle": heard.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_meeting, patches)}
}

_put(path, value) := {"op": "add", "path": path, "value": value}

_drop(path) := {"op": "remove", "path": path}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_idle := object.union(_pass, {"idle": {[_row, ""]}})

_pending := object.union(_pass, {"pending": {[_row, "", null]}})

_lacks(refs) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}] | some ref in refs}})

test_pass_if_everybody_present_is_heard if _all([]) == _pass

test_fail_if_one_is_not if _all([_drop("/items/0/statements/1")]) == _fail

test_pass_if_whoever_is_not_was_absent if _all([_drop("/items/0/statements/1"), _put("/attendance/1/present", false)]) == _pass

test_undetermined_without_the_presence_of_the_silent if {
	_all([_drop("/items/0/statements/1"), _drop("/attendance/1/present")]) == _lacks({"/attendance/1/present"})
}

test_undetermined_without_the_speaker if _all([_drop("/items/0/statements/1/person")]) == _lacks({"/items/0/statements/1/person"})

test_undetermined_without_the_lists if {
	_all([_drop("/items/0/statements")]) == _lacks({"/items/0/statements"})
	_all([_drop("/items")]) == _lacks({"/items"})
}

test_idle_if_nothing_is_to_be_decided if {
	_all([_put("/items/0/needs_decision", false)]) == _idle
	_all([_put("/items", null)]) == _idle
}

test_pending_before_the_meeting if _all([_drop("/items/0/statements/1"), _put("/held_on", null)]) == _pending

# A rule of another book, which asks for the votes.
_votes := "MTG-0341#1"

_voting(patches) := found if {
	nanping := [
		_put("/organ", {"level": "county", "region": "350721", "plans": ["nanping_power_operation"]}),
		_put("/items/0/statements/0/vote", "for"),
		_put("/items/0/statements/1/vote", "abstain"),
	]
	record := json.patch(_meeting, array.concat(nanping, patches))
	found := {
		"fails": {row | some [row, _] in heard.fails},
		"missing": {need.ref | some [row, _, need] in heard.missing; row == _votes},
	} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

test_pass_if_everybody_present_voted if _voting([]) == {"fails": set(), "missing": set()}

test_fail_if_one_spoke_and_did_not_vote if {
	_voting([_put("/items/0/statements/1/vote", null)]) == {"fails": {_votes}, "missing": set()}
}

test_pass_if_whoever_spoke_without_a_vote_voted_later if {
	later := [_put("/items/0/statements/1/vote", null), _put("/items/0/statements/-", {"id": "s3", "person": "p2", "vote": "for"})]
	_voting(later) == {"fails": set(), "missing": set()}
}

test_undetermined_if_a_vote_was_not_exported if {
	_voting([_drop("/items/0/statements/1/vote")]) == {"fails": set(), "missing": {"/items/0/statements/1/vote"}}
}
