# METADATA
# title: Once in every period
# description: >-
#   Records of one organ's meetings, of which one is due in each `unit`. A gap counts only
#   between two meetings of the archive, for before the first and after the last it shows
#   nothing; a week whose Monday is no working day asks for none. A record that may be of
#   such a meeting leaves open every gap into which it may fall. Meetings that stand in the
#   files of cases are not asked for.
package across.periods

import data.lib.across
import data.lib.days
import data.lib.facts
import data.lib.groups
import data.lib.periods

keys contains across.entry(scope, row, at, [across.organ], {"on": on, "lacks": {}}) if {
	input.record.type == "meeting"
	some [scope, row, params, at] in groups.rows("across.periods")
	on := facts.value(scope, at, params.held)
}

# What is not known to be such a meeting, or when it was.
keys contains {
	"index": data.compiled.versions[row].rule,
	"key": across.key([across.organ]),
	"facts": {
		"row": row,
		"day": null,
		"at": at,
		"element": "",
		"on": object.get(across.told(scope, at, {"on": params.held}), "on", null),
		"lacks": {need.ref: need.ref | some need in needs},
	},
} if {
	input.record.type == "meeting"
	some [open, at, needs] in groups.unknown
	some group, rows in data.compiled.rows["across.periods"]
	group in open
	scope := data.compiled.groups[group].scope
	some row, params in rows
	across.asked(data.compiled.versions[row].rule)
}

judge[group.key] contains across.finding(group, {
	"status": _status(open),
	"mark": [from],
	"members": array.concat([before, after], open),
	"values": union({_held(member) | some member in [before, after]}),
	"arithmetic": {"from": from, "to": periods.last_day(unit, max(owed)), "periods": count(owed)},
	"missing": union({across.lacking(member, object.keys(member.facts.lacks)) | some member in open}),
}) if {
	some group in input.groups
	data.compiled.across[group.index] == "periods"
	members := across.once(group.members)
	unit := _unit(members[0])
	order := sort([[periods.number(unit, member.facts.on), n] |
		some n, member in members
		count(member.facts.lacks) == 0
	])
	some i, [number, n] in order
	before := members[order[i - 1][1]]
	after := members[n]
	owed := _owed(unit, order[i - 1][0] + 1, number - 1)
	from := periods.first_day(unit, min(owed))
	open := [member |
		some member in members
		count(member.facts.lacks) > 0
		_may_fall(member, unit, owed)
	]
}

_status([]) := "fail"

_status(open) := "undetermined" if count(open) > 0

_owed(unit, first, last) := {n |
	first <= last
	some n in numbers.range(first, last)
	_asked_for(unit, n)
}

_asked_for("week", n) if days.is_working(periods.first_day("week", n))

_asked_for(unit, _) if unit != "week"

_may_fall(member, _, _) if not member.facts.on

_may_fall(member, _, _) if member.facts.on == null

_may_fall(member, unit, owed) if periods.number(unit, member.facts.on) in owed

_unit(member) := _params(member).unit

_held(member) := across.read(member, {"on": _params(member).held})

_params(member) := data.compiled.rows["across.periods"][group][member.facts.row] if {
	group := data.compiled.versions[member.facts.row].group
}
