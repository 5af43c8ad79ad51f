# METADATA
# title: The day that an anchor chooses in the record
# description: >-
#   An anchor is a chain of dates: the first that the file holds counts, null goes on to
#   the next, absent stops the search. Only anchors that read nothing of a list element
#   have a day here; those of an element's rows are worked out per subject in `groups`.
package lib.anchors

import data.lib.facts

# day[name] gives {"date": day, "pointer": pointer|null} or {"missing": need}.
day := {name: date | some name, date in _day}

_day[name] := date if {
	some name, chain in data.compiled.anchors
	every pointer in chain { not startswith(pointer, "./") }
	date := day_of("", "", chain)
}

# day_of(scope, subject, chain) is the same for an anchor that reads the subject too. A
# step that is not taken yet would be taken today.
day_of(scope, at, chain) := date if {
	first := min({i | some i, pointer in chain; not facts.is_null(scope, at, pointer)})
	date := _dated(scope, at, chain[first])
}

_dated(_, _, "as_of") := {"date": input.as_of, "pointer": null}

_dated(scope, at, pointer) := {
	"date": substring(facts.value(scope, at, pointer), 0, 10),
	"pointer": facts.pointer_of(at, pointer),
}

_dated(scope, at, pointer) := {"missing": facts.absent(scope, at, pointer)}
