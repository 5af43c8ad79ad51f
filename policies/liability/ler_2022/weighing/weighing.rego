# METADATA
# title: How heavy it weighs
# description: >-
#   Circumstances found of the person: some must make liability heavier, for others it may
#   be lighter or reduced. They never decide whether somebody answers.
package liability.ler_2022.weighing

import data.liability.answers
import data.liability.kleene
import data.lib.facts

_model := data.compiled.liability.ler_2022

_list := "/accountability/circumstances"

# The fact ids of what was found of a person.
ids(person) := sort({circumstance.id | some [_, circumstance] in _found(person)})

facts_of(person) := {at | some [at, _] in _found(person)}

# "plain", "heavier", "lighter" or "both".
effect(person) := _names[concat("+", sort({circumstance.effect | some [_, circumstance] in _found(person)}))]

_names := {"": "plain", "heavier": "heavier", "lighter": "lighter", "heavier+lighter": "both"}

needs(person) := {answers.need(_list) | facts.root.absent[_list]} | {answers.need(pointer) |
	some i, circumstance in facts.root.value[_list]
	_holds(person, circumstance) == "unknown"
	some pointer in kleene.lacking(circumstance, sprintf("%s/%d", [_list, i]), {"person", "kind", "established_by"} | _norm(circumstance))
}

_found(person) := {[at, _model.circumstances[circumstance.kind]] |
	some i, circumstance in facts.root.value[_list]
	_holds(person, circumstance) == "yes"
	at := sprintf("%s/%d", [_list, i])
}

_holds(person, circumstance) := kleene.all_of({
	kleene.given(circumstance, "established_by"),
	kleene.is(circumstance, "person", {person}),
	kleene.given(circumstance, "kind"),
} | {kleene.given(circumstance, key) | some key in _norm(circumstance)})

_norm(circumstance) := {"norm" | _model.circumstances[circumstance.kind].norm}
