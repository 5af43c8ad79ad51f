package rules.lists.one_such_test

import data.rules.lists.one_such

_row := "PEN-0394#1"

_case := {
	"type": "penalty_case",
	"id": "T",
	"procedure": "ordinary",
	"organ": {"name": "临武县应急管理局"},
	"filing": {"decision": "file", "decided_on": "2026-03-04"},
	"investigation": {
		"started_on": "2026-03-05",
		"ended_on": "2026-03-10",
		"acts": [{"id": "a1", "kind": "interview"}, {"id": "a2", "kind": "survey"}],
		"no_other_means_reason": null,
	},
	"decision": {"made_on": null},
	"closure": {"closed_on": null},
}

_put(path, value) := {"op": "add", "path": path, "value": value}

_drop(path) := {"op": "remove", "path": path}

_all(patches) := {name: found |
	some name, entries in _sets(patches)
	found := {entry | some entry in entries; entry[0] == _row}
}

_sets(patches) := sets if {
	sets := {"fails": one_such.fails, "missing": one_such.missing, "pending": one_such.pending, "idle": one_such.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_case, patches)}
}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_lacks(ref) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}]}})

_talk := _put("/investigation/acts/1/kind", "interview")

_reason := _put("/investigation/no_other_means_reason", "x")

test_pass_if_one_is_of_a_listed_kind if _all([]) == _pass

test_pass_if_the_reason_is_given if _all([_talk, _reason]) == _pass

test_fail_if_none_is if {
	_all([_talk]) == _fail
	_all([_put("/investigation/acts", [])]) == _fail
	_all([_put("/investigation/acts", null)]) == _fail
}

test_undetermined_if_an_entry_may_be if {
	_all([_drop("/investigation/acts/1/kind")]) == _lacks("/investigation/acts/1/kind")
}

test_pass_if_one_is_known_to_be if _all([_drop("/investigation/acts/0/kind")]) == _pass

test_undetermined_without_list_or_reason if {
	_all([_drop("/investigation/acts")]) == _lacks("/investigation/acts")
	_all([_talk, _drop("/investigation/no_other_means_reason")]) == _lacks("/investigation/no_other_means_reason")
}

test_pass_with_a_reason_whatever_the_list if _all([_reason, _drop("/investigation/acts")]) == _pass

test_pending_before_the_step if {
	_all([_talk, _put("/investigation/ended_on", null)]) == object.union(_pass, {"pending": {[_row, "", null]}})
}
