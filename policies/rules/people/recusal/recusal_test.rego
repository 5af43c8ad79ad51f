package rules.people.recusal_test

import data.rules.people.recusal

_row := "PEN-0027#2"

_case(relations) := {
	"type": "penalty_case",
	"id": "T",
	"procedure": "ordinary",
	"people": [{"id": "p1", "relations": relations}],
	"filing": {"decided_on": "2026-03-05"},
	"investigation": {"started_on": "2026-03-06", "officers": ["p1"], "acts": [], "recused": []},
	"decision": {"made_on": null},
}

_relation(kind, to) := {"id": "r1", "kind": kind, "to": to}

_with(record, patch) := json.patch(record, patch)

_fails(record) := fails if {
	fails := recusal.fails with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_missing(record) := needs if {
	needs := recusal.missing with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_idle(record) := idle if {
	idle := recusal.idle with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_settled_pass(record) if {
	_fails(record) == set()
	_missing(record) == set()
	_idle(record) == set()
}

_need(ref) := [_row, "/people/0", {"kind": "record", "ref": ref}]

test_pass_without_relations if {
	_settled_pass(_case(null))
	_settled_pass(_case([]))
	_settled_pass(_case([_relation("none", "party")]))
}

test_fail_every_relation_of_the_law_of_2021 if {
	every kind in ["close_relative", "direct_interest", "other_relation_affecting_fairness"] {
		every to in ["party", "agent", "matter", "other"] {
			_fails(_case([_relation(kind, to)])) == {[_row, "/people/0"]}
		}
	}
}

test_law_of_1996_knows_the_interest_in_the_party_only if {
	old := [{"op": "replace", "path": "/investigation/started_on", "value": "2021-07-14"}]
	_fails(_with(_case([_relation("direct_interest", "party")]), old)) == {["PEN-0027#1", "/people/0"]}
	_settled_pass(_with(_case([_relation("direct_interest", "agent")]), old))
	_settled_pass(_with(_case([_relation("other_relation_affecting_fairness", "party")]), old))
}

test_fail_whoever_did_an_act if {
	act := {"id": "a1", "officers": ["p1"]}
	record := _with(_case([_relation("close_relative", "party")]), [
		{"op": "replace", "path": "/investigation/officers", "value": null},
		{"op": "replace", "path": "/investigation/acts", "value": [act]},
	])
	_fails(record) == {[_row, "/people/0"]}
}

test_pass_if_withdrawn if {
	record := _with(_case([_relation("close_relative", "party")]), [{"op": "replace", "path": "/investigation/recused", "value": ["p1"]}])
	_settled_pass(record)
}

test_idle_who_took_no_part if {
	record := _with(_case([_relation("close_relative", "party")]), [{"op": "replace", "path": "/investigation/officers", "value": ["p2"]}])
	_idle(record) == {[_row, "/people/0"]}
	_missing(record) == set()
}

test_undetermined_while_relations_are_absent if {
	record := _with(_case(null), [{"op": "remove", "path": "/people/0/relations"}])
	_missing(record) == {_need("/people/0/relations")}
}

test_undetermined_while_a_relation_is_half_known if {
	_missing(_case([{"id": "r1", "kind": "close_relative"}])) == {_need("/people/0/relations/0/to")}
	_settled_pass(_case([{"id": "r1", "kind": "none"}]))
}

test_undetermined_while_withdrawals_are_absent if {
	record := _with(_case([_relation("close_relative", "party")]), [{"op": "remove", "path": "/investigation/recused"}])
	_fails(record) == set()
	_missing(record) == {_need("/investigation/recused")}
}

test_undetermined_while_the_officers_of_an_act_are_absent if {
	record := _with(_case(null), [
		{"op": "replace", "path": "/investigation/officers", "value": ["p2"]},
		{"op": "replace", "path": "/investigation/acts", "value": [{"id": "a1"}]},
	])
	_missing(record) == {_need("/investigation/acts/0/officers")}
	_idle(record) == set()
}
