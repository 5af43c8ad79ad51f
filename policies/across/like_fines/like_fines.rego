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
	"arithmetic": {"lowest_fen": lowest.facts.fine, "highest_fen": highest.facts.fine, "cases": cases},
	"missing": set(),
}) if {
	some group in input.groups
	data.compiled.across[group.index] == "like_fines"
	members := across.once(group.members)
	order := sort([[member.facts.profile, member.facts.fine, n] |
		some n, member in members
		count(member.facts.lacks) == 0
	])
	starts := [i | some i, [profile, _, _] in order; not _goes_on(order, i)]
	some k, start in starts
	end := _end(order, starts, k)
	cases := (end - start) + 1
	lowest := members[order[start][2]]
	highest := members[order[end][2]]
	_unequal(lowest, highest)
}

_end(_, starts, k) := starts[k + 1] - 1

_end(order, starts, k) := count(order) - 1 if k == count(starts) - 1

_goes_on(order, i) if order[i - 1][0] == order[i][0]

# A violation of which the circumstances are not known, beside the one whose fine is furthest.
judge[group.key] contains across.finding(group, {
	"status": "undetermined",
	"mark": ["undetermined"],
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
