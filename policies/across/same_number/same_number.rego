# METADATA
# title: One number for two
# description: >-
#   Records of one organ that bear the same `number`. Where `thing` is given, records that
#   agree in it are about one and the same thing and may share its number.
package across.same_number

import data.lib.across
import data.lib.facts
import data.lib.groups

keys contains across.entry(scope, row, at, [across.organ, number], told) if {
	some [scope, row, params, at] in groups.rows("across.same_number")
	number := facts.value(scope, at, params.number)
	told := object.union(across.told(scope, at, _pointers(params)), {"number": number})
}

_pointers(params) := {"thing": params.thing} if params.thing

_pointers(params) := {} if not params.thing

# judge[group] holds at most one finding: all things that bear the number, or those that may.
judge[group.key] contains across.finding(group, {
	"status": "fail",
	"mark": [],
	"members": bearers,
	"values": union({_values(member) | some member in bearers}),
	"arithmetic": {"number": bearers[0].facts.number, "times": count(things)},
	"missing": set(),
}) if {
	some group in input.groups
	members := _members(group)
	bearers := [member | some member in members; not member.facts.lacks.thing]
	things := {_thing(member) | some member in bearers}
	count(things) > 1
}

judge[group.key] contains across.finding(group, {
	"status": "undetermined",
	"mark": [],
	"members": members,
	"values": union({_values(member) | some member in members}),
	"arithmetic": null,
	"missing": union({across.lacking(member, ["thing"]) | some member in members}),
}) if {
	some group in input.groups
	members := _members(group)
	count(members) > 1
	count({_thing(member) | some member in members; not member.facts.lacks.thing}) < 2
	some member in members
	member.facts.lacks.thing
}

_members(group) := across.firsts(group.members) if data.compiled.across[group.index] == "same_number"

# What bears the number: the thing that is named, or else the record.
_thing(member) := member.facts.thing if {
	is_string(member.facts.thing)
} else := concat(" ", ["record", member.record])

_values(member) := across.read(member, {"number": data.compiled.rows["across.same_number"][group][row].number}) if {
	row := member.facts.row
	group := data.compiled.versions[row].group
}
