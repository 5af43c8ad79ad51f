# METADATA
# title: By cause
# description: >-
#   Delay falls on whoever was in charge of the stage that caused it, one entry a stage;
#   non-publication on the leader and the people its cause points to. The causes are
#   findings of a person, so without them nobody is named.
package liability.linwu_2010.causes

import data.liability.kleene
import data.liability.linwu_2010.entry
import data.lib.facts

_delays := "/accountability/delays"

_omissions := "/accountability/omissions"

# --- Delay -------------------------------------------------------------------------------

overdue(version) := entry.needs({entry.need(_delays)}) if {
	every delay in object.get(facts.root.value, _delays, []) { _of_term(delay, version) == "no" }
} else := entry.joined({_late(delay, sprintf("%s/%d", [_delays, i]), version) |
	some i, delay in facts.root.value[_delays]
})

_of_term(delay, version) := kleene.is(delay, "term", {version.liability.term})

_late(delay, at, version) := entry.none if {
	_of_term(delay, version) == "no"
} else := entry.needs({entry.need(concat("/", [at, "term"]))}) if {
	_of_term(delay, version) == "unknown"
} else := entry.none if {
	delay.lack_of_diligence == false
} else := entry.holder(delay, at, "person", "LW-LIA-051", version) if {
	delay.lack_of_diligence == true
} else := entry.needs({entry.need(concat("/", [at, "lack_of_diligence"]))})

# --- Publication -------------------------------------------------------------------------

unpublished(version) := entry.needs({entry.need(_omissions)}) if {
	count(object.get(facts.root.value, _omissions, [])) == 0
} else := entry.joined({answer |
	some i, omission in facts.root.value[_omissions]
	at := sprintf("%s/%d", [_omissions, i])
	some answer in [
		entry.holder(omission, at, "person", "LW-LIA-047", version),
		_leader(omission, at, version),
	]
})

# No leader is named where the file says why.
_leader(omission, at, version) := entry.none if {
	omission.leader == null
	is_string(omission.no_leader_reason)
} else := entry.holder(omission, at, "leader", "LW-LIA-046", version)
