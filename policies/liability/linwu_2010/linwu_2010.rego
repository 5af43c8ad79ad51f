# METADATA
# title: The Linwu bureau's division of liability
# description: >-
#   Handler, reviewer and approver by what each said about the point; the collective
#   by who presided and who objected; delay by the stage that caused it; publication by
#   its cause; and before all these, whoever took property, falsified, or interfered.
package liability.linwu_2010

import data.lib.facts

_model := data.compiled.liability.linwu_2010

# verdict(row, at) gives {"people", "needs", "no_ground"}.
verdict(row, at) := {"people": set(), "needs": set(), "no_ground": "no_model"} if {
	_reach == "no"
	row
	at
}

verdict(row, at) := {"people": set(), "needs": {facts.need(ref)}, "no_ground": null} if {
	_reach == "unknown"
	ref := facts.root.absent["/organ/name"]
	row
	at
}

verdict(row, at) := answer if {
	_reach == "yes"
	version := data.compiled.versions[row]
	answer := _judged(version, at, _wrongful(version))
}

default _reach := "no"

_reach := "yes" if {
	facts.root.value["/organ/name"] in _model.organs
	_day >= _model.from
}

_reach := "unknown" if facts.root.absent["/organ/name"]

_day := facts.root.value["/decision/made_on"]

_day := input.as_of if not facts.root.value["/decision/made_on"]

# Whether the ground's own result is there: "yes", "presumed", "no", or "unknown".
_wrongful(version) := "yes" if version.liability.branch in {"collective_required", "publication", "overdue"}

_wrongful(version) := "yes" if {
	not version.liability.branch in {"collective_required", "publication", "overdue"}
	_result_followed
}

_wrongful(version) := "presumed" if {
	not version.liability.branch in {"collective_required", "publication", "overdue"}
	not _result_followed
	version.severity == "invalidating"
}

_wrongful(version) := "no" if {
	_asks_for_result(version)
	count(_result_needs) == 0
}

_wrongful(version) := "unknown" if {
	_asks_for_result(version)
	count(_result_needs) > 0
}

_asks_for_result(version) if {
	not version.liability.branch in {"collective_required", "publication", "overdue"}
	not _result_followed
	version.severity != "invalidating"
}

_result_pointers := {"/accountability/wrongful_result", "/accountability/harm"}

_result_followed if {
	some pointer in _result_pointers
	facts.root.value[pointer] == true
}

_result_needs := {facts.need(facts.root.absent[pointer]) | some pointer in _result_pointers}

_judged(_, _, "no") := {"people": set(), "needs": set(), "no_ground": "not_wrongful"}

_judged(_, _, "unknown") := {"people": set(), "needs": _result_needs, "no_ground": null}

_judged(version, at, result) := {
	"people": {object.union(person, {"preliminary": result == "presumed"}) | some person in _people(version, at)},
	"needs": _needs(version, at),
	"no_ground": _no_ground(version, at),
} if {
	result in {"yes", "presumed"}
}

# One person's own corruption answers alone; interference stands beside the others.
_people(version, _) := _own_fault(version) if count(_own_fault(version)) > 0

_people(version, at) := _shared(version, at) | _interference(version) if count(_own_fault(version)) == 0

_needs(version, _) := _extraordinary_needs if count(_own_fault(version)) > 0

_needs(version, at) := _shared_needs(version, at) | _extraordinary_needs if count(_own_fault(version)) == 0

# Findings of misconduct or interference would change the answer, so their absence is named.
_extraordinary_needs := {facts.need(facts.root.absent[pointer]) |
	some pointer in ["/accountability/instructions", "/accountability/misconduct"]
}

default _no_ground(_, _) := null

_no_ground(version, at) := "diligent" if {
	version.liability.branch == "overdue"
	count(_people(version, at)) == 0
	count(_needs(version, at)) == 0
}

_misconduct_branch := {
	"asked_for_or_took_property": "LW-LIA-050",
	"falsification": "LW-LIA-023",
	"favouritism": "LW-LIA-024",
	"individual_breach_in_collective_stage": "LW-LIA-043",
}

_own_fault(version) := {_person(fault.person, _misconduct_branch[fault.kind], {pointer}) |
	some i, fault in facts.root.value["/accountability/misconduct"]
	_concerns(fault.topic, version)
	fault.led_to_error == true
	pointer := sprintf("/accountability/misconduct/%d", [i])
}

_interference(version) := {_person(order.author, "LW-LIA-048", {pointer}) |
	some i, order in facts.root.value["/accountability/instructions"]
	_concerns(order.topic, version)
	order.led_to_error == true
	pointer := sprintf("/accountability/instructions/%d", [i])
}

_concerns(null, _)

_concerns(topic, version) if topic == version.topic

