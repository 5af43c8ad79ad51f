# METADATA
# title: When liability is not pursued
# description: >-
#   A finding that one of the listed grounds is there, with the facts that ground rests on.
#   A list that was not exported may hold one for anybody, so nobody is named without it.
package liability.ler_2022.exemptions

import data.liability.answers
import data.liability.kleene
import data.lib.facts

_model := data.compiled.liability.ler_2022

_list := "/accountability/exemptions"

# Whether a finding of fault is met by an exemption.
state(fault) := "unknown" if {
	facts.root.absent[_list]
} else := kleene.any_of({_holds(fault, exemption) | some exemption in facts.root.value[_list]})

# The grounds that do, as {"id", "at"}.
held(fault) := {{"id": _model.exemptions[exemption.ground].id, "at": sprintf("%s/%d", [_list, i])} |
	some i, exemption in facts.root.value[_list]
	_holds(fault, exemption) == "yes"
}

needs(fault) := {answers.need(_list) | facts.root.absent[_list]} | {answers.need(pointer) |
	some i, exemption in facts.root.value[_list]
	_holds(fault, exemption) == "unknown"
	some ["unknown", keys] in _parts(fault, exemption)
	some pointer in kleene.lacking(exemption, sprintf("%s/%d", [_list, i]), keys)
}

_holds(fault, exemption) := kleene.all_of({answer | some [answer, _] in _parts(fault, exemption)})

_parts(fault, exemption) := [
	[kleene.given(exemption, "established_by"), {"established_by"}],
	[kleene.is(exemption, "person", {null, fault.body.person}), {"person"}],
	[_same_matter(fault.body, exemption), {"topic"}],
	[kleene.given(exemption, "ground"), {"ground"}],
	[_grounded(fault, exemption, ground), {"elements"}],
	[_normed(exemption, ground), {"norm"}],
] if {
	ground := object.get(_model.exemptions, object.get(exemption, "ground", null), null)
}

_same_matter(fault, exemption) := kleene.is(exemption, "topic", {null, fault.topic})

# Without a ground there is nothing to ask of it yet.
_grounded(_, _, null) := "yes"

_grounded(fault, exemption, ground) := "no" if {
	ground.not_wilful
	fault.body.degree in _model.wilful
} else := "yes" if {
	(count(ground.requires) + count(ground.any_of)) + count(ground.not_if) == 0
} else := "unknown" if {
	not "elements" in object.keys(exemption)
} else := "yes" if {
	every element in ground.requires { element in exemption.elements }
	_one_of(ground.any_of, exemption.elements)
	every element in ground.not_if { not element in exemption.elements }
} else := "no" if ground != null

_one_of([], _)

_one_of(wanted, elements) if {
	some element in wanted
	element in elements
}

_normed(_, null) := "yes"

_normed(exemption, ground) := kleene.given(exemption, "norm") if {
	ground.norm
} else := "yes" if ground != null
