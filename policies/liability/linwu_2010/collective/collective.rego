# METADATA
# title: The collective decision
# description: >-
#   Whoever presided answers mainly, members who did not object secondarily. A dissent frees
#   a member only if it stands in minutes the member signed; observers and absent members
#   stand outside. Where most of those who decided dissented, their opinion was right and
#   whoever decided against it answers alone.
package liability.linwu_2010.collective

import data.liability.answers
import data.liability.kleene
import data.liability.linwu_2010.entry
import data.lib.facts

# --- Which meeting -------------------------------------------------------------------------

# Whether a point was settled by a collective: "yes", "no", "unknown".
settled(version) := "yes" if {
	input.record.type == "meeting"
} else := "no" if {
	not version.topic in entry.model.collective_topics
} else := "unknown" if {
	count(_held_needs) > 0
} else := "yes" if {
	count(_eligible) > 0
} else := "no"

settled_needs := _held_needs

# Meetings held by the day of the decision; a meeting that came after it decided nothing.
_eligible := {i: meeting |
	some i, meeting in facts.root.value["/meetings"]
	is_string(meeting.held_on)
	meeting.held_on <= _until
}

_until := facts.root.value["/decision/made_on"]

_until := "9999-12-31" if "/decision/made_on" in facts.root["null"]

_held_needs := {answers.need("/meetings") | facts.root.absent["/meetings"]} | {answers.need(need) |
	some i, meeting in facts.root.value["/meetings"]
	some need in kleene.lacking(meeting, _place(i), {"held_on"})
}

_place(i) := sprintf("/meetings/%d", [i])

# The meeting a finding is about: that it stands in, else the last one, which decided.
meeting_of(at) := {"at": "", "body": input.record} if {
	input.record.type == "meeting"
} else := {"at": _place(i), "body": facts.root.value["/meetings"][i]} if {
	startswith(at, "/meetings/")
	i := to_number(split(at, "/")[2])
} else := {"at": _place(i), "body": _eligible[i]} if {
	count(_held_needs) == 0
	some i in _last
	count(_last) == 1
}

_last := {i | some i, meeting in _latest; _starts_last(meeting)} if {
	every meeting in _latest { is_string(meeting.started_at) }
} else := object.keys(_latest)

_latest := {i: meeting |
	some i, meeting in _eligible
	meeting.held_on == max({other.held_on | some other in _eligible})
}

_starts_last(meeting) if meeting.started_at == max({other.started_at | some other in _latest})

# Why there is no one meeting to judge.
meeting_needs := _held_needs if {
	count(_held_needs) > 0
} else := {answers.need("/meetings")} if {
	count(_eligible) == 0
} else := {answers.need(concat("/", [_place(i), "started_at"])) | some i in _last}

# --- Division --------------------------------------------------------------------------------

divided(version, at) := _judged(version, at, meeting) if {
	meeting := meeting_of(at)
} else := answers.needs(meeting_needs)

minutes(version, at) := _minute_taker(version, meeting) if {
	meeting := meeting_of(at)
} else := answers.needs(meeting_needs)

# Whoever presides sees to it that the meeting is called and held as it should be.
held(version, at) := _presided(version, meeting, "LW-LIA-053") if {
	meeting := meeting_of(at)
}

# Whether a finding stands in a meeting.
concerns(at) if startswith(at, "/meetings/")

concerns(_) if input.record.type == "meeting"

_minute_taker(version, meeting) := entry.holder(
	meeting.body.minutes, _below(meeting, "minutes"),
	"minute_taker", "LW-LIA-053", version,
) if {
	is_object(meeting.body.minutes)
} else := answers.needs({answers.need(_below(meeting, "minutes"))})

_judged(version, at, meeting) := answers.needs({answers.need(need) | some need in lacking}) if {
	lacking := kleene.lacking(meeting.body, meeting.at, {"attendance", "presider", "items"})
	count(lacking) > 0
} else := _by_voices(version, meeting, items, _voices(version, meeting, items)) if {
	items := items_of(meeting, at)
}

_by_voices(version, meeting, items, voices) := answers.joined((({answers.needs(_unnamed(meeting))} | {_decider(version, meeting, item) |
	some item in items
}) | {_member(version, id, voice, true) | some id, voice in voices})) if {
	_overridden(meeting, items, voices) == "yes"
} else := answers.needs(((_unnamed(meeting) | _decider_needs(items)) | {need |
	some voice in voices
	some need in voice.needs
})) if {
	_overridden(meeting, items, voices) == "unknown"
} else := answers.joined({_presiding(version, meeting), answers.needs(_unnamed(meeting))} | {_member(version, id, voice, false) |
	some id, voice in voices
	_sits_as_member(meeting, id)
})

