# METADATA
# title: A term, where the file says only how long it took
# description: >-
#   A time that the file states in days, months or years, without the days on which it began and
#   ended. A month has 28 to 31 days and a year 365 or 366: late is what is longer than the term
#   even at its shortest, in time what is within it even at its longest. An extension counts to
#   the length to which it was approved, and no longer than a term may be extended.
package rules.time_limit.stated

import data.lib.days
import data.lib.facts
import data.lib.groups

fails contains [row, at] if {
	some [_, row, params, at, time] in _times
	_late(params, time)
	_excuses(params, time) == set()
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.amount)
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.amount, params.unit]
}

# A figure without a unit, or one that says nothing as exact as the term.
missing contains [row, at, facts.need(facts.pointer_of(at, params.unit))] if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params.amount)
	facts.is_null(scope, at, params.unit)
}

missing contains [row, at, facts.need(facts.pointer_of(at, params.unit))] if {
	some [_, row, params, at, time] in _times
	not _late(params, time)
	time.most > _granted(params) + _left_out(params)
}

missing contains [row, at, need] if {
	some [_, row, params, at, time] in _times
	_late(params, time)
	some need in _excuses(params, time)
}

arithmetic[row][at] := {"days": time.least, "limit": _granted(params), "excluded_days": _left_out(params), "over": over} if {
	some [_, row, params, at, time] in _times
	over := (time.least - _left_out(params)) - _granted(params)
}

_late(params, time) if time.least - _left_out(params) > _granted(params)

_times := [[scope, row, params, at, time] |
	some [scope, row, params, at] in _rows
	amount := facts.value(scope, at, params.amount)
	[shortest, longest] := _lengths[facts.value(scope, at, params.unit)]
	time := {"least": amount * shortest, "most": amount * longest}
]

_lengths := {"day": [1, 1], "month": [28, 31], "year": [365, 366]}

# What is not known, and could make a late time one that is in time.
_excuses(params, time) := {need |
	time.least - _left_out(params) <= _longest(params)
	some need in _unknown_extensions(params)
} | _unknown_suspensions(params)

_longest(params) := max({step.total | some step in params.extensions.steps})

_granted(params) := max({params.limit} | {extension.until_total_days |
	some extension in facts.root.value["/extensions"]
	extension.term == params.extensions.term
	some step in params.extensions.steps
	extension.approved_by in step.by
	extension.until_total_days <= step.total
})

_unknown_extensions(_) := {facts.need(ref)} if ref := facts.root.absent["/extensions"]

_unknown_extensions(params) := {need |
	some i, extension in facts.root.value["/extensions"]
	not _differs(extension, "term", {params.extensions.term})
	some key in ({"term", "approved_by", "until_total_days"} - object.keys(extension))
	need := facts.need(sprintf("/extensions/%d/%s", [i, key]))
} if {
	not facts.root.absent["/extensions"]
}

# The days of the periods that are not counted, a day of several of them once.
_left_out(params) := count({days.add_calendar(suspension.from_on, n) |
	some suspension in facts.root.value["/suspensions"]
	suspension.term == params.exclude.term
	suspension.kind in params.exclude.kinds
	last := days.used(suspension.from_on, suspension.to_on, "calendar_day")
	last >= 0
	some n in numbers.range(0, last)
})

_unknown_suspensions(_) := {facts.need(ref)} if ref := facts.root.absent["/suspensions"]

# A period without an end may have lasted as long as the case.
_unknown_suspensions(params) := {need |
	some i, suspension in facts.root.value["/suspensions"]
	not _differs(suspension, "term", {params.exclude.term})
	not _differs(suspension, "kind", {kind | some kind in params.exclude.kinds})
	some key in ["term", "kind", "from_on", "to_on"]
	not _known(suspension, key)
	need := facts.need(sprintf("/suspensions/%d/%s", [i, key]))
} if {
	not facts.root.absent["/suspensions"]
}

_known(suspension, key) if suspension[key] != null

_differs(element, key, wanted) if {
	value := element[key]
	not value in wanted
}

_rows := groups.rows("time_limit.stated")
