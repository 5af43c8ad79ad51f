# METADATA
# title: What has been found about fault
# description: >-
#   Whether a wrongful exercise of power followed; whose own misconduct it goes back to; who
#   gave an instruction that led to it; and who could not have seen the error, or saw it. A
#   finding that is only partly exported blocks the answer it could change. A list of
#   findings that was not exported is read as empty, and what rests on that is preliminary:
#   nobody is presumed to have taken money.
package liability.linwu_2010.findings

import data.liability.answers
import data.liability.kleene
import data.liability.linwu_2010.entry
import data.lib.facts

_misconduct := "/accountability/misconduct"

_instructions := "/accountability/instructions"

# --- The result --------------------------------------------------------------------------

# "free" where the ground asks for none; else whether one followed, "presumed" for a breach
# that takes the act's validity.
result(version) := "free" if {
	_asks_for_none(version)
} else := "yes" if {
	_followed(version) == "yes"
} else := "presumed" if {
	version.severity == "invalidating"
} else := _followed(version)

_asks_for_none(version) if version.liability.branch in entry.model.free_branches

_asks_for_none(version) if version.liability.ground in entry.model.free_grounds

_results := {"/accountability/wrongful_result", "/accountability/harm"}

_followed(version) := kleene.any_of((({_truth(pointer) | some pointer in _results} | {"unknown" |
	some pointer in {_misconduct, _instructions}
	facts.root.absent[pointer]
}) | {_led(list, finding, version) |
	some list in {_misconduct, _instructions}
	some finding in facts.root.value[list]
}))

_truth(pointer) := "unknown" if {
	facts.root.absent[pointer]
} else := "yes" if {
	facts.root.value[pointer] == true
} else := "no"

# Whether a finding says that something led to a wrongful exercise in this point.
_led(list, finding, version) := kleene.all_of({
	_established(list, finding),
	_concerns(finding, version),
	kleene.is(finding, "led_to_error", {true}),
})

# An allegation is no finding; an instruction needs no finding, it stands in the file.
_established(list, finding) := kleene.given(finding, "established_by") if {
	list == _misconduct
} else := "yes"

# A finding without a topic concerns the matter as a whole; the branches that look for a cause
# of their own (who delayed, who did not publish) are not the whole matter.
_concerns(finding, version) := kleene.is(finding, "topic", {version.topic}) if {
	version.liability.branch in entry.model.free_branches
} else := kleene.is(finding, "topic", {version.topic, null})

result_needs(version) := {answers.need(pointer) |
	some pointer in (_results | {_misconduct, _instructions})
	facts.root.absent[pointer]
} | {answers.need(pointer) |
	some list in {_misconduct, _instructions}
	some i, finding in facts.root.value[list]
	_led(list, finding, version) == "unknown"
	some pointer in kleene.lacking(finding, _at(list, i), {"topic", "led_to_error"} | _attestation(list))
}

_attestation(list) := {"established_by" | list == _misconduct}

_at(list, i) := sprintf("%s/%d", [list, i])

# --- One person's own misconduct -----------------------------------------------------------

# Branch and ground of each kind. Art. 6 names taking property; the other ways of seeking
# gain are read by analogy.
_kinds := {
	"falsification": {"branch": "LW-LIA-023"},
	"favouritism": {"branch": "LW-LIA-024"},
	"asked_for_or_took_property": {"branch": "LW-LIA-050"},
	"banquet_or_gift": {"branch": "LW-LIA-053", "ground": "LW-LIA-014"},
	"other_abuse_for_gain": {"branch": "LW-LIA-053", "ground": "LW-LIA-015"},
	"individual_breach_in_collective_stage": {"branch": "LW-LIA-043"},
}

# own(version, collective) gives {"state", "answer"}: "yes" where somebody answers alone, with who;
# "unknown" where a finding may yet name somebody, with what it lacks. `collective` is whether
# the breach lies in a collective decision.
own(version, collective) := {
	"state": kleene.any_of({_alone(fault, version, collective) | some fault in facts.root.value[_misconduct]}),
	"answer": answers.joined({_culprit(fault, _at(_misconduct, i)) |
		some i, fault in facts.root.value[_misconduct]
		_alone(fault, version, collective) == "yes"
	} | {answers.needs({answers.need(pointer) |
		some i, fault in facts.root.value[_misconduct]
		_alone(fault, version, collective) == "unknown"
		some pointer in kleene.lacking(fault, _at(_misconduct, i), {"kind", "topic", "led_to_error", "established_by"})
	})}),
}

