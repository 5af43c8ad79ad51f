# METADATA
# title: What is reported of a rule
# description: >-
#   The outcome of one rule with its instances: values, arithmetic, what is missing, the
#   last day, and who answers. Ids and pointers only; words are no matter of Rego.
package lib.outcomes

import data.liability
import data.lib.facts
import data.lib.groups
import data.lib.status
import data.lib.weight

# of(rule) gives the outcome of one rule.
of(rule) := {
	"rule": rule,
	"status": status.of(rule),
	"severity": weight.severity(governing),
	"version": _version(rows, governing),
	"governed_by": _governed_by(rows, governing),
	"instances": _instances(rule, rows),
} if {
	rows := status.rows(rule)
	governing := _governing(rule, rows)
}

# Where no version is known to govern, the latest one stands for the rule.
_governing(_, rows) := rows[min(object.keys(rows))] if count(rows) > 0

_governing(rule, rows) := max(object.keys(data.compiled.rule_rows[rule])) if count(rows) == 0

_version(rows, governing) := data.compiled.versions[governing].version if count(rows) > 0

_version(rows, _) := null if count(rows) == 0

_governed_by(rows, governing) := {"date": date.date, "pointer": date.pointer} if {
	count(rows) > 0
	group := data.compiled.groups[data.compiled.versions[governing].group]
	date := groups.dates[group.scope][min(object.keys(rows))][group.anchor]
}

_governed_by(rows, _) := null if count(rows) == 0

# Instances of a rule that does not apply say nothing, so there are none.
_instances(rule, rows) := [_instance(rule, at, object.get(rows, at, null), object.get(needs, at, set())) |
	not rule in status.not_applicable
	needs := status.needs(rule)
	some at in sort(object.keys(rows) | object.keys(needs))
]

_instance(rule, at, row, needs) := object.union(
	object.union(
		{
			"id": id(rule, at),
			"subject": at,
			"status": state,
			"missing": _missing(state, needs),
		},
		_read(row, at),
	),
	_liability(row, at, state),
) if {
	state := status.instance(row, at, needs)
}

# id(rule, at) names the instance: opaque and stable, made of the rule, the record and the ids
# on the way to the subject.
id(rule, at) := substring(crypto.sha256(text), 0, 16) if {
	scope := data.compiled.rule_scope[rule]
	text := concat("\n", [rule, input.record.id, scope, facts.elements[scope][at].id])
}

_missing("undetermined", needs) := sort(needs)

_missing(state, _) := [] if state != "undetermined"

# Without a version nothing was read, worked out or due.
_read(null, at) := {
	"at": at,
	"values": [],
	"arithmetic": null,
	"due_on": null,
	"provisional": false,
}

_read(row, at) := {
	"at": facts.pointer_of(at, version.at),
	"values": [{"pointer": facts.pointer_of(at, pointer), "value": value} |
		some pointer in version.reads
		value := _value(version.scope, at, pointer)
	],
	"arithmetic": status.arithmetic(row, at),
	"due_on": status.due_on(row, at),
	"provisional": status.provisional(row, at),
} if {
	version := data.compiled.versions[row]
}

_value(scope, at, pointer) := facts.value(scope, at, pointer)

_value(scope, at, pointer) := null if facts.is_null(scope, at, pointer)

_liability(row, at, "fail") := liability.of(row, at)

_liability(_, _, state) := {"liability": [], "unattributed": [], "no_ground": null} if state != "fail"
