package liability.ler_2022_test

import data.liability.ler_2022

# --- Tools -----------------------------------------------------------------------------------

_judged(situation, record) := verdict if {
	verdict := ler_2022.verdict("X") with input as {"as_of": "2026-11-24", "record": record}
		with data.compiled.versions as {"X": {"rule": "R", "topic": "notice"}}
		with data.compiled.liability.ler_2022.situation_of as {"R": situation}
}

_record(accountability) := {
	"type": "penalty_case",
	"id": "C1",
	"organ": {"kind": "emergency_management"},
	"decision": {"made_on": "2026-05-06"},
	"accountability": accountability,
}

_procedure := "no_basis_excess_or_procedure"

_fault := {
	"id": "f",
	"person": "p",
	"topic": "notice",
	"degree": "gross_negligence",
	"situation": null,
	"conditions": [],
	"norm": null,
	"established_by": "d",
}

_found := {"harm": true, "faults": [_fault], "exemptions": [], "circumstances": []}

_fault_with(changes) := object.union(_found, {"faults": [object.union(_fault, changes)]})

_exemption(ground, elements) := {
	"id": "x",
	"person": null,
	"topic": null,
	"ground": ground,
	"elements": elements,
	"norm": null,
	"established_by": "d",
}

_free(exemption) := _exempt(_fault, exemption)

_exempt(fault, exemption) := {person.exempt |
	some person in _judged(_procedure, _record(object.union(_found, {"faults": [fault], "exemptions": [exemption]}))).people
}

_liable(situation, accountability) if {
	answer := _judged(situation, _record(accountability))
	{person.person | some person in answer.people; person.grade != null} == {"p"}
	answer.no_ground == null
}

_not_found(situation, accountability) if {
	answer := _judged(situation, _record(accountability))
	answer.people == set()
	answer.needs == set()
	answer.no_ground == "no_fault"
}

_asked(situation, record) := {need.ref | some need in _judged(situation, record).needs}

# --- Reach, result, fault --------------------------------------------------------------------

test_reach if {
	other := object.union(_record(_found), {"organ": {"kind": "other"}})
	_judged(_procedure, other).no_ground == "no_model"
	before := object.union(_record(_found), {"decision": {"made_on": "2022-11-30"}})
	_judged(_procedure, before).no_ground == "no_model"
	first := object.union(_record(_found), {"decision": {"made_on": "2022-12-01"}})
	_judged(_procedure, first).no_ground == null
	_asked(_procedure, object.remove(_record(_found), ["organ"])) == {"/organ"}
}

test_a_breach_of_no_situation if {
	answer := ler_2022.verdict("X") with input as {"as_of": "2026-11-24", "record": _record(_found)}
		with data.compiled.versions as {"X": {"rule": "R", "topic": "notice"}}
		with data.compiled.liability.ler_2022.situation_of as {}
	answer.no_ground == "no_situation"
}

test_one_who_answers if {
	_judged(_procedure, _record(_found)) == {
		"people": {{
			"person": "p",
			"role": "officer",
			"grade": "pursued",
			"ground": "LER2022-7-16",
			"branch": "LER2022-6",
			"model": "ler_2022",
			"exempt": null,
			"preliminary": false,
			"circumstances": [],
			"facts": ["/accountability/faults/0", "/accountability/harm"],
		}},
		"needs": set(),
		"no_ground": null,
		"situation": "LER2022-7-16",
	}
}

test_no_harm_no_liability if {
	every harm in [false, null] {
		answer := _judged(_procedure, _record(object.union(_found, {"harm": harm})))
		answer.no_ground == "no_result"
		answer.people == set()
	}
	_asked(_procedure, _record(object.remove(_found, ["harm"]))) == {"/accountability/harm"}
}

test_only_intent_and_gross_negligence_count if {
	_liable(_procedure, _fault_with({"degree": "intent"}))
	every degree in ["slight_negligence", "no_fault", null] {
		_not_found(_procedure, _fault_with({"degree": degree}))
	}
}

test_somebody_must_have_found_it if {
	_not_found(_procedure, _fault_with({"established_by": null}))
	_not_found(_procedure, object.union(_found, {"faults": []}))
	_asked(_procedure, _record(object.remove(_found, ["faults"]))) == {"/accountability/faults"}
}

test_the_matter_must_be_the_same if {
	_not_found(_procedure, _fault_with({"topic": "amount"}))
	_liable(_procedure, _fault_with({"topic": null}))
	_liable(_procedure, _fault_with({"topic": null, "situation": _procedure}))
	_not_found(_procedure, _fault_with({"topic": null, "situation": "crime_not_transferred"}))
}