_below(meeting, key) := concat("/", [meeting.at, key])

# --- Presider ----------------------------------------------------------------------------------

_presiding(version, meeting) := _presided(version, meeting, "LW-LIA-036") if {
	_delegated(meeting) == "no"
} else := answers.needs({answers.need(need) | some need in _delegation_lacks(meeting)}) if {
	"unknown" in {_delegated(meeting), _directed(meeting)}
} else := _presided(version, meeting, "LW-LIA-045") if {
	_directed(meeting) == "no"
} else := entry.holder(meeting.body.delegation, _below(meeting, "delegation"), "granted_by", "LW-LIA-048", version)

_presided(version, meeting, branch) := answers.people({entry.liable(meeting.body.presider, branch, version, {_below(meeting, "presider")})}) if {
	is_string(meeting.body.presider)
} else := answers.needs({answers.need(_below(meeting, "presider"))})

# Whether the presider sat by the head's delegation.
_delegated(meeting) := "unknown" if {
	not "delegation" in object.keys(meeting.body)
} else := "no" if {
	null in {meeting.body.delegation, meeting.body.presider}
} else := kleene.is(meeting.body.delegation, "to", {meeting.body.presider})

# Whether the head, asked, directed the decision.
_directed(meeting) := kleene.is(meeting.body.delegation, "head_directed", {true}) if {
	is_object(meeting.body.delegation)
} else := "no"

_delegation_lacks(meeting) := {_below(meeting, "delegation")} if {
	not "delegation" in object.keys(meeting.body)
} else := kleene.lacking(meeting.body.delegation, _below(meeting, "delegation"), {"to", "head_directed"})

# --- Members -----------------------------------------------------------------------------------

_member(version, id, voice, overridden) := answers.none if {
	voice.active == "no"
} else := answers.needs(voice.needs) if {
	"unknown" in {voice.active, voice.protected}
} else := answers.people({entry.exempt(id, "member", "LW-LIA-038", voice.facts)}) if {
	voice.protected == "yes"
} else := answers.none if {
	overridden
} else := answers.people({entry.liable(id, "LW-LIA-037", version, voice.facts)})

_sits_as_member(meeting, id) if id != meeting.body.presider

# A delegate whom the head directed decided nothing.
_sits_as_member(meeting, _) if {
	_delegated(meeting) == "yes"
	_directed(meeting) == "yes"
}

# What each person was at the meeting and said: {"active", "protected", "facts", "needs"}.
# Whoever has several seats is one person.
_voices(version, meeting, items) := {id: _voice(version, items, id, seats) |
	some seat in meeting.body.attendance
	id := seat.person
	is_string(id)
	seats := _seats(meeting, id)
}

_seats(meeting, id) := {at: seat |
	some i, seat in meeting.body.attendance
	seat.person == id
	at := sprintf("%s/attendance/%d", [meeting.at, i])
}

_voice(version, items, id, seats) := {
	"active": active,
	"protected": kleene.all_of({dissented, signed}),
	"facts": (object.keys(seats) | _dissents(version, items, id)),
	"needs": {answers.need(need) |
		active != "no"
		some need in (_seat_lacks(seats, active) | _protection_lacks(version, items, id, seats, dissented, signed))
	},
} if {
	active := kleene.any_of({_active(seat) | some seat in seats})
	dissented := kleene.any_of({_dissented(version, item, id) | some item in items})
	signed := kleene.any_of({kleene.is(seat, "signed_minutes", {true}) | some seat in seats})
}

# Members who were there; where the file says neither way, it cannot be told.
_active(seat) := kleene.all_of({_told(seat, key, value) | some key, value in _membership})

_membership := {"capacity": "member", "present": true}

_told(seat, key, value) := "unknown" if {
	seat[key] == null
} else := kleene.is(seat, key, {value})

_seat_lacks(seats, active) := {concat("/", [at, key]) |
	active == "unknown"
	some at, seat in seats
	_active(seat) == "unknown"
	some key, value in _membership
	_told(seat, key, value) == "unknown"
}

# Seats without a name that may be a member's.
_unnamed(meeting) := {answers.need(sprintf("%s/attendance/%d/person", [meeting.at, i])) |
	some i, seat in meeting.body.attendance
	kleene.given(seat, "person") != "yes"
	_active(seat) != "no"
}

# --- Dissent -----------------------------------------------------------------------------------

