# METADATA
# title: Amount of the additional fine
# description: >-
#   So much percent of the fine for each day after the last day of payment, to the day it
#   was paid or the claim ends. The last day is that of a deferral, else the one the file
#   sets, else so many days after service.
package rules.enforcement.accrual

import data.lib.days
import data.lib.facts
import data.lib.groups
import data.lib.remedies

fails contains [row, at] if {
	some [row, at, claim] in _claims
	claim.claimed > claim.allowed_fen
}

missing contains [row, at, facts.absent(scope, at, params[name])] if {
	some [scope, row, params, at] in _rows
	some name in ["claimed", "principal", "paid", "to", "deferred"]
}

missing contains [row, at, facts.absent(scope, at, params.due)] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.deferred)
}

missing contains [row, at, _unserved(scope, at, params.served)] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.deferred)
	facts.is_null(scope, at, params.due)
}

missing contains [row, at, need] if {
	some [_, row, params, at] in _rows
	params.leave_out_remedies
	some need in remedies.needs
}

# A service outside every calendar here has no last day of payment.
missing contains [row, at, {"kind": "calendar", "ref": substring(served, 0, 4)}] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.deferred)
	facts.is_null(scope, at, params.due)
	served := facts.value(scope, at, params.served)
	not days.due_on(served, params.days, "calendar_day", false)
}

missing contains [row, at, {"kind": "calendar", "ref": substring(day, 0, 4)}] if {
	some [scope, row, params, at] in _rows
	some day in {_last_day(scope, at, params), _until(scope, at, params)}
	not days.date_of(day)
}

arithmetic[row][at] := object.remove(claim, ["claimed"]) if some [row, at, claim] in _claims

_claims contains [row, at, claim] if {
	some [scope, row, params, at] in _rows
	last_day := _last_day(scope, at, params)
	until := _until(scope, at, params)
	late := max({0, days.used(last_day, until, "calendar_day")})
	left_out := _left_out(params, last_day, late)
	claim := {
		"claimed": facts.value(scope, at, params.claimed),
		"last_day": last_day,
		"until": until,
		"days_late": late,
		"days_left_out": left_out,
		"allowed_fen": ((_principal(scope, at, params.principal) * params.percent) * (late - left_out)) / 100,
	}
}

_principal(scope, at, pointer) := facts.value(scope, at, pointer)

# No fine was decided, so nothing can be added to it.
_principal(scope, at, pointer) := 0 if facts.is_null(scope, at, pointer)

_last_day(scope, at, params) := facts.value(scope, at, params.deferred)

_last_day(scope, at, params) := facts.value(scope, at, params.due) if facts.is_null(scope, at, params.deferred)

_last_day(scope, at, params) := days.due_on(facts.value(scope, at, params.served), params.days, "calendar_day", false) if {
	facts.is_null(scope, at, params.deferred)
	facts.is_null(scope, at, params.due)
}

_unserved(scope, at, pointer) := facts.absent(scope, at, pointer)

_unserved(scope, at, pointer) := facts.need(pointer) if facts.is_null(scope, at, pointer)

# Until it was paid or the claim ends, whichever is earlier; a claim still open runs on.
_until(scope, at, params) := min(_ends(scope, at, params)) if {
	not facts.absent(scope, at, params.paid)
	not facts.absent(scope, at, params.to)
	count(_ends(scope, at, params)) > 0
}

_until(scope, at, params) := input.as_of if {
	facts.is_null(scope, at, params.paid)
	facts.is_null(scope, at, params.to)
}

_ends(scope, at, params) := {day |
	some name in ["paid", "to"]
	day := facts.value(scope, at, params[name])
}

_left_out(params, _, _) := 0 if not params.leave_out_remedies

# Days of delay are numbered from 1; a remedy takes a span of these numbers.
_left_out(params, last_day, late) := total - shared if {
	params.leave_out_remedies
	count(remedies.needs) == 0
	spans := [_span(remedy, last_day, late) | some remedy in remedies.sought]
	total := sum([_length(span) | some span in spans])
	shared := _shared(spans)
}

_span(remedy, last_day, late) := [max({1, days.used(last_day, remedy.from, "calendar_day")}), last] if {
	last := min({late, _last_number(remedy, last_day, late)})
}

_last_number(remedy, last_day, _) := days.used(last_day, remedy.to, "calendar_day") if is_string(remedy.to)

_last_number(remedy, _, late) := late if remedy.to == null

_length(span) := max({0, (span[1] - span[0]) + 1})

# There are two kinds of remedy, so at most two spans.
_shared(spans) := _length([max({spans[0][0], spans[1][0]}), min({spans[0][1], spans[1][1]})]) if count(spans) == 2

_shared(spans) := 0 if count(spans) < 2

_rows := groups.rows("enforcement.accrual")
