# METADATA
# title: Records compared with each other
# description: >-
#   A record says by which keys it is to be laid beside others (`entry`), with the few facts
#   that the comparison needs. What a fact of an entry is, follows the three states: a value,
#   null, or absent with the shortest absent pointer under `lacks`. A key is opaque: it may be
#   made of names, and stands in the store of a scan. A finding (`finding`) names the places
#   of the records it is about; `mark` tells the findings of one group apart.
package lib.across

import data.lib.facts
import data.lib.groups
import data.lib.weight

# entry(scope, row, subject, parts, facts) is one entry of the index.
entry(scope, row, at, parts, own) := {
	"index": data.compiled.versions[row].rule,
	"key": key(parts),
	"facts": object.union({"row": row, "day": day, "at": at, "element": facts.elements[scope][at].id}, own),
} if {
	asked(data.compiled.versions[row].rule)
	day := day_of(scope, row, at)
}

# day_of(scope, row, subject) is the day that chose the row.
day_of(scope, row, at) := groups.dates[scope][at][data.compiled.groups[data.compiled.versions[row].group].anchor].date

key(parts) := digest(concat("\n", parts), 24)

# digest(text, characters) stands for a text that may say who somebody is.
digest(text, length) := substring(crypto.sha256(text), 0, length)

asked(_) if not input.settings.select

asked(rule) if rule in input.settings.select

# organ is what the file calls its organ: by its name, or by its code where it names none. Were
# the code taken for a name that was not exported, to leave the name out could join records.
organ := facts.root.value["/organ/name"]

organ := facts.root.value["/organ/id"] if "/organ/name" in facts.root.null

# told(scope, subject, pointers) gives the facts that stand at the named pointers.
told(scope, at, pointers) := object.union(object.union(values, nulls), {"lacks": lacks}) if {
	values := {name: x | some name, pointer in pointers; x := facts.value(scope, at, pointer)}
	nulls := {name: null | some name, pointer in pointers; facts.is_null(scope, at, pointer)}
	lacks := {name: need.ref | some name, pointer in pointers; need := facts.absent(scope, at, pointer)}
}

# once(members) leaves out what comes from a record that stands in the archive a second time.
once(members) := [member |
	order := _in_order(members)
	place := {record: place | some i, [record, place, _] in order; not _repeats(order, i)}
	some member in members
	member.place == place[member.record]
]

# firsts(members) is one member of each record.
firsts(members) := [members[n] |
	order := _in_order(members)
	some i, [_, _, n] in order
	not _repeats(order, i)
]

# A group may be large: sorted, each is only compared with its neighbour.
_in_order(members) := sort([[member.record, member.place, n] | some n, member in members])

_repeats(order, i) if order[i - 1][0] == order[i][0]

# governing(members) is the row of the latest of them: what came last is what broke the rule.
governing(members) := max({[member.facts.day, member.facts.row] | some member in members})[1]

# lacking(member, names) is what is missing of the named facts, as a finding has it.
lacking(member, names) := {{"place": member.place, "kind": "record", "ref": ref} |
	some name in names
	ref := member.facts.lacks[name]
}

# runs(members, names) puts together the members that say the same at the named facts, and lack
# the same: a list of lists. What is compared with each other are these, so that many copies of
# one thing cost no more than one.
runs(members, names) := [[kept[entry[1]] | some entry in array.slice(order, start, _end(order, starts, k))] |
	kept := once(members)
	order := sort([[_signature(member, names), n] | some n, member in kept])
	starts := [i | some i, _ in order; not _goes_on(order, i)]
	some k, start in starts
]

_signature(member, names) := [[object.get(member.facts, name, null) | some name in names], sort(object.keys(member.facts.lacks))]

_goes_on(order, i) if order[i - 1][0] == order[i][0]

_end(_, starts, k) := starts[k + 1]

_end(order, starts, k) := count(order) if k == count(starts) - 1

# meetings(runs) gives every two runs, and each by itself, as {"members", "first", "second"}:
# all members of the two, and one of each that stand in different records. Of a crowd each is
# only laid beside those that follow it in order, so that the work stays in proportion to the
# crowd: hundreds of things under one key are a fault of the export, which the nearest show.
meetings(runs_) := [{"members": members, "first": found[0], "second": found[1]} |
	width := ceil(_most_meetings / (count(runs_) + 1))
	some i, one in runs_
	some further, other in array.slice(runs_, i, (i + width) + 1)
	j := i + further
	found := _apart(one, other)
	members := {true: one, false: array.concat(one, other)}[i == j]
]

_most_meetings := 2000

_apart(one, other) := [one[0], another] if {
	another := [member | some member in other; member.record != one[0].record][0]
} else := [another, other[0]] if {
	another := [member | some member in one; member.record != other[0].record][0]
}

# unsettled(judged) makes one of the meetings that cannot be told: {"members", "missing"}. What
# two of the members lack, those that say and lack the same lack too.
unsettled(judged) := {"members": members, "missing": missing} if {
	found := [one | some one in judged; one.status == "undetermined"]
	count(found) > 0
	members := firsts([member | some one in found; some member in one.members])
	names := {name |
		some one in found
		some need in needs(one.tests)
		some member in [one.first, one.second]
		some name, ref in member.facts.lacks
		ref == need.ref
	}
	missing := union({lacking(member, names) | some member in members})
}

# A test of two members says {"no": whether it surely is not so, "lacks": what is missing to
# know}. agree(first, second, name) asks whether a fact is the same in both.
agree(first, second, name) := test(first.facts[name] != second.facts[name], set()) if {
	count(lacking(first, {name}) | lacking(second, {name})) == 0
} else := test(false, lacking(first, {name}) | lacking(second, {name}))

test(no, lacks) := {"no": no, "lacks": lacks}

# status(tests) is that of a finding which takes all of them; none where one of them fails.
status(tests) := "fail" if {
	every test_ in tests { not test_.no }
	count(needs(tests)) == 0
} else := "undetermined" if {
	every test_ in tests { not test_.no }
}

needs(tests) := union({test_.lacks | some test_ in tests})

# read(member, names) gives the values of the named facts of a row's pointers.
read(member, pointers) := {{"place": member.place, "pointer": pointer, "value": member.facts[name]} |
	some name, path in pointers
	not member.facts.lacks[name]
	pointer := facts.pointer_of(member.facts.at, path)
}

# finding(group, found) is a finding as the report has it.
finding(group, found) := {
	"rule": group.index,
	"version": version.version,
	"severity": weight.severity(row),
	"governed_by": {"pointer": null, "date": max({member.facts.day | some member in found.members})},
	"id": digest(concat("\n", array.concat([group.index, group.value], found.mark)), 16),
	"status": found.status,
	"places": sort({member.place | some member in found.members}),
	"values": sort(found.values),
	"arithmetic": found.arithmetic,
	"missing": sort(found.missing),
} if {
	row := governing(found.members)
	version := data.compiled.versions[row]
}
