package liability.linwu_2010_test

import data.liability.linwu_2010

# --- Tools -----------------------------------------------------------------------------------

_versions := {
	"chain": _row("chain", "notice", "decision"),
	"settled": _row("chain", "amount", "decision"),
	"settled_facts": _row("chain", "facts", "decision"),
	"filed": _row("chain", "filing", "filing"),
	"closed": _row("chain", "closure", "closure"),
	"handler": _row("handler", "evidence", "investigation"),
	"own_money": object.union(_row("handler", "evidence", "investigation"), {"liability": {"branch": "handler", "ground": "LW-LIA-016"}}),
	"hearing": _row("office", "hearing", "hearing"),
	"office": _row("office", "publicity", "publicity"),
	"meeting": _row("meeting", "collective_discussion", "meeting"),
	"minutes": _row("minutes", "archive", "meeting"),
	"unsubmitted": _row("collective_required", "collective_discussion", "meeting"),
	"departed": _row("departure", "amount", "decision"),
	"late": object.union(_row("overdue", "service", "service"), {"liability": {"branch": "overdue", "term": "service"}}),
	"unpublished": _row("publication", "publicity", "publicity"),
	"void": object.union(_row("chain", "notice", "decision"), {"severity": "invalidating"}),
	"void_act": object.union(_row("handler", "evidence", "investigation"), {"severity": "invalidating"}),
}

_row(branch, topic, stage) := {
	"rule": "PEN-9001",
	"severity": "major",
	"topic": topic,
	"stage": stage,
	"liability": {"branch": branch},
}

_verdict(row, at, record) := verdict if {
	envelope := {"as_of": "2026-11-24", "record": record}
	verdict := linwu_2010.verdict(row, at) with input as envelope with data.compiled.versions as _versions
}

_set(record, changes) := json.patch(record, [{"op": "add", "path": path, "value": value} | some path, value in changes])

_drop(record, paths) := json.patch(record, [{"op": "remove", "path": path} | some path in paths])

_need(ref) := {"kind": "record", "ref": ref}

_all_known(people) := {"people": people, "needs": set(), "no_ground": null}

_unknown(refs) := {"people": set(), "needs": {_need(ref) | some ref in refs}, "no_ground": null}

_part(people, refs) := {"people": people, "needs": {_need(ref) | some ref in refs}, "no_ground": null}

_no_ground(people, reason) := {"people": people, "needs": set(), "no_ground": reason}

_liable(person, branch, role, grade, ground, facts) := {
	"person": person, "branch": branch, "role": role, "grade": grade, "ground": ground,
	"exempt": null, "preliminary": branch == "LW-LIA-053", "facts": facts, "model": "linwu_2010",
}

_free(person, role, exemption, facts) := {
	"person": person, "branch": null, "role": role, "grade": null, "ground": null,
	"exempt": exemption, "preliminary": false, "facts": facts, "model": "linwu_2010",
}

_preliminary(people) := {object.union(person, {"preliminary": true}) | some person in people}

_says(author, stance, points) := {"author": author, "stance": stance, "points": points}

_object(topic) := [{"id": "p1", "topic": topic, "rule": null, "stance": "object"}]

# A decided case of the Linwu bureau in which a wrongful exercise followed, everything on file.
_case := {
	"type": "penalty_case",
	"id": "C1",
	"procedure": "ordinary",
	"organ": {"name": "临武县应急管理局"},
	"filing": {
		"form": {"author": "c"},
		"review": _says("r2", "agree", []),
		"approval": _says("a2", "agree", []),
		"decided_on": "2026-03-02",
	},
	"investigation": {
		"officers": ["h", "c"],
		"lead": "h",
		"joint_lead": null,
		"acts": [
			{"id": "x", "officers": ["c", "h"], "lead": null},
			{"id": "y", "officers": ["c", "d"], "lead": "d"},
			{"id": "z", "officers": ["c"], "lead": null},
		],
	},
	"hearing": {"presider": "p"},
	"legal_review": {"opinion": {"author": "l"}},
	"handling": {
		"proposal": null,
		"final_proposal": _says("h", "agree", []),
		"review": _says("r", "agree", []),
		"approval": _says("a", "agree", []),
	},
	"meetings": null,
	"decision": {"made_on": "2026-05-06", "signed_by": "a", "penalty": _penalty},
	"summary": null,
	"closure": {"form": {"author": "c"}, "review": null, "approval": _says("a", "agree", null), "closed_on": "2026-09-01"},
	"archive": {"archived_by": "k"},
	"accountability": _known_fault,
}

_penalty := {"kinds": ["fine"], "fine_fen": 500, "confiscated_gains_fen": null, "confiscated_property_fen": null}

_known_fault := {
	"wrongful_result": true,
	"harm": null,
	"instructions": null,
	"misconduct": null,
	"delays": null,
	"omissions": null,
	"noticed": null,
	"undiscoverable": null,
}

_handler_026 := _liable("h", "LW-LIA-026", "handler", "direct", "LW-LIA-009", ["/handling/final_proposal"])

_reviewer_027 := _liable("r", "LW-LIA-027", "reviewer", "main_leadership", "LW-LIA-009", ["/handling/review"])

_approver_029 := _liable("a", "LW-LIA-029", "approver", "important_leadership", "LW-LIA-009", ["/handling/approval"])

_approver_035 := _liable("a", "LW-LIA-035", "approver", "bears", "LW-LIA-009", ["/handling/approval"])

_handler_freed := _free("h", "handler", "LW-LIA-034", ["/handling/final_proposal"])

_reviewer_freed := _free("r", "reviewer", "LW-LIA-034", ["/handling/review"])

_approver_freed := _free("a", "approver", "LW-LIA-034", ["/handling/approval"])

_all_three := {_handler_026, _reviewer_027, _approver_029}

# --- Reach and occasion ------------------------------------------------------------------------

test_no_model_reaches_another_organ if {
	_verdict("chain", "", _set(_case, {"/organ/name": "长沙市应急管理局"})) == _no_ground(set(), "no_model")
}

test_no_model_reaches_an_organ_the_file_does_not_name if {
	_verdict("chain", "", _set(_case, {"/organ": null})) == _no_ground(set(), "no_model")
}

test_reach_from_the_first_day_of_the_rules if {
	_verdict("chain", "", _set(_case, {"/decision/made_on": "2009-12-31"})) == _no_ground(set(), "no_model")
	_verdict("chain", "", _set(_case, {"/decision/made_on": "2010-01-01"})) == _all_known(_all_three)
}

test_reach_unknown_without_the_organ if {
	_verdict("chain", "", _drop(_case, ["/organ/name"])) == _unknown({"/organ/name"})
	_verdict("chain", "", _drop(_case, ["/organ"])) == _unknown({"/organ"})
}

test_reach_unknown_without_the_day if {
	_verdict("chain", "", _drop(_case, ["/decision/made_on"])) == _unknown({"/decision/made_on"})
	_verdict("chain", "", _drop(_case, ["/decision", "/organ"])) == _unknown({"/decision", "/organ"})
}

test_an_unknown_organ_does_not_matter_before_the_rules if {
	old := _drop(_set(_case, {"/decision/made_on": "2009-12-31"}), ["/organ"])
	_verdict("chain", "", old) == _no_ground(set(), "no_model")
}

# --- Whether a wrongful exercise followed --------------------------------------------------------

test_a_lesser_breach_without_result_has_no_ground if {
	_verdict("chain", "", _set(_case, {"/accountability": null})) == _no_ground(set(), "not_wrongful")
	_verdict("chain", "", _set(_case, {"/accountability/wrongful_result": false})) == _no_ground(set(), "not_wrongful")
}

test_harm_is_a_result if {
	harmful := _set(_case, {"/accountability/wrongful_result": false, "/accountability/harm": true})
	_verdict("chain", "", harmful) == _all_known(_all_three)
}

test_a_lesser_breach_is_unattributed_while_the_result_is_unknown if {
	_verdict("chain", "", _drop(_case, ["/accountability/wrongful_result"])) == _unknown({"/accountability/wrongful_result"})
	_verdict("chain", "", _drop(_case, ["/accountability"])) == _unknown({"/accountability"})
}

test_a_known_harm_settles_an_unknown_result if {
	known := _drop(_set(_case, {"/accountability/harm": true}), ["/accountability/wrongful_result"])
	_verdict("chain", "", known) == _all_known(_all_three)
}

test_findings_could_still_show_a_result if {
	silent := _drop(
		_set(_case, {"/accountability/wrongful_result": false}),
		["/accountability/instructions", "/accountability/misconduct"],
	)
	_verdict("chain", "", silent) == _unknown({"/accountability/instructions", "/accountability/misconduct"})
}

test_an_invalidating_breach_presumes_the_result if {
	_verdict("void", "", _set(_case, {"/accountability": null})) == _all_known(_preliminary(_all_three))
	_verdict("void", "", _set(_case, {"/accountability/wrongful_result": false})) == _all_known(_preliminary(_all_three))
}

test_an_invalidating_breach_with_a_recorded_result_is_not_preliminary if {
	_verdict("void", "", _case) == _all_known(_all_three)
}

test_a_ground_of_its_own_may_ask_for_no_result if {
	plain := _set(_case, {"/accountability": null, "/investigation/joint_lead": true})
	_verdict("own_money", "", plain) == _all_known({
		_liable("h", "LW-LIA-041", "handler", "full_joint", "LW-LIA-016", ["/investigation/joint_lead", "/investigation/officers"]),
		_liable("c", "LW-LIA-041", "handler", "full_joint", "LW-LIA-016", ["/investigation/joint_lead", "/investigation/officers"]),
	})
	_verdict("handler", "", plain) == _no_ground(set(), "not_wrongful")
}

test_lists_of_findings_that_were_not_exported_leave_all_preliminary if {
	_verdict("void", "", _drop(_case, ["/accountability"])) == _part(_preliminary(_all_three), {"/accountability"})
	_verdict("void", "", _drop(_case, ["/accountability/misconduct"])) == _part(_preliminary(_all_three), {"/accountability/misconduct"})
}

test_instructions_that_were_not_exported_are_named_and_change_nothing_else if {
	_verdict("void", "", _drop(_case, ["/accountability/instructions"])) == _part(_all_three, {"/accountability/instructions"})
}

# --- The chain -------------------------------------------------------------------------------

test_a_wrong_proposal_that_passed if _verdict("chain", "", _case) == _all_known(_all_three)

test_points_on_other_topics_change_nothing if {
	other := _set(_case, {"/handling/review/points": _object("evidence")})
	_verdict("chain", "", other) == _all_known(_all_three)
}

test_the_reviewer_overrode_the_handler if {
	record := _set(_case, {"/handling/final_proposal/points": _object("notice")})
	_verdict("chain", "", record) == _all_known({
		_handler_freed,
		_liable("r", "LW-LIA-032", "reviewer", "direct", "LW-LIA-009", ["/handling/review"]),
		_liable("a", "LW-LIA-033", "approver", "main_leadership", "LW-LIA-009", ["/handling/approval"]),
	})
}

