# METADATA
# title: The law of the act, unless the new one is milder
# description: >-
#   The fine range that was applied must be that of the day of the act. Where another text
#   was in force on the day of the decision, it must be the milder of the two, measured by
#   both ends and by whether the law says must or may; neither is milder if the ends cross.
package rules.discretion.applicable_law

import data.lib.acts
import data.lib.anchors
import data.lib.facts
import data.lib.fines
import data.lib.groups

fails contains [row, at] if {
	some [_, row, at, entry, _, _] in _cited
	_settled[row][at]
	not entry in _expected[row][at]
}

# The law had no such fine at the time, and says so.
fails contains [row, at] if {
	some [_, row, at, entry, acted, _] in _cited
	acted < data.compiled.fine_ranges[entry].from
	data.compiled.fine_ranges[entry].before == []
	not _unread(entry)
}

missing contains [row, at, need] if {
	some [_, row, at, _, _, _] in _cited
	some need in _needs[row][at]
}

missing contains [row, at, facts.absent(scope, at, params.entry)] if some [scope, row, params, at] in _rows

missing contains [row, at, need] if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params.entry)
	need := acts.undated(scope, at, params)
}

# No entry is named: whether one had to be is another rule's question.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.entry)
}

arithmetic[row][at] := {"acted_on": acted, "decided_on": decided, "applied": entry, "expected": expected} if {
	some [_, row, at, entry, acted, decided] in _cited
	expected := object.get(_expected, [row, at], set())
}

# Everything the choice rests on is known, and one text is the right one.
_settled[row][at] if {
	some [_, row, at, _, _, _] in _cited
	count(_pairs[row][at]) > 0
	not _needs[row][at]
}

# The texts that may be applied: of old and new the milder, both if they weigh the same.
_expected[row][at] contains entry if {
	some [scope, row, at, _, _, _] in _cited
	some [old, new] in _pairs[row][at]
	some entry in _milder(scope, at, old, new)
}

_milder(scope, at, old, new) := {old} if {
	fines.no_heavier(fines.range(scope, at, old), fines.range(scope, at, new))
	not fines.no_heavier(fines.range(scope, at, new), fines.range(scope, at, old))
}

_milder(scope, at, old, new) := {new} if {
	fines.no_heavier(fines.range(scope, at, new), fines.range(scope, at, old))
	not fines.no_heavier(fines.range(scope, at, old), fines.range(scope, at, new))
}

_milder(scope, at, old, new) := {old, new} if {
	fines.no_heavier(fines.range(scope, at, new), fines.range(scope, at, old))
	fines.no_heavier(fines.range(scope, at, old), fines.range(scope, at, new))
}

# The same words in both weigh the same whatever value they follow.
_milder(_, _, old, new) := {old, new} if fines.column(old) == fines.column(new)

_milder(_, _, entry, entry) := {entry} if not fines.column(entry)

_unread(entry) if data.compiled.fine_ranges[entry].grade == "memory"

# The same entry was in force on both days: nothing is to be compared.
_compared(_, _, entry, entry)

_compared(scope, at, old, new) if _milder(scope, at, old, new)

_needs[row][at] contains {"kind": "law", "ref": entry} if {
	some [_, row, at, entry, _, _] in _cited
	not fines.known(entry)
}

# What stood there before, or what stands there since, is not known here.
_needs[row][at] contains {"kind": "law", "ref": entry} if {
	some [_, row, at, entry, acted, _] in _cited
	count(_in_force(entry, acted)) == 0
	not data.compiled.fine_ranges[entry].before == []
}

_needs[row][at] contains {"kind": "law", "ref": entry} if {
	some [_, row, at, entry, _, decided] in _cited
	count(_in_force(entry, decided)) == 0
}

_needs[row][at] contains fines.party_need if {
	some [_, row, at, _, _, _] in _cited
	some [old, new] in _pairs[row][at]
	old != new
}

# A text that was not read can be measured against no other.
_needs[row][at] contains {"kind": "law", "ref": entry} if {
	some [_, row, at, _, _, _] in _cited
	some [old, new] in _pairs[row][at]
	old != new
	some entry in [old, new]
	_unread(entry)
}

# Two texts that follow a value which is not known.
_needs[row][at] contains need if {
	some [scope, row, at, _, _, _] in _cited
	some [old, new] in _pairs[row][at]
	not _compared(scope, at, old, new)
	some need in _open(scope, at, old, new)
}

# Two texts of which neither is milder, or whose ranges for such a party are not known.
_needs[row][at] contains {"kind": "law", "ref": concat(" / ", [old, new])} if {
	some [scope, row, at, _, _, _] in _cited
	some [old, new] in _pairs[row][at]
	fines.party
	not _compared(scope, at, old, new)
	_open(scope, at, old, new) == set()
}

_open(scope, at, old, new) := fines.needs(scope, at, old) | fines.needs(scope, at, new)

# Each text of the day of the act with each of the day of the decision.
_pairs[row][at] contains [old, new] if {
	some [_, row, at, entry, acted, decided] in _cited
	some old in _in_force(entry, acted)
	some new in _in_force(entry, decided)
	_of_one_line(old, new)
}

_of_one_line(entry, entry)

_of_one_line(old, new) if new in data.compiled.fine_ranges[old].after

# The entry itself, the one it replaced, or the one that replaced it, as of a day.
_in_force(entry, day) := {candidate |
	some candidate in ({entry} | _neighbours(entry))
	fines.in_force(candidate, day)
}

_neighbours(entry) := {e | some e in data.compiled.fine_ranges[entry].before} | {e | some e in data.compiled.fine_ranges[entry].after}

_cited contains [scope, row, at, facts.value(scope, at, params.entry), acts.last_day(scope, at, params), anchors.day.decision.date] if {
	some [scope, row, params, at] in _rows
}

_rows := groups.rows("discretion.applicable_law")
