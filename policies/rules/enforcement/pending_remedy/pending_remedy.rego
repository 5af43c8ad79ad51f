# METADATA
# title: No additional fine while a remedy is pending
# description: >-
#   The period for which the organ counts the additional fine must not reach into
#   reconsideration or litigation. One known day of a remedy inside it is enough.
package rules.enforcement.pending_remedy

import data.lib.facts
import data.lib.groups
import data.lib.remedies

fails contains [row, at] if {
	some [row, at, period] in _periods
	_overlaps(period)
}

missing contains [row, at, need] if {
	some [row, at, period] in _periods
	not _overlaps(period)
	some need in remedies.needs
}

missing contains [row, at, facts.absent(scope, at, params[end])] if {
	some [scope, row, params, at] in _rows
	some end in ["from", "to"]
}

# The file names no first day: from when it counts cannot be seen.
missing contains [row, at, facts.need(params.from)] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.from)
}

arithmetic[row][at] := {"from_on": period.from, "to_on": period.to, "pending_on": pending} if {
	some [row, at, period] in _periods
	pending := sort(_known_days(period))
}

_overlaps(period) if count(_known_days(period)) > 0

# The first and last days on which a remedy is known to have been pending in the period.
_known_days(period) := {day |
	some day in remedies.some_day
	day >= period.from
	day <= period.to
} | {day |
	some remedy in remedies.sought
	remedy.from < period.from
	_reaches(remedy, period.from)
	day := period.from
}

_reaches(remedy, day) if {
	is_string(remedy.to)
	remedy.to >= day
}

_reaches(remedy, _) if remedy.to == null

# A claim that still runs counts to the day of evaluation.
_periods contains [row, at, {"from": from, "to": to}] if {
	some [scope, row, params, at] in _rows
	from := facts.value(scope, at, params.from)
	to := _to(scope, at, params.to)
}

_to(scope, at, pointer) := facts.value(scope, at, pointer)

_to(scope, at, pointer) := input.as_of if facts.is_null(scope, at, pointer)

_rows := groups.rows("enforcement.pending_remedy")
