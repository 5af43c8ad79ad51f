package rules.meetings.decider_test

import data.rules.meetings.decider

_row := "MTG-0011#1"

_meeting := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"presider": "p1",
	"delegation": {"head_directed": null},
	"items": [{"id": "i1", "resolution": {"decided_by": "p1"}}, {"id": "i2", "resolution": null}],
}

_all(patches) := found if {
	found := {"fails": decider.fails, "missing": decider.missing, "pending": set(), "idle": decider.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_meeting, patches)}
}

_put(path, value) := {"op": "add", "path": path, "value": value}

_drop(path) := {"op": "remove", "path": path}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_idle := object.union(_pass, {"idle": {[_row, ""]}})

_pending := object.union(_pass, {"pending": {[_row, "", null]}})

_lacks(refs) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}] | some ref in refs}})

_by_another := _put("/items/0/resolution/decided_by", "p2")

test_pass_if_the_presider_decided if _all([]) == _pass

test_fail_if_another_decided if _all([_by_another]) == _fail

test_fail_if_nobody_is_named if _all([_put("/items/0/resolution/decided_by", null)]) == _fail

test_pass_if_the_head_directed_it if _all([_by_another, _put("/delegation/head_directed", true)]) == _pass

test_fail_if_the_head_did_not if {
	_all([_by_another, _put("/delegation/head_directed", false)]) == _fail
	_all([_by_another, _put("/delegation", null)]) == _fail
}

test_undetermined_without_the_direction if {
	_all([_by_another, _drop("/delegation/head_directed")]) == _lacks({"/delegation/head_directed"})
}

test_undetermined_without_decider_or_presider if {
	_all([_drop("/items/0/resolution/decided_by")]) == _lacks({"/items/0/resolution/decided_by"})
	_all([_drop("/presider")]) == _lacks({"/presider"})
}

test_idle_if_nothing_was_resolved if {
	_all([_put("/items/0/resolution", null)]) == _idle
	_all([_put("/items", null)]) == _idle
	_all([_put("/presider", null)]) == _idle
}
