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
	first := min({i | some i, pointer in chain; not pointer in facts.root.null})
	date := _dated(chain[first])
}

_dated("as_of") := {"date": input.as_of, "pointer": null}

_dated(pointer) := {"date": substring(facts.root.value[pointer], 0, 10), "pointer": pointer}

_dated(pointer) := {"missing": facts.need(facts.root.absent[pointer])}
