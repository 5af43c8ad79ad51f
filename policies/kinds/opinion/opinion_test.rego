package kinds.opinion_test

import data.kinds.opinion

# A row of the tests' own over pointers that the record has.
_params := {
	"of": "/filing/approval",
	"roles": ["principal_head", "deputy_leader"],
	"stances": ["agree", "amend"],
	"after": "/filing/form/made_on",
	"before": "/filing/decided_on",
	"by": "/filing/decided_on",
}

_loose := {"of": "/filing/approval", "roles": ["unit_head"], "by": "/filing/decided_on"}

_case(approval) := {
	"type": "penalty_case",
	"id": "T",
	"filing": {"approval": approval, "form": {"made_on": "2026-03-04"}, "decided_on": "2026-03-06"},
	"closure": {"closed_on": null},
}

_signed(role, stance, on) := {"role": role, "stance": stance, "on": on}

_with(record, patch) := json.patch(record, patch)

_answer(record, params) := answer if {
	answer := {"fails": opinion.fails, "missing": opinion.missing, "pending": opinion.pending, "idle": opinion.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
		with data.compiled.rows.opinion as {"g": {"T-0001#1": params}}
		with data.compiled.groups as {"g": {"scope": "case"}}
		with data.lib.groups.active as {"g": {""}}
}

_wrong(record, rows) := arithmetic if {
	arithmetic := opinion.arithmetic with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
		with data.compiled.rows.opinion as {"g": rows}
		with data.compiled.groups as {"g": {"scope": "case"}}
		with data.lib.groups.active as {"g": {""}}
}

_nothing := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_only(key, entry) := object.union(_nothing, {key: {entry}})

_at := ["T-0001#1", ""]

_need(ref) := ["T-0001#1", "", {"kind": "record", "ref": ref}]

test_pass_between_the_two_days if {
	_answer(_case(_signed("principal_head", "agree", "2026-03-04")), _params) == _nothing
	_answer(_case(_signed("deputy_leader", "amend", "2026-03-06")), _params) == _nothing
}

test_fail_one_day_outside_them if {
	_answer(_case(_signed("principal_head", "agree", "2026-03-03")), _params) == _only("fails", _at)
	_answer(_case(_signed("principal_head", "agree", "2026-03-07")), _params) == _only("fails", _at)
}

test_fail_in_another_role_or_stance_or_undated if {
	_answer(_case(_signed("unit_head", "agree", "2026-03-05")), _params) == _only("fails", _at)
	_answer(_case(_signed("principal_head", "disagree", "2026-03-05")), _params) == _only("fails", _at)
	_answer(_case(_signed("principal_head", "agree", null)), _params) == _only("fails", _at)
}

test_fail_if_there_is_none if _answer(_case(null), _params) == _only("fails", _at)

test_pending_before_the_step if {
	record := _with(_case(null), [{"op": "replace", "path": "/filing/decided_on", "value": null}])
	_answer(record, _params) == _only("pending", ["T-0001#1", "", null])
}

test_idle_in_a_closed_case if {
	record := _with(_case(null), [
		{"op": "replace", "path": "/filing/decided_on", "value": null},
		{"op": "replace", "path": "/closure/closed_on", "value": "2026-05-15"},
	])
	_answer(record, _params) == _only("idle", _at)
}

test_undetermined_while_a_key_is_absent if {
	every key in ["role", "stance", "on"] {
		approval := object.remove(_signed("principal_head", "agree", "2026-03-05"), [key])
		_answer(_case(approval), _params) == _only("missing", _need(concat("/", ["/filing/approval", key])))
	}
}

test_undetermined_while_a_day_to_compare_with_is_absent if {
	record := _with(_case(_signed("principal_head", "agree", "2026-03-05")), [{"op": "remove", "path": "/filing/form"}])
	_answer(record, _params) == _only("missing", _need("/filing/form"))
}

test_what_is_wrong_is_told_row_by_row if {
	record := _case(_signed("principal_head", "disagree", "2026-03-07"))
	_wrong(record, {"T-0001#1": _params, "T-0002#1": _loose}) == {
		"T-0001#1": {"": {"wrong": {"stance", "too_late"}}},
		"T-0002#1": {"": {"wrong": {"role"}}},
	}
}
