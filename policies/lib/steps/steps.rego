# METADATA
# title: Whether a step was taken, is still to come, or will not come
package lib.steps

import data.lib.facts

# The state of the step that a pointer's date stands for: "taken", "open" (still to
# come), "never" (the case was closed without it), or "unknown" with what is missing.
state(scope, at, pointer) := {"state": "taken"} if facts.value(scope, at, pointer) != null

state(scope, at, pointer) := {"state": "unknown", "need": need} if {
	need := facts.absent(scope, at, pointer)
}

state(scope, at, pointer) := _untaken if facts.is_null(scope, at, pointer)

# A meeting is no case: what is not done there can still be done.
_untaken := {"state": "open"} if input.record.type == "meeting"

_untaken := {"state": "never"} if facts.root.value["/closure/closed_on"]

_untaken := {"state": "open"} if "/closure/closed_on" in facts.root.null

_untaken := {"state": "unknown", "need": facts.need(ref)} if {
	ref := facts.root.absent["/closure/closed_on"]
}
