package rules.hearing.independent_test

import data.rules.hearing.independent

_case(hearing) := {
	"type": "penalty_case",
	"id": "T",
	"procedure": "ordinary",
	"organ": {"kind": "emergency_management"},
	"investigation": {"officers": ["p1"], "acts": [{"id": "a1", "officers": ["p2"]}]},
	"hearing": object.union({"held_on": "2026-04-20", "presider": "p6", "members": null, "clerk": null}, hearing),
}

_with(record, patch) := json.patch(record, patch)

_fails(record) := fails if {
	fails := independent.fails with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_missing(record) := needs if {
	needs := independent.missing with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_idle(record) := idle if {
	idle := independent.idle with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_record(ref) := {"kind": "record", "ref": ref}

test_pass_with_somebody_else if {
	record := _case({"members": ["p5"], "clerk": "p7"})
	_fails(record) == set()
	_missing(record) == set()
	_idle(record) == set()
}

test_fail_officer_in_charge_presides if _fails(_case({"presider": "p1"})) == {["PEN-0046#2", ""]}

test_fail_officer_of_an_act_presides if _fails(_case({"presider": "p2"})) == {["PEN-0046#2", ""]}

test_fail_investigator_is_member_or_clerk if {
	_fails(_case({"members": ["p5", "p2"]})) == {["PEN-0047#1", ""]}
	_fails(_case({"clerk": "p1"})) == {["PEN-0047#1", ""]}
}

test_members_and_clerk_are_free_before_2026 if {
	_fails(_case({"held_on": "2026-01-31", "clerk": "p1"})) == set()
	_fails(_case({"held_on": "2026-02-01", "clerk": "p1"})) == {["PEN-0047#1", ""]}
}

test_idle_where_nobody_is_named if _idle(_case({"presider": null})) == {["PEN-0046#2", ""], ["PEN-0047#1", ""]}

test_undetermined_while_the_presider_is_absent if {
	_missing(_with(_case({}), [{"op": "remove", "path": "/hearing/presider"}])) == {["PEN-0046#2", "", _record("/hearing/presider")]}
}

test_undetermined_while_the_officers_are_absent if {
	record := _with(_case({}), [{"op": "remove", "path": "/investigation/officers"}])
	_missing(record) == {["PEN-0046#2", "", _record("/investigation/officers")]}
}

test_undetermined_while_the_officers_of_an_act_are_absent if {
	record := _with(_case({}), [{"op": "remove", "path": "/investigation/acts/0/officers"}])
	_missing(record) == {["PEN-0046#2", "", _record("/investigation/acts/0/officers")]}
}

test_fail_whatever_else_is_absent if {
	record := _with(_case({"presider": "p1"}), [{"op": "remove", "path": "/investigation/acts"}])
	_fails(record) == {["PEN-0046#2", ""]}
}
