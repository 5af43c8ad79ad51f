# METADATA
# title: The entry points
# description: >-
#   `report` gives every outcome with what was read; `brief` counts, and gives the
#   outcomes that are not settled; `batch` gives `brief` for each of several records.
#   The status of a rule is derived here and nowhere else.
package main

import data.liability
import data.lib.facts
import data.lib.groups
import data.lib.weight

report := object.union(_frame, {"outcomes": outcomes}) if {
	outcomes := [_outcome(rule) | some rule in sort(_selected)]
}

brief := object.union(_frame, {"outcomes": outcomes}) if {
	outcomes := [_outcome(rule) | some rule in sort(((_failed | _undetermined) | _waiting))]
}

# One record's error must not silence the others, so each is evaluated on its own.
batch[item.key] := answer if {
	some item in input.records
	envelope := {"as_of": input.as_of, "settings": input.settings, "record": item.record}
	answer := brief with input as envelope
}

_frame := {
	"record": input.record.id,
	"state": _case_state,
	"summary": {
		"fail": count(_failed),
		"undetermined": count(_undetermined),
		"pending": count(_waiting),
		"pass": count(_passed),
		"not_applicable": count(_selected) - (((count(_failed) + count(_undetermined)) + count(_waiting)) + count(_passed)),
	},
}

default _case_state := null

_case_state := "closed" if facts.root.value["/closure/closed_on"]

_case_state := "decided" if {
	facts.root.value["/decision/made_on"]
	not facts.root.value["/closure/closed_on"]
}

_case_state := "open" if {
	"/decision/made_on" in facts.root.null
	not facts.root.value["/closure/closed_on"]
}

_selected := object.keys(data.compiled.rules) & _asked

_asked := {rule | some rule in input.settings.select} if input.settings.select

_asked := object.keys(data.compiled.rules) if not input.settings.select

# What the kinds found, each entry [row, subject].
_fails := {entry | some entry in data.kinds[_].fails} | {entry | some entry in data.rules[_][_].fails}

_missing := {entry | some entry in data.kinds[_].missing} | {entry | some entry in data.rules[_][_].missing}

_pending := {entry | some entry in data.kinds[_].pending} | {entry | some entry in data.rules[_][_].pending}

_idle := {entry | some entry in data.kinds[_].idle} | {entry | some entry in data.rules[_][_].idle}

_provisional := {entry | some entry in data.kinds[_].provisional} | {entry | some entry in data.rules[_][_].provisional}

# needs[rule][subject] is what is missing to judge it.
_needs[rule][at] contains need if {
	some [row, at, need] in _missing
	rule := data.compiled.versions[row].rule
}

_needs[rule][at] contains need if {
	some group, subjects in groups.unknown
	some rule in data.compiled.group_rows[group]
	some at, needs in subjects
	some need in needs
}

_failed_rows[rule][at] := row if {
	some [row, at] in _fails
	rule := data.compiled.versions[row].rule
}

_pending_rows[rule][at] := row if {
	some [row, at, _] in _pending
	rule := data.compiled.versions[row].rule
}

_idle_rows[rule][at] := row if {
	some [row, at] in _idle
	rule := data.compiled.versions[row].rule
}

# The five statuses, in order of gravity; a rule has the worst of its instances. Sets,
# so that the work follows what the record breaks or lacks, not the number of rules.
_failed := object.keys(_failed_rows) & _selected

_undetermined := (object.keys(_needs) & _selected) - _failed

_waiting := ((object.keys(_pending_rows) & _selected) - _failed) - _undetermined

_passed := ((((_governed & _selected) - _failed) - _undetermined) - _waiting) - _all_idle

_governed := union({object.keys(data.compiled.group_rules[group]) |
	some group, _ in groups.active
	data.compiled.group_rules[group]
})

_all_idle := {rule |
	some rule, idle in _idle_rows
	every at, _ in _active_rows(rule) { idle[at] }
}

_status(rule) := "fail" if rule in _failed

_status(rule) := "undetermined" if rule in _undetermined

_status(rule) := "pending" if rule in _waiting

_status(rule) := "pass" if rule in _passed

_status(rule) := "not_applicable" if not rule in (((_failed | _undetermined) | _waiting) | _passed)

# The row that governs each subject of a rule.
_active_rows(rule) := {at: row |
	some row, _ in data.compiled.rule_rows[rule]
	some at in groups.active[data.compiled.rule_rows[rule][row]]
}

