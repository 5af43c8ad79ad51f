# METADATA
# title: A term in hours
# description: >-
#   What happened on the day `start` is followed within `limit` hours by what is dated `due`.
#   The two days settle it where they lie on the safe side of the limit or beyond it; between
#   them the times `start_at` and `due_at` are needed, and a file without them leaves it open.
package rules.time_limit.hours

import data.lib.days
import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [_, row, params, at, gap] in _gaps
	_surely_late(gap, params)
}

fails contains [row, at] if {
	some [_, row, params, at, elapsed] in _timed
	elapsed > params.limit
}

missing contains [row, at, facts.absent(scope, at, params[name])] if {
	some [scope, row, params, at] in _rows
	some name in ["start", "due"]
}

missing contains [row, at, _untold(scope, at, params[name])] if {
	some [scope, row, params, at, _] in _close
	some name in ["start_at", "due_at"]
}

missing contains [row, at, {"kind": "calendar", "ref": substring(day, 0, 4)}] if {
	some [scope, row, params, at] in _rows
	some name in ["start", "due"]
	day := facts.value(scope, at, params[name])
	not days.date_of(day)
}

# Not done yet, and the hours may still be running.
pending contains [row, at, null] if {
	some [scope, row, params, at, gap] in _gaps
	facts.is_null(scope, at, params.due)
	not _surely_late(gap, params)
}

pending contains [row, at, null] if {
	some [row, at, step] in _unbegun
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _unbegun
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _unbegun
	step.state == "unknown"
}

arithmetic[row][at] := {"began": began, "done": done, "limit": params.limit} if {
	some [scope, row, params, at] in _rows
	began := _best(scope, at, params, ["start_at", "start"])
	done := _best(scope, at, params, ["due_at", "due"])
}

# Whole days from the one to the other; to the day of evaluation while it is not dated.
_gaps contains [scope, row, params, at, days.used(start, end, "calendar_day")] if {
	some [scope, row, params, at] in _rows
	start := facts.value(scope, at, params.start)
	end := _until(scope, at, params.due)
}

_until(scope, at, pointer) := facts.value(scope, at, pointer)

_until(scope, at, pointer) := input.as_of if facts.is_null(scope, at, pointer)

# From the last moment of the one day to the first of the other it is longer than allowed.
_surely_late(gap, params) if (gap - 1) * 24 >= params.limit

# From the first moment of the one day to the last of the other it is not.
_surely_in_time(gap, params) if (gap + 1) * 24 <= params.limit

# Between the two only the times tell.
_close contains [scope, row, params, at, gap] if {
	some [scope, row, params, at, gap] in _gaps
	facts.value(scope, at, params.due)
	not _surely_late(gap, params)
	not _surely_in_time(gap, params)
}

_timed contains [scope, row, params, at, elapsed] if {
	some [scope, row, params, at, _] in _close
	elapsed := days.hours_between(facts.value(scope, at, params.start_at), facts.value(scope, at, params.due_at))
}

_untold(scope, at, pointer) := facts.absent(scope, at, pointer)

_untold(scope, at, pointer) := facts.need(facts.pointer_of(at, pointer)) if facts.is_null(scope, at, pointer)

# The time where it is known, else the day.
_best(scope, at, params, names) := [value |
	some name in names
	value := facts.value(scope, at, params[name])
][0]

_unbegun contains [row, at, steps.state(scope, at, params.start)] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.start)
}

_rows := groups.rows("time_limit.hours")
