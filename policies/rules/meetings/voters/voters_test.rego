package rules.meetings.voters_test

import data.rules.meetings.voters

_row := "MTG-0003#1"

_meeting := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"entitled": ["p1"],
	"items": [{"id": "i1", "statements": [
		{"id": "s1", "person": "p1", "vote": "for"},
		{"id": "s2", "person": "o1", "vote": null},
	]}],
}

_all(patches) := found if {
	found := {"fails": voters.fails, "missing": voters.missing, "pending": set(), "idle": voters.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_meeting, patches)}
}

_put(path, value) := {"op": "add", "path": path, "value": value}

_drop(path) := {"op": "remove", "path": path}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_idle := object.union(_pass, {"idle": {[_row, ""]}})

_pending := object.union(_pass, {"pending": {[_row, "", null]}})

_lacks(refs) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}] | some ref in refs}})

test_pass_if_an_observer_only_speaks if _all([]) == _pass

test_fail_if_an_observer_votes if _all([_put("/items/0/statements/1/vote", "for")]) == _fail

test_fail_if_an_observer_abstains if _all([_put("/items/0/statements/1/vote", "abstain")]) == _fail

test_undetermined_without_the_vote_of_an_observer if {
	_all([_drop("/items/0/statements/1/vote")]) == _lacks({"/items/0/statements/1/vote"})
}

test_undetermined_without_the_voter if {
	_all([_drop("/items/0/statements/0/person")]) == _lacks({"/items/0/statements/0/person"})
}

test_undetermined_without_members_or_items if {
	_all([_drop("/entitled")]) == _lacks({"/entitled"})
	_all([_drop("/items")]) == _lacks({"/items"})
}

test_idle_if_nobody_voted if {
	_all([_put("/items/0/statements/0/vote", null)]) == _idle
	_all([_put("/items", null)]) == _idle
}