_outcome(rule) := {
	"rule": rule,
	"status": status,
	"severity": _severity(rule, rows),
	"version": _version(rows),
	"governed_by": _governing(rule, rows),
	"instances": _instances(rule, rows, status),
} if {
	rows := _active_rows(rule)
	status := _status(rule)
}

_severity(_, rows) := weight.severity(rows[min(object.keys(rows))]) if count(rows) > 0

_severity(rule, rows) := weight.severity(max(object.keys(data.compiled.rule_rows[rule]))) if count(rows) == 0

_version(rows) := data.compiled.versions[rows[min(object.keys(rows))]].version if count(rows) > 0

_version(rows) := null if count(rows) == 0

_governing(_, rows) := object.remove(date, ["missing"]) if {
	at := min(object.keys(rows))
	group := data.compiled.groups[data.compiled.versions[rows[at]].group]
	date := groups.dates[group.scope][at][group.anchor]
}

_governing(_, rows) := null if count(rows) == 0

# Instances of a rule that does not apply say nothing, so there are none.
_instances(_, _, "not_applicable") := []

_instances(rule, rows, status) := [instance |
	status != "not_applicable"
	some at in sort(object.keys(rows) | object.keys(object.get(_needs, rule, {})))
	instance := _instance(rule, at, rows, _instance_status(rule, at))
]

_instance_status(rule, at) := "fail" if _failed_rows[rule][at]

_instance_status(rule, at) := "undetermined" if {
	not _failed_rows[rule][at]
	_needs[rule][at]
}

_instance_status(rule, at) := "pending" if {
	not _failed_rows[rule][at]
	not _needs[rule][at]
	_pending_rows[rule][at]
}

_instance_status(rule, at) := "pass" if {
	not _failed_rows[rule][at]
	not _needs[rule][at]
	not _pending_rows[rule][at]
	not _idle_rows[rule][at]
}

_instance(rule, at, rows, status) := object.union_n([
	{
		"id": _instance_id(rule, scope, at),
		"subject": at,
		"at": facts.pointer_of(at, _place(rows, at)),
		"status": status,
		"values": _values(rows, at, scope),
		"arithmetic": _arithmetic(rows, at),
		"missing": sort(_missing_of(rule, at, status)),
		"due_on": _due_on(rows, at),
		"provisional": _is_provisional(rows, at),
	},
	_liability(rule, rows, at, status),
]) if {
	scope := data.compiled.rule_scope[rule]
}

# Opaque and stable: made of the rule, the record and the ids on the way to the subject.
_instance_id(rule, scope, at) := substring(crypto.sha256(text), 0, 16) if {
	text := concat("\n", [rule, input.record.id, scope, facts.elements[scope][at].id])
}

_place(rows, at) := _row(rows[at]).at if rows[at]

_place(rows, at) := "" if not rows[at]

_row(row) := data.compiled.rows[version.kind][version.group][row] if version := data.compiled.versions[row]

# The values read, each with its pointer; what is absent is under `missing` instead.
_values(rows, at, scope) := [{"pointer": facts.pointer_of(at, pointer), "value": value} |
	some pointer in _row(rows[at]).reads
	value := _value(scope, at, pointer)
]

_value(scope, at, pointer) := facts.value(scope, at, pointer)

_value(scope, at, pointer) := null if facts.is_null(scope, at, pointer)

# Where no version is known to govern, nothing was worked out and nothing is due.
_arithmetic(rows, at) := object.get(_worked(rows[at]), at, null) if rows[at]

_arithmetic(rows, at) := null if not rows[at]

# The arithmetic of all subjects of a row, worked out once.
_worked(row) := object.get(_all_worked, [data.compiled.versions[row].kind, row], {})

_all_worked[kind] := data.kinds[kind].arithmetic

_all_worked[kind] := data.rules[group][name].arithmetic if kind := concat(".", [group, name])

_missing_of(rule, at, "undetermined") := _needs[rule][at]

_missing_of(_, _, status) := set() if status != "undetermined"

_due_on(rows, at) := object.get(_last_days, [rows[at], at], null) if rows[at]

_due_on(rows, at) := null if not rows[at]

_last_days[row][at] := due if {
	some [row, at, due] in _pending
	is_string(due)
}

default _is_provisional(_, _) := false

_is_provisional(rows, at) if [rows[at], at] in _provisional

_liability(_, rows, at, "fail") := liability.of(rows[at], at)

_liability(_, _, _, status) := {"liability": [], "unattributed": [], "no_ground": null} if status != "fail"
