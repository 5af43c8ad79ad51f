# METADATA
# title: Hearing officers who did not investigate
# description: >-
#   None of `people` (a person, or a list of them) is among the officers in charge or did
#   one of the acts.
package rules.hearing.independent

import data.lib.facts
import data.lib.groups
import data.lib.investigators

fails contains [row, at] if {
	some [scope, row, params, at] in _rows
	count(_both(scope, at, params)) > 0
}

# Nobody is named: whether somebody had to be is another rule's question.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	count(_named(scope, at, params)) == 0
	every pointer in params.people { not facts.absent(scope, at, pointer) }
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in params.people
}

missing contains [row, at, need] if {
	some [scope, row, params, at] in _rows
	count(_named(scope, at, params)) > 0
	some need in investigators.unknown(params.officers, params.acts)
}

arithmetic[row][at] := {"both": _both(scope, at, params)} if {
	some [scope, row, params, at] in _rows
}

_both(scope, at, params) := _named(scope, at, params) & investigators.named(params.officers, params.acts)

_named(scope, at, params) := {id |
	some pointer in params.people
	some id in _listed(facts.value(scope, at, pointer))
}

_listed(x) := x if is_array(x)

_listed(x) := [x] if is_string(x)

_rows := groups.rows("hearing.independent")
