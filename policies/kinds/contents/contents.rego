# METADATA
# title: What a document must state
# description: Every one of `items` must stand in the list `of`, once the document `in` exists.
package kinds.contents

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some row, subjects in _lacking
	some at, _ in subjects
}

missing contains [row, at, facts.absent(scope, at, params.of)] if {
	some [scope, row, params, at] in _rows
}

# The list may stand in a file that holds no document, so it does not tell that there is one.
missing contains [row, at, facts.absent(scope, at, params["in"])] if {
	some [scope, row, params, at] in _rows
}

# There is no such document: whether it was owed is another rule's question.
pending contains [row, at, null] if {
	some [row, at, step] in _without_document
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _without_document
	step.state in {"taken", "never"}
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _without_document
	step.state == "unknown"
}

arithmetic[row][at] := {"lacking": lacking, "required": required} if {
	some [_, row, params, at] in _rows
	required := {item | some item in params.items}
	lacking := object.get(_lacking, [row, at], set())
}

_lacking[row][at] := lacking if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params["in"]) != null
	lacking := {item | some item in params.items} - _stated(scope, at, params.of)
	count(lacking) > 0
}

# Not in one comprehension: there a list that is absent would count as empty.
_stated(scope, at, pointer) := {item | some item in list} if list := facts.value(scope, at, pointer)

_stated(scope, at, pointer) := set() if facts.is_null(scope, at, pointer)

_without_document := [[row, at, steps.state(scope, at, params.by)] |
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params["in"])
]

_rows := groups.rows("contents")
