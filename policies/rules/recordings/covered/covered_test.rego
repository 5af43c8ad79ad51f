package rules.recordings.covered_test

import data.rules.recordings.covered

_row := "PEN-0559#1"

_organ := {"kind": "emergency_management", "level": "municipal", "region": "130300", "plans": ["three_systems_pilot"]}

_entry(stage) := {"id": stage, "stage": stage, "author": "p1", "made_at": "2026-03-04T09:00:00+08:00"}

_case := {
	"type": "penalty_case",
	"id": "T",
	"procedure": "ordinary",
	"organ": _organ,
	"filing": {"decided_on": "2026-03-04"},
	"investigation": {"started_on": "2026-03-05"},
	"handling": null,
	"decision": null,
	"service": null,
	"enforcement": null,
	"closure": {"closed_on": "2026-04-14"},
	"recordings": [_entry("filing"), _entry("investigation")],
}

_with(path, value) := json.patch(_case, [{"op": "add", "path": path, "value": value}])

_without(path) := json.patch(_case, [{"op": "remove", "path": path}])

_all(record) := {name: found |
	some name, entries in _sets(record)
	found := {entry | some entry in entries; entry[0] == _row}
}

_sets(record) := sets if {
	sets := {"fails": covered.fails, "missing": covered.missing, "pending": covered.pending, "idle": covered.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_lacks(refs) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}] | some ref in refs}})

test_pass_if_every_step_taken_left_an_entry if _all(_case) == _pass

test_fail_if_one_step_left_none if _all(_with("/recordings", [_entry("filing")])) == _fail

test_fail_if_the_entry_lacks_what_is_asked if _all(_with("/recordings/0/author", null)) == _fail

test_pass_if_another_entry_of_the_step_answers if {
	_all(_with("/recordings", [_entry("filing"), _entry("investigation"), object.union(_entry("filing"), {"id": "2", "author": null})])) == _pass
}

test_fail_without_a_list if _all(_with("/recordings", null)) == _fail

test_pending_while_the_case_is_open if {
	record := json.patch(_with("/recordings", []), [{"op": "add", "path": "/closure", "value": null}])
	_all(record) == object.union(_pass, {"pending": {[_row, "", null]}})
}

test_idle_if_no_step_was_taken if {
	record := json.patch(_with("/filing", null), [{"op": "add", "path": "/investigation", "value": null}])
	_all(record) == object.union(_pass, {"idle": {[_row, ""]}})
}

test_undetermined_without_the_list if _all(_without("/recordings")) == _lacks({"/recordings"})

test_undetermined_if_an_entry_may_be_the_one if _all(_without("/recordings/0/stage")) == _lacks({"/recordings/0/stage"})

test_undetermined_without_what_is_asked if _all(_without("/recordings/0/author")) == _lacks({"/recordings/0/author"})

test_undetermined_without_the_step if {
	record := json.patch(_with("/recordings", [_entry("investigation")]), [{"op": "remove", "path": "/filing"}])
	_all(record) == _lacks({"/filing"})
}

test_pass_without_a_step_that_left_an_entry if _all(_without("/filing")) == _pass

test_undetermined_if_the_only_step_is_not_exported if {
	_all(json.patch(_without("/filing"), [{"op": "add", "path": "/investigation", "value": null}])) == _lacks({"/filing"})
}

test_fail_that_is_known_stands_beside_what_is_not if {
	_all(json.patch(_with("/recordings", []), [{"op": "remove", "path": "/filing"}])) == object.union(_fail, {"missing": {[_row, "", {"kind": "record", "ref": "/filing"}]}})
}
