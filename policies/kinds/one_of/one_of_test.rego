package kinds.one_of_test

import data.kinds.one_of

# A row of the tests' own over pointers that the record has.
_params := {
	"items": ["/hearing/record/signed_by_party", "/hearing/record/refusal_noted"],
	"in": "/hearing/record",
	"by": "/hearing/held_on",
}

_signed(signed, noted) := _hearing({"held_on": "2026-04-20", "record": {"signed_by_party": signed, "refusal_noted": noted}}, null)

_hearing(hearing, closed_on) := {"type": "penalty_case", "id": "T", "hearing": hearing, "closure": {"closed_on": closed_on}}

_answer(record, params) := answer if {
	answer := {"fails": one_of.fails, "missing": one_of.missing, "pending": one_of.pending, "idle": one_of.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
		with data.compiled.rows.one_of as {"g": {"T-0001#1": params}}
		with data.compiled.groups as {"g": {"scope": "case"}}
		with data.lib.groups.active as {"g": {""}}
}

_nothing := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_only(key, entry) := object.union(_nothing, {key: {entry}})

_at := ["T-0001#1", ""]

_need(ref) := ["T-0001#1", "", {"kind": "record", "ref": ref}]

test_pass_if_one_stands if {
	_answer(_signed(true, false), _params) == _nothing
	_answer(_signed(false, true), _params) == _nothing
	_answer(_signed(null, true), _params) == _nothing
}

test_pass_whatever_the_other_is if {
	_answer(_hearing({"held_on": "2026-04-20", "record": {"signed_by_party": true}}, null), _params) == _nothing
}

test_fail_if_none_stands if {
	_answer(_signed(false, false), _params) == _only("fails", _at)
	_answer(_signed(null, null), _params) == _only("fails", _at)
}

test_undetermined_if_the_other_is_absent if {
	record := _hearing({"held_on": "2026-04-20", "record": {"signed_by_party": false}}, null)
	_answer(record, _params) == _only("missing", _need("/hearing/record/refusal_noted"))
}

test_idle_without_the_document if {
	_answer(_hearing({"held_on": "2026-04-20", "record": null}, null), _params) == _only("idle", _at)
}

test_pending_before_the_step if {
	_answer(_hearing({"held_on": null, "record": null}, null), _params) == _only("pending", ["T-0001#1", "", null])
}

test_idle_in_a_closed_case if {
	_answer(_hearing({"held_on": null, "record": null}, "2026-05-15"), _params) == _only("idle", _at)
}
