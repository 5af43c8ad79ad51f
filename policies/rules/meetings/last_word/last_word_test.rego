package rules.meetings.last_word_test

import data.rules.meetings.last_word

_row := "MTG-0010#1"

_meeting := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"presider": "p1",
	"items": [{"id": "i1", "resolution": {"passed": true}, "statements": [
		{"id": "s1", "person": "p2", "order": 1},
		{"id": "s2", "person": "p1", "order": 2},
	]}],
}

_all(patches) := found if {
	found := {"fails": last_word.fails, "missing": last_word.missing, "pending": set(), "idle": last_word.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_meeting, patches)}
}

_put(path, value) := {"op": "add", "path": path, "value": value}

_drop(path) := {"op": "remove", "path": path}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_idle := object.union(_pass, {"idle": {[_row, ""]}})

_pending := object.union(_pass, {"pending": {[_row, "", null]}})

_lacks(refs) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}] | some ref in refs}})

test_pass_if_the_presider_spoke_last if _all([]) == _pass

test_fail_if_another_spoke_after if _all([_put("/items/0/statements/0/order", 3)]) == _fail

test_pass_if_the_presider_spoke_again if {
	again := {"id": "s3", "person": "p1", "order": 4}
	_all([_put("/items/0/statements/0/order", 3), _put("/items/0/statements/-", again)]) == _pass
}

test_undetermined_without_order_or_speaker if {
	_all([_drop("/items/0/statements/0/order")]) == _lacks({"/items/0/statements/0/order"})
	_all([_drop("/items/0/statements/0/person")]) == _lacks({"/items/0/statements/0/person"})
	_all([_drop("/presider")]) == _lacks({"/presider"})
}

test_idle_if_the_presider_said_nothing if _all([_put("/items/0/statements/1/person", "p3")]) == _idle

test_idle_if_nothing_was_resolved if {
	_all([_put("/items/0/resolution", null)]) == _idle
	_all([_put("/items", null)]) == _idle
}

# Rules of another book: on the principal, and on his first word too.
_begins := "MTG-0348#1"

_beginning(patches) := found if {
	nanping := [
		_put("/organ", {"level": "county", "region": "350721", "plans": ["nanping_power_operation"]}),
		_put("/principal", "p1"),
		_put("/major_matters", false),
		_put("/items/0/statements/0/position", "for"),
		_put("/items/0/statements/1/position", "for"),
	]
	record := json.patch(_meeting, array.concat(nanping, patches))
	found := {
		"fails": {row | some [row, _] in last_word.fails},
		"missing": {need.ref | some [row, _, need] in last_word.missing; row == _begins},
		"idle": {row | some [row, _] in last_word.idle; row == _begins},
	} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_first(position) := _put("/items/0/statements/-", {"id": "s0", "person": "p1", "order": 0, "position": position})

_nothing := {"fails": set(), "missing": set(), "idle": set()}

test_pass_if_the_principal_took_a_position_last if _beginning([]) == _nothing

test_fail_if_he_took_one_first_and_again_last if {
	_beginning([_first("for")]) == object.union(_nothing, {"fails": {_begins}})
	_beginning([_first("against")]) == object.union(_nothing, {"fails": {_begins}})
}

test_pass_if_he_only_opened_the_discussion if {
	_beginning([_first("none")]) == _nothing
	_beginning([_first(null)]) == _nothing
}

test_idle_if_he_took_no_position if {
	_beginning([_put("/items/0/statements/1/position", "none")]) == object.union(_nothing, {"idle": {_begins}})
}

test_undetermined_if_his_position_was_not_exported if {
	hidden := [_first("for"), _drop("/items/0/statements/2/position")]
	_beginning(hidden) == object.union(_nothing, {"missing": {"/items/0/statements/2/position"}})
}

test_fail_on_a_known_position_whatever_the_rest if {
	hidden := [_first("for"), _drop("/items/0/statements/1/position")]
	_beginning(hidden) == object.union(_nothing, {"fails": {_begins}, "missing": {"/items/0/statements/1/position"}})
}

test_undetermined_if_only_the_order_of_his_position_was_not_exported if {
	unordered := [_put("/items/0/statements/1/position", "against"), _drop("/items/0/statements/1/order")]
	_beginning(unordered) == object.union(_nothing, {"missing": {"/items/0/statements/1/order"}})
}
