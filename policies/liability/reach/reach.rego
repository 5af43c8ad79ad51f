# METADATA
# title: Whether a model reaches a record
# description: >-
#   A model is for some organs and from some day: that on which the breach took effect.
package liability.reach

import data.liability.answers
import data.liability.kleene
import data.liability.occasion
import data.lib.facts

state(model) := kleene.all_of({_organ(model), _time(model)})

needs(model) := {answers.need(model.organ.at) | _organ(model) == "unknown"} | {need |
	some need in occasion.unknown
}

_organ(model) := "unknown" if {
	facts.root.absent[model.organ.at]
} else := "yes" if {
	facts.root.value[model.organ.at] in model.organ["in"]
} else := "no"

_time(model) := "unknown" if {
	count(occasion.unknown) > 0
} else := "yes" if {
	occasion.day >= model.from
} else := "no"