# The ordinary ways of attribution, by the branch the rule names.
_shared(version, at) := _handlers(version, at) if version.liability.branch == "handler"

_shared(version, _) := _chain(version) if {
	version.liability.branch == "chain"
	not _collective(version)
}

_shared(version, _) := _members(version) if {
	version.liability.branch == "chain"
	_collective(version)
}

_shared(version, _) := _members(version) if version.liability.branch == "meeting"

_shared(version, _) := _authors("/handling/review", "LW-LIA-044") if version.liability.branch == "collective_required"

_shared(version, _) := _authors("/handling/approval", "LW-LIA-042") if version.liability.branch == "departure"

_shared(version, _) := _late(version) if version.liability.branch == "overdue"

_shared(version, _) := _unpublished if version.liability.branch == "publication"

_shared(version, _) := _named("/hearing/presider", "LW-LIA-053") if version.liability.branch == "office"

_shared(version, _) := _minute_takers if version.liability.branch == "minutes"

_shared_needs(version, at) := _handler_needs(version, at) if version.liability.branch == "handler"

_shared_needs(version, _) := _chain_needs(version) if {
	version.liability.branch == "chain"
	not _collective(version)
}

_shared_needs(version, _) := _member_needs(version) if {
	version.liability.branch == "chain"
	_collective(version)
}

_shared_needs(version, _) := _member_needs(version) if version.liability.branch == "meeting"

_shared_needs(version, _) := _author_needs("/handling/review") if version.liability.branch == "collective_required"

_shared_needs(version, _) := _author_needs("/handling/approval") if version.liability.branch == "departure"

_shared_needs(version, _) := _late_needs(version) if version.liability.branch == "overdue"

_shared_needs(version, _) := _unpublished_needs if version.liability.branch == "publication"

_shared_needs(version, _) := _named_needs("/hearing/presider") if version.liability.branch == "office"

_shared_needs(version, _) := _minutes_needs if version.liability.branch == "minutes"

# --- Handlers of one act -----------------------------------------------------------------

# Those who did the act itself where it names them, else those in charge of the case.
_actors(at) := {id | some id in act.officers} if act := _act(at)

_actors(at) := {id | some id in facts.root.value["/investigation/officers"]} if not _act(at)

_act(at) := facts.root.value["/investigation/acts"][to_number(trim_prefix(at, "/investigation/acts/"))] if {
	startswith(at, "/investigation/acts/")
}

_handlers(_, at) := {_person(id, "LW-LIA-025", {_actor_pointer(at)}) | some id in _actors(at)} if {
	count(_actors(at)) == 1
}

_handlers(_, at) := {_person(id, "LW-LIA-041", {_actor_pointer(at), "/investigation/joint_lead"}) |
	some id in _actors(at)
} if {
	count(_actors(at)) > 1
	facts.root.value["/investigation/joint_lead"] == true
}

_handlers(_, at) := {_person(id, _lead_branch(id), {_actor_pointer(at), "/investigation/lead"}) |
	some id in _actors(at)
} if {
	count(_actors(at)) > 1
	not facts.root.value["/investigation/joint_lead"] == true
	facts.root.value["/investigation/lead"]
}

_handlers(_, at) := set() if {
	count(_actors(at)) > 1
	not facts.root.value["/investigation/joint_lead"] == true
	not facts.root.value["/investigation/lead"]
}

_handlers(_, at) := set() if count(_actors(at)) == 0

_lead_branch(id) := "LW-LIA-039" if id == facts.root.value["/investigation/lead"]

_lead_branch(id) := "LW-LIA-040" if id != facts.root.value["/investigation/lead"]

_actor_pointer(at) := concat("/", [at, "officers"]) if _act(at)

_actor_pointer(at) := "/investigation/officers" if not _act(at)

_handler_needs(_, at) := {_need(_actor_pointer(at))} if count(_actors(at)) == 0

_handler_needs(version, at) := {_need("/investigation/lead")} if {
	count(_actors(at)) > 1
	count(_handlers(version, at)) == 0
}

_handler_needs(version, at) := set() if count(_handlers(version, at)) > 0

# --- Proposal, review, approval ----------------------------------------------------------

_steps(version) := {
	"handler": "/handling/final_proposal",
	"reviewer": "/filing/review",
	"approver": "/filing/approval",
} if {
	version.stage == "filing"
}

_steps(version) := {
	"handler": "/handling/final_proposal",
	"reviewer": "/handling/review",
	"approver": "/handling/approval",
} if {
	version.stage != "filing"
}

# What each said about the point: "objected", "went_along", or "unknown".
_stance(version, role) := "objected" if {
	some point in facts.root.value[_steps(version)[role]].points
	_about(point, version)
	point.stance == "object"
}

_stance(version, role) := "unknown" if count(_stance_needs(version, role)) > 0