test_an_unknown_situation_is_asked_for if {
	lacking := object.union(_found, {"faults": [object.remove(_fault, ["situation"])]})
	_asked(_procedure, _record(lacking)) == {"/accountability/faults/0/situation"}
}

test_an_unknown_person_is_asked_for if {
	answer := _judged(_procedure, _record(_fault_with({"person": null})))
	answer.people == set()
	{need.ref | some need in answer.needs} == {"/accountability/faults/0/person"}
}

test_an_open_file_asks_what_will_be_found if {
	open := object.union(_record(_found), {"decision": null})
	silent := object.union(open, {"accountability": {"harm": null, "faults": null, "exemptions": [], "circumstances": []}})
	_asked(_procedure, silent) == {"/accountability/harm", "/accountability/faults"}
}

# --- Situations ------------------------------------------------------------------------------

test_conditions_of_situations if {
	every situation, condition in {
		"known_violation_not_handled": "found_in_inspection",
		"unlawful_inspection_or_compulsion_with_damage": "damage_caused",
		"overdue_decision": "no_proper_reason",
		"complaint_not_handled": "own_competence",
	} {
		_not_found(situation, _found)
		_not_found(situation, _fault_with({"conditions": null}))
		_liable(situation, _fault_with({"conditions": [condition]}))
		lacking := object.union(_found, {"faults": [object.remove(_fault, ["conditions"])]})
		_asked(situation, _record(lacking)) == {"/accountability/faults/0/conditions"}
	}
}

test_a_sign_is_not_the_situation if {
	every situation in [
		"evidence_or_record_tampering",
		"selective_or_abusive_discretion",
		"duties_added_or_rough_conduct",
		"revenue_misappropriated",
		"accident_report_mishandled",
		"secrets_leaked",
	] {
		_not_found(situation, _found)
		_liable(situation, _fault_with({"situation": situation}))
	}
}

test_situations_that_ask_for_nothing_more if {
	every situation in [
		"no_filing_or_late_filing",
		"licence_refused_or_decided_wrongly",
		"seizure_faults",
		"changed_kind_or_range",
		"three_systems_breach",
		"crime_not_transferred",
		_procedure,
	] {
		_liable(situation, _found)
	}
}

test_another_situation_needs_its_norm if {
	_not_found(_procedure, _fault_with({"situation": "other_by_law"}))
	_liable(_procedure, _fault_with({"situation": "other_by_law", "norm": "安全生产法"}))
}

# --- Exemptions ------------------------------------------------------------------------------

# Each set is enough; without any one of its facts it is not.
_enough := {
	"LER2022-10-2": ["misled_by_party", [{"party_hid_or_falsified", "duty_to_examine_performed"}]],
	"LER2022-10-3": ["relied_on_expert_reports", [{"expert_report", "duty_to_examine_performed"}]],
	"LER2022-10-4": ["unlicensed_activity_not_detectable", [{"no_complaint_received"}, {"not_detectable"}]],
	"LER2022-10-5": ["inspected_by_plan", [{"plan_performed"}, {"inspection_not_yet_due"}]],
	"LER2022-10-6": ["new_evidence_or_objective_limits", [{"new_evidence"}, {"objective_limits"}]],
	"LER2022-10-7": ["measures_taken_party_refused", [
		{"party_refused_or_continued", "case_filed"},
		{"party_refused_or_continued", "correction_ordered"},
		{"party_refused_or_continued", "compulsory_measure"},
		{"party_refused_or_continued", "penalty_decided"},
	]],
	"LER2022-10-8": ["court_enforcement_applied", [{"party_did_not_perform", "court_application_made"}]],
	"LER2022-10-9": ["force_majeure", [{"force_majeure"}, {"insurmountable_obstacle"}]],
	"LER2022-10-10": ["slight_and_corrected", [{"evidently_slight", "promptly_corrected", "no_harm_or_influence"}]],
	"LER2022-11": ["innovation", [
		{"prompt_lawful_correction", "lack_of_experience_first_trial"},
		{"prompt_lawful_correction", "exploration_not_clearly_restricted"},
		{"prompt_lawful_correction", "unintended_for_development"},
	]],
}

test_exemptions_by_their_facts if {
	every id, case in _enough {
		[ground, ways] := case
		every way in ways {
			_free(_exemption(ground, way)) == {id}
			every fact in way {
				_free(_exemption(ground, way - {fact})) == {null}
			}
		}
		_free(_exemption(ground, null)) == {null}
	}
}

