package rules.meetings.entries_test

import data.rules.meetings.entries

_person(id, title) := {"id": id, "posts": [{"id": "1", "title": title, "from_on": "2018-03-01", "to_on": null}]}

_item(id) := {"id": id, "matter": "other", "proposed_by": "p1", "confirmed_by": "p1", "needs_decision": true, "resolution": {"measures": "x"}, "reported_by": "p1", "material_ready": true, "discussion_attested_by": "p1"}

_meeting := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"people": [_person("p1", "principal_head"), _person("p2", "enforcement_officer")],
	"entitled": ["p1"],
	"attendance": [],
	"items": [_item("i1"), _item("i2")],
}

_with(path, value) := json.patch(_meeting, [{"op": "add", "path": path, "value": value}])

_without(path) := json.patch(_meeting, [{"op": "remove", "path": path}])

_all(row, record) := {name: found |
	some name, entries_ in _sets(record)
	found := {entry | some entry in entries_; entry[0] == row}
}

_sets(record) := sets if {
	sets := {"fails": entries.fails, "missing": entries.missing, "pending": entries.pending, "idle": entries.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": record}
}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail(row) := object.union(_pass, {"fails": {[row, ""]}})

_idle(row) := object.union(_pass, {"idle": {[row, ""]}})

_pending(row) := object.union(_pass, {"pending": {[row, "", null]}})

_lacks(row, refs) := object.union(_pass, {"missing": {[row, "", {"kind": "record", "ref": ref}] | some ref in refs}})

_proposed := "MTG-0004#1"

_confirmed := "MTG-0005#1"

_measured := "MTG-0017#1"

_attested := "MTG-0020#1"

test_pass_if_every_entry_answers if {
	_all(_proposed, _meeting) == _pass
	_all(_confirmed, _meeting) == _pass
	_all(_attested, _meeting) == _pass
}

test_fail_if_one_answers_nothing if _all(_proposed, _with("/items/1/proposed_by", null)) == _fail(_proposed)

test_fail_if_one_names_somebody_not_listed if _all(_proposed, _with("/items/1/proposed_by", "p2")) == _fail(_proposed)

test_pass_where_nobody_is_listed if _all(_proposed, _with("/entitled", null)) == _pass

test_undetermined_without_the_list_of_people if _all(_proposed, _without("/entitled")) == _lacks(_proposed, {"/entitled"})

test_fail_if_somebody_holds_another_post if _all(_confirmed, _with("/items/0/confirmed_by", "p2")) == _fail(_confirmed)

test_fail_in_post_one_day_later if {
	_all(_confirmed, _with("/people/0/posts/0/from_on", "2026-03-31")) == _fail(_confirmed)
	_all(_confirmed, _with("/people/0/posts/0/from_on", "2026-03-30")) == _pass
}

test_undetermined_without_the_posts if _all(_confirmed, _without("/people/0/posts")) == _lacks(_confirmed, {"/people/0/posts"})

test_undetermined_without_the_answer if _all(_proposed, _without("/items/0/proposed_by")) == _lacks(_proposed, {"/items/0/proposed_by"})

test_undetermined_without_the_entries if _all(_proposed, _without("/items")) == _lacks(_proposed, {"/items"})

test_fail_that_is_known_stands_beside_what_is_not if {
	record := json.patch(_with("/items/0/proposed_by", null), [{"op": "remove", "path": "/items/1/proposed_by"}])
	_all(_proposed, record) == object.union(_fail(_proposed), _missing(_proposed, "/items/1/proposed_by"))
}

_missing(row, ref) := {"missing": {[row, "", {"kind": "record", "ref": ref}]}}

test_pending_before_the_meeting if {
	record := json.patch(_with("/held_on", null), [{"op": "add", "path": "/items/0/proposed_by", "value": null}])
	_all(_proposed, record) == _pending(_proposed)
}

test_idle_if_no_entry_is_meant if {
	_all(_measured, _meeting) == _idle(_measured)
	_all(_proposed, _with("/items", null)) == _idle(_proposed)
}

test_undetermined_if_an_entry_may_be_meant if {
	_all(_measured, _without("/items/0/matter")) == _lacks(_measured, {"/items/0/matter"})
}

test_pass_if_an_entry_that_may_be_meant_lacks_nothing if {
	_all(_attested, _without("/items/0/needs_decision")) == _pass
}

test_undetermined_if_an_entry_that_may_be_meant_lacks_something if {
	record := json.patch(_without("/items/0/needs_decision"), [{"op": "add", "path": "/items/0/discussion_attested_by", "value": null}])
	_all(_attested, record) == _lacks(_attested, {"/items/0/needs_decision"})
}

_superior(patches) := json.patch(_with("/items/0/matter", "implement_superior_decisions"), patches)

test_a_path_of_two_keys_reads_null_above_as_null if {
	_all(_measured, _superior([])) == _pass
	_all(_measured, _superior([{"op": "add", "path": "/items/0/resolution", "value": null}])) == _fail(_measured)
	_all(_measured, _superior([{"op": "add", "path": "/items/0/resolution/measures", "value": null}])) == _fail(_measured)
	_all(_measured, _superior([{"op": "remove", "path": "/items/0/resolution/measures"}])) == _lacks(_measured, {"/items/0/resolution/measures"})
	_all(_measured, _superior([{"op": "remove", "path": "/items/0/resolution"}])) == _lacks(_measured, {"/items/0/resolution"})
}