# The items that may be about the matter: that of the finding; in a case those on the case.
items_of(meeting, at) := [{"at": place, "body": item, "relevant": relevant} |
	some i, item in meeting.body.items
	place := sprintf("%s/items/%d", [meeting.at, i])
	relevant := _relevant(item, place, at)
	relevant != "no"
]

_relevant(item, place, at) := "yes" if {
	startswith(concat("", [at, "/"]), concat("", [place, "/"]))
} else := "no" if {
	contains(at, "/items/")
} else := "yes" if {
	input.record.type == "meeting"
} else := kleene.is(item, "case_id", {null, input.record.id})

_dissented(version, item, id) := kleene.any_of({_against(version, item, statement, id) |
	some statement in item.body.statements
}) if {
	"statements" in object.keys(item.body)
} else := "unknown"

# A dissent without a topic is one from the whole proposal.
_against(version, item, statement, id) := kleene.all_of({
	item.relevant,
	kleene.is(statement, "person", {id}),
	kleene.is(statement, "topic", {version.topic, null}),
	_opposed(statement),
})

_opposed(statement) := kleene.any_of({kleene.is(statement, "position", {"against"}), kleene.is(statement, "vote", {"against"})})

_dissents(version, items, id) := {sprintf("%s/statements/%d", [item.at, i]) |
	some item in items
	some i, statement in item.body.statements
	_against(version, item, statement, id) == "yes"
}

_protection_lacks(version, items, id, seats, dissented, signed) := {concat("/", [at, "signed_minutes"]) |
	dissented != "no"
	signed == "unknown"
	some at, _ in seats
} | {need |
	signed != "no"
	dissented == "unknown"
	some item in items
	_dissented(version, item, id) == "unknown"
	some need in _item_lacks(version, item, id)
}

_item_lacks(version, item, id) := (kleene.lacking(item.body, item.at, {"statements"}) | {concat("/", [item.at, "case_id"]) |
	item.relevant == "unknown"
}) | {need |
	some i, statement in item.body.statements
	_against(version, item, statement, id) == "unknown"
	some need in kleene.lacking(statement, sprintf("%s/statements/%d", [item.at, i]), _statement_keys(statement))
}

# Position and vote say the same; one that is known to oppose is enough.
_statement_keys(statement) := {"person", "topic"} if {
	_opposed(statement) != "unknown"
} else := {"person", "topic", "position", "vote"}

# --- A right collective opinion overridden -------------------------------------------------------

# Whether most of those who decided dissented, and whoever has the last word was not one of them.
_overridden(meeting, items, voices) := "no" if {
	most := count(_unnamed(meeting)) + count(_ids(voices, {"yes", "unknown"}, {"yes", "unknown"}))
	2 * most <= count(_ids(voices, {"yes"}, _any) | _presider(meeting))
} else := "unknown" if {
	count(_decider_needs(items)) > 0
} else := "no" if {
	count(_deciders(meeting, items) & _ids(voices, {"yes"}, {"yes"})) > 0
} else := "unknown" if {
	count(_deciders(meeting, items) & _ids(voices, {"yes", "unknown"}, {"yes", "unknown"})) > 0
} else := "yes" if {
	2 * count(_ids(voices, {"yes"}, {"yes"})) > count(_unnamed(meeting)) + count(_ids(voices, {"yes", "unknown"}, _any) | _presider(meeting))
} else := "unknown"

_any := {"yes", "no", "unknown"}

_ids(voices, active, protected) := {id |
	some id, voice in voices
	voice.active in active
	voice.protected in protected
}

_presider(meeting) := {meeting.body.presider} - {null}

_deciders(meeting, items) := {id |
	some item in items
	id := _decided_by(meeting, item)
} - {null}

# Who had the last word on an item: whom the resolution names, else the presider.
_decided_by(meeting, item) := item.body.resolution.decided_by if {
	is_string(item.body.resolution.decided_by)
} else := meeting.body.presider

_decider(version, meeting, item) := entry.holder(
	item.body.resolution, concat("/", [item.at, "resolution"]),
	"decided_by", "LW-LIA-042", version,
) if {
	is_string(item.body.resolution.decided_by)
} else := _presided(version, meeting, "LW-LIA-042")

_decider_needs(items) := {answers.need(need) |
	some item in items
	some need in _last_word_lacks(item)
}

_last_word_lacks(item) := {concat("/", [item.at, "case_id"])} if {
	item.relevant == "unknown"
} else := kleene.lacking(item.body.resolution, concat("/", [item.at, "resolution"]), {"decided_by"}) if {
	is_object(item.body.resolution)
} else := kleene.lacking(item.body, item.at, {"resolution"})