test_what_takes_an_exemption_away if {
	every case in [
		["unlicensed_activity_not_detectable", "not_detectable", "inspection_duty_not_performed"],
		["new_evidence_or_objective_limits", "new_evidence", "wilful_concealment"],
		["new_evidence_or_objective_limits", "objective_limits", "evidence_missed_by_gross_negligence"],
	] {
		[ground, fact, against] := case
		_free(_exemption(ground, [fact])) != {null}
		_free(_exemption(ground, [fact, against])) == {null}
	}
}

test_honest_error_is_not_wilful if {
	_free(_exemption("unclear_basis_or_differing_understanding", [])) == {"LER2022-10-1"}
	wilful := object.union(_fault, {"degree": "intent"})
	_exempt(wilful, _exemption("unclear_basis_or_differing_understanding", [])) == {null}
}

test_nobody_is_pursued_twice if {
	_free(_exemption("already_sanctioned", [])) == {"LER2022-14-3"}
}

test_another_exemption_needs_its_norm if {
	_free(_exemption("other_by_law", [])) == {null}
	_free(object.union(_exemption("other_by_law", []), {"norm": "安全生产法"})) == {"LER2022-10-11"}
}

test_of_whom_and_of_what_an_exemption_is if {
	ground := _exemption("already_sanctioned", [])
	every changes in [{"person": "p"}, {"topic": "notice"}] {
		_free(object.union(ground, changes)) == {"LER2022-14-3"}
	}
	every changes in [{"person": "q"}, {"topic": "amount"}, {"established_by": null}, {"ground": null}] {
		_free(object.union(ground, changes)) == {null}
	}
}

test_without_the_exemptions_nobody_is_named if {
	answer := _judged(_procedure, _record(object.remove(_found, ["exemptions"])))
	answer.people == set()
	{need.ref | some need in answer.needs} == {"/accountability/exemptions"}
	half := object.remove(_exemption("misled_by_party", []), ["elements"])
	_asked(_procedure, _record(object.union(_found, {"exemptions": [half]}))) == {"/accountability/exemptions/0/elements"}
}

# --- Weighing --------------------------------------------------------------------------------

_circumstance(kind) := {"id": kind, "person": "p", "kind": kind, "norm": null, "established_by": "d"}

_weighed(circumstances) := [[person.grade, person.circumstances] |
	some person in _judged(_procedure, _record(object.union(_found, {"circumstances": circumstances}))).people
]

test_how_heavy_each_circumstance_weighs if {
	every kind, weight in {
		"resists_accountability": ["pursued_heavier", "LER2022-8-1"],
		"retaliation": ["pursued_heavier", "LER2022-8-2"],
		"repeated_within_one_year": ["pursued_heavier", "LER2022-8-3"],
		"major_loss_or_grave_influence": ["pursued_heavier", "LER2022-8-4"],
		"reported_and_remedied": ["pursued_lighter", "LER2022-9-1"],
		"cooperated": ["pursued_lighter", "LER2022-9-2"],
		"informed_on_others_or_merit": ["pursued_lighter", "LER2022-9-3"],
		"returned_gains": ["pursued_lighter", "LER2022-9-4"],
	} {
		[grade, id] := weight
		_weighed([_circumstance(kind)]) == [[grade, [id]]]
	}
	_weighed([_circumstance("retaliation"), _circumstance("cooperated")]) == [["pursued_weighed", ["LER2022-8-2", "LER2022-9-2"]]]
}

test_another_circumstance_needs_its_norm if {
	every kind, weight in {
		"heavier_by_law": ["pursued_heavier", "LER2022-8-5"],
		"lighter_by_law": ["pursued_lighter", "LER2022-9-5"],
	} {
		[grade, id] := weight
		_weighed([_circumstance(kind)]) == [["pursued", []]]
		_weighed([object.union(_circumstance(kind), {"norm": "安全生产法"})]) == [[grade, [id]]]
	}
}

test_a_circumstance_is_found_of_a_person if {
	every changes in [{"person": "q"}, {"person": null}, {"established_by": null}] {
		_weighed([object.union(_circumstance("retaliation"), changes)]) == [["pursued", []]]
	}
}

test_without_the_circumstances_it_is_to_be_confirmed if {
	answer := _judged(_procedure, _record(object.remove(_found, ["circumstances"])))
	[person.preliminary | some person in answer.people] == [true]
	{need.ref | some need in answer.needs} == {"/accountability/circumstances"}
}
