# METADATA
# title: When the power was exercised
# description: >-
#   A breach takes effect with the decision, or with the meeting. Until then nobody is
#   liable yet: the same result says what signing as it is would mean.
package liability.occasion

import data.lib.facts

pointer := {"penalty_case": "/decision/made_on", "meeting": "/held_on"}[input.record.type]

# The mode of every entry; undefined while the day was not exported.
mode := "liability" if facts.root.value[pointer]

mode := "exposure" if pointer in facts.root["null"]

# The day whose rules on liability govern.
day := facts.root.value[pointer]

day := input.as_of if pointer in facts.root["null"]

unknown := {facts.need(facts.root.absent[pointer])}
