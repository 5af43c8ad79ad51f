package rules.meetings.agreed_test

import data.rules.meetings.agreed

_row := "PEN-0360#1"

_penalty := {"kinds": ["fine"], "fine_fen": 100, "confiscated_gains_fen": null, "confiscated_property_fen": null}

_resolved(penalty) := {"id": "i1", "matter": "major_penalty", "case_id": "T", "resolution": {"passed": true, "penalty": penalty}}

_meeting(id, day, item) := {"id": id, "body": "bureau_affairs_meeting", "held_on": day, "items": [item]}

_case := {
	"type": "penalty_case",
	"id": "T",
	"procedure": "ordinary",
	"organ": {"name": "临武县应急管理局"},
	"assessment": {"major": true},
	"meetings": [_meeting("m1", "2026-03-30", _resolved(_penalty))],
	"decision": {"made_on": "2026-03-31", "outcome": "penalty", "penalty": _penalty},
	"closure": {"closed_on": "2026-04-14"},
}

_put(path, value) := {"op": "add", "path": path, "value": value}

_drop(path) := {"op": "remove", "path": path}

_all(patches) := found if {
	found := {"fails": agreed.fails, "missing": agreed.missing, "pending": agreed.pending, "idle": agreed.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_case, patches)}
}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_idle := object.union(_pass, {"idle": {[_row, ""]}})

_lacks(ref) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}]}})

_other := object.union(_penalty, {"fine_fen": 99})

test_pass_as_resolved if _all([]) == _pass

test_pass_nothing_is_as_good_as_zero if _all([_put("/decision/penalty/confiscated_gains_fen", 0)]) == _pass

test_fail_one_fen_off if _all([_put("/decision/penalty/fine_fen", 101)]) == _fail

test_fail_another_kind if _all([_put("/decision/penalty/kinds", ["warning"])]) == _fail

test_fail_not_passed if {
	_all([_put("/meetings/0/items/0/resolution/passed", false)]) == _fail
	_all([_put("/meetings/0/items/0/resolution", null)]) == _fail
	_all([_put("/meetings/0/items/0/resolution/penalty", null)]) == _fail
}

test_the_day_of_the_decision_is_the_last if {
	_all([_put("/meetings/0/held_on", "2026-03-31")]) == _pass
	_all([_put("/meetings/0/held_on", "2026-04-01")]) == _idle
}

test_the_last_meeting_counts if {
	_all([_put("/meetings/-", _meeting("m2", "2026-03-31", _resolved(_other)))]) == _fail
	_all([_put("/meetings/-", _meeting("m2", "2026-03-29", _resolved(_other)))]) == _pass
}

test_of_one_day_any_item_is_enough if _all([_put("/meetings/-", _meeting("m2", "2026-03-30", _resolved(_other)))]) == _pass

test_idle_without_an_item_on_the_case if {
	_all([_put("/meetings/0/items/0/case_id", "U")]) == _idle
	_all([_put("/meetings/0/items/0/matter", "other")]) == _idle
	_all([_put("/meetings/0/body", "party_group")]) == _idle
	_all([_put("/meetings/0/held_on", null)]) == _idle
	_all([_put("/meetings", null)]) == _idle
}

test_undetermined_for_what_makes_it_the_meeting if {
	every key in ["body", "held_on", "items"] {
		place := concat("/", ["/meetings/0", key])
		_all([_drop(place)]) == _lacks(place)
	}
	every key in ["matter", "case_id", "resolution", "resolution/passed", "resolution/penalty", "resolution/penalty/fine_fen"] {
		place := concat("/", ["/meetings/0/items/0", key])
		_all([_drop(place)]) == _lacks(place)
	}
}

test_undetermined_for_what_was_decided if _all([_drop("/decision/penalty/fine_fen")]) == _lacks("/decision/penalty/fine_fen")

test_an_earlier_meeting_need_not_be_known if {
	_all([_put("/meetings/-", object.remove(_meeting("m2", "2026-03-29", _resolved(_other)), ["body"]))]) == _pass
}

test_a_later_meeting_must_be_known if {
	_all([_put("/meetings/-", object.remove(_meeting("m2", "2026-03-31", _resolved(_other)), ["body"]))]) == _lacks("/meetings/1/body")
}
