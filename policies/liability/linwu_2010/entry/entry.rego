# METADATA
# title: What the model answers with
# description: >-
#   An answer is {"people", "needs"}: those who answer for the breach or are free of it,
#   and what is not known. It is always one of the two, or both for different people.
package liability.linwu_2010.entry

import data.lib.facts

model := data.compiled.liability.linwu_2010

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

liable(id, branch, version, pointers) := {
	"person": id,
	"role": model.branches[branch].role,
	"grade": model.branches[branch].grade,
	"ground": object.get(version.liability, "ground", model.branches[branch].ground),
	"branch": branch,
	"model": "linwu_2010",
	"exempt": null,
	# Which branch an analogy follows, and why, is for the deciding body to say.
	"preliminary": branch == "LW-LIA-053",
	"facts": sort(pointers),
}

exempt(id, role, exemption, pointers) := {
	"person": id,
	"role": role,
	"grade": null,
	"ground": null,
	"branch": null,
	"model": "linwu_2010",
	"exempt": exemption,
	"preliminary": false,
	"facts": sort(pointers),
}

# The person an object names under `key`, held liable; or the need to know who it is.
holder(object_, at, key, branch, version) := people({liable(object_[key], branch, version, {at})}) if {
	is_string(object_[key])
} else := needs({need(concat("/", [at, key]))})

freed(object_, at, key, role, exemption) := people({exempt(object_[key], role, exemption, {at})}) if {
	is_string(object_[key])
} else := needs({need(concat("/", [at, key]))})

# The same answer, to be confirmed once more is known.
held_open(answer) := {
	"people": {object.union(person, {"preliminary": true}) | some person in answer.people},
	"needs": answer.needs,
}
