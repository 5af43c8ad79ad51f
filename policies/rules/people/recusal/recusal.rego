# METADATA
# title: People who must withdraw
# description: >-
#   Whoever took part as an officer may have none of the relations `kinds` to one of `to`,
#   unless the file says that he withdrew. Nobody else is asked.
package rules.people.recusal

import data.lib.facts
import data.lib.groups
import data.lib.investigators

fails contains [row, at] if {
	some [scope, row, params, at] in _rows
	_took_part(scope, at, params)
	count(_related(scope, at, params)) > 0
	_stayed(scope, at, params)
}

idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	not _took_part(scope, at, params)
	count(investigators.unknown(params.officers, params.acts)) == 0
}

missing contains [row, at, need] if {
	some [scope, row, params, at] in _rows
	not _took_part(scope, at, params)
	some need in investigators.unknown(params.officers, params.acts)
}

missing contains [row, at, facts.absent(scope, at, params.relations)] if {
	some [scope, row, params, at] in _rows
	_took_part(scope, at, params)
}

# A relation of which not enough is known could be one that counts.
missing contains [row, at, facts.need(ref)] if {
	some [scope, row, params, at] in _rows
	_took_part(scope, at, params)
	count(_related(scope, at, params)) == 0
	some i, relation in facts.value(scope, at, params.relations)
	not _harmless(relation, params)
	some key in ({"kind", "to"} - object.keys(relation))
	ref := sprintf("%s/%d/%s", [facts.pointer_of(at, params.relations), i, key])
}

missing contains [row, at, facts.absent(scope, at, params.recused)] if {
	some [scope, row, params, at] in _rows
	_took_part(scope, at, params)
}

arithmetic[row][at] := {"related": _related(scope, at, params)} if {
	some [scope, row, params, at] in _rows
}

_took_part(scope, at, params) if {
	facts.value(scope, at, params.person) in investigators.named(params.officers, params.acts)
}

_related(scope, at, params) := {relation.kind |
	some relation in facts.value(scope, at, params.relations)
	relation.kind in params.kinds
	relation.to in params.to
}

_harmless(relation, params) if {
	"kind" in object.keys(relation)
	not relation.kind in params.kinds
}

_harmless(relation, params) if {
	"to" in object.keys(relation)
	not relation.to in params.to
}

_stayed(scope, at, params) if facts.is_null(scope, at, params.recused)

_stayed(scope, at, params) if {
	withdrawn := facts.value(scope, at, params.recused)
	not facts.value(scope, at, params.person) in withdrawn
}

_rows := groups.rows("people.recusal")