test_the_approver_overrode_the_reviewer if {
	record := _set(_case, {"/handling/review/points": _object("notice")})
	_verdict("chain", "", record) == _all_known({_handler_026, _reviewer_freed, _approver_035})
}

test_the_approver_overrode_both if {
	record := _set(_case, {
		"/handling/final_proposal/points": _object("notice"),
		"/handling/review/points": _object("notice"),
	})
	_verdict("chain", "", record) == _all_known({_handler_freed, _reviewer_freed, _approver_035})
}

test_the_approver_overrode_a_handler_whom_nobody_reviewed if {
	record := _set(_case, {"/handling/final_proposal/points": _object("notice"), "/handling/review": null})
	_verdict("chain", "", record) == _all_known({_handler_freed, _approver_035})
}

test_without_review_the_approver_alone_should_have_seen_it if {
	_verdict("chain", "", _set(_case, {"/handling/review": null})) == _all_known({_handler_026, _approver_029})
}

test_an_approver_who_objected_is_free if {
	record := _set(_case, {"/handling/approval/points": _object("notice")})
	_verdict("chain", "", record) == _all_known({_handler_026, _reviewer_027, _approver_freed})
}

test_a_reviewer_who_overrode_answers_though_the_approver_objected if {
	record := _set(_case, {
		"/handling/final_proposal/points": _object("notice"),
		"/handling/approval/points": _object("notice"),
	})
	_verdict("chain", "", record) == _all_known({
		_handler_freed, _approver_freed,
		_liable("r", "LW-LIA-032", "reviewer", "direct", "LW-LIA-009", ["/handling/review"]),
	})
}

test_a_handler_whom_all_contradicted_acted_alone if {
	record := _set(_case, {
		"/handling/review/points": _object("notice"),
		"/handling/approval/points": _object("notice"),
	})
	_verdict("chain", "", record) == _all_known({
		_liable("h", "LW-LIA-025", "handler", "bears", "LW-LIA-009", ["/handling/final_proposal"]),
		_reviewer_freed, _approver_freed,
	})
}

test_everybody_objected if {
	record := _set(_case, {
		"/handling/final_proposal/points": _object("notice"),
		"/handling/review/points": _object("notice"),
		"/handling/approval/points": _object("notice"),
	})
	_verdict("chain", "", record) == _no_ground({_handler_freed, _reviewer_freed, _approver_freed}, "all_objected")
}

test_an_objection_may_name_the_rule if {
	point := [{"id": "p", "topic": null, "rule": "PEN-9001", "stance": "object"}]
	_verdict("chain", "", _set(_case, {"/handling/review/points": point})) == _all_known({_handler_026, _reviewer_freed, _approver_035})
	other := json.patch(point, [{"op": "replace", "path": "/0/rule", "value": "PEN-9002"}])
	_verdict("chain", "", _set(_case, {"/handling/review/points": other})) == _all_known(_all_three)
}

test_disagreement_with_the_whole_is_an_objection if {
	whole := _set(_case, {"/handling/review": _says("r", "disagree", null)})
	_verdict("chain", "", whole) == _all_known({_handler_026, _reviewer_freed, _approver_035})
	elsewhere := _set(_case, {"/handling/review": _says("r", "disagree", _object("evidence"))})
	_verdict("chain", "", elsewhere) == _all_known({_handler_026, _reviewer_freed, _approver_035})
}

test_disagreement_that_supports_the_point_is_none if {
	supports := [{"id": "p", "topic": "notice", "rule": null, "stance": "support"}]
	_verdict("chain", "", _set(_case, {"/handling/review": _says("r", "disagree", supports)})) == _all_known(_all_three)
}

test_amending_without_a_word_on_the_point_is_no_objection if {
	_verdict("chain", "", _set(_case, {"/handling/review/stance": "amend"})) == _all_known(_all_three)
}

test_the_first_proposal_counts_where_there_is_no_final_one if {
	record := _set(_case, {"/handling/proposal": _says("h1", "agree", []), "/handling/final_proposal": null})
	_verdict("chain", "", record) == _all_known({
		_liable("h1", "LW-LIA-026", "handler", "direct", "LW-LIA-009", ["/handling/proposal"]),
		_reviewer_027, _approver_029,
	})
}

test_the_final_proposal_counts_before_the_first if {
	record := _set(_case, {"/handling/proposal": _says("h1", "agree", _object("notice"))})
	_verdict("chain", "", record) == _all_known(_all_three)
}

test_without_a_proposal_nothing_can_be_divided if {
	record := _set(_case, {"/handling/final_proposal": null})
	_verdict("chain", "", record) == _unknown({"/handling/final_proposal"})
}

test_the_handler_decided_alone if {
	alone := _set(_case, {"/handling/review": null, "/handling/approval": null, "/decision/signed_by": "h"})
	expected := _all_known({_liable("h", "LW-LIA-022", "handler", "bears", "LW-LIA-009", ["/handling/final_proposal"])})
	_verdict("chain", "", alone) == expected
	_verdict("chain", "", _set(alone, {"/decision/signed_by": null})) == expected
}

test_whoever_signed_approved if {
	record := _set(_case, {"/handling/approval": null, "/decision/signed_by": "s"})
	_verdict("chain", "", record) == _all_known({
		_handler_026, _reviewer_027,
		_liable("s", "LW-LIA-029", "approver", "important_leadership", "LW-LIA-009", ["/decision/signed_by"]),
	})
}

test_whether_the_handler_signed_is_unknown_without_the_handler if {
	record := _drop(_set(_case, {"/handling/approval": null, "/decision/signed_by": "h"}), ["/handling/final_proposal/author"])
	_verdict("chain", "", record) == _part({_reviewer_027}, {"/handling/final_proposal/author"})
}

test_the_signer_is_unknown if {
	record := _drop(_set(_case, {"/handling/approval": null}), ["/decision/signed_by"])
	_verdict("chain", "", record) == _part({_handler_026, _reviewer_027}, {"/decision/signed_by"})
}

test_signed_as_it_is_by_somebody_not_yet_known if {
	open_case := _set(_case, {"/decision": null, "/handling/approval": null})
	_verdict("chain", "", open_case) == _part({_handler_026, _reviewer_027}, {"/handling/approval/author"})
}

test_filing_has_a_chain_of_its_own if {
	_verdict("filed", "", _case) == _all_known({
		_liable("c", "LW-LIA-026", "handler", "direct", "LW-LIA-009", ["/filing/form"]),
		_liable("r2", "LW-LIA-027", "reviewer", "main_leadership", "LW-LIA-009", ["/filing/review"]),
		_liable("a2", "LW-LIA-029", "approver", "important_leadership", "LW-LIA-009", ["/filing/approval"]),
	})
}

test_a_filing_that_nobody_approved if {
	alone := _set(_case, {"/filing/review": null, "/filing/approval": null})
	_verdict("filed", "", alone) == _all_known({_liable("c", "LW-LIA-022", "handler", "bears", "LW-LIA-009", ["/filing/form"])})
	_verdict("filed", "", _set(alone, {"/filing/decided_on": null})) == _part(
		{_liable("c", "LW-LIA-026", "handler", "direct", "LW-LIA-009", ["/filing/form"])},
		{"/filing/approval/author"},
	)
	_verdict("filed", "", _drop(alone, ["/filing/decided_on"])) == _unknown({"/filing/decided_on"})
}

test_closing_has_a_chain_of_its_own if {
	_verdict("closed", "", _case) == _all_known({
		_liable("c", "LW-LIA-026", "handler", "direct", "LW-LIA-009", ["/closure/form"]),
		_liable("a", "LW-LIA-029", "approver", "important_leadership", "LW-LIA-009", ["/closure/approval"]),
	})
}

test_officers_decide_a_summary_case_themselves if {
	record := _set(_case, {"/procedure": "summary", "/summary": {"officers": ["s"]}})
	_verdict("chain", "", record) == _all_known({_liable("s", "LW-LIA-022", "handler", "bears", "LW-LIA-009", ["/summary/officers"])})
	_verdict("chain", "", _drop(record, ["/summary"])) == _unknown({"/summary"})
	_verdict("chain", "", _drop(record, ["/procedure"])) == _unknown({"/procedure"})
}

# --- What was not exported about the chain ---------------------------------------------------------

test_an_unknown_step_leaves_what_it_cannot_change if {
	_verdict("chain", "", _drop(_case, ["/handling/approval"])) == _part({_handler_026, _reviewer_027}, {"/handling/approval"})
	_verdict("chain", "", _drop(_case, ["/handling/approval/points"])) == _part({_handler_026, _reviewer_027}, {"/handling/approval/points"})
	_verdict("chain", "", _drop(_case, ["/handling/review/points"])) == _part({_handler_026}, {"/handling/review/points"})
	_verdict("chain", "", _drop(_case, ["/handling"])) == _unknown({"/handling"})
}

test_an_unknown_handler_leaves_none if {
	_verdict("chain", "", _drop(_case, ["/handling/final_proposal/points"])) == _unknown({"/handling/final_proposal/points"})
}

test_a_reviewer_who_objected_settles_the_approver_without_the_handler if {
	record := _drop(_set(_case, {"/handling/review/points": _object("notice")}), ["/handling/final_proposal/points"])
	_verdict("chain", "", record) == _part({_reviewer_freed, _approver_035}, {"/handling/final_proposal/points"})
}

test_an_unnamed_author_is_asked_for if {
	_verdict("chain", "", _set(_case, {"/handling/review/author": null})) == _part(
		{_handler_026, _approver_029},
		{"/handling/review/author"},
	)
	_verdict("chain", "", _drop(_case, ["/handling/review/author"])) == _part(
		{_handler_026, _approver_029},
		{"/handling/review/author"},
	)
}

test_half_a_point_blocks_what_it_could_say if {
	record := _set(_case, {"/handling/review/points": _object("notice")})
	_verdict("chain", "", _drop(record, ["/handling/review/points/0/stance"])) == _part(
		{_handler_026},
		{"/handling/review/points/0/stance"},
	)
	_verdict("chain", "", _drop(record, ["/handling/review/points/0/topic"])) == _part(
		{_handler_026},
		{"/handling/review/points/0/topic"},
	)
	_verdict("chain", "", _drop(record, ["/handling/review/points/0/rule"])) == _all_known({_handler_026, _reviewer_freed, _approver_035})
}

test_a_point_without_a_rule_on_another_topic_could_be_about_the_rule if {
	record := _drop(_set(_case, {"/handling/review/points": _object("evidence")}), ["/handling/review/points/0/rule"])
	_verdict("chain", "", record) == _part({_handler_026}, {"/handling/review/points/0/rule"})
}

test_an_unknown_stance_on_the_whole if {
	_verdict("chain", "", _drop(_case, ["/handling/review/stance"])) == _part({_handler_026}, {"/handling/review/stance"})
	supports := [{"id": "p", "topic": "notice", "rule": null, "stance": "support"}]
	supported := _drop(_set(_case, {"/handling/review/points": supports}), ["/handling/review/stance"])
	_verdict("chain", "", supported) == _all_known(_all_three)
}

