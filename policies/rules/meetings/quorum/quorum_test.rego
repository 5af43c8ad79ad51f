package rules.meetings.quorum_test

import data.rules.meetings.quorum

_row := "MTG-0001#1"

_people := [sprintf("p%d", [n]) | some n in numbers.range(1, 9)]

# Nine are entitled; the first `present` of them came.
_meeting(present) := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"entitled": _people,
	"special_circumstances": null,
	"attendance": [{"id": id, "person": id, "capacity": "member", "present": i < present} | some i, id in _people],
}

_with(record, op, path, value) := json.patch(record, [{"op": op, "path": path, "value": value}])

_without(record, path) := json.patch(record, [{"op": "remove", "path": path}])

_all(record) := found if {
	found := {"fails": quorum.fails, "missing": quorum.missing, "pending": quorum.pending, "idle": quorum.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_lacks(ref) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}]}})

test_pass_at_exactly_two_thirds if _all(_meeting(6)) == _pass

test_fail_one_below_two_thirds if _all(_meeting(5)) == _fail

test_pass_in_special_circumstances if {
	_all(_with(_meeting(5), "add", "/special_circumstances", "防汛应急响应")) == _pass
}

test_fail_observers_do_not_count if {
	observer := {"id": "o1", "person": "o1", "capacity": "observer", "present": true}
	_all(_with(_meeting(5), "add", "/attendance/-", observer)) == _fail
}

test_fail_one_member_listed_twice_counts_once if {
	again := {"id": "t2", "person": "p1", "capacity": "member", "present": true}
	_all(_with(_meeting(5), "add", "/attendance/-", again)) == _fail
}

test_fail_without_any_attendance if _all(_with(_meeting(9), "add", "/attendance", null)) == _fail

test_undetermined_while_the_presence_that_counts_is_absent if {
	_all(_without(_meeting(6), "/attendance/0/present")) == _lacks("/attendance/0/present")
	_all(_without(_meeting(5), "/attendance/8/present")) == _lacks("/attendance/8/present")
}

test_pass_if_enough_are_known if _all(_without(_meeting(7), "/attendance/0/present")) == _pass

test_fail_if_enough_absences_are_known if _all(_without(_meeting(4), "/attendance/8/present")) == _fail

test_undetermined_while_circumstances_are_absent if {
	_all(_without(_meeting(5), "/special_circumstances")) == _lacks("/special_circumstances")
}

test_pending_before_the_meeting if {
	_all(_with(_meeting(5), "add", "/held_on", null)) == object.union(_pass, {"pending": {[_row, "", null]}})
}

test_idle_if_nobody_was_entitled if {
	_all(_with(_meeting(5), "add", "/entitled", null)) == object.union(_pass, {"idle": {[_row, ""]}})
}

# A rule of another book, which nothing excuses, and one that asks of some matters only.
_elsewhere(present) := object.union(_meeting(present), {
	"organ": {"level": "county", "region": "350721", "plans": ["nanping_power_operation"]},
	"special_circumstances": "S",
	"items": [{"id": "i1", "matter": "study"}, {"id": "i2", "matter": "personnel"}],
})

_half := "MTG-0342#1"

_cadres := "MTG-0343#1"

_found(record) := found if {
	found := {"fails": quorum.fails, "missing": quorum.missing, "idle": quorum.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

test_nothing_excuses_where_the_rule_is_strict if {
	_found(_elsewhere(4)) == {"fails": {[_half, ""], [_cadres, ""]}, "missing": set(), "idle": set()}
	_found(_elsewhere(5)) == {"fails": {[_cadres, ""]}, "missing": set(), "idle": set()}
	_found(_elsewhere(6)) == {"fails": set(), "missing": set(), "idle": set()}
}

test_idle_where_no_item_is_of_the_matter if {
	other := _with(_elsewhere(5), "replace", "/items/1/matter", "study")
	_found(other) == {"fails": set(), "missing": set(), "idle": {[_cadres, ""]}}
	none := _with(_elsewhere(5), "replace", "/items", null)
	_found(none) == {"fails": set(), "missing": set(), "idle": {[_cadres, ""]}}
}

test_undetermined_where_the_matter_is_not_known if {
	need := {"kind": "record", "ref": "/items/1/matter"}
	_found(_without(_elsewhere(5), "/items/1/matter")) == {"fails": set(), "missing": {[_cadres, "", need]}, "idle": set()}
	items := {"kind": "record", "ref": "/items"}
	_found(_without(_elsewhere(5), "/items")) == {"fails": set(), "missing": {[_cadres, "", items]}, "idle": set()}
}
