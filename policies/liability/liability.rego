# METADATA
# title: Who answers for a breach
# description: >-
#   Every breach ends with people, with what is not known, or with no ground and why.
#   A model is data plus Rego, and has a reach like a rule book.
package liability

import data.liability.linwu_2010
import data.liability.occasion
import data.lib.weight

# of(row, at) gives {"liability": [...], "unattributed": [...], "no_ground": key|null}.
of(row, at) := _nothing("advisory") if {
	_only_warns(row)
} else := _nothing("none") if {
	data.compiled.versions[row].liability.branch == "none"
} else := _framed(linwu_2010.verdict(row, at))

_only_warns(row) if not weight.strong(row)

_only_warns(row) if data.compiled.versions[row].severity == "advisory"

_nothing(key) := {"liability": [], "unattributed": [], "no_ground": key}

_framed(verdict) := {
	"liability": [object.union(person, {"mode": occasion.mode}) | some person in sort(verdict.people)],
	"unattributed": sort(verdict.needs),
	"no_ground": verdict.no_ground,
}
