package rules.meetings.dated_test

import data.rules.meetings.dated

_plan := "MTG-0202#1"

_arrival := "MTG-0206#1"

_meeting := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"started_at": "2026-03-30T09:00:00+08:00",
	"attendance": [{"id": "t1", "present": true, "arrived_at": "2026-03-30T09:00+08:00"}],
	"items": [{"id": "i1", "matter": "work_plan", "effective_on": "2026-03-30"}, {"id": "i2", "matter": "study", "effective_on": "2026-01-01"}],
}

_with(path, value) := json.patch(_meeting, [{"op": "add", "path": path, "value": value}])

_without(path) := json.patch(_meeting, [{"op": "remove", "path": path}])

_all(row, record) := {name: found |
	some name, entries in _sets(record)
	found := {entry | some entry in entries; entry[0] == row}
}

_sets(record) := sets if {
	sets := {"fails": dated.fails, "missing": dated.missing, "pending": dated.pending, "idle": dated.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail(row) := object.union(_pass, {"fails": {[row, ""]}})

_idle(row) := object.union(_pass, {"idle": {[row, ""]}})

_lacks(row, refs) := object.union(_pass, {"missing": {[row, "", {"kind": "record", "ref": ref}] | some ref in refs}})

test_pass_on_the_day_of_the_meeting if _all(_plan, _meeting) == _pass

test_fail_the_day_before if _all(_plan, _with("/items/0/effective_on", "2026-03-29")) == _fail(_plan)

test_pass_at_the_minute_the_meeting_began if _all(_arrival, _meeting) == _pass

test_fail_a_minute_later if _all(_arrival, _with("/attendance/0/arrived_at", "2026-03-30T09:01+08:00")) == _fail(_arrival)

test_idle_if_no_entry_is_meant if {
	_all(_plan, _with("/items/0/matter", "other")) == _idle(_plan)
	_all(_plan, _with("/items", null)) == _idle(_plan)
}

test_idle_if_the_entry_has_no_date if _all(_plan, _with("/items/0/effective_on", null)) == _idle(_plan)

test_pending_before_the_meeting if _all(_plan, _with("/held_on", null)) == object.union(_pass, {"pending": {[_plan, "", null]}})

test_undetermined_without_the_time_of_the_meeting if _all(_arrival, _without("/started_at")) == _lacks(_arrival, {"/started_at"})

test_undetermined_without_the_date if _all(_plan, _without("/items/0/effective_on")) == _lacks(_plan, {"/items/0/effective_on"})

test_undetermined_without_the_list if _all(_plan, _without("/items")) == _lacks(_plan, {"/items"})

test_undetermined_if_the_entry_may_be_meant if _all(_plan, _without("/items/0/matter")) == _lacks(_plan, {"/items/0/matter"})

test_undetermined_if_another_wrong_one_may_be_meant if _all(_plan, _without("/items/1/matter")) == _lacks(_plan, {"/items/1/matter"})

test_pass_if_another_one_in_order_may_be_meant if {
	_all(_plan, json.patch(_with("/items/1/effective_on", "2026-04-01"), [{"op": "remove", "path": "/items/1/matter"}])) == _pass
}
