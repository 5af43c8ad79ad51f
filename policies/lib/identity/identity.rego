# METADATA
# title: Whether two files speak of one person
# description: >-
#   An officer of one file is found again in another by name, and told from others of the name
#   by an identity number or a certificate's number; a name alone shows nobody to be the same.
#   A party is found again by its number, and a unit that has none by its name. Numbers leave
#   a record as digests only.
package lib.identity

import data.lib.across
import data.lib.facts
import data.lib.people

# The numbers of an officer by their id in the file: the facts `identity` and `certificates`,
# with `lacks`.
officer[id] := object.union(
	{"certificates": _certificates(person), "lacks": lacks},
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

_unknown_certificates(person, i) := {"certificates": min(refs) | refs := _without_numbers(person, i); count(refs) > 0}

_without_numbers(person, i) := {sprintf("/people/%d/certificates", [i])} if {
	not "certificates" in object.keys(person)
} else := {sprintf("/people/%d/certificates/%d/number", [i, j]) |
	some j, certificate in person.certificates
	not "number" in object.keys(certificate)
}

# same_officer(first, second) is a test (see lib.across) of two members with these facts.
same_officer(first, second) := across.test(false, set()) if {
	_shares_number(first.facts, second.facts)
} else := across.test(true, set()) if {
	is_string(first.facts.identity)
	is_string(second.facts.identity)
	first.facts.identity != second.facts.identity
} else := across.test(false, lacks) if {
	lacks := across.lacking(first, _numbers) | across.lacking(second, _numbers)
	count(lacks) > 0
} else := across.test(true, set())

_numbers := {"identity", "certificates"}

_shares_number(first, second) if {
	is_string(first.identity)
	first.identity == second.identity
}

_shares_number(first, second) if {
	some number in first.certificates
	number in second.certificates
}

# What the party is found again by, as parts of a key: its credit code, or its identity number
# where it has no code, or the name of a unit that has none.
party := ["number", facts.root.value["/party/credit_code"]]

party := ["number", facts.root.value["/party/identity_number"]] if "/party/credit_code" in facts.root.null

party := ["unit", facts.root.value["/party/name"]] if {
	"/party/credit_code" in facts.root.null
	"/party/identity_number" in facts.root.null
	facts.root.value["/party/kind"] in {"legal_person", "other_organisation"}
}
