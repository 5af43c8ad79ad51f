package derived.hearing_owed_test

import data.derived.hearing_owed

# A file with everything the question needs; each test changes what it is about.
_unit(day, amount) := _case(day, "emergency_management", "legal_person", {"kinds": ["fine"], "fine_fen": amount})

_case(day, organ, party, penalty) := {
	"type": "penalty_case",
	"id": "T",
	"organ": {"kind": organ},
	"party": {"kind": party, "birth_on": "1980-05-01"},
	"assessment": {"heavier_penalty": false},
	"local_standards": null,
	"notice": {"penalty": object.union(_none, penalty)},
	"decision": {"made_on": day, "penalty": null},
}

_none := {"kinds": null, "fine_fen": null, "confiscated_gains_fen": null, "confiscated_property_fen": null}

_with(record, patch) := json.patch(record, patch)

_born(record, day) := _with(record, [{"op": "replace", "path": "/party/birth_on", "value": day}])

_holds(record) if hearing_owed.holds with input as {"as_of": "2026-11-24", "record": record}

_missing(record) := needs if {
	needs := hearing_owed.missing with input as {"as_of": "2026-11-24", "record": record}
}

_settled_no(record) if {
	not _holds(record)
	_missing(record) == set()
}

_record(ref) := {"kind": "record", "ref": ref}

test_holds_from_the_default_for_units_since_2026 if _holds(_unit("2026-02-01", 10000000))

test_no_one_fen_below_the_default_for_units if _settled_no(_unit("2026-02-01", 9999999))

test_holds_on_the_last_day_of_the_old_default if _holds(_unit("2026-01-31", 3000000))

test_no_below_the_old_default if _settled_no(_unit("2026-01-31", 2999999))

test_holds_on_the_first_day_of_the_old_default if _holds(_unit("2015-05-01", 3000000))

test_unknown_before_the_first_default if {
	_missing(_unit("2015-04-30", 3000000)) == {{"kind": "setting", "ref": "hearing_fine"}}
}

test_pair_for_a_person_since_2026 if {
	owed := _case("2026-02-01", "emergency_management", "natural_person", {"kinds": ["fine"], "fine_fen": 2000000})
	_holds(owed)
	_settled_no(_with(owed, [{"op": "replace", "path": "/notice/penalty/fine_fen", "value": 1999999}]))
}

test_individual_business_is_a_unit if {
	_settled_no(_case("2026-02-01", "emergency_management", "individual_business", {"fine_fen": 2000000}))
}

test_province_figure_stands_before_the_default if {
	figure := {"op": "replace", "path": "/local_standards", "value": {"hearing_fine": {"fen": 2000000, "basis": "x"}, "hearing_confiscation": null}}
	_holds(_with(_unit("2026-02-01", 2000000), [figure]))
	_settled_no(_with(_unit("2026-02-01", 1999999), [figure]))
}

test_unknown_while_the_province_figure_is_absent if {
	record := _with(_unit("2026-02-01", 90000000), [{"op": "remove", "path": "/local_standards"}])
	not _holds(record)
	_missing(record) == {_record("/local_standards")}
}

test_no_fine_is_never_a_larger_one if {
	record := _with(_unit("2026-02-01", 0), [{"op": "remove", "path": "/local_standards"}])
	_settled_no(record)
}

test_unknown_without_a_figure_for_other_organs if {
	record := _case("2022-01-05", "market_regulation", "legal_person", {"fine_fen": 100})
	_missing(record) == {{"kind": "setting", "ref": "hearing_fine"}}
}

test_kinds_of_1996_and_2021 if {
	every kind in ["suspend_operations", "stop_construction", "revoke_licence"] {
		_holds(_case("2021-07-14", "environment", "legal_person", {"kinds": [kind]}))
	}
	every kind in ["close", "downgrade", "restrict_employment"] {
		_settled_no(_case("2021-07-14", "environment", "legal_person", {"kinds": [kind]}))
		_holds(_case("2021-07-15", "environment", "legal_person", {"kinds": [kind]}))
	}
	every kind in ["warning", "public_criticism", "suspend_licence", "detention"] {
		_settled_no(_case("2021-07-15", "environment", "legal_person", {"kinds": [kind]}))
	}
}

test_heavier_penalty_opens_the_rest_since_2021 if {
	heavy := {"op": "replace", "path": "/assessment/heavier_penalty", "value": true}
	record := _case("2021-07-15", "environment", "legal_person", {"kinds": ["suspend_licence"]})
	_holds(_with(record, [heavy]))
	_missing(_with(record, [{"op": "remove", "path": "/assessment"}])) == {_record("/assessment")}
}

test_open_list_of_1996_is_not_guessed if {
	heavy := {"op": "replace", "path": "/assessment/heavier_penalty", "value": true}
	record := _case("2021-07-14", "environment", "legal_person", {"kinds": ["close"]})
	_missing(_with(record, [heavy])) == {{"kind": "law", "ref": "APL1996-42-1"}}
	gains := _case("2021-07-14", "environment", "legal_person", {"confiscated_gains_fen": 1})
	_settled_no(gains)
	_missing(_with(gains, [heavy])) == {{"kind": "law", "ref": "APL1996-42-1"}}
}

test_confiscation_since_2021_and_its_default_since_2026 if {
	_missing(_case("2026-01-31", "work_safety", "legal_person", {"confiscated_property_fen": 10000000})) == {{"kind": "setting", "ref": "hearing_confiscation"}}
	_holds(_case("2026-02-01", "work_safety", "legal_person", {"confiscated_property_fen": 10000000}))
	_settled_no(_case("2026-02-01", "work_safety", "legal_person", {"confiscated_property_fen": 9999999}))
}

