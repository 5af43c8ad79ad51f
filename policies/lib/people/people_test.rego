package lib.people_test

import data.lib.people

_record(posts) := {"type": "meeting", "id": "T", "people": [{"id": "p1", "posts": posts}]}

_post(from, to) := {"id": "1", "title": "principal_head", "from_on": from, "to_on": to}

_held(record, day) := answer if {
	answer := people.held("p1", {"principal_head"}, day) with input as {"as_of": "2026-11-24", "record": record}
}

_yes := {"holds": true, "missing": set()}

_no := {"holds": false, "missing": set()}

_open(ref) := {"holds": false, "missing": {{"kind": "record", "ref": ref}}}

test_holds_from_the_first_day_on if {
	_held(_record([_post("2026-03-30", null)]), "2026-03-30") == _yes
	_held(_record([_post("2026-03-30", null)]), "2026-03-29") == _no
}

test_holds_until_the_last_day if {
	_held(_record([_post("2018-03-01", "2026-03-30")]), "2026-03-30") == _yes
	_held(_record([_post("2018-03-01", "2026-03-29")]), "2026-03-30") == _no
}

test_another_post_is_none if {
	_held(_record([object.union(_post("2018-03-01", null), {"title": "deputy_head"})]), "2026-03-30") == _no
	_held(_record(null), "2026-03-30") == _no
}

test_a_post_that_never_began_is_none if _held(_record([_post(null, null)]), "2026-03-30") == _no

test_one_of_several_is_enough if {
	_held(_record([{"id": "0"}, _post("2018-03-01", null)]), "2026-03-30") == _yes
}

test_unknown_for_what_is_absent_of_a_post if {
	_held(_record([object.remove(_post("2018-03-01", null), ["title"])]), "2026-03-30") == _open("/people/0/posts/0/title")
	_held(_record([object.remove(_post("2018-03-01", null), ["from_on"])]), "2026-03-30") == _open("/people/0/posts/0/from_on")
	_held(_record([object.remove(_post("2018-03-01", null), ["to_on"])]), "2026-03-30") == _open("/people/0/posts/0/to_on")
}

test_known_where_the_rest_settles_it if {
	_held(_record([object.remove(_post("2026-03-31", null), ["title"])]), "2026-03-30") == _no
	_held(_record([object.remove(_post("2018-03-01", "2026-03-29"), ["from_on"])]), "2026-03-30") == _no
}

test_unknown_without_the_list if {
	_held({"type": "meeting", "id": "T", "people": [{"id": "p1"}]}, "2026-03-30") == _open("/people/0/posts")
	_held({"type": "meeting", "id": "T"}, "2026-03-30") == _open("/people")
}

test_nobody_where_the_file_names_nobody if _held({"type": "meeting", "id": "T", "people": null}, "2026-03-30") == _no

_certificate(from, to, revoked) := {"id": "1", "valid_from": from, "valid_to": to, "revoked_on": revoked}

_certified(certificates, day) := answer if {
	record := {"type": "meeting", "id": "T", "people": [{"id": "p1", "certificates": certificates}]}
	answer := people.certified("p1", day) with input as {"as_of": "2026-11-24", "record": record}
}

test_certified_from_the_first_day_to_the_last if {
	valid := [_certificate("2024-01-01", "2026-03-30", null)]
	_certified(valid, "2024-01-01") == _yes
	_certified(valid, "2023-12-31") == _no
	_certified(valid, "2026-03-30") == _yes
	_certified(valid, "2026-03-31") == _no
}

test_a_certificate_revoked_on_the_day_is_none if {
	revoked := [_certificate("2024-01-01", null, "2026-03-30")]
	_certified(revoked, "2026-03-29") == _yes
	_certified(revoked, "2026-03-30") == _no
}

test_a_certificate_without_a_first_day_is_none if {
	_certified([_certificate(null, null, null)], "2026-03-30") == _no
}
