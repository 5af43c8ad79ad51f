# METADATA
# title: The Linwu bureau's division of liability
# description: >-
#   First whether somebody's own misconduct explains the breach: then that person alone.
#   Else the division that the breached rule names: by the act, by what each said in the
#   chain, by the meeting, by the cause; and beside it whoever interfered. Most grounds ask
#   whether a wrongful exercise of power followed.
package liability.linwu_2010

import data.liability.answers
import data.liability.kleene
import data.liability.linwu_2010.causes
import data.liability.linwu_2010.chain
import data.liability.linwu_2010.collective
import data.liability.linwu_2010.entry
import data.liability.linwu_2010.findings
import data.liability.linwu_2010.handlers
import data.liability.linwu_2010.resolved
import data.liability.reach
import data.lib.facts

# verdict(row, at) gives {"people", "needs", "no_ground"}.
verdict(row, at) := _answer(answers.none, "no_model") if {
	reach.state(entry.model) == "no"
	row
	at
} else := _answer(answers.needs(reach.needs(entry.model)), null) if {
	reach.state(entry.model) == "unknown"
} else := _judged(data.compiled.versions[row], at)

_answer(answer, no_ground) := object.union(answer, {"no_ground": no_ground})

# --- Division ------------------------------------------------------------------------------

_judged(version, at) := _by_fault(version, at, findings.own(version, _in_collective(version)))

# Whoever interfered answers beside the others, and not beside somebody whose own fault it is:
# while that is open, nobody is named.
_by_fault(version, at, own) := _answer(own.answer, null) if {
	own.state == "yes"
} else := _answer(answers.joined({own.answer, answers.needs(_settled_needs(version))}), null) if {
	own.state == "unknown"
} else := _by_result(version, at, findings.result(version))

# Whether the breach lies in a collective decision.
_in_collective(version) := "yes" if {
	version.liability.branch == "meeting"
} else := kleene.all_of({collective.settled(version), kleene.negated(_departed(version))}) if {
	version.liability.branch == "chain"
} else := "no"

_settled_needs(version) := _open_needs(version) if {
	_in_collective(version) == "unknown"
} else := set()

# Whether a collective settled the point, but another penalty was signed than it resolved.
_departed(version) := "no" if {
	collective.settled(version) == "no"
} else := "unknown" if {
	collective.settled(version) == "unknown"
} else := resolved.departed(version)

_open_needs(version) := collective.settled_needs if {
	collective.settled(version) == "unknown"
} else := resolved.needs

_by_result(version, at, result) := _answer(answers.none, "not_wrongful") if {
	result == "no"
} else := _answer(answers.needs(findings.result_needs(version)), null) if {
	result == "unknown"
} else := _grounded(version, _marked(result, answers.joined({
	_shared(version, at),
	findings.interference(version),
	answers.needs(findings.unlisted_needs),
})))

# What is presumed, or could still fall on one person alone, is to be confirmed.
_marked(result, answer) := answers.held_open(answer) if {
	result == "presumed"
} else := answers.held_open(answer) if {
	findings.misconduct_unlisted
} else := answer

# Where nobody is liable though everything is known, the reason is said.
_grounded(version, answer) := _answer(answer, null) if {
	count(answer.needs) > 0
} else := _answer(answer, null) if {
	some person in answer.people
	person.exempt == null
} else := _answer(answer, "diligent") if {
	version.liability.branch == "overdue"
} else := _answer(answer, "all_objected")

_shared(version, at) := _did(version, at) if version.liability.branch in {"handler", "office"}

_shared(version, at) := _in_chain(version, at) if version.liability.branch == "chain"

_shared(version, at) := collective.divided(version, at) if version.liability.branch == "meeting"

_shared(version, at) := collective.minutes(version, at) if version.liability.branch == "minutes"

_shared(version, _) := chain.not_submitted(version) if version.liability.branch == "collective_required"

_shared(version, _) := chain.departed(version) if version.liability.branch == "departure"

_shared(version, _) := causes.overdue(version) if version.liability.branch == "overdue"

_shared(version, _) := causes.unpublished(version) if version.liability.branch == "publication"

# What was done at a meeting is for whoever presided.
_did(version, at) := collective.held(version, at) if {
	collective.concerns(at)
} else := handlers.office(version, at) if {
	version.liability.branch == "office"
} else := handlers.own_act(version, at)

# What a collective settled falls on the collective, unless the signer departed from it; what
# officers decided on the spot on them.
_in_chain(version, at) := answers.needs(_open_needs(version)) if {
	"unknown" in {collective.settled(version), _departed(version)}
} else := chain.departed(version) if {
	_departed(version) == "yes"
} else := collective.divided(version, at) if {
	collective.settled(version) == "yes"
} else := answers.needs({answers.need("/procedure")}) if {
	facts.root.absent["/procedure"]
} else := handlers.decided(version) if {
	handlers.summary
} else := chain.divided(version)