_stance(version, role) := "went_along" if {
	count(_stance_needs(version, role)) == 0
	not _objects(version, role)
}

_objects(version, role) if {
	some point in facts.root.value[_steps(version)[role]].points
	_about(point, version)
	point.stance == "object"
}

_about(point, version) if point.topic == version.topic

_about(point, version) if point.rule == version.rule

_stance_needs(version, role) := set() if _objects(version, role)

_stance_needs(version, role) := needs if {
	not _objects(version, role)
	pointer := _steps(version)[role]
	needs := ({_need(pointer) | not facts.root.value[pointer]} | {_need(concat("/", [pointer, key])) |
		opinion := facts.root.value[pointer]
		some key in ({"author", "points"} - object.keys(opinion))
	}) | {_need(sprintf("%s/points/%d/%s", [pointer, i, key])) |
		some i, point in facts.root.value[pointer].points
		some key in ({"topic", "stance"} - object.keys(point))
		not _elsewhere(point, version)
	}
}

_elsewhere(point, version) if point.topic != version.topic

_elsewhere(point, _) if point.stance == "support"

_chain_needs(version) := {need |
	some role in ["handler", "reviewer", "approver"]
	some need in _stance_needs(version, role)
}

# Only when what all three said is known can the error be divided among them.
_chain(version) := set() if count(_chain_needs(version)) > 0

_chain(version) := {person |
	some role in ["handler", "reviewer", "approver"]
	some person in _link(version, role, _stance(version, role))
} if {
	count(_chain_needs(version)) == 0
}

# A recorded right opinion exempts whoever gave it.
_link(version, role, "objected") := {_exempt(version, role, "LW-LIA-034")}

_link(version, "handler", "went_along") := {_holder(version, "handler", branch)} if {
	branch := {true: "LW-LIA-031", false: "LW-LIA-026"}[_nobody_could_see(version)]
}

_link(version, role, "went_along") := {_exempt(version, role, "LW-LIA-031")} if {
	role in {"reviewer", "approver"}
	_could_not_see(version, role)
}

_link(version, "reviewer", "went_along") := {_holder(version, "reviewer", branch)} if {
	not _could_not_see(version, "reviewer")
	branch := {"objected": "LW-LIA-032", "went_along": "LW-LIA-027"}[_stance(version, "handler")]
}

_link(version, "approver", "went_along") := {_holder(version, "approver", branch)} if {
	not _could_not_see(version, "approver")
	branch := _approver_branch[[_stance(version, "handler"), _stance(version, "reviewer")]]
}

_approver_branch := {
	["went_along", "went_along"]: "LW-LIA-029",
	["objected", "went_along"]: "LW-LIA-033",
	["went_along", "objected"]: "LW-LIA-035",
	["objected", "objected"]: "LW-LIA-035",
}

_could_not_see(version, role) if {
	some finding in facts.root.value["/accountability/undiscoverable"]
	finding.topic == version.topic
	finding.person == facts.root.value[_steps(version)[role]].author
	finding.attested_by
}

default _nobody_could_see(_) := false

_nobody_could_see(version) if {
	_could_not_see(version, "reviewer")
	_could_not_see(version, "approver")
}

_holder(version, role, branch) := _person(facts.root.value[pointer].author, branch, {pointer}) if {
	pointer := _steps(version)[role]
}

_exempt(version, role, exemption) := {
	"person": facts.root.value[pointer].author,
	"role": role,
	"grade": null,
	"ground": null,
	"branch": null,
	"model": "linwu_2010",
	"exempt": exemption,
	"facts": [pointer],
} if {
	pointer := _steps(version)[role]
}

# --- The collective ----------------------------------------------------------------------

_collective(version) if {
	version.topic in _model.collective_topics
	count(facts.root.value["/meetings"]) > 0
}

_collective(_) if input.record.type == "meeting"

# The meeting that decided is the last one; a standalone record is itself the meeting.
_meeting := {"at": sprintf("/meetings/%d", [i]), "body": meetings[i]} if {
	meetings := facts.root.value["/meetings"]
	i := count(meetings) - 1
}

_meeting := {"at": "", "body": input.record} if input.record.type == "meeting"

_members(version) := _presiders | {_member(version, i, seat) |
	some i, seat in _meeting.body.attendance
	seat.capacity == "member"
	seat.present == true
	seat.person != _meeting.body.presider
	count(_seat_needs(version, i, seat)) == 0
}

_presiders := {_person(_meeting.body.presider, "LW-LIA-036", {concat("", [_meeting.at, "/presider"])})} if {
	is_string(_meeting.body.presider)
}

_presiders := set() if not is_string(_meeting.body.presider)

