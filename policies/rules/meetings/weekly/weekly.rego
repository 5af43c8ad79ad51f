# METADATA
# title: When the weekly meeting is held
# description: The meeting began on `weekday` before the hour `before`, or `reason` says why not.
package rules.meetings.weekly

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [scope, row, params, at] in _elsewhen
	facts.is_null(scope, at, params.reason)
}

missing contains [row, at, facts.absent(scope, at, params.reason)] if {
	some [scope, row, params, at] in _elsewhen
}

missing contains [row, at, facts.absent(scope, at, params.started)] if {
	some [scope, row, params, at] in _rows
}

pending contains [row, at, null] if {
	some [row, at, step] in _untimed
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _untimed
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _untimed
	step.state == "unknown"
}

arithmetic[row][at] := {"started_at": started} if {
	some [scope, row, params, at] in _rows
	started := facts.value(scope, at, params.started)
}

_elsewhen contains [scope, row, params, at] if {
	some [scope, row, params, at] in _rows
	started := facts.value(scope, at, params.started)
	not _regular(started, params)
}

_regular(started, params) if {
	_weekdays[params.weekday - 1] == _weekday(substring(started, 0, 10))
	substring(started, 11, 5) < params.before
}

_weekdays := ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

# The local day's own name: the offset must not move it to the day before.
_weekday(day) := time.weekday(time.parse_rfc3339_ns(concat("", [day, "T00:00:00Z"])))

_untimed contains [row, at, steps.state(scope, at, params.started)] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.started)
}

_rows := groups.rows("meetings.weekly")
