# METADATA
# title: Faults of one officer within a year
# description: >-
#   Two findings of an officer's fault, in different records and no more than a year apart, of
#   which the later one does not name the repetition. What is not pursued is not counted.
package across.repeated_fault

import data.lib.across
import data.lib.days
import data.lib.facts
import data.lib.groups
import data.lib.identity
import data.lib.people

keys contains across.entry(scope, row, at, [across.organ, name], object.union(officer, {
	"on": on,
	"person": person,
	"exempt": exempt.holds,
	"noted": noted.holds,
	"lacks": object.union_n([officer.lacks, exempt.lacks, noted.lacks]),
})) if {
	some [scope, row, params, at] in groups.rows("across.repeated_fault")
	on := facts.value(scope, at, params.established)
	person := facts.value(scope, at, params.person)
	name := people.person(person).name
	is_string(name)
	officer := identity.officer[person]
	exempt := _named("exempt", params.exemptions, {"person": [person, null]})
	noted := _named("noted", params.circumstances, {"person": [person], "kind": [params.kind]})
}

# Whether an entry of a list has these values, as {"holds", "lacks"}.
_named(name, pointer, wanted) := {"holds": true, "lacks": {}} if {
	some one in facts.root.value[pointer]
	every key, values in wanted { one[key] in values }
} else := {"holds": false, "lacks": {name: facts.root.absent[pointer]}} if {
	facts.root.absent[pointer]
} else := {"holds": false, "lacks": {name: min(refs)}} if {
	refs := {sprintf("%s/%d/%s", [pointer, i, key]) |
		some i, one in facts.root.value[pointer]
		not _another(one, wanted)
		some key, _ in wanted
		not key in object.keys(one)
	}
	count(refs) > 0
} else := {"holds": false, "lacks": {}}

_another(one, wanted) if {
	some key, values in wanted
	key in object.keys(one)
	not one[key] in values
}

judge[group.key] contains across.finding(group, {
	"status": "fail",
	"mark": sort([concat(" ", [member.record, member.facts.element]) | some member in [one.first, one.second]]),
	"members": one.members,
	"values": union({_established(member) | some member in one.members}),
	"arithmetic": {
		"person": one.first.facts.person,
		"first_on": one.earlier.facts.on,
		"second_on": one.later.facts.on,
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
	"values": union({_established(member) | some member in found.members}),
	"arithmetic": null,
})) if {
	some group in input.groups
	found := across.unsettled(_judged(group))
}

_judged(group) := [object.union(one, {"tests": tests, "status": status, "earlier": earlier, "later": later}) |
	data.compiled.across[group.index] == "repeated_fault"
	faults := across.runs(group.members, ["on", "exempt", "noted", "identity", "certificates"])
	some one in across.meetings(faults)
	[earlier, later] := _in_order(one.first, one.second)
	later.facts.on <= days.due_on(earlier.facts.on, 1, "year", false)
	tests := [
		identity.same_officer(one.first, one.second),
		_not(one.first, "exempt"),
		_not(one.second, "exempt"),
		_not(later, "noted"),
	]
	status := across.status(tests)
]

_in_order(first, second) := [first, second] if first.facts.on <= second.facts.on

_in_order(first, second) := [second, first] if first.facts.on > second.facts.on

_not(member, name) := across.test(member.facts[name], across.lacking(member, {name}))

_established(member) := across.read(member, {"on": params.established}) if {
	group := data.compiled.versions[member.facts.row].group
	params := data.compiled.rows["across.repeated_fault"][group][member.facts.row]
}
