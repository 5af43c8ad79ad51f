# METADATA
# title: When the court may be applied to
# description: >-
#   Before the day `applied` none of `remedies` had been filed, and the decision had not been
#   performed. Of two things on one day nobody knows which came first.
package rules.enforcement.unperformed

import data.lib.facts
import data.lib.groups

fails contains [row, at] if {
	some [scope, row, params, at] in _rows
	count(_bars(scope, at, params)) > 0
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in params.reads
}

# Nothing was applied for.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.applied)
}

arithmetic[row][at] := {"barred_by": _bars(scope, at, params), "on": _day(scope, at, params.applied)} if {
	some [scope, row, params, at] in _rows
}

_bars(scope, at, params) := {facts.pointer_of(at, pointer) |
	some pointer in array.concat(params.remedies, [params.performed])
	_day(scope, at, pointer) < _day(scope, at, params.applied)
}

_day(scope, at, pointer) := substring(facts.value(scope, at, pointer), 0, 10)

_rows := groups.rows("enforcement.unperformed")