_member(version, i, seat) := {
	"person": seat.person,
	"role": "member",
	"grade": null,
	"ground": null,
	"branch": null,
	"model": "linwu_2010",
	"exempt": "LW-LIA-038",
	"facts": sort(_dissents(version, seat.person) | {sprintf("%s/attendance/%d/signed_minutes", [_meeting.at, i])}),
} if {
	count(_dissents(version, seat.person)) > 0
	seat.signed_minutes == true
}

_member(version, i, seat) := _person(seat.person, "LW-LIA-037", {sprintf("%s/attendance/%d", [_meeting.at, i])}) if {
	not _protected(version, seat)
}

_protected(version, seat) if {
	count(_dissents(version, seat.person)) > 0
	seat.signed_minutes == true
}

_dissents(version, id) := {pointer |
	some i, item in _meeting.body.items
	some j, statement in item.statements
	statement.person == id
	_against(statement)
	_on_point(statement, version)
	pointer := sprintf("%s/items/%d/statements/%d", [_meeting.at, i, j])
}

_against(statement) if statement.position == "against"

_against(statement) if statement.vote == "against"

# A dissent without a topic is a dissent from the whole proposal.
_on_point(statement, version) if statement.topic == version.topic

_on_point(statement, _) if not statement.topic

_member_needs(version) := {need |
	some i, seat in _meeting.body.attendance
	some need in _seat_needs(version, i, seat)
} | _meeting_needs

_meeting_needs := {_need(concat("/", [_meeting.at, key])) |
	some key in ({"attendance", "presider", "items"} - object.keys(_meeting.body))
} | {_need("/meetings") | not _meeting}

_seat_needs(_, i, seat) := {_need(sprintf("%s/attendance/%d/%s", [_meeting.at, i, key])) |
	some key in ({"person", "capacity", "present", "signed_minutes"} - object.keys(seat))
	not _outside(seat)
} | {_need(sprintf("%s/items/%d/statements", [_meeting.at, j])) |
	some j, item in _meeting.body.items
	not "statements" in object.keys(item)
	not _outside(seat)
}

_outside(seat) if seat.present == false

_outside(seat) if seat.capacity == "observer"

# --- Others ------------------------------------------------------------------------------

_late(version) := {_person(delay.person, "LW-LIA-051", {sprintf("/accountability/delays/%d", [i])}) |
	some i, delay in facts.root.value["/accountability/delays"]
	delay.term == version.liability.term
	delay.lack_of_diligence == true
	is_string(delay.person)
}

_late_needs(version) := {_need("/accountability/delays")} if count(_causes(version)) == 0

_late_needs(version) := {_need(sprintf("/accountability/delays/%d/%s", [i, key])) |
	some i in _causes(version)
	delay := facts.root.value["/accountability/delays"][i]
	not delay.lack_of_diligence == false
	some key in ["lack_of_diligence", "person"]
	object.get(delay, key, null) == null
} if {
	count(_causes(version)) > 0
}

_causes(version) := {i |
	some i, delay in facts.root.value["/accountability/delays"]
	delay.term == version.liability.term
}

_unpublished := {person |
	some i, omission in facts.root.value["/accountability/omissions"]
	some key, branch in {"leader": "LW-LIA-046", "person": "LW-LIA-047"}
	is_string(omission[key])
	person := _person(omission[key], branch, {sprintf("/accountability/omissions/%d/%s", [i, key])})
}

_unpublished_needs := {_need("/accountability/omissions")} if count(_unpublished) == 0

_unpublished_needs := set() if count(_unpublished) > 0

_authors(pointer, branch) := {_person(facts.root.value[pointer].author, branch, {pointer}) |
	is_string(facts.root.value[pointer].author)
}

_author_needs(pointer) := {_need(concat("/", [pointer, "author"])) | not is_string(facts.root.value[pointer].author)}

_named(pointer, branch) := {_person(id, branch, {pointer}) | id := facts.root.value[pointer]}

_named_needs(pointer) := {_need(pointer) | not facts.root.value[pointer]}

_minute_takers := {_person(id, "LW-LIA-053", {concat("", [_meeting.at, "/minutes/minute_taker"])}) |
	id := _meeting.body.minutes.minute_taker
	is_string(id)
}

_minutes_needs := {_need(concat("", [_meeting.at, "/minutes/minute_taker"])) | count(_minute_takers) == 0}

# --- Shapes ------------------------------------------------------------------------------

_person(id, branch, pointers) := {
	"person": id,
	"role": _model.branches[branch].role,
	"grade": _model.branches[branch].grade,
	"ground": _model.branches[branch].ground,
	"branch": branch,
	"model": "linwu_2010",
	"exempt": null,
	"facts": sort(pointers),
}

# The shortest absent pointer where the key was not exported; the pointer itself where the
# file holds nothing that would tell.
_need(pointer) := facts.need(object.get(facts.root.absent, pointer, pointer))
