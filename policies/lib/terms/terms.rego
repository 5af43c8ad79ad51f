# METADATA
# title: Extensions and excluded periods of a term
package lib.terms

import data.lib.days
import data.lib.facts

# granted gives {"limit", "by", "unknown"}: the limit after the extensions that were
# approved by whoever may approve them, in time, and what is not known about them.
granted(params, _) := {"limit": params.limit, "by": null, "unknown": set()} if not params.extensions

granted(params, start) := {"limit": limit, "by": by, "unknown": _unknown_extensions(term)} if {
	term := params.extensions.term
	reached := _reached(params, start)
	limit := max({params.limit} | {step.total | some step in reached})
	by := _approver(reached, limit)
}

_approver(reached, limit) := step.by if {
	some step in reached
	step.total == limit
}

_approver(reached, _) := null if count(reached) == 0

# The first step counts if approved within the base limit, each further one if approved
# within the limit reached before it. `steps` stand in the order of their totals.
_reached(params, start) := {step |
	some i, step in params.extensions.steps
	every j in numbers.range(0, i) { _approved(params, start, j) }
}

_approved(params, start, i) if {
	step := params.extensions.steps[i]
	some extension in facts.root.value["/extensions"]
	extension.term == params.extensions.term
	extension.approved_by in step.by
	extension.until_total_days <= step.total
	extension.until_total_days > _limit_before(params, i)
	extension.approved_on <= days.due_on(start, _limit_before(params, i), params.unit, false)
}

_limit_before(params, 0) := params.limit

_limit_before(params, i) := params.extensions.steps[i - 1].total if i > 0

_unknown_extensions(_) := {facts.need(ref)} if ref := facts.root.absent["/extensions"]

_unknown_extensions(term) := {need |
	some i, extension in facts.root.value["/extensions"]
	not _other_term(extension, term)
	some key in ({"term", "approved_by", "until_total_days", "approved_on"} - object.keys(extension))
	need := facts.need(sprintf("/extensions/%d/%s", [i, key]))
} if {
	facts.root.value["/extensions"]
}

_unknown_extensions(_) := set() if "/extensions" in facts.root.null

_other_term(extension, term) if extension.term != term

# excluded gives {"days", "unknown"}: how many calendar days between start and end fall
# into periods that are left out.
excluded(params, _, _) := {"days": 0, "unknown": set()} if not params.exclude

excluded(params, start, end) := {"days": count(left_out), "unknown": _unknown_suspensions(params.exclude)} if {
	params.exclude
	left_out := {day |
		some suspension in facts.root.value["/suspensions"]
		suspension.term == params.exclude.term
		suspension.kind in params.exclude.kinds
		from := max([suspension.from_on, days.add_calendar(start, 1)])
		to := min([_suspended_until(suspension, end), end])
		last := days.used(from, to, "calendar_day")
		last >= 0
		some day in _span(from, last)
	}
}

_span(from, last) := {days.add_calendar(from, n) | some n in numbers.range(0, last)}

_suspended_until(suspension, _) := suspension.to_on if is_string(suspension.to_on)

_suspended_until(suspension, end) := end if suspension.to_on == null

_unknown_suspensions(_) := {facts.need(ref)} if ref := facts.root.absent["/suspensions"]

_unknown_suspensions(exclude) := {need |
	some i, suspension in facts.root.value["/suspensions"]
	not _elsewhere(suspension, exclude)
	some key in ({"term", "kind", "from_on", "to_on"} - object.keys(suspension))
	need := facts.need(sprintf("/suspensions/%d/%s", [i, key]))
} if {
	facts.root.value["/suspensions"]
}

_unknown_suspensions(_) := set() if "/suspensions" in facts.root.null

_elsewhere(suspension, exclude) if suspension.term != exclude.term

_elsewhere(suspension, exclude) if not suspension.kind in exclude.kinds
