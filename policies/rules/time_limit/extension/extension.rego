# METADATA
# title: An extension that counts
# description: >-
#   One rule asks one thing of each extension: that whoever approved it may
#   approve a term of that length; that it was approved while the term still ran; that the
#   ground is one the step allows; that the same step was not granted before.
package rules.time_limit.extension

import data.lib.days
import data.lib.facts
import data.lib.groups

fails contains [row, at] if {
	some [scope, row, params, at] in _asked.approver
	total := facts.value(scope, at, params.total)
	not _approved(scope, at, params, total)
	_judged(scope, at, params.approved_by)
}

# No total is an extension to no length at all; too long a one is beyond everybody.
fails contains [row, at] if {
	some [scope, row, params, at] in _asked.approver
	_impossible(scope, at, params)
}

missing contains [row, at, facts.absent(scope, at, params.total)] if {
	some asks in ["approver", "ground", "once"]
	some [scope, row, params, at] in _asked[asks]
}

missing contains [row, at, facts.absent(scope, at, params.approved_by)] if {
	some [scope, row, params, at] in _asked.approver
	not _impossible(scope, at, params)
}

fails contains [row, at] if {
	some [scope, row, params, at] in _asked.in_time
	facts.value(scope, at, params.approved_on) > _running_until(scope, at, params)
	count(_unknown_others(scope, at, params)) == 0
}

fails contains [row, at] if {
	some [scope, row, params, at] in _asked.in_time
	facts.is_null(scope, at, params.approved_on)
}

missing contains [row, at, facts.absent(scope, at, params[name])] if {
	some [scope, row, params, at] in _asked.in_time
	some name in ["approved_on", "start"]
}

missing contains [row, at, need] if {
	some [scope, row, params, at] in _asked.in_time
	facts.value(scope, at, params.approved_on) > _running_until(scope, at, params)
	some need in _unknown_others(scope, at, params)
}

# A term that never began cannot have run out.
idle contains [row, at] if {
	some [scope, row, params, at] in _asked.in_time
	facts.is_null(scope, at, params.start)
}

missing contains [row, at, {"kind": "calendar", "ref": substring(start, 0, 4)}] if {
	some [scope, row, params, at] in _asked.in_time
	facts.value(scope, at, params.approved_on)
	start := facts.value(scope, at, params.start)
	not _running_until(scope, at, params)
}

fails contains [row, at] if {
	some [scope, row, params, at] in _asked.ground
	step := _step(params, facts.value(scope, at, params.total))
	_judged(scope, at, params.reason)
	not _allowed(scope, at, params, step)
}

missing contains [row, at, facts.absent(scope, at, params.reason)] if {
	some [scope, row, params, at] in _asked.ground
}

idle contains [row, at] if {
	some asks in ["ground", "once"]
	some [scope, row, params, at] in _asked[asks]
	_impossible(scope, at, params)
}

# The later of two grants of the same step is one too many.
fails contains [row, at] if {
	some [scope, row, params, at] in _asked.once
	step := _step(params, facts.value(scope, at, params.total))
	some [_, other] in _others(scope, at, params)
	_step(params, other.until_total_days).total == step.total
	other.approved_on < facts.value(scope, at, params.approved_on)
}

missing contains [row, at, need] if {
	some [scope, row, params, at] in _asked.once
	not _impossible(scope, at, params)
	some need in _unknown_others(scope, at, params)
}

missing contains [row, at, facts.absent(scope, at, params.approved_on)] if {
	some [scope, row, params, at] in _asked.once
	count(_others(scope, at, params)) > 0
}

arithmetic[row][at] := {"running_until": _running_until(scope, at, params)} if {
	some [scope, row, params, at] in _asked.in_time
	facts.value(scope, at, params.approved_on)
}

_judged(scope, at, pointer) if facts.value(scope, at, pointer)

_judged(scope, at, pointer) if facts.is_null(scope, at, pointer)

_allowed(scope, at, params, step) if facts.value(scope, at, params.reason) in step.reasons

# Whoever may grant a longer term may grant a shorter one.
_approved(scope, at, params, total) if {
	some step in params.steps
	step.total >= total
	facts.value(scope, at, params.approved_by) in step.by
}

_impossible(scope, at, params) if facts.is_null(scope, at, params.total)

_impossible(scope, at, params) if facts.value(scope, at, params.total) > max([step.total | some step in params.steps])

# The step a total falls into: the shortest that reaches it.
_step(params, total) := step if {
	is_number(total)
	reach := min({step.total | some step in params.steps; step.total >= total})
	some step in params.steps
	step.total == reach
}

# Until when the term ran on the day of approval, by what had been granted before.
_running_until(scope, at, params) := days.due_on(facts.value(scope, at, params.start), limit, params.unit, false) if {
	approved := facts.value(scope, at, params.approved_on)
	limit := max({params.limit} | {other.until_total_days |
		some [_, other] in _others(scope, at, params)
		is_string(other.approved_on)
		other.approved_on < approved
		is_number(other.until_total_days)
	})
}

# The other extensions of the same term.
_others(scope, at, params) := {[i, other] |
	some i, other in facts.value(scope, at, params.list)
	sprintf("%s/%d", [params.list, i]) != at
	other.term == facts.value(scope, at, params.term)
}

# Others that could be of the same term, or granted earlier, for what is not exported.
_unknown_others(scope, at, params) := {facts.need(ref) |
	some i, other in facts.value(scope, at, params.list)
	sprintf("%s/%d", [params.list, i]) != at
	not _of_other_term(other, facts.value(scope, at, params.term))
	some key in ({"term", "until_total_days", "approved_on"} - object.keys(other))
	ref := sprintf("%s/%d/%s", [params.list, i, key])
}

_of_other_term(other, term) if other.term != term

_asked[asks] contains [scope, row, params, at] if {
	some [scope, row, params, at] in groups.rows("time_limit.extension")
	some asks in ["approver", "in_time", "ground", "once"]
	params[asks]
}
