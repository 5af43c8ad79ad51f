# METADATA
# title: A term between two events
# description: >-
#   `due` must follow `start` within `limit` units. With `mode: at_least` it must not
#   follow sooner; with `mode: clear` not on the last day either, so that all of it passes
#   first. `start_or` and `due_or` stand in where the file holds none. `extensions` names
#   the term and the steps by which it can grow, `exclude` the periods that are left out.
#   Whoever is late is late only when nothing that is unknown could still excuse it.
package kinds.deadline

import data.lib.days
import data.lib.facts
import data.lib.groups
import data.lib.steps
import data.lib.terms

fails contains [row, at] if {
	some [row, at, term] in _late
	count(term.unknown) == 0
}

missing contains [row, at, need] if {
	some [row, at, term] in _late
	some need in term.unknown
}

# Not taken yet, and the last day is still to come: open until then.
pending contains [row, at, _due_on(params, term)] if {
	some [_, row, params, at, term] in _terms
	term.end == null
	not _ran_out(params, term)
}

# The first day on which a step may be taken is not the last day by which it must be.
_due_on(params, term) := term.last_day if not params.mode

_due_on(params, _) := null if params.mode

# The start has not come: in a closed case it never will.
pending contains [row, at, null] if {
	some [row, at, waited, step] in _starts
	step.state == "open"
	waited
}

idle contains [row, at] if {
	some [row, at, _, step] in _starts
	step.state == "never"
}

# What had to be waited for was left out: whether it was owed is another rule's question.
idle contains [row, at] if {
	some [row, at, waited, step] in _starts
	step.state == "open"
	not waited
}

missing contains [row, at, step.need] if {
	some [row, at, _, step] in _starts
	step.state == "unknown"
}

missing contains [row, at, facts.absent(scope, at, params.due)] if {
	some [scope, row, params, at] in _rows
	_start(scope, at, params)
}

missing contains [row, at, facts.absent(scope, at, params.due)] if {
	some [scope, row, params, at] in _rows
	params.mode
}

missing contains [row, at, facts.absent(scope, at, params.due_or)] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.due)
}

# A date before or after every calendar here, or no date at all.
missing contains [row, at, {"kind": "calendar", "ref": substring(start, 0, 4)}] if {
	some [scope, row, params, at] in _rows
	start := _start(scope, at, params)
	not days.due_on(start, params.limit, params.unit, _rolls(params))
}

provisional contains [row, at] if {
	some [_, row, params, at, term] in _terms
	days.provisional_due(term.start, params.limit, params.unit, _rolls(params))
}

arithmetic[row][at] := object.union(term.shown, {"over": over}) if {
	some [_, row, params, at, term] in _terms
	over := _over(params, term)
}

# Late: the step was taken after the last day, or was not taken and the day is past.
_late := [[row, at, term] |
	some [_, row, params, at, term] in _terms
	_breached(params, term)
]

_breached(params, term) if {
	not params.mode
	is_string(term.end)
	term.end > term.last_day
}

_breached(params, term) if {
	not params.mode
	term.end == null
	_ran_out(params, term)
}

_breached(params, term) if {
	params.mode
	is_string(term.end)
	term.end < term.last_day
}

_ran_out(params, term) if {
	not params.mode
	input.as_of > term.last_day
}

# Days beyond the last one (or short of it, where the term is a minimum).
_over(params, term) := days.used(term.last_day, _end(term), "calendar_day") if not params.mode

_over(params, term) := days.used(_end(term), term.last_day, "calendar_day") if params.mode

_end(term) := term.end if is_string(term.end)

_end(term) := input.as_of if term.end == null

_terms := [[scope, row, params, at, term] |
	some [scope, row, params, at] in _rows
	start := _start(scope, at, params)
	end := _ended(scope, at, params)
	granted := terms.granted(params, start)
	excluded := terms.excluded(params, start, _until(end))
	nominal := days.due_on(start, granted.limit, params.unit, false)
	moved := days.add_calendar(nominal, excluded.days)
	last_day := _clear(_rolled(moved, _rolls(params)), params)
	term := {
		"start": start,
		"end": end,
		"last_day": last_day,
		"unknown": ((granted.unknown | excluded.unknown) | terms.left_open(params)),
		"shown": {
			"start": start,
			"end": end,
			"limit": granted.limit,
			"base_limit": params.limit,
			"unit": params.unit,
			"extended_by": granted.by,
			"excluded_days": excluded.days,
			"last_day": last_day,
		},
	}
]

_until(end) := end if is_string(end)

_until(null) := input.as_of

_ended(scope, at, params) := substring(facts.value(scope, at, params.due), 0, 10)

_ended(scope, at, params) := substring(facts.value(scope, at, params.due_or), 0, 10) if {
	facts.is_null(scope, at, params.due)
}

_ended(scope, at, params) := null if {
	facts.is_null(scope, at, params.due)
	not params.due_or
}

_ended(scope, at, params) := null if {
	facts.is_null(scope, at, params.due)
	facts.is_null(scope, at, params.due_or)
}

# Where all of the term must pass first, the day that counts is the one after it.
_clear(date, params) := days.add_calendar(date, 1) if params.mode == "clear"

_clear(date, params) := date if not params.mode == "clear"

_rolled(date, false) := date

_rolled(date, true) := days.next_working(date)

_rolls(params) := object.get(params, "roll", false)

# The event that starts the term, or the one that stands in for it where the file has none.
_start(scope, at, params) := facts.value(scope, at, params.start)

_start(scope, at, params) := facts.value(scope, at, params.start_or) if {
	facts.is_null(scope, at, params.start)
}

_starts := [[row, at, _waited(scope, at, params), steps.state(scope, at, _starting(scope, at, params))] |
	some [scope, row, params, at] in _rows
	not _start(scope, at, params)
]

default _waited(_, _, _) := true

_waited(scope, at, params) := false if {
	params.mode
	facts.value(scope, at, params.due)
}

_starting(scope, at, params) := params.start_or if facts.is_null(scope, at, params.start)

_starting(_, _, params) := params.start if not params.start_or

_starting(scope, at, params) := params.start if facts.absent(scope, at, params.start)

_rows := groups.rows("deadline")