# --- Who could see the error -------------------------------------------------------------------------

_attests(person, topic) := [{"id": "u", "person": person, "topic": topic, "attested_by": "x"}]

test_an_error_the_reviewer_could_not_see if {
	record := _set(_case, {"/accountability/undiscoverable": _attests("r", "notice")})
	_verdict("chain", "", record) == _all_known({_handler_026, _free("r", "reviewer", "LW-LIA-031", ["/handling/review"]), _approver_029})
}

test_an_error_nobody_else_could_see if {
	findings := array.concat(_attests("r", "notice"), [{"id": "v", "person": "a", "topic": null, "attested_by": "x"}])
	record := _set(_case, {"/accountability/undiscoverable": findings})
	_verdict("chain", "", record) == _all_known({
		_liable("h", "LW-LIA-031", "handler", "bears", "LW-LIA-009", ["/handling/final_proposal"]),
		_free("r", "reviewer", "LW-LIA-031", ["/handling/review"]),
		_free("a", "approver", "LW-LIA-031", ["/handling/approval"]),
	})
}

test_undiscoverable_is_no_excuse_for_overriding if {
	record := _set(_case, {
		"/handling/review/points": _object("notice"),
		"/accountability/undiscoverable": _attests("a", "notice"),
	})
	_verdict("chain", "", record) == _all_known({_handler_026, _reviewer_freed, _approver_035})
}

test_undiscoverable_on_another_topic_or_without_a_name_frees_nobody if {
	_verdict("chain", "", _set(_case, {"/accountability/undiscoverable": _attests("r", "evidence")})) == _all_known(_all_three)
	unattested := json.patch(_attests("r", "notice"), [{"op": "add", "path": "/0/attested_by", "value": null}])
	_verdict("chain", "", _set(_case, {"/accountability/undiscoverable": unattested})) == _all_known(_all_three)
}

test_whoever_saw_the_error_and_let_it_pass if {
	findings := array.concat(_attests("r", "notice"), [{"id": "v", "person": "a", "topic": "notice", "attested_by": "x"}])
	record := _set(_case, {"/accountability/noticed": findings, "/accountability/undiscoverable": _attests("r", "notice")})
	_verdict("chain", "", record) == _all_known({
		_handler_026,
		_liable("r", "LW-LIA-028", "reviewer", "main_leadership", "LW-LIA-009", ["/handling/review"]),
		_liable("a", "LW-LIA-030", "approver", "important_leadership", "LW-LIA-009", ["/handling/approval"]),
	})
}

test_half_a_finding_about_the_reviewer_blocks_the_reviewer if {
	record := _drop(
		_set(_case, {"/accountability/undiscoverable": _attests("r", "notice")}),
		["/accountability/undiscoverable/0/attested_by"],
	)
	_verdict("chain", "", record) == _part({_handler_026, _approver_029}, {"/accountability/undiscoverable/0/attested_by"})
	nameless := _drop(
		_set(_case, {"/accountability/undiscoverable": _attests("r", "notice")}),
		["/accountability/undiscoverable/0/person"],
	)
	_verdict("chain", "", nameless) == _unknown({"/accountability/undiscoverable/0/person"})
}

test_a_list_of_attestations_that_was_not_exported_leaves_all_preliminary if {
	record := _drop(_case, ["/accountability/undiscoverable"])
	_verdict("chain", "", record) == _part(_preliminary(_all_three), {"/accountability/undiscoverable"})
	unseen := _drop(_set(_case, {"/accountability/undiscoverable": _attests("r", "notice")}), ["/accountability/noticed"])
	_verdict("chain", "", unseen) == _part(
		_preliminary({_handler_026, _free("r", "reviewer", "LW-LIA-031", ["/handling/review"]), _approver_029}),
		{"/accountability/noticed"},
	)
}

# --- Those who did the act -----------------------------------------------------------------------------

test_a_single_handler_answers_alone if {
	_verdict("handler", "/investigation/acts/2", _case) == _all_known({_liable("c", "LW-LIA-025", "handler", "bears", "LW-LIA-009", ["/investigation/acts/2/officers"])})
}

test_the_lead_mainly_and_the_other_secondarily if {
	facts := ["/investigation/acts/0/officers", "/investigation/lead"]
	_verdict("handler", "/investigation/acts/0", _case) == _all_known({
		_liable("h", "LW-LIA-039", "handler", "main", "LW-LIA-009", facts),
		_liable("c", "LW-LIA-040", "co_handler", "secondary", "LW-LIA-009", facts),
	})
}

test_an_act_may_have_a_lead_of_its_own if {
	facts := ["/investigation/acts/1/lead", "/investigation/acts/1/officers"]
	_verdict("handler", "/investigation/acts/1", _case) == _all_known({
		_liable("d", "LW-LIA-039", "handler", "main", "LW-LIA-009", facts),
		_liable("c", "LW-LIA-040", "co_handler", "secondary", "LW-LIA-009", facts),
	})
}

test_joint_leads_in_full if {
	facts := ["/investigation/joint_lead", "/investigation/officers"]
	_verdict("handler", "", _set(_case, {"/investigation/joint_lead": true})) == _all_known({
		_liable("h", "LW-LIA-041", "handler", "full_joint", "LW-LIA-009", facts),
		_liable("c", "LW-LIA-041", "handler", "full_joint", "LW-LIA-009", facts),
	})
}

test_who_leads_is_not_guessed if {
	_verdict("handler", "", _set(_case, {"/investigation/lead": null})) == _unknown({"/investigation/lead"})
	_verdict("handler", "", _drop(_case, ["/investigation/lead"])) == _unknown({"/investigation/lead"})
	_verdict("handler", "", _drop(_case, ["/investigation/joint_lead"])) == _unknown({"/investigation/joint_lead"})
	_verdict("handler", "/investigation/acts/1", _set(_case, {"/investigation/acts/1/lead": null})) == _unknown({"/investigation/acts/1/lead"})
	_verdict("handler", "/investigation/acts/1", _drop(_case, ["/investigation/acts/1/lead"])) == _unknown({"/investigation/acts/1/lead"})
}

test_nobody_on_file_did_the_act if {
	_verdict("handler", "", _set(_case, {"/investigation/officers": []})) == _unknown({"/investigation/officers"})
	_verdict("handler", "", _set(_case, {"/investigation": null})) == _unknown({"/investigation/officers"})
	_verdict("handler", "", _drop(_case, ["/investigation"])) == _unknown({"/investigation"})
	_verdict("handler", "/investigation/acts/0", _set(_case, {"/investigation/acts/0/officers": null})) == _unknown({"/investigation/acts/0/officers"})
	_verdict("handler", "/investigation/acts/0", _drop(_case, ["/investigation/acts/0/officers"])) == _unknown({"/investigation/acts/0/officers"})
}

test_the_same_officer_named_twice_is_one if {
	_verdict("handler", "", _set(_case, {"/investigation/officers": ["h", "h"]})) == _all_known({_liable("h", "LW-LIA-025", "handler", "bears", "LW-LIA-009", ["/investigation/officers"])})
}

test_a_finding_on_another_list_falls_on_those_in_charge if {
	facts := ["/investigation/lead", "/investigation/officers"]
	_verdict("handler", "/violations/0", _case) == _all_known({
		_liable("h", "LW-LIA-039", "handler", "main", "LW-LIA-009", facts),
		_liable("c", "LW-LIA-040", "co_handler", "secondary", "LW-LIA-009", facts),
	})
}

test_summary_officers_answer_for_their_acts if {
	record := _set(_case, {"/procedure": "summary", "/summary": {"officers": ["s"]}})
	_verdict("handler", "", record) == _all_known({_liable("s", "LW-LIA-025", "handler", "bears", "LW-LIA-009", ["/summary/officers"])})
}

test_an_office_by_analogy if {
	_verdict("hearing", "", _case) == _all_known({_liable("p", "LW-LIA-053", "by_analogy", "bears", "LW-LIA-020", ["/hearing/presider"])})
	_verdict("hearing", "", _set(_case, {"/hearing": null})) == _unknown({"/hearing/presider"})
	_verdict("hearing", "", _drop(_case, ["/hearing"])) == _unknown({"/hearing"})
}

test_a_stage_without_an_office_falls_on_the_handlers if {
	facts := ["/investigation/lead", "/investigation/officers"]
	_verdict("office", "", _case) == _all_known({
		_liable("h", "LW-LIA-039", "handler", "main", "LW-LIA-009", facts),
		_liable("c", "LW-LIA-040", "co_handler", "secondary", "LW-LIA-009", facts),
	})
}

# --- The collective --------------------------------------------------------------------------------------

# b presides; m1 and m2 sit as members; o observes; g is absent.
_meeting := {
	"id": "M1",
	"held_on": "2026-04-20",
	"started_at": "2026-04-20T09:00:00+08:00",
	"presider": "b",
	"delegation": null,
	"minutes": {"minute_taker": "t"},
	"attendance": [
		_seat("b", "member", true),
		_seat("m1", "member", true),
		_seat("m2", "member", true),
		_seat("o", "observer", true),
		_seat("g", "member", false),
	],
	"items": [{
		"id": "i1",
		"case_id": "C1",
		"resolution": {"decided_by": "b", "passed": true, "penalty": _penalty},
		"statements": [_statement("m1", "for", null)],
	}],
}

_seat(person, capacity, present) := {"id": person, "person": person, "capacity": capacity, "present": present, "signed_minutes": true}

_statement(person, position, topic) := {"id": person, "person": person, "position": position, "vote": null, "topic": topic}

_met := _set(_case, {"/meetings": [_meeting]})

_presider_036 := _liable("b", "LW-LIA-036", "presider", "main", "LW-LIA-010", ["/meetings/0/presider"])

_m1_037 := _liable("m1", "LW-LIA-037", "member", "secondary", "LW-LIA-010", ["/meetings/0/attendance/1"])

_m2_037 := _liable("m2", "LW-LIA-037", "member", "secondary", "LW-LIA-010", ["/meetings/0/attendance/2"])

_m1_freed := _free("m1", "member", "LW-LIA-038", ["/meetings/0/attendance/1", "/meetings/0/items/0/statements/0"])

_dissent(topic) := _set(_met, {"/meetings/0/items/0/statements/0": _statement("m1", "against", topic)})

