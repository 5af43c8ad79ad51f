# METADATA
# title: Whether the right to a hearing is owed
# description: >-
#   By the law of the day of the decision and the kind of organ, for the intended and the
#   decided penalty. Where day or organ was not exported, every row that could apply is
#   asked: if all agree, that is the answer. That is sound because the rows cover all time:
#   the first ones stand for the days before them too, on which no rule asks.
package derived.hearing_owed

import data.lib.ages
import data.lib.anchors
import data.lib.facts

holds if {
	count(_rows) > 0
	every i, _ in _rows { i in _owed }
}

missing contains need if {
	not holds
	_open
	some need in _choice
}

missing contains need if {
	not holds
	some i, _ in _rows
	not i in _owed
	some need in _needs[i]
}

# Not every row says no.
_open if {
	some i, _ in _rows
	i in _owed
}

_open if {
	some i, _ in _rows
	count(_needs[i]) > 0
}

# The rows that could apply, by their place in the table.
_rows[i] := row if {
	some i, row in data.compiled.thresholds.hearing
	_organ_fits(row)
	_day_fits(row)
}

_organ_fits(row) if facts.root.value["/organ/kind"] in row.organs

# No kind in the file: an organ of no special kind.
_organ_fits(row) if {
	"/organ/kind" in facts.root.null
	"other" in row.organs
}

_organ_fits(_) if facts.root.absent["/organ/kind"]

_day_fits(row) if {
	row.from <= anchors.day.decision.date
	anchors.day.decision.date <= row.to
}

_day_fits(row) if {
	anchors.day.decision.date < row.from
	row.from == min([other.from | some other in data.compiled.thresholds.hearing])
}

_day_fits(_) if anchors.day.decision.missing

# What would tell which of several rows applies.
_choice contains facts.need(ref) if {
	ref := facts.root.absent["/organ/kind"]
	count(_rows) > 1
}

_choice contains anchors.day.decision.missing if count(_rows) > 1

# The rows under which the hearing is owed.
_owed contains i if {
	some i, row in _rows
	some kind in _kinds
	kind in row.kinds
}

_owed contains i if {
	some i, row in _rows
	some kind in _kinds
	kind in row.heavy
	_heavy == true
}

_owed contains i if {
	some [i, what, amount] in _measured
	_reaches(_rows[i][what], what, amount)
}

# What is missing to know it under a row.
_needs[i] contains facts.need(facts.root.absent[pointer]) if {
	some i, _ in _rows
	some pointer in _pointers.kinds
}

_needs[i] contains facts.need(facts.root.absent[pointer]) if {
	some i, row in _rows
	some what, pointers in _amounts
	row[what] != "never"
	some pointer in pointers
}

_needs[i] contains facts.need(facts.root.absent["/assessment/heavier_penalty"]) if {
	some i, row in _rows
	some kind in _kinds
	kind in row.heavy
}

_needs[i] contains need if {
	some i, row in _rows
	some kind in _kinds
	kind in row.unsettled
	some need in _if_heavy(row)
}

# The province's figure was not exported.
_needs[i] contains facts.need(facts.root.absent[_standard[what]]) if {
	some [i, what, _] in _measured
	not _rows[i][what].fen
}

# The province set none, and nothing else sets one.
_needs[i] contains {"kind": "setting", "ref": concat("_", ["hearing", what])} if {
	some [i, what, _] in _measured
	_rows[i][what] == "by_province"
	_standard[what] in facts.root.null
}

_needs[i] contains need if {
	some [i, what, _] in _measured
	_rows[i][what] == "unsettled"
	_standard[what] in facts.root.null
	some need in _if_heavy(_rows[i])
}

# Between the figures for a person and for a unit, who the party is decides.
_needs[i] contains facts.need(_unknown_party) if {
	some [i, what, amount] in _measured
	_standard[what] in facts.root.null
	amount >= min([fen | some fen in _rows[i][what]["default"]])
}

# Detention of a juvenile opens the hearing where it may be executed, which no record shows.
_needs[i] contains {"kind": "law", "ref": row.cites[0]} if {
	some i, row in _rows
	"detention" in _kinds
	ages.under(facts.root.value["/party/birth_on"], row.juvenile_detention, anchors.day.decision.date)
}

_needs[i] contains facts.need(_unknown_birth) if {
	some i, row in _rows
	"detention" in _kinds
	row.juvenile_detention
}

_if_heavy(row) := {{"kind": "law", "ref": row.cites[0]}} if {
	row
	_heavy == true
}

_if_heavy(row) := {facts.need(ref)} if {
	row
	ref := facts.root.absent["/assessment/heavier_penalty"]
}

_heavy := facts.root.value["/assessment/heavier_penalty"]

# The intended penalty and the decided one: either of them opens the right to a hearing.
_pointers[key] contains sprintf("/%s/penalty/%s", [step, key]) if {
	some key in ["kinds", "fine_fen", "confiscated_gains_fen", "confiscated_property_fen"]
	some step in ["notice", "decision"]
}

_kinds := {kind |
	some pointer in _pointers.kinds
	some kind in facts.root.value[pointer]
}

# The amounts of the penalty, by the column of the table that measures them.
_amounts := {
	"fine": _pointers.fine_fen,
	"confiscation": (_pointers.confiscated_gains_fen | _pointers.confiscated_property_fen),
}

# No amount at all is never a larger one.
_measured contains [i, what, amount] if {
	some i, row in _rows
	some what, pointers in _amounts
	row[what] != "never"
	some pointer in pointers
	amount := facts.root.value[pointer]
	amount > 0
}

# The province's own figure stands before the default of the order.
_reaches(figure, _, amount) if amount >= figure.fen

_reaches(figure, what, amount) if {
	not figure.fen
	amount >= facts.root.value[_standard[what]]
}

_reaches(figure, what, amount) if {
	_standard[what] in facts.root.null
	amount >= figure["default"][_party]
}

_reaches(figure, what, amount) if {
	_standard[what] in facts.root.null
	amount >= max([fen | some fen in figure["default"]])
}

_standard := {what: sprintf("/local_standards/hearing_%s/fen", [what]) | some what in ["fine", "confiscation"]}

_party := {true: "natural_person", false: "unit"}[kind == "natural_person"] if {
	kind := facts.root.value["/party/kind"]
}

_unknown_party := facts.root.absent["/party/kind"]

_unknown_party := "/party/kind" if "/party/kind" in facts.root.null

_unknown_birth := facts.root.absent["/party/birth_on"]

_unknown_birth := "/party/birth_on" if "/party/birth_on" in facts.root.null
