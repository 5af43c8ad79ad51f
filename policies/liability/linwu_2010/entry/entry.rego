# METADATA
# title: One person's part
# description: >-
#   One person's part in a breach, liable or exempt, with branch, role, grade and ground as
#   the rules word them.
package liability.linwu_2010.entry

import data.liability.answers

model := data.compiled.liability.linwu_2010

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
holder(object_, at, key, branch, version) := answers.people({liable(object_[key], branch, version, {at})}) if {
	is_string(object_[key])
} else := answers.needs({answers.need(concat("/", [at, key]))})

freed(object_, at, key, role, exemption) := answers.people({exempt(object_[key], role, exemption, {at})}) if {
	is_string(object_[key])
} else := answers.needs({answers.need(concat("/", [at, key]))})
