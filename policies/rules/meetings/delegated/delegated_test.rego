package rules.meetings.delegated_test

import data.rules.meetings.delegated

_row := "MTG-0012#1"

_person(id, title) := {"id": id, "posts": [{"id": "1", "title": title, "from_on": "2018-03-01", "to_on": null}]}

_meeting := {
	"type": "meeting",
	"id": "T",
	"organ": {"name": "临武县应急管理局"},
	"body": "bureau_affairs_meeting",
	"held_on": "2026-03-30",
	"presider": "p2",
	"delegation": {"granted_by": "p1", "to": "p2"},
	"people": [_person("p1", "principal_head"), _person("p2", "deputy_head"), _person("p3", "deputy_head")],
}

_all(patches) := found if {
	found := {"fails": delegated.fails, "missing": delegated.missing, "pending": delegated.pending, "idle": delegated.idle} with input as {"as_of": "2026-11-24", "settings": {}, "record": json.patch(_meeting, patches)}
}

_put(path, value) := {"op": "add", "path": path, "value": value}

_drop(path) := {"op": "remove", "path": path}

_pass := {"fails": set(), "missing": set(), "pending": set(), "idle": set()}

_fail := object.union(_pass, {"fails": {[_row, ""]}})

_idle := object.union(_pass, {"idle": {[_row, ""]}})

_pending := object.union(_pass, {"pending": {[_row, "", null]}})

_lacks(refs) := object.union(_pass, {"missing": {[_row, "", {"kind": "record", "ref": ref}] | some ref in refs}})

test_pass_if_the_head_delegated if _all([]) == _pass

test_fail_without_a_delegation if _all([_put("/delegation", null)]) == _fail

test_fail_if_delegated_to_another_or_by_another if {
	_all([_put("/delegation/to", "p3")]) == _fail
	_all([_put("/delegation/granted_by", "p3")]) == _fail
}

test_fail_if_the_grantor_became_head_one_day_later if {
	_all([_put("/people/0/posts/0/from_on", "2026-03-31")]) == _fail
	_all([_put("/people/0/posts/0/from_on", "2026-03-30")]) == _pass
}

test_idle_if_the_head_presides if _all([_put("/presider", "p1")]) == _idle

test_idle_if_nobody_is_named if _all([_put("/presider", null)]) == _idle

test_undetermined_without_delegation_or_posts if {
	_all([_drop("/delegation")]) == _lacks({"/delegation"})
	_all([_drop("/delegation/granted_by")]) == _lacks({"/delegation/granted_by"})
	_all([_drop("/people/0/posts")]) == _lacks({"/people/0/posts"})
	_all([_drop("/people/1/posts")]) == _lacks({"/people/1/posts"})
}

test_pending_before_the_meeting if _all([_put("/delegation", null), _put("/held_on", null)]) == _pending