test_the_collective_answers_for_what_it_settled if {
	_verdict("settled", "", _met) == _all_known({_presider_036, _m1_037, _m2_037})
	_verdict("meeting", "", _met) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_the_collective_does_not_answer_for_the_rest if {
	_verdict("chain", "", _met) == _all_known(_all_three)
	_verdict("settled", "", _set(_case, {"/meetings": []})) == _all_known(_all_three)
}

test_whether_a_collective_settled_it_is_unknown_without_the_meetings if {
	_verdict("settled", "", _drop(_case, ["/meetings"])) == _unknown({"/meetings"})
	_verdict("settled", "", _drop(_met, ["/meetings/0/held_on"])) == _unknown({"/meetings/0/held_on"})
	_verdict("chain", "", _drop(_case, ["/meetings"])) == _all_known(_all_three)
}

test_a_meeting_not_held_or_after_the_decision_settled_nothing if {
	_verdict("settled", "", _set(_met, {"/meetings/0/held_on": null})) == _all_known(_all_three)
	_verdict("settled", "", _set(_met, {"/meetings/0/held_on": "2026-05-07"})) == _all_known(_all_three)
	_verdict("settled", "", _set(_met, {"/meetings/0/held_on": "2026-05-06"})) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_before_the_decision_every_meeting_counts if {
	open_case := _set(_met, {"/decision": null})
	_verdict("settled", "", open_case) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_the_last_meeting_decided_wherever_it_stands_in_the_list if {
	earlier := object.union(_meeting, {"id": "M0", "held_on": "2026-04-01", "presider": "z"})
	_verdict("settled", "", _set(_case, {"/meetings": [_meeting, earlier]})) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_of_two_meetings_on_a_day_the_later_decided if {
	earlier := object.union(_meeting, {"id": "M0", "started_at": "2026-04-20T08:00:00+08:00", "presider": "z"})
	record := _set(_case, {"/meetings": [_meeting, earlier]})
	_verdict("settled", "", record) == _all_known({_presider_036, _m1_037, _m2_037})
	_verdict("settled", "", _drop(record, ["/meetings/1/started_at"])) == _unknown({"/meetings/0/started_at", "/meetings/1/started_at"})
}

test_a_finding_in_a_meeting_falls_on_that_meeting if {
	earlier := object.union(_meeting, {"id": "M0", "held_on": "2026-04-01", "presider": "z", "attendance": []})
	record := _set(_case, {"/meetings": [_meeting, earlier]})
	_verdict("meeting", "/meetings/1", record) == _all_known({_liable("z", "LW-LIA-036", "presider", "main", "LW-LIA-010", ["/meetings/1/presider"])})
}

test_no_meeting_to_answer if {
	_verdict("meeting", "", _case) == _unknown({"/meetings"})
	_verdict("minutes", "", _case) == _unknown({"/meetings"})
}

test_a_signed_dissent_frees if {
	_verdict("settled", "", _dissent("amount")) == _all_known({_presider_036, _m1_freed, _m2_037})
	_verdict("settled", "", _dissent(null)) == _all_known({_presider_036, _m1_freed, _m2_037})
}

test_a_vote_against_is_a_dissent if {
	voted := _set(_met, {"/meetings/0/items/0/statements/0/vote": "against"})
	_verdict("settled", "", voted) == _all_known({_presider_036, _m1_freed, _m2_037})
	abstained := _set(_met, {"/meetings/0/items/0/statements/0": object.union(_statement("m1", "other_opinion", null), {"vote": "abstain"})})
	_verdict("settled", "", abstained) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_a_dissent_on_another_topic_frees_nobody if {
	_verdict("settled", "", _dissent("evidence")) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_an_unsigned_dissent_frees_nobody if {
	unsigned := object.union(_m1_037, {"facts": ["/meetings/0/attendance/1", "/meetings/0/items/0/statements/0"]})
	_verdict("settled", "", _set(_dissent("amount"), {"/meetings/0/attendance/1/signed_minutes": false})) == _all_known({_presider_036, unsigned, _m2_037})
	_verdict("settled", "", _set(_dissent("amount"), {"/meetings/0/attendance/1/signed_minutes": null})) == _all_known({_presider_036, unsigned, _m2_037})
}

test_a_dissenting_presider_is_not_exempt if {
	record := _set(_met, {"/meetings/0/items/0/statements/0": _statement("b", "against", null)})
	_verdict("settled", "", record) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_a_dissent_on_another_case_frees_nobody if {
	record := _set(_dissent("amount"), {"/meetings/0/items/0/case_id": "C2"})
	_verdict("settled", "", record) == _all_known({_presider_036, _m1_037, _m2_037})
	_verdict("settled", "", _set(_dissent("amount"), {"/meetings/0/items/0/case_id": null})) == _all_known({_presider_036, _m1_freed, _m2_037})
}

test_a_finding_on_an_item_looks_at_its_own_dissents if {
	two := _set(_dissent("collective_discussion"), {"/meetings/0/items/1": {"id": "i2", "case_id": "C1", "resolution": null, "statements": []}})
	_verdict("meeting", "/meetings/0/items/0", two) == _all_known({_presider_036, _m1_freed, _m2_037})
	_verdict("meeting", "/meetings/0/items/1", two) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_a_person_with_two_seats_is_one_person if {
	twice := _set(_dissent("amount"), {"/meetings/0/attendance/5": _seat("m1", "observer", true)})
	_verdict("settled", "", twice) == _all_known({
		_presider_036, _m2_037,
		_free("m1", "member", "LW-LIA-038", ["/meetings/0/attendance/1", "/meetings/0/attendance/5", "/meetings/0/items/0/statements/0"]),
	})
}

test_no_presider_on_file if {
	member := _liable("b", "LW-LIA-037", "member", "secondary", "LW-LIA-010", ["/meetings/0/attendance/0"])
	_verdict("settled", "", _set(_met, {"/meetings/0/presider": null})) == _part({member, _m1_037, _m2_037}, {"/meetings/0/presider"})
}

test_a_meeting_without_lists if {
	record := _set(_met, {"/meetings/0/attendance": null, "/meetings/0/items": null})
	_verdict("settled", "", record) == _all_known({_presider_036})
}

test_what_was_not_exported_about_the_meeting if {
	every key in {"attendance", "items", "presider"} {
		pointer := concat("/", ["/meetings/0", key])
		_verdict("settled", "", _drop(_met, [pointer])) == _unknown({pointer})
	}
}

test_an_unknown_signature_matters_only_to_a_dissenter if {
	_verdict("settled", "", _drop(_dissent("amount"), ["/meetings/0/attendance/1/signed_minutes"])) == _part(
		{_presider_036, _m2_037},
		{"/meetings/0/attendance/1/signed_minutes"},
	)
	_verdict("settled", "", _drop(_dissent("amount"), ["/meetings/0/attendance/2/signed_minutes"])) == _all_known({_presider_036, _m1_freed, _m2_037})
}

test_half_a_statement_blocks_its_speaker if {
	every key in {"topic", "position"} {
		pointer := concat("/", ["/meetings/0/items/0/statements/0", key])
		_verdict("settled", "", _drop(_dissent("amount"), [pointer])) == _part({_presider_036, _m2_037}, {pointer})
	}
}

test_a_statement_without_a_speaker_could_be_anybodys if {
	pointer := "/meetings/0/items/0/statements/0/person"

	# Then most of those present may have dissented, and even the presider is not known to answer.
	_verdict("settled", "", _drop(_dissent("amount"), [pointer])) == _unknown({pointer})
}

test_unknown_statements_block_the_members if {
	_verdict("settled", "", _drop(_met, ["/meetings/0/items/0/statements"])) == _unknown({"/meetings/0/items/0/statements"})
}

test_a_seat_that_does_not_say_what_it_is if {
	pointer := "/meetings/0/attendance/2/capacity"
	_verdict("settled", "", _drop(_met, [pointer])) == _part({_presider_036, _m1_037}, {pointer})
	_verdict("settled", "", _set(_met, {pointer: null})) == _part({_presider_036, _m1_037}, {pointer})
	absent := "/meetings/0/attendance/2/present"
	_verdict("settled", "", _drop(_met, [absent])) == _part({_presider_036, _m1_037}, {absent})
}

test_an_observers_seat_needs_no_more if {
	_verdict("settled", "", _drop(_met, ["/meetings/0/attendance/3/present"])) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_a_seat_without_a_name if {
	pointer := "/meetings/0/attendance/2/person"
	_verdict("settled", "", _drop(_met, [pointer])) == _part({_presider_036, _m1_037}, {pointer})
	_verdict("settled", "", _set(_met, {pointer: null})) == _part({_presider_036, _m1_037}, {pointer})
}

test_an_item_of_an_unknown_case_blocks_its_dissenters if {
	pointer := "/meetings/0/items/0/case_id"
	_verdict("settled", "", _drop(_dissent("amount"), [pointer])) == _part({_presider_036, _m2_037}, {pointer})
}

# --- Delegation -----------------------------------------------------------------------------------------

_delegation(directed) := {"granted_by": "k", "to": "b", "head_directed": directed}

test_a_delegate_answers_as_presider if {
	record := _set(_met, {"/meetings/0/delegation": _delegation(false)})
	_verdict("settled", "", record) == _all_known({
		_liable("b", "LW-LIA-045", "delegated_presider", "main", "LW-LIA-010", ["/meetings/0/presider"]),
		_m1_037, _m2_037,
	})
}

test_the_head_who_directed_the_decision_answers_for_the_delegate if {
	record := _set(_met, {"/meetings/0/delegation": _delegation(true)})
	_verdict("settled", "", record) == _all_known({
		_liable("k", "LW-LIA-048", "interfering_leader", "bears", "LW-LIA-009", ["/meetings/0/delegation"]),
		_liable("b", "LW-LIA-037", "member", "secondary", "LW-LIA-010", ["/meetings/0/attendance/0"]),
		_m1_037, _m2_037,
	})
}

test_a_delegation_to_somebody_else_changes_nothing if {
	record := _set(_met, {"/meetings/0/delegation": object.union(_delegation(true), {"to": "m1"})})
	_verdict("settled", "", record) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_half_a_delegation_blocks_the_presider if {
	record := _set(_met, {"/meetings/0/delegation": _delegation(true)})
	_verdict("settled", "", _drop(record, ["/meetings/0/delegation/head_directed"])) == _part({_m1_037, _m2_037}, {"/meetings/0/delegation/head_directed"})
	_verdict("settled", "", _drop(record, ["/meetings/0/delegation/to"])) == _part({_m1_037, _m2_037}, {"/meetings/0/delegation/to"})
	_verdict("settled", "", _drop(record, ["/meetings/0/delegation"])) == _part({_m1_037, _m2_037}, {"/meetings/0/delegation"})
}

# --- A right collective opinion overridden ------------------------------------------------------------------

_outvoted := _set(_met, {"/meetings/0/items/0/statements": [
	_statement("m1", "against", "amount"),
	_statement("m2", "against", "amount"),
]})

_m2_freed := _free("m2", "member", "LW-LIA-038", ["/meetings/0/attendance/2", "/meetings/0/items/0/statements/1"])

_decider_042 := _liable("b", "LW-LIA-042", "approver", "direct", "LW-LIA-010", ["/meetings/0/items/0/resolution"])

test_most_dissented_and_were_overridden if {
	_verdict("settled", "", _outvoted) == _all_known({_decider_042, _m1_freed, _m2_freed})
}

test_half_is_not_most if {
	even := _set(_outvoted, {"/meetings/0/attendance/5": _seat("m3", "member", true)})
	_verdict("settled", "", even) == _all_known({
		_presider_036, _m1_freed, _m2_freed,
		_liable("m3", "LW-LIA-037", "member", "secondary", "LW-LIA-010", ["/meetings/0/attendance/5"]),
	})
}

test_those_who_kept_silent_do_not_answer_where_most_dissented if {
	wide := _set(_outvoted, {
		"/meetings/0/attendance/5": _seat("m3", "member", true),
		"/meetings/0/attendance/6": _seat("m4", "member", true),
		"/meetings/0/items/0/statements/2": _statement("m3", "against", null),
	})
	_verdict("settled", "", wide) == _all_known({
		_decider_042, _m1_freed, _m2_freed,
		_free("m3", "member", "LW-LIA-038", ["/meetings/0/attendance/5", "/meetings/0/items/0/statements/2"]),
	})
}

test_without_a_named_decider_the_presider_had_the_last_word if {
	expected := _liable("b", "LW-LIA-042", "approver", "direct", "LW-LIA-010", ["/meetings/0/presider"])
	_verdict("settled", "", _set(_outvoted, {"/meetings/0/items/0/resolution": null})) == _all_known({expected, _m1_freed, _m2_freed})
	_verdict("settled", "", _set(_outvoted, {"/meetings/0/items/0/resolution/decided_by": null})) == _all_known({expected, _m1_freed, _m2_freed})
}

test_a_decider_who_dissented_was_not_overridden if {
	record := _set(_outvoted, {"/meetings/0/items/0/resolution/decided_by": "m1"})
	_verdict("settled", "", record) == _all_known({_presider_036, _m1_freed, _m2_freed})
}

test_an_unknown_decider_blocks_the_presider if {
	_verdict("settled", "", _drop(_outvoted, ["/meetings/0/items/0/resolution"])) == _unknown({"/meetings/0/items/0/resolution"})
	_verdict("settled", "", _drop(_outvoted, ["/meetings/0/items/0/resolution/decided_by"])) == _unknown({"/meetings/0/items/0/resolution/decided_by"})
}

test_an_unknown_majority_blocks_all if {
	pointer := "/meetings/0/attendance/2/signed_minutes"
	_verdict("settled", "", _drop(_outvoted, [pointer])) == _unknown({pointer})
	seat := "/meetings/0/attendance/2/person"
	_verdict("settled", "", _drop(_outvoted, [seat])) == _unknown({seat})
}

# --- The approver departed from the collective ----------------------------------------------------------------

_signer_042 := _liable("a", "LW-LIA-042", "approver", "direct", "LW-LIA-010", ["/decision/signed_by"])

test_whoever_signed_departed if {
	_verdict("departed", "", _met) == _all_known({_signer_042})
}

test_an_approver_who_objected_and_did_not_sign_is_not_asked if {
	record := _set(_met, {"/handling/approval/points": _object("amount"), "/handling/approval/author": "a9"})
	_verdict("departed", "", record) == _all_known({_signer_042})
}

test_a_signer_who_had_objected_is_free if {
	record := _set(_met, {"/handling/approval/points": _object("amount")})
	_verdict("departed", "", record) == _no_ground({_approver_freed}, "all_objected")
	_verdict("departed", "", _drop(record, ["/handling/approval/points"])) == _unknown({"/handling/approval/points"})
	_verdict("departed", "", _drop(record, ["/handling/approval/author"])) == _unknown({"/handling/approval/author"})
	_verdict("departed", "", _drop(record, ["/handling/approval"])) == _unknown({"/handling/approval"})
}

test_before_the_signature_the_approver_stands_for_the_signer if {
	record := _set(_met, {"/decision": null})
	_verdict("departed", "", record) == _all_known({_liable("a", "LW-LIA-042", "approver", "direct", "LW-LIA-010", ["/handling/approval"])})
	_verdict("departed", "", _set(record, {"/handling/approval/points": _object("amount")})) == _no_ground({_approver_freed}, "all_objected")
	_verdict("departed", "", _set(record, {"/handling/approval": null})) == _unknown({"/decision/signed_by"})
	_verdict("departed", "", _drop(record, ["/handling/approval"])) == _unknown({"/handling/approval"})
}

test_the_signer_was_not_exported if {
	_verdict("departed", "", _drop(_met, ["/decision/signed_by"])) == _unknown({"/decision/signed_by"})
}

# --- Another penalty was signed than resolved ---------------------------------------------------

_item := "/meetings/0/items/0"

_resolved := "/meetings/0/items/0/resolution/penalty"

_all_collective := {_presider_036, _m1_037, _m2_037}

_higher := _set(_met, {"/decision/penalty/fine_fen": 501})

test_whoever_signed_another_penalty_than_resolved_answers_alone if {
	_verdict("settled", "", _higher) == _all_known({_signer_042})
	_verdict("settled", "", _set(_met, {"/decision/penalty/kinds": ["fine", "warning"]})) == _all_known({_signer_042})
	_verdict("settled", "", _set(_met, {"/decision/penalty/confiscated_gains_fen": 1})) == _all_known({_signer_042})
	_verdict("settled", "", _set(_met, {concat("/", [_item, "resolution/passed"]): false})) == _all_known({_signer_042})
}

test_the_same_penalty_in_other_words_is_the_collectives if {
	_verdict("settled", "", _set(_met, {"/decision/penalty/confiscated_gains_fen": 0})) == _all_known(_all_collective)
	two := _set(_met, {"/decision/penalty/kinds": ["warning", "fine"], concat("/", [_resolved, "kinds"]): ["fine", "warning"]})
	_verdict("settled", "", two) == _all_known(_all_collective)
}

test_a_dissent_of_the_signer_from_the_departure_frees if {
	record := _set(_higher, {"/handling/approval/points": _object("amount")})
	_verdict("settled", "", record) == _no_ground({_approver_freed}, "all_objected")
}

test_what_is_not_in_the_figures_stays_with_the_collective if {
	_verdict("settled_facts", "", _higher) == _all_known(_all_collective)
}

test_one_item_that_passed_the_penalty_is_enough if {
	other := object.union(_meeting.items[0], {"id": "i2", "resolution": {"decided_by": "b", "passed": true, "penalty": object.union(_penalty, {"fine_fen": 501})}})
	_verdict("settled", "", _set(_higher, {"/meetings/0/items/1": other})) == _all_known(_all_collective)
	elsewhere := object.union(other, {"case_id": "C2"})
	_verdict("settled", "", _set(_higher, {"/meetings/0/items/1": elsewhere})) == _all_known({_signer_042})
}

test_an_item_without_figures_departs_from_nothing if {
	_verdict("settled", "", _set(_higher, {_resolved: null})) == _all_known(_all_collective)
	_verdict("settled", "", _set(_higher, {concat("/", [_item, "resolution"]): null})) == _all_known(_all_collective)
	_verdict("settled", "", _set(_higher, {"/decision/penalty": null})) == _all_known(_all_collective)
}

test_one_known_difference_is_enough if {
	_verdict("settled", "", _drop(_higher, ["/decision/penalty/kinds"])) == _all_known({_signer_042})
	_verdict("settled", "", _drop(_higher, [concat("/", [_item, "resolution/passed"])])) == _all_known({_signer_042})
}

test_whether_the_penalty_is_the_resolved_one_is_unknown if {
	every pointer in {"/decision/penalty", "/decision/penalty/fine_fen", _resolved, concat("/", [_resolved, "fine_fen"])} {
		_verdict("settled", "", _drop(_higher, [pointer])) == _unknown({pointer})
		_verdict("settled", "", _drop(_met, [pointer])) == _unknown({pointer})
	}
	every key in {"items", "items/0/case_id", "items/0/resolution"} {
		pointer := concat("/", ["/meetings/0", key])
		_verdict("settled", "", _drop(_higher, [pointer])) == _unknown({pointer})
	}
}

test_a_breach_in_the_collective_stage_explains_no_departure if {
	breach := _set(_higher, {"/accountability/misconduct": [_fault("m1", "individual_breach_in_collective_stage", null, true)]})
	_verdict("settled", "", breach) == _all_known({_signer_042})
	_verdict("settled", "", _drop(breach, [concat("/", [_resolved, "fine_fen"])])) == _unknown({concat("/", [_resolved, "fine_fen"])})
}

# --- What should have been collective ----------------------------------------------------------------------------

test_the_reviewer_had_to_submit_it_whatever_the_result if {
	record := _set(_case, {"/accountability/wrongful_result": null})
	_verdict("unsubmitted", "", record) == _all_known({_liable("r", "LW-LIA-044", "submitter", "bears", "LW-LIA-010", ["/handling/review"])})
}

test_a_reviewer_who_asked_for_the_meeting_is_free_and_the_approver_answers if {
	record := _set(_case, {"/handling/review/points": _object("collective_discussion")})
	_verdict("unsubmitted", "", record) == _all_known({_free("r", "submitter", "LW-LIA-034", ["/handling/review"]), _approver_035})
	both := _set(record, {"/handling/approval/points": _object("collective_discussion")})
	_verdict("unsubmitted", "", both) == _no_ground({_free("r", "submitter", "LW-LIA-034", ["/handling/review"]), _approver_freed}, "all_objected")
	_verdict("unsubmitted", "", _drop(record, ["/handling/approval"])) == _part(
		{_free("r", "submitter", "LW-LIA-034", ["/handling/review"])},
		{"/handling/approval"},
	)
	nobody := _set(record, {"/handling/approval": null, "/decision/signed_by": null})
	_verdict("unsubmitted", "", nobody) == _no_ground({_free("r", "submitter", "LW-LIA-034", ["/handling/review"])}, "all_objected")
}

test_the_submitter_is_not_on_file if {
	_verdict("unsubmitted", "", _set(_case, {"/handling/review": null})) == _unknown({"/handling/review"})
	_verdict("unsubmitted", "", _drop(_case, ["/handling/review"])) == _unknown({"/handling/review"})
	_verdict("unsubmitted", "", _drop(_case, ["/handling/review/points"])) == _unknown({"/handling/review/points"})
}

# --- Minutes, and what was done at a meeting ------------------------------------------------------------------------

test_minutes_fall_on_their_taker if {
	expected := _liable("t", "LW-LIA-053", "by_analogy", "bears", "LW-LIA-020", ["/meetings/0/minutes"])
	_verdict("minutes", "/meetings/0", _met) == _all_known({expected})
	_verdict("minutes", "", _met) == _all_known({expected})
	_verdict("minutes", "/meetings/0", _set(_met, {"/meetings/0/minutes": null})) == _unknown({"/meetings/0/minutes"})
	_verdict("minutes", "/meetings/0", _drop(_met, ["/meetings/0/minutes"])) == _unknown({"/meetings/0/minutes"})
	_verdict("minutes", "/meetings/0", _drop(_met, ["/meetings/0/minutes/minute_taker"])) == _unknown({"/meetings/0/minutes/minute_taker"})
}

test_what_was_done_at_a_meeting_falls_on_the_presider if {
	expected := _liable("b", "LW-LIA-053", "by_analogy", "bears", "LW-LIA-020", ["/meetings/0/presider"])
	_verdict("handler", "/meetings/0", _met) == _all_known({expected})
	_verdict("office", "/meetings/0/items/0", _met) == _all_known({expected})
	_verdict("office", "/meetings/0", _drop(_met, ["/meetings/0/presider"])) == _unknown({"/meetings/0/presider"})
}

# --- A meeting as a record of its own ---------------------------------------------------------------------------------

_alone := object.union(object.remove(_meeting, ["id"]), {
	"type": "meeting",
	"id": "M1",
	"organ": {"name": "临武县应急管理局"},
	"accountability": _known_fault,
})

test_a_meeting_record_is_the_meeting if {
	expected := _all_known({
		_liable("b", "LW-LIA-036", "presider", "main", "LW-LIA-010", ["/presider"]),
		_liable("m1", "LW-LIA-037", "member", "secondary", "LW-LIA-010", ["/attendance/1"]),
		_liable("m2", "LW-LIA-037", "member", "secondary", "LW-LIA-010", ["/attendance/2"]),
	})
	_verdict("meeting", "", _alone) == expected
	_verdict("chain", "", _alone) == expected
	_verdict("meeting", "/items/0", _alone) == expected
}

test_other_ways_at_a_meeting_record if {
	expected := _liable("b", "LW-LIA-053", "by_analogy", "bears", "LW-LIA-020", ["/presider"])
	_verdict("handler", "", _alone) == _all_known({expected})
	_verdict("minutes", "", _alone) == _all_known({_liable("t", "LW-LIA-053", "by_analogy", "bears", "LW-LIA-020", ["/minutes"])})
	_verdict("late", "", _alone) == _unknown({"/accountability/delays"})
}

test_a_meeting_record_without_fault_or_day if {
	_verdict("meeting", "", _drop(_alone, ["/accountability"])) == _unknown({"/accountability"})
	_verdict("meeting", "", _set(_alone, {"/accountability": null})) == _no_ground(set(), "not_wrongful")
	_verdict("meeting", "", _drop(_alone, ["/held_on"])) == _unknown({"/held_on"})
}

# --- Delay ------------------------------------------------------------------------------------------------------------

_delay(id, person, diligence) := {"id": id, "term": "service", "stage": "service", "person": person, "lack_of_diligence": diligence}

_delayed(delays) := _set(_case, {"/accountability": object.union(_known_fault, {"wrongful_result": null, "delays": delays})})

_late_051(person, i) := _liable(person, "LW-LIA-051", "stage_owner", "bears", "LW-LIA-012", [sprintf("/accountability/delays/%d", [i])])

test_each_stage_that_delayed_answers if {
	record := _delayed([_delay("1", "c", true), _delay("2", "r", true), _delay("3", "a", false), object.union(_delay("4", "h", true), {"term": "filing"})])
	_verdict("late", "", record) == _all_known({_late_051("c", 0), _late_051("r", 1)})
}

test_the_same_person_in_two_stages_answers_twice if {
	_verdict("late", "", _delayed([_delay("1", "c", true), _delay("2", "c", true)])) == _all_known({_late_051("c", 0), _late_051("c", 1)})
}

test_delay_without_lack_of_diligence_has_no_ground if {
	_verdict("late", "", _delayed([_delay("1", "c", false)])) == _no_ground(set(), "diligent")
}

test_delay_without_a_recorded_cause if {
	_verdict("late", "", _delayed(null)) == _unknown({"/accountability/delays"})
	_verdict("late", "", _delayed([])) == _unknown({"/accountability/delays"})
	_verdict("late", "", _delayed([object.union(_delay("1", "c", true), {"term": "filing"})])) == _unknown({"/accountability/delays"})
	_verdict("late", "", _drop(_delayed(null), ["/accountability/delays"])) == _unknown({"/accountability/delays"})
}

test_half_a_cause_of_delay if {
	record := _delayed([_delay("1", "c", true), _delay("2", "r", true)])
	every key in {"person", "lack_of_diligence", "term"} {
		pointer := concat("/", ["/accountability/delays/1", key])
		_verdict("late", "", _drop(record, [pointer])) == _part({_late_051("c", 0)}, {pointer})
	}
	_verdict("late", "", _set(record, {"/accountability/delays/1/person": null})) == _part({_late_051("c", 0)}, {"/accountability/delays/1/person"})
	_verdict("late", "", _set(record, {"/accountability/delays/1/lack_of_diligence": null})) == _part({_late_051("c", 0)}, {"/accountability/delays/1/lack_of_diligence"})
}

test_a_diligent_delay_of_an_unknown_term_excuses_nobody if {
	record := _delayed([_delay("1", "c", false)])
	_verdict("late", "", _drop(record, ["/accountability/delays/0/term"])) == _unknown({"/accountability/delays/0/term"})
}

# --- Publication ----------------------------------------------------------------------------------------------------------

_omitted(omission) := _set(_case, {"/accountability": object.union(_known_fault, {"wrongful_result": null, "omissions": [omission]})})

_omission := {"id": "o", "person": "c", "leader": "r", "no_leader_reason": null, "cause": "未安排"}

_person_047 := _liable("c", "LW-LIA-047", "person_concerned", "related", "LW-LIA-011", ["/accountability/omissions/0"])

_leader_046 := _liable("r", "LW-LIA-046", "leader", "leadership", "LW-LIA-011", ["/accountability/omissions/0"])

test_non_publication_by_its_cause_whatever_the_result if {
	_verdict("unpublished", "", _omitted(_omission)) == _all_known({_person_047, _leader_046})
}

test_no_leader_for_a_stated_reason if {
	reasoned := object.union(_omission, {"leader": null, "no_leader_reason": "领导已安排"})
	_verdict("unpublished", "", _omitted(reasoned)) == _all_known({_person_047})
	_verdict("unpublished", "", _omitted(object.union(_omission, {"leader": null}))) == _part({_person_047}, {"/accountability/omissions/0/leader"})
}

test_a_reason_frees_no_leader_who_is_named_or_unknown if {
	both := object.union(_omission, {"no_leader_reason": "领导已安排"})
	_verdict("unpublished", "", _omitted(both)) == _all_known({_person_047, _leader_046})
	_verdict("unpublished", "", _omitted(object.remove(both, ["leader"]))) == _part({_person_047}, {"/accountability/omissions/0/leader"})
}

test_half_a_cause_of_non_publication if {
	_verdict("unpublished", "", _omitted(object.remove(_omission, ["leader"]))) == _part({_person_047}, {"/accountability/omissions/0/leader"})
	_verdict("unpublished", "", _omitted(object.remove(_omission, ["person"]))) == _part({_leader_046}, {"/accountability/omissions/0/person"})
}

test_non_publication_without_a_cause if {
	_verdict("unpublished", "", _case) == _unknown({"/accountability/omissions"})
	_verdict("unpublished", "", _set(_case, {"/accountability/omissions": []})) == _unknown({"/accountability/omissions"})
	_verdict("unpublished", "", _drop(_case, ["/accountability/omissions"])) == _unknown({"/accountability/omissions"})
}

# --- One person's own misconduct -----------------------------------------------------------------------------------------------

_fault(person, kind, topic, led) := {"id": "f", "person": person, "kind": kind, "topic": topic, "led_to_error": led, "established_by": "x"}

_guilty(fault) := _set(_case, {"/accountability/misconduct": [fault]})

_alone_with(person, branch, role, ground) := _all_known({_liable(person, branch, role, "bears", ground, ["/accountability/misconduct/0"])})

test_whoever_took_property_answers_alone if {
	_verdict("chain", "", _guilty(_fault("r", "asked_for_or_took_property", "notice", true))) == _alone_with("r", "LW-LIA-050", "taker", "LW-LIA-013")
	_verdict("chain", "", _guilty(_fault("r", "asked_for_or_took_property", null, true))) == _alone_with("r", "LW-LIA-050", "taker", "LW-LIA-013")
}

test_other_gain_by_analogy if {
	_verdict("chain", "", _guilty(_fault("r", "banquet_or_gift", null, true))) == _alone_with("r", "LW-LIA-053", "by_analogy", "LW-LIA-014")
	_verdict("chain", "", _guilty(_fault("r", "other_abuse_for_gain", null, true))) == _alone_with("r", "LW-LIA-053", "by_analogy", "LW-LIA-015")
}

test_the_takers_ground_is_that_of_taking if {
	_verdict("own_money", "", _guilty(_fault("r", "asked_for_or_took_property", null, true))) == _alone_with("r", "LW-LIA-050", "taker", "LW-LIA-013")
}

test_taking_that_did_not_lead_to_the_error_explains_nothing if {
	_verdict("chain", "", _guilty(_fault("r", "asked_for_or_took_property", "notice", false))) == _all_known(_all_three)
	_verdict("chain", "", _guilty(_fault("r", "asked_for_or_took_property", "notice", null))) == _all_known(_all_three)
	_verdict("chain", "", _guilty(_fault("r", "asked_for_or_took_property", "evidence", true))) == _all_known(_all_three)
}

test_a_falsifying_handler_answers_alone_without_a_result if {
	record := _set(_guilty(_fault("h", "falsification", "notice", false)), {"/accountability/wrongful_result": false})
	_verdict("chain", "", record) == _alone_with("h", "LW-LIA-023", "handler", "LW-LIA-009")
	favour := _set(_guilty(_fault("c", "favouritism", "notice", null)), {"/accountability/wrongful_result": false})
	_verdict("chain", "", favour) == _alone_with("c", "LW-LIA-024", "handler", "LW-LIA-009")
}

test_falsification_of_the_whole_must_have_led_to_the_error if {
	_verdict("chain", "", _guilty(_fault("h", "falsification", null, true))) == _alone_with("h", "LW-LIA-023", "handler", "LW-LIA-009")
	_verdict("chain", "", _guilty(_fault("h", "falsification", null, false))) == _all_known(_all_three)
	_verdict("chain", "", _guilty(_fault("h", "falsification", "evidence", true))) == _all_known(_all_three)
}

test_falsification_by_another_is_read_by_analogy if {
	_verdict("chain", "", _guilty(_fault("r", "falsification", "notice", true))) == _alone_with("r", "LW-LIA-053", "by_analogy", "LW-LIA-020")
}

test_the_author_of_the_proposal_is_a_handler if {
	record := _set(_guilty(_fault("h", "falsification", "notice", true)), {"/investigation/officers": ["c"]})
	_verdict("chain", "", record) == _alone_with("h", "LW-LIA-023", "handler", "LW-LIA-009")
}

test_whether_the_falsifier_was_a_handler_is_unknown if {
	record := _guilty(_fault("r", "falsification", "notice", true))
	_verdict("chain", "", _drop(record, ["/investigation/officers"])) == _unknown({"/investigation/officers"})
	_verdict("chain", "", _drop(record, ["/handling/final_proposal"])) == _unknown({"/handling/final_proposal"})
	_verdict("chain", "", _drop(record, ["/handling/final_proposal/author"])) == _unknown({"/handling/final_proposal/author"})
}

test_a_breach_of_ones_own_in_the_collective_excludes_the_collective if {
	fault := _fault("m1", "individual_breach_in_collective_stage", null, true)
	record := _set(_met, {"/accountability/misconduct": [fault]})
	_verdict("settled", "", record) == _alone_with("m1", "LW-LIA-043", "member", "LW-LIA-010")
	_verdict("meeting", "", record) == _alone_with("m1", "LW-LIA-043", "member", "LW-LIA-010")
	_verdict("chain", "", record) == _all_known(_all_three)
	_verdict("settled", "", _set(record, {"/meetings": null})) == _all_known(_all_three)
	_verdict("settled", "", _drop(record, ["/meetings"])) == _unknown({"/meetings"})
}

test_an_allegation_is_no_finding if {
	record := _guilty(object.union(_fault("r", "asked_for_or_took_property", "notice", true), {"established_by": null}))
	_verdict("chain", "", record) == _all_known(_all_three)
}

test_half_a_finding_of_misconduct_blocks_all_others if {
	record := _guilty(_fault("r", "asked_for_or_took_property", "notice", true))
	every key in {"kind", "topic", "led_to_error", "established_by"} {
		pointer := concat("/", ["/accountability/misconduct/0", key])
		_verdict("chain", "", _drop(record, [pointer])) == _unknown({pointer})
	}
}

test_a_culprit_without_a_name if {
	record := _guilty(_fault("r", "asked_for_or_took_property", "notice", true))
	_verdict("chain", "", _drop(record, ["/accountability/misconduct/0/person"])) == _unknown({"/accountability/misconduct/0/person"})
	_verdict("chain", "", _set(record, {"/accountability/misconduct/0/person": null})) == _unknown({"/accountability/misconduct/0/person"})
}

test_a_finding_known_to_be_elsewhere_blocks_nothing if {
	record := _drop(_guilty(_fault("r", "asked_for_or_took_property", "evidence", true)), ["/accountability/misconduct/0/led_to_error"])
	_verdict("chain", "", record) == _all_known(_all_three)
	unkind := _drop(_guilty(_fault("r", "falsification", "evidence", true)), ["/accountability/misconduct/0/kind"])
	_verdict("chain", "", unkind) == _all_known(_all_three)
}

test_misconduct_in_the_whole_does_not_explain_a_delay if {
	record := _set(_delayed([_delay("1", "c", true)]), {"/accountability/misconduct": [_fault("r", "asked_for_or_took_property", null, true)]})
	_verdict("late", "", record) == _all_known({_late_051("c", 0)})
	pointed := _set(record, {"/accountability/misconduct/0/topic": "service"})
	_verdict("late", "", pointed) == _alone_with("r", "LW-LIA-050", "taker", "LW-LIA-013")
}

test_misconduct_that_led_to_the_error_is_a_result_for_its_topic if {
	# Established for the matter, by a kind that does not settle who answers for an act of the chain.
	fault := _fault("m1", "individual_breach_in_collective_stage", "notice", true)
	record := _set(_guilty(fault), {"/accountability/wrongful_result": null})
	_verdict("chain", "", record) == _all_known(_all_three)
	alleged := _set(record, {"/accountability/misconduct/0/established_by": null})
	_verdict("chain", "", alleged) == _no_ground(set(), "not_wrongful")
}

# --- Instructions ----------------------------------------------------------------------------------------------------------------

_order(author, topic, led) := {"id": "n", "author": author, "topic": topic, "led_to_error": led}

_ordered(order) := _set(_case, {"/accountability": object.union(_known_fault, {"wrongful_result": null, "instructions": [order]})})

_leader_048 := _liable("b", "LW-LIA-048", "interfering_leader", "bears", "LW-LIA-009", ["/accountability/instructions/0"])

test_an_instruction_is_a_result_and_stands_beside_the_others if {
	_verdict("chain", "", _ordered(_order("b", "notice", true))) == _all_known(_all_three | {_leader_048})
	_verdict("chain", "", _ordered(_order("b", null, true))) == _all_known(_all_three | {_leader_048})
}

test_an_instruction_elsewhere_or_without_effect if {
	_verdict("chain", "", _ordered(_order("b", "evidence", true))) == _no_ground(set(), "not_wrongful")
	_verdict("chain", "", _ordered(_order("b", "notice", false))) == _no_ground(set(), "not_wrongful")
}

test_half_an_instruction if {
	record := _set(_ordered(_order("b", "notice", true)), {"/accountability/wrongful_result": true})
	every key in {"topic", "led_to_error", "author"} {
		pointer := concat("/", ["/accountability/instructions/0", key])
		_verdict("chain", "", _drop(record, [pointer])) == _part(_all_three, {pointer})
	}
	lesser := _ordered(_order("b", "notice", true))
	_verdict("chain", "", _drop(lesser, ["/accountability/instructions/0/led_to_error"])) == _unknown({"/accountability/instructions/0/led_to_error"})
}

test_an_instruction_beside_half_a_finding if {
	half := object.remove(_fault("r", "asked_for_or_took_property", "notice", true), ["led_to_error"])
	record := _set(_ordered(_order("b", "notice", true)), {"/accountability/misconduct": [half]})
	_verdict("chain", "", record) == _unknown({"/accountability/misconduct/0/led_to_error"})
	whole := _set(record, {"/accountability/misconduct": [object.union(half, {"led_to_error": true})]})
	every person in _verdict("chain", "", whole).people { person.person == "r" }
}

test_an_instruction_beside_whoever_delayed if {
	record := _set(_delayed([_delay("1", "c", true)]), {"/accountability/instructions": [_order("b", "service", true)]})
	_verdict("late", "", record) == _all_known({_late_051("c", 0), _leader_048_late})
	_verdict("late", "", _set(record, {"/accountability/instructions/0/topic": null})) == _all_known({_late_051("c", 0)})
}

_leader_048_late := object.union(_leader_048, {"ground": "LW-LIA-009"})

# --- Odd files -----------------------------------------------------------------------------------

test_a_signer_without_any_proposal if {
	record := _set(_case, {"/handling": null})
	_verdict("chain", "", record) == _unknown({"/handling/final_proposal"})
}

test_a_signer_while_the_proposal_is_unknown if {
	record := _drop(_set(_case, {"/handling/approval": null}), ["/handling/final_proposal"])
	_verdict("chain", "", record) == _unknown({"/handling/final_proposal"})
}

test_an_objection_without_a_name_is_asked_for if {
	record := _set(_case, {"/handling/review/points": _object("notice"), "/handling/review/author": null})
	_verdict("chain", "", record) == _part({_handler_026, _approver_035}, {"/handling/review/author"})
}

test_a_meeting_of_an_unknown_day if {
	_verdict("meeting", "", _drop(_met, ["/meetings/0/held_on"])) == _unknown({"/meetings/0/held_on"})
	_verdict("meeting", "/meetings/0", _drop(_met, ["/meetings/0/held_on"])) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_a_majority_on_an_item_of_an_unknown_case if {
	pointer := "/meetings/0/items/0/case_id"
	_verdict("settled", "", _drop(_outvoted, [pointer])) == _unknown({pointer})
}

test_a_falsifier_where_nobody_proposed if {
	record := _set(_guilty(_fault("r", "falsification", "notice", true)), {"/handling": null})
	_verdict("chain", "", record) == _alone_with("r", "LW-LIA-053", "by_analogy", "LW-LIA-020")
}

test_those_in_charge_are_unknown_without_the_procedure if {
	_verdict("handler", "", _drop(_case, ["/procedure"])) == _unknown({"/procedure"})
	_verdict("handler", "/investigation/acts/2", _drop(_case, ["/procedure"])) == _all_known({_liable("c", "LW-LIA-025", "handler", "bears", "LW-LIA-009", ["/investigation/acts/2/officers"])})
}

test_points_that_say_nothing if {
	empty := _set(_case, {"/handling/review/points": [{"id": "p", "topic": null, "rule": null, "stance": null}]})
	_verdict("chain", "", empty) == _all_known(_all_three)
	null_points := _set(_case, {"/handling/review/points": null})
	_verdict("chain", "", null_points) == _all_known(_all_three)
	half := _set(_case, {"/handling/review/points": [{"id": "p"}]})
	_verdict("chain", "", half) == _part({_handler_026}, {
		"/handling/review/points/0/topic",
		"/handling/review/points/0/rule",
		"/handling/review/points/0/stance",
	})
}

test_one_person_in_all_three_roles if {
	record := _set(_case, {"/handling/review/author": "h", "/handling/approval/author": "h"})
	_verdict("chain", "", record) == _all_known({
		_handler_026,
		object.union(_reviewer_027, {"person": "h"}),
		object.union(_approver_029, {"person": "h"}),
	})
}

test_one_finding_that_is_certain_settles_another_that_is_not if {
	certain := _fault("r", "asked_for_or_took_property", "notice", true)
	half := object.remove(_fault("a", "asked_for_or_took_property", "notice", true), ["led_to_error"])
	record := _set(_case, {"/accountability/misconduct": [certain, half]})
	_verdict("chain", "", record) == _part(
		{_liable("r", "LW-LIA-050", "taker", "bears", "LW-LIA-013", ["/accountability/misconduct/0"])},
		{"/accountability/misconduct/1/led_to_error"},
	)
}

test_half_a_notice_that_an_error_was_seen if {
	record := _drop(_set(_case, {"/accountability/noticed": _attests("r", "notice")}), ["/accountability/noticed/0/attested_by"])
	_verdict("chain", "", record) == _part({_handler_026, _approver_029}, {"/accountability/noticed/0/attested_by"})
}

test_whether_anybody_let_it_pass_hangs_on_an_unknown_step if {
	hidden := {"/accountability/undiscoverable": _attests("a", "notice")}
	record := _drop(_set(_case, hidden), ["/handling/review/points"])
	_verdict("chain", "", record) == _unknown({"/handling/review/points"})
	other := _drop(
		_set(_case, {"/accountability/undiscoverable": array.concat(_attests("r", "notice"), [{"id": "v", "person": "r", "topic": "notice"}])}),
		["/handling/approval/points"],
	)
	_verdict("chain", "", other) == _part({_free("r", "reviewer", "LW-LIA-031", ["/handling/review"])}, {"/handling/approval/points"})
}

test_an_objection_shows_that_the_error_could_be_seen if {
	record := _set(_case, {
		"/handling/review/points": _object("notice"),
		"/handling/approval/points": _object("notice"),
		"/accountability/undiscoverable": _attests("r", "notice"),
	})
	_verdict("chain", "", record) == _all_known({
		_liable("h", "LW-LIA-025", "handler", "bears", "LW-LIA-009", ["/handling/final_proposal"]),
		_reviewer_freed, _approver_freed,
	})
}

test_a_signer_overrode_the_reviewer_where_nobody_proposed if {
	record := _set(_case, {
		"/handling/final_proposal": null,
		"/handling/review/points": _object("notice"),
		"/handling/approval": null,
		"/decision/signed_by": "s",
	})
	_verdict("chain", "", record) == _part(
		{_reviewer_freed, _liable("s", "LW-LIA-035", "approver", "bears", "LW-LIA-009", ["/decision/signed_by"])},
		{"/handling/final_proposal"},
	)
}

test_only_what_could_change_the_answer_is_asked_for if {
	support := {"id": "q", "rule": null, "stance": "support"}
	record := _drop(_set(_case, {"/handling/review/points": [support]}), ["/handling/review/stance"])
	_verdict("chain", "", record) == _part({_handler_026}, {"/handling/review/stance", "/handling/review/points/0/topic"})
	_verdict("chain", "", _set(record, {"/handling/review/stance": "agree"})) == _all_known(_all_three)
	two := _set(_case, {"/handling/review/points": [
		{"id": "p", "topic": "evidence", "rule": null},
		{"id": "q", "topic": "notice", "rule": null},
	]})
	_verdict("chain", "", two) == _part({_handler_026}, {"/handling/review/points/1/stance"})
}

test_a_finding_on_another_list_is_for_the_deciding_meeting if {
	earlier := object.union(_meeting, {"id": "M0", "held_on": "2026-04-01", "presider": "z"})
	record := _set(_case, {"/meetings": [earlier, object.union(_meeting, {"attendance": []})]})
	_verdict("settled", "/violations/0", record) == _all_known({object.union(_presider_036, {"facts": ["/meetings/1/presider"]})})
}

test_one_of_two_meetings_on_an_unknown_day if {
	other := object.remove(_meeting, ["held_on"])
	record := _set(_case, {"/meetings": [_meeting, other]})
	_verdict("meeting", "", record) == _unknown({"/meetings/1/held_on"})
}

# --- Only what matters is asked for ----------------------------------------------------------------

test_findings_elsewhere_are_not_asked_for if {
	half := object.remove(_fault("r", "asked_for_or_took_property", "notice", true), ["led_to_error"])
	elsewhere := object.remove(_fault("a", "asked_for_or_took_property", "evidence", true), ["led_to_error"])
	_verdict("chain", "", _set(_case, {"/accountability/misconduct": [elsewhere, half]})) == _unknown({"/accountability/misconduct/1/led_to_error"})
	orders := [object.remove(_order("b", "evidence", true), ["led_to_error"]), object.remove(_order("b", "notice", true), ["led_to_error"])]
	lesser := _set(_case, {"/accountability/wrongful_result": null, "/accountability/instructions": orders})
	_verdict("chain", "", lesser) == _unknown({"/accountability/instructions/1/led_to_error"})
	attests := [{"id": "u", "person": "r", "topic": "evidence"}, {"id": "v", "person": "r", "topic": "notice"}]
	_verdict("chain", "", _set(_case, {"/accountability/undiscoverable": attests})) == _part(
		{_handler_026, _approver_029},
		{"/accountability/undiscoverable/1/attested_by"},
	)
}

test_an_observers_dissent_is_not_asked_about if {
	record := _drop(
		_set(_outvoted, {"/meetings/0/items/0/statements/2": _statement("o", "against", "amount")}),
		["/meetings/0/attendance/2/signed_minutes", "/meetings/0/attendance/3/signed_minutes"],
	)
	_verdict("settled", "", record) == _unknown({"/meetings/0/attendance/2/signed_minutes"})
}

test_a_second_seat_is_asked_about_only_where_it_decides if {
	twice := _set(_dissent("amount"), {"/meetings/0/attendance/5": object.remove(_seat("m1", "member", true), ["capacity", "signed_minutes"])})
	_verdict("settled", "", _drop(twice, ["/meetings/0/attendance/1/signed_minutes"])) == _part(
		{_presider_036, _m2_037},
		{"/meetings/0/attendance/1/signed_minutes", "/meetings/0/attendance/5/signed_minutes"},
	)
	absent := _set(_met, {"/meetings/0/attendance/5": object.remove(_seat("m2", "member", false), ["capacity"])})
	_verdict("settled", "", _drop(absent, ["/meetings/0/attendance/2/capacity"])) == _part(
		{_presider_036, _m1_037},
		{"/meetings/0/attendance/2/capacity"},
	)
}

test_a_nameless_observer_is_not_asked_about if {
	_verdict("settled", "", _drop(_met, ["/meetings/0/attendance/3/person"])) == _all_known({_presider_036, _m1_037, _m2_037})
}

test_whoever_decided_another_case_does_not_answer if {
	record := _set(_outvoted, {"/meetings/0/items/1": {"id": "i2", "case_id": "C2", "resolution": {"decided_by": "z"}, "statements": []}})
	_verdict("settled", "", record) == _all_known({_decider_042, _m1_freed, _m2_freed})
	_verdict("settled", "", _drop(record, ["/meetings/0/items/1/case_id"])) == _unknown({"/meetings/0/items/1/case_id"})
}

test_a_dissent_in_a_meeting_record_frees if {
	record := _set(_alone, {"/items/0/statements/0": _statement("m1", "against", null)})
	_verdict("meeting", "", record) == _all_known({
		_liable("b", "LW-LIA-036", "presider", "main", "LW-LIA-010", ["/presider"]),
		_liable("m2", "LW-LIA-037", "member", "secondary", "LW-LIA-010", ["/attendance/2"]),
		_free("m1", "member", "LW-LIA-038", ["/attendance/1", "/items/0/statements/0"]),
	})
}

test_a_signature_without_dissent_is_not_asked_for if {
	record := _drop(_met, ["/meetings/0/attendance/2/capacity", "/meetings/0/attendance/2/signed_minutes"])
	_verdict("settled", "", record) == _part({_presider_036, _m1_037}, {"/meetings/0/attendance/2/capacity"})
}

test_a_statement_that_was_not_signed_is_not_asked_about if {
	record := _drop(
		_set(_dissent("amount"), {"/meetings/0/attendance/1/signed_minutes": false}),
		["/meetings/0/attendance/1/capacity", "/meetings/0/items/0/statements/0/topic"],
	)
	_verdict("settled", "", record) == _part({_presider_036, _m2_037}, {"/meetings/0/attendance/1/capacity"})
}

test_one_known_dissent_is_enough if {
	half := object.remove(_statement("m1", "against", "amount"), ["topic"])
	record := _drop(_set(_dissent("amount"), {"/meetings/0/items/0/statements/1": half}), ["/meetings/0/attendance/1/signed_minutes"])
	_verdict("settled", "", record) == _part({_presider_036, _m2_037}, {"/meetings/0/attendance/1/signed_minutes"})
}

test_other_peoples_statements_and_items_are_not_asked_about if {
	record := _set(_met, {
		"/meetings/0/items/0/statements": [
			object.remove(_statement("m1", "against", "amount"), ["topic"]),
			object.remove(_statement("b", "for", "amount"), ["topic"]),
		],
		"/meetings/0/items/1": {"id": "i2", "resolution": null, "statements": []},
	})
	_verdict("settled", "", record) == _part({_presider_036, _m2_037}, {"/meetings/0/items/0/statements/0/topic"})
}

# b presides and decides; m1 to m4 sit as members, of whom those given dissent.
_wide(dissenters) := _set(_met, {
	"/meetings/0/attendance": [_seat(id, "member", true) | some id in ["b", "m1", "m2", "m3", "m4"]],
	"/meetings/0/items/0/statements": [_statement(id, "against", "amount") | some id in dissenters],
})

test_whether_the_decider_dissented_is_unknown if {
	record := _set(_wide(["m1", "m2", "m3", "m4"]), {"/meetings/0/items/0/resolution/decided_by": "m1"})
	pointer := "/meetings/0/attendance/1/signed_minutes"
	_verdict("settled", "", _drop(record, [pointer])) == _unknown({pointer})
}

test_half_and_one_unknown_is_not_yet_most if {
	four := _drop(_wide(["m1", "m2", "m3"]), ["/meetings/0/attendance/4"])
	pointer := "/meetings/0/attendance/3/signed_minutes"
	_verdict("settled", "", _drop(four, [pointer])) == _unknown({pointer})
}

test_a_presider_with_the_last_word_who_dissented_was_not_overridden if {
	record := _set(_wide(["b", "m1", "m2"]), {"/meetings/0/items/0/resolution/decided_by": null})
	verdict := _verdict("settled", "", record)
	verdict.needs == set()
	{[person.person, person.branch] | some person in verdict.people; person.exempt == null} == {
		["b", "LW-LIA-036"],
		["m3", "LW-LIA-037"],
		["m4", "LW-LIA-037"],
	}
}

test_a_finding_in_another_section_is_no_act if {
	facts := ["/investigation/lead", "/investigation/officers"]
	_verdict("handler", "/accountability/instructions/2", _case) == _all_known({
		_liable("h", "LW-LIA-039", "handler", "main", "LW-LIA-009", facts),
		_liable("c", "LW-LIA-040", "co_handler", "secondary", "LW-LIA-009", facts),
	})
}

test_a_dissent_on_one_item_leaves_another_unasked if {
	half := {"id": "i2", "case_id": "C1", "resolution": null, "statements": [object.remove(_statement("m1", "against", "amount"), ["topic"])]}
	record := _drop(_set(_dissent("amount"), {"/meetings/0/items/1": half}), ["/meetings/0/attendance/1/signed_minutes"])
	_verdict("settled", "", record) == _part({_presider_036, _m2_037}, {"/meetings/0/attendance/1/signed_minutes"})
}

test_what_was_not_done_at_the_meeting_is_not_the_presiders if {
	facts := ["/investigation/lead", "/investigation/officers"]
	_verdict("handler", "", _met) == _all_known({
		_liable("h", "LW-LIA-039", "handler", "main", "LW-LIA-009", facts),
		_liable("c", "LW-LIA-040", "co_handler", "secondary", "LW-LIA-009", facts),
	})
}

test_a_breach_of_ones_own_in_the_collective_explains_no_act if {
	record := _guilty(_fault("m1", "individual_breach_in_collective_stage", null, true))
	_verdict("handler", "/investigation/acts/2", record) == _all_known({_liable("c", "LW-LIA-025", "handler", "bears", "LW-LIA-009", ["/investigation/acts/2/officers"])})
}

test_unknown_meetings_are_not_asked_for_beside_half_a_finding if {
	half := object.remove(_fault("r", "asked_for_or_took_property", "notice", true), ["led_to_error"])
	record := _drop(_set(_case, {"/accountability/misconduct": [half]}), ["/meetings"])
	_verdict("chain", "", record) == _unknown({"/accountability/misconduct/0/led_to_error"})
}
