package rules.meetings.important_test

import data.rules.meetings.important

_row := "MTG-0021#1"

_meeting := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"delegation": {"head_consulted_on": "2026-03-30"},
	"items": [{"id": "i1", "important": true}, {"id": "i2", "important": false}],
}

_put(path, value) := {"op": "add", "path": path, "value": value}

_drop(path) := {"op": "remove", "path": path}

_all(patches) := found if {
	found := {"fails": important.fails, "missing": important.missing, "pending": important.pending, "idle": important.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_meeting, patches)}
}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_idle := object.union(_pass, {"idle": {[_row, ""]}})

_lacks(ref) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}]}})

_unasked := _put("/delegation/head_consulted_on", null)

test_pass_if_asked_on_the_day if _all([]) == _pass

test_fail_if_asked_one_day_later if _all([_put("/delegation/head_consulted_on", "2026-03-31")]) == _fail

test_fail_if_never_asked if _all([_unasked]) == _fail

test_fail_though_another_item_is_unknown if _all([_unasked, _drop("/items/1/important")]) == _fail

test_idle_if_nothing_is_important if {
	_all([_put("/items/0/important", false)]) == _idle
	_all([_put("/items/0/important", null)]) == _idle
	_all([_put("/items", null)]) == _idle
}

test_undetermined_without_the_mark if _all([_drop("/items/0/important")]) == _lacks("/items/0/important")

test_undetermined_without_the_day_of_asking if {
	_all([_drop("/delegation/head_consulted_on")]) == _lacks("/delegation/head_consulted_on")
}

test_undetermined_without_the_items if _all([_drop("/items")]) == _lacks("/items")

test_pending_before_the_meeting if {
	_all([_unasked, _put("/held_on", null)]) == object.union(_pass, {"pending": {[_row, "", null]}})
}
