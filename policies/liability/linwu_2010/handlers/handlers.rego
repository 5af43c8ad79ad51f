# METADATA
# title: Those who did the act themselves
# description: >-
#   One handler answers alone; of several the one in the lead mainly and the others
#   secondarily, and joint leads in full. Who leads must be on file: it is not guessed.
package liability.linwu_2010.handlers

import data.liability.answers
import data.liability.linwu_2010.entry
import data.lib.facts

# own_act(version, at) for an act that nobody else reviewed.
own_act(version, at) := _divided(version, _actors(at), "LW-LIA-025")

# decided(version) for a summary decision: the officers decide it themselves.
decided(version) := _divided(version, _in_charge, "LW-LIA-022")

# Where no colleague holds the office, the ordinary handlers answer.
office(version, at) := answers.people({entry.liable(facts.root.value[pointer], "LW-LIA-053", version, {pointer})}) if {
	pointer := entry.model.offices[version.stage]
	facts.root.value[pointer]
} else := answers.needs({answers.need(pointer)}) if {
	pointer := entry.model.offices[version.stage]
} else := own_act(version, at)

summary if facts.root.value["/procedure"] == "summary"

# Those an act names, else those in charge of the case.
_actors(at) := {
	"ids": {id | some id in object.get(act, "officers", null)},
	"at": concat("/", [_act_at(at), "officers"]),
	"lead": object.get(act, "lead", null),
	"lead_at": concat("/", [_act_at(at), "lead"]),
} if {
	startswith(at, "/investigation/acts/")
	act := facts.root.value["/investigation/acts"][to_number(split(at, "/")[3])]
} else := _in_charge

_act_at(at) := concat("/", array.slice(split(at, "/"), 0, 4))

_in_charge := {
	"ids": set(),
	"at": "/procedure",
	"lead": null,
	"lead_at": "/investigation/lead",
} if {
	facts.root.absent["/procedure"]
} else := {
	"ids": {id | some id in facts.root.value["/summary/officers"]},
	"at": "/summary/officers",
	"lead": null,
	"lead_at": "/investigation/lead",
} if {
	summary
} else := {
	"ids": {id | some id in facts.root.value["/investigation/officers"]},
	"at": "/investigation/officers",
	"lead": null,
	"lead_at": "/investigation/lead",
}

_divided(version, actors, alone) := answers.needs({answers.need(actors.at)}) if {
	count(actors.ids) == 0
} else := answers.people({entry.liable(id, alone, version, {actors.at}) | some id in actors.ids}) if {
	count(actors.ids) == 1
} else := answers.needs({answers.need("/investigation/joint_lead")}) if {
	facts.root.absent["/investigation/joint_lead"]
} else := answers.people({entry.liable(id, "LW-LIA-041", version, {actors.at, "/investigation/joint_lead"}) |
	some id in actors.ids
}) if {
	facts.root.value["/investigation/joint_lead"] == true
} else := answers.needs({answers.need("/investigation/lead")}) if {
	facts.root.absent["/investigation/lead"]
} else := answers.people({entry.liable(id, _branch(id, lead), version, {actors.at, lead_at}) |
	some id in actors.ids
}) if {
	[lead, lead_at] := _lead(actors)
	lead in actors.ids
} else := answers.needs({answers.need(actors.lead_at)})

# The lead of the case where he took part, else the one the act names.
_lead(actors) := [facts.root.value["/investigation/lead"], "/investigation/lead"] if {
	facts.root.value["/investigation/lead"] in actors.ids
} else := [actors.lead, actors.lead_at]

_branch(id, lead) := "LW-LIA-039" if {
	id == lead
} else := "LW-LIA-040"
