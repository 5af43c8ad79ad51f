# METADATA
# title: Whether the signed penalty is the one resolved
# description: >-
#   A collective answers for what it resolved. Where the penalty that was signed is known to
#   be another, the resolution was not what took effect, and whoever signed departed from it.
package liability.linwu_2010.resolved

import data.liability.answers
import data.liability.kleene
import data.liability.linwu_2010.collective
import data.liability.linwu_2010.entry
import data.lib.facts

# Whether the penalty departs from what the last meeting resolved: "yes", "no", "unknown". Any
# item on the case that passed the penalty as signed is enough.
departed(version) := "no" if {
	not version.topic in entry.model.departure_topics
} else := "no" if {
	not facts.root.absent[_penalty]
	not facts.root.value[_penalty]
} else := "unknown" if {
	count(_open) > 0
} else := kleene.all_of({
	kleene.any_of({_differs(item) | some item in _items}),
	kleene.negated(kleene.any_of({_same(item) | some item in _items})),
})

# What is not known of that.
needs := {answers.need(pointer) | some pointer in _open} | {answers.need(pointer) |
	count(_open) == 0
	some item in _items
	some pointer in _lacking(item)
}

_penalty := "/decision/penalty"

_last := collective.meeting_of("")

_items := collective.items_of(_last, "")

# What must be there for a comparison at all.
_open := ({_penalty | facts.root.absent[_penalty]} | {need.ref |
	not _last
	some need in collective.meeting_needs
}) | {concat("/", [_last.at, "items"]) |
	not "items" in object.keys(_last.body)
}

# An item that was voted down, or passed with another penalty.
_differs(item) := kleene.all_of({
	item.relevant,
	kleene.any_of({kleene.is(_resolution(item), "passed", {false}), kleene.negated(_equal(item))}),
})

_same(item) := kleene.all_of({
	item.relevant,
	kleene.is(_resolution(item), "passed", {true}),
	_figures(item),
	_equal(item),
})

# Whether the resolution says what the penalty is; without figures nothing differs from it.
_figures(item) := kleene.given(_resolution(item), "penalty")

_equal(item) := "unknown" if {
	_figures(item) == "unknown"
} else := "yes" if {
	_figures(item) == "no"
} else := kleene.all_of({_alike(key, _resolution(item).penalty, facts.root.value[_penalty]) |
	some key in entry.model.compared
})

_resolution(item) := {} if {
	not "resolution" in object.keys(item.body)
} else := {"passed": null, "penalty": null} if {
	item.body.resolution == null
} else := item.body.resolution

# Kinds are the same in whatever order; for an amount, none and nothing are the same.
_alike(key, a, b) := "unknown" if {
	some object_ in [a, b]
	not key in object.keys(object_)
} else := "yes" if {
	_plain(a[key]) == _plain(b[key])
} else := "no"

_plain(null) := 0

_plain(x) := x if is_number(x)

_plain(x) := {kind | some kind in x} if is_array(x)

_lacking(item) := {concat("/", [item.at, "case_id"])} if {
	item.relevant == "unknown"
} else := {concat("/", [item.at, "resolution"])} if {
	not "resolution" in object.keys(item.body)
} else := kleene.lacking(_resolution(item), concat("/", [item.at, "resolution"]), {"passed", "penalty"}) | _lacking_words(item)

_lacking_words(item) := set() if {
	_figures(item) != "yes"
} else := kleene.lacking(
	_resolution(item).penalty,
	concat("/", [item.at, "resolution/penalty"]),
	{key | some key in entry.model.compared},
) | kleene.lacking(
	facts.root.value[_penalty],
	_penalty,
	{key | some key in entry.model.compared},
)