test_police_fines_and_revocation if {
	_holds(_case("2025-12-31", "public_security", "natural_person", {"fine_fen": 200000}))
	_settled_no(_case("2025-12-31", "public_security", "natural_person", {"fine_fen": 199999}))
	_holds(_case("2026-01-01", "public_security", "natural_person", {"fine_fen": 400000}))
	_settled_no(_case("2026-01-01", "public_security", "natural_person", {"fine_fen": 399999}))
	_holds(_case("2025-12-31", "public_security", "natural_person", {"kinds": ["revoke_licence"]}))
}

test_police_amount_is_the_law_s_own if {
	record := _case("2025-12-31", "public_security", "natural_person", {"fine_fen": 200000})
	_holds(_with(record, [{"op": "remove", "path": "/local_standards"}]))
}

test_detention_of_an_adult_never if {
	every day in ["2005-05-17", "2021-07-15", "2026-01-01"] {
		_settled_no(_case(day, "public_security", "natural_person", {"kinds": ["detention"]}))
	}
}

test_detention_of_a_juvenile_is_not_guessed_since_2026 if {
	record := _case("2026-01-01", "public_security", "natural_person", {"kinds": ["detention"]})
	_missing(_born(record, "2008-01-01")) == {{"kind": "law", "ref": "PSAP2025-117"}}
	_settled_no(_born(record, "2007-12-31"))
	_missing(_with(record, [{"op": "remove", "path": "/party/birth_on"}])) == {_record("/party/birth_on")}
}

test_decided_penalty_where_none_was_intended if {
	record := _with(_unit("2026-02-01", 10000000), [
		{"op": "replace", "path": "/decision/penalty", "value": object.union(_none, {"fine_fen": 10000000})},
		{"op": "replace", "path": "/notice", "value": null},
	])
	_holds(record)
	_holds(_with(record, [{"op": "remove", "path": "/notice"}]))
}

test_no_while_no_penalty_is_intended if {
	_settled_no(_with(_unit("2026-02-01", 0), [{"op": "replace", "path": "/notice", "value": null}]))
}

test_day_of_evaluation_before_the_decision if {
	_holds(_with(_unit("2026-02-01", 10000000), [{"op": "replace", "path": "/decision/made_on", "value": null}]))
}

test_day_absent_settled_where_all_versions_agree if {
	record := _with(_unit("2026-02-01", 10000000), [{"op": "remove", "path": "/decision/made_on"}])
	revoked := _with(record, [{"op": "replace", "path": "/notice/penalty/kinds", "value": ["revoke_licence"]}])
	_holds(revoked)
	not _holds(record)
	_record("/decision/made_on") in _missing(record)
	warned := _with(record, [{"op": "replace", "path": "/notice/penalty", "value": object.union(_none, {"kinds": ["warning"]})}])
	_settled_no(warned)
}

test_organ_absent_asks_every_row_of_the_day if {
	record := _with(_unit("2026-02-01", 10000000), [{"op": "remove", "path": "/organ/kind"}])
	not _holds(record)
	_record("/organ/kind") in _missing(record)
	_holds(_with(record, [{"op": "replace", "path": "/notice/penalty/kinds", "value": ["revoke_licence"]}]))
}

test_party_absent_matters_between_the_figures_only if {
	between := _with(_unit("2026-02-01", 9999999), [{"op": "remove", "path": "/party/kind"}])
	_missing(between) == {_record("/party/kind")}
	_settled_no(_with(between, [{"op": "replace", "path": "/notice/penalty/fine_fen", "value": 1999999}]))
	_holds(_with(between, [{"op": "replace", "path": "/notice/penalty/fine_fen", "value": 10000000}]))
}

# The law of the whole product: what is taken out may leave the answer open, not turn it.
test_removing_a_key_never_turns_the_answer if {
	every record in [
		_unit("2026-02-01", 10000000), _unit("2026-02-01", 1999999), _unit("2021-07-14", 5000000),
		_case("2021-07-15", "environment", "legal_person", {"kinds": ["downgrade"]}),
		_case("2026-01-01", "public_security", "natural_person", {"kinds": ["detention"]}),
	] {
		every path in [
			"/organ", "/organ/kind", "/party", "/party/kind", "/party/birth_on", "/assessment", "/local_standards",
			"/notice", "/notice/penalty", "/notice/penalty/kinds", "/notice/penalty/fine_fen",
			"/notice/penalty/confiscated_gains_fen", "/decision", "/decision/made_on",
		] {
			_same_or_open(record, _with(record, [{"op": "remove", "path": path}]))
		}
	}
}

_same_or_open(whole, less) if {
	_holds(whole)
	_holds(less)
}

_same_or_open(whole, less) if {
	_settled_no(whole)
	_settled_no(less)
}

_same_or_open(_, less) if {
	not _holds(less)
	_missing(less) != set()
}

# Else a day that is taken out could turn the answer of a file with so early a day.
test_the_first_rows_stand_for_the_days_before_them if {
	every day in ["1996-10-01", "1996-09-30", "0206-04-15"] {
		_holds(_case(day, "environment", "legal_person", {"kinds": ["revoke_licence"]}))
		_settled_no(_case(day, "environment", "legal_person", {"kinds": ["warning"]}))
	}
	undated := _with(_case("0206-04-15", "environment", "legal_person", {"kinds": ["revoke_licence"]}), [{"op": "remove", "path": "/decision/made_on"}])
	_holds(undated)
}

test_unknown_party_at_the_lower_figure if {
	record := _with(_unit("2026-02-01", 2000000), [{"op": "remove", "path": "/party/kind"}])
	_missing(record) == {_record("/party/kind")}
}
