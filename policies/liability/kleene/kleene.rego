# METADATA
# title: Yes, no, unknown
# description: >-
#   Whether somebody answers for a breach may not rest on what was not exported, so every
#   question here has three answers, and an unknown part matters only where it decides.
package liability.kleene

any_of(states) := "yes" if {
	"yes" in states
} else := "unknown" if {
	"unknown" in states
} else := "no"

all_of(states) := "no" if {
	"no" in states
} else := "unknown" if {
	"unknown" in states
} else := "yes"

negated(state) := {"yes": "no", "no": "yes", "unknown": "unknown"}[state]

# Whether `key` of an object has one of the values; null is a value, an absent key is unknown.
is(object_, key, values) := "unknown" if {
	not key in object.keys(object_)
} else := "yes" if {
	object_[key] in values
} else := "no"

given(object_, key) := negated(is(object_, key, {null}))

# Those of `keys` that an object lacks, as pointers below `at`.
lacking(object_, at, keys) := {concat("/", [at, key]) | some key in (keys - object.keys(object_))}
