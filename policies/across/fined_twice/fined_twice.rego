# METADATA
# title: One act fined twice
# description: >-
#   Two records in which the same party is fined on the same fine range for an act of the
#   same day. Acts that ended on different days, or at different places, are two; a decision
#   that was changed or revoked no longer stands beside another.
package across.fined_twice

import data.lib.across
import data.lib.facts
import data.lib.groups
import data.lib.identity

keys contains across.entry(scope, row, at, array.concat(identity.party, [occurred]), object.union(told, {
	"occurred": occurred,
	"where": _where(place),
})) if {
	some [scope, row, params, at] in groups.rows("across.fined_twice")
	occurred := facts.value(scope, at, params.occurred)
	pointers := object.filter(params, ["ended", "range", "place", "fine", "changed"])
	all_told := across.told(scope, at, pointers)
	place := object.get(all_told, "place", null)
	told := object.remove(all_told, ["place"])
}

# A place leaves the record as a digest only: it may say where somebody lives.
_where(null) := null

_where(place) := across.digest(place, 24) if is_string(place)

judge[group.key] contains across.finding(group, {
	"status": "fail",
	"mark": sort([concat(" ", [member.record, member.facts.element]) | some member in [one.first, one.second]]),
	"members": one.members,
	"values": union({_values(member) | some member in one.members}),
	"arithmetic": {
		"occurred_on": one.first.facts.occurred,
		"fines_fen": [member.facts.fine | some member in across.firsts(one.members)],
	},
	"missing": set(),
}) if {
	some group in input.groups
	some one in _judged(group)
	one.status == "fail"
}

judge[group.key] contains across.finding(group, object.union(found, {
	"status": "undetermined",
	"mark": [],
	"values": union({_values(member) | some member in found.members}),
	"arithmetic": null,
})) if {
	some group in input.groups
	found := across.unsettled(_judged(group))
}

# Every two acts, each with all records that fined it, that may be one.
_judged(group) := [object.union(one, {"tests": tests, "status": status}) |
	data.compiled.across[group.index] == "fined_twice"
	acts := across.runs(group.members, ["range", "ended", "where", "changed"])
	some one in across.meetings(acts)
	tests := [
		across.agree(one.first, one.second, "range"),
		across.agree(one.first, one.second, "ended"),
		_same_place(one.first, one.second),
		_stands(one.first),
		_stands(one.second),
	]
	status := across.status(tests)
]

# A file that names no place does not tell the acts apart.
_same_place(first, second) := across.test(true, set()) if {
	is_string(first.facts.where)
	is_string(second.facts.where)
	first.facts.where != second.facts.where
} else := across.test(false, across.lacking(first, {"place"}) | across.lacking(second, {"place"}))

_stands(member) := across.test(is_string(member.facts.changed), set()) if {
	not member.facts.lacks.changed
} else := across.test(false, across.lacking(member, {"changed"}))

_values(member) := across.read(member, object.filter(params, ["occurred", "range", "fine"])) if {
	group := data.compiled.versions[member.facts.row].group
	params := data.compiled.rows["across.fined_twice"][group][member.facts.row]
}
