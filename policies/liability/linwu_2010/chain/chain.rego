# METADATA
# title: Proposal, review, approval
# description: >-
#   What each of the three said about the point divides the error among them: a wrong
#   proposal that passed, a right opinion that was overridden, an error nobody could see.
#   A recorded right opinion frees whoever gave it.
package liability.linwu_2010.chain

import data.liability.answers
import data.liability.kleene
import data.liability.linwu_2010.entry
import data.liability.linwu_2010.findings
import data.lib.facts

divided(version) := answers.joined({_handler(version), _reviewer(version), _approver(version)})

_handler(version) := _by_handler(version, _handler_said(version))

_by_handler(version, said) := answers.needs({answers.need(said.at)}) if {
	said.state == "none"
} else := answers.needs(said.needs) if {
	said.state == "unknown"
} else := entry.freed(said.by, said.at, "author", "handler", "LW-LIA-034") if {
	said.state == "objected"
} else := _held(entry.holder(said.by, said.at, "author", "LW-LIA-026", version)) if {
	_let_pass(version) == "yes"
} else := answers.needs(_let_pass_needs(version)) if {
	_let_pass(version) == "unknown"
} else := _held(entry.holder(said.by, said.at, "author", "LW-LIA-031", version)) if {
	_hidden_from_others(version)
} else := entry.holder(said.by, said.at, "author", "LW-LIA-022", version) if {
	{_reviewer_said(version).state, _approver_said(version).state} == {"none"}
} else := entry.holder(said.by, said.at, "author", "LW-LIA-025", version)

_reviewer(version) := _by_reviewer(version, _reviewer_said(version), _handler_said(version))

_by_reviewer(version, said, handler) := answers.none if {
	said.state == "none"
} else := answers.needs(said.needs) if {
	said.state == "unknown"
} else := entry.freed(said.by, said.at, "author", "reviewer", "LW-LIA-034") if {
	said.state == "objected"
} else := entry.holder(said.by, said.at, "author", "LW-LIA-032", version) if {
	handler.state == "objected"
} else := _blamed(version, said, "reviewer", {"noticed": "LW-LIA-028", "missed": "LW-LIA-027"}) if {
	handler.state == "along"
} else := answers.needs(_open(handler))

_approver(version) := _by_approver(version, _approver_said(version), _reviewer_said(version), _handler_said(version))

_by_approver(version, said, reviewer, handler) := answers.none if {
	said.state == "none"
} else := answers.needs(said.needs) if {
	said.state == "unknown"
} else := entry.freed(said.by, said.at, "author", "approver", "LW-LIA-034") if {
	said.state == "objected"
} else := entry.holder(said.by, said.at, "author", "LW-LIA-035", version) if {
	reviewer.state == "objected"
} else := answers.needs(reviewer.needs) if {
	reviewer.state == "unknown"
} else := entry.holder(said.by, said.at, "author", "LW-LIA-033", version) if {
	# No test here whether the approver could see the error: the right opinion lay before both.
	handler.state == "objected"
	reviewer.state == "along"
} else := entry.holder(said.by, said.at, "author", "LW-LIA-035", version) if {
	handler.state == "objected"
} else := _blamed(version, said, "approver", {"noticed": "LW-LIA-030", "missed": "LW-LIA-029"}) if {
	handler.state == "along"
} else := answers.needs(_open(handler))

_open(said) := {answers.need(said.at)} if {
	said.state == "none"
} else := said.needs

# --- Who could see the error -----------------------------------------------------------------

_blamed(version, said, role, branches) := answers.needs(_seen_needs(version, said)) if {
	_seen(version, said) == "unknown"
} else := _held(entry.freed(said.by, said.at, "author", role, "LW-LIA-031")) if {
	_seen(version, said) == "hidden"
} else := _held(entry.holder(said.by, said.at, "author", branches[_seen(version, said)], version))

# "noticed", "hidden", "missed", or "unknown"; to have noticed outweighs.
_seen(version, said) := "unknown" if {
	not "author" in object.keys(said.by)
} else := {"yes": "noticed", "unknown": "unknown"}[findings.attested("noticed", said.by.author, version)] if {
	findings.attested("noticed", said.by.author, version) != "no"
} else := {"yes": "hidden", "unknown": "unknown", "no": "missed"}[findings.attested("undiscoverable", said.by.author, version)]

