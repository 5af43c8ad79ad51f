# METADATA
# title: The day on which an act ended
# description: >-
#   For rows that name the pointers `ended`, `occurred` and `continuing`. An act that goes
#   on is one of the day of the decision; a single act ends on the day it happened.
package lib.acts

import data.lib.anchors
import data.lib.facts

last_day(scope, at, params) := facts.value(scope, at, params.ended)

last_day(scope, at, params) := facts.value(scope, at, params.occurred) if {
	facts.is_null(scope, at, params.ended)
	_single(scope, at, params.continuing)
}

last_day(scope, at, params) := anchors.day.decision.date if {
	facts.is_null(scope, at, params.ended)
	facts.value(scope, at, params.continuing) == true
}

# What is missing to know that day; a file that names no day at all leaves it open too.
undated(scope, at, params) := facts.absent(scope, at, params.ended)

undated(scope, at, params) := facts.absent(scope, at, params.continuing) if {
	facts.is_null(scope, at, params.ended)
}

undated(scope, at, params) := facts.absent(scope, at, params.occurred) if {
	facts.is_null(scope, at, params.ended)
	_single(scope, at, params.continuing)
}

undated(scope, at, params) := facts.need(facts.pointer_of(at, params.occurred)) if {
	facts.is_null(scope, at, params.ended)
	_single(scope, at, params.continuing)
	facts.is_null(scope, at, params.occurred)
}

undated(scope, at, params) := anchors.day.decision.missing if {
	facts.is_null(scope, at, params.ended)
	facts.value(scope, at, params.continuing) == true
}

_single(scope, at, pointer) if facts.value(scope, at, pointer) == false

_single(scope, at, pointer) if facts.is_null(scope, at, pointer)
