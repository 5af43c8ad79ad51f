package rules.meetings.consulted_test

import data.rules.meetings.consulted

_row := "MTG-0002#1"

# Three are entitled and one came: too few.
_meeting := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"entitled": ["p1", "p2", "p3"],
	"attendance": [_seat("p1", true, null), _seat("p2", false, "2026-03-30"), _seat("p3", false, "2026-03-29")],
}

_seat(id, present, told) := {"id": id, "person": id, "present": present, "items_told_on": told, "views_sought": true}

_all(patches) := found if {
	found := {"fails": consulted.fails, "missing": consulted.missing, "pending": consulted.pending, "idle": consulted.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_meeting, patches)}
}

_put(path, value) := {"op": "add", "path": path, "value": value}

_drop(path) := {"op": "remove", "path": path}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_idle := object.union(_pass, {"idle": {[_row, ""]}})

_pending := object.union(_pass, {"pending": {[_row, "", null]}})

_lacks(refs) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}] | some ref in refs}})

test_pass_if_all_absent_were_told_and_asked if _all([]) == _pass

test_fail_if_one_was_told_one_day_late if _all([_put("/attendance/1/items_told_on", "2026-03-31")]) == _fail

test_fail_if_one_was_never_told if _all([_put("/attendance/1/items_told_on", null)]) == _fail

test_fail_if_one_was_not_asked if {
	_all([_put("/attendance/1/views_sought", false)]) == _fail
	_all([_put("/attendance/1/views_sought", null)]) == _fail
}

test_fail_if_one_is_not_even_listed if _all([_drop("/attendance/2")]) == _fail

test_idle_at_exactly_two_thirds if _all([_put("/attendance/1/present", true)]) == _idle

test_undetermined_while_it_is_open_whether_enough_came if {
	_all([_drop("/attendance/1/present")]) == _lacks({"/attendance/1/present"})
}

test_undetermined_for_what_is_absent_of_one if {
	_all([_drop("/attendance/1/items_told_on")]) == _lacks({"/attendance/1/items_told_on"})
	_all([_drop("/attendance/1/views_sought")]) == _lacks({"/attendance/1/views_sought"})
}

test_undetermined_without_the_lists if {
	_all([_drop("/attendance")]) == _lacks({"/attendance"})
	_all([_drop("/entitled")]) == _lacks({"/entitled"})
}

test_pending_before_the_meeting if _all([_put("/held_on", null), _put("/attendance/1/views_sought", false)]) == _pending