_seen_needs(version, said) := {answers.need(pointer) |
	some pointer in kleene.lacking(said.by, said.at, {"author"})
} | {need |
	some name in {"noticed", "undiscoverable"}
	some need in findings.attested_needs(name, said.by.author, version)
}

# Whether one of the two who should have seen the error let it pass.
_let_pass(version) := kleene.any_of({
	_missed(version, _reviewer_said(version), "no"),
	_missed(version, _approver_said(version), _told(_reviewer_said(version))),
})

# Whether the error was pointed out to the approver by the reviewer.
_told(reviewer) := {"objected": "yes", "along": "no", "none": "no", "unknown": "unknown"}[reviewer.state]

_missed(version, said, told) := "no" if {
	said.state in {"none", "objected"}
} else := "unknown" if {
	said.state == "unknown"
} else := kleene.any_of({told, {"noticed": "yes", "missed": "yes", "hidden": "no", "unknown": "unknown"}[_seen(version, said)]})

_let_pass_needs(version) := {need |
	some said in [_reviewer_said(version), _approver_said(version)]
	some need in (said.needs | _along_needs(version, said))
}

_along_needs(version, said) := _seen_needs(version, said) if {
	said.state == "along"
	_seen(version, said) == "unknown"
} else := set()

# Once neither let it pass, whoever went along could not see it.
_hidden_from_others(version) if {
	some said in [_reviewer_said(version), _approver_said(version)]
	said.state == "along"
}

# As long as it is not known what was attested, the division stands to be confirmed.
_held(answer) := answer if {
	count(findings.unlisted) == 0
} else := answers.joined({answers.held_open(answer), answers.needs(findings.unlisted)})

# --- What needed the collective --------------------------------------------------------------

# What needed a collective decision and got none: whoever had to submit it, unless they said so
# and the approver overrode them.
not_submitted(version) := answers.joined({
	_submitter(version, _reviewer_said(version)),
	_overrode(version, _approver_said(version), _reviewer_said(version)),
})

_submitter(version, said) := answers.needs(_open(said)) if {
	said.state in {"none", "unknown"}
} else := entry.freed(said.by, said.at, "author", "submitter", "LW-LIA-034") if {
	said.state == "objected"
} else := entry.holder(said.by, said.at, "author", "LW-LIA-044", version)

_overrode(version, said, reviewer) := answers.none if {
	reviewer.state != "objected"
} else := answers.none if {
	said.state == "none"
} else := answers.needs(said.needs) if {
	said.state == "unknown"
} else := entry.freed(said.by, said.at, "author", "approver", "LW-LIA-034") if {
	said.state == "objected"
} else := entry.holder(said.by, said.at, "author", "LW-LIA-035", version)

# What the collective rightly resolved and the signer did not follow; before the signature the
# approver stands for the signer.
departed(version) := answers.needs({answers.need(_signature)}) if {
	facts.root.absent[_signature]
} else := _signer(version, facts.root.value[_signature], _opinion(version, _approval)) if {
	facts.root.value[_signature]
} else := _unsigned(version, _opinion(version, _approval))

_signature := "/decision/signed_by"

_approval := "/handling/approval"

_signer(version, id, said) := answers.people({entry.exempt(id, "approver", "LW-LIA-034", {said.at})}) if {
	_objected_as(said, id) == "yes"
} else := answers.needs(said.needs | {answers.need(pointer) |
	some pointer in kleene.lacking(said.by, said.at, {"author"})
	said.state == "objected"
}) if {
	_objected_as(said, id) == "unknown"
} else := answers.people({entry.liable(id, "LW-LIA-042", version, {_signature})})

_objected_as(said, id) := kleene.all_of({
	{"objected": "yes", "along": "no", "none": "no", "unknown": "unknown"}[said.state],
	kleene.is(said.by, "author", {id}),
})

_unsigned(version, said) := answers.needs({answers.need(_signature)}) if {
	said.state == "none"
} else := answers.needs(said.needs) if {
	said.state == "unknown"
} else := entry.freed(said.by, said.at, "author", "approver", "LW-LIA-034") if {
	said.state == "objected"
} else := entry.holder(said.by, said.at, "author", "LW-LIA-042", version)

# --- What each of the three said ---------------------------------------------------------------

