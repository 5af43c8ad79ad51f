package lib.identity_test

import data.lib.identity

_record(people, party) := {
	"as_of": "2026-11-24",
	"settings": {},
	"record": {"type": "penalty_case", "id": "T", "people": people, "party": party},
}

_officer(person) := found if {
	found := identity.officer.p with input as _record([object.union({"id": "p"}, person)], null)
}

_party(party) := found if {
	found := identity.party with input as _record(null, party)
}

test_an_officer_has_the_numbers_that_the_file_holds if {
	found := _officer({"identity_number": "1", "certificates": [{"id": "1", "number": "c"}, {"id": "2", "number": null}]})
	count(found.identity) == 24
	count(found.certificates) == 1
	found.lacks == {}
}

test_an_officer_without_numbers_lacks_none if {
	_officer({"identity_number": null, "certificates": null}) == {"identity": null, "certificates": set(), "lacks": {}}
}

test_what_is_not_exported_of_an_officer_is_named if {
	_officer({}).lacks == {"identity": "/people/0/identity_number", "certificates": "/people/0/certificates"}
	_officer({"certificates": [{"id": "1"}]}).lacks.certificates == "/people/0/certificates/0/number"
}

test_a_party_is_known_by_its_code_then_its_number_then_a_units_name if {
	_party({"credit_code": "c", "identity_number": "i"}) == ["number", "c"]
	_party({"credit_code": null, "identity_number": "i"}) == ["number", "i"]
	_party({"credit_code": null, "identity_number": null, "kind": "legal_person", "name": "n"}) == ["unit", "n"]
}

test_a_party_is_not_known_by_what_stands_in_for_a_fact_that_is_absent if {
	not _party({"identity_number": "i"})
	not _party({"credit_code": null, "identity_number": null, "kind": "natural_person", "name": "n"})
	not _party({"credit_code": null, "identity_number": null, "name": "n"})
}
