# METADATA
# title: The status of every rule
# description: >-
#   What the kinds found becomes one of five statuses here and nowhere else. The kinds
#   answer for rows; rows of different rules that ask the same are answered once, under
#   the name of the first of them (their *question*). Everything is a whole document or a
#   set: OPA works those out once a record, and the work follows what the record breaks
#   or lacks, not the number of rules.
package lib.status

import data.lib.groups

# Entries [question, subject] that are broken, and those whose question does not arise.
failed := {entry | some kind in _kinds; some entry in data.kinds[kind].fails} | {entry | some [group, name] in _own; some entry in data.rules[group][name].fails}

idle := {entry | some kind in _kinds; some entry in data.kinds[kind].idle} | {entry | some [group, name] in _own; some entry in data.rules[group][name].idle}

# Entries [question, subject, last day or null] that are not due yet.
waiting := {entry | some kind in _kinds; some entry in data.kinds[kind].pending} | {entry | some [group, name] in _own; some entry in data.rules[group][name].pending}

# lacking[question][subject] is the set of what is missing to answer it.
lacking := {question: subjects | some question, subjects in _lacking}

_lacking[question][at] contains need if {
	some [question, at, need] in _missing
}

_missing := {entry | some kind in _kinds; some entry in data.kinds[kind].missing} | {entry | some [group, name] in _own; some entry in data.rules[group][name].missing}

# The kinds, and the rules with a logic of their own, that have a row at work: nothing
# else is evaluated.
_kinds := {kind |
	some kind in _at_work
	not contains(kind, ".")
}

_own := {split(kind, ".") |
	some kind in _at_work
	contains(kind, ".")
}

_at_work := union({object.keys(data.compiled.group_kinds[group]) | some group in groups.active_groups})

# The rules of each status, in order of gravity: a rule has the worst of its instances.
fail := _rules({question | some [question, _] in failed}) & selected

undetermined := ((_rules({question | some [question, _, _] in _missing}) | _open) & selected) - fail

pending := ((_rules({question | some [question, _, _] in waiting}) & selected) - fail) - undetermined

pass := (_governed & selected) - (((fail | undetermined) | pending) | _all_idle)

not_applicable := selected - (((fail | undetermined) | pending) | pass)

# The undetermined rules, together by what is missing: [{"rules", "subject", "missing"}].
undetermined_for := [{"rules": sort(rules), "subject": at, "missing": sort(needs)} |
	some [asked, at, needs] in array.concat(_unknown, [[object.keys(data.compiled.questions[question]), at, needs] |
		some question, subjects in lacking
		some at, needs in subjects
	])
	rules := asked & undetermined
	count(rules) > 0
]

# The pending rules, together by the last day: [{"rules", "subject", "due_on"}].
pending_until := [{"rules": sort(rules), "subject": at, "due_on": due} |
	some [question, at, due] in waiting
	rules := object.keys(data.compiled.questions[question]) & pending
	count(rules) > 0
]

# The rules that were asked.
selected := object.keys(data.compiled.rules) & {rule | some rule in input.settings.select} if input.settings.select

selected := object.keys(data.compiled.rules) if not input.settings.select

_rules(questions) := union({object.keys(data.compiled.questions[question]) | some question in questions})

# The rules of which it is not known whether they govern, as [rules, subject, needs].
_unknown := [[_ruled(open), at, needs] | some [open, at, needs] in groups.unknown]

_open := union({rules | some [rules, _, _] in _unknown})

_ruled(groups_) := union({object.keys(data.compiled.group_rules[group]) | some group in groups_})

# The rules that govern at least one subject.
_governed := _ruled(groups.active_groups)

# The rules whose question arises for none of the subjects they govern.
_all_idle := {rule |
	some rule in _rules(_idle_questions)
	every question in {data.compiled.versions[row].question |
		some row, group in data.compiled.rule_rows[rule]
		groups.active[group]
	} {
		question in _idle_questions
	}
}

_idle_questions := {question |
	some question in {question | some [question, _] in idle}
	every at in groups.active[data.compiled.versions[question].group] {
		[question, at] in idle
	}
}

of(rule) := "fail" if rule in fail

of(rule) := "undetermined" if rule in undetermined

of(rule) := "pending" if rule in pending

of(rule) := "pass" if rule in pass

of(rule) := "not_applicable" if rule in not_applicable

# rows(rule) gives the row that governs each of its subjects.
rows(rule) := {at: row |
	some row, group in data.compiled.rule_rows[rule]
	some at in groups.active[group]
}

# needs(rule) gives what is missing for each of its subjects, where something is.
needs(rule) := {at: union({part[at] | some part in parts}) | some part in parts; some at, _ in part} if {
	parts := array.concat(
		[{at: needs_} | some [rules, at, needs_] in _unknown; rule in rules],
		[lacking[data.compiled.versions[row].question] | some row, _ in data.compiled.rule_rows[rule]],
	)
}

# instance(row, subject, needed) gives the status of a subject, by the row that governs it
# (null if none does) and what is missing to judge it.
instance(row, at, needed) := "fail" if {
	[_question(row), at] in failed
} else := "undetermined" if {
	count(needed) > 0
} else := "pending" if {
	[_question(row), at] in _awaited
} else := "pass" if {
	not [_question(row), at] in idle
}

_question(row) := data.compiled.versions[row].question

_awaited := {[question, at] | some [question, at, _] in waiting}

# due_on(row, subject) is the last day of a step that is not due yet; null if there is none.
default due_on(_, _) := null

due_on(row, at) := max({due |
	some [question, subject, due] in waiting
	question == _question(row)
	subject == at
	is_string(due)
})

# arithmetic(row, subject) is what was counted; null if nothing was.
default arithmetic(_, _) := null

arithmetic(row, at) := _arithmetic(data.compiled.versions[row].kind)[_question(row)][at]

# provisional(row, subject) is true where it rests on a calendar that is not published yet.
default provisional(_, _) := false

provisional(row, at) if [_question(row), at] in _provisional(data.compiled.versions[row].kind)

# Of a whole kind at once: row by row each would be worked out anew.
_arithmetic(kind) := data.kinds[kind].arithmetic

_arithmetic(kind) := data.rules[group][name].arithmetic if [group, name] := split(kind, ".")

_provisional(kind) := data.kinds[kind].provisional

_provisional(kind) := data.rules[group][name].provisional if [group, name] := split(kind, ".")
