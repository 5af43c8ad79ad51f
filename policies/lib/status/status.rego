# METADATA
# title: The status of every rule
# description: >-
#   What the kinds found becomes one of five statuses here and nowhere else. Everything is
#   a whole document or a set: OPA works those out once a record, and the work follows
#   what the record breaks or lacks, not the number of rules.
package lib.status

import data.lib.groups

# failed[rule][subject] is the row that is broken.
failed := {rule: subjects | some rule, subjects in _failed_by}

# needs[rule][subject] is the set of what is missing to judge it.
needs := {rule: subjects | some rule, subjects in _needs_by}

# waiting[rule][subject] is the row that is not due yet.
waiting := {rule: subjects | some rule, subjects in _waiting_by}

# idle[rule][subject] is the row whose question does not arise.
idle := {rule: subjects | some rule, subjects in _idle_by}

# last_days[row][subject] is the day until which a step is still in time.
last_days := {row: subjects | some row, subjects in _last_days_by}

# Entries [row, subject] that rest on a calendar not yet published.
provisional := {entry | some entry in data.kinds[_].provisional} | {entry | some entry in data.rules[_][_].provisional}

# arithmetic[kind][row][subject] is what was counted.
arithmetic := object.union(
	{kind: worked | worked := data.kinds[kind].arithmetic},
	{kind: worked | worked := data.rules[group][name].arithmetic; kind := concat(".", [group, name])},
)

_fails := {entry | some entry in data.kinds[_].fails} | {entry | some entry in data.rules[_][_].fails}

_missing := {entry | some entry in data.kinds[_].missing} | {entry | some entry in data.rules[_][_].missing}

_pending := {entry | some entry in data.kinds[_].pending} | {entry | some entry in data.rules[_][_].pending}

_idle := {entry | some entry in data.kinds[_].idle} | {entry | some entry in data.rules[_][_].idle}

_failed_by[rule][at] := row if {
	some [row, at] in _fails
	rule := data.compiled.versions[row].rule
}

_needs_by[rule][at] contains need if {
	some [row, at, need] in _missing
	rule := data.compiled.versions[row].rule
}

_needs_by[rule][at] contains need if {
	some group, subjects in groups.unknown
	some rule, _ in data.compiled.group_rules[group]
	some at, needs_ in subjects
	some need in needs_
}

_waiting_by[rule][at] := row if {
	some [row, at, _] in _pending
	rule := data.compiled.versions[row].rule
}

_idle_by[rule][at] := row if {
	some [row, at] in _idle
	rule := data.compiled.versions[row].rule
}

_last_days_by[row][at] := due if {
	some [row, at, due] in _pending
	is_string(due)
}

# The rules of each status, in order of gravity: a rule has the worst of its instances.
fail := object.keys(failed) & selected

undetermined := (object.keys(needs) & selected) - fail

pending := ((object.keys(waiting) & selected) - fail) - undetermined

pass := (governed & selected) - (((fail | undetermined) | pending) | _all_idle)

not_applicable := selected - (((fail | undetermined) | pending) | pass)

# The rules that were asked.
selected := object.keys(data.compiled.rules) & {rule | some rule in input.settings.select} if input.settings.select

selected := object.keys(data.compiled.rules) if not input.settings.select

# The rules that govern at least one subject.
governed := union({object.keys(data.compiled.group_rules[group]) | some group, _ in groups.active})

_all_idle := {rule |
	some rule, subjects in idle
	count(object.keys(rows(rule)) - object.keys(subjects)) == 0
}

# rows(rule) gives the row that governs each of its subjects.
rows(rule) := {at: row |
	some row, group in data.compiled.rule_rows[rule]
	some at in groups.active[group]
}

of(rule) := "fail" if rule in fail

of(rule) := "undetermined" if rule in undetermined

of(rule) := "pending" if rule in pending

of(rule) := "pass" if rule in pass

of(rule) := "not_applicable" if rule in not_applicable

# instance(rule, subject) gives the status of one subject; without an answer it is idle.
instance(rule, at) := "fail" if {
	object.get(failed, [rule, at], false)
} else := "undetermined" if {
	object.get(needs, [rule, at], false)
} else := "pending" if {
	object.get(waiting, [rule, at], false)
} else := "pass" if {
	not object.get(idle, [rule, at], false)
}
