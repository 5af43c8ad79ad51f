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

keys contains across.entry(scope, row, at, [across.organ, name], {
	"on": on,
	"person": identity.officer[person],
	"exempt": exempt.holds,
	"noted": noted.holds,
	"lacks": object.union(exempt.lacks, noted.lacks),
}) if {
	some [scope, row, params, at] in groups.rows("across.repeated_fault")
	on := facts.value(scope, at, params.established)
	person := facts.value(scope, at, params.person)
	name := people.person(person).name
	is_string(name)
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
	"status": status,
	"mark": sort([concat(" ", [member.record, member.facts.element]) | some member in [first, second]]),
	"members": [earlier, later],
	"values": union({_established(member) | some member in {first, second}}),
	"arithmetic": {"person": first.facts.person.id, "first_on": earlier.facts.on, "second_on": later.facts.on},
	"missing": across.needs(tests),
}) if {
	some group in input.groups
	data.compiled.across[group.index] == "repeated_fault"
	some [first, second] in across.pairs(group.members)
	[earlier, later] := _in_order(first, second)
	later.facts.on <= days.due_on(earlier.facts.on, 1, "year", false)
	tests := [
		identity.same_officer(first, second),
		_not(first, "exempt"),
		_not(second, "exempt"),
		_not(later, "noted"),
	]
	status := across.status(tests)
}

_in_order(first, second) := [first, second] if first.facts.on <= second.facts.on

_in_order(first, second) := [second, first] if first.facts.on > second.facts.on

_not(member, name) := across.test(member.facts[name], across.lacking(member, {name}))

_established(member) := across.read(member, {"on": params.established}) if {
	group := data.compiled.versions[member.facts.row].group
	params := data.compiled.rows["across.repeated_fault"][group][member.facts.row]
}
