# METADATA
# title: Who answers for a breach
# description: >-
#   Every breach ends with people, with what is not known, or with no ground and why.
#   A model is data plus Rego, and has a reach like a rule book.
package liability

import data.liability.linwu_2010
import data.lib.facts
import data.lib.weight

# of(row, at) gives {"liability": [...], "unattributed": [...], "no_ground": key|null}.
of(row, at) := answer if {
	weight.strong(row)
	data.compiled.versions[row].severity != "advisory"
	data.compiled.versions[row].liability.branch != "none"
	answer := _framed(linwu_2010.verdict(row, at))
}

of(row, _) := _nothing("advisory") if not weight.strong(row)

of(row, _) := _nothing("advisory") if {
	weight.strong(row)
	data.compiled.versions[row].severity == "advisory"
}

of(row, _) := _nothing("none") if {
	weight.strong(row)
	data.compiled.versions[row].severity != "advisory"
	data.compiled.versions[row].liability.branch == "none"
}

_nothing(key) := {"liability": [], "unattributed": [], "no_ground": key}

_framed(verdict) := {
	"liability": [object.union(person, {"mode": mode}) | some person in sort(verdict.people)],
	"unattributed": sort(verdict.needs),
	"no_ground": verdict.no_ground,
}

# Before the decision is signed, nobody is liable yet: it is what signing would mean.
default mode := "exposure"

mode := "liability" if facts.root.value["/decision/made_on"]
