# METADATA
# title: Findings of fault
# description: >-
#   A finding counts against a breach if somebody made it, if it is about the same matter,
#   if it says intent or gross negligence, and if it has what its situation asks for. The
#   situation is the one it names, else the one that the breach is; of some situations a
#   breach is only a sign, and the finding must name them.
package liability.ler_2022.faults

import data.liability.answers
import data.liability.kleene
import data.liability.occasion
import data.lib.facts

_model := data.compiled.liability.ler_2022

_list := "/accountability/faults"

# found(version, situation) gives each finding as {"at", "body", "ground", "state", "lacking"}:
# `state` whether it counts, `lacking` the pointers that would tell, `ground` its situation, null
# where it has none. A list that is not there stands as one finding of which nothing is known.
found(version, situation) := [_judged(version, situation, fault, sprintf("%s/%d", [_list, i]), _ground(fault, situation)) |
	some i, fault in facts.root.value[_list]
] if {
	not _unlisted
} else := [{"at": _list, "body": {}, "ground": null, "state": "unknown", "lacking": {_list}}]

_unlisted if facts.root.absent[_list]

# Before the decision nobody has judged it yet, so the file's silence says nothing.
_unlisted if {
	_list in facts.root["null"]
	occasion.mode == "exposure"
}

state(found_) := kleene.any_of({fault.state | some fault in found_})

needs(found_) := {answers.need(pointer) |
	some fault in found_
	fault.state == "unknown"
	some pointer in fault.lacking
}

_judged(version, situation, fault, at, ground) := {
	"at": at,
	"body": fault,
	"ground": ground,
	"state": kleene.all_of({answer | some [answer, _] in parts}),
	"lacking": {pointer |
		some ["unknown", keys] in parts
		some pointer in kleene.lacking(fault, at, keys)
	},
} if {
	parts := [
		[kleene.given(fault, "established_by"), {"established_by"}],
		[kleene.is(fault, "degree", {degree | some degree in _model.degrees}), {"degree"}],
		[_concerns(version, situation, fault), {"topic", "situation"}],
		[_situated(fault, ground), {"situation"}],
		[_conditioned(fault, ground), {"conditions"}],
		[_normed(fault, ground), {"norm"}],
	]
}

_ground(fault, situation) := _model.situations[fault.situation] if {
	is_string(fault.situation)
	situation
} else := _model.situations[situation] if {
	fault.situation == null
	not _model.situations[situation].attested
} else := null

# A finding on the whole matter is about the breaches of its situation.
_concerns(version, situation, fault) := kleene.any_of({
	kleene.is(fault, "topic", {version.topic}),
	kleene.all_of({kleene.is(fault, "topic", {null}), kleene.is(fault, "situation", {null, situation})}),
})

_situated(fault, ground) := "yes" if {
	ground != null
} else := kleene.negated(kleene.is(fault, "situation", {null}))

# Without a situation there is nothing to ask of it yet.
_conditioned(_, null) := "yes"

_conditioned(fault, ground) := "yes" if {
	count(ground.conditions) == 0
} else := "unknown" if {
	not "conditions" in object.keys(fault)
} else := "yes" if {
	every condition in ground.conditions { condition in fault.conditions }
} else := "no" if ground != null

_normed(fault, ground) := kleene.given(fault, "norm") if {
	ground.norm
} else := "yes"
