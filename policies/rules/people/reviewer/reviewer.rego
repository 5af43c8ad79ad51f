# METADATA
# title: Qualified legal reviewers
# description: >-
#   Each of `reviewers` had the legal qualification on the day `on`, or was in the work
#   before `in_work_before`. A qualification without a date counts: it is there.
package rules.people.reviewer

import data.lib.facts
import data.lib.groups
import data.lib.people

fails contains [row, at] if {
	some row, subjects in _unqualified
	some at, _ in subjects
}

missing contains [row, at, facts.absent(scope, at, pointer)] if {
	some [scope, row, params, at] in _rows
	some pointer in [params.reviewers, params.on]
}

missing contains [row, at, need] if {
	some [row, at, _, answer] in _answers
	not answer.holds
	some need in answer.missing
}

# Nobody is named, or the review has no day: what there must be is another rule's question.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	_nobody(scope, at, params.reviewers)
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.on)
}

arithmetic[row][at] := {"unqualified": object.get(_unqualified, [row, at], set())} if {
	some [_, row, _, at] in _rows
}

_unqualified[row][at] contains id if {
	some [row, at, id, answer] in _answers
	not answer.holds
	count(answer.missing) == 0
}

_answers contains [row, at, id, _answer(id, day, params)] if {
	some [scope, row, params, at] in _rows
	day := substring(facts.value(scope, at, params.on), 0, 10)
	some id in facts.value(scope, at, params.reviewers)
}

_answer(id, day, params) := {"holds": true, "missing": set()} if _qualified(id, day, params)

_answer(id, day, params) := {"holds": false, "missing": missing} if {
	not _qualified(id, day, params)
	missing := (people.unknown(id, "legal_qualification") | people.unknown(id, "legal_review_since")) | _undated(id)
}

_qualified(id, day, _) if people.person(id).legal_qualification.obtained_on <= day

_qualified(id, _, params) if {
	since := people.person(id).legal_review_since
	is_string(since)
	since < params.in_work_before
}

# What the qualification does not say about its day.
_undated(id) := {need |
	qualification := people.person(id).legal_qualification
	is_object(qualification)
	not "obtained_on" in object.keys(qualification)
	need := facts.need(sprintf("/people/%d/legal_qualification/obtained_on", [people.place[id]]))
}

_nobody(scope, at, pointer) if facts.is_null(scope, at, pointer)

_nobody(scope, at, pointer) if facts.value(scope, at, pointer) == []

_rows := groups.rows("people.reviewer")
