# METADATA
# title: What a model answers with
# description: >-
#   An answer is {"people", "needs"}: those who answer for the breach or are free of it,
#   and what is not known. It is always one of the two, or both for different people.
package liability.answers

import data.lib.facts

none := {"people": set(), "needs": set()}

needs(set_) := {"people": set(), "needs": set_}

people(set_) := {"people": set_, "needs": set()}

joined(answers) := {
	"people": union({answer.people | some answer in answers}),
	"needs": union({answer.needs | some answer in answers}),
}

# The shortest absent pointer where a key was not exported; the pointer itself where the file
# holds nothing that would tell.
need(pointer) := facts.need(object.get(facts.root.absent, pointer, pointer))

# The same answer, to be confirmed once more is known.
held_open(answer) := {
	"people": {object.union(person, {"preliminary": true}) | some person in answer.people},
	"needs": answer.needs,
}