# A step is {"state", "needs", "at", "by"}: "objected", "along", "none" (the file holds no such
# step) or "unknown"; `by` holds the person under "author".
_chain(version) := object.get(entry.model.chains, version.stage, entry.model.chains.decision)

_handler_said(version) := _opinion(version, chain.handler[min(held)]) if {
	chain := _chain(version)
	held := {i | some i, pointer in chain.handler; not pointer in facts.root["null"]}
} else := _step("none", set(), _chain(version).handler[0], {})

_reviewer_said(version) := _opinion(version, _chain(version).reviewer)

_approver_said(version) := _signed(version, _chain(version)) if {
	_chain(version).approver in facts.root["null"]
} else := _opinion(version, _chain(version).approver)

_opinion(version, pointer) := _step("none", set(), pointer, {}) if {
	pointer in facts.root["null"]
} else := _step("unknown", {answers.need(pointer)}, pointer, {}) if {
	facts.root.absent[pointer]
} else := _step(
	{"yes": "objected", "no": "along", "unknown": "unknown"}[_objected(version, pointer, opinion)],
	_objected_needs(version, pointer, opinion),
	pointer,
	opinion,
) if {
	opinion := facts.root.value[pointer]
}

_step(state, needs, at, by) := {"state": state, "needs": needs, "at": at, "by": by}

# Where the approval is null, whoever signed approved, unless the handler signed alone. Before
# the signature, whoever signs it as it is would go along; that person is not known yet.
_signed(_, chain) := _step("unknown", {answers.need(chain.done)}, chain.approver, {}) if {
	facts.root.absent[chain.done]
} else := _step("along", set(), chain.approver, {"author": null}) if {
	chain.done in facts.root["null"]
} else := _step("none", set(), chain.approver, {}) if {
	not chain.signer
} else := _step("unknown", {answers.need(chain.signer)}, chain.signer, {}) if {
	facts.root.absent[chain.signer]
} else := _step("none", set(), chain.signer, {}) if {
	chain.signer in facts.root["null"]
}

_signed(version, chain) := {
	"yes": _step("none", set(), chain.signer, {}),
	"no": _step("along", set(), chain.signer, {"author": signer}),
	"unknown": _step("unknown", _author_needs(handler), chain.signer, {}),
}[_wrote(handler, signer)] if {
	facts.root.value[chain.done]
	signer := facts.root.value[chain.signer]
	handler := _handler_said(version)
}

_wrote(said, id) := "no" if {
	said.state == "none"
} else := kleene.is(said.by, "author", {id})

_author_needs(said) := said.needs if {
	said.by == {}
} else := {answers.need(concat("/", [said.at, "author"]))}

# --- What an opinion says about the point ------------------------------------------------------

# An objection to the point, or disagreement with the whole that does not support the point. A
# form has no room for objections.
_objected(version, pointer, opinion) := "no" if {
	pointer in entry.model.forms
} else := kleene.any_of({_says(version, opinion, "object"), _dissents(version, opinion)})

_dissents(version, opinion) := kleene.all_of({_disagrees(opinion), kleene.negated(_says(version, opinion, "support"))})

_disagrees(opinion) := kleene.is(opinion, "stance", {"disagree"})

_says(version, opinion, stance) := "unknown" if {
	not "points" in object.keys(opinion)
} else := kleene.any_of({_point_says(version, point, stance) | some point in opinion.points})

_point_says(version, point, stance) := kleene.all_of({
	kleene.any_of({kleene.is(point, "topic", {version.topic}), kleene.is(point, "rule", {version.rule})}),
	kleene.is(point, "stance", {stance}),
})

_objected_needs(version, pointer, opinion) := set() if {
	_objected(version, pointer, opinion) != "unknown"
} else := {answers.need(need) | some need in kleene.lacking(opinion, pointer, {"points"} | _stance(version, opinion))} | {answers.need(need) |
	some i, point in opinion.points
	some stance in ({"object"} | {"support" | _disagrees(opinion) != "no"})
	_point_says(version, point, stance) == "unknown"
	some need in kleene.lacking(point, sprintf("%s/points/%d", [pointer, i]), {"topic", "rule", "stance"})
}

# The stance on the whole matters unless the point itself is supported.
_stance(version, opinion) := {"stance" | _says(version, opinion, "support") != "yes"}
