# METADATA
# title: People and what they were entitled to on a day
package lib.people

import data.lib.facts

# The place of each person in the list, by id.
place[person.id] := i if some i, person in facts.root.value["/people"]

person(id) := facts.root.value["/people"][place[id]]

# What is missing to know `key` of a person, as a set with one need or none.
unknown(_, _) := {facts.need(ref)} if ref := facts.root.absent["/people"]

unknown(id, key) := {need |
	not key in object.keys(person(id))
	need := facts.need(sprintf("/people/%d/%s", [place[id], key]))
} if {
	facts.root.value["/people"]
}

unknown(_, _) := set() if "/people" in facts.root.null

# certified(id, day) gives {"known": true|false, "value", "missing"}: whether a
# certificate of the person was valid on that day.
certified(id, day) := {"holds": true, "missing": set()} if {
	some certificate in person(id).certificates
	_valid(certificate, day)
}

certified(id, day) := {"holds": false, "missing": missing} if {
	not _has_valid(id, day)
	missing := unknown(id, "certificates") | _unknown_certificates(id, day)
}

_has_valid(id, day) if {
	some certificate in person(id).certificates
	_valid(certificate, day)
}

_valid(certificate, day) if {
	# Null comes before every string, so without this no first day would be the earliest.
	is_string(certificate.valid_from)
	certificate.valid_from <= day
	_not_before(certificate.valid_to, day)
	_not_revoked(certificate.revoked_on, day)
}

_not_before(null, _)

_not_before(date, day) if {
	is_string(date)
	date >= day
}

_not_revoked(null, _)

_not_revoked(date, day) if {
	is_string(date)
	date > day
}

# A certificate that could still be valid, for what is not exported about it.
_unknown_certificates(id, day) := {need |
	some i, certificate in person(id).certificates
	not _surely_invalid(certificate, day)
	some key in ({"valid_from", "valid_to", "revoked_on"} - object.keys(certificate))
	need := facts.need(sprintf("/people/%d/certificates/%d/%s", [place[id], i, key]))
}

_unknown_certificates(id, _) := set() if not person(id).certificates

_surely_invalid(certificate, _) if certificate.valid_from == null

_surely_invalid(certificate, day) if certificate.valid_from > day

_surely_invalid(certificate, day) if {
	is_string(certificate.valid_to)
	certificate.valid_to < day
}

_surely_invalid(certificate, day) if {
	is_string(certificate.revoked_on)
	certificate.revoked_on <= day
}

# held(id, titles, day) gives {"holds", "missing"}: whether the person held one of the
# posts on that day. It surely was not so where `holds` is false and nothing is missing.
held(id, titles, day) := {"holds": true, "missing": set()} if {
	_holds_one(id, titles, day)
} else := {"holds": false, "missing": (unknown(id, "posts") | _unknown_posts(id, titles, day))}

_holds_one(id, titles, day) if {
	some post in person(id).posts
	post.title in titles
	is_string(post.from_on)
	post.from_on <= day
	_not_before(post.to_on, day)
}

# A post that could be one of them on that day, for what is not exported about it.
_unknown_posts(id, titles, day) := {need |
	some i, post in person(id).posts
	not _surely_another_post(post, titles, day)
	some key in ({"title", "from_on", "to_on"} - object.keys(post))
	need := facts.need(sprintf("/people/%d/posts/%d/%s", [place[id], i, key]))
}

_surely_another_post(post, titles, _) if {
	"title" in object.keys(post)
	not post.title in titles
}

_surely_another_post(post, _, _) if post.from_on == null

_surely_another_post(post, _, day) if post.from_on > day

_surely_another_post(post, _, day) if {
	is_string(post.to_on)
	post.to_on < day
}
