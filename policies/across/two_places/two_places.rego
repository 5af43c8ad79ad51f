# METADATA
# title: One officer at two places at once
# description: >-
#   Two acts of different records that name the same officer, at different places, whose times
#   overlap. An act without an end is only known to have been under way in its first minute;
#   one without a place is at no other. An officer is found again on the days on which the
#   acts began and ended.
package across.two_places

import data.lib.across
import data.lib.facts
import data.lib.groups
import data.lib.identity
import data.lib.people

keys contains across.entry(scope, row, at, [across.organ, name, date], object.union(told, {
	"date": date,
	"person": officer,
	"where": _where(object.get(all_told, "place", null)),
})) if {
	some [scope, row, params, at] in groups.rows("across.two_places")
	pointers := object.filter(params, ["on", "started", "ended", "place"])
	all_told := across.told(scope, at, pointers)
	some date in _dates(all_told)
	some officer in facts.value(scope, at, params.officers)
	name := people.person(officer).name
	is_string(name)
	told := object.union(object.remove(all_told, ["place", "on"]), identity.officer[officer])
}

# A place leaves the record as a digest only: it may say where somebody lives.
_where(null) := null

_where(place) := across.digest(place, 24) if is_string(place)

# A file without a time shows nobody at two places; an unknown time may be any of its day.
_dates(told) := {substring(told[name], 0, 10) |
	some name in {"started", "ended"}
	is_string(told[name])
} if {
	is_string(told.started)
}

_dates(told) := {told.on} if {
	told.lacks.started
	is_string(told.on)
}

judge[group.key] contains across.finding(group, {
	"status": "fail",
	"mark": sort([_name(one.first), _name(one.second)]),
	"members": one.members,
	"values": union({_values(member) | some member in one.members}),
	"arithmetic": {
		"person": one.first.facts.person,
		"first_from": one.first.facts.started,
		"second_from": one.second.facts.started,
		"overlap": _overlap(one.first, one.second),
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

# Every two visits, each with all records that tell of it, that may be at once and elsewhere.
_judged(group) := [object.union(one, {"tests": tests, "status": status}) |
	data.compiled.across[group.index] == "two_places"
	visits := across.runs(group.members, ["started", "ended", "where", "identity", "certificates"])
	some one in across.meetings(visits)
	_date_of_pair(one.first, one.second)
	tests := [
		identity.same_officer(one.first, one.second),
		_at_once(one.first, one.second),
		_elsewhere(one.first, one.second),
	]
	status := across.status(tests)
]

_name(member) := concat(" ", [member.record, member.facts.element, member.facts.person])

# Two acts past midnight meet under two dates: the one on which the later began is told.
_date_of_pair(first, _) if first.facts.lacks.started

_date_of_pair(_, second) if second.facts.lacks.started

_date_of_pair(first, second) if {
	first.facts.date == substring(max([first.facts.started, second.facts.started]), 0, 10)
}

# Whether both were under way in one minute.
_at_once(first, second) := across.test(false, lacks) if {
	lacks := across.lacking(first, {"started"}) | across.lacking(second, {"started"})
	count(lacks) > 0
} else := across.test(false, set()) if {
	_minute(first.facts.started) == _minute(second.facts.started)
} else := across.test(false, lacks) if {
	lacks := across.lacking(_earlier(first, second), {"ended"})
	count(lacks) > 0
} else := across.test(overlap < 1, set()) if {
	overlap := _overlap(first, second)
}

_earlier(first, second) := first if _minute(first.facts.started) < _minute(second.facts.started)

_earlier(first, second) := second if _minute(first.facts.started) > _minute(second.facts.started)

# In minutes; below one where they do not overlap.
_overlap(first, second) := min([_end(first), _end(second)]) - max([_minute(first.facts.started), _minute(second.facts.started)])

# The minute after the last in which the act is known to have been under way.
_end(member) := max([_minute(member.facts.started) + 1, _minute(member.facts.ended)]) if {
	is_string(member.facts.ended)
} else := _minute(member.facts.started) + 1

_minute(text) := time.parse_rfc3339_ns(concat("", [substring(text, 0, 16), ":00Z"])) / 60000000000

# Whether the places are two.
_elsewhere(first, second) := across.test(false, lacks) if {
	lacks := across.lacking(first, {"place"}) | across.lacking(second, {"place"})
	count(lacks) > 0
} else := across.test(false, set()) if {
	is_string(first.facts.where)
	is_string(second.facts.where)
	first.facts.where != second.facts.where
} else := across.test(true, set())

_values(member) := across.read(member, object.filter(params, ["started", "ended"])) if {
	group := data.compiled.versions[member.facts.row].group
	params := data.compiled.rows["across.two_places"][group][member.facts.row]
}
