# METADATA
# title: The entry points
# description: >-
#   `report` gives every outcome with what was read; `brief` counts, gives the outcomes that
#   fail, and lists the other rules that are not settled by what they wait for, and says by
#   which keys (`index`) the record is to be laid beside others; `batch` gives `brief` for
#   each of several records; `across` judges records that share a key, for each of several
#   keys; `statuses` gives no more than the status of each rule.
package main

import data.lib.facts
import data.lib.outcomes
import data.lib.status

report := object.union(_frame, {"outcomes": [outcomes.of(rule) | some rule in sort(status.selected)]})

# What fails in full, as `report` has it; what is not known, or not due, as the rules that
# share it, since that is most of a sparse record.
brief := object.union(_frame, {
	"outcomes": [outcomes.of(rule) | some rule in sort(status.fail)],
	"undetermined": status.undetermined_for,
	"pending": status.pending_until,
	"index": [entry | some name in _across; some entry in data.across[name].keys],
})

# What was found in each group: `input` is {"as_of", "settings", "groups": [{"key", "index",
# "value", "members": [{"record", "place", "facts"}]}]}, where `index`, `value` and `facts` are
# those of `brief` and `place` is the caller's own mark of the record.
across[group.key] := {"findings": [finding | some finding in data.across[name].judge[group.key]]} if {
	some group in input.groups
	name := data.compiled.across[group.index]
}

_across := {name | some name in data.compiled.across}

# From the five sets: asking each rule for its status costs several times as much.
statuses := object.union_n([{rule: name | some rule in rules} | some name, rules in _by_status])

# One record's error must not silence the others, so each is evaluated on its own.
batch[item.key] := answer if {
	some item in input.records
	envelope := {"as_of": input.as_of, "settings": input.settings, "record": item.record}
	answer := brief with input as envelope
}

statuses_batch[item.key] := answer if {
	some item in input.records
	envelope := {"as_of": input.as_of, "settings": input.settings, "record": item.record}
	answer := statuses with input as envelope
}

_frame := {
	"record": input.record.id,
	"state": _case_state,
	"summary": {name: count(rules) | some name, rules in _by_status},
}

_by_status := {
	"fail": status.fail,
	"undetermined": status.undetermined,
	"pending": status.pending,
	"pass": status.pass,
	"not_applicable": status.not_applicable,
}

default _case_state := null

_case_state := "closed" if facts.root.value["/closure/closed_on"]

_case_state := "decided" if {
	facts.root.value["/decision/made_on"]
	not facts.root.value["/closure/closed_on"]
}

_case_state := "open" if {
	"/decision/made_on" in facts.root.null
	not facts.root.value["/closure/closed_on"]
}
