# METADATA
# title: What each entry of a list must say
# description: >-
#   Every entry of `of` that meets `where` (each key has one of the values) holds the keys
#   in `given`, says yes to those in `so`, names one of the people in `members` under those
#   in `named`, and under those in `posts` somebody who held one of the posts on the day
#   `by`. An entry of which not enough is known to tell whether it is meant counts as soon
#   as it lacks something.
package rules.meetings.entries

import data.lib.facts
import data.lib.groups
import data.lib.people
import data.lib.steps

fails contains [row, at] if {
	some [row, at, step] in _short
	step.state == "taken"
}

pending contains [row, at, null] if {
	some [row, at, step] in _short
	step.state == "open"
}

idle contains [row, at] if {
	some [row, at, step] in _short
	step.state == "never"
}

missing contains [row, at, step.need] if {
	some [row, at, step] in _short
	step.state == "unknown"
}

# No entry is meant.
idle contains [row, at] if {
	some [scope, row, params, at] in _rows
	entries := _listed(scope, at, params.of)
	count([entry | some entry in entries; not _out(entry, params)]) == 0
}

missing contains [row, at, facts.absent(scope, at, params.of)] if {
	some [scope, row, params, at] in _rows
}

missing contains [entry.row, entry.at, need] if {
	some entry in _entries
	_counts(entry)
	some need in (entry.lacks | union({answer.needs | some answer in entry.answers}))
}

arithmetic[row][at] := {"lacking": lacking} if {
	some row, subjects in _lacking
	some at, lacking in subjects
}

# An entry that surely is meant counts; one that is perhaps meant does if it may lack
# something, or if no other is meant.
_counts(entry) if count(entry.lacks) == 0

_counts(entry) if {
	some answer in entry.answers
	answer.state != "right"
}

_counts(entry) if not [entry.row, entry.at] in _some_meant

_some_meant := {[entry.row, entry.at] |
	some entry in _entries
	count(entry.lacks) == 0
}

_short contains [row, at, steps.state(scope, at, params.by)] if {
	lacking := _lacking
	some [scope, row, params, at] in _rows
	lacking[row][at]
}

_lacking[entry.row][entry.at] contains answer.at if {
	some entry in _entries
	count(entry.lacks) == 0
	some answer in entry.answers
	answer.state == "wrong"
}

# What an entry answers to each thing asked: {"at", "state", "needs"}, the state being
# "right", "wrong" or "open".
_answers(scope, at, params, place, entry) := {answer |
	some test in _tests(scope, at, params, entry)
	answer := _answer(place, entry, test)
}

# Each thing asked: {"path", "good", "needs"}; `needs` is what else must be known.
_tests(scope, at, params, entry) := union({
	{{"path": path, "good": _value(entry, path) != null, "needs": set()} | some path in params.given},
	{{"path": path, "good": _value(entry, path) == true, "needs": set()} | some path in params.so},
	{object.union({"path": path}, _listed_in(scope, at, params.members, _value(entry, path))) | some path in params.named},
	{object.union({"path": path}, _in_post(scope, at, params.by, _value(entry, path), titles)) | some path, titles in params.posts},
})

_answer(place, entry, test) := {"at": concat("/", [place, test.path]), "state": "open", "needs": {need}} if {
	need := facts.need(concat("/", [place, _lack(entry, test.path)]))
} else := {"at": concat("/", [place, test.path]), "state": "right", "needs": set()} if {
	test.good
} else := {"at": concat("/", [place, test.path]), "state": "open", "needs": test.needs} if {
	count(test.needs) > 0
} else := {"at": concat("/", [place, test.path]), "state": "wrong", "needs": set()}

# Whether somebody must be named at all is for `given` to ask; where the file lists nobody,
# there is nothing to compare with.
_listed_in(_, _, _, null) := {"good": true, "needs": set()}

_listed_in(scope, at, pointer, id) := {"good": id in facts.value(scope, at, pointer), "needs": set()} if {
	is_string(id)
} else := {"good": true, "needs": set()} if {
	is_string(id)
	facts.is_null(scope, at, pointer)
} else := {"good": false, "needs": {facts.absent(scope, at, pointer)}} if {
	is_string(id)
}

_in_post(_, _, _, null, _) := {"good": true, "needs": set()}

_in_post(scope, at, by, id, titles) := {"good": held.holds, "needs": held.missing} if {
	is_string(id)
	held := people.held(id, {title | some title in titles}, _day(scope, at, by))
} else := {"good": false, "needs": {facts.absent(scope, at, by)}} if {
	is_string(id)
}

_day(scope, at, pointer) := substring(facts.value(scope, at, pointer), 0, 10)

_day(scope, at, pointer) := input.as_of if facts.is_null(scope, at, pointer)

# A path has one key, or two: then what is null above is null below.
_value(entry, path) := object.get(entry, split(path, "/"), null)

_lack(entry, path) := key if {
	key := split(path, "/")[0]
	not key in object.keys(entry)
} else := path if {
	[above, key] := split(path, "/")
	is_object(entry[above])
	not key in object.keys(entry[above])
}

# Entries that are or may be meant, with what is not known about that, and their answers.
_entries := [entry |
	some [scope, row, params, at] in _rows
	some i, listed in facts.value(scope, at, params.of)
	not _out(listed, params)
	place := sprintf("%s/%d", [facts.pointer_of(at, params.of), i])
	entry := {
		"row": row,
		"at": at,
		"lacks": {facts.need(concat("/", [place, key])) | some key in (object.keys(params.where) - object.keys(listed))},
		"answers": _answers(scope, at, params, place, listed),
	}
]

_out(entry, params) if {
	some key, values in params.where
	key in object.keys(entry)
	not entry[key] in values
}

_listed(scope, at, pointer) := facts.value(scope, at, pointer)

_listed(scope, at, pointer) := [] if facts.is_null(scope, at, pointer)

_rows := groups.rows("meetings.entries")
