# METADATA
# title: Days on which a remedy was pending
# description: >-
#   Reconsideration and litigation, each from the day it was filed to the day it ended,
#   both counted. One that has not ended yet is pending on every later day.
package lib.remedies

import data.lib.facts

_places := ["/enforcement/reconsideration", "/enforcement/litigation"]

# Each remedy that was sought, as {"from", "to"}; `to` is null while it is pending.
sought contains {"from": from, "to": to} if {
	some place in _places
	from := facts.root.value[concat("/", [place, "filed_on"])]
	to := _ended(concat("/", [place, "ended_on"]))
}

# A remedy of which one day alone is known was pending on that day.
some_day contains day if {
	some place in _places
	some key in ["filed_on", "ended_on"]
	day := facts.root.value[sprintf("%s/%s", [place, key])]
}

needs contains facts.need(facts.root.absent[pointer]) if {
	some place in _places
	some key in ["filed_on", "ended_on"]
	pointer := sprintf("%s/%s", [place, key])
}

_ended(pointer) := facts.root.value[pointer]

_ended(pointer) := null if pointer in facts.root.null
