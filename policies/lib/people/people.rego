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