_alone(fault, version, collective) := kleene.all_of({
	_established(_misconduct, fault),
	kleene.is(fault, "kind", object.keys(_kinds)),
	_reaches(fault, version, collective),
})

# Falsifying or favouring asks for no result where it touches the very point.
_reaches(fault, version, collective) := kleene.all_of({
	collective,
	_concerns(fault, version),
	kleene.is(fault, "led_to_error", {true}),
}) if {
	fault.kind == "individual_breach_in_collective_stage"
} else := kleene.all_of({
	_concerns(fault, version),
	kleene.is(fault, "led_to_error", {true}),
}) if {
	fault.kind in {"asked_for_or_took_property", "banquet_or_gift", "other_abuse_for_gain"}
} else := kleene.any_of({
	kleene.is(fault, "topic", {version.topic}),
	kleene.all_of({_concerns(fault, version), kleene.is(fault, "led_to_error", {true})}),
})

_culprit(fault, at) := answers.needs({answers.need(concat("/", [at, "person"]))}) if {
	kleene.given(fault, "person") != "yes"
} else := answers.needs(_handler_needs) if {
	fault.kind in {"falsification", "favouritism"}
	_is_handler(fault.person) == "unknown"
} else := answers.people({_guilty(fault, at, {"branch": "LW-LIA-053"})}) if {
	# The rules speak of the handler's; another's is read by analogy.
	fault.kind in {"falsification", "favouritism"}
	_is_handler(fault.person) == "no"
} else := answers.people({_guilty(fault, at, _kinds[fault.kind])})

# A finding has the ground of its kind, whatever the ground of the breached rule.
_guilty(fault, at, way) := entry.liable(fault.person, way.branch, {"liability": object.remove(way, ["branch"])}, {at})

_is_handler(id) := kleene.any_of({_among(id, "/investigation/officers"), _wrote(id, "/handling/final_proposal")})

_among(id, pointer) := "unknown" if {
	facts.root.absent[pointer]
} else := "yes" if {
	id in facts.root.value[pointer]
} else := "no"

_wrote(id, pointer) := "unknown" if {
	facts.root.absent[pointer]
} else := kleene.is(facts.root.value[pointer], "author", {id}) if {
	facts.root.value[pointer]
} else := "no"

_handler_needs := {answers.need(pointer) |
	some pointer in {"/investigation/officers", "/handling/final_proposal"}
	facts.root.absent[pointer]
} | {answers.need(pointer) |
	opinion := facts.root.value["/handling/final_proposal"]
	some pointer in kleene.lacking(opinion, "/handling/final_proposal", {"author"})
}

misconduct_unlisted if facts.root.absent[_misconduct]

# --- Instructions --------------------------------------------------------------------------

# Whoever interfered answers beside the others.
interference(version) := answers.joined({_interferer(order, _at(_instructions, i), version) |
	some i, order in facts.root.value[_instructions]
})

_interferer(order, at, version) := entry.holder(order, at, "author", "LW-LIA-048", version) if {
	_led(_instructions, order, version) == "yes"
} else := answers.needs({answers.need(pointer) | some pointer in kleene.lacking(order, at, {"topic", "led_to_error"})}) if {
	_led(_instructions, order, version) == "unknown"
} else := answers.none

unlisted_needs := {answers.need(pointer) |
	some pointer in {_misconduct, _instructions}
	facts.root.absent[pointer]
}

# --- What reviewer and approver could see ----------------------------------------------------

# Whether it is attested that the person saw the error (`noticed`) or could not (`undiscoverable`).
attested(name, id, version) := kleene.any_of({_attests(finding, id, version) |
	some finding in facts.root.value[_list(name)]
})

attested_needs(name, id, version) := {answers.need(pointer) |
	some i, finding in facts.root.value[_list(name)]
	_attests(finding, id, version) == "unknown"
	some pointer in kleene.lacking(finding, _at(_list(name), i), {"person", "topic", "attested_by"})
}

_attests(finding, id, version) := kleene.all_of({
	kleene.is(finding, "person", {id} - {null}),
	kleene.is(finding, "topic", {version.topic, null}),
	kleene.given(finding, "attested_by"),
})

# The lists among the two that were not exported.
unlisted := {answers.need(_list(name)) |
	some name in {"noticed", "undiscoverable"}
	facts.root.absent[_list(name)]
}

_list(name) := concat("/", ["/accountability", name])
