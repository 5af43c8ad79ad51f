# METADATA
# title: Unequal fines for like cases
# description: >-
#   Of the violations that one organ fined in one year on one range, in units or in persons,
#   those with the same circumstances, and the same values at the pointers `alike`: the highest
#   fine is no more than `times` the lowest. How much is too much no norm says, so this can
#   only warn. Where the circumstances are not exported, a violation may be like any other. A
#   range that follows a value of the violation is left out, for there the fines must differ.
package across.like_fines

import data.lib.across
import data.lib.facts
import data.lib.fines
import data.lib.groups

keys contains across.entry(scope, row, at, parts, {
	"fine": facts.value(scope, at, params.fine),
	"times": params.times,
	"profile": across.digest(json.marshal([told, circumstances.list]), 24),
	"lacks": object.union(told.lacks, circumstances.lacks),
}) if {
	some [scope, row, params, at] in groups.rows("across.like_fines")
	year := substring(across.day_of(scope, row, at), 0, 4)
	range := facts.value(scope, at, params.range)
	fines.column(range).kind == "fixed"
	parts := [across.organ, range, fines.party, year]
	told := across.told(scope, at, {pointer: pointer | some pointer in params.alike})
	circumstances := _circumstances(scope, at, params.circumstances)
}

# The circumstances as {"list", "lacks"}; their order says nothing.
_circumstances(scope, at, pointer) := {"list": list, "lacks": lacks} if {
	found := facts.value(scope, at, pointer)
	list := sort([[object.get(one, "effect", null), object.get(one, "ground", null)] | some one in found])
	lacks := {key: ref |
		some i, one in found
		some name in ({"effect", "ground"} - object.keys(one))
		ref := sprintf("%s/%d/%s", [facts.pointer_of(at, pointer), i, name])
		key := ref
	}
} else := {"list": [], "lacks": {}} if {
	facts.is_null(scope, at, pointer)
} else := {"list": [], "lacks": {pointer: facts.absent(scope, at, pointer).ref}}

judge[group.key] contains across.finding(group, {
	"status": "fail",
	"mark": [lowest.facts.profile],
	"members": [lowest, highest],
	"values": union({_fine(member) | some member in {lowest, highest}}),
	"arithmetic": {"lowest_fen": lowest.facts.fine, "highest_fen": highest.facts.fine, "cases": count(alike)},
	"missing": set(),
}) if {
	some group in input.groups
	data.compiled.across[group.index] == "like_fines"
	some alike in across.runs([member | some member in group.members; count(member.facts.lacks) == 0], ["profile"])
	by_fine := sort([[member.facts.fine, n] | some n, member in alike])
	lowest := alike[by_fine[0][1]]
	highest := alike[by_fine[count(by_fine) - 1][1]]
	_unequal(lowest, highest)
}

# A violation of which the circumstances are not known, beside the one whose fine is furthest.
judge[group.key] contains across.finding(group, {
	"status": "undetermined",
	"mark": [],
	"members": pair,
	"values": union({_fine(member) | some member in pair}),
	"arithmetic": null,
	"missing": union({across.lacking(member, object.keys(member.facts.lacks)) | some member in pair}),
}) if {
	some group in input.groups
	data.compiled.across[group.index] == "like_fines"
	members := across.once(group.members)
	all_fines := sort([[member.facts.fine, n] | some n, member in members])
	unknown := [entry | some entry in all_fines; count(members[entry[1]].facts.lacks) > 0]
	pair := _furthest(members, all_fines, unknown)
}

_furthest(members, all_fines, unknown) := pair if {
	pair := [members[unknown[0][1]], members[all_fines[count(all_fines) - 1][1]]]
	_unequal(pair[0], pair[1])
} else := pair if {
	pair := [members[all_fines[0][1]], members[unknown[count(unknown) - 1][1]]]
	_unequal(pair[0], pair[1])
}

_unequal(lowest, highest) if {
	lowest.record != highest.record
	highest.facts.fine > lowest.facts.fine * lowest.facts.times
}

_fine(member) := across.read(member, {"fine": params.fine}) if {
	group := data.compiled.versions[member.facts.row].group
	params := data.compiled.rows["across.like_fines"][group][member.facts.row]
}
