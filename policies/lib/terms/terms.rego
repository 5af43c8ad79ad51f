# METADATA
# title: Extensions and excluded periods of a term
package lib.terms

import data.lib.days
import data.lib.facts

# granted gives {"limit", "by", "unknown"}: the limit after the extensions that were
# approved by whoever may approve them, in time, and what is not known about them.
granted(params, _) := {"limit": params.limit, "by": null, "unknown": set()} if not params.extensions

granted(params, start) := {"limit": limit, "by": by, "unknown": _unknown_extensions(params.extensions.term)} if {
	limit := _reached(params, start)
	by := _approver(params, limit)
}

_approver(params, limit) := null if limit == params.limit

_approver(params, limit) := granting.by if {
	limit > params.limit
	granting := params.extensions.steps[min({i |
		some i, step in params.extensions.steps
		limit <= step.total
	})]
}

# An extension counts if approved while the term was still running: the term itself, or
# what an earlier extension had made of it. Three times is more than any rule allows.
_reached(params, start) := third if {
	first := _longest(params, start, params.limit)
	second := _longest(params, start, first)
	third := _longest(params, start, second)
}

# The longest term granted by whoever may grant it, while a term of `running` days ran.
_longest(params, start, running) := max({running} | {extension.until_total_days |
	some extension in facts.root.value["/extensions"]
	extension.term == params.extensions.term
	some step in params.extensions.steps
	extension.approved_by in step.by
	extension.until_total_days <= step.total

	# Null comes before every string, so without this an undated approval would be in time.
	is_string(extension.approved_on)
	extension.approved_on <= days.due_on(start, running, params.unit, false)
})

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

# left_open gives what is missing of a term that norms not held here extend or interrupt:
# whoever is late by it may be excused by every entry that is, or may be, about the term.
left_open(params) := set() if not params.left_open

left_open(params) := {facts.need(facts.root.absent[list]) | some list in _lists} | {{"kind": "law", "ref": params.left_open.law} |
	some list in _lists
	some entry in facts.root.value[list]
	not _other_term(entry, params.left_open.term)
} if {
	params.left_open
}

_lists := ["/extensions", "/suspensions"]

# excluded gives {"days", "unknown"}: how many calendar days between start and end fall
# into periods that are left out.
excluded(params, _, _) := {"days": 0, "unknown": set()} if not params.exclude

excluded(params, start, end) := {"days": count(left_out), "unknown": _unknown_suspensions(params.exclude)} if {
	params.exclude
	left_out := {day |
		some suspension in facts.root.value["/suspensions"]
		suspension.term == params.exclude.term
		suspension.kind in params.exclude.kinds

		# A period of which the file holds no first day leaves out nothing.
		is_string(suspension.from_on)
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
