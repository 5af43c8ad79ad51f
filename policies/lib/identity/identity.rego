# METADATA
# title: Whether two files speak of one person
# description: >-
#   A person of one file is found again in another by name, and told from others of the name
#   by an identity number, a certificate's number or a credit code. Numbers leave a record as
#   digests only. A name alone shows nobody to be the same, but that of a unit for which
#   neither file holds a code.
package lib.identity

import data.lib.across
import data.lib.facts
import data.lib.people

# The numbers of an officer by their id in the file, as {"id", "identity", "certificates",
# "lacks"}.
officer[id] := object.union(
	{"id": id, "certificates": _certificates(person), "lacks": lacks},
	{"identity": _digest(person.identity_number) | "identity_number" in object.keys(person)},
) if {
	some id, i in people.place
	person := facts.root.value["/people"][i]
	lacks := object.union(_unknown_identity(person, i), _unknown_certificates(person, i))
}

_digest(null) := null

_digest(text) := across.digest(text, 24) if is_string(text)

_certificates(person) := {_digest(certificate.number) |
	some certificate in person.certificates
	is_string(certificate.number)
}

_unknown_identity(person, _) := {} if "identity_number" in object.keys(person)

_unknown_identity(person, i) := {"identity": sprintf("/people/%d/identity_number", [i])} if {
	not "identity_number" in object.keys(person)
}

_unknown_certificates(person, i) := {"certificates": ref |
	ref := min(_without_numbers(person, i))
}

_without_numbers(person, i) := {sprintf("/people/%d/certificates", [i])} if {
	not "certificates" in object.keys(person)
} else := {sprintf("/people/%d/certificates/%d/number", [i, j]) |
	some j, certificate in person.certificates
	not "number" in object.keys(certificate)
}

# same_officer(first, second) is a test (see lib.across) of two members whose facts have a
# `person`: both bear the name.
same_officer(first, second) := across.test(false, set()) if {
	_shares_number(first.facts.person, second.facts.person)
} else := across.test(true, set()) if {
	_other(first.facts.person, second.facts.person, "identity")
} else := across.test(false, lacks) if {
	lacks := _lacking(first, "person", {"identity", "certificates"}) | _lacking(second, "person", {"identity", "certificates"})
	count(lacks) > 0
} else := across.test(true, set())

_shares_number(first, second) if {
	is_string(first.identity)
	first.identity == second.identity
}

_shares_number(first, second) if {
	some number in first.certificates
	number in second.certificates
}

_other(first, second, name) if {
	is_string(first[name])
	is_string(second[name])
	first[name] != second[name]
}

_lacking(member, name, keys) := {{"place": member.place, "kind": "record", "ref": ref} |
	some key in keys
	ref := member.facts[name].lacks[key]
}

# The numbers of the party, as {"code", "identity", "kind", "lacks"}.
party := object.union(_party, {name: _digest(number) |
	some name in {"code", "identity"}
	number := _party[name]
})

_party := across.told("", "", {"code": "/party/credit_code", "identity": "/party/identity_number", "kind": "/party/kind"})

# same_party(first, second) is the same test of members whose facts have a `party`.
same_party(first, second) := across.test(false, set()) if {
	some name in {"code", "identity"}
	is_string(first.facts.party[name])
	first.facts.party[name] == second.facts.party[name]
} else := across.test(true, set()) if {
	some name in {"code", "identity"}
	_other(first.facts.party, second.facts.party, name)
} else := across.test(false, lacks) if {
	lacks := _lacking(first, "party", {"code", "identity", "kind"}) | _lacking(second, "party", {"code", "identity", "kind"})
	count(lacks) > 0
} else := across.test(false, set()) if {
	first.facts.party.code == null
	second.facts.party.code == null
	first.facts.party.kind in _units
	second.facts.party.kind in _units
} else := across.test(true, set())

_units := {"legal_person", "other_organisation"}
