# METADATA
# title: A step in the chain of approval
# description: >-
#   The opinion `of` must exist by the time `by` is taken, be signed in one of `roles`,
#   have one of `stances`, and be dated not before `after` and not after `before`.
package kinds.opinion

import data.lib.facts
import data.lib.groups
import data.lib.steps

fails contains [row, at] if {
	some [row, at, step] in _without
	step.state == "taken"
}

fails contains [row, at] if {
	some row, subjects in _wrong
	some at, _ in subjects
}

pending contains [row, at, null] if {
	some [row, at, step] in _without
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _without
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _without
	step.state == "unknown"
}

missing contains [row, at, facts.absent(scope, at, params.of)] if {
	some [scope, row, params, at] in _rows
}

missing contains [row, at, facts.need(ref)] if {
	some [scope, row, params, at] in _rows
	opinion := facts.value(scope, at, params.of)
	some key in (_asked(params) - object.keys(opinion))
	ref := concat("/", [facts.pointer_of(at, params.of), key])
}

# A day to compare with that was not exported leaves the order open.
missing contains [row, at, facts.absent(scope, at, params[side])] if {
	some [scope, row, params, at] in _rows
	facts.value(scope, at, params.of)
	some side in ["after", "before"]
}

arithmetic[row][at] := {"wrong": wrong} if {
	some row, subjects in _wrong
	some at, wrong in subjects
}

arithmetic[row][at] := {"wrong": {"none"}} if {
	some [row, at, step] in _without
	step.state == "taken"
}

_wrong[row][at] contains "role" if {
	some [_, row, params, at, opinion] in _opinions
	"role" in object.keys(opinion)
	not opinion.role in params.roles
}

_wrong[row][at] contains "stance" if {
	some [_, row, params, at, opinion] in _opinions
	"stance" in object.keys(opinion)
	params.stances
	not opinion.stance in params.stances
}

_wrong[row][at] contains "undated" if {
	some [_, row, params, at, opinion] in _opinions
	"on" in _asked(params)
	opinion.on == null
}

_wrong[row][at] contains "too_early" if {
	some [scope, row, params, at, opinion] in _opinions
	is_string(opinion.on)
	opinion.on < substring(facts.value(scope, at, params.after), 0, 10)
}

_wrong[row][at] contains "too_late" if {
	some [scope, row, params, at, opinion] in _opinions
	is_string(opinion.on)
	opinion.on > substring(facts.value(scope, at, params.before), 0, 10)
}

# Which keys of the opinion the row asks for.
_asked(params) := {key |
	some key, sides in {"role": ["roles"], "stance": ["stances"], "on": ["after", "before"]}
	some side in sides
	params[side]
}

_without := [[row, at, steps.state(scope, at, params.by)] |
	some [scope, row, params, at] in _rows
	facts.is_null(scope, at, params.of)
]

_opinions := [[scope, row, params, at, facts.value(scope, at, params.of)] |
	some [scope, row, params, at] in _rows
]

_rows := groups.rows("opinion")
