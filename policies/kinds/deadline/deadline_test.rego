package kinds.deadline_test

import data.kinds.deadline

# Rows of the tests' own over pointers that the record has; 1 and 4 to 6 May 2026 are days off.
_within := {"start": "/decision/made_on", "due": "/service/served_on", "limit": 5, "unit": "working_day"}

_at_least := object.union(_within, {"mode": "at_least"})

_clear := object.union(_within, {"mode": "clear"})

_extended := object.union(_within, {"extensions": {
	"term": "filing",
	"steps": [{"total": 10, "by": ["head_of_organ"]}, {"total": 20, "by": ["superior_department"]}],
}})

_case(start, due) := {
	"type": "penalty_case",
	"id": "T",
	"decision": {"made_on": start},
	"service": {"served_on": due, "published_on": null},
	"extensions": [],
	"closure": {"closed_on": null},
}

_with(record, patch) := json.patch(record, patch)

_answer(record, params) := _answer_on("2026-11-24", record, params)

_answer_on(as_of, record, params) := answer if {
	answer := {"fails": deadline.fails, "missing": deadline.missing, "pending": deadline.pending, "idle": deadline.idle} with input as {"as_of": as_of, "settings": {}, "record": record}
		with data.compiled.rows.deadline as {"g": {"T-0001#1": params}}
		with data.compiled.groups as {"g": {"scope": "case"}}
		with data.lib.groups.active as {"g": {""}}
}

_last_day(record, params) := arithmetic["T-0001#1"][""].last_day if {
	arithmetic := deadline.arithmetic with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
		with data.compiled.rows.deadline as {"g": {"T-0001#1": params}}
		with data.compiled.groups as {"g": {"scope": "case"}}
		with data.lib.groups.active as {"g": {""}}
}

_nothing := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_only(key, entry) := object.union(_nothing, {key: {entry}})

_at := ["T-0001#1", ""]

_need(ref) := ["T-0001#1", "", {"kind": "record", "ref": ref}]

test_pass_on_the_last_day if _answer(_case("2026-04-15", "2026-04-22"), _within) == _nothing

test_fail_one_day_late if _answer(_case("2026-04-15", "2026-04-23"), _within) == _only("fails", _at)

test_pending_on_the_last_day if {
	_answer_on("2026-04-22", _case("2026-04-15", null), _within) == _only("pending", ["T-0001#1", "", "2026-04-22"])
}

test_fail_one_day_after_it if _answer_on("2026-04-23", _case("2026-04-15", null), _within) == _only("fails", _at)

test_undetermined_while_a_day_is_absent if {
	_answer(_with(_case("2026-04-15", null), [{"op": "remove", "path": "/service/served_on"}]), _within) == _only("missing", _need("/service/served_on"))
	_answer(_with(_case(null, "2026-04-22"), [{"op": "remove", "path": "/decision"}]), _within) == _only("missing", _need("/decision"))
}

test_at_least_pair if {
	_answer(_case("2026-04-15", "2026-04-22"), _at_least) == _nothing
	_answer(_case("2026-04-15", "2026-04-21"), _at_least) == _only("fails", _at)
}

test_clear_pair if {
	_answer(_case("2026-04-15", "2026-04-23"), _clear) == _nothing
	_answer(_case("2026-04-15", "2026-04-22"), _clear) == _only("fails", _at)
	_last_day(_case("2026-04-15", "2026-04-22"), _clear) == "2026-04-23"
}

test_pending_without_a_last_day_while_time_must_pass if {
	_answer(_case("2026-04-15", null), _clear) == _only("pending", ["T-0001#1", "", null])
}

test_idle_if_what_had_to_come_first_was_left_out if {
	_answer(_case(null, "2026-04-22"), _clear) == _only("idle", _at)
	_answer(_case(null, null), _clear) == _only("pending", ["T-0001#1", "", null])
}

test_undetermined_while_the_later_day_is_absent_and_the_earlier_left_out if {
	record := _with(_case(null, null), [{"op": "remove", "path": "/service/served_on"}])
	_answer(record, _clear).missing == {_need("/service/served_on")}
}

_granted(total, by, on) := {"id": "x", "term": "filing", "until_total_days": total, "approved_by": by, "approved_on": on}

_extending(list) := [{"op": "replace", "path": "/extensions", "value": list}]

# 15 April and 10 working days: 29 April. Ten working days are granted, so the eleventh is late.
test_pass_within_the_extension if {
	list := _extending([_granted(10, "head_of_organ", "2026-04-22")])
	_answer(_with(_case("2026-04-15", "2026-04-29"), list), _extended) == _nothing
	_answer(_with(_case("2026-04-15", "2026-04-30"), list), _extended) == _only("fails", _at)
}

test_fail_beyond_the_days_that_were_granted if {
	list := _extending([_granted(8, "head_of_organ", "2026-04-22")])
	_answer(_with(_case("2026-04-15", "2026-04-27"), list), _extended) == _nothing
	_answer(_with(_case("2026-04-15", "2026-04-28"), list), _extended) == _only("fails", _at)
}

test_fail_if_extended_too_late if {
	list := _extending([_granted(10, "head_of_organ", "2026-04-23")])
	_answer(_with(_case("2026-04-15", "2026-04-29"), list), _extended) == _only("fails", _at)
}

test_fail_if_extended_by_somebody_else if {
	list := _extending([_granted(10, "other", "2026-04-22")])
	_answer(_with(_case("2026-04-15", "2026-04-29"), list), _extended) == _only("fails", _at)
}

test_fail_if_granted_more_than_the_law_allows if {
	list := _extending([_granted(11, "head_of_organ", "2026-04-22")])
	_answer(_with(_case("2026-04-15", "2026-04-29"), list), _extended) == _only("fails", _at)
}

test_second_step_counts_within_the_first if {
	list := _extending([_granted(10, "head_of_organ", "2026-04-22"), _granted(20, "superior_department", "2026-04-29")])
	late := _extending([_granted(10, "head_of_organ", "2026-04-22"), _granted(20, "superior_department", "2026-04-30")])
	_answer(_with(_case("2026-04-15", "2026-05-15"), list), _extended) == _nothing
	_answer(_with(_case("2026-04-15", "2026-05-15"), late), _extended) == _only("fails", _at)
}

test_higher_step_alone_counts_within_the_base_term if {
	list := _extending([_granted(20, "superior_department", "2026-04-22")])
	late := _extending([_granted(20, "superior_department", "2026-04-23")])
	_answer(_with(_case("2026-04-15", "2026-05-15"), list), _extended) == _nothing
	_answer(_with(_case("2026-04-15", "2026-05-15"), late), _extended) == _only("fails", _at)
}

test_undetermined_if_late_and_extensions_are_absent if {
	record := _with(_case("2026-04-15", "2026-04-29"), [{"op": "remove", "path": "/extensions"}])
	_answer(record, _extended) == _only("missing", _need("/extensions"))
}
