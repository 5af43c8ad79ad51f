# METADATA
# title: Who investigated the case
# description: >-
#   The officers in charge and those who did one of the acts. The lists are named by
#   pointers of the record: that of the officers and that of the acts.
package lib.investigators

import data.lib.facts

# Everybody who is known to have taken part.
named(officers, acts) := {id | some id in facts.root.value[officers]} | {id |
	some act in facts.root.value[acts]
	some id in act.officers
}

# What is missing to know everybody.
unknown(officers, acts) := {facts.need(facts.root.absent[pointer]) | some pointer in [officers, acts]} | {need |
	some i, act in facts.root.value[acts]
	not "officers" in object.keys(act)
	need := facts.need(sprintf("%s/%d/officers", [acts, i]))
}
