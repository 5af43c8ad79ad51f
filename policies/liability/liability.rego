# METADATA
# title: Who answers for a breach
# description: >-
#   Every breach ends with people, with what is not known, or with no ground and why, under
#   each model that reaches the record. A model is data plus Rego, and has a reach like a
#   rule book.
package liability

import data.liability.ler_2022
import data.liability.linwu_2010
import data.liability.occasion
import data.lib.weight

# of(row, at) gives {"liability": [...], "unattributed": [...], "no_ground": [{"model", "reason",
# "situation"}, ...]}; a reason that is no model's own has the model null.
of(row, at) := _nothing("advisory") if {
	_only_warns(row)
} else := _nothing("none") if {
	data.compiled.versions[row].liability.branch == "none"
} else := _framed([
	["linwu_2010", linwu_2010.verdict(row, at)],
	["ler_2022", ler_2022.verdict(row)],
])

_only_warns(row) if not weight.strong(row)

_only_warns(row) if data.compiled.versions[row].severity == "advisory"

_nothing(reason) := {
	"liability": [],
	"unattributed": [],
	"no_ground": [{"model": null, "reason": reason, "situation": null}],
}

_framed(verdicts) := _nothing("no_model") if {
	{verdict.no_ground | some [_, verdict] in verdicts} == {"no_model"}
} else := {
	"liability": [object.union(person, {"mode": occasion.mode}) |
		some [_, verdict] in verdicts
		some person in sort(verdict.people)
	],
	"unattributed": sort(union({verdict.needs | some [_, verdict] in verdicts})),
	"no_ground": [{"model": model, "reason": verdict.no_ground, "situation": object.get(verdict, "situation", null)} |
		some [model, verdict] in verdicts
		not verdict.no_ground in {null, "no_model"}
	],
}
