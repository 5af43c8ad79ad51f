# METADATA
# title: By cause
# description: >-
#   Delay falls on whoever was in charge of the stage that caused it, one entry a stage;
#   non-publication on the leader and the people its cause points to. The causes are
#   findings of a person, so without them nobody is named.
package liability.linwu_2010.causes

import data.liability.answers
import data.liability.kleene
import data.liability.linwu_2010.entry
import data.lib.facts

_delays := "/accountability/delays"

_omissions := "/accountability/omissions"

# --- Delay -------------------------------------------------------------------------------

overdue(version) := answers.needs({answers.need(_delays)}) if {
	every delay in object.get(facts.root.value, _delays, []) { _of_term(delay, version) == "no" }
} else := answers.joined({_late(delay, sprintf("%s/%d", [_delays, i]), version) |
	some i, delay in facts.root.value[_delays]
})

_of_term(delay, version) := kleene.is(delay, "term", {version.liability.term})

_late(delay, at, version) := answers.none if {
	_of_term(delay, version) == "no"
} else := answers.needs({answers.need(concat("/", [at, "term"]))}) if {
	_of_term(delay, version) == "unknown"
} else := answers.none if {
	delay.lack_of_diligence == false
} else := entry.holder(delay, at, "person", "LW-LIA-051", version) if {
	delay.lack_of_diligence == true
} else := answers.needs({answers.need(concat("/", [at, "lack_of_diligence"]))})

# --- Publication -------------------------------------------------------------------------

unpublished(version) := answers.needs({answers.need(_omissions)}) if {
	count(object.get(facts.root.value, _omissions, [])) == 0
} else := answers.joined({answer |
	some i, omission in facts.root.value[_omissions]
	at := sprintf("%s/%d", [_omissions, i])
	some answer in [
		entry.holder(omission, at, "person", "LW-LIA-047", version),
		_leader(omission, at, version),
	]
})

# No leader is named where the file says why.
_leader(omission, at, version) := answers.none if {
	omission.leader == null
	is_string(omission.no_leader_reason)
} else := entry.holder(omission, at, "leader", "LW-LIA-046", version)
