# METADATA
# title: Liability of emergency-management enforcement officers
# description: >-
#   Whoever was found to have caused the breach by intent or gross negligence, where the
#   breach is a situation the rules list and a harmful result followed. All of this is for a
#   person to find: without the findings nobody is named. What was said in the chain or at a
#   meeting divides nothing here. Then whether liability is not pursued, and how it weighs.
package liability.ler_2022

import data.liability.answers
import data.liability.kleene
import data.liability.ler_2022.exemptions
import data.liability.ler_2022.faults
import data.liability.ler_2022.weighing
import data.liability.occasion
import data.liability.reach
import data.lib.facts

# verdict(row) gives {"people", "needs", "no_ground", "situation"}.
verdict(row) := _answer(answers.none, "no_model", null) if {
	reach.state(_model) == "no"
	row
} else := _answer(answers.needs(reach.needs(_model)), null, null) if {
	reach.state(_model) == "unknown"
} else := _judged(version, _model.situation_of[version.rule]) if {
	version := data.compiled.versions[row]
} else := _answer(answers.none, "no_situation", null)

_model := data.compiled.liability.ler_2022

_answer(answer, no_ground, situation) := object.union(answer, {"no_ground": no_ground, "situation": situation})

_judged(version, situation) := _by_result(_model.situations[situation].id, _harm, faults.found(version, situation))

_by_result(id, harm, found) := _answer(answers.none, "no_result", id) if {
	harm == "no"
} else := _answer(answers.none, "no_fault", id) if {
	faults.state(found) == "no"
} else := _answer(answers.needs(_harm_needs | faults.needs(found)), null, id) if {
	"unknown" in {harm, faults.state(found)}
} else := _answer(answers.joined({_part(fault) | some fault in found; fault.state == "yes"} | {answers.needs(faults.needs(found))}), null, id)

# --- The result ------------------------------------------------------------------------------

_result := "/accountability/harm"

# Before the decision nothing can have followed yet, so the file's silence says nothing.
_harm := "unknown" if {
	facts.root.absent[_result]
} else := "unknown" if {
	_result in facts.root["null"]
	occasion.mode == "exposure"
} else := kleene.is(facts.root.value, _result, {true}) if {
	_result in object.keys(facts.root.value)
} else := "no"

_harm_needs := {answers.need(_result) | _harm == "unknown"}

# --- One person ------------------------------------------------------------------------------

_part(fault) := answers.needs({answers.need(concat("/", [fault.at, "person"]))}) if {
	kleene.given(fault.body, "person") != "yes"
} else := answers.needs(exemptions.needs(fault)) if {
	exemptions.state(fault) == "unknown"
} else := answers.people({_free(fault, ground) | some ground in exemptions.held(fault)}) if {
	exemptions.state(fault) == "yes"
} else := {"people": {_liable(fault, open)}, "needs": open} if {
	open := weighing.needs(fault.body.person)
}

_free(fault, ground) := object.union(_nobody(fault), {
	"exempt": ground.id,
	"facts": sort({fault.at, ground.at}),
})

# While it is not known how heavy it weighs, the part is to be confirmed.
_liable(fault, open) := object.union(_nobody(fault), {
	"grade": _model.grades[weighing.effect(person)],
	"ground": fault.ground.id,
	"branch": _model.article,
	"circumstances": weighing.ids(person),
	"preliminary": count(open) > 0,
	"facts": sort({fault.at, _result} | weighing.facts_of(person)),
}) if {
	person := fault.body.person
}

_nobody(fault) := {
	"person": fault.body.person,
	"role": _model.role,
	"grade": null,
	"ground": null,
	"branch": null,
	"model": "ler_2022",
	"exempt": null,
	"preliminary": false,
	"circumstances": [],
}
