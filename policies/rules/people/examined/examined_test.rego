package rules.people.examined_test

import data.rules.people.examined

_row := "PEN-0554#1"

_at := "/investigation/acts/0"

_case := {
	"type": "penalty_case",
	"id": "T",
	"procedure": "ordinary",
	"organ": {"kind": "emergency_management", "level": "municipal", "region": "130300", "plans": ["three_systems_pilot"]},
	"people": [{"id": "p1", "exam_passed_on": "2026-03-05"}, {"id": "p2", "exam_passed_on": "2018-06-01"}],
	"investigation": {"acts": [{"id": "a1", "on": "2026-03-05", "officers": ["p1", "p2"]}]},
	"decision": {"made_on": "2026-03-31"},
	"closure": null,
}

_with(path, value) := json.patch(_case, [{"op": "add", "path": path, "value": value}])

_without(path) := json.patch(_case, [{"op": "remove", "path": path}])

_all(record) := {name: found |
	some name, entries in _sets(record)
	found := {entry | some entry in entries; entry[0] == _row}
}

_sets(record) := sets if {
	sets := {"fails": examined.fails, "missing": examined.missing, "pending": examined.pending, "idle": examined.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, _at]}})

_lacks(ref) := object.union(_pass, {"missing": {[_row, _at, {"kind": "record", "ref": ref}]}})

test_pass_on_the_day if _all(_case) == _pass

test_fail_the_day_after if _all(_with("/people/0/exam_passed_on", "2026-03-06")) == _fail

test_fail_without_an_examination if _all(_with("/people/0/exam_passed_on", null)) == _fail

test_undetermined_if_not_exported if _all(_without("/people/0/exam_passed_on")) == _lacks("/people/0/exam_passed_on")

test_undetermined_without_the_people if _all(_without("/people")) == _lacks("/people")

test_undetermined_without_the_officers if _all(_without("/investigation/acts/0/officers")) == _lacks("/investigation/acts/0/officers")

test_undetermined_without_the_day_only_if_it_is_absent if {
	_all(_with("/investigation/acts/0/on", null)) == object.union(_pass, {"pending": {[_row, _at, null]}})
	_all(_without("/investigation/acts/0/on")).fails == set()
}

test_idle_if_nobody_is_named if _all(_with("/investigation/acts/0/officers", [])) == object.union(_pass, {"idle": {[_row, _at]}})
