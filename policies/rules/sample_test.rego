# METADATA
# title: A case for the tests of rules
# description: Everything the rules of this folder read is in it; a test changes what it is about.
package rules.sample_test

envelope(patch) := {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_case, patch)}

put(path, value) := {"op": "add", "path": path, "value": value}

without(path) := {"op": "remove", "path": path}

record(ref) := {"kind": "record", "ref": ref}

law(ref) := {"kind": "law", "ref": ref}

_case := {
	"type": "penalty_case",
	"id": "T",
	"procedure": "ordinary",
	"organ": {"name": "临武县应急管理局", "kind": "emergency_management"},
	"party": {"kind": "legal_person", "birth_on": null, "identity_number": null},
	"assessment": {
		"complex": true, "major_violation": false, "heavier_penalty": false,
		"major_public_interest": false, "multiple_legal_relations": false,
	},
	"local_standards": null,
	"violations": [{
		"id": "v1",
		"occurred_on": "2026-03-02",
		"ended_on": null,
		"continuing": false,
		"harm": null,
		"fine_range": "WSL2021-97-i1",
		"circumstances": [],
		"benchmark_min_fen": 2000000,
		"benchmark_max_fen": 5000000,
		"departure_reason": null,
		"penalty": {"kinds": ["fine"], "fine_fen": 3000000},
	}],
	"filing": {"decided_on": "2026-03-05"},
	"notice": {"penalty": {"kinds": ["fine"], "fine_fen": 3000000, "confiscated_gains_fen": null, "confiscated_property_fen": null}},
	"defence": {"made_on": null},
	"hearing": {"held_on": "2026-04-20"},
	"meetings": [{"id": "m1", "held_on": "2026-04-22"}],
	"decision": {"made_on": "2026-05-06", "outcome": "penalty", "penalty": {"fine_fen": 1000000}},
	"service": {"served_on": "2026-05-08"},
	"collection": {"due_on": null, "deferred_until": null, "paid_on": null},
	"enforcement": {
		"additional_fine": {"claimed_fen": 300000, "from_on": "2026-05-24", "to_on": "2026-06-02"},
		"reconsideration": null,
		"litigation": null,
	},
	"closure": {"closed_on": "2026-06-30"},
	"extensions": [{
		"id": "e1", "term": "handling", "until_total_days": 120, "reason": "complex",
		"approved_by": "head_of_organ", "approved_on": "2026-06-03",
	}],
}
