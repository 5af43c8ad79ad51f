package rules.enforcement.unperformed_test

import data.rules.enforcement.unperformed

_row := "PEN-0349#1"

_case := {
	"type": "penalty_case",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"decision": {"outcome": "penalty", "made_on": "2026-03-31"},
	"enforcement": {
		"court_applied_on": "2026-10-20",
		"performed_on": null,
		"reconsideration": null,
		"litigation": null,
	},
}

_put(path, value) := {"op": "add", "path": path, "value": value}

_drop(path) := {"op": "remove", "path": path}

_all(patches) := found if {
	found := {"fails": unperformed.fails, "missing": unperformed.missing, "idle": unperformed.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_case, patches)}
}

_pass := {"fails": set(), "missing": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_lacks(ref) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}]}})

_filed(key, day) := _put(concat("/", ["/enforcement", key]), {"filed_on": day})

test_pass_if_nothing_came_before if _all([]) == _pass

test_fail_if_a_remedy_was_sought_the_day_before if {
	_all([_filed("reconsideration", "2026-10-19")]) == _fail
	_all([_filed("litigation", "2026-10-19")]) == _fail
}

test_pass_on_the_same_day if {
	_all([_filed("litigation", "2026-10-20")]) == _pass
	_all([_put("/enforcement/performed_on", "2026-10-20")]) == _pass
}

test_fail_if_performed_the_day_before if _all([_put("/enforcement/performed_on", "2026-10-19")]) == _fail

test_undetermined_for_what_may_have_come_before if {
	every key in ["reconsideration", "litigation", "performed_on"] {
		place := concat("/", ["/enforcement", key])
		_all([_drop(place)]) == _lacks(place)
	}
}

test_not_asked_without_an_application if _all([_put("/enforcement/court_applied_on", null)]) == _pass
